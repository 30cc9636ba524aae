//! Which documents answer a query, best first.
//!
//! Owns how the words of a query combine, and keeping the best. It must not know how text falls into words, how words
//! compare, or how the index stands in bytes.

use alloc::collections::BinaryHeap;
use core::cmp::Ordering;

use crate::bm25f::inverse_document_frequency;
use crate::document::{Field, Hit};
use crate::index::Index;
use crate::prelude::*;
use crate::query::Query;
use crate::resolve::{Meaning, Meant};

/// What a compound is worth where only its parts were found.
const TAKEN_APART: f32 = 0.8;
/// More than all words of a query can be worth: a title that is what was typed comes first.
const WHOLE_TITLE: f32 = 1000.0;
/// How much of its worth a document loses by the share of words that it lacks and another has: the words that it has
/// make the rest of the difference.
const LACKING: f32 = 0.2;
/// The worth, beside that of the best document with all words, from which on one that lacks some is an answer.
const WELL_ENOUGH: f32 = 0.5;

/// What a word is worth, from 0 to 1, that may be whole but is more likely the beginning of some other.
const LOOSELY: f32 = 0.25;

/// How much more a document is worth whose name in addresses was typed, as far as it says something.
const NAMED: f32 = 1.5;

/// The bit beside those of the fields that says of a word: it stands in the title exactly as it was typed.
const EXACTLY_IN_TITLE: u8 = 1 << 7;

/// What was found in a document so far.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    total: f32,
    /// The best that the word at hand is worth.
    word: f32,
    /// How many of the words that should match do.
    matched: u8,
    /// How many words stand in the title exactly.
    titled: u8,
    /// In which fields something was found, by bits; the highest bit is of the word at hand.
    fields: u8,
}

/// Room that is used again by the next search.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// For each document, all as if nothing was found.
    found: Vec<Found>,
    /// The documents of which that is no longer true.
    touched: Vec<u32>,
}

/// A hit in the order of the results: the better one is less, so that the worst of those kept is at hand.
struct Ranked(Hit);

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        other
            .0
            .score
            .total_cmp(&self.0.score)
            .then(self.0.document.cmp(&other.0.document))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked {}

/// An answer: the query as it was understood, and the best documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// For marking what was found, and for what is asked about the reader.
    pub query: Query,
    /// Best first.
    pub hits: Vec<Hit>,
}

impl Index {
    /// Makes a text that was typed ready for searching and highlighting.
    ///
    /// Typing errors are forgiven in words that occur nowhere as they are written, and in all words where nothing
    /// else would be found.
    #[must_use]
    pub fn query(&self, text: &str) -> Query {
        self.ask(text, 0, &|_| true).query
    }

    /// The best documents that answer a text, at most `most` of those that `admits` admits, best first; equally good ones
    /// in the order of the list. A text without words and conditions asks for nothing and finds nothing.
    pub fn ask(&self, text: &str, most: usize, admits: &dyn Fn(usize) -> bool) -> Answer {
        let mut query = self.understand(text);
        let (mut hits, complete) = self.answer(&query, most, admits);
        if !complete && query.forgive() {
            let (forgiven, complete) = self.answer(&query, most, admits);
            if complete {
                hits = forgiven;
            } else {
                query = self.understand(text);
            }
        }
        Answer { query, hits }
    }

    /// The best documents that answer a query, at most `most` of those that `admits` admits, best first; equally good ones
    /// in the order of the list.
    ///
    /// Those are the documents that hold every word that should match, and any that hold at least half and answer nearly as
    /// well as the best of these. Where none holds every word, the most that any holds count as all, if that is at least half.
    /// Conditions
    /// on levels, categories, difficulties and tags are applied; what [`Query::asked`] tells about the reader is for
    /// `admits`.
    pub fn search(&self, query: &Query, most: usize, admits: &dyn Fn(usize) -> bool) -> Vec<Hit> {
        self.answer(query, most, admits).0
    }

    /// All documents that answer a query, best first.
    #[must_use]
    pub fn find(&self, query: &Query) -> Vec<Hit> {
        self.search(query, usize::MAX, &|_| true)
    }

    /// All documents that answer a text, best first.
    #[must_use]
    pub fn find_text(&self, text: &str) -> Vec<Hit> {
        self.ask(text, usize::MAX, &|_| true).hits
    }

    /// The best documents, and whether any document of the index holds all words that should match.
    fn answer(
        &self,
        query: &Query,
        most: usize,
        admits: &dyn Fn(usize) -> bool,
    ) -> (Vec<Hit>, bool) {
        if query.words.is_empty() {
            return (self.without_words(query, most, admits), true);
        }
        match self.top(query, most, admits) {
            Some(hits) => (hits, true),
            None => self.run(query, most, admits),
        }
    }

