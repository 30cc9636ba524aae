//! What a reader asks for, as it stands after one look at the index.
//!
//! Owns how the plain part of a text falls into words, and which of them must match. It must not know documents, fields
//! or how words compare; the index decides whether errors are forgiven, and which conditions there are.

#[cfg(test)]
use crate::language::take_apart;
use crate::language::{Asked, Parts};
use crate::prelude::*;
use crate::spelling::Spelling;
use crate::synonyms::also_called;
use crate::terms::{Term, Word, words};

/// More words than this are not looked at: whoever pastes a page gets an answer in time all the same.
const MOST_WORDS: usize = 24;

/// What another name of a thing is worth beside the one that was typed; and where several words together name it, or are
/// written as one.
const ALSO_CALLED: f32 = 0.55;
const JOINED: f32 = 0.75;

/// What a word that need not match is worth beside those that should: enough to tell equals apart.
const OPTIONAL: f32 = 0.1;
/// What a word of Python that is also one of English is worth where it may well be meant as Python.
const BESIDE: f32 = 0.5;
/// How such a word is ranked by how much it tells.
const CODE: u8 = 2;

/// What stands before the name of a document among the words of an index; nobody can type it as part of a word.
pub(crate) const NAME: &str = "=";

/// Words that make a question of a few terms; they need not match, and carry nothing in running text.
const PHRASING: &[&str] = &[
    "a", "about", "all", "am", "an", "any", "are", "at", "be", "been", "between", "but", "can",
    "could", "did", "do", "does", "doing", "explain", "get", "give", "got", "has", "have", "how",
    "i", "im", "into", "it", "its", "just", "let", "me", "mean", "my", "of", "on", "our", "should",
    "so", "some", "such", "tell", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "to", "us", "versus", "vs", "want", "was", "we", "were", "what",
    "whats", "when", "where", "whether", "which", "who", "why", "will", "would", "you", "your",
];

/// Words of Python that are also words of English: they say nothing beside one of [`PHRASING`] (`what is the gil`),
/// and something where the query may be code (`is not`, `yield from`). They carry nothing in running text either.
const ENGLISH_AND_PYTHON: &[&str] = &[
    "and", "as", "by", "for", "from", "if", "in", "is", "not", "or", "with",
];

/// Words that say little about one question of this bank rather than another; they need not match beside others.
const FILLING: &[&str] = &[
    "best",
    "difference",
    "differences",
    "different",
    "example",
    "examples",
    "good",
    "happen",
    "happens",
    "instead",
    "need",
    "python",
    "question",
    "use",
    "used",
    "using",
    "way",
    "work",
    "working",
    "works",
];

/// A query, made ready for one index by [`Index::query`](crate::Index::query) once per change of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub(crate) words: Vec<Wanted>,
    /// The forms of each phrase, which must follow one another.
    pub(crate) phrases: Vec<Vec<String>>,
    /// Words and phrases that must not stand.
    pub(crate) excluded: Vec<Vec<String>>,
    /// What tags must hold or must not.
    pub(crate) tags: Vec<(Spelling, bool)>,
    /// Conditions on a document's facets.
    pub(crate) facets: Vec<Wished>,
    pub(crate) asked: Vec<Asked>,
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wanted {
    pub(crate) whole: Spelling,
    /// The parts of a compound; it also matches where all of them do.
    pub(crate) leaves: Vec<Spelling>,
    /// Whether a document without it answers less.
    pub(crate) required: bool,
    /// What it is worth beside those that should match, from 0 to 1.
    pub(crate) share: f32,
}

/// A condition on one facet of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wished {
    /// Which of the facets that an index keeps.
    pub(crate) facet: usize,
    /// The numbers of the names that will do.
    pub(crate) names: Vec<u8>,
    pub(crate) not: bool,
}

