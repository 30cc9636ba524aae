//! A level's list by keyboard alone.

use evalloop::browser::dom;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::replaced::{Answer, Network};
use crate::stage::{BANK, Stage, focused, key, press, settled, until};

const BOX: &str = "input[type=search]";

fn title(stage: &Stage, id: &str) -> Element {
    stage.one(&format!("[data-question-id={id}] h3 button"))
}

#[wasm_bindgen_test]
fn a_slash_leads_to_the_search_box_unless_one_is_typing() {
    let stage = Stage::fresh(&[BANK]);
    assert!(key(&stage.root, "/"), "the slash is not typed into the box");
    let input = stage.one(BOX);
    assert_eq!(focused(), Some(input.clone()));
    assert!(!key(&input, "/"), "there it is a letter like any other");
}

#[wasm_bindgen_test]
async fn arrows_walk_through_the_results_and_back() {
    let stage = Stage::fresh(&[BANK]);
    let input = stage.one(BOX);
    stage.press("[data-group=category] [data-option=performance]");
    stage.until_listed(&["slots", "profiling", "threads"]).await;
    for (pressed, next) in [
        ("ArrowDown", "slots"),
        ("ArrowDown", "profiling"),
        ("End", "threads"),
        ("ArrowDown", "threads"),
        ("ArrowUp", "profiling"),
        ("Home", "slots"),
    ] {
        let from = if next == "slots" && pressed == "ArrowDown" {
            input.clone()
        } else {
            focused().expect("a focus")
        };
        key(&from, pressed);
        assert_eq!(
            focused(),
            Some(title(&stage, next)),
            "{pressed} leads to {next}"
        );
    }
    key(&focused().expect("a focus"), "ArrowUp");
    assert_eq!(
        focused(),
        Some(input),
        "above the first result is the search box"
    );
}

#[wasm_bindgen_test]
async fn enter_opens_the_first_result() {
    let _network = Network::new(Answer::Down);
    let stage = Stage::fresh(&[BANK]);
    stage.search("yield");
    stage.until_listed(&["generators"]).await;
    for _ in 0..2 {
        assert!(key(&stage.one(BOX), "Enter"));
        let title = title(&stage, "generators");
        assert_eq!(
            title.get_attribute("aria-expanded").as_deref(),
            Some("true"),
            "and never closes it"
        );
        assert_eq!(focused(), Some(title));
    }
    let again = "[data-question-id=generators] [data-act=again]";
    until("the network to have failed", || {
        !stage.one(again).has_attribute("hidden")
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_list_follows_after_the_letters_but_no_key_acts_on_an_old_one() {
    let _network = Network::new(Answer::Down);
    let stage = Stage::fresh(&[BANK]);
    let all = stage.listed();
    stage.search("yield");
    assert_eq!(stage.listed(), all, "the letters are painted first");
    key(&stage.one(BOX), "ArrowDown");
    assert_eq!(focused(), Some(title(&stage, "generators")));
    assert_eq!(stage.listed(), ["generators"]);
    stage.search("tuple");
    key(&stage.one(BOX), "Enter");
    assert_eq!(focused(), Some(title(&stage, "tuples")));
    stage.search("");
    stage.press("[data-group=difficulty] [data-option=easy]");
    stage.until_listed(&["lock", "tuples"]).await;
    stage.search("tuple");
    key(&stage.one(BOX), "Escape");
    settled().await;
    assert_eq!(stage.listed(), ["lock", "tuples"]);
}

#[wasm_bindgen_test]
async fn what_was_typed_last_on_a_page_that_is_left_troubles_nobody() {
    let stage = Stage::fresh(&[BANK]);
    let all = stage.listed();
    stage.search("yield");
    evalloop::wake::sleep_all();
    settled().await;
    assert_eq!(stage.listed(), all);
}

#[wasm_bindgen_test]
async fn escape_takes_back_the_words_and_leaves_the_filters() {
    let stage = Stage::fresh(&[BANK]);
    stage.press("[data-group=difficulty] [data-option=easy]");
    stage.search("tuple");
    stage.until_listed(&["tuples"]).await;
    assert!(key(&stage.one(BOX), "Escape"));
    stage.until_listed(&["lock", "tuples"]).await;
    stage.search("tuple");
    stage.until_listed(&["tuples"]).await;
    let first = title(&stage, "tuples");
    dom::focus(&first, true);
    assert!(key(&first, "Escape"), "from a result too");
    stage.until_listed(&["lock", "tuples"]).await;
    assert_eq!(focused(), Some(stage.one(BOX)));
}

#[wasm_bindgen_test]
fn nothing_listens_to_a_page_that_was_left() {
    let stage = Stage::fresh(&[BANK]);
    let button = title(&stage, "lock");
    dom::focus(&button, true);
    evalloop::wake::sleep_all();
    assert!(!key(&stage.root, "/"));
    assert!(!key(&button, "ArrowDown"));
    press(&button);
    assert_eq!(focused(), Some(button.clone()));
    assert_eq!(
        button.get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
}
