//! What is searched: a document by fields, and what a search answers with.
//!
//! It must not know how text is indexed or ranked.

use core::ops::Range;

use crate::prelude::*;

/// What kind of page a document is; results are grouped by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A question of the bank.
    #[default]
    Question,
    /// A section of the guide.
    Guide,
    /// A scenario of the visualizer.
    Scenario,
    /// A drill.
    Drill,
}

impl Kind {
    /// Every kind, in the order in which results are grouped.
    pub const ALL: [Self; 4] = [Self::Question, Self::Guide, Self::Scenario, Self::Drill];
}

/// A document to be indexed. Texts are plain but for backticks around code; what is not available is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'a> {
    /// What kind of page it is.
    pub kind: Kind,
    /// What it is opened by: a question's id, a fragment, a scenario's name. It is kept for showing, and not searched.
    pub id: &'a str,
    /// The slug of its level; not searched, but conditions look at it.
    pub level: &'a str,
    /// The slug of its difficulty; not searched, but conditions look at it.
    pub difficulty: &'a str,
    /// The title, as an interviewer says it.
    pub title: &'a str,
    /// All tags, and the name in addresses, which says what the document is about; separated by spaces.
    pub tags: &'a str,
    /// The category, in words.
    pub category: &'a str,
    /// The short answer.
    pub summary: &'a str,
    /// All key points, with the phrasings that show them.
    pub key_points: &'a str,
    /// The answer in depth, without its code.
    pub answer: &'a str,
    /// The code of the answer.
    pub code: &'a str,
}

/// What an index knows of a document for showing it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown<'a> {
    /// What kind of page it is.
    pub kind: Kind,
    /// What it is opened by.
    pub id: &'a str,
    /// The slug of its level; empty if it has none.
    pub level: &'a str,
    /// The slug of its difficulty; empty if it has none.
    pub difficulty: &'a str,
    /// The category, in words; empty if it has none.
    pub category: &'a str,
    /// The title; backticks stand around code.
    pub title: &'a str,
    /// All tags, separated by spaces.
    pub tags: &'a str,
}

/// A part of a document that is searched on its own terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The title.
    Title,
    /// A tag.
    Tags,
    /// The category.
    Category,
    /// The short answer.
    Summary,
    /// A key point.
    KeyPoints,
    /// The answer in depth.
    Answer,
    /// The code of the answer.
    Code,
}

/// How many fields a document has.
pub(crate) const FIELDS: usize = 7;

/// A document that answers a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its place in the list that the index was built from.
    pub document: usize,
    /// How well it answers; comparable within one query only, and 0 where a query has conditions and no words.
    pub score: f32,
    /// Where the best match stands.
    pub field: Field,
}

/// A part of a text that shows why it answers a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands in the text, in bytes, on character boundaries and between words.
    pub range: Range<usize>,
    /// What in the text answers the query: byte ranges in the text within `range`, in order, disjoint.
    pub highlights: Vec<Range<usize>>,
}

/// A way to go on typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The whole text that it would make of what was typed.
    pub text: String,
    /// What it completes.
    pub what: Completes,
}

/// What a suggestion completes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completes {
    /// A word that documents hold.
    Word,
    /// The name of an operator, up to its colon: the reader goes on.
    Operator,
    /// The value of an operator.
    Value,
}

impl Field {
    /// Every field, those first in which a match says most.
    pub const ALL: [Self; FIELDS] = [
        Self::Title,
        Self::Tags,
        Self::Category,
        Self::Summary,
        Self::KeyPoints,
        Self::Answer,
        Self::Code,
    ];
}

impl<'a> Document<'a> {
    /// A document without any text.
    pub const EMPTY: Document<'static> = Document {
        kind: Kind::Question,
        id: "",
        level: "",
        difficulty: "",
        title: "",
        tags: "",
        category: "",
        summary: "",
        key_points: "",
        answer: "",
        code: "",
    };

    /// The text of each field, in the order of [`Field::ALL`].
    pub(crate) fn texts(&self) -> [&'a str; FIELDS] {
        [
            self.title,
            self.tags,
            self.category,
            self.summary,
            self.key_points,
            self.answer,
            self.code,
        ]
    }
}
