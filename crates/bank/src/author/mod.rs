//! The author's side of the bank: reading it from its files, checking all of it, and publishing it as JSON.
//!
//! It runs on the author's machine only. It must not know how pages look or how examples are executed.

mod beside;
mod catalogue;
mod content;
mod defect;
mod example;
mod executed;
mod fields;
mod front;
mod json;
mod link;
mod markdown;
mod nearest;
mod picture;
mod plain;
mod problem;
mod prose;
mod reading;
mod references;
mod related;
mod schema;
mod survey;

use std::collections::BTreeMap;
use std::path::Path;

pub use defect::Defect;
pub use example::{Example, Need, Runtime};
pub use executed::Executed;
pub use link::{Origin, Target, heading_id};
pub use markdown::markdown_options;
pub use picture::Picture;
pub use plain::{Plain, prose};
pub use problem::{Place, Problem};
pub use reading::Length;
pub use related::Neighbourhood;
pub use schema::{bank_json, bank_schema, schema};
pub use survey::{Section, survey};

use crate::{Date, PythonVersion, Question, QuestionId};

/// The whole bank: every question, every answer that is written, and the guide.
#[derive(Debug, Clone)]
pub struct Bank {
    /// The questions in reading order.
    pub questions: Vec<Question>,
    /// The answers in depth; a pending question has none.
    pub answers: BTreeMap<QuestionId, Answer>,
    /// The guide around the questions.
    pub guide: Guide,
    /// The Pythons that printed the outputs; none if there are no examples.
    pub executed: Option<Executed>,
}

impl Bank {
    /// A question by its id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// A question's answer in depth, if it is written.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers.get(id)
    }
}

/// An answer in depth.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Answer {
    /// The answer in CommonMark with tables; a paragraph that is only a link to an example stands for that example.
    pub markdown: String,
    /// Its examples in the order in which it quotes them.
    pub examples: Vec<Example>,
    /// Its diagrams in the order in which it quotes them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub diagrams: Vec<Picture>,
    /// The words of its prose, without code.
    pub words: usize,
    /// The time that it takes to read, code included, in minutes from 1.
    #[schemars(range(min = 1))]
    pub reading_minutes: usize,
}

/// The guide around the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// The guide in CommonMark with tables.
    pub markdown: String,
    /// The day on which it was last checked.
    pub checked: Date,
    /// The version of Python that it speaks of.
    pub python: PythonVersion,
    /// The words of its prose.
    pub words: usize,
    /// The time that it takes to read, in minutes from 1.
    pub reading_minutes: usize,
}

/// A bank as far as it could be read, and everything that is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Inspection {
    /// The questions whose records are sound, in reading order.
    pub questions: Vec<Question>,
    /// The answers that could be read, those of unsound records among them.
    pub answers: BTreeMap<QuestionId, Answer>,
    /// The guide, if it could be read.
    pub guide: Option<Guide>,
    /// The Pythons that printed the outputs.
    pub executed: Option<Executed>,
    /// What is wrong, ordered by file and line.
    pub problems: Vec<Problem>,
}

impl Inspection {
    /// The bank, if nothing is wrong with it.
    ///
    /// # Errors
    /// Everything that is wrong with it, ordered by file and line.
    pub fn into_bank(self) -> Result<Bank, Vec<Problem>> {
        match self.guide {
            Some(guide) if self.problems.is_empty() => Ok(Bank {
                questions: self.questions,
                answers: self.answers,
                guide,
                executed: self.executed,
            }),
            _ => Err(self.problems),
        }
    }

    fn failed(problems: Vec<Problem>) -> Self {
        Self {
            problems,
            ..Self::default()
        }
    }
}

/// Reads the bank under `root`, where `questions.json` and `content/` stand, and checks all of it.
///
/// # Errors
/// Everything that is wrong with it, ordered by file and line.
pub fn load(root: &Path) -> Result<Bank, Vec<Problem>> {
    inspect(root, None).into_bank()
}

/// Reads the bank under `root` as far as it goes. Dates after `today`, if given, are problems.
#[must_use]
pub fn inspect(root: &Path, today: Option<Date>) -> Inspection {
    let file = Path::new("questions.json");
    let text = match std::fs::read_to_string(root.join(file)) {
        Ok(text) => text,
        Err(error) => {
            return Inspection::failed(vec![Problem {
                place: Place::start_of(file),
                field: String::new(),
                question: None,
                defect: Defect::Unreadable {
                    reason: error.to_string(),
                },
            }]);
        }
    };
    let (records, mut problems) = catalogue::read(file, &text, today);
    // Without a catalogue every folder would look like an orphan, which would only bury the real problem.
    let Some(records) = records else {
        return Inspection::failed(problems);
    };
    let mut content = content::read(root, &records, today);
    problems.append(&mut content.problems);
    problems.sort_by(|left, right| left.place.cmp(&right.place));
    Inspection {
        questions: records
            .into_iter()
            .filter_map(|record| record.question)
            .collect(),
        answers: content.answers,
        guide: content.guide,
        executed: content.executed,
        problems,
    }
}
