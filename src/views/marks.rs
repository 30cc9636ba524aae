//! What a reader can say of a question: known, learning, bookmarked.

use leptos::prelude::*;

use crate::island::Island;

/// The buttons for a question's status and bookmark.
#[component]
pub fn Marks() -> impl IntoView {
    let button = |act: &'static str, words: &'static str| {
        view! { <button type="button" class="button" data-act=act aria-pressed="false">{words}</button> }
    };
    view! {
        <div class="marks" role="group" aria-label="Your mark on this question">
            {button("known", "Known")}
            {button("learning", "Learning")}
            {button("bookmark", "Bookmark")}
        </div>
    }
}

/// The marks on a question's own page.
#[component]
pub fn QuestionMarks(
    /// The question's id.
    id: String,
) -> impl IntoView {
    view! {
        <div data-island=Island::Question.name() data-id=id>
            <Marks/>
        </div>
    }
}
