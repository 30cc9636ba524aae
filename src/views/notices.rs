//! Where the reader is told of an undo, or of something that could not be kept.

use leptos::prelude::*;

use crate::island::Island;

/// The place for notices, empty, and the form of one.
#[component]
pub fn Notices() -> impl IntoView {
    view! {
        <div class="notices" data-island=Island::Notices.name()>
            <div class="notice-list" role="status" aria-live="polite" data-part="list"></div>
            <template data-part="notice">
                <div class="notice">
                    <span data-part="words"></span>
                    <button type="button" data-act="take"></button>
                    <button type="button" data-act="dismiss">"Dismiss"</button>
                </div>
            </template>
        </div>
    }
}
