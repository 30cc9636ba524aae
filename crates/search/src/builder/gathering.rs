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
    pub(super) idle: bool,
    /// One more than its place in `open`, if the document that is being read holds it.
    open: u32,
    /// In how many documents it stands.
    pub(super) holding: u32,
    /// The document after the last that holds it.
    next: u32,
    /// For each document the ones passed over since the last, and its pattern.
    met: Vec<u8>,
}

#[derive(Clone, Debug)]
struct Open {
    form: u32,
    counts: [u8; FIELDS],
}

/// Longer forms are no words that anybody looks for.
const LONGEST_FORM: usize = 100;

impl Gathering {
    /// The place of a form, or nothing for one that is too long to keep; `idle` tells of a new one what it carries.
    pub(super) fn place(&mut self, form: &[u8], idle: fn(&[u8]) -> bool) -> Option<usize> {
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
                return Some(place as usize);
            }
            slot = (slot + 1) & mask;
        }
        let number = |length: usize| u32::try_from(length).ok();
        let new = Form {
            start: number(self.text.len())?,
            length: u8::try_from(form.len()).ok()?,
            idle: idle(form),
            open: 0,
            holding: 0,
            next: 0,
            met: Vec::new(),
        };
        self.text.extend(form);
        self.forms.push(new);
        self.table[slot] = number(self.forms.len())?;
        Some(self.forms.len() - 1)
    }

    /// Counts an occurrence in a field, in parts of a whole one.
    pub(super) fn count(&mut self, place: usize, field: usize, parts: u8) {
        let form = &mut self.forms[place];
        if form.open == 0 {
            self.open.push(Open {
                form: u32::try_from(place).unwrap_or(u32::MAX),
                counts: [0; FIELDS],
            });
            form.open = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        }
        let count = &mut self.open[form.open as usize - 1].counts[field];
        *count = count.saturating_add(parts);
    }

    /// Puts the document that was read away under its number. Numbers come in order.
    pub(super) fn close(&mut self, document: u32) {
        for open in self.open.drain(..) {
            let form = &mut self.forms[open.form as usize];
            put_short(&mut form.met, document - form.next);
            put_short(&mut form.met, self.patterns.meet(open.counts));
            form.next = document + 1;
            form.holding += 1;
            form.open = 0;
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
    let sum = step(words.iter().fold(form.len() as u32, step), &last);
    (sum ^ sum >> 15) as usize
}
