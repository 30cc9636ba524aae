//! One question of a list: its marks, and its answer when it is opened.
//!
//! The short answer is in the page; the whole one is fetched from the question's own page when it is wanted.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use finder::marks::Marks;
use leptos::prelude::*;
use leptos::task::spawn_local;
use study::Status;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::bank::Bank;
use super::marks;
use crate::browser::library::Sought;
use crate::browser::{bind, dom, fetch as pages};
use crate::card::Card;

const FAILED: &str = "The whole answer could not be fetched. Check the connection and try again, or open the question's own page.";

/// A question's elements. Most rows are only looked at, so each part is found when it is needed first.
pub(super) struct Row {
    /// The whole entry.
    pub(super) article: Element,
    parts: [OnceCell<Element>; PARTS.len()],
    /// Where the best match is said to stand.
    located: Cell<&'static str>,
    /// What is marked in the title and in the short answer.
    marked: RefCell<[Marked; 2]>,
    /// What the reader is said to say of it. It is written as for somebody new.
    said: Cell<(Status, bool)>,
    /// Whether the answer is shown. It is written closed.
    open: Cell<bool>,
}

/// A part of an entry.
#[derive(Clone, Copy)]
enum Part {
    /// The title, which opens the answer.
    Title,
    /// The short answer.
    Summary,
    /// Where the best match stands.
    Location,
    /// The dot before the title.
    Dot,
    /// What the dot says, in a word.
    Status,
    /// Whether it is bookmarked.
    Saved,
    /// What is opened.
    Answer,
    /// What follows the short answer.
    Rest,
}

/// Where each [`Part`] stands.
const PARTS: [&str; 8] = [
    "h3 button",
    ".short",
    "[data-part=where]",
    "[data-part=dot]",
    "[data-part=status]",
    "[data-part=saved]",
    ".answer",
    "[data-part=rest]",
];

/// What is marked in a text, and for what.
#[derive(Default)]
struct Marked {
    sought: Sought,
    places: Marks,
}

impl Row {
    /// An entry as it was written.
    pub(super) fn new(article: Element) -> Self {
        Self {
            article,
            parts: Default::default(),
            located: Cell::new(""),
            marked: RefCell::default(),
            said: Cell::default(),
            open: Cell::default(),
        }
    }

    /// A part of the entry; one that is missing is the entry itself, and stays as it is.
    fn part(&self, part: Part) -> &Element {
        let find = || dom::first(&self.article, PARTS[part as usize]);
        self.parts[part as usize].get_or_init(|| find().unwrap_or_else(|| self.article.clone()))
    }

    /// The title, which opens the answer.
    pub(super) fn title(&self) -> &Element {
        self.part(Part::Title)
    }

    /// Says where the best match stands.
    pub(super) fn locate(&self, words: &'static str) {
        if self.located.replace(words) != words {
            dom::set_text(self.part(Part::Location), words);
        }
    }

    /// Shows what the reader says of the question.
    pub(super) fn show_reader(&self, bank: &Bank, place: usize) {
        let id = &bank.catalogue.cards[place].id;
        let said = bank
            .reader
            .progress
            .with(|progress| (progress.status(id), progress.is_bookmarked(id)));
        if self.said.replace(said) == said {
            return;
        }
        let (status, bookmarked) = said;
        dom::set(self.part(Part::Dot), "data-status", status.slug());
        dom::set_text(self.part(Part::Status), status.slug());
        dom::set_flag(self.part(Part::Saved), "hidden", !bookmarked);
        let rest = self.part(Part::Rest);
        if rest.has_child_nodes() {
            marks::show(rest, bank.reader, id);
        }
    }

