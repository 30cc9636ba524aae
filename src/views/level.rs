//! On the first page: how far the reader is with a level, and the way back to where they were.

use leptos::prelude::*;

use crate::island::Island;

/// A level's progress as a bar and in words.
#[component]
pub fn LevelAtAGlance(
    /// The ids of the level's questions.
    ids: Vec<String>,
) -> impl IntoView {
    let total = ids.len().to_string();
    view! {
        <div class="glance" data-island=Island::Level.name() data-ids=ids.join(" ")>
            <progress class="bar" max=total.clone() value="0" aria-label="Questions known" data-part="bar"></progress>
            <p data-part="words">{format!("0 known, 0 learning, {total} new")}</p>
        </div>
    }
}

/// A link to the question that was read last, at the place where it was left; for a new reader one to begin with.
#[component]
pub fn Resume(
    /// The way from this page to the site's root.
    to_root: String,
    /// The address of a question to begin with.
    begin: String,
    /// Its title.
    title: String,
) -> impl IntoView {
    view! {
        <p class="resume" data-island=Island::Resume.name() data-root=to_root>
            <span data-part="begin">"Or begin with one: "<a href=begin inner_html=line::html(&title, &[])></a></span>
            <span data-part="resume" hidden="">"Continue where you were: "<a data-part="link" href="#"></a></span>
        </p>
    }
}
