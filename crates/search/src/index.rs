//! The full-text index over a list of documents.
//!
//! Owns the sorted vocabulary, the postings and the ranking of documents for a query. It must not know how words are
//! cut out of text, how two words compare, or what a document stands for.

use std::collections::BTreeMap;

use crate::bm25f::{FIELDS, field_factors, inverse_document_frequency, saturate};
use crate::distance::Letters;
use crate::query::{Query, Spelling, Wanted};
use crate::terms::words;

/// An occurrence as part of a longer word counts less than one of its own.
const PART: f32 = 0.6;
/// What a compound is worth where only its parts were found.
const TAKEN_APART: f32 = 0.8;

/// The searchable text of a document, plain; a field that is not available is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'a> {
    /// The title, as an interviewer says it.
    pub title: &'a str,
    /// All tags, separated by spaces.
    pub tags: &'a str,
    /// The category, in words.
    pub category: &'a str,
    /// The short answer.
    pub summary: &'a str,
    /// All key points, with the phrasings that show them.
    pub key_points: &'a str,
    /// The answer in depth.
    pub answer: &'a str,
}

/// A part of a document that is searched on its own terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The title.
    Title,
    /// A tag.
    Tags,
    /// The category.
    Category,
    /// The short answer.
    Summary,
    /// A key point.
    KeyPoints,
    /// The answer in depth.
    Answer,
}

/// In the order of [`Document`]'s fields and of the constants of BM25F.
const EVERY_FIELD: [Field; FIELDS] = [
    Field::Title,
    Field::Tags,
    Field::Category,
    Field::Summary,
    Field::KeyPoints,
    Field::Answer,
];

/// A document that answers a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its place in the list that the index was built from.
    pub document: usize,
    /// How well it answers; above 0, comparable within one query only.
    pub score: f32,
    /// Where the best match stands.
    pub field: Field,
}

/// An index over a list of documents; it does not change.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Sorted by form, so that all words with one beginning stand together.
    vocabulary: Vec<Entry>,
    /// For each document what one occurrence in each field counts.
    factors: Vec<[f32; FIELDS]>,
}

#[derive(Clone, Debug)]
struct Entry {
    form: String,
    letters: Letters,
    postings: Vec<Posting>,
}

#[derive(Clone, Debug)]
struct Posting {
    document: usize,
    counts: [f32; FIELDS],
}

/// What one word of a query found in one document.
#[derive(Clone, Copy, Default)]
struct Evidence {
    /// By field, weighted by field and manner of the match.
    counts: [f32; FIELDS],
    /// The best manner of a match.
    weight: f32,
}

