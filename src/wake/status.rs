//! In the header: how many questions are known, and the theme.

use leptos::prelude::*;
use study::{Status, Theme};
use web_sys::Element;

use crate::browser::{bind, dom};
use crate::reader::Reader;

/// Keeps the count and the theme's button.
pub(super) fn wake(island: &Element, reader: Reader) {
    let total: usize = dom::data(island, "total").parse().unwrap_or(0);
    bind::text(dom::part(island, "known"), move || {
        let known = reader
            .progress
            .with(|progress| progress.count(Status::Known));
        format!("{} of {total} known", known.min(total))
    });
    if let Some(button) = dom::first(island, "[data-act=theme]") {
        bind::effect(move || {
            let theme = reader.theme.get().map_or("system", Theme::slug);
            let words = ["Theme: ", theme].concat();
            dom::set(&button, "aria-label", &words);
            dom::set(&button, "title", &words);
        });
    }
    bind::on_act(island, move |_, _| reader.next_theme());
}
