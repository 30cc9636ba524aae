//! Fetching the index over the whole site, and the texts beside it, when somebody is about to search.
//!
//! Where they stand is written on the palette. What cannot be had or used is reported to the console, with the reason;
//! what the reader is told is the palette's business.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use search::{Index, OpenError, Texts};

use super::{dom, fetch};
use crate::library::{Library, Part, Texts as State, Why};
use crate::reader::Reader;

thread_local! {
    static LIBRARY: RefCell<Library> = RefCell::default();
}

/// Looks at what is here. Where it is called in an effect, a change brings that back.
pub fn with<T>(reader: Reader, look: impl FnOnce(&Library) -> T) -> T {
    // Its value says nothing; that it changes does.
    let _ = reader.library.get();
    LIBRARY.with_borrow(look)
}

/// Starts afresh, with nothing here.
pub fn forget() {
    LIBRARY.take();
}

fn change(reader: Reader, change: impl FnOnce(&mut Library)) {
    LIBRARY.with_borrow_mut(change);
    reader.library.set(reader.library.get_untracked() + 1);
}

/// Fetches the index, unless somebody did.
pub fn want(reader: Reader) {
    if LIBRARY.with_borrow(|library| matches!(library.index, Part::Unasked)) {
        get_index(reader);
    }
}

/// Fetches the index again, if it could not be had the last time.
pub fn want_again(reader: Reader) {
    if LIBRARY.with_borrow(|library| matches!(library.index, Part::Missing(_))) {
        get_index(reader);
    }
}

/// Fetches the texts beside the index, as soon as that is here, unless somebody did.
pub fn want_texts(reader: Reader) {
    // Nobody is to be told before they are here.
    let fetches = LIBRARY.with_borrow_mut(|library| {
        if library.texts == State::Asked {
            return false;
        }
        let has_index = library.index.here().is_some();
        library.texts = if has_index {
            State::Asked
        } else {
            State::Wanted
        };
        has_index
    });
    if fetches {
        get_texts(reader);
    }
}

fn get_texts(reader: Reader) {
    let Some(address) = address("texts") else {
        return;
    };
    spawn_local(async move {
        let texts = open(&address, Texts::open).await;
        change(reader, |library| match (&mut library.index, texts) {
            (Part::Here(index), Ok(texts)) => index.attach(texts),
            // Results stand without passages; the next letter tries again.
            _ => library.texts = State::Unasked,
        });
    });
}

fn get_index(reader: Reader) {
    let Some(address) = address("index") else {
        return;
    };
    change(reader, |library| library.index = Part::Coming);
    spawn_local(async move {
        let index = open(&address, Index::open).await;
        change(reader, |library| {
            library.index = index.map_or_else(Part::Missing, Part::Here);
        });
        if LIBRARY.with_borrow(|library| library.texts == State::Wanted) {
            want_texts(reader);
        }
    });
}

/// Fetches a file and opens it; reports why, if that cannot be.
async fn open<T>(address: &str, open: fn(Box<[u8]>) -> Result<T, OpenError>) -> Result<T, Why> {
    let fetched = fetch::bytes(address).await.ok_or(Why::Unreachable);
    let opened = fetched.and_then(|bytes| open(bytes).map_err(Why::Unusable));
    opened.inspect_err(|why| report(address, *why))
}

/// Where a file of the library stands, as this page tells it.
fn address(name: &str) -> Option<String> {
    let document = dom::document()?;
    let palette = document
        .query_selector("[data-island=palette]")
        .ok()
        .flatten()?;
    palette.get_attribute(&["data-", name].concat())
}

fn report(address: &str, why: Why) {
    let reason = match why {
        Why::Unreachable => "it could not be fetched".to_owned(),
        Why::Unusable(error) => error.to_string(),
    };
    let words = ["Evalloop does without ", address, ": ", &reason, "."].concat();
    web_sys::console::warn_1(&words.into());
}
