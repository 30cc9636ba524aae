//! The palette: one search for the whole site, by keyboard, by pointer, and where its index cannot be had.

use std::time::Duration;

use journeys::{Browser, Key, Site, Wish};
use serde_json::json;
use static_server::Failure;

const OPEN: &str = "document.querySelector('.palette').open";
const TITLES: &str = "[...document.querySelectorAll('.palette [role=option] .title')].map((title) => title.textContent)";
const STATUS: &str = "document.querySelector('.palette [role=status]').textContent";
const HEADING: &str = "document.querySelector('h1').textContent";
const FIELD: &str = ".palette [role=combobox]";
/// The option that the field names as active.
const ACTIVE: &str =
    "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))";

fn on(path: &str) -> (Site, Browser) {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url(path));
    (site, browser)
}

/// Opens the palette by its keys and types.
fn ask(browser: &Browser, text: &str) {
    browser.press_with_control('k');
    browser.until("the palette is open", OPEN);
    browser.write(text);
}

fn until_answered(browser: &Browser) {
    browser.until("the index has answered", &format!("/\\d/.test({STATUS})"));
}

/// The path, as servers see it, of a file of the index.
fn index_file(site: &Site, browser: &Browser, which: &str) -> String {
    let name = browser
        .attribute(".palette", which)
        .expect("the palette names its files");
    site.path(name.trim_start_matches("../"))
}

#[test]
fn by_keyboard_from_any_page_to_a_question_and_back() {
    let (site, browser) = on("guide/");
    let before = browser.text("h1");
    ask(&browser, "what does the gil protect");
    until_answered(&browser);
    browser.until(
        "the best result is active",
        &format!("{ACTIVE}?.getAttribute('href')?.endsWith('q/gil/')"),
    );
    assert!(
        browser.has(".palette [role=option] mark"),
        "nothing shows why it was found"
    );
    browser.press(Key::Enter);
    browser.until(
        "the question is shown",
        "location.pathname.endsWith('/q/gil/')",
    );
    browser.until("the palette is gone", &format!("!{OPEN}"));
    browser.until_text("document.activeElement.id", "main");
    browser.back();
    browser.until_text(HEADING, &before);
    assert_eq!(
        browser.url(),
        site.url("guide/"),
        "one step back leads to where the search began"
    );
}

#[test]
fn a_slash_opens_it_where_the_page_has_no_search_of_its_own() {
    let (site, browser) = on("guide/");
    browser.write("/");
    browser.until("the palette is open", OPEN);
    browser.until_text("document.activeElement.value", "");
    browser.press(Key::Escape);
    browser.until("the palette is closed", &format!("!{OPEN}"));
    // Going back over its entry is on its way, and would end a load that begins now.
    browser.until("its entry is left", "history.state !== 'palette'");
    browser.visit(&site.url("mid/"));
    browser.write("/");
    browser.until_text("document.activeElement.type", "search");
    assert_eq!(browser.ask(OPEN), json!(false));
}

#[test]
fn it_finds_questions_of_all_levels_sections_and_scenarios() {
    let (_site, browser) = on("visualizer/");
    ask(&browser, "lock");
    until_answered(&browser);
    let labels = browser.ask(
        "[...document.querySelectorAll('.palette [role=group]')].map((group) => group.getAttribute('aria-label'))",
    );
    for label in ["Questions", "Guide", "Visualizer"] {
        assert!(
            labels
                .as_array()
                .is_some_and(|labels| labels.contains(&json!(label))),
            "{label} is not among {labels}"
        );
    }
    // The results are drawn anew when the texts for their passages have come, so nothing is marked to be found again.
    let of_guide = ".palette [role=option][href*='guide/#']";
    let section = browser.ask_text(&format!(
        "document.querySelector({}).getAttribute('href').split('#')[1]",
        json!(of_guide)
    ));
    browser.click(of_guide);
    browser.until_text("location.hash", &format!("#{section}"));
    browser.until(
        "the section is in sight",
        &format!("(() => {{ const top = document.getElementById({}).getBoundingClientRect().top; return top >= 0 && top < innerHeight; }})()", json!(section)),
    );
}

