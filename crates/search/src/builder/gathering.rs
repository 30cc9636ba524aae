//! The words of the documents while they are being read.
//!
//! Owns a table of forms and, for each, where it was met, kept small as it grows. It must not know fields' worth, or how
//! an index is written.

use super::patterns::Patterns;
use crate::bm25f::Counts;
use crate::format::{eight, put_short, take_short};
use crate::prelude::*;
use crate::terms::Plain;

/// All forms that were met.
#[derive(Clone, Debug)]
pub(super) struct Gathering {
    /// The forms, one after another, each after a byte with its length, and [`IDLE`] if it carries nothing in running text.
    text: Vec<u8>,
    pub(super) forms: Vec<Form>,
    /// By hash; a power of two, at most three quarters full.
    table: Vec<Slot>,
    /// The plain words that were met last, by their letters: most words of a text are a few that come again and again.
    recent: Vec<Recent>,
    /// What was met last that is no plain word, by its text.
    known: Vec<Known>,
    /// For each form one more than its place in `open`, if the document that is being read holds it.
    opened: Vec<u32>,
    /// What the document that is being read holds.
    open: Vec<Open>,
    pub(super) patterns: Patterns,
}

/// A form, and where it was met. One is as likely asked for as any other, so none may lie across two lines of a
/// processor's cache.
#[derive(Clone, Debug)]
#[repr(align(32))]
pub(super) struct Form {
    /// Where it begins in the text of all forms.
    start: u32,
    /// In how many documents it stands.
    pub(super) holding: u32,
    /// The document after the last that holds it.
    next: u32,
    /// One more than the number of its pattern in that last document.
    pattern: u32,
    /// For each document 2 × the ones passed over since the last + 1 if its pattern is another one, which follows.
    met: Vec<u8>,
}

/// Where a form begins in the text of all forms, and one more than its place.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    start: u32,
    number: u32,
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

/// A stretch of text that is no plain word, and the words in it: names with dots or in humps come again and again, and to
/// take them apart costs twenty times what a plain word does.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) text: String,
    /// The forms, each with whether it is a whole word; after that come its parts. One that is too long has no place.
    pub(super) met: Vec<(Option<Place>, bool)>,
}

/// How many plain words are remembered, and how many other stretches; powers of two.
const RECENT: usize = 1 << 14;
const KNOWN: usize = 1 << 13;

#[derive(Clone, Debug)]
struct Open {
    form: u32,
    counts: Counts,
}

/// Longer forms are no words that anybody looks for.
const LONGEST_FORM: usize = 100;
/// Beside a form's length, which stays below it: that the form carries nothing in running text.
const IDLE: u8 = 0x80;

impl Default for Gathering {
    fn default() -> Self {
        Self {
            text: Vec::new(),
            forms: Vec::new(),
            table: Vec::new(),
            recent: vec![Recent::default(); RECENT],
            known: vec![Known::default(); KNOWN],
            opened: Vec::new(),
            open: Vec::new(),
            patterns: Patterns::default(),
        }
    }
}

