//! What a reader can say of a question: known, learning, bookmarked.
//!
//! It must not know where that is kept.

use leptos::prelude::*;
use study::Status;

use crate::reader::Reader;

/// The buttons for a question's status and bookmark. Pressing the status that it has makes it new again.
#[component]
pub fn Marks(
    /// The reader.
    reader: Reader,
    /// The question's id.
    id: String,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let status = move || id.with_value(|id| reader.progress.with(|progress| progress.status(id)));
    let bookmarked = move || id.with_value(|id| reader.progress.with(|progress| progress.is_bookmarked(id)));
    let press = move |wanted: Status| {
        let next = if status() == wanted { Status::New } else { wanted };
        id.with_value(|id| reader.mark(id, next));
    };
    let button = move |wanted: Status, words: &'static str| {
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=move || (status() == wanted).to_string()
                on:click=move |_| press(wanted)
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="marks" role="group" aria-label="Your mark on this question">
            {button(Status::Known, "Known")}
            {button(Status::Learning, "Learning")}
            <button
                type="button"
                class="button"
                aria-pressed=move || bookmarked().to_string()
                on:click=move |_| id.with_value(|id| reader.toggle_bookmark(id))
            >
                "Bookmark"
            </button>
        </div>
    }
}
