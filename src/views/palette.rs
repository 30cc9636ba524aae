//! One search for the whole site, over whatever page is open: the button in the header, and the dialog.
//!
//! The dialog is empty until the app fills it; its field is a combobox over a list of options, as the ARIA Authoring
//! Practices describe it. It is not the page's own search box, which only a level's page has.

use leptos::prelude::*;

use crate::island::Island;

/// The button in the header that opens the palette.
#[component]
pub fn Find() -> impl IntoView {
    view! {
        <button
            type="button"
            class="find"
            data-act="palette"
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K Meta+K"
            title="Search the site"
        >
            <Glass/>
            <span>"Search"</span>
            <kbd aria-hidden="true">"Ctrl K"</kbd>
        </button>
    }
}

/// The palette, closed.
#[component]
pub fn Palette(
    /// The way from this page to the site's root.
    to_root: String,
    /// The index's file below the root.
    index: String,
    /// The file below the root with the texts beside the index.
    texts: String,
) -> impl IntoView {
    view! {
        <dialog
            class="palette"
            aria-label="Search the site"
            data-island=Island::Palette.name()
            data-index=format!("{to_root}{index}")
            data-texts=format!("{to_root}{texts}")
            data-root=to_root
        >
            <div class="ask">
                <Glass/>
                <input
                    type="text"
                    role="combobox"
                    aria-label="Search the site"
                    aria-autocomplete="list"
                    aria-controls="palette-list"
                    aria-expanded="false"
                    placeholder="Search the site"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    maxlength="200"
                />
                <button type="button" data-act="close">"Close"</button>
            </div>
            <div class="understood" role="group" aria-label="Narrowed to" data-part="understood" hidden=""></div>
            <div class="found">
                <p class="trouble" data-part="trouble" hidden="">
                    <span data-part="why"></span>" "
                    <button type="button" class="button" data-act="again">"Try again"</button>
                </p>
                <p class="nothing" data-part="nothing" hidden=""></p>
                <div role="listbox" id="palette-list" aria-label="Results" data-part="list" hidden=""></div>
            </div>
            <div class="foot">
                <p role="status" data-part="status"></p>
                <button type="button" data-act="forget" hidden="">"Clear recent searches"</button>
                <p class="keys" aria-hidden="true">
                    <kbd>"↑"</kbd><kbd>"↓"</kbd>" to move, "<kbd>"Enter"</kbd>" to open, "<kbd>"Esc"</kbd>" to close"
                </p>
            </div>
            <template data-part="group">
                <div role="group"><p class="label" aria-hidden="true"></p></div>
            </template>
            <template data-part="option">
                <a role="option" aria-selected="false" tabindex="-1">
                    <span class="title"></span>
                    <span class="meta"></span>
                    <span class="passage"></span>
                </a>
            </template>
            <template data-part="token">
                <button type="button" class="token" data-act="drop"></button>
            </template>
        </dialog>
    }
}

/// A magnifying glass.
#[component]
pub fn Glass() -> impl IntoView {
    view! {
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
            <path d="m12.2 12.2 4 4" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"></path>
        </svg>
    }
}