impl Gathering {
    /// The place of a plain word's form.
    #[inline]
    pub(super) fn place_of_plain(
        &mut self,
        text: &str,
        plain: &Plain,
        idle: fn(&[u8]) -> bool,
    ) -> Option<Place> {
        let letters = plain.letters;
        let mixed = (letters[0] ^ letters[1].rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let slot = (mixed >> 32) as usize % RECENT;
        let recent = &self.recent[slot];
        let letters_of = letters.map(u64::to_le_bytes);
        // Of longer words there would be letters that were not compared.
        let Some(word) = letters_of.as_flattened().get(..plain.span.len()) else {
            return self.place(
                &text.as_bytes()[plain.span.clone()].to_ascii_lowercase(),
                idle,
            );
        };
        if recent.letters == letters {
            return Some(recent.place);
        }
        let place = self.place(word, idle)?;
        self.recent[slot] = Recent { letters, place };
        Some(place)
    }

    /// Where a stretch is remembered.
    pub(super) fn slot_of(text: &str) -> usize {
        hash(text.as_bytes()) % KNOWN
    }

    /// Takes what is remembered there: the stretch, or another one that had its place.
    pub(super) fn take_known(&mut self, slot: usize) -> Known {
        core::mem::take(&mut self.known[slot])
    }

    /// Remembers a stretch there.
    pub(super) fn keep_known(&mut self, slot: usize, known: Known) {
        self.known[slot] = known;
    }

    /// The place of a form, or nothing for one that is too long to keep; `idle` tells of a new one what it carries.
    pub(super) fn place(&mut self, form: &[u8], idle: fn(&[u8]) -> bool) -> Option<Place> {
        if form.len() > LONGEST_FORM {
            return None;
        }
        if 4 * self.forms.len() >= 3 * self.table.len() {
            self.grow();
        }
        let mask = self.table.len() - 1;
        let mut slot = hash(form) & mask;
        while self.table[slot].number > 0 {
            let Slot { start, number } = self.table[slot];
            if same(form_at(&self.text, start), form) {
                return Some(Place {
                    at: number - 1,
                    idle: self.text[start as usize] & IDLE > 0,
                });
            }
            slot = (slot + 1) & mask;
        }
        let start = u32::try_from(self.text.len()).ok()?;
        let at = u32::try_from(self.forms.len()).ok()?;
        let idle = idle(form);
        let length = u8::try_from(form.len()).ok()?;
        self.text.push(length | if idle { IDLE } else { 0 });
        self.text.extend(form);
        self.forms.push(Form {
            start,
            holding: 0,
            next: 0,
            pattern: 0,
            met: Vec::new(),
        });
        self.opened.push(0);
        let number = at + 1;
        self.table[slot] = Slot { start, number };
        Some(Place { at, idle })
    }

    /// Counts an occurrence in a field, in parts of a whole one.
    pub(super) fn count(&mut self, place: Place, field: usize, parts: u8) {
        let opened = &mut self.opened[place.at as usize];
        if *opened == 0 {
            self.open.push(Open {
                form: place.at,
                counts: Counts::default(),
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
            let pattern = self.patterns.meet(open.counts) + 1;
            let other = form.pattern != pattern;
            put_short(&mut form.met, 2 * (document - form.next) + u32::from(other));
            if other {
                put_short(&mut form.met, pattern);
                form.pattern = pattern;
            }
            form.next = document + 1;
            form.holding += 1;
            self.opened[open.form as usize] = 0;
        }
    }

    pub(super) fn form(&self, place: usize) -> &[u8] {
        form_at(&self.text, self.forms[place].start)
    }

    /// The places of all forms that stand anywhere, in the order of their bytes.
    pub(super) fn sorted(&self) -> Vec<u32> {
        // Most forms differ in their first eight bytes, which are compared as one number.
        let mut order: Vec<(u64, u32)> = Vec::with_capacity(self.forms.len());
        for (place, form) in (0..).zip(&self.forms) {
            if form.holding > 0 {
                // The first byte tells most.
                let beginning = eight(self.form(place as usize), 0).swap_bytes();
                order.push((beginning, place));
            }
        }
        // Merging runs that double in length: the standard sorts are several times the code, and it may travel.
        let mut merged = Vec::with_capacity(order.len());
        let mut run = 1;
        while run < order.len() {
            merged.clear();
            for pair in order.chunks(2 * run) {
                let (mut left, mut right) = pair.split_at(run.min(pair.len()));
                while let (Some(one), Some(other)) = (left.first(), right.first()) {
                    let from = if one.0 < other.0
                        || (one.0 == other.0
                            && self.form(one.1 as usize) <= self.form(other.1 as usize))
                    {
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
            core::mem::swap(&mut order, &mut merged);
            run *= 2;
        }
        order.into_iter().map(|(_, place)| place).collect()
    }

    /// How many bytes all postings take at most: what was put away, and a pattern of each.
    pub(super) fn size(&self) -> usize {
        let each = |form: &Form| form.met.len() + form.holding as usize;
        self.forms.iter().map(each).sum()
    }

    /// Forgets how forms are found by their letters: nothing more is read.
    pub(super) fn end(&mut self) {
        self.table = Vec::new();
        self.recent = Vec::new();
        self.known = Vec::new();
        self.opened = Vec::new();
        self.open = Vec::new();
    }

    /// Hands over where a form was met, as the number of documents passed over and the number of a pattern, and forgets
    /// it.
    pub(super) fn release(&mut self, place: usize, mut posting: impl FnMut(u32, u32)) {
        let met = core::mem::take(&mut self.forms[place].met);
        let (mut at, mut pattern) = (0, 0);
        while let Some(read) = take_short(&met, &mut at) {
            if read & 1 > 0 {
                pattern = take_short(&met, &mut at).unwrap_or(1) - 1;
            }
            posting(read >> 1, pattern);
        }
    }

    fn grow(&mut self) {
        let length = (2 * self.table.len()).max(1 << 10);
        let mut table = vec![Slot::default(); length];
        for (form, number) in self.forms.iter().zip(1..) {
            let start = form.start;
            let mut slot = hash(form_at(&self.text, start)) & (length - 1);
            while table[slot].number > 0 {
                slot = (slot + 1) & (length - 1);
            }
            table[slot] = Slot { start, number };
        }
        self.table = table;
    }
}

/// The form that begins at a place of the text of all forms.
fn form_at(text: &[u8], start: u32) -> &[u8] {
    let (length, rest) = text[start as usize..].split_first().unwrap_or((&0, &[]));
    &rest[..usize::from(length & !IDLE)]
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
    use crate::terms::{Stretch, each_stretch};

    fn no(_: &[u8]) -> bool {
        false
    }

    fn place_of_plain(gathering: &mut Gathering, word: &str) -> Option<u32> {
        let mut place = None;
        each_stretch(word, &mut |stretch| {
            if let Stretch::Plain(plain) = stretch {
                place = gathering.place_of_plain(word, &plain, no);
            }
        });
        place.map(|place| place.at)
    }

    #[test]
    fn long_words_with_one_beginning_are_two_forms() {
        let mut gathering = Gathering::default();
        let mut place = |word: &str| place_of_plain(&mut gathering, word);
        let words = ["abcdefghijklmnop", "abcdefghijklmnopq", "abcdefghijklmnopr"];
        assert_eq!(words.map(&mut place), [Some(0), Some(1), Some(2)]);
        assert_eq!(words.map(&mut place), [Some(0), Some(1), Some(2)]);
    }

    proptest! {
        #[test]
        fn a_plain_word_has_the_place_of_its_form(words in prop::collection::vec("[A-Za-z][a-z]{0,19}", 1..50)) {
            let mut gathering = Gathering::default();
            for word in words.iter().chain(&words) {
                let plain = place_of_plain(&mut gathering, word);
                let form = word.to_ascii_lowercase();
                let place = gathering.place(form.as_bytes(), no).map(|place| place.at);
                prop_assert_eq!(plain, place);
                prop_assert_eq!(gathering.form(plain.expect("it is short") as usize), form.as_bytes());
            }
        }
    }
}
