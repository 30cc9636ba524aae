//! The list of a level: the same elements all the time, of which those that match are in the page, in order.
//!
//! Nothing is drawn anew, so an open answer stays open; what stays is not moved, and what is below the screen is marked after
//! the screen has been painted, so that a keystroke costs little.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Element, Node};

use super::bank::Bank;
use super::row::Row;
use crate::browser::library::Sought;
use crate::browser::{clock, dom};
use crate::outcome::{Outcome, field_words};

/// So many rows are marked at once: more than a screen holds.
const AT_ONCE: usize = 20;

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
    /// How often the list was shown.
    times: Cell<u32>,
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
            times: Cell::default(),
        })
    }

    /// Shows the rows of a bank that match, with what matches marked.
    pub(super) fn show(bank: &Rc<Bank>, mut outcome: Outcome) {
        let list = &bank.list;
        dom::set(
            &list.results,
            "data-grouped",
            if outcome.grouped { "true" } else { "false" },
        );
        list.place(bank, &outcome);
        let below = outcome.order.split_off(outcome.order.len().min(AT_ONCE));
        let sought = bank.sought();
        list.mark(bank, &outcome.order, &outcome, &sought);
        let times = list.times.get().wrapping_add(1);
        list.times.set(times);
        if below.is_empty() {
            return;
        }
        let bank = Rc::clone(bank);
        clock::after_paint(move || {
            // Unless the reader has typed on.
            if bank.list.times.get() == times {
                bank.list.mark(&bank, &below, &outcome, &sought);
            }
        });
    }

    /// Marks what matches in some rows, and says where it stands.
    fn mark(&self, bank: &Bank, places: &[usize], outcome: &Outcome, sought: &Sought) {
        for &place in places {
            let row = &self.rows[place];
            row.mark(bank, place, sought);
            // What is marked in the title is seen without a word.
            let field = outcome.fields[place].filter(|_| !row.is_marked());
            row.locate(field_words(field));
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
        let mut shown = self.shown.borrow_mut();
        if *shown == wanted {
            return;
        }
        let kept = js_sys::Set::new(&wanted.iter().collect::<js_sys::Array>());
        for gone in shown.iter().filter(|element| !kept.has(element)) {
            gone.remove();
        }
        let mut next = self.results.first_element_child();
        for element in &wanted {
            if next.as_ref() == Some(element) {
                next = element.next_element_sibling();
            } else {
                // Only refused where an element would contain itself.
                let _ = self.results.insert_before(element, next.as_deref());
            }
        }
        *shown = wanted;
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
