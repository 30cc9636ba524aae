//! The keyboard on a list: `/` searches, arrows walk the results, `Enter` opens, `Escape` clears.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{address, dom};
use crate::islands::bank::BankState;
use crate::islands::row::RowState;

/// The buttons of the list in their order.
const RESULTS: &str = ".results h3 button";

/// Lets `/` go to the search box from anywhere but a place where one types, as long as the box lives.
pub fn search_on_slash(input: NodeRef<leptos::html::Input>) {
    if dom::window().is_none() {
        return;
    }
    let handle = window_event_listener(keydown, move |event| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing());
        if event.key() == "/" && plain && !is_typing(&event) {
            event.prevent_default();
            focus(input);
        }
    });
    on_cleanup(move || handle.remove());
}

fn is_typing(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| {
            element.is_content_editable() || element.matches("input:not([type=range]), textarea, select").unwrap_or(false)
        })
}

/// Goes to the search box and selects what stands in it.
pub fn focus(input: NodeRef<leptos::html::Input>) {
    if let Some(input) = input.get_untracked() {
        let _ = input.focus();
        input.select();
    }
}

/// In the search box: down to the first result, `Enter` opens it, `Escape` clears.
pub fn in_search_box(event: &KeyboardEvent, state: BankState, rows: &Arc<[RowState]>) {
    if event.is_composing() {
        return;
    }
    match event.key().as_str() {
        "ArrowDown" => {
            if let Some(first) = results().first() {
                event.prevent_default();
                dom::focus(first);
            }
        }
        "Enter" => {
            event.prevent_default();
            let best = state.outcome.with_untracked(|outcome| outcome.order.first().copied());
            let closed = best.is_some_and(|place| !rows[place].open.get_untracked());
            if let Some(first) = results().first() {
                if closed && let Some(button) = first.dyn_ref::<HtmlElement>() {
                    button.click();
                }
                dom::focus(first);
            }
        }
        "Escape" => {
            event.prevent_default();
            clear_query(state);
        }
        _ => {}
    }
}

/// On a result: arrows to its neighbours (and up into the search box), `Home` and `End`, `Escape` back to the search.
pub fn move_among_results(event: &KeyboardEvent, state: BankState) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if event.key() == "Escape" {
        event.prevent_default();
        clear_query(state);
        focus(state.input);
        return;
    }
    let results = results();
    let Some(at) = results.iter().position(|result| *result == target) else { return };
    let next = match event.key().as_str() {
        "ArrowDown" => at + 1,
        "ArrowUp" if at == 0 => {
            event.prevent_default();
            focus(state.input);
            return;
        }
        "ArrowUp" => at - 1,
        "Home" => 0,
        "End" => results.len() - 1,
        _ => return,
    };
    event.prevent_default();
    if let Some(result) = results.get(next) {
        dom::focus(result);
    }
}

fn results() -> Vec<Element> {
    dom::document()
        .and_then(|document| document.document_element())
        .map(|root| dom::all(&root, RESULTS))
        .unwrap_or_default()
}

fn clear_query(state: BankState) {
    address::show_query(state.input, "");
    state.filter.update(|filter| filter.query.clear());
}
