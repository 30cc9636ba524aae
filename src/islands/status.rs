//! In the header: how many questions are known, and the theme.

use leptos::prelude::*;
use study::{Status as Mark, Theme};

use crate::reader::Reader;

/// How many of all questions are known, and the button for the theme.
#[component]
pub fn Status(
    /// The reader.
    reader: Reader,
    /// How many questions the bank has.
    total: usize,
) -> impl IntoView {
    let known = move || reader.progress.with(|progress| progress.count(Mark::Known)).min(total);
    let theme = move || match reader.theme.get() {
        None => "system",
        Some(Theme::Light) => "light",
        Some(Theme::Dark) => "dark",
    };
    view! {
        <span class="known">{move || format!("{} of {total} known", known())}</span>
        <button
            type="button"
            class="theme"
            aria-label=move || format!("Theme: {}", theme())
            title=move || format!("Theme: {}", theme())
            on:click=move |_| reader.next_theme()
        >
            <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" data-theme-icon=theme>
                <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
                <path class="half" d="M10 3a7 7 0 0 1 0 14z" fill="currentColor"></path>
                <circle class="full" cx="10" cy="10" r="7" fill="currentColor"></circle>
            </svg>
        </button>
    }
}
