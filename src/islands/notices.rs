//! What has to be told: that something was undone, not stored, or set aside.

use leptos::prelude::*;

use crate::browser;
use crate::reader::{Notice, Reader, Remedy, is_undo_notice};

/// The notices, the latest last. One that only offers to take something back goes by itself.
#[component]
pub fn Notices(
    /// The reader.
    reader: Reader,
) -> impl IntoView {
    browser::motion::later_each(reader.notices, move |notice| {
        if is_undo_notice(notice) {
            reader.dismiss(&notice.words);
        }
    });
    let entry = move |notice: Notice| {
        let words = notice.words.clone();
        let offer = notice.remedy.clone().map(|remedy| {
            let label = match remedy {
                Remedy::Export => "Save my progress as a file",
                Remedy::RestoreStatus { .. } | Remedy::RestoreBookmark { .. } => "Undo",
            };
            let words = notice.words.clone();
            let take = move |_| {
                reader.dismiss(&words);
                reader.take(&remedy);
            };
            view! { <button type="button" on:click=take>{label}</button> }
        });
        view! {
            <div class="notice">
                <span>{notice.words}</span>
                {offer}
                <button type="button" on:click=move |_| reader.dismiss(&words)>"Dismiss"</button>
            </div>
        }
    };
    view! {
        <div class="notice-list" role="status" aria-live="polite">
            {move || reader.notices.get().into_iter().map(entry).collect_view()}
        </div>
    }
}
