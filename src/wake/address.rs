//! A list's filter in the page's address: read once when the list wakes, then written whenever it has come to rest.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use search::Filter;
use wasm_bindgen::JsValue;

use super::bank::Bank;
use crate::browser::{bind, clock, dom};

/// How long the filter has to stay as it is before the address follows, in milliseconds.
const STILL: u64 = 250;

thread_local! {
    /// The query part that is to be written, and the path that it belongs to.
    static PENDING: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
    /// How often it was to be written.
    static CHANGES: Cell<u32> = const { Cell::new(0) };
}

/// Takes over what the address asks for, or what was typed before the app was awake.
pub(super) fn apply(bank: &Bank) {
    let Some(window) = dom::window() else { return };
    let search = window.location().search().unwrap_or_default();
    let mut parsed = Filter::parse(&search, &bank.catalogue.options);
    let typed = bank.input.value();
    if typed.is_empty() {
        bank.input.set_value(&parsed.filter.query);
    } else {
        parsed.filter.query = typed;
    }
    bank.say_ignored(&parsed.ignored);
    bank.filter.set(parsed.filter);
    if let Some(window) = dom::window() {
        bind::on(&window, "pagehide", |_| flush());
    }
    // The list is right by the next frame; until then it kept its place without ink.
    clock::next_frame(|| {
        if let Some(root) = dom::root() {
            dom::set_flag(&root, "data-await", false);
        }
    });
}

/// Writes the filter into the address when it has come to rest: changing it costs a browser more than all else that a letter does, and those
/// that limit how often it may change would stop listening to a quick writer.
pub(super) fn write(filter: &Filter) {
    let location = dom::window().map(|window| window.location());
    let Some(path) = location.and_then(|location| location.pathname().ok()) else {
        return;
    };
    PENDING.set(Some((path, filter.to_address())));
    let change = CHANGES.get().wrapping_add(1);
    CHANGES.set(change);
    clock::after(STILL, move || {
        if CHANGES.get() == change {
            flush();
        }
    });
}

/// Writes now what was to be written soon, before the page is left; nothing if the address is another page's already. A
/// browser that refuses keeps an older address, which does no harm.
pub(super) fn flush() {
    let (Some((of, wanted)), Some(window)) = (PENDING.take(), dom::window()) else {
        return;
    };
    let location = window.location();
    let (Ok(path), Ok(search), Ok(hash)) =
        (location.pathname(), location.search(), location.hash())
    else {
        return;
    };
    if path != of || search.trim_start_matches('?') == wanted {
        return;
    }
    let mark = if wanted.is_empty() { "" } else { "?" };
    let address = [&path, mark, &wanted, &hash].concat();
    if let Ok(history) = window.history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}