impl Index {
    /// Reads the documents; their place in the list is their number from now on.
    pub fn build<'a>(documents: impl IntoIterator<Item = Document<'a>>) -> Self {
        let mut lengths: Vec<[usize; FIELDS]> = Vec::new();
        let mut vocabulary: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
        for (number, document) in documents.into_iter().enumerate() {
            let mut length = [0; FIELDS];
            for (field, text) in fields(&document).into_iter().enumerate() {
                let mut add = |form: String, count: f32| {
                    let postings = vocabulary.entry(form).or_default();
                    if postings.last().is_none_or(|last| last.document != number) {
                        postings.push(Posting {
                            document: number,
                            counts: [0.0; FIELDS],
                        });
                    }
                    if let Some(posting) = postings.last_mut() {
                        posting.counts[field] += count;
                    }
                };
                for word in words(text) {
                    length[field] += 1;
                    for part in word.parts() {
                        add(part.form.clone(), PART);
                    }
                    add(word.whole.form, 1.0);
                }
            }
            lengths.push(length);
        }
        let averages = average_lengths(&lengths);
        let entry = |(form, postings): (String, _)| Entry {
            letters: Letters::of(&form),
            form,
            postings,
        };
        Self {
            vocabulary: vocabulary.into_iter().map(entry).collect(),
            factors: lengths
                .into_iter()
                .map(|lengths| field_factors(lengths, averages))
                .collect(),
        }
    }

    /// The number of documents.
    #[must_use]
    pub fn len(&self) -> usize {
        self.factors.len()
    }

    /// Whether there are no documents.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.factors.is_empty()
    }

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
        if query.is_empty() || !self.find(&query).is_empty() {
            return query;
        }
        let mut forgiving = query.clone();
        for spelling in forgiving.spellings_mut() {
            spelling.forgiven = spelling.tolerated();
        }
        if self.find(&forgiving).is_empty() {
            query
        } else {
            forgiving
        }
    }

    /// The documents that answer a text, best first; equally good ones in the order of the list.
    ///
    /// A text without words asks for nothing and finds nothing.
    #[must_use]
    pub fn search(&self, text: &str) -> Vec<Hit> {
        self.find(&self.query(text))
    }

    /// The documents that answer a query, best first; equally good ones in the order of the list.
    #[must_use]
    pub fn find(&self, query: &Query) -> Vec<Hit> {
        if query.is_empty() {
            return Vec::new();
        }
        let mut totals = vec![Some([0.0; FIELDS]); self.len()];
        // The words that must match come first: they leave less to do for the others.
        for required in [true, false] {
            for wanted in query
                .words
                .iter()
                .filter(|wanted| wanted.required == required)
            {
                for (total, scores) in totals.iter_mut().zip(self.scores(wanted)) {
                    match (total.as_mut(), scores) {
                        (Some(total), Some(scores)) => {
                            for (sum, score) in total.iter_mut().zip(scores) {
                                *sum += score;
                            }
                        }
                        (Some(_), None) if required => *total = None,
                        _ => {}
                    }
                }
                if totals.iter().all(Option::is_none) {
                    return Vec::new();
                }
            }
        }
        let mut hits: Vec<Hit> = totals
            .iter()
            .enumerate()
            .filter_map(|(n, total)| Some(hit(n, total.as_ref()?)))
            .collect();
        hits.sort_unstable_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then(a.document.cmp(&b.document))
        });
        hits
    }

    /// What a word of the query is worth in each document, by field; nothing where it does not occur.
    fn scores(&self, wanted: &Wanted) -> Vec<Option<[f32; FIELDS]>> {
        let mut scores = self.spelling_scores(&wanted.whole);
        let mut leaves = wanted.leaves.iter().map(|leaf| self.spelling_scores(leaf));
        let Some(mut together) = leaves.next() else {
            return scores;
        };
        for leaf in leaves {
            for (sum, scores) in together.iter_mut().zip(leaf) {
                *sum = sum
                    .zip(scores)
                    .map(|(left, right)| std::array::from_fn(|field| left[field] + right[field]));
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a word has few parts")]
        let share = TAKEN_APART / wanted.leaves.len() as f32;
        for (whole, together) in scores.iter_mut().zip(together) {
            let together = together.map(|scores| scores.map(|score| score * share));
            let better = sum(together.as_ref()) > sum(whole.as_ref());
            if better {
                *whole = together;
            }
        }
        scores
    }

    fn spelling_scores(&self, spelling: &Spelling) -> Vec<Option<[f32; FIELDS]>> {
        let mut found = self.as_written(spelling);
        if spelling.forgiven > 0 {
            found.extend(self.misspelt(spelling));
        }
        let mut evidence = vec![Evidence::default(); self.len()];
        for (entry, weight) in found {
            for posting in &entry.postings {
                let evidence = &mut evidence[posting.document];
                evidence.weight = evidence.weight.max(weight);
                let factors = &self.factors[posting.document];
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

    /// The words of the vocabulary that match without an error, with what the match is worth.
    fn as_written(&self, spelling: &Spelling) -> Vec<(&Entry, f32)> {
        let from = |form: &str| {
            self.vocabulary
                .partition_point(|entry| entry.form.as_str() < form)
        };
        let beginning = self.vocabulary[from(&spelling.form)..]
            .iter()
            .take_while(|e| e.form.starts_with(&spelling.form));
        let others = spelling
            .other_number
            .iter()
            .filter(|form| !form.starts_with(&spelling.form));
        let others = others.filter_map(|form| {
            self.vocabulary
                .get(from(form))
                .filter(|entry| entry.form == *form)
        });
        beginning
            .chain(others)
            .filter_map(|entry| Some((entry, spelling.compare(&entry.form)?.weight)))
            .collect()
    }

    /// The words of the vocabulary that match with errors only.
    fn misspelt(&self, spelling: &Spelling) -> Vec<(&Entry, f32)> {
        let compare = |entry: &Entry| {
            spelling
                .compare_forgiving(&entry.form, entry.letters)
                .map(|found| found.weight)
        };
        let as_written = |entry: &Entry| spelling.compare(&entry.form).is_some();
        let misspelt = self
            .vocabulary
            .iter()
            .filter_map(|entry| Some((entry, compare(entry)?)));
        misspelt.filter(|(entry, _)| !as_written(entry)).collect()
    }
}

fn fields<'a>(document: &Document<'a>) -> [&'a str; FIELDS] {
    [
        document.title,
        document.tags,
        document.category,
        document.summary,
        document.key_points,
        document.answer,
    ]
}

/// The average length of each field over the documents that have it.
#[expect(
    clippy::cast_precision_loss,
    reason = "field lengths stay far below 2^24"
)]
fn average_lengths(lengths: &[[usize; FIELDS]]) -> [f32; FIELDS] {
    std::array::from_fn(|field| {
        let present = lengths.iter().filter(|lengths| lengths[field] > 0).count();
        let total: usize = lengths.iter().map(|lengths| lengths[field]).sum();
        if present == 0 {
            0.0
        } else {
            total as f32 / present as f32
        }
    })
}

fn sum(scores: Option<&[f32; FIELDS]>) -> f32 {
    scores.map_or(0.0, |scores| scores.iter().sum())
}

fn hit(document: usize, total: &[f32; FIELDS]) -> Hit {
    let mut best = 0;
    for field in 1..FIELDS {
        if total[field] > total[best] {
            best = field;
        }
    }
    Hit {
        document,
        score: total.iter().sum(),
        field: EVERY_FIELD[best],
    }
}
