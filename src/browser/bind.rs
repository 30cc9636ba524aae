//! Tying signals and events to elements that are there already.
//!
//! Everything is boxed at the edge, so that the reactive system is compiled once and not once for each use:
//! that is most of what the app weighs. It must not know what the elements mean.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget};

use super::dom;

thread_local! {
    /// The listeners of the page that is shown.
    static LISTENERS: RefCell<Vec<Listener>> = const { RefCell::new(Vec::new()) };
}

/// A listener that goes when it is dropped.
struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    fn new(target: &EventTarget, name: &'static str, handler: Box<dyn FnMut(Event)>) -> Self {
        let closure = Closure::wrap(handler);
        // Only refused by targets that are no targets.
        let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            name,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, callback);
    }
}

/// Listens for as long as the page is shown.
pub fn on(target: &EventTarget, name: &'static str, handler: impl FnMut(Event) + 'static) {
    let listener = Listener::new(target, name, Box::new(handler));
    LISTENERS.with_borrow_mut(|listeners| listeners.push(listener));
}

/// Listens on the window for as long as the tab lives.
pub fn always(name: &'static str, handler: impl FnMut(Event) + 'static) {
    if let Some(window) = dom::window() {
        std::mem::forget(Listener::new(&window, name, Box::new(handler)));
    }
}

/// Removes the listeners of the page that is shown.
pub fn forget_page() {
    let listeners = LISTENERS.with_borrow_mut(std::mem::take);
    drop(listeners);
}

/// Runs now, and again whenever a signal that it read has changed, as long as its owner lives.
pub fn effect(run: impl Fn() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(run: Box<dyn Fn()>) {
    Effect::new(run);
}

/// Keeps an element's text.
pub fn text(element: Option<Element>, words: impl Fn() -> String + 'static) {
    if let Some(element) = element {
        effect(move || dom::set_text(&element, &words()));
    }
}

/// What a press of a `data-act` control asks for: the control, and the name of the act.
#[must_use]
pub fn act(event: &Event) -> Option<(Element, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let control = target.closest("[data-act]").ok()??;
    let act = control.get_attribute("data-act")?;
    Some((control, act))
}

/// Calls `handler` with every press of a `data-act` control under `root`, for as long as the page is shown.
pub fn on_act(root: &Element, handler: impl Fn(&Element, &str) + 'static) {
    on(root, "click", move |event| {
        if let Some((control, act)) = act(&event) {
            handler(&control, &act);
        }
    });
}
