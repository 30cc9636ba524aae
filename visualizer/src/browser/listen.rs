//! Listening for as long as somebody wants to: what listens goes when it is dropped.
//!
//! Everything is boxed where it enters, so that it is compiled once. It must not know what is listened for.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AddEventListenerOptions, Event, EventTarget, IntersectionObserver, IntersectionObserverEntry,
    ResizeObserver,
};
use web_sys::{Element, MutationObserver, MutationObserverInit, js_sys};

/// Something that listens until it is dropped.
#[expect(dead_code, reason = "a closure is kept, not called from here")]
pub(super) enum Listener {
    Event {
        target: EventTarget,
        name: &'static str,
        closure: Closure<dyn FnMut(Event)>,
    },
    Size(ResizeObserver, Closure<dyn FnMut()>),
    Sight(IntersectionObserver, Closure<dyn FnMut(js_sys::Array)>),
    Attribute(MutationObserver, Closure<dyn FnMut()>),
}

/// Listens for an event. What is listened for may be prevented.
pub(super) fn on(
    target: &EventTarget,
    name: &'static str,
    handler: Box<dyn FnMut(Event)>,
) -> Listener {
    let closure = Closure::wrap(handler);
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    // Only refused by targets that are no targets.
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
        name,
        closure.as_ref().unchecked_ref(),
        &options,
    );
    Listener::Event {
        target: target.clone(),
        name,
        closure,
    }
}

/// Hears of an element's changes of size.
pub(super) fn on_size(element: &Element, handler: Box<dyn FnMut()>) -> Option<Listener> {
    let closure = Closure::wrap(handler);
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Listener::Size(observer, closure))
}

/// Hears whether an element can be seen.
pub(super) fn on_sight(element: &Element, mut handler: Box<dyn FnMut(bool)>) -> Option<Listener> {
    let heard: Box<dyn FnMut(js_sys::Array)> = Box::new(move |entries: js_sys::Array| {
        let last: JsValue = entries.get(entries.length().saturating_sub(1));
        if let Some(entry) = last.dyn_ref::<IntersectionObserverEntry>() {
            handler(entry.is_intersecting());
        }
    });
    let closure = Closure::wrap(heard);
    let observer = IntersectionObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Listener::Sight(observer, closure))
}

/// Hears of changes of an element's attribute.
pub(super) fn on_attribute(
    element: &Element,
    name: &str,
    handler: Box<dyn FnMut()>,
) -> Option<Listener> {
    let closure = Closure::wrap(handler);
    let observer = MutationObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    let options = MutationObserverInit::new();
    options.set_attribute_filter(
        &[JsValue::from_str(name)]
            .into_iter()
            .collect::<js_sys::Array>(),
    );
    observer.observe_with_options(element, &options).ok()?;
    Some(Listener::Attribute(observer, closure))
}

impl Drop for Listener {
    fn drop(&mut self) {
        match self {
            Self::Event {
                target,
                name,
                closure,
            } => {
                let callback = closure.as_ref().unchecked_ref();
                let _ = target.remove_event_listener_with_callback(name, callback);
            }
            Self::Size(observer, _) => observer.disconnect(),
            Self::Sight(observer, _) => observer.disconnect(),
            Self::Attribute(observer, _) => observer.disconnect(),
        }
    }
}
