//! Makes an index of documents, when the site is built and wherever else there are documents.
//!
//! Owns what of a document is indexed, with what worth, and the writing of the sections that `index` reads. It must
//! not know queries.

mod gathering;
mod patterns;
mod reading;

use crate::bm25f::{WHOLE, long_factor};
use crate::document::{Document, Field};
use crate::format::{begin, put_number, put_short, seal};
use crate::index::{INDEX, Index, SECTIONS, TEXTS};
use crate::prelude::*;
use crate::query::{NAME, is_phrasing_form};
use crate::tops;
use crate::vocabulary::BLOCK;
use gathering::Gathering;
pub(crate) use patterns::Pattern;
use reading::{is_idle, read};

/// What a build makes: the index, and the texts for passages and phrases, which may be fetched later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// For [`Index::open`](crate::Index::open).
    pub index: Vec<u8>,
    /// For [`Texts::open`](crate::Texts::open). Empty from a bare builder.
    pub texts: Vec<u8>,
}

/// Takes up documents one by one, and writes their index. Their order is their number.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    gathering: Gathering,
    lengths: Vec<Lengths>,
    /// Whether nothing is kept for showing.
    bare: bool,
    names: Vec<String>,
    facets: Vec<u8>,
    kept: Kept,
    texts: Kept,
}

/// Of a document: the words of its title, how many different ones these are, and the words of its answer with its code.
#[derive(Clone, Debug, Default)]
struct Lengths {
    title: u8,
    different: u8,
    long: u16,
}

/// Texts one after another.
#[derive(Clone, Debug, Default)]
struct Kept {
    ends: Vec<u8>,
    text: Vec<u8>,
}

impl Kept {
    fn push(&mut self, texts: &[&str]) {
        for text in texts {
            self.text.extend(text.as_bytes());
            put_number(&mut self.ends, self.text.len());
        }
    }
}

impl Builder {
    /// A builder that keeps nothing for showing: who searches the index has the documents.
    #[must_use]
    pub fn bare() -> Self {
        Self {
            bare: true,
            ..Self::default()
        }
    }

    /// Takes up a document.
    // Browsers make code fast function by function, and not while one runs: what runs for long must call what is to be
    // fast, and not contain it.
    #[inline(never)]
    pub fn add(&mut self, document: &Document) {
        let mut lengths = Lengths::default();
        for (field, text) in Field::ALL.into_iter().zip(document.texts()) {
            let (words, different) = read(&mut self.gathering, field, text);
            match field {
                Field::Title => {
                    lengths.title = u8::try_from(words).unwrap_or(u8::MAX);
                    lengths.different = u8::try_from(different).unwrap_or(u8::MAX);
                }
                Field::Answer | Field::Code => {
                    let words = u16::try_from(words).unwrap_or(u16::MAX);
                    lengths.long = lengths.long.saturating_add(words);
                }
                _ => {}
            }
        }
        self.read_name(document.id);
        self.gathering
            .close(u32::try_from(self.lengths.len()).unwrap_or(u32::MAX));
        self.lengths.push(lengths);
        let names =
            [document.level, document.difficulty, document.category].map(|name| self.name(name));
        self.facets.push(document.kind as u8);
        self.facets.extend(names);
        if !self.bare {
            self.kept
                .push(&[document.id, document.title, document.tags]);
            let text = [
                document.summary,
                document.key_points,
                document.answer,
                document.code,
            ];
            self.texts.push(&[&text.join("\n")]);
        }
    }

    /// Writes the index.
    #[must_use]
    pub fn finish(self) -> Built {
        let documents = self.documents();
        let (patterns, vocabulary) = (self.pattern_section(), vocabulary(self.gathering));
        let [blocks, terms, postings] = vocabulary;
        let mut numbers = Vec::new();
        put_number(&mut numbers, self.lengths.len());
        let titles = average(
            self.lengths
                .iter()
                .map(|lengths| usize::from(lengths.title)),
        );
        numbers.extend(titles.to_le_bytes());
        let mut names = Kept::default();
        for name in &self.names {
            names.push(&[name]);
        }
        // Documents that are all alike need no facets.
        let facets = if self.names.is_empty() && self.facets.iter().all(|facet| *facet == 0) {
            Vec::new()
        } else {
            self.facets
        };
        let index = seal::<SECTIONS>(
            INDEX,
            postings,
            &[
                numbers,
                patterns,
                documents,
                blocks,
                terms,
                names.ends,
                names.text,
                facets,
                self.kept.ends,
                self.kept.text,
                Vec::new(),
            ],
        );
        let index = match tops::worthwhile(self.lengths.len()) {
            0 => index,
            longest => with_tops(index, longest),
        };
        let texts = if self.bare {
            Vec::new()
        } else {
            let mut bytes = begin::<2>(0);
            bytes.extend(self.texts.text);
            seal::<2>(TEXTS, bytes, &[self.texts.ends])
        };
        Built { index, texts }
    }

