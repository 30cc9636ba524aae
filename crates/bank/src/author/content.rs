//! Reading `content/`: the answers, their examples, the guide, and what was executed; each checked against the catalogue.
//!
//! It must not know the catalogue's fields beyond id, level and whether the answer is pending.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::beside::Beside;
use super::catalogue::Record;
use super::defect::Defect;
use super::example::Runtime;
use super::executed::{self, Executed};
use super::front;
use super::link::Origin;
use super::markdown;
use super::nearest::nearest;
use super::problem::{Place, Problem};
use super::references::{self, Outlines};
use super::{Answer, Guide};
use crate::{Date, Level, QuestionId};

/// The folder of the content, relative to the root.
const FOLDER: &str = "content";

/// The packages that examples may need, a name a line.
const REQUESTS: &str = "requirements.in";
/// The same with everything that they need themselves, pinned.
const REQUIREMENTS: &str = "requirements.txt";

/// What the folder holds.
#[derive(Default)]
pub(super) struct Content {
    pub(super) answers: BTreeMap<QuestionId, Answer>,
    pub(super) guide: Option<Guide>,
    pub(super) executed: Option<Executed>,
    pub(super) problems: Vec<Problem>,
}

/// Reads the folder under `root`.
pub(super) fn read(root: &Path, records: &[Record], today: Option<Date>) -> Content {
    let mut reading = Reading {
        root,
        today,
        records,
        packages: packages(root),
        content: Content::default(),
        outlines: BTreeMap::new(),
    };
    reading.top();
    for record in records {
        reading.question(record);
    }
    reading.guide();
    let mut broken = references::check(records, &reading.outlines);
    reading.content.problems.append(&mut broken);
    reading.executed();
    reading.content
}

struct Reading<'a> {
    root: &'a Path,
    today: Option<Date>,
    records: &'a [Record],
    /// The packages that examples may need.
    packages: Vec<String>,
    content: Content,
    outlines: Outlines,
}

