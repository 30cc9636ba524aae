//! A question as the catalogue records it, without the answer in depth.
//!
//! It must not know files: where a question stands is the author part's business.

use crate::{Category, Date, Difficulty, Level, PythonVersion, QuestionId};

/// One record of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Question {
    /// The question's name for good, unique in the bank.
    pub id: QuestionId,
    /// The level that it is asked at.
    pub level: Level,
    /// Its subject, one of those that its level uses.
    pub category: Category,
    /// How hard it is among the questions of its level.
    pub difficulty: Difficulty,
    /// The question as an interviewer would say it, 25 to 90 characters, without any markup: it becomes window titles too.
    #[cfg_attr(
        feature = "author",
        schemars(length(min = 25, max = 90), regex(pattern = r"^[^`\n\r\t]+$"))
    )]
    pub title: String,
    /// Two to six words in kebab-case that a reader may look for.
    #[cfg_attr(
        feature = "author",
        schemars(
            length(min = 2, max = 6),
            inner(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))
        )
    )]
    pub tags: Vec<String>,
    /// The 30-second answer, 40 to 80 words; code stands between backticks, nothing else is marked up.
    #[cfg_attr(
        feature = "author",
        schemars(regex(pattern = r"^\s*(\S+\s+){39,79}\S+\s*$"))
    )]
    pub summary: String,
    /// What a good answer says.
    #[cfg_attr(feature = "author", schemars(length(min = 3, max = 7)))]
    pub key_points: Vec<KeyPoint>,
    /// What people wrongly say.
    #[cfg_attr(feature = "author", schemars(length(min = 1, max = 4)))]
    pub misconceptions: Vec<Misconception>,
    /// Questions that an interviewer may go on with.
    pub follow_ups: Vec<QuestionId>,
    /// The versions of Python that the answer holds for.
    pub python: PythonRange,
    /// Where the answer can be checked, the primary source first.
    #[cfg_attr(feature = "author", schemars(length(min = 1)))]
    pub sources: Vec<Source>,
    /// The day on which the answer was last checked against its sources.
    pub checked: Date,
    /// What was changed in the answer after it had been published, the latest first.
    #[cfg_attr(
        feature = "author",
        serde(skip_serializing_if = "Vec::is_empty"),
        schemars(default, length(min = 1))
    )]
    pub revisions: Vec<Revision>,
    /// True where the answer in depth is not written yet.
    #[cfg_attr(
        feature = "author",
        serde(skip_serializing_if = "std::ops::Not::not"),
        schemars(default, extend("const" = true))
    )]
    pub pending: bool,
}

/// Something that a good answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct KeyPoint {
    /// The point's name, unique within its question (misconceptions included), kebab-case.
    #[cfg_attr(
        feature = "author",
        schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))
    )]
    pub id: String,
    /// The point in one sentence.
    #[cfg_attr(feature = "author", schemars(length(min = 1)))]
    pub point: String,
    /// The ways in which a candidate may say it.
    #[cfg_attr(feature = "author", schemars(length(min = 1), inner(length(min = 1))))]
    pub phrasings: Vec<String>,
}

/// Something that people wrongly say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Misconception {
    /// The misconception's name, unique within its question (key points included), kebab-case.
    #[cfg_attr(
        feature = "author",
        schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))
    )]
    pub id: String,
    /// What is wrongly said, in one sentence.
    #[cfg_attr(feature = "author", schemars(length(min = 1)))]
    pub point: String,
    /// The ways in which a candidate may say it.
    #[cfg_attr(feature = "author", schemars(length(min = 1), inner(length(min = 1))))]
    pub phrasings: Vec<String>,
    /// What is true instead, in one or two sentences.
    #[cfg_attr(feature = "author", schemars(length(min = 1)))]
    pub correction: String,
}

/// The versions of Python that an answer holds for, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct PythonRange {
    /// The first version.
    pub from: PythonVersion,
    /// The last version that the answer was checked for; not before `from`.
    pub to: PythonVersion,
    /// What changed when, within the range.
    pub changes: Vec<VersionChange>,
}

/// What one version of Python changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct VersionChange {
    /// The version that brought the change.
    pub version: PythonVersion,
    /// The change in one sentence.
    #[cfg_attr(feature = "author", schemars(length(min = 1)))]
    pub change: String,
}

/// A change to a published answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Revision {
    /// The day of the change, not after the last check.
    pub date: Date,
    /// What was changed and why, in one or two sentences; code stands between backticks.
    #[cfg_attr(feature = "author", schemars(length(min = 1)))]
    pub change: String,
}

/// Where an answer can be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Source {
    /// What the source calls itself.
    #[cfg_attr(feature = "author", schemars(length(min = 1)))]
    pub title: String,
    /// Its address, by https.
    #[cfg_attr(feature = "author", schemars(regex(pattern = r"^https://\S+$")))]
    pub url: String,
}