    /// Takes up a document's name, so that who types it finds the document first.
    fn read_name(&mut self, id: &str) {
        let mut form = NAME.to_owned();
        form.extend(id.split('-').filter(|word| !is_phrasing_form(word)));
        if form.len() > NAME.len()
            && let Some(place) = self.gathering.place(form.as_bytes(), is_idle)
        {
            self.gathering.count(place, Field::Tags as usize, WHOLE);
        }
    }

    /// The number of a name, 0 for an empty one.
    fn name(&mut self, name: &str) -> u8 {
        if name.is_empty() {
            return 0;
        }
        let known = self.names.iter().position(|known| known == name);
        let place = known.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        // A bank with more names than a byte can count has none for the rest.
        u8::try_from(place + 1).unwrap_or(0)
    }

    /// For each document its title's words, then for each those of them that differ, then for each the factor of its
    /// answer, in parts of 64.
    fn documents(&self) -> Vec<u8> {
        let average = average(self.lengths.iter().map(|lengths| usize::from(lengths.long)));
        let titles = self.lengths.iter().map(|lengths| lengths.title);
        let different = self.lengths.iter().map(|lengths| lengths.different);
        let factors = self.lengths.iter().map(|lengths| {
            let factor = long_factor(f32::from(lengths.long), average);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "held to its range"
            )]
            {
                (factor * 64.0).clamp(1.0, 255.0) as u8
            }
        });
        titles.chain(different).chain(factors).collect()
    }

    fn pattern_section(&self) -> Vec<u8> {
        let mut section = Vec::new();
        for pattern in self.gathering.patterns.numbered().0 {
            for weight in [
                pattern.weights.title,
                pattern.weights.middle,
                pattern.weights.long,
            ] {
                section.extend(weight.to_le_bytes());
            }
            section.push(pattern.fields);
        }
        section
    }
}

/// The blocks' places, the terms, and the postings as the beginning of the whole; [`crate::vocabulary`] tells their form.
fn vocabulary(mut gathering: Gathering) -> [Vec<u8>; 3] {
    let (_, places) = gathering.patterns.numbered();
    gathering.end();
    let order = gathering.sorted();
    let (mut blocks, mut terms) = (Vec::new(), Vec::new());
    let mut postings = begin::<SECTIONS>(gathering.size());
    let header = postings.len();
    let mut before: Vec<u8> = Vec::new();
    for (number, place) in order.into_iter().enumerate() {
        let place = place as usize;
        let form = gathering.form(place);
        let mut shared = 0;
        if number.is_multiple_of(BLOCK) {
            put_number(&mut blocks, terms.len());
            put_number(&mut blocks, postings.len() - header);
        } else {
            shared = before
                .iter()
                .zip(form)
                .take_while(|(one, other)| one == other)
                .count();
        }
        put_term(&mut terms, shared, &form[shared..]);
        before.truncate(shared);
        before.extend_from_slice(&form[shared..]);
        let from = postings.len();
        gathering.release(place, |passed, pattern| {
            let pattern = places[pattern as usize];
            put_short(&mut postings, 2 * passed + u32::from(pattern > 0));
            if pattern > 0 {
                postings.push(pattern);
            }
        });
        let holding = gathering.forms[place].holding;
        put_short(&mut terms, holding);
        let size = postings.len() - from;
        put_short(&mut terms, u32::try_from(size).unwrap_or(u32::MAX));
        if holding == 1 {
            terms.extend_from_slice(&postings[from..]);
            postings.truncate(from);
        }
    }
    [blocks, terms, postings]
}

/// Adds the best documents for some beginnings, found by the index itself.
fn with_tops(index: Vec<u8>, longest: usize) -> Vec<u8> {
    match Index::open(index.into()) {
        Ok(index) => {
            let tops = tops::find(&index, longest);
            index.with_tops(&tops)
        }
        // What was written here opens.
        Err(_) => Vec::new(),
    }
}

/// Writes how many bytes a form shares with the one before, and the rest of it.
fn put_term(terms: &mut Vec<u8>, shared: usize, rest: &[u8]) {
    let nibble = |length: usize| u8::try_from(length.min(15)).unwrap_or(15);
    terms.push(nibble(shared) << 4 | nibble(rest.len()));
    for length in [shared, rest.len()] {
        if let Some(more) = length.checked_sub(15) {
            terms.push(u8::try_from(more).unwrap_or(u8::MAX));
        }
    }
    terms.extend_from_slice(rest);
}

#[expect(
    clippy::cast_precision_loss,
    reason = "numbers of words stay far below 2^24"
)]
fn average(lengths: impl Iterator<Item = usize>) -> f32 {
    let (mut sum, mut present) = (0, 0_usize);
    for length in lengths.filter(|length| *length > 0) {
        sum += length;
        present += 1;
    }
    if present == 0 {
        0.0
    } else {
        sum as f32 / present as f32
    }
}

#[cfg(test)]
mod tests;