    /// The texts in which what matches is still to be marked: always the title, and the short answer while it is shown.
    pub(super) fn unmarked<'a>(
        &self,
        card: &'a Card,
        sought: &Sought,
    ) -> impl Iterator<Item = &'a str> {
        let texts = self.texts(card, sought);
        texts.into_iter().flatten().map(|(_, text)| text)
    }

    /// Marks what was found in those texts, in the same order.
    pub(super) fn mark(
        &self,
        card: &Card,
        sought: &Sought,
        found: &mut impl Iterator<Item = Marks>,
    ) {
        let texts = self.texts(card, sought);
        let mut marked = self.marked.borrow_mut();
        for (text, marked) in texts.into_iter().zip(marked.iter_mut()) {
            let Some((part, text)) = text else { continue };
            let places = found.next().unwrap_or_default();
            if places != marked.places {
                trusted::set_html(self.part(part), &line::html(text, &places));
            }
            *marked = Marked {
                sought: sought.clone(),
                places,
            };
        }
    }

    fn texts<'a>(&self, card: &'a Card, sought: &Sought) -> [Option<(Part, &'a str)>; 2] {
        let marked = self.marked.borrow();
        let title = marked[0].sought != *sought;
        let summary = self.is_open() && marked[1].sought != *sought;
        [
            title.then_some((Part::Title, card.title.as_str())),
            summary.then_some((Part::Summary, card.summary.as_str())),
        ]
    }

    /// Whether anything is marked in the title.
    pub(super) fn is_marked(&self) -> bool {
        !self.marked.borrow()[0].places.is_empty()
    }

    /// Whether the answer is shown.
    pub(super) fn is_open(&self) -> bool {
        self.open.get()
    }
}

/// Opens or closes a row; the first opening fetches the answer.
pub(super) fn toggle(bank: &Bank, place: usize) {
    let row = &bank.list.rows[place];
    let open = !row.is_open();
    row.open.set(open);
    dom::set(
        row.title(),
        "aria-expanded",
        if open { "true" } else { "false" },
    );
    if !open {
        // So that the browser's own search still finds it.
        dom::set(row.part(Part::Answer), "hidden", "until-found");
        return;
    }
    dom::set_flag(row.part(Part::Answer), "hidden", false);
    bank.list.mark_words(bank, &[place], &bank.sought());
    let id = &bank.catalogue.cards[place].id;
    bank.reader.opened(id);
    let rest = row.part(Part::Rest);
    if rest.has_child_nodes() {
        return;
    }
    if let Some(opened) = bank
        .list
        .results
        .parent_element()
        .and_then(|island| dom::copy_of(&island, "opened"))
    {
        let _ = rest.append_child(&opened);
        untrack(|| marks::show(rest, bank.reader, id));
        fetch(bank, place);
    }
}

/// Fetches the whole answer of an open row.
pub(super) fn fetch(bank: &Bank, place: usize) {
    let row = &bank.list.rows[place];
    let part = |name| dom::part(row.part(Part::Rest), name);
    let (Some(whole), Some(loading), Some(why)) = (part("whole"), part("loading"), part("why"))
    else {
        return;
    };
    let again = dom::first(row.part(Part::Rest), "[data-act=again]");
    let link = dom::first(&row.article, ".own-page a");
    let Some(address) = link.and_then(|link| link.get_attribute("href")) else {
        return;
    };
    dom::set_text(&why, "Fetching the whole answer …");
    let offer = move |offered: bool| {
        if let Some(again) = &again {
            dom::set_flag(again, "hidden", !offered);
        }
    };
    offer(false);
    spawn_local(async move {
        let page = pages::page(&address).await;
        if let Some(html) = page.and_then(|page| pages::answer_of(&page, &address)) {
            trusted::set_html(&whole, &html);
            loading.remove();
        } else {
            dom::set_text(&why, FAILED);
            offer(true);
        }
    });
}

/// Opens a row when the browser's own search finds words in its short answer.
pub(super) fn open_when_found(bank: &Rc<Bank>) {
    let found = Rc::clone(bank);
    bind::on(&bank.list.results, "beforematch", move |event| {
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(place) = target.and_then(|target| found.list.place_of(&target))
            && !found.list.rows[place].is_open()
        {
            toggle(&found, place);
        }
    });
}
