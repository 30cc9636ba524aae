//! The best documents for beginnings that tell nothing yet, found when an index is made.
//!
//! ```text
//! for each beginning: how many bytes it has, those bytes, and MOST documents, best first; for each its number (four
//!                     bytes), its score (four bytes, a float) and the place of its field (a byte)
//! ```
//!
//! A single letter begins words of every document of a large bank, and all of these would be looked at for an answer that is
//! always the same. Owns which beginnings that is done for, and finding and reading the answers. It must not know how
//! documents are ranked.

use crate::document::{Field, Hit};
use crate::format::{float, number, put_number};
use crate::index::Index;
use crate::letters::is_alphanumeric;
use crate::prelude::*;
use crate::query::Query;

/// So many documents are kept of each; whoever wants more has all looked at.
const MOST: usize = 32;
/// Longer beginnings are few that tell nothing.
const LONGEST: usize = 2;
/// From so many documents on it is done for beginnings of one letter, and of two: in a smaller bank all are looked at in a
/// millisecond.
const WORTHWHILE: [usize; LONGEST] = [5_000, 20_000];
/// Bytes of a document.
const EACH: usize = 9;

/// How long the beginnings are, in letters, for which so many documents are too many to look at at a keystroke.
pub(crate) fn worthwhile(documents: usize) -> usize {
    let too_many = WORTHWHILE.iter().filter(|enough| documents >= **enough);
    too_many.count()
}

/// The best documents for each beginning of at most so many letters that tells nothing yet.
pub(crate) fn find(index: &Index, longest: usize) -> Vec<u8> {
    let mut tops = Vec::new();
    for beginning in beginnings(index, longest) {
        let query = index.understand(&beginning);
        if !is_only(&query, &beginning) || !index.is_loose(&query.words[0].whole) {
            continue;
        }
        let hits = index.search(&query, MOST, &|_| true);
        if hits.len() < MOST {
            continue;
        }
        tops.extend(u8::try_from(beginning.len()));
        tops.extend(beginning.bytes());
        for hit in hits {
            put_number(&mut tops, hit.document);
            tops.extend(hit.score.to_le_bytes());
            tops.push(hit.field as u8);
        }
    }
    tops
}

/// What the words of an index begin with, each once.
fn beginnings(index: &Index, longest: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // The words are in order, so what many begin with is the last of its length.
    let mut last = [const { String::new() }; LONGEST];
    index.vocabulary().beginning_with("", &mut |form, _| {
        for (length, last) in (1..=longest).zip(&mut last) {
            let beginning: String = form.chars().take(length).collect();
            if beginning.chars().count() == length
                && beginning != *last
                && beginning.chars().all(is_alphanumeric)
            {
                found.push(beginning.clone());
                *last = beginning;
            }
        }
        true
    });
    found
}

/// Whether a query is one beginning, and nothing else that decides which documents are best.
fn is_only(query: &Query, beginning: &str) -> bool {
    matches!(query.words.as_slice(), [word] if word.whole.unfinished
        && word.leaves.is_empty()
        && word.whole.forgiven == 0
        && word.whole.form == beginning)
        && query.phrases.is_empty()
}

impl Index {
    /// The best documents, if they were found when the index was made, and enough of them are admitted.
    pub(crate) fn top(
        &self,
        query: &Query,
        most: usize,
        admits: &dyn Fn(usize) -> bool,
    ) -> Option<Vec<Hit>> {
        let beginning = &query.words.first()?.whole.form;
        if most > MOST || !is_only(query, beginning) {
            return None;
        }
        let mut rest = self.tops();
        let entries = loop {
            let (length, more) = rest.split_first()?;
            let (known, more) = more.split_at_checked(usize::from(*length))?;
            let (entries, more) = more.split_at_checked(MOST * EACH)?;
            if known == beginning.as_bytes() {
                break entries;
            }
            rest = more;
        };
        let limits = self.limits(query);
        let mut hits = Vec::new();
        for entry in entries.chunks_exact(EACH) {
            let hit = Hit {
                document: number(entry, 0)?,
                score: float(entry, 4)?,
                field: *Field::ALL.get(usize::from(entry[8]))?,
            };
            if hits.len() == most {
                break;
            }
            if hit.document < self.len() && limits.admit(hit.document) && admits(hit.document) {
                hits.push(hit);
            }
        }
        (hits.len() == most).then_some(hits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    /// A bank in which words of many documents begin alike.
    fn index() -> Index {
        let subjects = [
            "sets", "stacks", "slices", "slots", "tuples", "strings", "stores",
        ];
        let texts: Vec<[String; 2]> = (0..1500)
            .map(|number: usize| {
                let [one, other] = [number % 7, number / 7 % 7].map(|place| subjects[place]);
                [
                    format!("What are {one} of {}?", subjects[number / 49 % 7]),
                    format!(
                        "Steps: {other}, stages, slides, slips {}.",
                        "sleep ".repeat(number % 11)
                    ),
                ]
            })
            .collect();
        let index = Index::build(texts.iter().map(|[title, answer]| Document {
            title,
            answer,
            ..Document::default()
        }));
        assert_eq!(worthwhile(index.len()), 0, "it is small");
        assert!(index.tops().is_empty(), "it is small");
        let beginnings = beginnings(&index, LONGEST);
        let mut once = beginnings.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), beginnings.len());
        let tops = find(&index, LONGEST);
        Index::open(index.with_tops(&tops).into()).expect("it was added rightly")
    }

    #[test]
    fn what_was_found_beforehand_is_what_would_be_found() {
        let index = index();
        assert!(!index.tops().is_empty());
        for (beginning, most) in [
            ("s", 20),
            ("s", 32),
            ("st", 5),
            ("sl", 1),
            ("S", 3),
            (" s", 0),
        ] {
            let query = index.query(beginning);
            let top = index
                .top(&query, most, &|_| true)
                .unwrap_or_else(|| panic!("{beginning:?} was not found beforehand"));
            let all = index.find(&query);
            assert!(all.len() > MOST);
            assert_eq!(top, all[..most], "{beginning}");
            assert_eq!(index.ask(beginning, most, &|_| true).hits, top);
        }
    }

    #[test]
    fn documents_that_are_not_admitted_are_passed_over_or_all_are_looked_at() {
        let index = index();
        let query = index.query("s");
        let all = index.find(&query);
        let second = all[1].document;
        let top = index.top(&query, 3, &|document| document != second);
        assert_eq!(top, Some(vec![all[0], all[2], all[3]]));
        let last = all[all.len() - 1].document;
        let only_last = |document| document == last;
        assert_eq!(index.top(&query, 1, &only_last), None);
        assert_eq!(index.ask("s", 1, &only_last).hits[0].document, last);
    }

    #[test]
    fn more_than_a_beginning_is_looked_for() {
        let index = index();
        for text in ["sets", "s sets", "\"s\"", "-sets s tuples", "st classes"] {
            assert_eq!(index.top(&index.query(text), 5, &|_| true), None, "{text}");
        }
    }
}
