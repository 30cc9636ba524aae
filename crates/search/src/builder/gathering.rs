//! The words of the documents while they are being read.
//!
//! Owns a table of forms and, for each, where it was met, kept small as it grows. It must not know fields' worth, or how
//! an index is written.

use super::patterns::Patterns;
use crate::document::FIELDS;
use crate::format::{put_short, take_short};

/// All forms that were met.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathering {
    /// The forms, one after another.
    text: Vec<u8>,
    pub(super) forms: Vec<Form>,
    /// Places of forms plus one, by hash; a power of two, at most half full.
    table: Vec<u32>,
    /// The plain words that were met last, by their letters: most words of a text are a few that come again and again.
    recent: Vec<Recent>,
    /// For each form one more than its place in `open`, if the document that is being read holds it.
    opened: Vec<u32>,
    /// What the document that is being read holds.
    open: Vec<Open>,
    pub(super) patterns: Patterns,
}

/// A form, and where it was met.
#[derive(Clone, Debug)]
pub(super) struct Form {
    start: u32,
    length: u8,
    /// Whether it carries nothing in running text.
    idle: bool,
    /// In how many documents it stands.
    pub(super) holding: u32,
    /// The document after the last that holds it.
    next: u32,
    /// For each document the ones passed over since the last, and its pattern.
    met: Vec<u8>,
}

/// Which form a word has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// Its place among all forms.
    pub(super) at: u32,
    /// Whether it carries nothing in running text.
    pub(super) idle: bool,
}

/// A plain word by its small letters, eight to a number, with the place of its form.
#[derive(Clone, Copy, Debug, Default)]
struct Recent {
    letters: [u64; 2],
    place: Place,
}

/// How many plain words are remembered; a power of two.
const RECENT: usize = 1 << 12;

#[derive(Clone, Debug)]
struct Open {
    form: u32,
    counts: [u8; FIELDS],
}

/// Longer forms are no words that anybody looks for.
const LONGEST_FORM: usize = 100;

impl Gathering {
    /// The place of a plain word's form: of ASCII letters, in either case.
    #[inline]
    pub(super) fn place_of_plain(&mut self, word: &[u8], idle: fn(&[u8]) -> bool) -> Option<Place> {
        let mut letters = [0_u64; 2];
        for (half, letters) in word.chunks(8).zip(&mut letters) {
            for letter in half {
                *letters = *letters << 8 | u64::from(letter | 0x20);
            }
        }
        if self.recent.is_empty() {
            self.recent = vec![Recent::default(); RECENT];
        }
        let mixed = (letters[0] ^ letters[1].rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let slot = (mixed >> 32) as usize % RECENT;
        // Of longer words there would be letters that were not compared.
        let fits = word.len() <= 16;
        let recent = &self.recent[slot];
        if fits && recent.letters == letters {
            return Some(recent.place);
        }
        let place = self.place(&word.to_ascii_lowercase(), idle)?;
        if fits {
            self.recent[slot] = Recent { letters, place };
        }
        Some(place)
    }

    /// The place of a form, or nothing for one that is too long to keep; `idle` tells of a new one what it carries.
    pub(super) fn place(&mut self, form: &[u8], idle: fn(&[u8]) -> bool) -> Option<Place> {
        if form.len() > LONGEST_FORM {
            return None;
        }
        if 2 * self.forms.len() >= self.table.len() {
            self.grow();
        }
        let mask = self.table.len() - 1;
        let mut slot = hash(form) & mask;
        while let Some(place) = self.table[slot].checked_sub(1) {
            if same(self.form(place as usize), form) {
                let idle = self.forms[place as usize].idle;
                return Some(Place { at: place, idle });
            }
            slot = (slot + 1) & mask;
        }
        let number = |length: usize| u32::try_from(length).ok();
        let new = Form {
            start: number(self.text.len())?,
            length: u8::try_from(form.len()).ok()?,
            idle: idle(form),
            holding: 0,
            next: 0,
            met: Vec::new(),
        };
        let place = Place {
            at: number(self.forms.len())?,
            idle: new.idle,
        };
        self.text.extend(form);
        self.forms.push(new);
        self.opened.push(0);
        self.table[slot] = place.at + 1;
        Some(place)
    }

    /// Counts an occurrence in a field, in parts of a whole one.
    pub(super) fn count(&mut self, place: Place, field: usize, parts: u8) {
        let opened = &mut self.opened[place.at as usize];
        if *opened == 0 {
            self.open.push(Open {
                form: place.at,
                counts: [0; FIELDS],
            });
            *opened = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        }
        let count = &mut self.open[*opened as usize - 1].counts[field];
        *count = count.saturating_add(parts);
    }

    /// Puts the document that was read away under its number. Numbers come in order.
    #[inline(never)]
    pub(super) fn close(&mut self, document: u32) {
        for open in self.open.drain(..) {
            let form = &mut self.forms[open.form as usize];
            put_short(&mut form.met, document - form.next);
            put_short(&mut form.met, self.patterns.meet(open.counts));
            form.next = document + 1;
            form.holding += 1;
            self.opened[open.form as usize] = 0;
        }
    }

    pub(super) fn form(&self, place: usize) -> &[u8] {
        let form = &self.forms[place];
        &self.text[form.start as usize..][..usize::from(form.length)]
    }

    /// The places of all forms that stand anywhere, in the order of their bytes.
    pub(super) fn sorted(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..).take(self.forms.len()).collect();
        order.retain(|place| self.forms[*place as usize].holding > 0);
        // Merging runs that double in length: the standard sorts are several times the code, and it may travel.
        let mut merged = Vec::with_capacity(order.len());
        let mut run = 1;
        while run < order.len() {
            merged.clear();
            for pair in order.chunks(2 * run) {
                let (mut left, mut right) = pair.split_at(run.min(pair.len()));
                while let (Some(one), Some(other)) = (left.first(), right.first()) {
                    let from = if self.form(*one as usize) <= self.form(*other as usize) {
                        &mut left
                    } else {
                        &mut right
                    };
                    merged.push(from[0]);
                    *from = &from[1..];
                }
                merged.extend_from_slice(left);
                merged.extend_from_slice(right);
            }
            std::mem::swap(&mut order, &mut merged);
            run *= 2;
        }
        order
    }

