//! Filters: several of a group add up, groups narrow each other, counts tell what is behind each; and what to do
//! where nothing is left.

use journeys::{Browser, Key, Site};
use serde_json::{Value, json};

const IDS: &str = "[...document.querySelectorAll('article')].map((row) => row.dataset.questionId)";
const COUNT: &str = "document.querySelector('[data-testid=result-count]').textContent";

fn on_level(query: &str) -> (Site, Browser) {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url(&format!("mid/{query}")));
    (site, browser)
}

fn level() -> Vec<Value> {
    Site::questions()
        .into_iter()
        .filter(|question| question["level"] == "mid")
        .collect()
}

/// Ids of the level's questions that are so, in reading order, as the page would list them.
fn ids_where(is_so: impl Fn(&Value) -> bool) -> Value {
    level()
        .into_iter()
        .filter(|question| is_so(question))
        .map(|question| question["id"].clone())
        .collect()
}

/// The number on the chip of this option.
fn number_on(browser: &Browser, option: &str) -> usize {
    browser
        .text(&format!("[data-option={option}] b"))
        .parse()
        .expect("a number on the chip")
}

fn count_where(is_so: impl Fn(&Value) -> bool) -> usize {
    level().iter().filter(|question| is_so(question)).count()
}

#[test]
fn options_of_a_group_add_up_and_groups_narrow() {
    let (_site, browser) = on_level("");
    let is_hard = |question: &Value| question["difficulty"] == "Hard";
    let is_testing = |question: &Value| question["category"] == "Testing";
    let is_performance = |question: &Value| question["category"] == "Performance";

    browser.press_button("[data-group=category]", "Testing");
    browser.until(
        "only tests are left",
        &format!("{IDS}.length === {}", count_where(is_testing)),
    );
    assert_eq!(browser.ask(IDS), ids_where(is_testing));
    // The counts of the group itself tell what each option would add; the other groups' what is left.
    assert_eq!(
        number_on(&browser, "performance"),
        count_where(is_performance)
    );
    assert_eq!(
        number_on(&browser, "hard"),
        count_where(|question| is_testing(question) && is_hard(question))
    );

    browser.press_button("[data-group=category]", "Performance");
    let both = |question: &Value| is_testing(question) || is_performance(question);
    browser.until(
        "both categories are left",
        &format!("{IDS}.length === {}", count_where(both)),
    );
    let sorted = |ids: Value| {
        let mut ids: Vec<String> = ids
            .as_array()
            .expect("a list")
            .iter()
            .map(Value::to_string)
            .collect();
        ids.sort();
        ids
    };
    assert_eq!(sorted(browser.ask(IDS)), sorted(ids_where(both)));

    browser.press_button("[data-group=difficulty]", "Hard");
    let hard_of_both = |question: &Value| both(question) && is_hard(question);
    browser.until(
        "the hard ones of both are left",
        &format!("{IDS}.length === {}", count_where(hard_of_both)),
    );
    browser.until_text(
        COUNT,
        &format!(
            "{} of {} questions",
            count_where(hard_of_both),
            level().len()
        ),
    );
    assert_eq!(
        number_on(&browser, "testing"),
        count_where(|question| is_testing(question) && is_hard(question))
    );

    browser.press_button("[data-group=category]", "Testing");
    let left = |question: &Value| is_performance(question) && is_hard(question);
    browser.until(
        "one category is left",
        &format!("{IDS}.length === {}", count_where(left)),
    );
    assert_eq!(
        browser
            .attribute("[data-option=testing]", "aria-pressed")
            .as_deref(),
        Some("false")
    );
}

#[test]
fn groups_have_names_and_every_option_its_count() {
    let (_site, browser) = on_level("");
    let names = browser.ask("[...document.querySelectorAll('.chips [role=group]')].map((group) => group.getAttribute('aria-label'))");
    assert_eq!(names, json!(["Level", "Category", "Difficulty", "Status"]));
    for (option, field, value) in [
        ("basics", "category", "Basics"),
        ("easy", "difficulty", "Easy"),
        ("hard", "difficulty", "Hard"),
    ] {
        assert_eq!(
            number_on(&browser, option),
            count_where(|question| question[field] == value),
            "{option}"
        );
    }
    assert_eq!(number_on(&browser, "new"), level().len());
    assert_eq!(number_on(&browser, "known"), 0);
    assert_eq!(
        browser.count("[data-option]"),
        browser.count("[data-option][aria-pressed=false]")
    );
}

#[test]
fn another_level_keeps_the_words_and_drops_what_only_this_one_has() {
    let (site, browser) = on_level("?q=memory&category=basics&difficulty=easy");
    let of_level = |name: &str| -> usize {
        let questions = Site::questions().into_iter();
        questions
            .filter(|question| question["level"] == name)
            .count()
    };
    let level = "[...document.querySelectorAll('[aria-label=Level] button')]";
    browser.until(
        "every level is offered, and this one is pressed",
        &format!(
            "{level}.map((one) => one.getAttribute('aria-pressed')).join() === 'false,true,false'"
        ),
    );
    let count = browser.text("[aria-label=Level] button:last-child b");
    assert_eq!(count, of_level("senior").to_string());

    browser.press_button("[aria-label=Level]", "Senior");
    browser.until(
        "the other level is shown",
        "document.querySelector('[data-island=bank]')?.dataset.level === 'senior'",
    );
    browser.until_url(&site.url("senior/?q=memory&difficulty=easy"));
    browser.until_text(
        "document.querySelector('input[type=search]').value",
        "memory",
    );
    browser.until(
        "nothing was left out",
        "!document.querySelector('[data-part=ignored]').checkVisibility()",
    );

    browser.back();
    browser.until(
        "the first level is shown again, as it was",
        "document.querySelector('[data-island=bank]')?.dataset.level === 'mid'",
    );
    assert_eq!(
        browser.url(),
        site.url("mid/?q=memory&category=basics&difficulty=easy")
    );
}

