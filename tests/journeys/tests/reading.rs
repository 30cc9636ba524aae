//! Reading: from the first page to a whole answer and back, without losing one's place.

use journeys::{Browser, QUESTION, Site};
use serde_json::json;
use static_server::Failure;

/// Marks the document, so that one can tell whether it was loaded anew.
const MARK: &str = "window.sameDocument = true; return null;";
const IS_SAME: &str = "window.sameDocument === true";

fn is_same_document(browser: &Browser) -> bool {
    browser.ask(IS_SAME) == json!(true)
}

#[test]
fn from_home_to_the_level_to_an_answer_to_its_page() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url(""));
    browser.run(MARK, &[]);

    browser.click("main a[href$='mid/']");
    browser.until_text(
        "document.querySelector('h1').textContent",
        "Python, at two to five years",
    );
    assert_eq!(browser.url(), site.url("mid/"));
    assert!(
        is_same_document(&browser),
        "following a link loaded the document anew"
    );

    browser.click("[data-question-id=gil] h3 button");
    browser.until(
        "the whole answer is there",
        "document.querySelector('[data-question-id=gil] [data-part=whole] h2') !== null",
    );
    assert_eq!(
        browser
            .attribute("[data-question-id=gil] h3 button", "aria-expanded")
            .as_deref(),
        Some("true")
    );

    browser.click("[data-question-id=gil] .own-page a");
    browser.until_text(
        "document.querySelector('h1').textContent",
        "What is the Global Interpreter Lock, and what does it cost?",
    );
    assert_eq!(browser.url(), site.question("gil"));
    assert!(
        is_same_document(&browser),
        "opening the question's page loaded the document anew"
    );
}

#[test]
fn an_answer_is_fetched_once_and_opens_and_closes() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url("mid/"));
    assert_eq!(
        site.count("q/gil/"),
        0,
        "an answer was fetched before it was wanted"
    );
    let visible = "document.querySelector('#answer-gil .short').checkVisibility({ contentVisibilityAuto: true })";
    assert_eq!(
        browser.ask("document.querySelector('#answer-gil').hasAttribute('hidden')"),
        json!(true)
    );

    for _ in 0..2 {
        browser.click("[data-question-id=gil] h3 button");
        browser.until("the short answer is seen", visible);
        browser.until(
            "the whole answer is there",
            "document.querySelectorAll('#answer-gil [data-part=whole] pre').length > 2",
        );
        browser.until(
            "nothing is being fetched",
            "document.querySelector('#answer-gil [data-part=loading]') === null",
        );
        browser.click("[data-question-id=gil] h3 button");
        browser.until(
            "the answer is hidden again",
            "document.querySelector('#answer-gil').hasAttribute('hidden')",
        );
        assert_eq!(
            browser
                .attribute("[data-question-id=gil] h3 button", "aria-expanded")
                .as_deref(),
            Some("false")
        );
    }
    assert_eq!(site.count("q/gil/"), 1, "the answer was fetched again");
}

#[test]
fn links_within_an_answer_on_the_list_lead_to_their_pages() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url("mid/"));
    // An answer that refers to another question, whichever the bank has.
    browser.click("[data-question-id=list-vs-tuple] h3 button");
    browser.until(
        "the whole answer is there",
        "document.querySelector('#answer-list-vs-tuple [data-part=whole] p') !== null",
    );
    let links = browser.ask(
        "[...document.querySelectorAll('.answer [data-part=whole] a')].map((link) => link.href)",
    );
    let links: Vec<&str> = links
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(serde_json::Value::as_str)
        .collect();
    let inner: Vec<&&str> = links
        .iter()
        .filter(|link| link.starts_with(&site.url("q/")))
        .collect();
    assert!(
        !inner.is_empty(),
        "the answer of list-vs-tuple refers to no question any more: {links:?}"
    );
    for link in inner {
        let answer = journeys::get(link).expect("the server answers");
        assert_eq!(answer.status, 200, "{link}");
    }
}

#[test]
fn an_answers_diagrams_are_drawn_and_told_in_words() {
    let site = Site::open();
    let browser = Browser::open();
    let drawn = |within: &str| {
        browser.until(
            "the diagram is there",
            &format!("document.querySelector('{within} figure.diagram svg') !== null"),
        );
        let svg = format!("{within} figure.diagram svg");
        let told = browser.ask_text(&format!(
            "document.querySelector('{svg}').getAttribute('aria-labelledby').split(' ')
                .map((id) => document.getElementById(id).textContent).join(' | ')"
        ));
        let (title, words) = told.split_once(" | ").expect("a title and its words");
        assert_eq!(
            browser.text(&format!("{within} figure.diagram figcaption")),
            title
        );
        assert!(words.split(' ').count() > 8, "{words:?}");
        let shapes = format!("document.querySelectorAll('{svg} rect, {svg} path').length > 1");
        browser.until("it has shapes", &shapes);
    };
    browser.visit(&site.question("cyclic-gc"));
    drawn("[data-answer]");
    browser.visit(&site.url("mid/"));
    browser.click("[data-question-id=cyclic-gc] h3 button");
    drawn("#answer-cyclic-gc");
}

#[test]
fn a_question_leads_on_to_related_ones() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.question(QUESTION));
    let links =
        browser.ask("[...document.querySelectorAll('.related a')].map((link) => link.href)");
    let links = links.as_array().expect("a list").clone();
    assert!((1..=4).contains(&links.len()), "{links:?}");
    browser.click(".related a");
    browser.until(
        "the related question is shown",
        &format!("location.href === {}", links[0]),
    );
    browser.until(
        "the question that led to it is gone",
        &format!("!document.querySelector(`[data-island=question][data-id='{QUESTION}']`)"),
    );
}

