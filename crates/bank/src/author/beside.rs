//! What stands beside an answer: its examples and its diagrams, matched with what the answer quotes.
//!
//! It must not know the answer's text beyond what it quotes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::content::entries;
use super::defect::Defect;
use super::example::{self, Example};
use super::markdown::{Outline, Pointer};
use super::nearest::nearest;
use super::picture::{self, Picture};
use super::problem::{Place, Problem};

/// What stands beside an answer, each in the order in which it is quoted, and what is wrong with it.
pub(super) struct Beside {
    pub(super) examples: Vec<Example>,
    pub(super) diagrams: Vec<Picture>,
    pub(super) problems: Vec<Problem>,
}

impl Beside {
    /// Reads everything in `folder` but the answer itself.
    pub(super) fn read(
        root: &Path,
        folder: &Path,
        id: &str,
        outline: &Outline,
        packages: &[String],
    ) -> Self {
        let mut reading = Reading {
            root,
            folder,
            id,
            names: entries(&root.join(folder)),
            examples: BTreeMap::new(),
            diagrams: BTreeMap::new(),
            problems: Vec::new(),
        };
        for name in reading.names.clone() {
            reading.file(&name, packages);
        }
        let (mut examples, mut diagrams) = (
            std::mem::take(&mut reading.examples),
            std::mem::take(&mut reading.diagrams),
        );
        let quoted_examples = reading.quoted(&outline.quoted, &mut examples);
        let quoted_diagrams = reading.quoted(&outline.diagrams, &mut diagrams);
        for name in examples.keys() {
            reading.report(name, Defect::UnquotedExample { name: name.clone() });
        }
        for name in diagrams.keys() {
            reading.report(name, Defect::UnquotedDiagram { name: name.clone() });
        }
        Self {
            examples: quoted_examples
                .into_iter()
                .chain(examples.into_values())
                .collect(),
            diagrams: quoted_diagrams.into_iter().flatten().collect(),
            problems: reading.problems,
        }
    }
}

struct Reading<'a> {
    root: &'a Path,
    folder: &'a Path,
    id: &'a str,
    /// The names of all files of the folder.
    names: Vec<String>,
    examples: BTreeMap<String, Example>,
    /// None where the file is there and can't be drawn, which is a problem already told.
    diagrams: BTreeMap<String, Option<Picture>>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn report(&mut self, name: &str, defect: Defect) {
        let place = Place::start_of(&self.folder.join(name));
        self.report_at(place, defect);
    }

    fn report_at(&mut self, place: Place, defect: Defect) {
        self.problems.push(Problem {
            place,
            field: String::new(),
            question: Some(self.id.to_owned()),
            defect,
        });
    }

    fn text(&mut self, file: &Path, name: &str) -> Option<String> {
        match fs::read_to_string(self.root.join(file)) {
            Ok(text) => Some(text),
            Err(error) => {
                let reason = error.to_string();
                self.report(name, Defect::Unreadable { reason });
                None
            }
        }
    }

    fn file(&mut self, name: &str, packages: &[String]) {
        let file: PathBuf = self.folder.join(name);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        match ending {
            "py" => {
                let printed = format!("{stem}.out");
                let output = self.names.contains(&printed).then(|| {
                    self.text(&self.folder.join(&printed), &printed)
                        .unwrap_or_default()
                });
                if let Some(text) = self.text(&file, name) {
                    let (example, problems) =
                        example::read(&file, name, &text, output, packages, self.id);
                    self.problems.extend(problems);
                    self.examples.insert(name.to_owned(), example);
                }
            }
            "out" if !self.names.contains(&format!("{stem}.py")) => {
                let example = format!("{stem}.py");
                self.report(name, Defect::OutputWithoutExample { name: example });
            }
            "out" => {}
            "diagram" => {
                if let Some(source) = self.text(&file, name) {
                    let (picture, problems) = picture::read(&file, name, &source, self.id);
                    self.problems.extend(problems);
                    self.diagrams.insert(name.to_owned(), picture);
                }
            }
            _ if name == "answer.md" => {}
            _ => self.report(name, Defect::UnexpectedFile),
        }
    }

    /// Takes what the answer quotes out of `found`, in its order.
    fn quoted<T>(&mut self, pointers: &[Pointer], found: &mut BTreeMap<String, T>) -> Vec<T> {
        let mut quoted = Vec::new();
        let mut names: Vec<&str> = Vec::new();
        for pointer in pointers {
            let name = pointer.address.as_str();
            if names.contains(&name) {
                let name = name.to_owned();
                self.report_at(pointer.place.clone(), Defect::ExampleQuotedTwice { name });
            } else if let Some(one) = found.remove(name) {
                names.push(name);
                quoted.push(one);
            } else {
                let candidates = self.names.iter().filter(|name| *name != "answer.md");
                let nearest = nearest(name, candidates.map(String::as_str));
                let name = name.to_owned();
                self.report_at(
                    pointer.place.clone(),
                    Defect::MissingExample { name, nearest },
                );
            }
        }
        quoted
    }
}
