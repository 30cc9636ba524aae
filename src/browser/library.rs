//! Fetching the index over the whole site, and the texts beside it, when somebody is about to search.
//!
//! Where they stand is written on the palette. What cannot be had or used is reported to the console, with the reason;
//! what the reader is told is the palette's business.

use leptos::prelude::*;
use leptos::task::spawn_local;
use search::{Index, OpenError, Texts};

use super::{dom, fetch};
use crate::library::{self, Part, Why};
use crate::reader::Reader;

/// Fetches the index, unless somebody did.
pub fn want(reader: Reader) {
    let unasked = reader
        .library
        .with_untracked(|library| matches!(library.index, Part::Unasked));
    if unasked {
        get_index(reader);
    }
}

/// Fetches the index again, if it could not be had the last time.
pub fn want_again(reader: Reader) {
    let missing = reader
        .library
        .with_untracked(|library| matches!(library.index, Part::Missing(_)));
    if missing {
        get_index(reader);
    }
}

/// Fetches the texts beside the index, as soon as that is here, unless somebody did.
pub fn want_texts(reader: Reader) {
    let (has_index, texts) = reader
        .library
        .with_untracked(|library| (library.index.here().is_some(), library.texts));
    let now = if has_index {
        library::Texts::Asked
    } else {
        library::Texts::Wanted
    };
    if texts == library::Texts::Asked {
        return;
    }
    // Nobody is to be told before they are here.
    reader
        .library
        .update_untracked(|library| library.texts = now);
    if has_index {
        get_texts(reader);
    }
}

fn get_texts(reader: Reader) {
    let Some(address) = address("texts") else {
        return;
    };
    spawn_local(async move {
        let texts = open(&address, Texts::open).await;
        reader
            .library
            .update(|library| match (&mut library.index, texts) {
                (Part::Here(index), Ok(texts)) => index.attach(texts),
                // Results stand without passages; the next letter tries again.
                _ => library.texts = library::Texts::Unasked,
            });
    });
}

fn get_index(reader: Reader) {
    let Some(address) = address("index") else {
        return;
    };
    reader
        .library
        .update(|library| library.index = Part::Coming);
    spawn_local(async move {
        let index = open(&address, Index::open).await;
        reader.library.update(|library| {
            library.index = index.map_or_else(Part::Missing, Part::Here);
        });
        let wanted = reader
            .library
            .with_untracked(|library| library.texts == library::Texts::Wanted);
        if wanted {
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
