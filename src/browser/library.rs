//! Fetching the index over the whole site, and the texts beside it, when somebody is about to search.
//!
//! Where they stand is written on the palette. What cannot be had or used is reported to the console, with the reason;
//! what the reader is told is the palette's business.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use search::{Index, OpenError, Texts};

use super::{dom, fetch};
use crate::library::{Library, Part, Why};
use crate::reader::Reader;

/// Fetches the index, unless somebody did.
pub fn want(reader: Reader) {
    let asked = reader
        .library
        .with_untracked(|library| !matches!(library.index, Part::Unasked));
    if !asked {
        get(reader, "index", |library| &mut library.index, Index::open);
    }
}

/// Fetches the texts, unless somebody did.
pub fn want_texts(reader: Reader) {
    let asked = reader
        .library
        .with_untracked(|library| !matches!(library.texts, Part::Unasked));
    if !asked {
        get(reader, "texts", |library| &mut library.texts, Texts::open);
    }
}

/// Fetches what could not be had the last time.
pub fn want_again(reader: Reader) {
    let (index, texts) = reader
        .library
        .with_untracked(|library| (library.index.is_wanting(), library.texts.is_wanting()));
    if index {
        get(reader, "index", |library| &mut library.index, Index::open);
    }
    if texts {
        get(reader, "texts", |library| &mut library.texts, Texts::open);
    }
}

/// Fetches a file of the library and opens it.
fn get<T: 'static>(
    reader: Reader,
    name: &'static str,
    part: fn(&mut Library) -> &mut Part<T>,
    open: fn(Box<[u8]>) -> Result<T, OpenError>,
) {
    let Some(address) = address(name) else { return };
    reader
        .library
        .update(|library| *part(library) = Part::Coming);
    spawn_local(async move {
        let fetched = fetch::bytes(&address).await.ok_or(Why::Unreachable);
        let opened = fetched.and_then(|bytes| open(bytes).map_err(Why::Unusable));
        let now = match opened {
            Ok(contents) => Part::Here(Arc::new(contents)),
            Err(why) => {
                report(&address, why);
                Part::Missing(why)
            }
        };
        reader.library.update(|library| *part(library) = now);
    });
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
        Why::Unreachable => "it could not be fetched",
        Why::Unusable(OpenError::Foreign) => "it is something else",
        Why::Unusable(OpenError::Version { .. }) => "it is of another version",
        Why::Unusable(OpenError::Truncated) => "it is cut off",
        Why::Unusable(OpenError::Damaged) => "it is damaged",
    };
    let words = ["Evalloop searches without ", address, ": ", reason, "."].concat();
    web_sys::console::warn_1(&words.into());
}
