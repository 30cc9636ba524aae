//! Marking questions: it shows everywhere at once, can be taken back, and is there again after the tab is closed.

use journeys::{Browser, QUESTION, Site};
use serde_json::json;

const KNOWN: &str = "document.querySelector('[data-part=known]').textContent";
const GLANCE: &str = "document.querySelector('.glance [data-part=words]').textContent";

fn total() -> usize {
    Site::questions().len()
}

/// How many questions the mid level has.
fn of_level() -> usize {
    let questions = Site::questions().into_iter();
    questions
        .filter(|question| question["level"] == "mid")
        .count()
}

fn pressed(browser: &Browser, within: &str, act: &str) -> Option<String> {
    browser.attribute(&format!("{within} [data-act={act}]"), "aria-pressed")
}

#[test]
fn a_mark_on_the_list_shows_in_the_row_the_header_and_the_bar() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url("mid/"));
    browser.until_text(KNOWN, &format!("0 of {} known", total()));
    browser.click("[data-question-id=gil] h3 button");
    browser.press_button("#answer-gil", "Known");
    browser.until_text(KNOWN, &format!("1 of {} known", total()));
    browser.until_text(
        GLANCE,
        &format!("1 known, 0 learning, {} new", of_level() - 1),
    );
    assert_eq!(
        browser.ask("document.querySelector('.glance progress').value"),
        json!(1)
    );
    assert_eq!(
        pressed(&browser, "#answer-gil", "known").as_deref(),
        Some("true")
    );
    assert_eq!(
        browser
            .attribute("[data-question-id=gil] .dot", "data-status")
            .as_deref(),
        Some("known")
    );
    assert_eq!(
        browser.text("[data-question-id=gil] [data-part=status]"),
        "known"
    );

    browser.press_button("#answer-gil", "Learning");
    browser.until_text(
        GLANCE,
        &format!("0 known, 1 learning, {} new", of_level() - 1),
    );
    assert_eq!(
        pressed(&browser, "#answer-gil", "known").as_deref(),
        Some("false")
    );

    browser.press_button("#answer-gil", "Bookmark");
    browser.until(
        "the bookmark shows in the row",
        "document.querySelector('[data-question-id=gil] [data-part=saved]').checkVisibility()",
    );

    browser.press_button("#answer-gil", "Learning");
    browser.until_text(GLANCE, &format!("0 known, 0 learning, {} new", of_level()));
}

#[test]
fn a_mark_on_a_questions_page_is_there_on_every_page() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.question(QUESTION));
    let marks = "[data-island=question]";
    browser.press_button(marks, "Known");
    browser.press_button(marks, "Bookmark");
    browser.until_text(KNOWN, &format!("1 of {} known", total()));
    assert_eq!(pressed(&browser, marks, "known").as_deref(), Some("true"));
    assert_eq!(
        pressed(&browser, marks, "bookmark").as_deref(),
        Some("true")
    );
    // By a link, without a load …
    browser.click("header nav a[href$='mid/']");
    browser.until_text(
        GLANCE,
        &format!("1 known, 0 learning, {} new", of_level() - 1),
    );
    browser.until(
        "the bookmark shows in the row",
        "document.querySelector('[data-question-id=gil] [data-part=saved]').checkVisibility()",
    );
    // … and by a load.
    browser.visit(&site.url("guide/"));
    browser.until_text(KNOWN, &format!("1 of {} known", total()));
}

#[test]
fn a_mark_can_be_taken_back() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.question(QUESTION));
    let marks = "[data-island=question]";
    browser.press_button(marks, "Learning");
    browser.until_text(
        "document.querySelector('.notice [data-part=words]')?.textContent",
        "Marked as learning.",
    );
    browser.press_button(marks, "Known");
    browser.until_text(
        "document.querySelector('.notice [data-part=words]')?.textContent",
        "Marked as known.",
    );
    assert_eq!(
        browser.count(".notice"),
        1,
        "only the last act can be taken back"
    );
    browser.press_button(".notices", "Undo");
    browser.until(
        "the mark before is back",
        "document.querySelector('[data-act=learning]').getAttribute('aria-pressed') === 'true'",
    );
    assert_eq!(pressed(&browser, marks, "known").as_deref(), Some("false"));
    browser.until(
        "the notice is gone",
        "document.querySelector('.notice') === null",
    );

    browser.press_button(marks, "Bookmark");
    browser.until_text(
        "document.querySelector('.notice [data-part=words]')?.textContent",
        "Bookmarked.",
    );
    browser.press_button(".notices", "Undo");
    browser.until(
        "the bookmark is gone",
        "document.querySelector('[data-act=bookmark]').getAttribute('aria-pressed') === 'false'",
    );

    browser.press_button(marks, "Bookmark");
    browser.press_button(".notices", "Dismiss");
    browser.until(
        "the notice is gone",
        "document.querySelector('.notice') === null",
    );
    assert_eq!(
        pressed(&browser, marks, "bookmark").as_deref(),
        Some("true"),
        "dismissing is not undoing"
    );
}

