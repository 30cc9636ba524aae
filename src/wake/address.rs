//! A list's filter in the page's address: read once when the list wakes, then written at every change.

use search::Filter;
use wasm_bindgen::JsValue;

use super::bank::Bank;
use crate::browser::{clock, dom};
use leptos::prelude::*;

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
    // The list is right by the next frame; until then it kept its place without ink.
    clock::next_frame(|| {
        if let Some(root) = dom::root() {
            dom::set_flag(&root, "data-await", false);
        }
    });
}

/// Writes the filter into the address. Browsers limit how often it may change; one that refuses keeps an older
/// one, which does no harm.
pub(super) fn write(filter: &Filter) {
    let Some(window) = dom::window() else { return };
    let location = window.location();
    let (Ok(path), Ok(search), Ok(hash)) =
        (location.pathname(), location.search(), location.hash())
    else {
        return;
    };
    let wanted = filter.to_address();
    if search.trim_start_matches('?') == wanted {
        return;
    }
    let mark = if wanted.is_empty() { "" } else { "?" };
    let address = [&path, mark, &wanted, &hash].concat();
    if let Ok(history) = window.history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}
