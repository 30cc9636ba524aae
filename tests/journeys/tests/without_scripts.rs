//! Without JavaScript, or where the app cannot be had: everything can be read.

use journeys::{AppFiles, Browser, QUESTION, Site, Wish};
use serde_json::{Value, json};
use static_server::Failure;

/// The text as it is shown: without the backticks of the bank.
fn plain(text: &Value) -> String {
    text.as_str().expect("a text").replace('`', "")
}

/// What a reader sees of each question's short answer on the list.
const SEEN: &str = "Object.fromEntries([...document.querySelectorAll('article')].map((row) => {
    const short = row.querySelector('.short');
    return [row.dataset.questionId, short.checkVisibility() && short.offsetHeight > 0 ? short.textContent : null];
}))";

fn without_scripts(path: &str) -> (Site, Browser) {
    let site = Site::open();
    let browser = Browser::open_with(&[Wish::NoScripts]);
    browser.load(&site.url(path));
    browser.until_shown();
    (site, browser)
}

fn assert_every_short_answer_is_seen(browser: &Browser) {
    let seen = browser.ask(SEEN);
    let questions = Site::questions();
    let level: Vec<&Value> = questions
        .iter()
        .filter(|question| question["level"] == "mid")
        .collect();
    assert_eq!(
        seen.as_object().map(serde_json::Map::len),
        Some(level.len())
    );
    for question in level {
        let id = question["id"].as_str().expect("an id");
        assert_eq!(
            seen[id],
            json!(plain(&question["summary"])),
            "the short answer of {id} is not to be seen"
        );
    }
}

#[test]
fn the_list_shows_every_short_answer_and_nothing_that_would_not_work() {
    let (site, browser) = without_scripts("mid/");
    assert_every_short_answer_is_seen(&browser);
    let dead = browser.ask(
        "[...document.querySelectorAll('input, .chip, .marks button, [data-act]:not([data-act=open])')]
            .filter((control) => control.checkVisibility()).map((control) => control.outerHTML)",
    );
    assert_eq!(dead, json!([]), "controls that do nothing are shown");
    assert!(!browser.has("html[data-awake]"), "scripts ran");
    assert_eq!(site.count("data/bank.json"), 0);
}

#[test]
fn links_lead_to_whole_answers() {
    let (site, browser) = without_scripts("mid/");
    browser.click("[data-question-id=gil] .own-page a");
    browser.until_text(
        "document.querySelector('h1').textContent",
        "What is the Global Interpreter Lock, and what does it cost?",
    );
    browser.until_shown();
    assert_eq!(browser.url(), site.question(QUESTION));
    for part in [
        "[data-answer] h2",
        "[data-answer] pre.code",
        "[data-answer] pre.output",
        "main table",
    ] {
        let is_seen = format!("document.querySelector('{part}').checkVisibility()");
        assert_eq!(browser.ask(&is_seen), json!(true), "{part}");
    }
    let questions = Site::questions();
    let question = questions
        .iter()
        .find(|question| question["id"] == QUESTION)
        .expect("the bank has it");
    let page = browser.ask_text("document.querySelector('main').textContent");
    for point in question["key_points"].as_array().expect("key points") {
        assert!(page.contains(&plain(&point["point"])), "{point}");
    }
    browser.click(".turn a[rel=next]");
    browser.until(
        "the next question is shown",
        &format!("location.href !== {}", json!(site.question(QUESTION))),
    );
    browser.click("header nav a[href$='guide/']");
    browser.until(
        "the guide is shown",
        "location.pathname.endsWith('/guide/') && document.querySelectorAll('main h2').length > 1",
    );
}

#[test]
fn the_visualizer_is_a_picture_with_its_stages_explained() {
    let (site, browser) = without_scripts("");
    for path in ["", "visualizer/"] {
        browser.load(&site.url(path));
        browser.until_shown();
        let picture = browser.ask("(({ width, height }) => [width, height])(document.querySelector('[data-part=picture] svg').getBoundingClientRect())");
        assert!(
            picture[0].as_f64() > Some(300.0) && picture[1].as_f64() > Some(100.0),
            "{path}: {picture}"
        );
        let spans = browser.ask("document.querySelectorAll('[data-part=picture] svg rect').length");
        assert!(
            spans.as_u64() > Some(20),
            "{path}: only {spans} spans are drawn"
        );
        for stage in ["thread", "gil", "bytecode", "release"] {
            let is_seen =
                format!("document.querySelector('[data-stage={stage}]').checkVisibility()");
            assert_eq!(browser.ask(&is_seen), json!(true), "{path}: {stage}");
        }
    }
}

#[test]
fn where_the_app_cannot_be_had_the_page_is_as_readable_as_without_scripts() {
    let browser = Browser::open();
    let parts: [fn(AppFiles) -> String; 3] = [|app| app.wasm, |app| app.glue, |app| app.start];
    for part in parts {
        for failure in [Failure::Status(503), Failure::Close, Failure::Truncate] {
            let site = Site::open();
            let file = part(site.app_files());
            site.server.fail(&file, failure);
            browser.load(&site.url("mid/?q=append"));
            browser.until(
                "the page gives up waiting",
                "!document.documentElement.hasAttribute('data-await')",
            );
            browser.until(
                "the answers are shown",
                "document.querySelector('article .short').checkVisibility()",
            );
            assert_every_short_answer_is_seen(&browser);
            assert!(
                !browser.has("html[data-awake]"),
                "the app was there after all"
            );
        }
    }
}
