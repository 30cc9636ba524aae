//! A level's list: what is typed and chosen decides which questions are in the page, and in which order.

use evalloop::browser::dom;
use study::Status;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::catalogue;
use crate::replaced::{Replaced, Timers, window};
use crate::shelf::{Gives, Shelf};
use crate::stage::{BANK, PALETTE, Stage, settled, until};
use crate::storage;

/// All of the fixture's questions, in reading order.
const ALL: [&str; 6] = [
    "lock",
    "tuples",
    "generators",
    "slots",
    "profiling",
    "threads",
];

fn count(stage: &Stage) -> String {
    stage.text("[data-testid=result-count]")
}

fn chip(group: &str, option: &str) -> String {
    format!("[data-group={group}] [data-option={option}]")
}

/// The categories' headings in the page, with their numbers.
fn headings(stage: &Stage) -> Vec<String> {
    stage.texts(".results h2")
}

fn address() -> String {
    dom::window()
        .expect("a window")
        .location()
        .search()
        .expect("an address")
}

#[wasm_bindgen_test]
async fn waking_changes_nothing_for_a_new_reader() {
    let stage = Stage::fresh(&[BANK]);
    let before = stage.one(".results").inner_html();
    settled().await;
    assert_eq!(stage.listed(), ALL);
    assert_eq!(count(&stage), "6 questions");
    assert_eq!(
        stage.one(".results").inner_html(),
        before,
        "nothing moves under the reader's eyes"
    );
}

#[wasm_bindgen_test]
async fn typing_leaves_what_matches_best_first() {
    let stage = Stage::fresh(&[BANK]);
    stage.search("threads");
    stage.until_listed(&["threads", "lock"]).await;
    assert_eq!(count(&stage), "2 of 6 questions");
    assert_eq!(
        stage.attribute(".results", "data-grouped").as_deref(),
        Some("false")
    );
    assert_eq!(
        headings(&stage),
        [""; 0],
        "a list by rank has no categories"
    );
    let place = |id: &str| stage.text(&format!("[data-question-id={id}] [data-part=where]"));
    assert_eq!(
        place("threads"),
        "",
        "a match in the title is seen without a word"
    );
    assert_eq!(place("lock"), "matches a tag");
    stage.search("");
    stage.until_listed(&ALL).await;
    assert_eq!(headings(&stage), ["Basics 3", "Performance 3"]);
}