#[test]
fn the_status_of_questions_filters_too() {
    let (_site, browser) = on_level("");
    browser.click("[data-question-id=gil] h3 button");
    browser.press_button("#answer-gil", "Learning");
    browser.until_text(
        "document.querySelector('[data-option=learning] b').textContent",
        "1",
    );
    browser.press_button("[data-group=status]", "Learning");
    browser.until(
        "only that one is left",
        &format!("JSON.stringify({IDS}) === '[\"gil\"]'"),
    );
    browser.until_text("location.search", "?status=learning");
    browser.press_button("#answer-gil", "Known");
    browser.until(
        "it leaves the list of what is being learnt",
        &format!("{IDS}.length === 0"),
    );
}

#[test]
fn clear_all_takes_back_words_and_filters() {
    let (site, browser) = on_level("?q=list&category=basics&difficulty=easy");
    browser.until("the list is narrowed", &format!("{IDS}.length < 20"));
    assert_eq!(
        browser.ask("document.querySelector('.clear').checkVisibility()"),
        json!(true)
    );
    browser.press_button(".count", "Clear all");
    browser.until(
        "all questions are back",
        &format!("{IDS}.length === {}", level().len()),
    );
    browser.until_url(&site.url("mid/"));
    assert_eq!(browser.count("[data-option][aria-pressed=true]"), 0);
    assert_eq!(
        browser.ask("document.querySelector('.clear').checkVisibility()"),
        json!(false),
        "there is nothing to clear any more"
    );
    browser.until_text("document.activeElement.type", "search");
}

#[test]
fn where_nothing_is_left_the_page_helps() {
    let (site, browser) = on_level("?difficulty=hard");
    assert_eq!(
        browser.ask("document.querySelector('.empty').checkVisibility()"),
        json!(false)
    );
    // The words of one question, which is not a hard one.
    browser.click("input[type=search]");
    browser.write("tuple hashable");
    browser.until(
        "the empty list is told",
        "document.querySelector('.empty').checkVisibility()",
    );
    browser.until_text(COUNT, &format!("0 of {} questions", level().len()));
    browser.press_button(".empty", "Search without filters");
    browser.until_text(&format!("{IDS}[0]"), "list-vs-tuple");
    browser.until_url(&site.url("mid/?q=tuple+hashable"));

    browser.click("input[type=search]");
    browser.press(Key::Escape);
    browser.write("qqqqzzzz");
    browser.until(
        "the empty list is told again",
        "document.querySelector('.empty').checkVisibility()",
    );
    let advice = browser.text(".empty [data-part=advice]");
    assert!(
        advice.contains("fewer words"),
        "without filters the advice is about the words: {advice}"
    );
    assert_eq!(
        browser.ask("document.querySelector('[data-act=only-words]').checkVisibility()"),
        json!(false)
    );
    browser.press_button(".empty", "Show all questions");
    browser.until(
        "all questions are back",
        &format!("{IDS}.length === {}", level().len()),
    );
    browser.until_url(&site.url("mid/"));
}

#[test]
fn what_an_address_asks_for_in_vain_is_told_and_left_out() {
    let (site, browser) = on_level(
        "?category=basics,cooking&difficulty=absurd&status=known&status=&colour=red&q=%zz%F0",
    );
    browser.until(
        "the notice is shown",
        "document.querySelector('.ignored').checkVisibility()",
    );
    let words = browser.text(".ignored");
    for value in ["cooking", "absurd"] {
        assert!(words.contains(value), "{value:?} is not named in {words:?}");
    }
    assert_eq!(
        browser
            .attribute("[data-option=basics]", "aria-pressed")
            .as_deref(),
        Some("true")
    );
    assert_eq!(
        browser
            .attribute("[data-option=known]", "aria-pressed")
            .as_deref(),
        Some("true")
    );
    browser.press_button(".count", "Clear all");
    browser.until(
        "all questions are back",
        &format!("{IDS}.length === {}", level().len()),
    );
    assert_eq!(
        browser.ask("document.querySelector('.ignored').checkVisibility()"),
        json!(false)
    );
    browser.until_url(&site.url("mid/"));
}

#[test]
fn a_very_long_or_hostile_query_changes_nothing_but_the_list() {
    let long = "x".repeat(3000);
    let (_site, browser) = on_level(&format!(
        "?q=%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3D1%22%3E+{long}"
    ));
    browser.until(
        "the page shows a count",
        &format!("{COUNT}.includes('questions')"),
    );
    assert_eq!(browser.ask("window.hacked === undefined"), json!(true));
    assert!(!browser.has("main img"));
    browser.press_button(".empty", "Show all questions");
    browser.until(
        "all questions are back",
        &format!("{IDS}.length === {}", level().len()),
    );
}