impl Query {
    /// Cuts a text into words; what the index must look at is left as it is typed.
    pub(crate) fn of(parts: &Parts) -> Self {
        let text = &parts.plain;
        let mut found = words(text);
        let unfinished_from = text.trim_end_matches(['`', ')', ']', '"', '\'']).len();
        let phrases = parts.phrases.iter().map(|phrase| words(phrase));
        let phrases: Vec<Vec<Word>> = phrases.filter(|phrase| !phrase.is_empty()).collect();
        let typed = found.len();
        found.extend(phrases.iter().flatten().cloned());
        found.truncate(MOST_WORDS);
        let mut query = Self {
            phrases: phrases.iter().map(|phrase| forms(phrase)).collect(),
            excluded: parts
                .excluded
                .iter()
                .map(|text| forms(&words(text)))
                .collect(),
            asked: parts.asked.clone(),
            ..Self::default()
        };
        query.excluded.retain(|forms| !forms.is_empty());
        let question = found.iter().any(|word| is_any(word, PHRASING));
        let weight = |word: &Word| match () {
            () if is_any(word, PHRASING) => 0,
            () if is_any(word, ENGLISH_AND_PYTHON) && !question => CODE,
            () if is_any(word, ENGLISH_AND_PYTHON) => 1,
            () if is_any(word, FILLING) => 3,
            () => 4,
        };
        // A query of nothing else asks for the most telling of its words.
        let most = found.iter().map(weight).max().unwrap_or(0);
        for (place, word) in found.iter().enumerate() {
            let spelling = |term: &Term| {
                Spelling::new(
                    &term.form,
                    place < typed && term.span.end >= unfinished_from,
                )
            };
            let wanted = Wanted {
                whole: spelling(&word.whole),
                leaves: word.leaves.iter().map(spelling).collect(),
                required: weight(word) == most || place >= typed,
                share: match weight(word) {
                    weight if weight == most || place >= typed => 1.0,
                    CODE => BESIDE,
                    _ => OPTIONAL,
                },
            };
            let known = query
                .words
                .iter_mut()
                .find(|known| known.whole.form == wanted.whole.form);
            match known {
                // Said twice, it is asked for once.
                Some(known) => known.whole.unfinished &= wanted.whole.unfinished,
                None => query.words.push(wanted),
            }
        }
        query.add_other_names();
        query
    }

    /// Takes a text apart and cuts it into words.
    #[cfg(test)]
    pub(crate) fn parse(text: &str) -> Self {
        Self::of(&take_apart(text))
    }

    /// Adds to each word what else it may be called: by a synonym, or joined with the next into one word.
    fn add_other_names(&mut self) {
        let forms: Vec<String> = self
            .words
            .iter()
            .map(|word| word.whole.form.clone())
            .collect();
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        for (place, other, certain) in also_called(&forms) {
            let weight = if certain { JOINED } else { ALSO_CALLED };
            self.words[place].whole.add(other, weight, certain);
        }
        for (place, pair) in forms.windows(2).enumerate() {
            let short = pair.iter().any(|form| form.len() < 2) && pair[0] != "f";
            let telling = |word: &Wanted| word.share > OPTIONAL;
            if !short && telling(&self.words[place]) && telling(&self.words[place + 1]) {
                let joined = pair.concat();
                self.words[place].whole.add(&joined, JOINED, true);
                self.words[place + 1].whole.add(&joined, JOINED, true);
            }
        }
    }

    /// Whether nothing is asked for that a document could answer: no words and no conditions, but perhaps something
    /// [about the reader](Self::asked).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.excluded.is_empty()
            && self.tags.is_empty()
            && self.facets.is_empty()
    }

    /// What is asked about the reader, for whoever knows them to apply.
    #[must_use]
    pub fn asked(&self) -> &[Asked] {
        &self.asked
    }

    /// Forgives typing errors in all words; says whether that makes a difference.
    pub(crate) fn forgive(&mut self) -> bool {
        let mut more = false;
        for spelling in self.spellings_mut() {
            let tolerated = spelling.tolerated();
            more |= spelling.forgiven != tolerated;
            spelling.forgiven = tolerated;
        }
        more
    }

    /// Every spelling that is looked for.
    pub(crate) fn spellings_mut(&mut self) -> impl Iterator<Item = &mut Spelling> {
        self.words
            .iter_mut()
            .flat_map(|word| core::iter::once(&mut word.whole).chain(&mut word.leaves))
    }
}

fn forms(words: &[Word]) -> Vec<String> {
    words.iter().map(|word| word.whole.form.clone()).collect()
}

/// Whether a form only makes a question of others.
pub(crate) fn is_phrasing_form(form: &str) -> bool {
    PHRASING.contains(&form) || ENGLISH_AND_PYTHON.contains(&form)
}

fn is_any(word: &Word, list: &[&str]) -> bool {
    list.contains(&word.whole.form.as_str())
}
