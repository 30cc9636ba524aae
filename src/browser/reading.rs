//! How far a question's page is read: kept while the reader scrolls, and found again on request.
//!
//! It must not know what the page shows.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use study::Scroll;

use super::dom;
use crate::reader::Reader;

/// The fragment that asks for the place where the reader stopped.
pub const RESUME: &str = "#resume";

/// How long a page has to stand still before its place is kept.
const STILL: Duration = Duration::from_millis(300);

/// Marks the question as read, goes to where it was left if the address asks for that, and keeps the place
/// from then on, until the page is left.
pub fn follow(reader: Reader, id: &str) {
    let id = id.to_owned();
    // After the first frame, when what is kept of the reader is known.
    request_animation_frame(move || {
        request_animation_frame(move || {
            reader.opened(&id);
            resume(reader, &id);
            keep_place(reader, id);
        });
    });
}

fn resume(reader: Reader, id: &str) {
    let Some(window) = dom::window() else { return };
    if window.location().hash().as_deref() != Ok(RESUME) {
        return;
    }
    let scroll = reader.progress.with_untracked(|progress| progress.scroll(id));
    window.scroll_to_with_x_and_y(0.0, scroll.fraction() * scrollable());
}

fn keep_place(reader: Reader, id: String) {
    let Some(page) = dom::window().and_then(|window| window.location().pathname().ok()) else { return };
    let pending = Rc::new(Cell::new(0_u32));
    let handle = Rc::new(Cell::new(None::<WindowListenerHandle>));
    let own_handle = Rc::clone(&handle);
    let listener = window_event_listener(ev::scroll, move |_| {
        let here = dom::window().and_then(|window| window.location().pathname().ok());
        if here.as_ref() != Some(&page) {
            // The page was left: there is nothing to keep any more.
            if let Some(handle) = own_handle.take() {
                handle.remove();
            }
            return;
        }
        let turn = pending.get().wrapping_add(1);
        pending.set(turn);
        let (id, pending, page) = (id.clone(), Rc::clone(&pending), page.clone());
        set_timeout(
            move || {
                let here = dom::window().and_then(|window| window.location().pathname().ok());
                if pending.get() == turn && here.as_ref() == Some(&page) {
                    reader.scrolled(&id, place());
                }
            },
            STILL,
        );
    });
    handle.set(Some(listener));
}

/// How far the page can be scrolled, in pixels.
fn scrollable() -> f64 {
    let (Some(window), Some(root)) = (dom::window(), dom::document().and_then(|document| document.document_element())) else {
        return 0.0;
    };
    let seen = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    (f64::from(root.scroll_height()) - seen).max(0.0)
}

/// How far the page is scrolled. A page that fits the screen is at its start.
fn place() -> Scroll {
    let scrolled = dom::window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0);
    let most = scrollable();
    Scroll::from_fraction(if most > 0.0 { scrolled / most } else { 0.0 })
}