#[wasm_bindgen_test]
async fn where_nothing_is_painted_the_list_follows_all_the_same() {
    let stage = Stage::fresh(&[BANK]);
    settled().await;
    let frames = Replaced::new(&window(), "requestAnimationFrame", |_| 1.into());
    let timers = Timers::new();
    stage.search("threads");
    assert_eq!(stage.listed(), ALL, "it waits for the letters");
    assert!(timers.run_out() > 0, "but not for ever");
    drop((frames, timers));
    until("the list", || {
        stage.listed().first().map(String::as_str) == Some("threads")
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_matches_is_marked_and_unmarked_again() {
    let stage = Stage::fresh(&[BANK]);
    let title = "[data-question-id=lock] h3 button";
    let before = stage.one(title).inner_html();
    stage.search("gil protect");
    stage.until_listed(&["lock"]).await;
    assert_eq!(
        stage.one(title).inner_html(),
        "What does the <code><mark>GIL</mark></code> <mark>protect</mark>, and whom does it stop?"
    );
    stage.search("");
    stage.until_listed(&ALL).await;
    assert_eq!(stage.one(title).inner_html(), before);
}

#[wasm_bindgen_test]
async fn filters_add_up_within_a_group_and_narrow_across_groups() {
    let stage = Stage::fresh(&[BANK]);
    stage.press(&chip("difficulty", "hard"));
    stage.until_listed(&["slots", "threads"]).await;
    assert_eq!(
        headings(&stage),
        ["Performance 2"],
        "a category without a match has no heading"
    );
    stage.press(&chip("difficulty", "medium"));
    stage
        .until_listed(&["generators", "slots", "profiling", "threads"])
        .await;
    assert_eq!(headings(&stage), ["Basics 1", "Performance 3"]);
    stage.press(&chip("category", "basics"));
    stage.until_listed(&["generators"]).await;
    assert_eq!(
        stage
            .attribute(&chip("category", "basics"), "aria-pressed")
            .as_deref(),
        Some("true")
    );
    assert_eq!(
        stage
            .attribute(&chip("category", "performance"), "aria-pressed")
            .as_deref(),
        Some("false")
    );
    stage.press(&chip("difficulty", "medium"));
    stage.until_listed(&[]).await;
    assert!(
        !stage.one("[data-part=empty]").has_attribute("hidden"),
        "an empty list says so"
    );
}

#[wasm_bindgen_test]
async fn each_filter_says_how_many_it_would_leave() {
    let stage = Stage::fresh(&[BANK]);
    let number = |group: &str, option: &str| stage.text(&(chip(group, option) + " b"));
    stage.press(&chip("category", "performance"));
    stage.until_listed(&["slots", "profiling", "threads"]).await;
    assert_eq!(number("difficulty", "easy"), "0");
    assert_eq!(number("difficulty", "hard"), "2");
    assert_eq!(
        number("category", "basics"),
        "3",
        "what the group itself would add"
    );
    assert_eq!(number("status", "new"), "3");
}

#[wasm_bindgen_test]
async fn the_readers_marks_are_a_filter_that_follows_them() {
    let stage = Stage::fresh(&[BANK]);
    stage.reader.mark("tuples", Status::Known);
    until("the entry to show its mark", || {
        stage.text("[data-question-id=tuples] [data-part=status]") == "known"
    })
    .await;
    assert_eq!(
        stage
            .attribute("[data-question-id=tuples] .dot", "data-status")
            .as_deref(),
        Some("known")
    );
    stage.press(&chip("status", "known"));
    stage.until_listed(&["tuples"]).await;
    stage.reader.mark("slots", Status::Known);
    stage.until_listed(&["tuples", "slots"]).await;
    stage.reader.toggle_bookmark("slots");
    stage.press(&chip("status", "known"));
    stage.press(&chip("status", "bookmarked"));
    stage.until_listed(&["slots"]).await;
    assert!(
        !stage
            .one("[data-question-id=slots] [data-part=saved]")
            .has_attribute("hidden")
    );
}

#[wasm_bindgen_test]
async fn the_address_says_what_is_asked_for() {
    let stage = Stage::fresh(&[BANK]);
    stage.search("two words");
    stage.press(&chip("difficulty", "hard"));
    until("the address", || {
        address() == "?q=two+words&difficulty=hard"
    })
    .await;
    stage.press("[data-act=clear]");
    until("a plain address", || address().is_empty()).await;
    stage.until_listed(&ALL).await;
}

#[wasm_bindgen_test]
async fn an_address_is_taken_over_as_far_as_it_can_be() {
    storage::clear();
    let stage = Stage::at("?q=time&difficulty=HARD&category=cooking&other=1", &[BANK]);
    stage.until_listed(&["threads"]).await;
    let input: web_sys::HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(stage.one("input"));
    assert_eq!(input.value(), "time");
    assert_eq!(
        stage
            .attribute(&chip("difficulty", "hard"), "aria-pressed")
            .as_deref(),
        Some("true")
    );
    let ignored = "[data-part=ignored]";
    assert!(
        !stage.one(ignored).has_attribute("hidden"),
        "what names nothing here is told"
    );
    assert!(
        stage.text(ignored).contains("cooking"),
        "{}",
        stage.text(ignored)
    );
}

#[wasm_bindgen_test]
async fn an_empty_list_helps_on() {
    let _shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[BANK, PALETTE]);
    let only_words = ".empty [data-act=only-words]";
    stage.search("qqqq");
    stage.until_listed(&[]).await;
    assert!(
        stage.text("[data-part=advice]").contains("fewer words"),
        "{}",
        stage.text("[data-part=advice]")
    );
    assert!(
        stage.one(only_words).has_attribute("hidden"),
        "there are no filters to leave out"
    );
    stage.search("tuple");
    stage.press(&chip("difficulty", "hard"));
    until("the offer to search without filters", || {
        !stage.one(only_words).has_attribute("hidden")
    })
    .await;
    stage.press(only_words);
    stage.until_listed(&["tuples"]).await;
    stage.search("qqqq");
    stage.until_listed(&[]).await;
    stage.press(".empty [data-act=clear]");
    stage.until_listed(&ALL).await;
}

#[wasm_bindgen_test]
async fn without_the_finder_the_page_searches_itself_and_says_so() {
    let _shelf = Shelf::new(Gives::Nothing);
    let stage = Stage::fresh(&[BANK, PALETTE]);
    stage.search("tupl");
    stage.until_listed(&["tuples"]).await;
    assert_eq!(stage.texts("[data-question-id=tuples] h3 mark"), ["tupl"]);
    stage.search("descriptor");
    stage.until_listed(&[]).await;
    let advice = stage.text("[data-part=advice]");
    assert!(advice.contains("could not be fetched"), "{advice}");
    stage.search("");
    stage.until_listed(&ALL).await;
}

#[wasm_bindgen_test]
async fn the_same_elements_come_and_go() {
    let stage = Stage::fresh(&[BANK]);
    let entry = stage.one("[data-question-id=slots]");
    stage.search("tuple");
    stage.until_listed(&["tuples"]).await;
    stage.search("");
    stage.until_listed(&ALL).await;
    assert_eq!(
        stage.one("[data-question-id=slots]"),
        entry,
        "nothing is drawn anew"
    );
}

#[wasm_bindgen_test]
async fn what_was_typed_before_the_app_was_awake_counts() {
    let stage = Stage::fresh(&[BANK]);
    evalloop::wake::sleep_all();
    let input: web_sys::HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(stage.one("input"));
    input.set_value("yield");
    evalloop::wake::wake_all(stage.reader);
    stage.until_listed(&["generators"]).await;
    assert_eq!(
        catalogue::cards().len(),
        ALL.len(),
        "the fixture is the whole catalogue"
    );
}
