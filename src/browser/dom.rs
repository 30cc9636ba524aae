//! Small ways to reach and change the page. Each gives nothing where the page has nothing, and never fails.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DocumentFragment, Element, HtmlElement, HtmlTemplateElement, Window};

/// The window.
#[must_use]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
#[must_use]
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Tells the window's listeners that something of this name has come.
pub fn tell(name: &str) {
    if let (Some(window), Ok(event)) = (window(), web_sys::Event::new(name)) {
        let _ = window.dispatch_event(&event);
    }
}

/// The document's outermost element.
#[must_use]
pub fn root() -> Option<Element> {
    document()?.document_element()
}

/// Whether the reader asked the browser to save data. Not every browser tells.
#[must_use]
pub fn saves_data() -> bool {
    let part = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
    part(&js_sys::global(), "navigator")
        .and_then(|navigator| part(&navigator, "connection"))
        .and_then(|connection| part(&connection, "saveData"))
        .is_some_and(|saves| saves.is_truthy())
}

/// All elements under `root` that match, in document order.
#[must_use]
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|at| list.item(at)?.dyn_into().ok())
        .collect()
}

/// The first element under `root` that matches.
#[must_use]
pub fn first(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// The part of an island that is named so.
#[must_use]
pub fn part(root: &Element, name: &str) -> Option<Element> {
    first(root, &["[data-part=", name, "]"].concat())
}

/// What a `<template>` part of an island holds, ready to be put in.
#[must_use]
pub fn copy_of(root: &Element, name: &str) -> Option<DocumentFragment> {
    let template: HtmlTemplateElement = part(root, name)?.dyn_into().ok()?;
    template
        .content()
        .clone_node_with_deep(true)
        .ok()?
        .dyn_into()
        .ok()
}

/// An attribute `data-NAME`, empty if there is none.
#[must_use]
pub fn data(element: &Element, name: &str) -> String {
    element
        .get_attribute(&["data-", name].concat())
        .unwrap_or_default()
}

/// Sets an attribute if it has another value, so that nothing is laid out, read aloud or drawn in vain.
pub fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        // Only refused for names that are no names.
        let _ = element.set_attribute(name, value);
    }
}

/// Sets an attribute without a value, or takes it away.
pub fn set_flag(element: &Element, name: &str, value: bool) {
    let _ = element.toggle_attribute_with_force(name, value);
}

/// Sets an element's text if it has another.
pub fn set_text(element: &Element, words: &str) {
    if element.text_content().as_deref() != Some(words) {
        element.set_text_content(Some(words));
    }
}

/// Puts the keyboard's focus on an element, without scrolling to it where `still`.
pub fn focus(element: &Element, still: bool) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else {
        return;
    };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(still);
    // A page that refuses focus is left as it is.
    let _ = element.focus_with_options(&options);
}
