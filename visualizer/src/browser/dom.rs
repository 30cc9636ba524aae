//! Small ways to reach and change the page. Each gives nothing where the page has nothing, and never fails.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, MediaQueryList, Window};

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

/// The document's outermost element.
#[must_use]
pub fn root() -> Option<Element> {
    document()?.document_element()
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

/// The part of a visualizer that is named so.
#[must_use]
pub fn part(root: &Element, name: &str) -> Option<Element> {
    first(root, &["[data-part=", name, "]"].concat())
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
    if element.has_attribute(name) != value {
        let _ = element.toggle_attribute_with_force(name, value);
    }
}

/// Sets an element's text if it has another. A text that is there already is changed and not replaced: another child
/// would be a change of the page's structure, after which the browser looks all of its styles through.
pub fn set_text(element: &Element, words: &str) {
    let only = element.first_child().filter(|child| {
        child.node_type() == web_sys::Node::TEXT_NODE && child.next_sibling().is_none()
    });
    match only {
        Some(text) if text.node_value().as_deref() != Some(words) => {
            text.set_node_value(Some(words));
        }
        None if element.text_content().as_deref() != Some(words) => {
            element.set_text_content(Some(words));
        }
        _ => {}
    }
}

/// Sets a property of an element's style, which the policy allows to scripts.
pub fn style(element: &Element, property: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(property, value);
    }
}

/// Pixels as style sheets write them, to a tenth. Off the screen they are cut: nobody sees how far.
#[must_use]
pub fn px(pixels: f64) -> String {
    let tenths = crate::window::whole_ns(pixels.abs().min(1e7) * 10.0 + 0.5);
    let mut text = String::new();
    if pixels < 0.0 {
        text.push('-');
    }
    crate::number::push(&mut text, tenths / 10);
    text.push('.');
    crate::number::push(&mut text, tenths % 10);
    text.push_str("px");
    text
}

/// What tells, now and later, whether the reader asked the system for less motion.
#[must_use]
pub fn stillness() -> Option<MediaQueryList> {
    window()?
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()?
}
