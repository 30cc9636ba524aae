//! The keyboard on a list: `/` searches, arrows walk the results, `Enter` opens, `Escape` clears.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::bank::Bank;
use super::row;
use crate::browser::{bind, dom};

/// Listens to the keyboard for as long as the list is shown.
pub(super) fn follow(bank: &Rc<Bank>) {
    let Some(document) = dom::document() else {
        return;
    };
    let anywhere = Rc::clone(bank);
    bind::on(&document, "keydown", move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>()
            && event.key() == "/"
            && !(event.ctrl_key() || event.meta_key() || event.alt_key())
            && !is_typing(event)
        {
            event.prevent_default();
            to_search_box(&anywhere);
        }
    });
    let in_box = Rc::clone(bank);
    bind::on(&bank.input, "keydown", move |event| {
        if let Some(event) = event.dyn_ref() {
            in_search_box(event, &in_box);
        }
    });
    let on_result = Rc::clone(bank);
    bind::on(&bank.list.results, "keydown", move |event| {
        if let Some(event) = event.dyn_ref() {
            among_results(event, &on_result);
        }
    });
}

/// Whether the key belongs to a place where one types.
pub(super) fn is_typing(event: &KeyboardEvent) -> bool {
    let target: Option<HtmlElement> = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|element| {
        let types = element
            .matches("input:not([type=range]), textarea, select")
            .unwrap_or(false);
        types || element.is_content_editable()
    })
}

fn to_search_box(bank: &Bank) {
    dom::focus(&bank.input, false);
    bank.input.select();
}

/// In the search box: down to the first result, `Enter` opens it, `Escape` clears.
fn in_search_box(event: &KeyboardEvent, bank: &Rc<Bank>) {
    if event.is_composing() {
        return;
    }
    if matches!(event.key().as_str(), "ArrowDown" | "Enter") {
        bank.follow_now();
    }
    let first = || bank.list.buttons().into_iter().next();
    match event.key().as_str() {
        "ArrowDown" => {
            if let Some(first) = first() {
                event.prevent_default();
                dom::focus(&first, false);
            }
        }
        "Enter" => {
            event.prevent_default();
            if let Some(first) = first()
                && let Some(place) = bank.list.place_of(&first)
            {
                if !bank.list.rows[place].is_open() {
                    row::toggle(bank, place);
                }
                dom::focus(&first, false);
            }
        }
        "Escape" => {
            event.prevent_default();
            bank.clear_words();
        }
        _ => {}
    }
}

/// On a result: arrows to its neighbours (and up into the search box), `Home` and `End`, `Escape` back to the search.
fn among_results(event: &KeyboardEvent, bank: &Bank) {
    if event.key() == "Escape" {
        event.prevent_default();
        bank.clear_words();
        to_search_box(bank);
        return;
    }
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let buttons = bank.list.buttons();
    let Some(at) = target.and_then(|target| buttons.iter().position(|button| *button == target))
    else {
        return;
    };
    let next = match event.key().as_str() {
        "ArrowDown" => at + 1,
        "ArrowUp" if at == 0 => {
            event.prevent_default();
            to_search_box(bank);
            return;
        }
        "ArrowUp" => at - 1,
        "Home" => 0,
        "End" => buttons.len() - 1,
        _ => return,
    };
    event.prevent_default();
    if let Some(button) = buttons.get(next) {
        dom::focus(button, false);
    }
}