#[test]
fn screen_readers_are_told_what_it_is_and_how_much_was_found() {
    let (_site, browser) = on("guide/");
    let opener = browser.ask(
        "(({ title, tagName }) => [tagName, title])(document.querySelector('[data-act=palette]'))",
    );
    assert_eq!(opener, json!(["BUTTON", "Search the site"]));
    ask(&browser, "");
    let is = |name: &str| browser.attribute(FIELD, name);
    assert_eq!(is("aria-label").as_deref(), Some("Search the site"));
    assert_eq!(is("aria-controls").as_deref(), Some("palette-list"));
    assert_eq!(is("aria-activedescendant"), None);
    browser.write("gil");
    until_answered(&browser);
    assert_eq!(is("aria-expanded").as_deref(), Some("true"));
    assert_eq!(
        browser.ask(
            "[...document.querySelectorAll('#palette-list > *')].every((one) => one.role === 'group' || one.getAttribute('role') === 'group')
                && document.querySelectorAll('#palette-list [aria-selected=true]').length === 1"
        ),
        json!(true)
    );
    browser.press(Key::ArrowDown);
    browser.until_text(&format!("{ACTIVE}.getAttribute('aria-selected')"), "true");
    browser.press(Key::End);
    browser.until(
        "the last option is active and in sight",
        &format!("{ACTIVE} === [...document.querySelectorAll('.palette [role=option]')].at(-1)
            && {ACTIVE}.getBoundingClientRect().bottom <= document.querySelector('.palette .found').getBoundingClientRect().bottom + 1"),
    );
    for _ in 0..12 {
        browser.press(Key::Tab);
    }
    assert_eq!(
        browser.ask("document.querySelector('main').contains(document.activeElement)"),
        json!(false),
        "the page behind got the focus"
    );
}

#[test]
fn back_closes_it_and_the_focus_returns() {
    let (site, browser) = on("guide/");
    browser.click(".find");
    browser.until("the palette is open", OPEN);
    browser.back();
    browser.until("the palette is closed", &format!("!{OPEN}"));
    assert_eq!(browser.url(), site.url("guide/"));
    browser.until(
        "the button has the focus again",
        "document.activeElement.matches('.find')",
    );
    browser.click(".find");
    browser.until("the palette is open", OPEN);
    browser.press_button(".palette", "Close");
    browser.until("the palette is closed", &format!("!{OPEN}"));
}

#[test]
fn under_a_finger_it_opens_is_scrolled_and_chosen_from() {
    let site = Site::open();
    let browser = Browser::open_with(&[Wish::Touch]);
    browser.visit(&site.url("q/gil/"));
    browser.click(".find");
    browser.until("the palette is open", OPEN);
    browser.write("decorator");
    until_answered(&browser);
    browser.click(".palette [role=option][href$='q/decorators/']");
    browser.until(
        "the question is shown",
        "location.pathname.endsWith('/q/decorators/')",
    );
}

#[test]
fn what_is_searched_for_is_offered_again_until_it_is_cleared() {
    let (_site, browser) = on("guide/");
    ask(&browser, "decorator");
    until_answered(&browser);
    browser.press(Key::Enter);
    browser.until("a question is shown", "location.pathname.includes('/q/')");
    browser.reload();
    ask(&browser, "");
    browser.until_text(&format!("{TITLES}[0]"), "decorator");
    browser.press(Key::ArrowDown);
    browser.press(Key::Enter);
    until_answered(&browser);
    assert_eq!(
        browser.ask("document.activeElement.value"),
        json!("decorator")
    );
    browser.run("document.activeElement.select();", &[]);
    browser.write("\u{e003}");
    browser.press_button(".palette", "Clear recent searches");
    browser.until("it is gone", &format!("!{TITLES}.includes('decorator')"));
    browser.reload();
    ask(&browser, "");
    browser.until("the hints are there", &format!("{TITLES}.length > 0"));
    assert_eq!(
        browser.ask(&format!("{TITLES}.includes('decorator')")),
        json!(false)
    );
}

#[test]
fn an_operator_narrows_and_can_be_taken_back() {
    let (_site, browser) = on("guide/");
    ask(&browser, "testing level:senior");
    until_answered(&browser);
    browser.until_text(
        "document.querySelector('.palette .token').textContent",
        "level: senior",
    );
    let levels = "[...new Set([...document.querySelectorAll('.palette [role=option][href*=\"q/\"] .meta')].map((meta) => meta.textContent.split(' · ')[0]))]";
    assert_eq!(
        browser.ask(&format!("{levels}.length")),
        json!(1),
        "only one level is left: {}",
        browser.ask(levels)
    );
    browser.click(".palette .token");
    browser.until_text("document.activeElement.value", "testing");
    browser.until("other levels are back", &format!("{levels}.length > 1"));
}

#[test]
fn where_the_index_cannot_be_had_the_titles_at_hand_answer_until_it_can() {
    for failure in [Failure::Status(500), Failure::Close, Failure::Truncate] {
        let (site, browser) = on("guide/");
        let index = index_file(&site, &browser, "data-index");
        site.server.fail(&index, failure);
        browser.visit(&site.url("mid/"));
        ask(&browser, "decorators");
        browser.until(
            "the trouble is told",
            "document.querySelector('.palette .trouble').checkVisibility()",
        );
        browser.until(
            "the page's own titles answer",
            &format!("{TITLES}.length > 0"),
        );
        site.server.mend();
        browser.press_button(".palette", "Try again");
        until_answered(&browser);
        browser.until(
            "the trouble is over",
            "!document.querySelector('.palette .trouble').checkVisibility()",
        );
    }
}

#[test]
fn typing_never_waits_for_the_index() {
    let (site, browser) = on("guide/");
    let index = index_file(&site, &browser, "data-index");
    let late = Failure::Delay(Duration::from_secs(6));
    site.server.fail(&index, late);
    browser.visit(&site.url("mid/"));
    ask(&browser, "decorat");
    browser.until(
        "the titles at hand answer",
        &format!("{TITLES}.length > 0 && {STATUS}.startsWith('Fetching')"),
    );
    browser.write("ors");
    assert_eq!(
        browser.ask("document.activeElement.value"),
        json!("decorators")
    );
    until_answered(&browser);
}

#[test]
fn what_was_typed_into_it_before_the_app_was_awake_is_answered() {
    let site = Site::open();
    let browser = Browser::open();
    let late = Failure::Delay(Duration::from_secs(6));
    site.server.fail(&site.app_files().wasm, late);
    browser.run(
        "location.href = arguments[0];",
        &[json!(site.url("guide/"))],
    );
    browser.until(
        "the page is there",
        "document.querySelector('.palette') !== null && document.readyState !== 'loading'",
    );
    browser.press_with_control('k');
    browser.until("the palette is open", OPEN);
    browser.write("decorators");
    assert!(
        !browser.has("html[data-awake]"),
        "the page woke before anything could be typed"
    );
    browser.until_awake();
    until_answered(&browser);
    assert_eq!(
        browser.ask("document.activeElement.value"),
        json!("decorators")
    );
}

#[test]
fn ctrl_and_enter_open_a_result_in_a_tab_of_its_own() {
    let (_site, browser) = on("guide/");
    ask(&browser, "decorators");
    until_answered(&browser);
    let before = browser.windows().len();
    browser.press_with_control(Key::Enter.character());
    let begin = std::time::Instant::now();
    while browser.windows().len() == before {
        assert!(
            begin.elapsed() < Duration::from_secs(20),
            "no tab was opened"
        );
    }
    assert_eq!(browser.ask(OPEN), json!(true), "and this one stays");
}

#[test]
fn on_a_levels_page_the_index_lets_answers_be_found() {
    let (site, browser) = on("mid/");
    let count = "document.querySelectorAll('article').length";
    browser.click("input[type=search]");
    // A word of an answer in depth, and of no title, tag or short answer of the level.
    browser.write("gather");
    browser.until(
        "answers are found",
        &format!("{count} > 0 && {count} < 20 && [...document.querySelectorAll('[data-part=where]')].some((where) => where.textContent.startsWith('matches a') && !where.textContent.endsWith('tag'))"),
    );
    let index = index_file(&site, &browser, "data-index");
    assert_eq!(site.server.count(&index), 1, "the index was fetched once");
}
