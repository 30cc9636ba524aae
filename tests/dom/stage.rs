//! A page of fixtures that is awake, what a hand does to it, and waiting for what follows.
//!
//! It must not know what any island should do.

use any_spawner::Executor;
use evalloop::browser::{dom, memory};
use evalloop::reader::Reader;
use evalloop::wake;
use leptos::prelude::Owner;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit,
};

use crate::storage;

/// The fixture of a level's list.
pub(crate) const BANK: &str = include_str!("fixtures/bank.html");
/// The fixture of the marks on the page of the question `lock`.
pub(crate) const QUESTION: &str = include_str!("fixtures/question.html");
/// The fixture of a level's progress.
pub(crate) const LEVEL: &str = include_str!("fixtures/level.html");
/// The fixture of the way back to where the reader was.
pub(crate) const RESUME: &str = include_str!("fixtures/resume.html");
/// The fixture of the header's end.
pub(crate) const STATUS: &str = include_str!("fixtures/status.html");
/// The fixture of the place for notices.
pub(crate) const NOTICES: &str = include_str!("fixtures/notices.html");
/// The fixture of the palette and the button that opens it.
pub(crate) const PALETTE: &str = include_str!("fixtures/palette.html");
/// The fixture of the visualizer.
pub(crate) const VISUALIZER: &str = include_str!("fixtures/visualizer.html");

/// How many frames a condition may take: ten seconds on an idle machine, more on a busy one.
const MOST_FRAMES: u32 = 600;

/// Some fixtures in the page, awake.
pub(crate) struct Stage {
    /// Where they stand.
    pub(crate) root: Element,
    /// Whose page it is.
    pub(crate) reader: Reader,
}

impl Stage {
    /// The fixtures of a reader who has never been here.
    pub(crate) fn fresh(fixtures: &[&str]) -> Self {
        storage::clear();
        Self::again(fixtures)
    }

    /// The fixtures of a reader with whatever is stored, as after a reload.
    pub(crate) fn again(fixtures: &[&str]) -> Self {
        Self::at("", fixtures)
    }

    /// The same at an address that ends so, such as `?q=lock`.
    pub(crate) fn at(address: &str, fixtures: &[&str]) -> Self {
        let root = empty();
        root.set_inner_html(&fixtures.concat());
        set_address(address);
        let reader = open();
        wake::wake_all(reader);
        Self { root, reader }
    }

    /// The first element that matches; the fixture must have one.
    pub(crate) fn one(&self, selector: &str) -> Element {
        dom::first(&self.root, selector)
            .unwrap_or_else(|| panic!("nothing in the page matches {selector}"))
    }

    /// Whether anything matches.
    pub(crate) fn has(&self, selector: &str) -> bool {
        dom::first(&self.root, selector).is_some()
    }

    /// The text of the first element that matches.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.one(selector).text_content().unwrap_or_default()
    }

    /// The texts of all elements that match, in document order.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        dom::all(&self.root, selector)
            .iter()
            .filter_map(|element| element.text_content())
            .collect()
    }

    /// An attribute of the first element that matches.
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.one(selector).get_attribute(name)
    }

    /// Presses the first element that matches.
    pub(crate) fn press(&self, selector: &str) {
        press(&self.one(selector));
    }

    /// The ids of the questions in the list, in their order.
    pub(crate) fn listed(&self) -> Vec<String> {
        dom::all(&self.root, ".results article")
            .iter()
            .map(|article| dom::data(article, "question-id"))
            .collect()
    }

    /// Puts a text into the search box as typing does.
    pub(crate) fn search(&self, text: &str) {
        enter(&self.one("input[type=search]"), text);
    }

    /// Waits until the list holds these questions in this order.
    pub(crate) async fn until_listed(&self, ids: &[&str]) {
        until(&format!("the list to be {ids:?}"), || self.listed() == ids).await;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        wake::sleep_all();
        self.root.remove();
        set_address("");
    }
}

/// A place in the page with nothing in it. What a test before this one left behind goes.
pub(crate) fn empty() -> Element {
    wake::sleep_all();
    let document = dom::document().expect("a document");
    if let Some(old) = document.get_element_by_id("stage") {
        old.remove();
    }
    if let Some(root) = dom::root() {
        for left in ["data-theme", "data-awake"] {
            let _ = root.remove_attribute(left);
        }
    }
    let place = document.create_element("div").expect("an element");
    place.set_id("stage");
    let body = document.body().expect("a body");
    body.append_child(&place).expect("a place in the page");
    place
}

/// The reader as storage has them. What a tab keeps lives as long as the tab, here as in the app.
pub(crate) fn open() -> Reader {
    start_executor();
    let owner = Owner::new_root(None);
    let reader = owner.with(memory::open);
    std::mem::forget(owner);
    reader
}

/// What effects run on. All tests share a page, so it may be there already.
pub(crate) fn start_executor() {
    let _ = Executor::init_wasm_bindgen();
}

fn set_address(end: &str) {
    let window = dom::window().expect("a window");
    let location = window.location();
    let path = location.pathname().expect("a path");
    let now = [location.search(), location.hash()].map(|part| part.expect("an address"));
    // A browser stops to listen to a page that changes its address all the time.
    if now.concat() == end {
        return;
    }
    window
        .history()
        .and_then(|history| {
            history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&(path + end)))
        })
        .expect("an address of this page");
}

/// Presses an element with the pointer.
pub(crate) fn press(element: &Element) {
    match element.dyn_ref::<HtmlElement>() {
        Some(element) => element.click(),
        // A picture has no way of its own to be pressed.
        None => send(element, "click"),
    }
}

/// Sends an event that bubbles.
pub(crate) fn send(element: &Element, name: &str) {
    let options = EventInit::new();
    options.set_bubbles(true);
    let event = Event::new_with_event_init_dict(name, &options).expect("an event");
    element
        .dispatch_event(&event)
        .expect("somebody to send it to");
}

/// Puts a value into an input as a hand does.
pub(crate) fn enter(input: &Element, text: &str) {
    let input: &HtmlInputElement = input.unchecked_ref();
    input.set_value(text);
    send(input, "input");
}

/// Sends a key to an element; whether the page took it for itself.
pub(crate) fn key(element: &Element, key: &str) -> bool {
    let options = KeyboardEventInit::new();
    options.set_key(key);
    options.set_bubbles(true);
    options.set_cancelable(true);
    let event =
        KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).expect("an event");
    !element
        .dispatch_event(&event)
        .expect("somebody to send it to")
}

/// The element that has the keyboard's focus.
pub(crate) fn focused() -> Option<Element> {
    dom::document()?.active_element()
}

/// Waits for the next repaint.
pub(crate) async fn frame() {
    let next = js_sys::Promise::new(&mut |done, _| {
        let window = dom::window().expect("a window");
        window.request_animation_frame(&done).expect("a frame");
    });
    JsFuture::from(next).await.expect("frames never fail");
}

/// Waits until all effects have run that anything so far can have caused.
pub(crate) async fn settled() {
    frame().await;
    frame().await;
}

/// Waits, frame by frame, until something holds.
pub(crate) async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..MOST_FRAMES {
        if holds() {
            return;
        }
        frame().await;
    }
    panic!("waited {MOST_FRAMES} frames in vain for {what}");
}
