//! The list of a level: the same elements all the time, of which those that match are in the page, in order.
//!
//! Nothing is drawn anew, so an open answer stays open and a keystroke costs next to nothing.

use std::cell::RefCell;

use web_sys::{Element, Node};

use super::bank::Bank;
use super::row::Row;
use crate::browser::dom;
use crate::outcome::{Outcome, field_words};

/// The list's elements.
pub(super) struct List {
    /// Where the list stands.
    pub(super) results: Element,
    /// The questions, in reading order.
    pub(super) rows: Vec<Row>,
    /// The categories' headings by their names.
    headings: Vec<(String, Element)>,
    /// What is in the page.
    shown: RefCell<Vec<Element>>,
}

impl List {
    /// The list that was written into the island.
    pub(super) fn find(island: &Element) -> Option<Self> {
        let results = dom::first(island, ".results")?;
        let shown = dom::all(&results, "article, h2");
        let articles = dom::all(&results, "article");
        let named = |heading: Element| (dom::data(&heading, "heading"), heading);
        Some(Self {
            rows: articles.into_iter().map(Row::new).collect(),
            headings: dom::all(&results, "h2").into_iter().map(named).collect(),
            results,
            shown: RefCell::new(shown),
        })
    }

    /// Shows the rows that match, with what matches marked.
    pub(super) fn show(&self, bank: &Bank, outcome: &Outcome) {
        dom::set(
            &self.results,
            "data-grouped",
            if outcome.grouped { "true" } else { "false" },
        );
        self.place(bank, outcome);
        let sought = bank.sought();
        for &place in &outcome.order {
            let row = &self.rows[place];
            row.mark(bank, place, &sought);
            // What is marked in the title is seen without a word.
            let field = outcome.fields[place].filter(|_| !row.is_marked());
            dom::set_text(&row.location, field_words(field));
        }
    }

    /// Shows on all rows what the reader says of them.
    pub(super) fn show_reader(&self, bank: &Bank) {
        for (place, row) in self.rows.iter().enumerate() {
            row.show_reader(bank, place);
        }
    }

    /// Puts the matching rows into the page, under their headings where the list is in reading order.
    fn place(&self, bank: &Bank, outcome: &Outcome) {
        let cards = &bank.catalogue.cards;
        let mut wanted: Vec<Element> =
            Vec::with_capacity(outcome.order.len() + self.headings.len());
        let mut under = None;
        for &place in &outcome.order {
            let category = &cards[place].category;
            if outcome.grouped && under != Some(category) {
                under = Some(category);
                let count = outcome
                    .order
                    .iter()
                    .filter(|&&other| cards[other].category == *category)
                    .count();
                if let Some((_, heading)) = self.headings.iter().find(|(name, _)| name == category)
                {
                    if let Some(number) = dom::first(heading, "b") {
                        dom::set_text(&number, &count.to_string());
                    }
                    wanted.push(heading.clone());
                }
            }
            wanted.push(self.rows[place].article.clone());
        }
        if *self.shown.borrow() != wanted {
            let nodes: js_sys::Array = wanted.iter().collect();
            self.results.replace_children_with_node(&nodes);
            *self.shown.borrow_mut() = wanted;
        }
    }

    /// Which row an element belongs to.
    pub(super) fn place_of(&self, element: &Element) -> Option<usize> {
        let node: &Node = element;
        self.rows
            .iter()
            .position(|row| row.article.contains(Some(node)))
    }

    /// The buttons of the rows in the page, in their order.
    pub(super) fn buttons(&self) -> Vec<Element> {
        dom::all(&self.results, "h3 button")
    }
}