#[test]
fn marks_survive_a_reload_and_a_new_window() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.question(QUESTION));
    browser.press_button("[data-island=question]", "Known");
    browser.until_text(KNOWN, &format!("1 of {} known", total()));
    browser.reload();
    browser.until_text(KNOWN, &format!("1 of {} known", total()));
    let stored = browser.ask_text("localStorage.getItem('evalloop:progress')");
    let stored: serde_json::Value =
        serde_json::from_str(&stored).expect("the progress is stored as JSON");
    assert_eq!(stored["version"], json!(1));
    assert_eq!(stored["questions"][QUESTION]["status"], json!("known"));
    let _ = browser.open_window();
    browser.visit(&site.url("mid/"));
    browser.until_text(KNOWN, &format!("1 of {} known", total()));
}

#[test]
fn two_windows_agree_within_a_second() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url("mid/"));
    // This window notes when it hears of the mark.
    browser.run(
        "const known = document.querySelector('[data-part=known]');
        new MutationObserver(() => { window.heard ??= Date.now(); })
            .observe(known, { childList: true, characterData: true, subtree: true });",
        &[],
    );
    let (first, second) = browser.open_window();
    browser.visit(&site.question(QUESTION));
    browser.run(
        "document.querySelector('[data-act=known]').addEventListener('click', () => { window.marked = Date.now(); }, true);",
        &[],
    );
    browser.press_button("[data-island=question]", "Known");
    browser.until_text(KNOWN, &format!("1 of {} known", total()));
    let marked = browser
        .ask("window.marked")
        .as_u64()
        .expect("the time of the click");

    browser.look_at(&first);
    browser.until_text(KNOWN, &format!("1 of {} known", total()));
    browser.until_text(
        GLANCE,
        &format!("1 known, 0 learning, {} new", of_level() - 1),
    );
    let heard = browser
        .ask("window.heard")
        .as_u64()
        .expect("the time of the news");
    assert!(
        heard < marked + 1000,
        "the other window heard of it after {} ms",
        heard.saturating_sub(marked)
    );

    // Both change something, and neither takes back what the other did.
    browser.click("[data-question-id=scopes] h3 button");
    browser.press_button("#answer-scopes", "Known");
    browser.until_text(KNOWN, &format!("2 of {} known", total()));
    browser.look_at(&second);
    browser.until_text(KNOWN, &format!("2 of {} known", total()));
    assert_eq!(
        pressed(&browser, "[data-island=question]", "known").as_deref(),
        Some("true")
    );
}

#[test]
fn the_place_in_an_answer_is_found_again() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url(""));
    assert_eq!(
        browser.ask("document.querySelector('[data-part=resume]').checkVisibility()"),
        json!(false),
        "a new reader was nowhere yet"
    );
    browser.visit(&site.question(QUESTION));
    browser.run("scrollTo({ top: 900, behavior: 'instant' });", &[]);
    browser.until(
        "the place is stored",
        &format!("JSON.parse(localStorage.getItem('evalloop:progress') ?? '{{}}').questions?.['{QUESTION}']?.scroll > 0"),
    );
    browser.visit(&site.url(""));
    browser.until(
        "the way back is offered",
        "document.querySelector('[data-part=resume]').checkVisibility()",
    );
    browser.until_text(
        "document.querySelector('.resume [data-part=link]').textContent",
        "What is the Global Interpreter Lock, and what does it cost?",
    );
    browser.click(".resume [data-part=link]");
    browser.until(
        "the question's page is shown",
        "document.querySelector('[data-island=question]') !== null",
    );
    assert_eq!(browser.url(), format!("{}#resume", site.question(QUESTION)));
    browser.until(
        "the page is where it was left",
        "Math.abs(scrollY - 900) < 20",
    );
    // The same by a load.
    browser.visit(&site.url("guide/"));
    browser.visit(&format!("{}#resume", site.question(QUESTION)));
    browser.until(
        "the page is where it was left",
        "Math.abs(scrollY - 900) < 20",
    );
}
