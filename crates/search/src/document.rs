//! What is searched: the text of a document by fields, and what a search answers with.
//!
//! It must not know how text is indexed or ranked.

use crate::bm25f::FIELDS;

/// The searchable text of a document, plain; a field that is not available is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'a> {
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
    /// The answer in depth.
    pub answer: &'a str,
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
}

/// A document that answers a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its place in the list that the index was built from.
    pub document: usize,
    /// How well it answers; above 0, comparable within one query only.
    pub score: f32,
    /// Where the best match stands.
    pub field: Field,
}

impl Field {
    /// Every field, in the order of the constants of BM25F.
    pub(crate) const ALL: [Self; FIELDS] = [
        Self::Title,
        Self::Tags,
        Self::Category,
        Self::Summary,
        Self::KeyPoints,
        Self::Answer,
    ];
}

impl<'a> Document<'a> {
    /// The text of each field, in the order of [`Field::ALL`].
    pub(crate) fn texts(&self) -> [&'a str; FIELDS] {
        [
            self.title,
            self.tags,
            self.category,
            self.summary,
            self.key_points,
            self.answer,
        ]
    }
}
