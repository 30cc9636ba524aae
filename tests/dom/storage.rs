//! The browser's real localStorage, as tests prepare it and look at it: from this document, and from another.

use evalloop::browser::dom;
use wasm_bindgen::JsCast;
use web_sys::{HtmlIFrameElement, Storage};

use study::Record;

/// The key of the progress.
pub(crate) const PROGRESS: &str = study::Progress::KEY;
/// The key of the settings.
pub(crate) const SETTINGS: &str = study::Settings::KEY;

/// This document's storage.
pub(crate) fn ours() -> Storage {
    let window = dom::window().expect("a window");
    window
        .local_storage()
        .ok()
        .flatten()
        .expect("storage is allowed for tests")
}

/// Empties it.
pub(crate) fn clear() {
    ours().clear().expect("storage can be emptied");
}

/// Puts a text under a key.
pub(crate) fn put(key: &str, text: &str) {
    ours().set_item(key, text).expect("room for the text");
}

/// The text under a key.
pub(crate) fn get(key: &str) -> Option<String> {
    ours().get_item(key).expect("storage can be read")
}

/// All keys, sorted.
pub(crate) fn keys() -> Vec<String> {
    let storage = ours();
    let length = storage.length().expect("storage can be counted");
    let mut keys: Vec<String> = (0..length)
        .filter_map(|at| storage.key(at).ok().flatten())
        .collect();
    keys.sort();
    keys
}

/// Takes all room but for a few bytes, under a key of somebody else's.
pub(crate) fn fill() {
    let storage = ours();
    let mut text = String::new();
    let mut more = 4 * 1024 * 1024;
    while more > 0 {
        let longer = text.clone() + &"x".repeat(more);
        if storage.set_item("somebody-else", &longer).is_ok() {
            text = longer;
        } else {
            more /= 2;
        }
    }
}

/// Gives the room back.
pub(crate) fn free() {
    ours()
        .remove_item("somebody-else")
        .expect("storage can be changed");
}

/// Another document of this site in the same browser, as a second tab is.
pub(crate) struct Elsewhere(HtmlIFrameElement);

impl Elsewhere {
    /// Opens it.
    pub(crate) fn open() -> Self {
        let document = dom::document().expect("a document");
        let frame: HtmlIFrameElement = document
            .create_element("iframe")
            .expect("an element")
            .unchecked_into();
        document
            .body()
            .expect("a body")
            .append_child(&frame)
            .expect("a place in the page");
        Self(frame)
    }

    /// The same storage, by way of that document.
    pub(crate) fn storage(&self) -> Storage {
        let window = self.0.content_window().expect("a window of its own");
        window
            .local_storage()
            .ok()
            .flatten()
            .expect("the same storage")
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        self.0.remove();
    }
}
