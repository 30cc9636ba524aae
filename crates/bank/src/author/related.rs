//! Which questions are close to one: by rare tags and title words that they share, and by what follows up on what.
//!
//! It must not know pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::Question;

/// What it counts that another question names this one as its follow-up, in units of a tag that only two share.
const FOLLOWED_BY: f64 = 0.8;
/// What a shared word of the title counts against a shared tag: titles are chosen for their sound.
const TITLE_WORD: f64 = 0.5;
/// What the same level counts: a little, so that it decides between equals.
const SAME_LEVEL: f64 = 0.1;

/// What each question is about, and how rare that is.
#[derive(Debug)]
pub struct Neighbourhood<'a> {
    questions: &'a [Question],
    subjects: Vec<Subject>,
    /// How many questions have each tag.
    tag_holders: BTreeMap<String, usize>,
    /// How many titles have each word.
    word_holders: BTreeMap<String, usize>,
}

/// A question's tags, and the words of its title.
#[derive(Debug)]
struct Subject {
    tags: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl<'a> Neighbourhood<'a> {
    /// Looks at all questions of a bank.
    #[must_use]
    pub fn new(questions: &'a [Question]) -> Self {
        let subjects: Vec<Subject> = questions.iter().map(Subject::of).collect();
        Self {
            questions,
            tag_holders: holders(subjects.iter().map(|subject| &subject.tags)),
            word_holders: holders(subjects.iter().map(|subject| &subject.words)),
            subjects,
        }
    }

    /// Up to `most` questions that are close to the one at `index`, the closest first. Its own follow-ups are not among
    /// them: they are named already.
    #[must_use]
    pub fn related(&self, index: usize, most: usize) -> Vec<&'a Question> {
        let question = &self.questions[index];
        let mut scored: Vec<(f64, &Question)> = self
            .questions
            .iter()
            .enumerate()
            .filter(|(place, other)| *place != index && !question.follow_ups.contains(&other.id))
            .map(|(place, other)| (self.closeness(index, place), other))
            .filter(|(score, _)| *score > SAME_LEVEL)
            .collect();
        // The sort is stable: equals stay in reading order.
        scored.sort_by(|left, right| right.0.total_cmp(&left.0));
        scored
            .into_iter()
            .take(most)
            .map(|(_, other)| other)
            .collect()
    }

    fn closeness(&self, index: usize, place: usize) -> f64 {
        let (question, other) = (&self.questions[index], &self.questions[place]);
        let (own, its) = (&self.subjects[index], &self.subjects[place]);
        let tags = own.tags.intersection(&its.tags);
        let tags: f64 = tags.map(|tag| self.rarity(&self.tag_holders, tag)).sum();
        let words = own.words.intersection(&its.words);
        let words: f64 = words
            .map(|word| self.rarity(&self.word_holders, word))
            .sum();
        let followed = other.follow_ups.contains(&question.id);
        let same = other.level == question.level;
        tags + TITLE_WORD * words
            + if followed { FOLLOWED_BY } else { 0.0 }
            + if same { SAME_LEVEL } else { 0.0 }
    }

    /// How much it says that two questions share something: 1 if they are the only ones, 0 if all do.
    fn rarity(&self, holders: &BTreeMap<String, usize>, what: &str) -> f64 {
        let pairs = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX)) / 2.0;
        let all = pairs(self.questions.len()).ln();
        let held = pairs(holders.get(what).copied().unwrap_or(2)).ln();
        if all <= 0.0 {
            return 1.0;
        }
        (1.0 - held / all).clamp(0.0, 1.0)
    }
}

impl Subject {
    fn of(question: &Question) -> Self {
        let words = question
            .title
            .split(|character: char| !character.is_alphanumeric() && character != '_')
            .map(str::to_lowercase)
            .filter(|word| word.len() > 2);
        Self {
            tags: question.tags.iter().cloned().collect(),
            words: words.collect(),
        }
    }
}

/// In how many of the sets each word is.
fn holders<'s>(sets: impl Iterator<Item = &'s BTreeSet<String>>) -> BTreeMap<String, usize> {
    let mut holders = BTreeMap::new();
    for word in sets.flatten() {
        *holders.entry(word.clone()).or_insert(0) += 1;
    }
    holders
}