impl Reading<'_> {
    fn report(&mut self, place: Place, question: Option<&str>, defect: Defect) {
        self.content.problems.push(Problem {
            place,
            field: String::new(),
            question: question.map(str::to_owned),
            defect,
        });
    }

    fn text(&mut self, file: &Path, question: Option<&str>) -> Option<String> {
        match fs::read_to_string(self.root.join(file)) {
            Ok(text) => Some(text),
            Err(error) => {
                let reason = error.to_string();
                self.report(
                    Place::start_of(file),
                    question,
                    Defect::Unreadable { reason },
                );
                None
            }
        }
    }

    /// Reports what stands in the folder and belongs to no question.
    fn top(&mut self) {
        for name in entries(&self.root.join(FOLDER)) {
            let path = Path::new(FOLDER).join(&name);
            match Level::parse(&name) {
                Some(level) if self.root.join(&path).is_dir() => self.level(level, &path),
                _ if matches!(
                    name.as_str(),
                    "guide.md" | "executed.json" | REQUESTS | REQUIREMENTS
                ) => {}
                _ => self.report(Place::start_of(&path), None, Defect::UnexpectedFile),
            }
        }
    }

    fn level(&mut self, level: Level, folder: &Path) {
        for name in entries(&self.root.join(folder)) {
            let path = folder.join(&name);
            if !self.root.join(&path).is_dir() {
                self.report(Place::start_of(&path), None, Defect::UnexpectedFile);
                continue;
            }
            let record = self
                .records
                .iter()
                .find(|record| record.id.as_str() == name);
            let elsewhere = match record {
                // Where the record's level is wrong, that is the problem to mend first.
                Some(record) if record.level.is_none_or(|its| its == level) => continue,
                Some(record) => record.level,
                None => None,
            };
            let near = match elsewhere {
                Some(_) => None,
                None => nearest(&name, self.records.iter().map(|record| record.id.as_str())),
            };
            self.report(
                Place::start_of(&path),
                Some(&name),
                Defect::OrphanFolder {
                    elsewhere,
                    nearest: near,
                },
            );
        }
    }

    fn question(&mut self, record: &Record) {
        let Some(level) = record.level else { return };
        let id = record.id.as_str();
        let folder: PathBuf = [FOLDER, level.slug(), id].iter().collect();
        let answer_file = folder.join("answer.md");
        let exists = self.root.join(&answer_file).is_file();
        match (record.pending, exists) {
            (true, true) => {
                let id = id.to_owned();
                self.report(
                    Place::start_of(&answer_file),
                    Some(&id),
                    Defect::AnswerOfPending { id: id.clone() },
                );
            }
            (false, false) => {
                let id = id.to_owned();
                self.report(
                    Place::start_of(&answer_file),
                    Some(&id),
                    Defect::MissingAnswer { id: id.clone() },
                );
            }
            (true, false) | (false, true) => {}
        }
        if !exists {
            return;
        }
        let Some(markdown) = self.text(&answer_file, Some(id)) else {
            return;
        };
        let mut outline =
            markdown::outline(&answer_file, &markdown, Origin::Answer(level), Some(id));
        self.content.problems.append(&mut outline.problems);
        let beside = Beside::read(self.root, &folder, id, &outline, &self.packages);
        self.content.problems.extend(beside.problems);
        let examples = beside.examples;
        let mut length = outline.length;
        for example in &examples {
            length.add_code(&example.code);
            length.add_code(&example.output);
        }
        self.content.answers.insert(
            record.id.clone(),
            Answer {
                markdown,
                examples,
                diagrams: beside.diagrams,
                words: length.words,
                reading_minutes: length.minutes(),
            },
        );
        self.outlines.insert(Some(record.id.clone()), outline);
    }

    fn guide(&mut self) {
        let file = Path::new(FOLDER).join("guide.md");
        if !self.root.join(&file).is_file() {
            self.report(Place::start_of(&file), None, Defect::MissingGuide);
            return;
        }
        let Some(text) = self.text(&file, None) else {
            return;
        };
        let mut front = front::read(&file, &text, self.today);
        self.content.problems.append(&mut front.problems);
        // Blank lines in the place of the front matter, so that every line keeps its number.
        let (before, markdown) = text.split_at(front.length);
        let text = "\n".repeat(before.matches('\n').count()) + markdown;
        let mut outline = markdown::outline(&file, &text, Origin::Guide, None);
        self.content.problems.append(&mut outline.problems);
        if let (Some(checked), Some(python)) = (front.checked, front.python) {
            self.content.guide = Some(Guide {
                markdown: markdown.trim_start().to_owned(),
                checked,
                python,
                words: outline.length.words,
                reading_minutes: outline.length.minutes(),
            });
        }
        self.outlines.insert(None, outline);
    }

    fn executed(&mut self) {
        let answers = self.content.answers.values();
        let examples = answers.flat_map(|answer| &answer.examples);
        let needed: BTreeSet<Runtime> = examples
            .flat_map(|example| example.runtimes.iter().copied())
            .collect();
        let file = Path::new(FOLDER).join("executed.json");
        if !self.root.join(&file).is_file() {
            if !needed.is_empty() {
                self.report(Place::start_of(&file), None, Defect::MissingExecuted);
            }
            return;
        }
        let Some(text) = self.text(&file, None) else {
            return;
        };
        let (executed, mut problems) =
            executed::read(&file, &text, |runtime| needed.contains(&runtime));
        self.content.executed = executed;
        self.content.problems.append(&mut problems);
    }
}

/// The packages that examples may need; none if no file names any.
fn packages(root: &Path) -> Vec<String> {
    let text = fs::read_to_string(root.join(FOLDER).join(REQUESTS)).unwrap_or_default();
    // A line is a name, perhaps with extras and a version behind it.
    let ends = |character: char| !character.is_ascii_alphanumeric() && character != '-';
    text.lines()
        .filter_map(|line| line.split(ends).next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The names in a folder, sorted, without hidden ones; none if there is no such folder.
pub(super) fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}
