//! Waking a page: each island takes over the HTML that was written for it.
//!
//! It must not know what an island shows; it only reads from the element what the island needs.

use std::any::Any;
use std::cell::RefCell;

use bank::Level;
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{cards, dom, memory, navigate};
use crate::islands::Island;
use crate::islands::bank::QuestionBank;
use crate::islands::levels::{LevelAtAGlance, Resume};
use crate::islands::marks::Marks;
use crate::islands::notices::Notices;
use crate::islands::status::Status;
use crate::reader::Reader;
use crate::visualizer::Visualizer;

thread_local! {
    /// What keeps the islands of the page that is shown alive.
    static AWAKE: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

/// Wakes the page that the app finds itself in, and takes over its links.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        // The page is as readable as it was; it only must not wait for us any longer.
        if let Some(root) = dom::document().and_then(|document| document.document_element()) {
            let _ = root.remove_attribute("data-await");
        }
    }));
    let owner = Owner::new_root(None);
    let reader = owner.with(memory::open);
    // The reader's memory lives as long as the tab.
    std::mem::forget(owner);
    wake_all(reader);
    navigate::take_over_links(reader);
}

/// Wakes every island of the page.
pub(super) fn wake_all(reader: Reader) {
    let Some(document) = dom::document() else { return };
    let Some(app) = document.get_element_by_id("app") else { return };
    for island in Island::ALL {
        for element in dom::all(&app, &format!("[data-island={}]", island.name())) {
            wake(island, element, reader);
        }
    }
    if let Some(root) = document.document_element() {
        // What waits for the app, such as tests and style, can tell that it is there.
        let _ = root.set_attribute("data-awake", "");
    }
}

/// Lets every island of the page go.
pub(super) fn sleep_all() {
    let awake = AWAKE.with_borrow_mut(std::mem::take);
    drop(awake);
}

fn wake(island: Island, element: Element, reader: Reader) {
    let Ok(element) = element.dyn_into::<HtmlElement>() else { return };
    let data = |name: &str| element.dataset().get(name).unwrap_or_default();
    let number = |name: &str| data(name).parse().unwrap_or(0);
    let to_root = data("root");
    match island {
        Island::Status => {
            let total = number("total");
            hydrate(element, move || view! { <Status reader=reader total=total/> });
        }
        Island::Notices => hydrate(element, move || view! { <Notices reader=reader/> }),
        Island::Bank => {
            let Some(level) = Level::parse(&data("level")) else { return };
            let cards = cards::read(&element);
            hydrate(element, move || view! { <QuestionBank reader=reader level=level cards=cards to_root=to_root/> });
        }
        Island::Marks => {
            let id = data("id");
            super::reading::follow(reader, &id);
            hydrate(element, move || view! { <Marks reader=reader id=id/> });
        }
        Island::Level => {
            let ids = data("ids").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            hydrate(element, move || view! { <LevelAtAGlance reader=reader ids=ids/> });
        }
        Island::Resume => hydrate(element, move || view! { <Resume reader=reader to_root=to_root/> }),
        Island::Visualizer => {
            let scenario = data("scenario");
            hydrate(element, move || view! { <Visualizer scenario=scenario/> });
        }
    }
}

fn hydrate<V: IntoView + 'static>(element: HtmlElement, view: impl FnOnce() -> V + 'static) {
    // One type for all islands: each further one would bring its own copy of the machinery.
    let handle = hydrate_from(element, move || view().into_any());
    AWAKE.with_borrow_mut(|awake| awake.push(Box::new(handle)));
}
