//! Axe-core on every kind of page in forced colours and on paper, and on every embed in both themes.
//!
//! Only Chromium can be told to use other media; the kinds of pages, and how axe-core is asked, stand in `accessibility`.

use std::fs;

use journeys::{Browser, Site, Surroundings};
use serde_json::json;

use crate::accessibility::{KINDS, Kind, State, bring_into, violations};
use crate::everyone::chromium;

/// A medium's name, or nothing for the screen, and features with their values.
type Medium<'a> = (&'a str, &'a [(&'a str, &'a str)]);

/// Makes axe-core see the colours that a reader sees: where colours are forced, Chromium tells the page's own colour as
/// the fill of its text.
const FORCED_FILL: &str = "const before = window.getComputedStyle;
    window.getComputedStyle = (...of) => {
        const style = before.apply(window, of);
        const read = style.getPropertyValue.bind(style);
        style.getPropertyValue = (name) => read(name === '-webkit-text-fill-color' ? 'color' : name);
        return style;
    };";

fn emulate(browser: &Browser, (medium, features): Medium<'_>) {
    let features: Vec<_> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    browser.devtools(
        "Emulation.setEmulatedMedia",
        &json!({ "media": medium, "features": features }),
    );
}

/// Expects that axe-core finds nothing on any kind of page that is shown in this medium.
fn assert_no_violations(medium: Medium<'_>) {
    let Some(browser) = chromium() else { return };
    let site = Site::open();
    let (name, features) = medium;
    let mut is_shown_so: Vec<String> = features
        .iter()
        .map(|(name, value)| format!("matchMedia('({name}: {value})').matches"))
        .collect();
    if !name.is_empty() {
        is_shown_so.push(format!("matchMedia('{name}').matches"));
    }
    let mut found = Vec::new();
    for Kind { path, state } in &KINDS {
        // A page is brought into its state on a screen: on paper there is nothing to press.
        emulate(&browser, ("", features));
        match state {
            State::Asleep => browser.load(&site.url(path)),
            _ => browser.visit(&site.url(path)),
        }
        bring_into(&browser, *state);
        emulate(&browser, medium);
        browser.until("the page is shown so", &is_shown_so.join(" && "));
        browser.run(FORCED_FILL, &[]);
        let here = violations(&browser);
        found.extend(here.iter().map(|one| format!("/{path} ({state:?}): {one}")));
    }
    assert!(found.is_empty(), "{medium:?}:\n{}", found.join("\n"));
}

#[test]
fn axe_finds_nothing_in_forced_colours() {
    for theme in ["light", "dark"] {
        assert_no_violations((
            "",
            &[("forced-colors", "active"), ("prefers-color-scheme", theme)],
        ));
    }
}

#[test]
fn axe_finds_nothing_where_more_contrast_is_asked_for() {
    assert_no_violations(("", &[("prefers-contrast", "more")]));
}

#[test]
fn axe_finds_nothing_on_paper() {
    // Readers who read in the dark print on the same paper.
    assert_no_violations(("print", &[("prefers-color-scheme", "dark")]));
}

#[test]
fn axe_finds_nothing_in_any_embed_in_either_theme() {
    let site = Site::open();
    let browser = Browser::open();
    let folder = Surroundings::get().dist.join("embed");
    let mut paths: Vec<String> = fs::read_dir(folder)
        .expect("embeds")
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| format!("embed/{}/", entry.file_name().to_string_lossy()))
        .collect();
    paths.sort();
    assert!(paths.len() > 10, "few embeds: {paths:?}");
    paths.push("embed/".to_owned());
    let mut found = Vec::new();
    for path in &paths {
        for theme in ["light", "dark"] {
            browser.load(&site.url(&format!("{path}?theme={theme}")));
            browser.until(
                "the embed is awake",
                "document.querySelector('[data-gil-visualizer][data-awake]') !== null",
            );
            browser.until_text("document.documentElement.dataset.theme", theme);
            bring_into(&browser, State::Playing);
            let here = violations(&browser);
            found.extend(here.iter().map(|one| format!("/{path} in {theme}: {one}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