    /// The meanings of the words that should match, those first that the fewest documents hold; and of those that would
    /// have to, if they told anything yet.
    fn required(&self, query: &Query) -> [Vec<Meaning<'_>>; 2] {
        let wanted = || query.words.iter().filter(|word| word.required);
        let meanings = wanted().map(|word| self.meaning_so_far(word));
        let (loose, mut words): (Vec<_>, Vec<_>) = meanings.partition(|meaning| meaning.loose);
        if words.is_empty() {
            // There is nothing else to go by.
            return [wanted().map(|word| self.meaning(word)).collect(), words];
        }
        // A plain insertion sort: there are few, and the general one is larger than this whole search.
        for place in 1..words.len() {
            let mut at = place;
            while at > 0 && words[at].size() < words[at - 1].size() {
                words.swap(at, at - 1);
                at -= 1;
            }
        }
        [words, loose]
    }

    /// The best documents where none is known beforehand, and whether any holds all words that should match.
    fn run(&self, query: &Query, most: usize, admits: &dyn Fn(usize) -> bool) -> (Vec<Hit>, bool) {
        let [words, loose] = self.required(query);
        let half = words.len().div_ceil(2).max(1);
        let mut scratch = self.gather(&words, half);
        let matched = scratch
            .touched
            .iter()
            .map(|document| scratch.found[*document as usize].matched);
        let all = usize::from(matched.max().unwrap_or(0));
        let mut hits = Vec::new();
        if all >= half {
            retain(&mut scratch, half);
            for word in &loose {
                self.add(word, LOOSELY, 0, false, &mut scratch);
            }
            hits = self.best(query, &mut scratch, all, most, admits);
        }
        self.put_back(scratch);
        (hits, all >= words.len().max(1))
    }

    /// What all words together are worth in the documents that may still hold `needed` of them.
    fn gather(&self, words: &[Meaning], needed: usize) -> Scratch {
        let mut scratch = self.scratch.take();
        if scratch.found.len() != self.len() {
            scratch.found = vec![Found::default(); self.len()];
        }
        for (place, word) in words.iter().enumerate() {
            // So many words must have been found for the rest to suffice.
            let before = needed.saturating_sub(words.len() - place);
            self.add(word, 1.0, before, true, &mut scratch);
        }
        scratch
    }

    fn put_back(&self, mut scratch: Scratch) {
        for document in scratch.touched.drain(..) {
            scratch.found[document as usize] = Found::default();
        }
        self.scratch.set(scratch);
    }

