//! A level's progress at a glance, and on the first page the way back to where the reader was.

use bank::QuestionId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

use super::question::RESUME;
use crate::browser::{bind, dom, fetch};
use crate::page::Page;
use crate::reader::Reader;

/// Keeps the bar and the words.
pub(super) fn wake(island: &Element, reader: Reader) {
    let ids = dom::data(island, "ids");
    let (bar, words) = (dom::part(island, "bar"), dom::part(island, "words"));
    bind::effect(move || {
        let level = reader
            .progress
            .with(|progress| progress.level(ids.split_whitespace()));
        if let Some(bar) = &bar {
            dom::set(bar, "value", &level.known.to_string());
        }
        if let Some(words) = &words {
            let counts = format!(
                "{} known, {} learning, {} new",
                level.known, level.learning, level.new
            );
            dom::set_text(words, &counts);
        }
    });
}

/// Shows the way back to the question that was read last, in the place of one to begin with.
pub(super) fn wake_resume(island: &Element, reader: Reader) {
    let to_root = dom::data(island, "root");
    let (Some(all), Some(link)) = (dom::part(island, "resume"), dom::part(island, "link")) else {
        return;
    };
    // An id that somebody wrote into storage must not become an address.
    let last = reader
        .progress
        .with_untracked(|progress| progress.continue_with().and_then(QuestionId::parse));
    let Some(id) = last else { return };
    // Until the question's page is there, and if it cannot be had, its id has to do.
    dom::set_text(&link, &id.as_str().replace('-', " "));
    let address = to_root + &Page::Question(id).path();
    dom::set(&link, "href", &[&address, RESUME].concat());
    dom::set_flag(&all, "hidden", false);
    if let Some(begin) = dom::part(island, "begin") {
        dom::set_flag(&begin, "hidden", true);
    }
    spawn_local(async move {
        let heading = fetch::page(&address)
            .await
            .and_then(|page| page.query_selector("h1").ok().flatten());
        if let Some(words) = heading.and_then(|heading| heading.text_content()) {
            dom::set_text(&link, &words);
        }
    });
}
