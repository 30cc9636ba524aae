//! The words of a field's text, counted.
//!
//! Owns how often an occurrence counts, and which words of running text count at all. It must not know where words are put
//! away, or how an index is written.

use super::gathering::{Gathering, Known, Place};
use crate::bm25f::WHOLE;
use crate::document::Field;
use crate::prelude::*;
use crate::query::is_phrasing_form;
use crate::terms::{Other, Stretch, each_stretch};

/// An occurrence as part of a longer word counts less than one of its own: three fifths.
const PART: u8 = 3;
/// The first word of a title that is not mere phrasing is what the question is about, and counts twice.
const SUBJECT: u8 = 2;

/// Reads a field's text, and returns how many words it has; in a title also how many different ones.
pub(super) fn read(gathering: &mut Gathering, field: Field, text: &str) -> (usize, usize) {
    let mut reading = Reading {
        gathering,
        field,
        running: matches!(field, Field::KeyPoints | Field::Answer | Field::Code),
        subject: field == Field::Title,
        seen: Vec::new(),
        words: 0,
    };
    each_stretch(text, &mut |stretch| match stretch {
        Stretch::Plain(plain) => {
            let place = reading.gathering.place_of_plain(text, &plain, is_idle);
            reading.whole(place);
        }
        Stretch::Other(other) => reading.other(&other),
    });
    (reading.words, reading.seen.len())
}

/// Whether a form carries nothing in running text.
pub(super) fn is_idle(form: &[u8]) -> bool {
    core::str::from_utf8(form).is_ok_and(is_phrasing_form)
}

/// A field's text that is being read.
struct Reading<'a> {
    gathering: &'a mut Gathering,
    field: Field,
    /// Whether words that carry nothing are passed over.
    running: bool,
    /// Whether the next word may be what a title is about.
    subject: bool,
    /// The different words of a title.
    seen: Vec<u32>,
    words: usize,
}

impl Reading<'_> {
    /// Counts all words of a stretch that is no plain word, with their parts.
    // What is called for every word stays small: browsers make small functions fast.
    #[inline(never)]
    fn other(&mut self, other: &Other) {
        // At the end of a text a word may be unfinished, and is another one then: that is not to be remembered.
        let slot = (!other.last).then(|| Gathering::slot_of(other.text));
        let mut known = slot.map_or_else(Known::default, |slot| self.gathering.take_known(slot));
        if known.text != other.text {
            known.text.clear();
            known.text.push_str(other.text);
            known.met.clear();
            other.words(&mut |word| {
                let mut meet = |form: &str, whole| {
                    let place = self.gathering.place(form.as_bytes(), is_idle);
                    known.met.push((place, whole));
                };
                meet(&word.whole.form, true);
                for part in word.parts() {
                    meet(&part.form, false);
                }
            });
        }
        let mut times = 1;
        for (place, whole) in &known.met {
            if *whole {
                times = self.whole(*place);
            } else {
                self.count(*place, times * PART);
            }
        }
        if let Some(slot) = slot {
            self.gathering.keep_known(slot, known);
        }
    }

    /// Counts a whole word, and returns how often it counts.
    #[inline]
    fn whole(&mut self, place: Option<Place>) -> u8 {
        self.words += 1;
        let mut times = 1;
        if self.subject && !place.is_some_and(|place| place.idle) {
            self.subject = false;
            times = SUBJECT;
        }
        if self.count(place, times * WHOLE) && self.field == Field::Title {
            self.see(place);
        }
        times
    }

    /// Remembers a word of a title.
    #[inline(never)]
    fn see(&mut self, place: Option<Place>) {
        if let Some(place) = place
            && !self.seen.contains(&place.at)
        {
            self.seen.push(place.at);
        }
    }

    /// Counts an occurrence, if it counts at all.
    #[inline]
    fn count(&mut self, place: Option<Place>, parts: u8) -> bool {
        let counts = place.filter(|place| !(self.running && place.idle));
        if let Some(place) = counts {
            self.gathering.count(place, self.field as usize, parts);
        }
        counts.is_some()
    }
}
