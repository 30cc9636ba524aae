//! One entry of the list: opened, fetched, marked, closed.

use evalloop::browser::dom;
use leptos::prelude::*;
use study::Status;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::replaced::{Answer, Network};
use crate::stage::{BANK, Stage, send, settled, until};

/// The page of a question as far as a list looks at it.
const PAGE: &str =
    "<h1>The GIL</h1><div data-answer><p>The whole answer.</p><a href='../tuples/'>next</a></div>";

const TITLE: &str = "[data-question-id=lock] h3 button";
const ANSWER: &str = "[data-question-id=lock] .answer";
const WHOLE: &str = "[data-question-id=lock] [data-part=whole]";
const AGAIN: &str = "[data-question-id=lock] [data-act=again]";

fn expanded(stage: &Stage) -> Option<String> {
    stage.attribute(TITLE, "aria-expanded")
}

#[wasm_bindgen_test]
async fn an_answer_is_fetched_once_from_the_questions_own_page() {
    let network = Network::new(Answer::Page(PAGE));
    let stage = Stage::fresh(&[BANK]);
    stage.press(TITLE);
    assert_eq!(expanded(&stage).as_deref(), Some("true"));
    assert!(
        !stage.one(ANSWER).has_attribute("hidden"),
        "the short answer is there at once"
    );
    until("the whole answer", || {
        stage.text(WHOLE).contains("The whole answer.")
    })
    .await;
    assert!(
        !stage.has("[data-question-id=lock] [data-part=loading]"),
        "nothing says that it is loading any longer"
    );
    let link = stage
        .attribute(&format!("{WHOLE} a"), "href")
        .expect("a link");
    assert!(
        link.starts_with("http") && link.ends_with("/q/tuples/"),
        "{link} holds from this page too"
    );
    stage.press(TITLE);
    assert_eq!(expanded(&stage).as_deref(), Some("false"));
    assert_eq!(
        stage.attribute(ANSWER, "hidden").as_deref(),
        Some("until-found"),
        "the browser's search still finds it"
    );
    stage.press(TITLE);
    settled().await;
    assert_eq!(network.asked(), ["../q/lock/"]);
    let read = stage
        .reader
        .progress
        .with_untracked(|progress| progress.continue_with().map(str::to_owned));
    assert_eq!(
        read.as_deref(),
        Some("lock"),
        "what was opened counts as read"
    );
}

#[wasm_bindgen_test]
async fn an_answer_that_cannot_be_had_says_so_and_can_be_tried_again() {
    let network = Network::new(Answer::Down);
    let stage = Stage::fresh(&[BANK]);
    stage.press(TITLE);
    until("the offer to try again", || {
        !stage.one(AGAIN).has_attribute("hidden")
    })
    .await;
    let why = stage.text("[data-question-id=lock] [data-part=why]");
    assert!(why.contains("could not be fetched"), "{why}");
    assert!(
        stage
            .text("[data-question-id=lock] .short")
            .contains("One mutex"),
        "the short answer is still there"
    );
    network.now_answers(Answer::Page(PAGE));
    stage.press(AGAIN);
    until("the whole answer", || {
        stage.text(WHOLE).contains("The whole answer.")
    })
    .await;
    assert_eq!(network.asked().len(), 2);
}

#[wasm_bindgen_test]
async fn a_page_without_an_answer_counts_as_not_had() {
    let _network = Network::new(Answer::Page("<p>Please log in to this network.</p>"));
    let stage = Stage::fresh(&[BANK]);
    stage.press(TITLE);
    until("the offer to try again", || {
        !stage.one(AGAIN).has_attribute("hidden")
    })
    .await;
    assert_eq!(stage.text(WHOLE), "");
}

#[wasm_bindgen_test]
async fn an_open_entry_can_be_marked() {
    let _network = Network::new(Answer::Page(PAGE));
    let stage = Stage::fresh(&[BANK]);
    stage.press(TITLE);
    let known = "[data-question-id=lock] [data-act=known]";
    stage.press(known);
    until("the button to be pressed", || {
        stage.attribute(known, "aria-pressed").as_deref() == Some("true")
    })
    .await;
    assert_eq!(
        stage.text("[data-question-id=lock] [data-part=status]"),
        "known"
    );
    assert_eq!(
        stage.text(".glance [data-part=words]"),
        "1 known, 0 learning, 5 new"
    );
    assert_eq!(
        stage
            .reader
            .progress
            .with_untracked(|progress| progress.status("lock")),
        Status::Known
    );
    until("the whole answer", || {
        stage.text(WHOLE).contains("The whole answer.")
    })
    .await;
}

#[wasm_bindgen_test]
async fn an_open_entry_stays_open_while_the_list_changes() {
    let _network = Network::new(Answer::Page(PAGE));
    let stage = Stage::fresh(&[BANK]);
    stage.press(TITLE);
    until("the whole answer", || {
        stage.has(WHOLE) && stage.text(WHOLE).contains("The whole answer.")
    })
    .await;
    stage.search("threads");
    stage.until_listed(&["threads", "lock"]).await;
    assert_eq!(expanded(&stage).as_deref(), Some("true"));
    assert!(stage.text(WHOLE).contains("The whole answer."));
}

#[wasm_bindgen_test]
async fn an_entry_opens_when_the_browsers_own_search_finds_it() {
    let _network = Network::new(Answer::Page(PAGE));
    let stage = Stage::fresh(&[BANK]);
    for _ in 0..2 {
        send(&stage.one(ANSWER), "beforematch");
        assert_eq!(
            expanded(&stage).as_deref(),
            Some("true"),
            "and one that is open stays open"
        );
    }
    assert_eq!(dom::all(&stage.root, "[aria-expanded=true]").len(), 1);
    until("the whole answer", || {
        stage.text(WHOLE).contains("The whole answer.")
    })
    .await;
}
