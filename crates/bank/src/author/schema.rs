//! The bank as JSON for others: the whole of it in one file, and the JSON Schemas (2020-12) of both forms.
//!
//! It must not know files: it writes text.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde::{Serialize, Serializer};

use super::{Answer, Bank};
use crate::{Category, Date, PythonVersion, Question, QuestionId, taxonomy};

/// The version of the form of `bank.json`; it rises when an older reader could no longer understand it.
const BANK_VERSION: u32 = 1;

/// A whole bank in one file.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Bank")]
struct WholeBank<'a> {
    /// The version of this form.
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    /// The questions in reading order.
    questions: Vec<WholeQuestion<'a>>,
}

/// A question together with its answer in depth.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "AnsweredQuestion")]
struct WholeQuestion<'a> {
    #[serde(flatten)]
    question: &'a Question,
    /// The answer in depth; absent where it is still pending.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Answer", default)]
    answer: Option<&'a Answer>,
}

/// The JSON Schema of `questions.json`.
#[must_use]
pub fn schema() -> String {
    schema_of::<Vec<Question>>("Evalloop question catalogue")
}

/// The JSON Schema of `bank.json`.
#[must_use]
pub fn bank_schema() -> String {
    schema_of::<WholeBank<'_>>("Evalloop question bank")
}

/// The whole bank, self-contained: every question with its answer's Markdown and its examples.
#[must_use]
pub fn bank_json(bank: &Bank) -> String {
    pretty(&WholeBank {
        version: BANK_VERSION,
        questions: bank
            .questions
            .iter()
            .map(|question| WholeQuestion {
                question,
                answer: bank.answers.get(&question.id),
            })
            .collect(),
    })
}

fn schema_of<T: JsonSchema>(title: &str) -> String {
    let generator: SchemaGenerator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    pretty(&schema)
}

/// Text of values that have text keys and no failing parts, which is all that this module writes.
fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

impl JsonSchema for QuestionId {
    fn schema_name() -> Cow<'static, str> {
        "QuestionId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A question's name: kebab-case, fixed for good.",
            "type": "string",
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            "maxLength": 64,
        })
    }
}

impl JsonSchema for Category {
    fn schema_name() -> Cow<'static, str> {
        "Category".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A subject that questions are grouped by.",
            "type": "string",
            "enum": taxonomy::ALL.map(Category::name),
        })
    }
}

impl JsonSchema for PythonVersion {
    fn schema_name() -> Cow<'static, str> {
        "PythonVersion".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A feature release of Python.",
            "type": "string",
            "pattern": r"^[1-9][0-9]*\.(0|[1-9][0-9]*)$",
        })
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A day of the calendar.",
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        })
    }
}

impl Serialize for Category {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Serialize for PythonVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