    /// Adds what a word is worth to the documents in which `before` words were found.
    fn add(
        &self,
        word: &Meaning,
        share: f32,
        before: usize,
        required: bool,
        scratch: &mut Scratch,
    ) {
        let together = self.together(word);
        let rarity = inverse_document_frequency(self.len(), word.holding());
        let [titles, _, factors] = self.lengths();
        let Scratch { found, touched } = scratch;
        let before = u8::try_from(before).unwrap_or(u8::MAX);
        let mut now: Vec<u32> = Vec::new();
        let mut offer = |document: usize, worth: f32, fields: u8| {
            let Some(found) = found.get_mut(document) else {
                return;
            };
            if found.matched < before || (!required && found.total <= 0.0) {
                return;
            }
            #[expect(
                clippy::cast_possible_truncation,
                reason = "documents are fewer than 2^32"
            )]
            if found.word <= 0.0 {
                now.push(document as u32);
            }
            if worth > found.word {
                found.word = worth;
            }
            found.fields |= fields;
        };
        for Meant {
            term,
            weight,
            exact,
            name,
        } in &word.terms
        {
            let rarity = if *name {
                inverse_document_frequency(self.len(), term.holding)
            } else {
                rarity
            };
            let scale = rarity * weight;
            let exactly = if *exact { EXACTLY_IN_TITLE } else { 0 };
            term.each(|document, pattern| {
                let (Some(pattern), Some(title), Some(factor)) = (
                    self.patterns.get(usize::from(pattern)),
                    titles.get(document),
                    factors.get(document),
                ) else {
                    return;
                };
                let title = self.title_factors[usize::from(*title)];
                let worth = pattern
                    .weights
                    .in_document(title, f32::from(*factor) * (1.0 / 64.0));
                let mut fields = pattern.fields;
                if fields & 1 > 0 {
                    fields |= exactly;
                }
                offer(document, scale * worth, fields);
            });
        }
        for (document, worth, fields) in together {
            offer(document, TAKEN_APART * worth, fields);
        }
        for document in &now {
            let found = &mut found[*document as usize];
            if found.total <= 0.0 {
                touched.push(*document);
            }
            found.total += share * found.word;
            found.word = 0.0;
            found.matched += u8::from(required);
            found.titled += u8::from(found.fields & EXACTLY_IN_TITLE > 0);
            found.fields &= !EXACTLY_IN_TITLE;
        }
    }

    /// Where all parts of a compound were found: the document, their average worth, and the fields.
    fn together(&self, word: &Meaning) -> Vec<(usize, f32, u8)> {
        if word.parts.is_empty() {
            return Vec::new();
        }
        let kept = self.scratch.take();
        let count = word.parts.len();
        let scratch = self.gather(&word.parts, count);
        #[expect(clippy::cast_precision_loss, reason = "a word has few parts")]
        let share = 1.0 / count as f32;
        let all = scratch.touched.iter().filter_map(|document| {
            let found = &scratch.found[*document as usize];
            (usize::from(found.matched) == count).then_some((
                *document as usize,
                share * found.total,
                found.fields,
            ))
        });
        let all = all.collect();
        self.scratch.set(kept);
        all
    }

    /// The best of the documents in which enough was found.
    fn best(
        &self,
        query: &Query,
        scratch: &mut Scratch,
        all: usize,
        most: usize,
        admits: &dyn Fn(usize) -> bool,
    ) -> Vec<Hit> {
        if most == 0 {
            return Vec::new();
        }
        let all = u8::try_from(all).unwrap_or(u8::MAX);
        for word in query.words.iter().filter(|word| !word.required) {
            let meaning = self.meaning(word);
            self.add(&meaning, word.share, 0, false, scratch);
        }
        let [_, different, _] = self.lengths();
        let named = self.named(query);
        let mut score_of_all: f32 = 0.0;
        for document in &scratch.touched {
            let found = &mut scratch.found[*document as usize];
            let title = different.get(*document as usize).copied().unwrap_or(0);
            let whole = title > 0 && found.titled == title;
            if whole && usize::from(title) == query.words.len() {
                found.total += WHOLE_TITLE;
            }
            if named.contains(document) {
                found.total *= NAMED;
            }
            if found.matched == all {
                score_of_all = score_of_all.max(found.total);
            } else {
                let lacking = 1.0 - f32::from(found.matched) / f32::from(all);
                found.total *= 1.0 - LACKING * lacking;
            }
        }
        let limits = self.limits(query);
        let mut best = Best::of(most);
        for document in &scratch.touched {
            let found = &scratch.found[*document as usize];
            let document = *document as usize;
            // What lacks a word must answer nearly as well as the best that has all.
            if found.matched < all && found.total <= WELL_ENOUGH * score_of_all {
                continue;
            }
            let field = Field::ALL.get(found.fields.trailing_zeros() as usize);
            let hit = Hit {
                document,
                score: found.total,
                field: field.copied().unwrap_or(Field::Answer),
            };
            if best.takes(&hit)
                && limits.admit(document)
                && admits(document)
                && self.holds_phrases(query, document)
            {
                best.put(hit);
            }
        }
        best.sorted()
    }

    /// The documents that meet all conditions, in the order of the list, where there are conditions and no words.
    fn without_words(
        &self,
        query: &Query,
        most: usize,
        admits: &dyn Fn(usize) -> bool,
    ) -> Vec<Hit> {
        if query.is_empty() {
            return Vec::new();
        }
        let limits = self.limits(query);
        let hit = |document| Hit {
            document,
            score: 0.0,
            field: Field::Title,
        };
        (0..self.len())
            .filter(|document| limits.admit(*document) && admits(*document))
            .take(most)
            .map(hit)
            .collect()
    }
}

/// Puts documents with too little aside, so that only the others are looked at again.
fn retain(scratch: &mut Scratch, needed: usize) {
    let Scratch { found, touched } = scratch;
    touched.retain(|document| {
        let found = &mut found[*document as usize];
        let kept = usize::from(found.matched) >= needed;
        if !kept {
            *found = Found::default();
        }
        kept
    });
}

/// The best hits so far, at most a given number.
struct Best {
    most: usize,
    heap: BinaryHeap<Ranked>,
}

impl Best {
    fn of(most: usize) -> Self {
        Self {
            most,
            heap: BinaryHeap::new(),
        }
    }

    fn takes(&self, hit: &Hit) -> bool {
        let worse = |worst: &Ranked| {
            hit.score > worst.0.score
                || (hit.score >= worst.0.score && hit.document < worst.0.document)
        };
        self.heap.len() < self.most || self.heap.peek().is_some_and(worse)
    }

    fn put(&mut self, hit: Hit) {
        if self.heap.len() == self.most {
            self.heap.pop();
        }
        self.heap.push(Ranked(hit));
    }

    fn sorted(self) -> Vec<Hit> {
        // A heap sorts in a quarter of the code that the standard sorts take, and the code travels to the reader.
        self.heap
            .into_sorted_vec()
            .into_iter()
            .map(|Ranked(hit)| hit)
            .collect()
    }
}
