//! A list's filter in the page's address: read once when the list wakes, then written at every change.
//!
//! It must not know what a filter means.

use leptos::prelude::*;
use search::Filter;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

use super::dom;
use crate::islands::bank::BankState;

/// Applies the filter that the address or the search box holds, and keeps the address in step from then on.
///
/// The first drawing has to equal what was pre-rendered, so this waits until after it.
pub fn follow(state: BankState) {
    let written = StoredValue::new(None::<String>);
    Effect::new(move |_| {
        let wanted = state.filter.with(Filter::to_address);
        match written.get_value() {
            None => {
                written.set_value(Some(wanted));
                apply(state);
            }
            Some(before) if before == wanted => {}
            Some(_) => {
                show_in_address(&wanted);
                written.set_value(Some(wanted));
            }
        }
    });
}

/// Takes over what the address asks for, or what was typed before the app was awake.
fn apply(state: BankState) {
    let Some(window) = dom::window() else { return };
    let search = window.location().search().unwrap_or_default();
    let mut parsed = state.options.with_value(|options| Filter::parse(&search, options));
    if let Some(input) = state.input.get_untracked() {
        let typed = input.value();
        if typed.is_empty() {
            input.set_value(&parsed.filter.query);
        } else {
            parsed.filter.query = typed;
        }
    }
    state.ignored.set(parsed.ignored);
    if !parsed.filter.is_empty() {
        state.filter.set(parsed.filter);
    }
    if let Some(root) = dom::document().and_then(|document| document.document_element()) {
        // The list is right now; the next frame shows it.
        request_animation_frame(move || {
            let _ = root.remove_attribute("data-await");
        });
    }
}

/// Puts a query into the search box without the reader having typed it.
pub fn show_query(input: NodeRef<leptos::html::Input>, query: &str) {
    if let Some(input) = input.get_untracked() {
        let input: &HtmlInputElement = input.unchecked_ref();
        input.set_value(query);
    }
}

/// Browsers limit how often the address may change; one that refuses keeps an older one, which does no harm.
fn show_in_address(query: &str) {
    let Some(window) = dom::window() else { return };
    let Ok(path) = window.location().pathname() else { return };
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    if let Ok(history) = window.history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}
