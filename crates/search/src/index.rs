//! The full-text index over a list of documents.
//!
//! Owns the sorted vocabulary, the postings, and finding the words of the vocabulary that a word of a query may mean.
//! It must not know how words are cut out of text, how two words compare, or how documents are ranked.

use std::collections::BTreeMap;

use crate::bm25f::field_factors;
use crate::distance::Letters;
use crate::document::{Document, FIELDS, Field};
use crate::open::Kept;
use crate::query::{Spelling, is_phrasing};
use crate::terms::words;

/// An occurrence as part of a longer word counts less than one of its own.
const PART: f32 = 0.6;
/// The first word of a title that is not mere phrasing is what the question is about, and counts more.
const SUBJECT: f32 = 2.0;

/// An index over a list of documents; it does not change.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Sorted by form, so that all words with one beginning stand together.
    vocabulary: Vec<Entry>,
    /// For each document what one occurrence in each field counts.
    factors: Vec<[f32; FIELDS]>,
    pub(crate) kept: Vec<Kept>,
}

/// A word of the vocabulary.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    form: String,
    letters: Letters,
    /// In the order of the documents.
    pub(crate) postings: Vec<Posting>,
}

/// The occurrences of a word in a document.
#[derive(Clone, Debug)]
pub(crate) struct Posting {
    pub(crate) document: usize,
    /// By field; occurrences as a part count less than 1.
    pub(crate) counts: [f32; FIELDS],
}

impl Index {
    /// Reads the documents; their place in the list is their number from now on.
    pub fn build<'a>(documents: impl IntoIterator<Item = Document<'a>>) -> Self {
        let mut lengths: Vec<[usize; FIELDS]> = Vec::new();
        let mut vocabulary = Vocabulary::default();
        for (document, contents) in documents.into_iter().enumerate() {
            let texts = contents.texts();
            lengths.push(
                Field::ALL.map(|field| vocabulary.read(document, field, texts[field as usize])),
            );
        }
        let averages = average_lengths(&lengths);
        let entry = |(form, postings): (String, _)| Entry {
            letters: Letters::of(&form),
            form,
            postings,
        };
        Self {
            vocabulary: vocabulary.0.into_iter().map(entry).collect(),
            factors: lengths
                .into_iter()
                .map(|lengths| field_factors(lengths, averages))
                .collect(),
            kept: Vec::new(),
        }
    }

    /// The number of documents.
    #[must_use]
    pub fn len(&self) -> usize {
        self.factors.len()
    }

    /// Whether there are no documents.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.factors.is_empty()
    }

    /// What one occurrence in each field of a document counts.
    pub(crate) fn factors(&self, document: usize) -> &[f32; FIELDS] {
        &self.factors[document]
    }

    /// The words of the vocabulary that match without an error, with what the match is worth.
    pub(crate) fn as_written(&self, spelling: &Spelling) -> Vec<(&Entry, f32)> {
        let from = |form: &str| {
            self.vocabulary
                .partition_point(|entry| entry.form.as_str() < form)
        };
        let beginning = &self.vocabulary[from(&spelling.form)..];
        let beginning = beginning
            .iter()
            .take_while(|entry| entry.form.starts_with(&spelling.form));
        let others = spelling
            .other_number
            .iter()
            .filter(|form| !form.starts_with(&spelling.form));
        let others = others.filter_map(|form| {
            self.vocabulary
                .get(from(form))
                .filter(|entry| entry.form == *form)
        });
        let weigh = |form: &str| spelling.compare(form).map(|found| found.weight);
        beginning
            .chain(others)
            .filter_map(|entry| Some((entry, weigh(&entry.form)?)))
            .collect()
    }

    /// The words of the vocabulary that match with errors only, with what the match is worth.
    pub(crate) fn misspelt(&self, spelling: &Spelling) -> Vec<(&Entry, f32)> {
        let weigh = |entry: &Entry| {
            let found = spelling.compare_forgiving(&entry.form, entry.letters)?;
            spelling
                .compare(&entry.form)
                .is_none()
                .then_some(found.weight)
        };
        self.vocabulary
            .iter()
            .filter_map(|entry| Some((entry, weigh(entry)?)))
            .collect()
    }
}

/// The vocabulary while documents are being read.
#[derive(Default)]
struct Vocabulary(BTreeMap<String, Vec<Posting>>);

impl Vocabulary {
    /// Adds the words of a text, and returns how many they are. Documents come in order.
    fn read(&mut self, document: usize, field: Field, text: &str) -> usize {
        let words = words(text);
        let length = words.len();
        let subject = if field == Field::Title {
            words.iter().position(|word| !is_phrasing(word))
        } else {
            None
        };
        for (place, word) in words.into_iter().enumerate() {
            let count = if Some(place) == subject { SUBJECT } else { 1.0 };
            for part in word.parts() {
                self.add(part.form.clone(), document, field, PART * count);
            }
            self.add(word.whole.form, document, field, count);
        }
        length
    }

    fn add(&mut self, form: String, document: usize, field: Field, count: f32) {
        let postings = self.0.entry(form).or_default();
        if postings.last().is_none_or(|last| last.document != document) {
            postings.push(Posting {
                document,
                counts: [0.0; FIELDS],
            });
        }
        if let Some(posting) = postings.last_mut() {
            posting.counts[field as usize] += count;
        }
    }
}

/// The average length of each field over the documents that have it.
#[expect(
    clippy::cast_precision_loss,
    reason = "field lengths stay far below 2^24"
)]
fn average_lengths(lengths: &[[usize; FIELDS]]) -> [f32; FIELDS] {
    std::array::from_fn(|field| {
        let present = lengths.iter().filter(|lengths| lengths[field] > 0).count();
        let total: usize = lengths.iter().map(|lengths| lengths[field]).sum();
        if present == 0 {
            0.0
        } else {
            total as f32 / present as f32
        }
    })
}
