//! Reading `content/`: the answers, their examples, the guide, and what was executed; each checked against the catalogue.
//!
//! It must not know the catalogue's fields beyond id, level and whether the answer is pending.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::catalogue::Record;
use super::defect::Defect;
use super::example::{self, Runtime};
use super::executed::{self, Executed};
use super::front;
use super::link::Origin;
use super::markdown::{self, Pointer};
use super::nearest::nearest;
use super::problem::{Place, Problem};
use super::references::{self, Outlines};
use super::{Answer, Guide};
use crate::{Date, Level, QuestionId};

/// The folder of the content, relative to the root.
const FOLDER: &str = "content";

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
                _ if name == "guide.md" || name == "executed.json" => {}
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
        let examples = self.examples(&folder, &answer_file, id, &outline.quoted);
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
                words: length.words,
                reading_minutes: length.minutes(),
            },
        );
        self.outlines.insert(Some(record.id.clone()), outline);
    }

    /// The examples in the order in which they are quoted.
    fn examples(
        &mut self,
        folder: &Path,
        answer: &Path,
        id: &str,
        quoted: &[Pointer],
    ) -> Vec<example::Example> {
        let names = entries(&self.root.join(folder));
        let mut found = BTreeMap::new();
        for name in &names {
            let file = folder.join(name);
            let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
            match ending {
                "py" => {
                    let printed = folder.join(format!("{stem}.out"));
                    let output = names
                        .contains(&format!("{stem}.out"))
                        .then(|| self.text(&printed, Some(id)).unwrap_or_default());
                    if let Some(text) = self.text(&file, Some(id)) {
                        let (example, mut problems) = example::read(&file, name, &text, output, id);
                        self.content.problems.append(&mut problems);
                        found.insert(name.clone(), example);
                    }
                }
                "out" if !names.contains(&format!("{stem}.py")) => {
                    let name = format!("{stem}.py");
                    self.report(
                        Place::start_of(&file),
                        Some(id),
                        Defect::OutputWithoutExample { name },
                    );
                }
                "out" => {}
                _ if name == "answer.md" => {}
                _ => self.report(Place::start_of(&file), Some(id), Defect::UnexpectedFile),
            }
        }
        let mut examples: Vec<example::Example> = Vec::new();
        for pointer in quoted {
            let name = pointer.address.clone();
            if examples.iter().any(|example| example.name == name) {
                self.report(
                    pointer.place.clone(),
                    Some(id),
                    Defect::ExampleQuotedTwice { name },
                );
            } else if let Some(example) = found.remove(&name) {
                examples.push(example);
            } else {
                let candidates = names.iter().filter(|name| name.as_str() != "answer.md");
                let nearest = nearest(&name, candidates.map(String::as_str));
                self.report(
                    pointer.place.clone(),
                    Some(id),
                    Defect::MissingExample { name, nearest },
                );
            }
        }
        for (name, example) in found {
            let mut place = Place::start_of(answer);
            place.file = folder.join(&name);
            self.report(place, Some(id), Defect::UnquotedExample { name });
            examples.push(example);
        }
        examples
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

/// The names in a folder, sorted, without hidden ones; none if there is no such folder.
fn entries(folder: &Path) -> Vec<String> {
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
