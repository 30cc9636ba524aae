//! What a word is made of: `functools.wraps` of `functools` and `wraps`, `TaskGroup` of `task` and `group`.
//!
//! Owns where a word falls apart. It must not know where words begin and end.

use super::{Scan, Term, is_letter};
use crate::prelude::*;

impl Scan<'_> {
    /// Finds the parts of a word: its segments, unless they are the word or a leaf, and the leaves of each.
    pub(super) fn take_apart(
        &self,
        start: usize,
        end: usize,
        word: &Term,
        compounds: &mut Vec<Term>,
        leaves: &mut Vec<Term>,
    ) {
        if !self.is(end - 1, is_letter) {
            // An order of growth means nothing in parts.
            return;
        }
        let mut from = start;
        while from < end {
            let to = (from..end).find(|&at| self.separates(at)).unwrap_or(end);
            let before = leaves.len();
            self.leaves(from, to, leaves);
            if (from, to) != (start, end) {
                let segment = self.term(from, to);
                let leaf = matches!(&leaves[before..], [only] if *only == segment);
                if !leaf && segment.form.len() > 1 {
                    compounds.push(segment);
                }
            }
            from = to + 1;
        }
        if matches!(&leaves[..], [only] if only == word) {
            leaves.clear();
        }
    }

    /// Whether a word falls into segments here. A dot between digits belongs to a version or a number.
    fn separates(&self, at: usize) -> bool {
        let digit = |at| self.is(at, |c| c.is_ascii_digit());
        self.is(at, |c| c == '-')
            || (self.is(at, |c| c == '.') && !(digit(at - 1) && digit(at + 1)))
    }

    /// The smallest parts of a segment: between underscores, at a change from small to capital letters and between
    /// letters and digits. Single characters are no parts: they would be found everywhere.
    fn leaves(&self, start: usize, end: usize, leaves: &mut Vec<Term>) {
        let mut from = start;
        for at in start..=end {
            let underscore = at < end && self.is(at, |c| c == '_');
            if at == end || underscore || (at > from && self.changes(at, end)) {
                let trimmed = (from..at)
                    .find(|&at| !self.is(at, |c| c == '_'))
                    .unwrap_or(at);
                if at > trimmed + 1 {
                    leaves.push(self.term(trimmed, at));
                }
                from = at;
            }
        }
    }

    /// Whether a new part begins here: `task|Group`, `HTTP|Server` (but `PEPs` is one), `pep|703`, `2|to`.
    fn changes(&self, at: usize, end: usize) -> bool {
        let is = |at, test: fn(&char) -> bool| at < end && self.is(at, |c| test(&c));
        let small = char::is_ascii_lowercase;
        let capital = char::is_ascii_uppercase;
        let letter = char::is_ascii_alphabetic;
        let digit = char::is_ascii_digit;
        let hump = is(at - 1, small) && is(at, capital);
        let last_of_capitals =
            is(at - 1, capital) && is(at, capital) && is(at + 1, small) && is(at + 2, small);
        hump || last_of_capitals
            || (is(at - 1, letter) && is(at, digit))
            || (is(at - 1, digit) && is(at, letter))
    }
}
