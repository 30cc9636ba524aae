//! On the first page: how far the reader is with a level, and the way back to where they were.

use bank::QuestionId;
use leptos::prelude::*;

use crate::browser;
use crate::page::Page;
use crate::reader::Reader;

/// A level's progress as a bar and in words.
#[component]
pub fn LevelAtAGlance(
    /// The reader.
    reader: Reader,
    /// The ids of the level's questions.
    ids: Vec<String>,
) -> impl IntoView {
    let total = ids.len();
    let progress = Memo::new(move |_| {
        reader.progress.with(|progress| progress.level(ids.iter().map(String::as_str)))
    });
    view! {
        <progress
            class="bar"
            max=total.to_string()
            value=move || progress.with(|level| level.known).to_string()
            aria-label="Questions known"
        ></progress>
        <p class="at">
            {move || progress.with(|level| {
                format!("{} of {total} known, {} learning", level.known, level.learning)
            })}
        </p>
    }
}

/// A link to the question that was read last, at the place where it was left; nothing for a new reader.
#[component]
pub fn Resume(
    /// The reader.
    reader: Reader,
    /// The way from this page to the site's root.
    to_root: String,
) -> impl IntoView {
    let last = Memo::new(move |_| {
        // An id that storage made up must not become an address.
        reader.progress.with(|progress| progress.continue_with().and_then(QuestionId::parse))
    });
    let title = RwSignal::new(String::new());
    let link = move || last.get().map(|id| to_root.clone() + &Page::Question(id).path()).unwrap_or_default();
    browser::answer::keep_title(title, link.clone());
    view! {
        <Show when=move || last.with(Option::is_some)>
            <span>"Continue where you were: "</span>
            <a href={
                let link = link.clone();
                move || link() + browser::reading::RESUME
            }>{move || title.get()}</a>
        </Show>
    }
}
