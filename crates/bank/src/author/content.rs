//! Reading `content/`: the answers, their examples, the guide, and what was executed; each checked against the catalogue.
//!
//! It must not know the catalogue's fields beyond id, level and whether the answer is pending.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::catalogue::Record;
use super::defect::Defect;
use super::example::{self, Runtime};
use super::front;
use super::json::Document;
use super::link::{Origin, Target};
use super::markdown::{self, Outline, Pointer};
use super::nearest::nearest;
use super::problem::{Place, Problem};
use super::{Answer, Executed, Guide};
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
    reading.check_links();
    reading.executed();
    reading.content
}

struct Reading<'a> {
    root: &'a Path,
    today: Option<Date>,
    records: &'a [Record],
    content: Content,
    /// What each answer says, and the guide under no id.
    outlines: BTreeMap<Option<QuestionId>, Outline>,
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

    fn check_links(&mut self) {
        let mut found = Vec::new();
        for (from, outline) in &self.outlines {
            for pointer in &outline.links {
                if let Some(defect) = self.defect_of(from.as_ref(), pointer) {
                    let question = from.as_ref().map(ToString::to_string);
                    found.push((pointer.place.clone(), question, defect));
                }
            }
        }
        for (place, question, defect) in found {
            self.report(place, question.as_deref(), defect);
        }
    }

    fn defect_of(&self, from: Option<&QuestionId>, pointer: &Pointer) -> Option<Defect> {
        let target = pointer.address.clone();
        let lacks = |page: Option<QuestionId>, fragment: Option<&String>| {
            let fragment = fragment?;
            let is_there = match self.outlines.get(&page) {
                Some(outline) => outline.headings.contains(fragment),
                // A page that can't be read is a problem of its own; one that is still pending has no headings.
                None => !self
                    .records
                    .iter()
                    .any(|record| record.pending && Some(&record.id) == page.as_ref()),
            };
            (!is_there).then(|| Defect::BrokenFragment {
                target: target.clone(),
            })
        };
        match &pointer.target {
            Target::External => None,
            Target::Insecure => Some(Defect::InsecureLink { target }),
            Target::Nowhere => Some(Defect::BrokenLink {
                target,
                nearest: None,
            }),
            Target::Guide { fragment } => lacks(None, fragment.as_ref()),
            Target::Heading { fragment } => lacks(from.cloned(), Some(fragment)),
            Target::Question {
                level,
                id,
                fragment,
            } => {
                let known = self
                    .records
                    .iter()
                    .any(|record| record.id == *id && record.level.is_none_or(|its| its == *level));
                if known {
                    return lacks(Some(id.clone()), fragment.as_ref());
                }
                let ids = self.records.iter().map(|record| record.id.as_str());
                let nearest = nearest(id.as_str(), ids);
                Some(Defect::BrokenLink { target, nearest })
            }
            Target::Example { name } => {
                let quotes = from.and_then(|id| self.outlines.get(&Some(id.clone())))?;
                let is_quoted = quotes.quoted.iter().any(|quoted| quoted.address == *name);
                (!is_quoted).then_some(Defect::BrokenLink {
                    target,
                    nearest: None,
                })
            }
        }
    }

    fn executed(&mut self) {
        let runs = |runtime| {
            let mut examples = self
                .content
                .answers
                .values()
                .flat_map(|answer| &answer.examples);
            examples.any(|example| example.runtimes.contains(&runtime))
        };
        let (on_pyodide, on_cpython) = (runs(Runtime::Pyodide), runs(Runtime::CPython));
        let file = Path::new(FOLDER).join("executed.json");
        if !self.root.join(&file).is_file() {
            if on_pyodide || on_cpython {
                self.report(Place::start_of(&file), None, Defect::MissingExecuted);
            }
            return;
        }
        let Some(text) = self.text(&file, None) else {
            return;
        };
        let document = Document::new(&file, &text);
        if let Some(object) = document.root().and_then(super::json::Value::object) {
            let version = |name, needed| {
                let value = if needed {
                    object.required(name)
                } else {
                    object.optional(name)
                };
                let version = value.as_ref()?.text()?;
                if !version.starts_with(|first: char| first.is_ascii_digit()) {
                    value?.report(Defect::BadVersion { found: version });
                    return None;
                }
                Some(version)
            };
            let executed = Executed {
                cpython: version("cpython", on_cpython),
                pyodide: version("pyodide", on_pyodide),
            };
            object.finish(&["cpython", "pyodide"]);
            self.content.executed = Some(executed);
        }
        self.content.problems.append(&mut document.into_problems());
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
