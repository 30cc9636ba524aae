//! One question of a list: its marks, and its answer when it is opened.
//!
//! The short answer is in the page; the whole one is fetched from the question's own page when it is wanted.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::bank::Bank;
use super::marks;
use crate::browser::library::{self, Sought};
use crate::browser::{bind, dom, fetch as pages};

const FAILED: &str = "The whole answer could not be fetched. Check the connection and try again, or open the question's own page.";

/// A question's elements.
pub(super) struct Row {
    /// The whole entry.
    pub(super) article: Element,
    /// The title, which opens the answer.
    pub(super) title: Element,
    /// Where the best match stands.
    pub(super) location: Element,
    summary: Element,
    /// What is marked in the title and in the short answer.
    marked: RefCell<[Marked; 2]>,
    dot: Element,
    status: Element,
    saved: Element,
    answer: Element,
    rest: Element,
}

/// What is marked in a text, and for what.
#[derive(Default)]
struct Marked {
    sought: Sought,
    places: Vec<Range<usize>>,
}

impl Row {
    /// The parts of an entry as they were written; a part that is missing is the entry itself, and stays as it is.
    pub(super) fn new(article: Element) -> Self {
        let find =
            |selector: &str| dom::first(&article, selector).unwrap_or_else(|| article.clone());
        Self {
            title: find("h3 button"),
            summary: find(".short"),
            marked: RefCell::default(),
            location: find("[data-part=where]"),
            dot: find("[data-part=dot]"),
            status: find("[data-part=status]"),
            saved: find("[data-part=saved]"),
            answer: find(".answer"),
            rest: find("[data-part=rest]"),
            article,
        }
    }

    /// Shows what the reader says of the question.
    pub(super) fn show_reader(&self, bank: &Bank, place: usize) {
        let id = &bank.catalogue.cards[place].id;
        let (status, bookmarked) = bank
            .reader
            .progress
            .with(|progress| (progress.status(id), progress.is_bookmarked(id)));
        dom::set(&self.dot, "data-status", status.slug());
        dom::set_text(&self.status, status.slug());
        dom::set_flag(&self.saved, "hidden", !bookmarked);
        if self.rest.has_child_nodes() {
            marks::show(&self.rest, bank.reader, id);
        }
    }

    /// Marks what matches: always in the title, and in the short answer while it is shown.
    pub(super) fn mark(&self, bank: &Bank, place: usize, sought: &Sought) {
        let card = &bank.catalogue.cards[place];
        let mut marked = self.marked.borrow_mut();
        let texts = [
            (&self.title, &card.title, true),
            (&self.summary, &card.summary, self.is_open()),
        ];
        for ((element, text, is_seen), marked) in texts.into_iter().zip(marked.iter_mut()) {
            if is_seen && marked.sought != *sought {
                let places = library::marks(bank.reader, sought, text);
                if places != marked.places {
                    trusted::set_html(element, &line::html(text, &places));
                }
                *marked = Marked {
                    sought: sought.clone(),
                    places,
                };
            }
        }
    }

    /// Whether anything is marked in the title.
    pub(super) fn is_marked(&self) -> bool {
        !self.marked.borrow()[0].places.is_empty()
    }

    /// Whether the answer is shown.
    pub(super) fn is_open(&self) -> bool {
        self.title.get_attribute("aria-expanded").as_deref() == Some("true")
    }
}

/// Opens or closes a row; the first opening fetches the answer.
pub(super) fn toggle(bank: &Bank, place: usize) {
    let row = &bank.list.rows[place];
    let open = !row.is_open();
    dom::set(
        &row.title,
        "aria-expanded",
        if open { "true" } else { "false" },
    );
    if !open {
        // So that the browser's own search still finds it.
        dom::set(&row.answer, "hidden", "until-found");
        return;
    }
    dom::set_flag(&row.answer, "hidden", false);
    row.mark(bank, place, &bank.sought());
    let id = &bank.catalogue.cards[place].id;
    bank.reader.opened(id);
    if row.rest.has_child_nodes() {
        return;
    }
    if let Some(opened) = bank
        .list
        .results
        .parent_element()
        .and_then(|island| dom::copy_of(&island, "opened"))
    {
        let _ = row.rest.append_child(&opened);
        untrack(|| marks::show(&row.rest, bank.reader, id));
        fetch(bank, place);
    }
}

/// Fetches the whole answer of an open row.
pub(super) fn fetch(bank: &Bank, place: usize) {
    let row = &bank.list.rows[place];
    let part = |name| dom::part(&row.rest, name);
    let (Some(whole), Some(loading), Some(why)) = (part("whole"), part("loading"), part("why"))
    else {
        return;
    };
    let again = dom::first(&row.rest, "[data-act=again]");
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
