//! Waking a page: each island's elements are tied to the reader's state and to what the reader does.
//!
//! One module an island, of the same name as the view that wrote it. They must not know how anything is kept,
//! fetched or drawn, only when.

mod address;
mod ahead;
mod bank;
mod keys;
mod level;
mod list;
mod marks;
mod navigate;
mod notices;
mod palette;
mod question;
mod row;
mod status;

use std::cell::RefCell;

use any_spawner::Executor;
use leptos::prelude::Owner;
use web_sys::Element;

use crate::browser::{bind, dom, memory};
use crate::island::Island;
use crate::reader::Reader;

thread_local! {
    /// Owns every signal and effect of the page that is shown.
    static PAGE: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Opens what is kept of the reader, before the page is woken: a task of its own, so that a slow phone answers in between.
#[must_use]
pub fn open() -> Reader {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        // The page is as readable as it was; it only must not wait for us any longer.
        if let Some(root) = dom::root() {
            dom::set_flag(&root, "data-await", false);
        }
    }));
    trusted::claim("evalloop");
    // Only refused when it was done already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new_root(None);
    let reader = owner.with(memory::open);
    // What is known of the reader lives as long as the tab.
    std::mem::forget(owner);
    reader
}

/// Wakes the page that the app finds itself in, and takes over its links at the end: one step of it, of which `step` are
/// done. Says whether there are more. Each is a task of its own.
pub fn start(reader: Reader, step: usize) -> bool {
    let Some(step) = step.checked_sub(1) else {
        for_each(Island::Bank, bank::read_ahead);
        return true;
    };
    if step == 0 {
        // What served the list so far (`web/early.js`) puts it back as it was written, and this task takes it over.
        dom::tell("wake");
        PAGE.set(Some(Owner::new_root(None)));
    }
    let goes_on = wake_step(reader, step);
    if !goes_on {
        navigate::take_over_links(reader);
    }
    goes_on
}

/// Wakes every island of the page, for this reader. The islands of a page before it must be let go first.
pub fn wake_all(reader: Reader) {
    PAGE.set(Some(Owner::new_root(None)));
    let mut step = 0;
    while wake_step(reader, step) {
        step += 1;
    }
}

fn wake_step(reader: Reader, step: usize) -> bool {
    if let Some(owner) = PAGE.with_borrow(Clone::clone) {
        owner.with(|| {
            for &island in Island::STEPS[step] {
                for_each(island, |element| wake(island, element, reader));
            }
        });
    }
    let goes_on = step + 1 < Island::STEPS.len();
    if !goes_on && let Some(root) = dom::root() {
        // What waits for the app, such as styles and tests, can tell that it is there.
        dom::set_flag(&root, "data-awake", true);
        // What is a program of its own, as the visualizer, looks for itself.
        dom::tell("shown");
    }
    goes_on
}

fn for_each(island: Island, act: impl Fn(&Element)) {
    if let Some(root) = dom::root() {
        let selector = ["[data-island=", island.name(), "]"].concat();
        dom::all(&root, &selector).iter().for_each(act);
    }
}

/// Lets every island of the page go: their elements stay as they are, and nothing listens to them any longer.
pub fn sleep_all() {
    dom::tell("left");
    bind::forget_page();
    PAGE.set(None);
}

fn wake(island: Island, element: &Element, reader: Reader) {
    match island {
        Island::Status => status::wake(element, reader),
        Island::Notices => notices::wake(element, reader),
        Island::Bank => bank::wake(element, reader),
        Island::Question => question::wake(element, reader),
        Island::Level => level::wake(element, reader),
        Island::Resume => level::wake_resume(element, reader),
        Island::Palette => palette::wake(element, reader),
    }
}
