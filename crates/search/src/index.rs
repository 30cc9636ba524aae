//! The index as it is searched: bytes that a builder wrote, read in place.
//!
//! Owns which sections there are, opening them, and what is kept of documents. It must not know how documents are
//! ranked.

use core::cell::Cell;

use crate::bm25f::{Weights, title_factor};
use crate::builder::{Builder, Pattern};
use crate::document::{Document, Kind, Shown};
use crate::format::{OpenError, Sealed, float, number};
use crate::prelude::*;
use crate::ranking::Scratch;
use crate::vocabulary::Vocabulary;

/// What the header says of an index and of texts.
pub(crate) const INDEX: u16 = 0;
pub(crate) const TEXTS: u16 = 1;

// The sections of an index, in order.
const POSTINGS: usize = 0;
const NUMBERS: usize = 1;
const PATTERNS: usize = 2;
const DOCUMENTS: usize = 3;
const BLOCKS: usize = 4;
const TERMS: usize = 5;
const NAME_ENDS: usize = 6;
const NAMES: usize = 7;
const FACETS: usize = 8;
const KEPT_ENDS: usize = 9;
const KEPT: usize = 10;
const TOPS: usize = 11;
pub(crate) const SECTIONS: usize = 12;

/// Bytes of a pattern: three weights and the fields.
const PATTERN: usize = 13;
/// Facets of a document: its kind, and the numbers of its level, difficulty and category.
pub(crate) const FACETS_EACH: usize = 4;
/// Texts that are kept of a document: its id, title and tags.
const KEPT_EACH: usize = 3;

/// An index over a list of documents; it does not change.
pub struct Index {
    sealed: Sealed<SECTIONS>,
    documents: usize,
    pub(crate) patterns: Box<[Pattern]>,
    /// The factor of a title by its length in words.
    pub(crate) title_factors: Box<[f32; 256]>,
    pub(crate) texts: Option<Texts>,
    /// Room for the next search.
    pub(crate) scratch: Cell<Scratch>,
}

/// The texts of an index's documents, from which passages are cut and in which phrases are looked for.
pub struct Texts(Sealed<2>);

impl Index {
    /// Checks the bytes of an index, and keeps them as they are: nothing is unpacked.
    ///
    /// # Errors
    /// If they are not such bytes, or of another version, or not whole.
    pub fn open(bytes: Box<[u8]>) -> Result<Self, OpenError> {
        let sealed: Sealed<SECTIONS> = Sealed::open(bytes, INDEX)?;
        let numbers = sealed.section(NUMBERS);
        let documents = number(numbers, 0).ok_or(OpenError::Damaged)?;
        let average = float(numbers, 4).ok_or(OpenError::Damaged)?;
        let per_document = |section, each: usize| {
            let length = sealed.section(section).len();
            length == 0 || documents.checked_mul(each) == Some(length)
        };
        let fits = documents.checked_mul(3) == Some(sealed.section(DOCUMENTS).len())
            && per_document(FACETS, FACETS_EACH)
            && per_document(KEPT_ENDS, 4 * KEPT_EACH);
        if !fits {
            return Err(OpenError::Damaged);
        }
        let pattern = |bytes: &[u8]| {
            Some(Pattern {
                weights: Weights {
                    title: float(bytes, 0)?,
                    middle: float(bytes, 4)?,
                    long: float(bytes, 8)?,
                },
                fields: *bytes.get(12)?,
            })
        };
        let patterns = sealed
            .section(PATTERNS)
            .chunks_exact(PATTERN)
            .filter_map(pattern)
            .collect();
        let mut title_factors = Box::new([0.0; 256]);
        for (factor, length) in title_factors.iter_mut().zip(0..=u8::MAX) {
            *factor = title_factor(f32::from(length), average);
        }
        Ok(Self {
            sealed,
            documents,
            patterns,
            title_factors,
            texts: None,
            scratch: Cell::default(),
        })
    }

