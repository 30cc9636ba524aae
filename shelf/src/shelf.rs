//! A bank that was opened: its text, where each question stands in it, and an index over all.
//!
//! A question is read again whenever it is shown, so that a bank takes little more than its file and its index. It must
//! not know how a file becomes this, nor how HTML is drawn.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use search::{Index, Query, Reader};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::answer;
use crate::choice::{Choice, Counts, Facets, Group, no_counts};

/// A bank, ready to be asked.
pub struct Shelf {
    pub(crate) text: String,
    pub(crate) cards: Vec<Card>,
    /// The place of each question by its id.
    pub(crate) places: HashMap<String, u32>,
    pub(crate) index: Index,
}

/// What is at hand of a question.
pub(crate) struct Card {
    /// Where it stands in the text.
    pub(crate) range: Range<usize>,
    pub(crate) facets: Facets,
}

/// What a search leaves of a bank.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The places of the questions: best first for words, else in the bank's order.
    pub order: Vec<u32>,
    /// For each group how many questions stand behind each option.
    counts: Counts,
    query: Query,
}

/// A question as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its title, as HTML.
    pub title: String,
    /// Its short answer, as HTML.
    pub summary: String,
    /// The level, the category and the difficulty, in words.
    pub facets: [&'static str; 3],
}

impl Shelf {
    /// How many questions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// What a text and a choice leave, and what each option would.
    #[must_use]
    pub fn ask(&self, text: &str, choice: &Choice) -> Asked {
        // Nothing is kept of a reader: no question is bookmarked or due, and all are unseen.
        let answer = self.index.ask(text, usize::MAX, &|_| true);
        let holds = |asked: &search::Asked| (asked.what == Reader::Unseen) != asked.not;
        let mut asked = Asked {
            order: Vec::new(),
            counts: no_counts(),
            query: answer.query,
        };
        if !asked.query.asked().iter().all(holds) {
            return asked;
        }
        let counts = &mut asked.counts;
        let mut admits = |place: &usize| {
            let card = self.cards.get(*place);
            card.is_some_and(|card| choice.admits(card.facets, counts))
        };
        let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        asked.order = if asked.query.is_empty() {
            let all = (0..self.cards.len()).filter(|place| admits(place));
            all.map(number).collect()
        } else {
            let hits = answer.hits.iter().map(|hit| hit.document);
            hits.filter(|place| admits(place)).map(number).collect()
        };
        asked
    }

    /// The options that a group has in this bank, each with its name in the address, in words, and how many questions
    /// stand behind it.
    #[must_use]
    pub fn options(&self, group: Group, asked: &Asked) -> Vec<(&'static str, &'static str, u32)> {
        let at = group as usize;
        let options = group.options().into_iter().zip(&asked.counts[at]);
        let used = self.used(group);
        options
            .enumerate()
            .filter(|(place, _)| used & (1 << place) != 0)
            .map(|(_, ((slug, words), count))| (slug, words, *count))
            .collect()
    }

    /// The options that any question has, as bits.
    fn used(&self, group: Group) -> u32 {
        let facets = self.cards.iter().map(|card| card.facets[group as usize]);
        facets.fold(0, |used, place| used | 1 << place)
    }

    /// A stretch of what was asked for, to be shown.
    #[must_use]
    pub fn rows(&self, asked: &Asked, from: usize, count: usize) -> Vec<Row> {
        let places = asked.order.iter().skip(from).take(count);
        places
            .filter_map(|place| self.row(*place as usize, &asked.query))
            .collect()
    }

    fn row(&self, place: usize, query: &Query) -> Option<Row> {
        let shown = self.index.shown(place)?;
        let card = self.cards.get(place)?;
        let words = |group: Group| {
            let option = group
                .options()
                .into_iter()
                .nth(usize::from(card.facets[group as usize]));
            option.map_or("", |(_, words)| words)
        };
        let summary = self.summary(card).unwrap_or_default();
        Some(Row {
            id: shown.id.to_owned(),
            title: line::html(shown.title, &query.highlights(shown.title)),
            summary: line::html(&summary, &query.highlights(&summary)),
            facets: Group::ALL.map(words),
        })
    }

    /// A question's short answer, without building the rest of it.
    fn summary(&self, card: &Card) -> Option<String> {
        let text = self.text.get(card.range.clone())?;
        let fields: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
        serde_json::from_str(fields.get("summary")?.get()).ok()
    }

    /// All of a question's answer but the short one, as HTML; nothing for an id that the bank does not have.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<String> {
        let card = self.cards.get(*self.places.get(id)? as usize)?;
        let question: Value = serde_json::from_str(self.text.get(card.range.clone())?).ok()?;
        let title = |id: &str| {
            let place = *self.places.get(id)? as usize;
            Some(self.index.shown(place)?.title.to_owned())
        };
        Some(answer::html(&question, &title))
    }

    /// The place of a question in what was asked for.
    #[must_use]
    pub fn place_of(&self, asked: &Asked, id: &str) -> Option<usize> {
        let place = self.places.get(id)?;
        asked.order.iter().position(|other| other == place)
    }
}
