//! Small ways to reach the page. Each gives nothing where the page has nothing, and never fails.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

/// The window, in a browser; nothing while a page is pre-rendered.
#[must_use]
pub fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

/// The document, in a browser.
#[must_use]
pub fn document() -> Option<Document> {
    window()?.document()
}

/// All elements under `root` that match, in document order.
#[must_use]
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// Puts the keyboard's focus on an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // A page that refuses focus is left as it is.
        let _ = element.focus();
    }
}

/// Milliseconds since 1970, by the reader's clock.
#[must_use]
pub fn now_ms() -> u64 {
    // Whole, positive and far below 2^53 for any real clock; a clock before 1970 counts as 0.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let now = js_sys::Date::now() as u64;
    now
}

/// Microseconds since the page was opened, steadily.
#[must_use]
pub fn now_us() -> u64 {
    let now = window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative, and small")]
    let now = (now * 1_000.0) as u64;
    now
}