    /// Indexes documents that are at hand, for searching them by number.
    pub fn build<'a>(documents: impl IntoIterator<Item = Document<'a>>) -> Self {
        let mut builder = Builder::bare();
        for document in documents {
            builder.add(&document);
        }
        let opened = Self::open(builder.finish().index.into());
        opened.unwrap_or_else(|_| Self::empty())
    }

    /// An index of nothing.
    fn empty() -> Self {
        Self {
            sealed: Sealed::empty(),
            documents: 0,
            patterns: Box::default(),
            title_factors: Box::new([0.0; 256]),
            texts: None,
            scratch: Cell::default(),
        }
    }

    /// Adds the texts that were built beside the index, when they are there: from then on phrases must stand word for
    /// word. Until then, documents with all of a phrase's words answer it.
    pub fn attach(&mut self, texts: Texts) {
        self.texts = Some(texts);
    }

    /// The texts that were attached.
    #[must_use]
    pub fn texts(&self) -> Option<&Texts> {
        self.texts.as_ref()
    }

    /// The number of documents.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents
    }

    /// Whether there are no documents.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents == 0
    }

    /// The bytes that it was opened from.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.sealed.bytes()
    }

    /// What is known of a document for showing it; nothing where the index was built bare.
    #[must_use]
    pub fn shown(&self, document: usize) -> Option<Shown<'_>> {
        let kept = |which| {
            let place = KEPT_EACH * document + which;
            stretch(
                self.sealed.section(KEPT_ENDS),
                self.sealed.section(KEPT),
                place,
            )
        };
        let [kind, level, difficulty, category] = self.facets(document);
        Some(Shown {
            kind: Kind::ALL
                .get(usize::from(kind))
                .copied()
                .unwrap_or_default(),
            id: kept(0)?,
            level: self.name(level),
            difficulty: self.name(difficulty),
            category: self.name(category),
            title: kept(1)?,
            tags: kept(2)?,
        })
    }

    /// The facets of a document.
    pub(crate) fn facets(&self, document: usize) -> [u8; FACETS_EACH] {
        let facets = self.sealed.section(FACETS);
        let facets = facets
            .get(FACETS_EACH * document..)
            .and_then(|facets| facets.first_chunk());
        facets.copied().unwrap_or_default()
    }

    /// A name of a level, difficulty or category by its number.
    pub(crate) fn name(&self, number: u8) -> &str {
        let place = usize::from(number).checked_sub(1);
        let name = place.and_then(|place| {
            stretch(
                self.sealed.section(NAME_ENDS),
                self.sealed.section(NAMES),
                place,
            )
        });
        name.unwrap_or_default()
    }

    /// The numbers of all names, of which 0 is none.
    pub(crate) fn name_numbers(&self) -> impl Iterator<Item = u8> {
        let count = self.sealed.section(NAME_ENDS).len() / 4;
        (1..=u8::MAX).take(count)
    }

    pub(crate) fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary {
            blocks: self.sealed.section(BLOCKS),
            terms: self.sealed.section(TERMS),
            postings: self.sealed.section(POSTINGS),
        }
    }

    /// The best documents for some beginnings; [`crate::tops`] tells their form.
    pub(crate) fn tops(&self) -> &[u8] {
        self.sealed.section(TOPS)
    }

    /// Its bytes, with the best documents for some beginnings added.
    pub(crate) fn with_tops(self, tops: &[u8]) -> Vec<u8> {
        self.sealed.with_last(tops)
    }

    /// For each document the words of its title; those of them that differ; and the factor of its answer, in parts of 64.
    pub(crate) fn lengths(&self) -> [&[u8]; 3] {
        let section = self.sealed.section(DOCUMENTS);
        let (titles, rest) = section.split_at(self.documents.min(section.len()));
        let (different, factors) = rest.split_at(self.documents.min(rest.len()));
        [titles, different, factors]
    }
}

impl core::fmt::Debug for Index {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Index")
    }
}

impl Texts {
    /// Checks the bytes that were built beside an index.
    ///
    /// # Errors
    /// If they are not such bytes, or of another version, or not whole.
    pub fn open(bytes: Box<[u8]>) -> Result<Self, OpenError> {
        Sealed::open(bytes, TEXTS).map(Self)
    }

    /// The text of a document: short answer, key points, answer and code, line by line.
    #[must_use]
    pub fn of(&self, document: usize) -> Option<&str> {
        stretch(self.0.section(1), self.0.section(0), document)
    }
}

/// The text at a place among texts of which the ends are given.
fn stretch<'a>(ends: &[u8], texts: &'a [u8], place: usize) -> Option<&'a str> {
    let from = match place.checked_sub(1) {
        Some(before) => number(ends, 4 * before)?,
        None => 0,
    };
    let text = texts.get(from..number(ends, 4 * place)?)?;
    core::str::from_utf8(text).ok()
}
