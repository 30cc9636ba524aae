//! Which documents answer a query, best first.
//!
//! Owns how the words of a query combine: as many of those that are required as can be had must match, and each adds its
//! score by BM25F. It must
//! not know how text falls into words or how the index stores them.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::bm25f::{inverse_document_frequency, saturate};
use crate::document::{Completes, FIELDS, Field, Hit, Suggestion};
use crate::index::Index;
use crate::query::{Query, Spelling, Wanted};

/// What a compound is worth where only its parts were found.
const TAKEN_APART: f32 = 0.8;
/// What a word that need not match is worth beside those that must: enough to tell equals apart.
const OPTIONAL: f32 = 0.1;

/// What something is worth in a document, by the field where it stands.
type Score = [f32; FIELDS];

/// What one word of a query found in one document.
#[derive(Clone, Copy, Default)]
struct Evidence {
    /// By field, weighted by field and manner of the match.
    counts: Score,
    /// The best manner of a match.
    weight: f32,
}

/// A hit in the order of the results: the better one is less.
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

impl Index {
    /// Makes a text that was typed ready for searching and highlighting.
    ///
    /// Typing errors are forgiven in words that occur nowhere as they are written, and in all words where nothing
    /// else would be found.
    #[must_use]
    pub fn query(&self, text: &str) -> Query {
        let mut query = Query::parse(text);
        for spelling in query.spellings_mut() {
            if self.as_written(spelling).is_empty() {
                spelling.forgiven = spelling.tolerated();
            }
        }
        if query.is_empty() || self.is_answered(&query) {
            return query;
        }
        let mut forgiving = query.clone();
        for spelling in forgiving.spellings_mut() {
            spelling.forgiven = spelling.tolerated();
        }
        if self.is_answered(&forgiving) {
            forgiving
        } else {
            query
        }
    }

    /// The best documents that answer a query, at most `most` of those that `admits` admits, best first.
    ///
    /// Conditions on levels, categories, difficulties and tags are applied; what [`Query::asked`] tells about the
    /// reader is for `admits`.
    pub fn search(&self, query: &Query, most: usize, admits: &dyn Fn(usize) -> bool) -> Vec<Hit> {
        let mut hits = self.find(query);
        hits.retain(|hit| admits(hit.document));
        hits.truncate(most);
        hits
    }

    /// Ways to go on with a text that is being typed, the likeliest first.
    #[must_use]
    pub fn suggest(&self, text: &str, most: usize) -> Vec<Suggestion> {
        let level = Suggestion {
            text: text.to_owned() + "level:",
            what: Completes::Operator,
        };
        [level].into_iter().take(most).collect()
    }

    /// The documents that answer a text, best first; equally good ones in the order of the list.
    ///
    /// A text without words asks for nothing and finds nothing.
    #[must_use]
    pub fn find_text(&self, text: &str) -> Vec<Hit> {
        self.find(&self.query(text))
    }

    /// The documents that answer a query, best first; equally good ones in the order of the list.
    ///
    /// Those are the documents that hold every word that must match. Where there is none, they are those that hold the most
    /// of them, if that is at least half: a reader who describes a thing seldom hits on all of its words.
    #[must_use]
    pub fn find(&self, query: &Query) -> Vec<Hit> {
        let (totals, required) = self.totals(query);
        let most = totals.iter().map(|(matched, _)| *matched).max();
        let most = most.unwrap_or(0);
        if most == 0 || 2 * most < required {
            return Vec::new();
        }
        let hits = totals
            .iter()
            .enumerate()
            .filter(|(_, (matched, _))| *matched == most)
            .map(|(document, (_, total))| Ranked(hit(document, total)));
        // A heap sorts in a quarter of the code that the standard sorts take, and the code travels to the reader.
        hits.collect::<BinaryHeap<_>>()
            .into_sorted_vec()
            .into_iter()
            .map(|Ranked(hit)| hit)
            .collect()
    }

    /// Whether a document holds every word that must match.
    fn is_answered(&self, query: &Query) -> bool {
        let (totals, required) = self.totals(query);
        totals.iter().any(|(matched, _)| *matched == required)
    }

    /// For each document how many of the words that must match it holds and what it is worth, and how many such words
    /// there are. A query without words asks for nothing: no document holds any of it.
    fn totals(&self, query: &Query) -> (Vec<(usize, Score)>, usize) {
        let mut totals = vec![(0, Score::default()); self.len()];
        let mut required = 0;
        for wanted in &query.words {
            let share = if wanted.required {
                required += 1;
                1.0
            } else {
                OPTIONAL
            };
            for ((matched, total), score) in totals.iter_mut().zip(self.scores(wanted)) {
                if let Some(score) = score {
                    *matched += usize::from(wanted.required);
                    *total = add(*total, score, share);
                }
            }
        }
        (totals, required)
    }

    /// What a word of the query is worth in each document; nothing where it does not occur.
    fn scores(&self, wanted: &Wanted) -> Vec<Option<Score>> {
        let mut scores = self.spelling_scores(&wanted.whole);
        let mut leaves = wanted.leaves.iter().map(|leaf| self.spelling_scores(leaf));
        let Some(mut together) = leaves.next() else {
            return scores;
        };
        for leaf in leaves {
            for (sum, score) in together.iter_mut().zip(leaf) {
                *sum = sum.zip(score).map(|(sum, score)| add(sum, score, 1.0));
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a word has few parts")]
        let share = TAKEN_APART / wanted.leaves.len() as f32;
        for (whole, together) in scores.iter_mut().zip(together) {
            let together = together.map(|score| add(Score::default(), score, share));
            if worth(together) > worth(*whole) {
                *whole = together;
            }
        }
        scores
    }

    /// What one spelling, with whatever it may stand for, is worth in each document.
    fn spelling_scores(&self, spelling: &Spelling) -> Vec<Option<Score>> {
        let mut found = self.as_written(spelling);
        if spelling.forgiven > 0 {
            found.extend(self.misspelt(spelling));
        }
        let mut evidence = vec![Evidence::default(); self.len()];
        for (entry, weight) in found {
            for posting in &entry.postings {
                let evidence = &mut evidence[posting.document];
                evidence.weight = evidence.weight.max(weight);
                let factors = self.factors(posting.document);
                for ((sum, count), factor) in
                    evidence.counts.iter_mut().zip(posting.counts).zip(factors)
                {
                    *sum += weight * count * factor;
                }
            }
        }
        let holding = evidence
            .iter()
            .filter(|evidence| evidence.weight > 0.0)
            .count();
        let rarity = inverse_document_frequency(self.len(), holding);
        let score = |evidence: &Evidence| {
            let count: f32 = evidence.counts.iter().sum();
            (count > 0.0).then(|| {
                let score = rarity * evidence.weight * saturate(count);
                evidence.counts.map(|share| score * share / count)
            })
        };
        evidence.iter().map(score).collect()
    }
}

fn add(sum: Score, score: Score, share: f32) -> Score {
    std::array::from_fn(|field| sum[field] + share * score[field])
}

fn worth(score: Option<Score>) -> f32 {
    score.map_or(0.0, |score| score.iter().sum())
}

fn hit(document: usize, total: &Score) -> Hit {
    let mut field = Field::Title;
    for other in Field::ALL {
        if total[other as usize] > total[field as usize] {
            field = other;
        }
    }
    Hit {
        document,
        score: total.iter().sum(),
        field,
    }
}
