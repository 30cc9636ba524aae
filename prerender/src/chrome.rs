//! What stands around every page's content: the skip link, the header, the footer, the place for notices, the palette.
//!
//! It must not know any page's content.

use bank::Level;
use evalloop::page::Page;
use evalloop::views::{Find, Notices, Palette, Status};
use leptos::prelude::*;

use crate::site::Context;

/// A link of the header or footer, marked where the reader already is.
fn nav_link(here: &Page, to: &Page, words: &'static str) -> impl IntoView + use<> {
    let current = (here == to).then_some("page");
    view! { <a href=here.link(to) aria-current=current>{words}</a> }
}

/// The page's content within header and footer.
///
/// The first paint waits for the header (see the head's `expect`), so what must run before it stands at the header's end:
/// a slow phone leaves off reading after a script, and so paints the header without the ten milliseconds of reading more
/// that follow on a pause in the head. What stands in `.rest` waits for the first paint. What serves the page until the app
/// is awake stands behind the content: the first paint does not wait for it.
pub(crate) fn around(context: &Context<'_>, here: &Page, main: impl IntoView) -> impl IntoView {
    let first_script = context.first_script.to_owned();
    let early_script = context.early_script.to_owned();
    let levels = Level::ALL
        .map(|level| nav_link(here, &Page::Level(level), short_title(level)))
        .collect_view();
    let total = context.bank.questions.len();
    view! {
        <a class="skip" href="#main">"Skip to the content"</a>
        <header class="top" id="site">
            <a class="brand" href=here.link(&Page::Home)>
                <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
                    <path d="M11 2.5a8.5 8.5 0 1 1-7.4 4.3" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"></path>
                    <circle cx="4.3" cy="5.2" r="2.6" class="spark"></circle>
                </svg>
                "Evalloop"
            </a>
            <nav aria-label="Site">
                {levels}
                {nav_link(here, &Page::Visualizer, "Visualizer")}
                {nav_link(here, &Page::Guide, "Guide")}
            </nav>
            <Find/>
            <Status total=total/>
            <script inner_html=first_script></script>
        </header>
        <main id="main" class="page" tabindex="-1">{main}</main>
        <script inner_html=early_script></script>
        <footer class="bottom">
            <span>"No account, no tracking: what you mark stays in this browser."</span>
            {nav_link(here, &Page::Changes, "Revised answers")}
            {nav_link(here, &Page::Offline, "Reading offline")}
            {nav_link(here, &Page::Bank, "Another bank")}
            <a href=here.to_root() + "data/bank.json">"The bank as JSON"</a>
        </footer>
        <Notices/>
        <Palette to_root=here.to_root() index=context.index.index.clone() texts=context.index.texts.clone()/>
    }
}

/// A level's name where there is little room.
fn short_title(level: Level) -> &'static str {
    match level {
        Level::Fresher => "Fresher",
        Level::Mid => "Mid",
        Level::Senior => "Senior",
    }
}
