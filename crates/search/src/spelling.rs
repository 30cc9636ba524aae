//! How a word of a query compares with a word of a text: exactly, by another form, by its beginning, or with a typing
//! error.
//!
//! Owns these manners and what each is worth. It must not know queries, documents or the index.

use crate::distance::{Comparison, tolerated};
use crate::letters::cut;
use crate::prelude::*;
use crate::stem;
use crate::vocabulary::Near;

// How much a match is worth by its manner, from 0 to 1.
pub(crate) const EXACT: f32 = 1.0;
/// `copy` for `copies`.
const OTHER_NUMBER: f32 = 0.97;
/// `threads` for `threading`.
pub(crate) const SAME_STEM: f32 = 0.7;
/// How much of their worth words of the same stem and beginnings keep beside the very word.
pub(crate) const BESIDE_EXACT: f32 = 0.3;
/// The beginning of a word, where the reader may still be typing.
const BEGINNING: f32 = 0.6;
/// The beginning of a word, where the reader has gone on to the next word, which is only looked at where nothing else is
/// found.
const ABBREVIATION: f32 = 0.3;
/// One typing error, and two.
const TYPOS: [f32; 2] = [0.7, 0.45];
/// The beginning of a word, with one typing error and with two.
const BEGINNING_TYPOS: [f32; 2] = [0.35, 0.2];

/// Shorter abbreviations than this begin too many words.
const SHORTEST_ABBREVIATION: usize = 2;

/// A form that is looked for, with what comparing needs worked out once.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spelling {
    pub(crate) form: String,
    /// Other forms that will do: the other number, other names.
    pub(crate) others: Vec<Other>,
    pub(crate) characters: Vec<char>,
    /// Whether the reader may still be typing it.
    pub(crate) unfinished: bool,
    /// Whether it may be a beginning although it is finished: the index says so where it finds nothing else.
    pub(crate) abbreviates: bool,
    /// How many typing errors are forgiven: 0 until the index finds that the word occurs nowhere as it is written.
    pub(crate) forgiven: u8,
}

/// Another form that will do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Other {
    pub(crate) form: String,
    /// What it is worth, from 0 to 1.
    pub(crate) weight: f32,
    /// Whether it tells as much as its own rarity says, and not as the typed word's.
    pub(crate) name: bool,
}

/// How a word of a text matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Match {
    /// From 0 to 1.
    pub(crate) weight: f32,
    /// The letters from the word's beginning that match; nothing when the whole word does.
    pub(crate) beginning: Option<usize>,
}

impl Spelling {
    pub(crate) fn new(form: &str, unfinished: bool) -> Self {
        Self {
            others: other_number(form)
                .into_iter()
                .map(|form| Other {
                    form,
                    weight: OTHER_NUMBER,
                    name: false,
                })
                .collect(),
            characters: form.chars().collect(),
            form: form.to_owned(),
            unfinished,
            abbreviates: false,
            forgiven: 0,
        }
    }

    /// Adds another form that will do.
    pub(crate) fn add(&mut self, form: &str, weight: f32, name: bool) {
        if form != self.form && !self.others.iter().any(|other| other.form == form) {
            self.others.push(Other {
                form: form.to_owned(),
                weight,
                name,
            });
        }
    }

    /// The stem that other words may share.
    pub(crate) fn stem(&self) -> Option<&str> {
        stem::stem(&self.form)
    }

    /// How many typing errors a word of this length may have. None where there are digits: another version or
    /// proposal is not a misspelt one.
    pub(crate) fn tolerated(&self) -> u8 {
        if self.form.contains(|c: char| c.is_ascii_digit()) {
            return 0;
        }
        tolerated(self.characters.len())
    }

    /// What a word that begins with this one is worth; nothing if beginnings do not count.
    pub(crate) fn beginning_weight(&self) -> Option<f32> {
        if self.unfinished {
            Some(BEGINNING)
        } else {
            (self.abbreviates && self.characters.len() >= SHORTEST_ABBREVIATION)
                .then_some(ABBREVIATION)
        }
    }

    /// Compares with a word as it is written, no errors forgiven.
    pub(crate) fn compare(&self, candidate: &str) -> Option<Match> {
        let whole = |weight| {
            Some(Match {
                weight,
                beginning: None,
            })
        };
        if candidate == self.form {
            return whole(EXACT);
        }
        if let Some(other) = self.others.iter().find(|other| other.form == candidate) {
            return whole(other.weight);
        }
        let goes_on = self.unfinished && candidate.starts_with(&self.form);
        if !goes_on && self.stem().is_some_and(|stem| stem::is_of(stem, candidate)) {
            return whole(SAME_STEM);
        }
        let weight = self
            .beginning_weight()
            .filter(|_| candidate.starts_with(&self.form))?;
        Some(Match {
            weight,
            beginning: Some(self.characters.len()),
        })
    }

    /// Compares with a word, forgiving as many errors as the index allowed.
    pub(crate) fn compare_forgiving(&self, candidate: &str) -> Option<Match> {
        if self.forgiven == 0 {
            return None;
        }
        let mut comparison = Comparison::new(&self.characters, self.forgiven);
        let alive = candidate.chars().all(|letter| comparison.push(letter));
        if let Some(edits) = comparison.whole().filter(|_| alive) {
            let near = Near {
                edits,
                beginning: false,
            };
            return Some(Match {
                weight: weight_of(near),
                beginning: None,
            });
        }
        let (edits, length) = comparison.beginning().filter(|_| self.unfinished)?;
        let near = Near {
            edits,
            beginning: true,
        };
        Some(Match {
            weight: weight_of(near),
            beginning: Some(length),
        })
    }
}

/// What a word with typing errors is worth.
pub(crate) fn weight_of(near: Near) -> f32 {
    let weights = if near.beginning {
        BEGINNING_TYPOS
    } else {
        TYPOS
    };
    weights[usize::from(near.edits > 1)]
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
        forms.push(cut(form, ..form.len() - 1).to_owned());
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