#[test]
fn previous_and_next_walk_the_reading_order() {
    let questions = Site::questions();
    let ids: Vec<&str> = questions
        .iter()
        .filter_map(|question| question["id"].as_str())
        .collect();
    let at = ids
        .iter()
        .position(|id| *id == QUESTION)
        .expect("the bank has it");
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.question(QUESTION));
    browser.run(MARK, &[]);
    for (rel, id) in [
        ("next", ids[at + 1]),
        ("next", ids[at + 2]),
        ("prev", ids[at + 1]),
    ] {
        let before = browser.title();
        browser.click(&format!(".turn a[rel={rel}]"));
        browser.until(
            "the neighbour is shown",
            &format!("document.querySelector('[data-island=question]').dataset.id === '{id}'"),
        );
        assert_eq!(browser.url(), site.question(id));
        assert_ne!(browser.title(), before, "the title stayed");
        assert!(is_same_document(&browser), "the document was loaded anew");
        assert_eq!(
            browser.ask("document.activeElement.id"),
            json!("main"),
            "the focus is not on the content"
        );
        assert_eq!(
            browser.ask("scrollY"),
            json!(0),
            "a new page begins at its top"
        );
    }
    browser.visit(&site.question(ids[0]));
    assert!(
        !browser.has(".turn a[rel=prev]"),
        "before the first question there is none"
    );
    browser.visit(&site.question(ids[ids.len() - 1]));
    assert!(
        !browser.has(".turn a[rel=next]"),
        "after the last question there is none"
    );
}

#[test]
fn back_finds_the_list_the_query_and_the_place() {
    let site = Site::open();
    let browser = Browser::open();
    // Low enough that there is something to scroll.
    browser.resize(1000, 420);
    browser.visit(&site.url("mid/"));
    browser.click("input[type=search]");
    browser.write("list");
    browser.until("the address has the query", "location.search === '?q=list'");
    let count = browser.text("[data-testid=result-count]");
    let ids =
        "[...document.querySelectorAll('article')].map((row) => row.dataset.questionId).join(' ')";
    let listed = browser.ask_text(ids);
    browser.run("scrollTo({ top: 160, behavior: 'instant' });", &[]);
    browser.until("the page is scrolled", "scrollY === 160");
    browser.run(
        "document.querySelectorAll('article')[4].querySelector('.own-page a').click();",
        &[],
    );
    browser.until(
        "the question's page is shown",
        "document.querySelector('[data-island=question]') !== null",
    );

    browser.back();
    browser.until(
        "the list is there again",
        "document.querySelector('[data-testid=result-count]') !== null",
    );
    browser.until_url(&site.url("mid/?q=list"));
    browser.until_text("document.querySelector('input[type=search]').value", "list");
    browser.until_text(
        "document.querySelector('[data-testid=result-count]').textContent",
        &count,
    );
    assert_eq!(browser.ask_text(ids), listed);
    browser.until(
        "the page is where it was left",
        "Math.abs(scrollY - 160) < 2",
    );

    browser.forward();
    browser.until(
        "the question's page is shown again",
        "document.querySelector('[data-island=question]') !== null",
    );
}

#[test]
fn every_kind_of_page_loads_by_its_address_and_has_a_title_of_its_own() {
    let site = Site::open();
    let browser = Browser::open();
    let mut titles = Vec::new();
    for path in [
        "",
        "mid/",
        "fresher/",
        "senior/",
        "guide/",
        "changes/",
        "visualizer/",
        "q/gil/",
        "q/radix-router/",
    ] {
        browser.visit(&site.url(path));
        assert_eq!(browser.count("h1"), 1, "{path} has not exactly one h1");
        let title = browser.title();
        assert!(title.contains("Evalloop"), "{path} is titled {title:?}");
        assert!(
            !titles.contains(&title),
            "{path} shares its title {title:?}"
        );
        titles.push(title);
    }
}

#[test]
fn an_unknown_address_says_so() {
    let site = Site::open();
    let browser = Browser::open();
    for path in ["q/no-such-question/", "beginner/", "mid/nowhere/at/all"] {
        browser.load(&site.url(path));
        assert_eq!(browser.text("h1"), "There is no page here", "{path}");
        assert_eq!(
            journeys::get(&site.url(path))
                .expect("the server answers")
                .status,
            404,
            "{path}"
        );
    }
}

#[test]
fn a_fragment_link_stays_on_its_page() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url("guide/"));
    browser.run(MARK, &[]);
    browser.run("document.querySelector('.skip').focus();", &[]);
    browser.press(journeys::Key::Enter);
    browser.until_text("location.hash", "#main");
    assert!(is_same_document(&browser));
    assert_eq!(browser.ask("document.activeElement.id"), json!("main"));
}

#[test]
fn an_answer_that_cannot_be_fetched_can_be_asked_for_again() {
    let browser = Browser::open();
    for (failure, compressed) in [
        (Failure::Close, true),
        (Failure::Truncate, true),
        (Failure::Truncate, false),
        (Failure::Status(500), true),
    ] {
        let site = Site::open();
        site.server.set_compression(compressed);
        browser.visit(&site.url("mid/"));
        site.server.fail(&site.path("q/gil/"), failure);
        browser.click("[data-question-id=gil] h3 button");
        browser.until("the failure is told", "document.querySelector('#answer-gil [data-part=why]').textContent.includes('could not be fetched')");
        site.server.mend();
        browser.press_button("#answer-gil", "Try again");
        browser.until_answer("gil");
    }
}
