//! The page that a pointer rests on, fetched before it is pressed: most presses come a tenth of a second later.
//!
//! One page at a time, never for a reader who saves data. It must not know what is done with the page.

use std::cell::RefCell;

use leptos::task::spawn_local;
use web_sys::{Document, Url};

use super::navigate;
use crate::browser::{bind, clock, dom, fetch};

/// How long a pointer has to rest on a link, in milliseconds: one that only passes asks for nothing.
const REST: u64 = 65;
/// How long a page that was fetched counts as fresh, in milliseconds.
const FRESH: u64 = 30_000;

#[derive(Default)]
struct Ahead {
    /// The address that the pointer is on.
    wanted: String,
    /// The page that was fetched last: its address, when, and itself.
    page: Option<(String, u64, Document)>,
}

thread_local! {
    static AHEAD: RefCell<Ahead> = RefCell::default();
}

/// Watches the pointer from now on. A finger counts from when it touches.
pub(super) fn watch() {
    bind::always("pointerover", |event| {
        let address = navigate::page_under(&event).map(|url: Url| url.origin() + &url.pathname());
        let address = address.unwrap_or_default();
        let is_new = AHEAD.with_borrow_mut(|ahead| {
            let is_known = ahead
                .page
                .as_ref()
                .is_some_and(|(known, ..)| *known == address);
            let is_new = !address.is_empty() && ahead.wanted != address && !is_known;
            ahead.wanted.clone_from(&address);
            is_new
        });
        if is_new && !dom::saves_data() {
            clock::after(REST, move || rest(address));
        }
    });
}

/// Fetches the page if the pointer is still on its link.
fn rest(address: String) {
    if AHEAD.with_borrow(|ahead| ahead.wanted != address) {
        return;
    }
    spawn_local(async move {
        if let Some(page) = fetch::page(&address).await {
            AHEAD.with_borrow_mut(|ahead| ahead.page = Some((address, clock::now_ms(), page)));
        }
    });
}

/// The page at this address, if it was fetched just now. Whatever was fetched is let go.
pub(super) fn take(address: &str) -> Option<Document> {
    let (known, when, page) = AHEAD.take().page?;
    (known == address && clock::now_ms().saturating_sub(when) < FRESH).then_some(page)
}
