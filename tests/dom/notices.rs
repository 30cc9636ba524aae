//! Telling the reader: undo, dismiss, and going by itself.

use evalloop::reader::Remedy;
use leptos::prelude::*;
use study::Status;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::replaced::Timers;
use crate::stage::{NOTICES, QUESTION, Stage, until};

fn told(stage: &Stage) -> Vec<String> {
    stage.texts(".notice [data-part=words]")
}

async fn until_told(stage: &Stage, words: &[&str]) {
    until(&format!("the notices to be {words:?}"), || {
        told(stage) == words
    })
    .await;
}

fn status(stage: &Stage) -> Status {
    stage
        .reader
        .progress
        .with_untracked(|progress| progress.status("lock"))
}

#[wasm_bindgen_test]
async fn a_mark_can_be_taken_back_by_its_notice() {
    // Or the notice would go by itself.
    let _timers = Timers::new();
    let stage = Stage::fresh(&[QUESTION, NOTICES]);
    assert!(told(&stage).is_empty());
    stage.press("[data-act=learning]");
    until_told(&stage, &["Marked as learning."]).await;
    stage.press("[data-act=known]");
    until_told(&stage, &["Marked as known."]).await;
    assert_eq!(stage.text(".notice [data-act=take]"), "Undo");
    stage.press(".notice [data-act=take]");
    until_told(&stage, &[]).await;
    assert_eq!(
        status(&stage),
        Status::Learning,
        "only the last act is taken back"
    );
}

#[wasm_bindgen_test]
async fn a_bookmark_can_be_taken_back_too() {
    // Or the notice would go by itself.
    let _timers = Timers::new();
    let stage = Stage::fresh(&[QUESTION, NOTICES]);
    stage.press("[data-act=bookmark]");
    until_told(&stage, &["Bookmarked."]).await;
    stage.press("[data-act=bookmark]");
    until_told(&stage, &["Bookmark removed."]).await;
    stage.press(".notice [data-act=take]");
    until_told(&stage, &[]).await;
    assert!(
        stage
            .reader
            .progress
            .with_untracked(|progress| progress.is_bookmarked("lock"))
    );
}

#[wasm_bindgen_test]
async fn dismissing_changes_nothing_else() {
    // Or the notice would go by itself.
    let _timers = Timers::new();
    let stage = Stage::fresh(&[QUESTION, NOTICES]);
    stage.press("[data-act=known]");
    until_told(&stage, &["Marked as known."]).await;
    stage.press(".notice [data-act=dismiss]");
    until_told(&stage, &[]).await;
    assert_eq!(status(&stage), Status::Known);
}

#[wasm_bindgen_test]
async fn an_undo_goes_by_itself_and_a_warning_stays() {
    let timers = Timers::new();
    let stage = Stage::fresh(&[QUESTION, NOTICES]);
    stage
        .reader
        .tell("The storage is full.".to_owned(), Some(Remedy::Export));
    stage
        .reader
        .tell("Something without a remedy.".to_owned(), None);
    stage.press("[data-act=known]");
    until_told(
        &stage,
        &[
            "The storage is full.",
            "Something without a remedy.",
            "Marked as known.",
        ],
    )
    .await;
    let offers = stage.texts(".notice [data-act=take]");
    assert_eq!(
        offers,
        ["Save my progress as a file", "Undo"],
        "what has no remedy offers none"
    );
    assert!(timers.run_out() > 0);
    until_told(
        &stage,
        &["The storage is full.", "Something without a remedy."],
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_notice_is_plain_text() {
    let stage = Stage::fresh(&[NOTICES]);
    stage.reader.tell("<img src=x> & more".to_owned(), None);
    until_told(&stage, &["<img src=x> & more"]).await;
    assert!(!stage.has(".notice img"));
}
