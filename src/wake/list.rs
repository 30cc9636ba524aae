//! The list of a level: the same elements all the time, of which those that match are in the page, in order.
//!
//! Nothing is drawn anew, so an open answer stays open; what stays is not moved, and what is below the screen is marked after
//! the screen has been painted, so that a keystroke costs little.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Element, Node};

use super::bank::Bank;
use super::row::Row;
use crate::arrangement;
use crate::browser::library::{self, Sought};
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
    /// The categories' headings.
    headings: Vec<Heading>,
    /// The numbers of what is in the page: a row's is its place, a heading's follows those of all rows.
    shown: RefCell<Vec<usize>>,
    /// How often the list was shown.
    times: Cell<u32>,
}

/// What stands over the questions of a category.
struct Heading {
    category: String,
    element: Element,
    /// Where it says how many there are.
    number: Option<Element>,
    said: Cell<Option<usize>>,
}

impl Heading {
    fn new(element: Element) -> Self {
        Self {
            category: dom::data(&element, "heading"),
            number: dom::first(&element, "b"),
            element,
            said: Cell::default(),
        }
    }

    fn say(&self, count: usize) {
        if let Some(number) = &self.number
            && self.said.replace(Some(count)) != Some(count)
        {
            dom::set_text(number, &count.to_string());
        }
    }
}

impl List {
    /// The list that was written into the island.
    pub(super) fn find(island: &Element) -> Option<Self> {
        let results = dom::first(island, ".results")?;
        let mut rows = Vec::new();
        let mut headings = Vec::new();
        // Whether each is a row, and the place among its like.
        let mut written = Vec::new();
        for element in dom::all(&results, "article, h2") {
            if element.tag_name() == "ARTICLE" {
                written.push((true, rows.len()));
                rows.push(Row::new(element));
            } else {
                written.push((false, headings.len()));
                headings.push(Heading::new(element));
            }
        }
        let number = |(is_row, at): (bool, usize)| if is_row { at } else { rows.len() + at };
        let shown = written.into_iter().map(number).collect();
        Some(Self {
            rows,
            headings,
            results,
            shown: RefCell::new(shown),
            times: Cell::default(),
        })
    }

    /// The element of a number.
    fn element(&self, number: usize) -> &Element {
        match number.checked_sub(self.rows.len()) {
            None => &self.rows[number].article,
            Some(at) => &self.headings[at].element,
        }
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
        self.mark_words(bank, places, sought);
        for &place in places {
            let row = &self.rows[place];
            // What is marked in the title is seen without a word.
            let field = outcome.fields[place].filter(|_| !row.is_marked());
            row.locate(field_words(field));
        }
    }

    /// Marks what matches in some rows. All of it is asked for at once: each question to the finder has its price.
    pub(super) fn mark_words(&self, bank: &Bank, places: &[usize], sought: &Sought) {
        let rows = || {
            let cards = &bank.catalogue.cards;
            places
                .iter()
                .map(|&place| (&self.rows[place], &cards[place]))
        };
        let lines: Vec<&str> = rows()
            .flat_map(|(row, card)| row.unmarked(card, sought))
            .collect();
        let mut found = library::marks(bank.reader, sought, &lines).into_iter();
        for (row, card) in rows() {
            row.mark(card, sought, &mut found);
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
        let wanted = self.wanted(bank, outcome);
        let mut shown = self.shown.borrow_mut();
        if *shown == wanted {
            return;
        }
        let mut goes = vec![true; self.rows.len() + self.headings.len()];
        for &number in &wanted {
            goes[number] = false;
        }
        for &number in shown.iter().filter(|&&number| goes[number]) {
            self.element(number).remove();
        }
        for (number, before) in arrangement::insertions(&shown, &wanted) {
            let before: Option<&Node> = before.map(|before| self.element(before).as_ref());
            // Only refused where an element would contain itself.
            let _ = self.results.insert_before(self.element(number), before);
        }
        *shown = wanted;
    }

    /// The numbers of what an outcome shows, in order; the headings say how many follow.
    fn wanted(&self, bank: &Bank, outcome: &Outcome) -> Vec<usize> {
        let cards = &bank.catalogue.cards;
        if !outcome.grouped {
            return outcome.order.clone();
        }
        let mut wanted = Vec::with_capacity(outcome.order.len() + self.headings.len());
        for of_category in outcome
            .order
            .chunk_by(|&one, &next| cards[one].category == cards[next].category)
        {
            let category = &cards[of_category[0]].category;
            let heading = |heading: &Heading| heading.category == *category;
            if let Some(at) = self.headings.iter().position(heading) {
                self.headings[at].say(of_category.len());
                wanted.push(self.rows.len() + at);
            }
            wanted.extend(of_category);
        }
        wanted
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
