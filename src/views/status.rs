//! In the header: how many questions are known, and the theme.

use leptos::prelude::*;

use crate::island::Island;

/// How many of all questions are known, and the button for the theme.
#[component]
pub fn Status(
    /// How many questions the bank has.
    total: usize,
) -> impl IntoView {
    view! {
        <div class="end" data-island=Island::Status.name() data-total=total>
            <span class="known" data-part="known">{format!("0 of {total} known")}</span>
            <button type="button" class="theme" data-act="theme" aria-label="Theme: system" title="Theme: system">
                <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
                    <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
                    <path class="half" d="M10 3a7 7 0 0 1 0 14z" fill="currentColor"></path>
                    <circle class="full" cx="10" cy="10" r="7" fill="currentColor"></circle>
                </svg>
            </button>
        </div>
    }
}
