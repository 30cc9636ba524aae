//! A question's own page: its marks, and how far it is read.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use study::Scroll;
use web_sys::Element;

use super::marks;
use crate::browser::{bind, clock, dom};
use crate::reader::Reader;

/// The fragment that asks for the place where the reader stopped.
pub(super) const RESUME: &str = "#resume";

/// How long a page has to stand still before its place is kept, in milliseconds.
const STILL: u64 = 300;

/// Keeps the marks, notes that the question was read, goes to where it was left if the address asks for
/// that, and keeps the place from then on.
pub(super) fn wake(island: &Element, reader: Reader) {
    let id: Rc<str> = dom::data(island, "id").into();
    reader.opened(&id);
    let (root, of) = (island.clone(), Rc::clone(&id));
    bind::effect(move || marks::show(&root, reader, &of));
    let of = Rc::clone(&id);
    bind::on_act(island, move |_, act| marks::press(act, reader, &of));
    let of = Rc::clone(&id);
    // The page is at its full height in the next frame.
    clock::next_frame(move || resume(reader, &of));
    keep_place(reader, id);
}

fn resume(reader: Reader, id: &str) {
    let Some(window) = dom::window() else { return };
    if window.location().hash().as_deref() == Ok(RESUME) {
        let scroll = reader
            .progress
            .with_untracked(|progress| progress.scroll(id));
        window.scroll_to_with_x_and_y(0.0, scroll.fraction() * scrollable());
    }
}

fn keep_place(reader: Reader, id: Rc<str>) {
    let Some(document) = dom::document() else {
        return;
    };
    let moves = Rc::new(Cell::new(0_u32));
    let shown = Arc::new(AtomicBool::new(true));
    let left = Arc::clone(&shown);
    on_cleanup(move || left.store(false, Ordering::Relaxed));
    bind::on(&document, "scroll", move |_| {
        let turn = moves.get().wrapping_add(1);
        moves.set(turn);
        let (id, moves, shown) = (Rc::clone(&id), Rc::clone(&moves), Arc::clone(&shown));
        clock::after(STILL, move || {
            if moves.get() == turn && shown.load(Ordering::Relaxed) {
                reader.scrolled(&id, place());
            }
        });
    });
}

/// How far the page can be scrolled, in pixels.
fn scrollable() -> f64 {
    let (Some(window), Some(root)) = (dom::window(), dom::root()) else {
        return 0.0;
    };
    let seen = window
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or(0.0);
    (f64::from(root.scroll_height()) - seen).max(0.0)
}

/// How far the page is scrolled. A page that fits the screen is at its start.
fn place() -> Scroll {
    let scrolled = dom::window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or(0.0);
    let most = scrollable();
    Scroll::from_fraction(if most > 0.0 { scrolled / most } else { 0.0 })
}
