//! What in a text answers a query, and which passage of it does best.
//!
//! Owns marking and cutting. It must not know the index, or how the marks are drawn.

use core::ops::Range;

use crate::document::Passage;
use crate::prelude::*;
use crate::query::Query;
use crate::spelling::Spelling;
use crate::terms::{Word, words};

impl Query {
    /// The parts of a text that answer the query: byte ranges on character boundaries, in order, disjoint.
    ///
    /// Of a word that is still being typed only the typed beginning is given; of one with a typing error the whole.
    /// Words that only make a question of the terms (`what`, `the`) are passed over.
    #[must_use]
    pub fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let marked = self.marked(text).into_iter().map(|(range, _)| range);
        united(marked.collect())
    }

    /// The part of a text, at most `longest` bytes and between words, that answers the query best: with the most of its
    /// words, close together. Without an answer in it, that is the beginning of the text.
    #[must_use]
    pub fn passage(&self, text: &str, longest: usize) -> Passage {
        let marked = self.marked(text);
        // The best stretch begins at a mark; what leads up to it is added afterwards.
        let mut best = (0, 0..0);
        for (place, (first, _)) in marked.iter().enumerate() {
            let mut different = 0_u32;
            let mut count = 0;
            let mut end = first.end;
            for (range, word) in marked[place..]
                .iter()
                .take_while(|(range, _)| range.end <= first.start + longest * 3 / 4)
            {
                different |= 1 << (word % 32);
                count += 1;
                end = end.max(range.end);
            }
            let worth = 16 * different.count_ones() + u32::min(count, 15);
            if worth > best.0 {
                best = (worth, first.start..end);
            }
        }
        let range = around(text, best.1, longest);
        let mut highlights = united(marked.into_iter().map(|(range, _)| range).collect());
        highlights.retain(|mark| range.start <= mark.start && mark.end <= range.end);
        Passage { range, highlights }
    }

    /// Where the query's words stand in a text, by their starts, each with the word's place in the query.
    fn marked(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let mut ranges = Vec::new();
        let standing = words(text);
        for (place, wanted) in self
            .words
            .iter()
            .enumerate()
            .filter(|(_, wanted)| wanted.required)
        {
            let before = ranges.len();
            mark(&wanted.whole, text, &standing, place, &mut ranges);
            if ranges.len() == before {
                for leaf in &wanted.leaves {
                    mark(leaf, text, &standing, place, &mut ranges);
                }
            }
        }
        ranges
    }
}

/// Adds where the words of a text match, keeping the ranges in order of their starts.
fn mark(
    spelling: &Spelling,
    text: &str,
    standing: &[Word],
    place: usize,
    ranges: &mut Vec<(Range<usize>, usize)>,
) {
    for term in standing
        .iter()
        .flat_map(|word| word.parts().chain([&word.whole]))
    {
        let found = spelling
            .compare(&term.form)
            .or_else(|| spelling.compare_forgiving(&term.form));
        if let Some(found) = found {
            let end = found.beginning.map_or(term.span.end, |letters| {
                term.end_of_beginning(text, letters)
            });
            let at = ranges.partition_point(|(range, _)| range.start <= term.span.start);
            ranges.insert(at, (term.span.start..end, place));
        }
    }
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

/// Up to `longest` bytes of a text around a part of it, from space to space, of one line where that is possible.
fn around(text: &str, part: Range<usize>, longest: usize) -> Range<usize> {
    if text.len() <= longest {
        return 0..text.len();
    }
    let part = part.start..part.end.min(part.start + longest);
    let lead = longest.saturating_sub(part.len()) / 3;
    let line = text[..part.start].rfind('\n').map_or(0, |at| at + 1);
    let mut start = line;
    if part.start - line > lead {
        // From the first word that still fits.
        start = ceil(text, part.start - lead);
        let space = text[start..part.start].find(char::is_whitespace);
        start = space.map_or(part.start, |at| ceil(text, start + at + 1));
    }
    if text.len() - start <= longest {
        return start..text.len();
    }
    let mut limit = start + longest;
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let after = part.end.clamp(start, limit);
    let after = ceil(text, after).min(limit);
    let end = match text[after..limit].find('\n') {
        Some(at) => after + at,
        None => text[after..limit]
            .rfind(char::is_whitespace)
            .map_or(limit, |at| after + at),
    };
    start..end
}

/// The next character boundary, the place itself if it is one.
fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut<'a>(query: &str, text: &'a str, longest: usize) -> &'a str {
        &text[Query::parse(query).passage(text, longest).range]
    }

    #[test]
    fn the_passage_with_most_of_the_words_is_cut() {
        let text = "The lock is held. Nothing else is told of it here, and this goes on.\n\
                    A thread waits for the lock until it is released by the other thread.";
        assert_eq!(
            cut("thread lock", text, 40),
            "A thread waits for the lock until it is"
        );
        assert_eq!(cut("nowhere", text, 20), "The lock is held.");
        assert_eq!(cut("lock", "short lock", 40), "short lock");
    }

    proptest! {
        #[test]
        fn any_passage_is_a_part_of_its_text(text in r"(lock|thread|é|🐍|\n| |x{1,30}){0,30}", longest in 0..60_usize) {
            let passage = Query::parse("lock thread").passage(&text, longest);
            prop_assert!(passage.range.len() <= longest.max(text.len().min(longest)));
            let _ = &text[passage.range.clone()];
            for mark in passage.highlights {
                prop_assert!(passage.range.start <= mark.start && mark.end <= passage.range.end);
                let _ = &text[mark];
            }
        }
    }
}
