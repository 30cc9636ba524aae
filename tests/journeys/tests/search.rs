//! Searching and filtering a level: what one types and presses, what is left, what the address says.

use journeys::{Browser, Key, Site};
use serde_json::{Value, json};

const IDS: &str = "[...document.querySelectorAll('article')].map((row) => row.dataset.questionId)";
const COUNT: &str = "document.querySelector('[data-testid=result-count]').textContent";
const FOCUSED: &str =
    "document.activeElement.closest('article')?.dataset.questionId ?? document.activeElement.type";

fn on_level(query: &str) -> (Site, Browser) {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url(&format!("mid/{query}")));
    (site, browser)
}

fn type_into_search(browser: &Browser, text: &str) {
    browser.click("input[type=search]");
    browser.write(text);
}

/// Waits until the index of the whole site answers.
fn until_answers_are_searched(browser: &Browser) {
    browser.until(
        "answers are searched too",
        "document.querySelector('.results[data-whole]') !== null",
    );
}

/// The ids of the questions in the list.
fn listed(browser: &Browser) -> Vec<String> {
    let ids = browser.ask(IDS);
    ids.as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// The ids of the bank's questions that are so.
fn ids_where(is_so: impl Fn(&Value) -> bool) -> Vec<String> {
    let questions = Site::questions();
    let matching = questions
        .iter()
        .filter(|question| question["level"] == "mid" && is_so(question));
    matching
        .filter_map(|question| question["id"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn what_is_below_the_screen_is_marked_and_unmarked_too() {
    let (_site, browser) = on_level("");
    type_into_search(&browser, "c");
    until_answers_are_searched(&browser);
    browser.until(
        "titles far below are marked",
        "[...document.querySelectorAll('article h3 button')].slice(25).some((title) => title.querySelector('mark') !== null)",
    );
    browser.press(Key::Escape);
    browser.until(
        "no title is marked",
        &format!("{IDS}.length === 50 && document.querySelector('article mark') === null"),
    );
}

#[test]
fn the_best_match_comes_first_while_one_types() {
    let (_site, browser) = on_level("");
    let all = listed(&browser);
    assert_eq!(
        all,
        ids_where(|_| true),
        "without a query the list is in reading order"
    );
    type_into_search(&browser, "app");
    browser.until(
        "fewer questions are left",
        &format!("{IDS}.length < {}", all.len()),
    );
    browser.write("end");
    browser.until_text(&format!("{IDS}[0]"), "append-vs-extend");
    let left = listed(&browser).len();
    browser.until_text(COUNT, &format!("{left} of {} questions", all.len()));
    assert!(
        browser.has("[role=status] [data-testid=result-count]"),
        "the count is not told to screen readers"
    );
}

#[test]
fn a_typing_error_is_forgiven() {
    let (_site, browser) = on_level("");
    type_into_search(&browser, "decoraters");
    browser.until_text(&format!("{IDS}[0]"), "decorators");
}

#[test]
fn what_matched_is_marked_and_unmarked() {
    let (_site, browser) = on_level("");
    let title = browser.text("[data-question-id=append-vs-extend] h3");
    type_into_search(&browser, "append");
    browser.until_text("document.querySelector('[data-question-id=append-vs-extend] h3 mark')?.textContent.toLowerCase()", "append");
    browser.press(Key::Escape);
    browser.until(
        "no mark is left",
        "document.querySelector('article mark') === null",
    );
    assert_eq!(
        browser.text("[data-question-id=append-vs-extend] h3"),
        title,
        "marking changed the title"
    );
}

#[test]
fn slash_leads_to_the_search_and_is_typed_where_one_types() {
    let (_site, browser) = on_level("");
    browser.write("/");
    browser.until_text("document.activeElement.type", "search");
    assert_eq!(
        browser.ask("document.activeElement.value"),
        json!(""),
        "the key was typed as well"
    );
    browser.write("a/b");
    browser.until_text("document.activeElement.value", "a/b");
    let name = browser.attribute("input[type=search]", "aria-label");
    assert_eq!(name.as_deref(), Some("Search questions"));
}

#[test]
fn arrows_walk_the_results_and_enter_opens_one() {
    let (_site, browser) = on_level("");
    type_into_search(&browser, "gil");
    until_answers_are_searched(&browser);
    browser.until(
        "the list is narrowed",
        &format!("{IDS}.length < 20 && {IDS}.length > 3"),
    );
    let ids = listed(&browser);
    let last = ids.len() - 1;
    for (key, wanted) in [
        (Key::ArrowDown, ids[0].as_str()),
        (Key::ArrowDown, &ids[1]),
        (Key::ArrowDown, &ids[2]),
        (Key::ArrowUp, &ids[1]),
        (Key::End, &ids[last]),
        (Key::ArrowDown, &ids[last]),
        (Key::Home, &ids[0]),
        (Key::ArrowUp, "search"),
        (Key::ArrowDown, &ids[0]),
    ] {
        browser.press(key);
        browser.until_text(FOCUSED, wanted);
    }
    browser.press(Key::Enter);
    browser.until_text(
        "document.activeElement.getAttribute('aria-expanded')",
        "true",
    );
    browser.press(Key::Escape);
    browser.until_text("document.activeElement.type", "search");
    browser.until_text("document.activeElement.value", "");
}

#[test]
fn enter_in_the_search_opens_the_best_match() {
    let (_site, browser) = on_level("");
    type_into_search(&browser, "append");
    browser.until_text(&format!("{IDS}[0]"), "append-vs-extend");
    browser.press(Key::Enter);
    browser.until_text(
        "document.querySelector('article h3 button').getAttribute('aria-expanded')",
        "true",
    );
    browser.until_text(FOCUSED, "append-vs-extend");
    browser.until(
        "the whole answer is there",
        "document.querySelector('#answer-append-vs-extend [data-part=whole] p') !== null",
    );
}

#[test]
fn escape_clears_the_words_and_leaves_the_filters() {
    let (site, browser) = on_level("?q=append&difficulty=easy");
    browser.until_text(
        "document.querySelector('input[type=search]').value",
        "append",
    );
    browser.click("input[type=search]");
    browser.press(Key::Escape);
    browser.until_text("document.querySelector('input[type=search]').value", "");
    browser.until_text("location.search", "?difficulty=easy");
    assert_eq!(
        listed(&browser),
        ids_where(|question| question["difficulty"] == "Easy")
    );
    assert!(browser.url().starts_with(&site.url("mid/")));
}

#[test]
fn the_address_follows_and_restores() {
    let (_site, browser) = on_level("");
    let entries = browser.ask("history.length");
    type_into_search(&browser, "list & tuple");
    browser.until_text(
        "new URLSearchParams(location.search).get('q')",
        "list & tuple",
    );
    browser.press_button("[data-group=category]", "Basics");
    browser.until_text(
        "new URLSearchParams(location.search).get('category')",
        "basics",
    );
    assert_eq!(
        browser.ask("history.length"),
        entries,
        "typing filled the history"
    );
    until_answers_are_searched(&browser);
    let before = listed(&browser);
    browser.reload();
    browser.until_text(
        "document.querySelector('input[type=search]').value",
        "list & tuple",
    );
    until_answers_are_searched(&browser);
    browser.until(
        "the same questions are listed",
        &format!(
            "JSON.stringify({IDS}) === {}",
            json!(json!(before).to_string())
        ),
    );
    assert_eq!(
        browser
            .attribute("[data-option=basics]", "aria-pressed")
            .as_deref(),
        Some("true")
    );
}

#[test]
fn what_was_typed_before_the_page_woke_is_kept() {
    let site = Site::open();
    let browser = Browser::open();
    // The app cannot be had: the page is there, asleep.
    let wasm = site.app_files().wasm;
    site.server.fail(
        &wasm,
        static_server::Failure::Delay(std::time::Duration::from_secs(4)),
    );
    browser.run("location.href = arguments[0];", &[json!(site.url("mid/"))]);
    browser.until("the search box is there", "document.querySelector('input[type=search]') !== null && document.readyState !== 'loading'");
    browser.click("input[type=search]");
    browser.write("decorator");
    assert!(
        !browser.has("html[data-awake]"),
        "the page woke before anything could be typed"
    );
    browser.until_awake();
    browser.until_text(&format!("{IDS}[0]"), "decorators");
    assert_eq!(
        browser.ask("document.querySelector('input[type=search]').value"),
        json!("decorator")
    );
    assert_eq!(
        browser.ask("document.activeElement.type"),
        json!("search"),
        "waking took the focus"
    );
}

#[test]
fn a_list_can_be_searched_and_opened_before_the_app_is_awake() {
    let site = Site::open();
    let browser = Browser::open();
    let late = static_server::Failure::Delay(std::time::Duration::from_secs(8));
    site.server.fail(&site.app_files().wasm, late);
    browser.run("location.href = arguments[0];", &[json!(site.url("mid/"))]);
    browser.until("the page is there", "document.querySelector('input[type=search]') !== null && document.readyState !== 'loading'");
    let every = browser.ask(IDS);
    browser.click("input[type=search]");
    browser.write("decor wr");
    browser.until_text(&format!("{IDS}[0]"), "decorators");
    let count = format!("1 of {} questions", every.as_array().map_or(0, Vec::len));
    browser.until_text(
        "document.querySelector('[data-testid=result-count]').textContent",
        &count,
    );
    browser.click("[data-question-id=decorators] h3 button");
    browser.until(
        "the short answer is shown",
        "document.querySelector('#answer-decorators .short').checkVisibility()",
    );
    assert!(
        !browser.has("html[data-awake]"),
        "the page woke before all of this"
    );
    browser.until_awake();
    browser.until(
        "the whole answer comes to where the short one was opened",
        "document.querySelector('#answer-decorators [data-part=whole] p')?.checkVisibility() === true",
    );
    browser.until_text(&format!("{IDS}[0]"), "decorators");
    browser.click("input[type=search]");
    browser.press(Key::Escape);
    browser.until(
        "the list is as it was written",
        &format!("JSON.stringify({IDS}) === {}", json!(every.to_string())),
    );
}
