//! What a reader asks for, and what in a text answers it.
//!
//! Owns how a query falls into words, which of them must match, and how a word of the query compares with a word of
//! a text: exactly, in the other number, by its beginning, or with a typing error. It must not know documents, fields
//! or the index; the index decides only whether errors are forgiven.

use std::ops::Range;

use crate::distance::{self, Letters};
use crate::document::Passage;
use crate::language::{Asked, take_apart};
use crate::terms::{Term, Word, words};

/// More words than this are not looked at: whoever pastes a page gets an answer in time all the same.
const MOST_WORDS: usize = 24;

// How much a match is worth by its manner, from 0 to 1.
const EXACT: f32 = 1.0;
/// `copy` for `copies`.
const OTHER_NUMBER: f32 = 0.97;
/// The beginning of a word, where the reader may still be typing.
const BEGINNING: f32 = 0.6;
/// The beginning of a word, where the reader has gone on to the next word.
const ABBREVIATION: f32 = 0.3;
/// One typing error, and two.
const TYPOS: [f32; 2] = [0.45, 0.3];
/// The beginning of a word, with one typing error and with two.
const BEGINNING_TYPOS: [f32; 2] = [0.2, 0.12];

/// Shorter abbreviations than this begin too many words.
const SHORTEST_ABBREVIATION: usize = 2;

/// Words that make a question of a few terms; they need not match.
const PHRASING: &[&str] = &[
    "a",
    "an",
    "are",
    "be",
    "between",
    "can",
    "difference",
    "do",
    "does",
    "explain",
    "how",
    "i",
    "it",
    "its",
    "mean",
    "me",
    "my",
    "of",
    "on",
    "should",
    "the",
    "to",
    "versus",
    "vs",
    "what",
    "whats",
    "when",
    "where",
    "which",
    "why",
    "would",
    "you",
    "your",
];

/// Words of Python that are also words of English: they need not match beside one of [`PHRASING`] (`what is the gil`),
/// and must where the query is code (`is not`, `yield from`).
const ENGLISH_AND_PYTHON: &[&str] = &[
    "and", "as", "by", "for", "from", "if", "in", "is", "not", "or", "with",
];

/// A query, made ready for one index by [`Index::query`](crate::Index::query) once per change of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub(crate) words: Vec<Wanted>,
    asked: Vec<Asked>,
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wanted {
    pub(crate) whole: Spelling,
    /// The parts of a compound; it also matches where all of them do.
    pub(crate) leaves: Vec<Spelling>,
    /// Whether a document without it is no match.
    pub(crate) required: bool,
}

/// A form that is looked for, with what comparing needs worked out once.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spelling {
    pub(crate) form: String,
    pub(crate) other_number: Vec<String>,
    pub(crate) letters: Letters,
    characters: Vec<char>,
    /// Whether the reader may still be typing it.
    pub(crate) unfinished: bool,
    /// How many typing errors are forgiven: 0 until the index finds that the word occurs nowhere as it is written.
    pub(crate) forgiven: u32,
}

/// How a word of a text matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Match {
    /// From 0 to 1.
    pub(crate) weight: f32,
    /// The letters from the word's beginning that match; nothing when the whole word does.
    beginning: Option<usize>,
}

impl Query {
    pub(crate) fn parse(text: &str) -> Self {
        let parts = take_apart(text);
        let text = &parts.plain;
        let mut found = words(text);
        found.truncate(MOST_WORDS);
        let unfinished_from = text.trim_end_matches(['`', ')', ']', '"', '\'']).len();
        let phrasing = |word: &Word| is_any(word, PHRASING);
        let either = |word: &Word| is_any(word, ENGLISH_AND_PYTHON);
        let question = found.iter().any(phrasing);
        let optional = |word: &Word| phrasing(word) || (question && either(word));
        // A query of nothing else asks for the words of Python among them, or else for all.
        let empty = found.iter().all(optional);
        let python = found.iter().any(either);
        let required = |word: &Word| {
            if empty {
                either(word) || !python
            } else {
                !optional(word)
            }
        };
        let wanted = |word: &Word| {
            let spelling = |term: &Term| Spelling::new(term, term.span.end >= unfinished_from);
            Wanted {
                whole: spelling(&word.whole),
                leaves: word.leaves.iter().map(spelling).collect(),
                required: required(word),
            }
        };
        Self {
            words: found.iter().map(wanted).collect(),
            asked: parts.asked,
        }
    }

    /// What is asked about the reader, for whoever knows them to apply.
    #[must_use]
    pub fn asked(&self) -> &[Asked] {
        &self.asked
    }

    /// The part of a text, at most `longest` bytes, that answers the query best.
    #[must_use]
    pub fn passage(&self, text: &str, longest: usize) -> Passage {
        let mut end = longest.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut highlights = self.highlights(text);
        highlights.retain(|range| range.end <= end);
        Passage {
            range: 0..end,
            highlights,
        }
    }

