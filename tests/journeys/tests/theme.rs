//! Light and dark: the system's by default, the reader's choice from then on, and never a flash of the other.

use journeys::{Browser, Site, Wish};
use serde_json::json;
use static_server::Failure;

/// How bright the paper is, from 0 to 255.
const BRIGHTNESS: &str = "(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)'
        ? getComputedStyle(document.documentElement).backgroundColor
        : getComputedStyle(document.body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
})()";
const CHOSEN: &str = "document.documentElement.dataset.theme ?? 'system'";
const LABEL: &str = "document.querySelector('[data-act=theme]').getAttribute('aria-label')";

fn is_dark(browser: &Browser) -> bool {
    browser.ask(BRIGHTNESS).as_u64().expect("a brightness") < 128
}

#[test]
fn the_button_goes_from_the_systems_theme_to_light_to_dark_and_back() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url(""));
    for (theme, dark) in [
        ("system", false),
        ("light", false),
        ("dark", true),
        ("system", false),
    ] {
        browser.until_text(CHOSEN, theme);
        browser.until_text(LABEL, &format!("Theme: {theme}"));
        assert_eq!(is_dark(&browser), dark, "{theme}");
        browser.click("[data-act=theme]");
    }
}

#[test]
fn the_choice_survives_links_loads_and_new_windows_and_other_windows_follow() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url(""));
    browser.click("[data-act=theme]");
    browser.click("[data-act=theme]");
    browser.until_text(CHOSEN, "dark");
    browser.click("header nav a[href$='guide/']");
    browser.until("the guide is shown", "location.pathname.endsWith('guide/')");
    browser.until_text(LABEL, "Theme: dark");
    browser.reload();
    browser.until_text(CHOSEN, "dark");
    let (first, _second) = browser.open_window();
    browser.visit(&site.url("mid/"));
    browser.until_text(LABEL, "Theme: dark");
    assert!(is_dark(&browser));
    browser.click("[data-act=theme]");
    browser.until_text(CHOSEN, "system");
    browser.look_at(&first);
    browser.until_text(CHOSEN, "system");
    browser.until_text(LABEL, "Theme: system");
}

#[test]
fn a_dark_system_makes_a_dark_page_unless_light_was_chosen() {
    let site = Site::open();
    let browser = Browser::open_with(&[Wish::DarkSystem]);
    browser.visit(&site.url(""));
    assert_eq!(
        browser.ask("matchMedia('(prefers-color-scheme: dark)').matches"),
        json!(true)
    );
    assert!(is_dark(&browser));
    browser.click("[data-act=theme]");
    browser.until_text(CHOSEN, "light");
    assert!(!is_dark(&browser));
    browser.reload();
    assert!(!is_dark(&browser));
}

/// Whether the script that sets the theme is the last of the header, and the first paint waits for the header's end.
const AT_THE_HEADERS_END: &str = "(() => {
    const awaited = document.querySelector('link[rel=expect][blocking=render]').getAttribute('href');
    const last = document.querySelector(awaited).lastElementChild;
    return last.matches('script:not([src])') && last.textContent.includes('evalloop:settings');
})()";
/// Whether it stands before all that is painted.
const IN_THE_HEAD: &str = "[...document.head.querySelectorAll('script:not([src])')]
    .some((script) => script.textContent.includes('evalloop:settings'))";

#[test]
fn the_choice_holds_before_the_first_paint_without_waiting_for_the_app() {
    let site = Site::open();
    let browser = Browser::open();
    site.show_blank(&browser);
    browser.run(
        "localStorage.setItem('evalloop:settings', '{\"version\":1,\"theme\":\"dark\"}');",
        &[],
    );
    // No script file can be had: what is dark now is dark by the page alone.
    for name in ["evalloop-", "start-"] {
        site.server.fail(&site.path(name), Failure::Status(503));
    }
    for (path, place) in [
        ("", AT_THE_HEADERS_END),
        ("mid/", AT_THE_HEADERS_END),
        ("q/gil/", AT_THE_HEADERS_END),
        ("no/such/page", IN_THE_HEAD),
    ] {
        browser.load(&site.url(path));
        assert_eq!(browser.ask_text(CHOSEN), "dark", "{path}");
        assert!(is_dark(&browser), "{path}");
        assert!(
            !browser.has("html[data-awake]"),
            "the app was there after all"
        );
        assert_eq!(browser.ask(place), json!(true), "{path}");
    }
}