    /// How many bytes tell where all forms were met, which is a little more than their postings take.
    pub(super) fn size(&self) -> usize {
        self.forms.iter().map(|form| form.met.len()).sum()
    }

    /// Forgets how forms are found by their letters: nothing more is read.
    pub(super) fn end(&mut self) {
        self.table = Vec::new();
        self.recent = Vec::new();
        self.opened = Vec::new();
        self.open = Vec::new();
    }

    /// Hands over where a form was met, as the number of documents passed over and the number of a pattern, and forgets
    /// it.
    pub(super) fn release(&mut self, place: usize, mut posting: impl FnMut(u32, u32)) {
        let met = std::mem::take(&mut self.forms[place].met);
        let mut at = 0;
        while let Some(passed) = take_short(&met, &mut at)
            && let Some(pattern) = take_short(&met, &mut at)
        {
            posting(passed, pattern);
        }
    }

    fn grow(&mut self) {
        let length = (2 * self.table.len()).max(1 << 10);
        let mut table = vec![0; length];
        for (place, number) in (0..self.forms.len()).zip(1..) {
            let mut slot = hash(self.form(place)) & (length - 1);
            while table[slot] != 0 {
                slot = (slot + 1) & (length - 1);
            }
            table[slot] = number;
        }
        self.table = table;
    }
}

/// Whether two forms are one; they are short, and most that are compared are the same.
fn same(one: &[u8], other: &[u8]) -> bool {
    let ((words, rest), (other_words, other_rest)) = (one.as_chunks::<4>(), other.as_chunks::<4>());
    let number = |word: &[u8; 4]| u32::from_le_bytes(*word);
    one.len() == other.len()
        && words.iter().map(number).eq(other_words.iter().map(number))
        && rest.iter().eq(other_rest)
}

/// Any mixing will do: the forms are ours, and nobody gains by making them collide.
fn hash(form: &[u8]) -> usize {
    let (words, rest) = form.as_chunks::<4>();
    let mut last = [0; 4];
    last[..rest.len()].copy_from_slice(rest);
    let step = |sum: u32, word: &[u8; 4]| {
        (sum ^ u32::from_le_bytes(*word))
            .wrapping_mul(0x9e37_79b1)
            .rotate_left(15)
    };
    let sum = step(words.iter().fold(0, step), &last);
    (sum ^ sum >> 15) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn no(_: &[u8]) -> bool {
        false
    }

    #[test]
    fn long_words_with_one_beginning_are_two_forms() {
        let mut gathering = Gathering::default();
        let mut place = |word: &str| {
            gathering
                .place_of_plain(word.as_bytes(), no)
                .map(|place| place.at)
        };
        let words = ["abcdefghijklmnop", "abcdefghijklmnopq", "abcdefghijklmnopr"];
        assert_eq!(words.map(&mut place), [Some(0), Some(1), Some(2)]);
        assert_eq!(words.map(&mut place), [Some(0), Some(1), Some(2)]);
    }

    proptest! {
        #[test]
        fn a_plain_word_has_the_place_of_its_form(words in prop::collection::vec("[A-Za-z][a-z]{0,19}", 1..50)) {
            let mut gathering = Gathering::default();
            for word in words.iter().chain(&words) {
                let plain = gathering.place_of_plain(word.as_bytes(), no).map(|place| place.at);
                let form = word.to_ascii_lowercase();
                let place = gathering.place(form.as_bytes(), no).map(|place| place.at);
                prop_assert_eq!(plain, place);
                prop_assert_eq!(gathering.form(plain.expect("it is short") as usize), form.as_bytes());
            }
        }
    }
}