    /// Whether nothing is asked for: no text, or only spaces and punctuation.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The parts of a text that answer the query: byte ranges on character boundaries, in order, disjoint.
    ///
    /// Of a word that is still being typed only the typed beginning is given; of one with a typing error the whole.
    /// Words that only make a question of the terms (`what`, `the`) are passed over.
    #[must_use]
    pub fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        if self.is_empty() {
            return ranges;
        }
        let standing = words(text);
        for wanted in self.words.iter().filter(|wanted| wanted.required) {
            let before = ranges.len();
            wanted.whole.mark(text, &standing, &mut ranges);
            if ranges.len() == before {
                for leaf in &wanted.leaves {
                    leaf.mark(text, &standing, &mut ranges);
                }
            }
        }
        united(ranges)
    }

    /// Every spelling that is looked for.
    pub(crate) fn spellings_mut(&mut self) -> impl Iterator<Item = &mut Spelling> {
        self.words
            .iter_mut()
            .flat_map(|word| std::iter::once(&mut word.whole).chain(&mut word.leaves))
    }
}

impl Spelling {
    fn new(term: &Term, unfinished: bool) -> Self {
        Self {
            other_number: other_number(&term.form),
            letters: Letters::of(&term.form),
            characters: term.form.chars().collect(),
            form: term.form.clone(),
            unfinished,
            forgiven: 0,
        }
    }

    /// How many typing errors a word of this length may have. None where there are digits: another version or
    /// proposal is not a misspelt one.
    pub(crate) fn tolerated(&self) -> u32 {
        if self.form.contains(|c: char| c.is_ascii_digit()) {
            return 0;
        }
        distance::tolerated(self.characters.len())
    }

    /// What a word that begins with this one is worth; nothing if beginnings do not count.
    pub(crate) fn beginning_weight(&self) -> Option<f32> {
        if self.unfinished {
            Some(BEGINNING)
        } else {
            (self.characters.len() >= SHORTEST_ABBREVIATION).then_some(ABBREVIATION)
        }
    }

    /// Compares with a word as it is written, no errors forgiven.
    pub(crate) fn compare(&self, candidate: &str) -> Option<Match> {
        if candidate == self.form {
            return Some(Match {
                weight: EXACT,
                beginning: None,
            });
        }
        if self.other_number.iter().any(|form| form == candidate) {
            return Some(Match {
                weight: OTHER_NUMBER,
                beginning: None,
            });
        }
        let weight = self
            .beginning_weight()
            .filter(|_| candidate.starts_with(&self.form))?;
        Some(Match {
            weight,
            beginning: Some(self.characters.len()),
        })
    }

    /// Compares with a word of the given letters, forgiving as many errors as the index allowed.
    pub(crate) fn compare_forgiving(&self, candidate: &str, letters: Letters) -> Option<Match> {
        let limit = self.forgiven;
        let near = limit > 0
            && (self.unfinished || self.letters.within(letters, limit))
            && letters.allow(&self.characters, limit);
        if !near {
            return None;
        }
        let characters: Vec<char> = candidate.chars().collect();
        let weight = |edits: u32, weights: [f32; 2]| weights[edits.clamp(1, 2) as usize - 1];
        if let Some(edits) = distance::between(&self.characters, &characters, limit) {
            return Some(Match {
                weight: weight(edits, TYPOS),
                beginning: None,
            });
        }
        if !self.unfinished {
            return None;
        }
        let (edits, length) = distance::to_beginning(&self.characters, &characters, limit)?;
        Some(Match {
            weight: weight(edits, BEGINNING_TYPOS),
            beginning: Some(length),
        })
    }

    /// Adds where the words of a text match, keeping the ranges in order of their starts.
    fn mark(&self, text: &str, standing: &[Word], ranges: &mut Vec<Range<usize>>) {
        for term in standing
            .iter()
            .flat_map(|word| word.parts().chain([&word.whole]))
        {
            let found = self.compare(&term.form).or_else(|| {
                let letters = Letters::of(&term.form);
                self.compare_forgiving(&term.form, letters)
            });
            if let Some(found) = found {
                let end = found.beginning.map_or(term.span.end, |letters| {
                    term.end_of_beginning(text, letters)
                });
                let place = ranges.partition_point(|range| range.start <= term.span.start);
                ranges.insert(place, term.span.start..end);
            }
        }
    }
}

/// Whether a word of a question only makes it one, and is not what it is about.
pub(crate) fn is_phrasing(word: &Word) -> bool {
    is_any(word, PHRASING) || is_any(word, ENGLISH_AND_PYTHON)
}

fn is_any(word: &Word, list: &[&str]) -> bool {
    list.contains(&word.whole.form.as_str())
}

/// The plural and singular spellings that a word may have. Some are no words; they are looked up and not found.
fn other_number(form: &str) -> Vec<String> {
    let mut forms = Vec::new();
    if form.len() < 3 || !form.ends_with(|c: char| c.is_ascii_lowercase()) {
        return forms;
    }
    if let Some(stem) = form.strip_suffix('y') {
        forms.push(stem.to_owned() + "ies");
    }
    let plural = form.len() > 3
        && form.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| form.ends_with(end));
    if plural {
        forms.push(form[..form.len() - 1].to_owned());
        if let Some(stem) = form.strip_suffix("ies") {
            forms.push(stem.to_owned() + "y");
        } else if let Some(stem) = form.strip_suffix("es") {
            forms.push(stem.to_owned());
        }
    } else if form.ends_with(['s', 'x', 'z', 'h', 'o']) {
        forms.push(form.to_owned() + "es");
    } else {
        forms.push(form.to_owned() + "s");
    }
    forms
}

/// The same ranges, given in order, with those that touch or overlap made one.
fn united(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut united: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match united.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => united.push(range),
        }
    }
    united
}
