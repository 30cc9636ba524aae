//! The marks on a question's own page, and how far it is read.

use evalloop::browser::dom;
use leptos::prelude::*;
use study::{Scroll, Status};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::replaced::Timers;
use crate::stage::{QUESTION, Stage, settled, until};
use crate::storage;

fn pressed(stage: &Stage, act: &str) -> bool {
    stage
        .attribute(&format!("[data-act={act}]"), "aria-pressed")
        .as_deref()
        == Some("true")
}

fn scroll(stage: &Stage) -> Scroll {
    stage
        .reader
        .progress
        .with_untracked(|progress| progress.scroll("lock"))
}

#[wasm_bindgen_test]
async fn a_mark_is_pressed_moved_and_taken_back() {
    let stage = Stage::fresh(&[QUESTION]);
    stage.press("[data-act=known]");
    until("known", || pressed(&stage, "known")).await;
    stage.press("[data-act=learning]");
    until("learning in its place", || {
        pressed(&stage, "learning") && !pressed(&stage, "known")
    })
    .await;
    stage.press("[data-act=learning]");
    until("no mark", || !pressed(&stage, "learning")).await;
    assert_eq!(
        stage
            .reader
            .progress
            .with_untracked(|progress| progress.status("lock")),
        Status::New
    );
}

#[wasm_bindgen_test]
async fn a_bookmark_stands_beside_the_mark() {
    let stage = Stage::fresh(&[QUESTION]);
    stage.press("[data-act=bookmark]");
    stage.press("[data-act=known]");
    until("both", || {
        pressed(&stage, "bookmark") && pressed(&stage, "known")
    })
    .await;
    stage.press("[data-act=bookmark]");
    until("one", || !pressed(&stage, "bookmark")).await;
    assert!(pressed(&stage, "known"));
}

#[wasm_bindgen_test]
async fn marks_are_found_again() {
    let stage = Stage::fresh(&[QUESTION]);
    stage.press("[data-act=known]");
    drop(stage);
    let again = Stage::again(&[QUESTION]);
    until("the mark from before", || pressed(&again, "known")).await;
}

#[wasm_bindgen_test]
fn a_question_that_is_shown_counts_as_read() {
    let stage = Stage::fresh(&[QUESTION]);
    let read = stage
        .reader
        .progress
        .with_untracked(|progress| progress.continue_with().map(str::to_owned));
    assert_eq!(read.as_deref(), Some("lock"));
}

#[wasm_bindgen_test]
async fn the_place_is_kept_once_the_page_stands_still() {
    let timers = Timers::new();
    let stage = Stage::fresh(&[
        QUESTION,
        "<svg width='10' height='20000' viewBox='0 0 1 1'></svg>",
    ]);
    let window = dom::window().expect("a window");
    for (number, y) in [(1, 2_000.0), (2, 6_000.0)] {
        window.scroll_to_with_x_and_y(0.0, y);
        until("the page to have moved", || timers.waiting() == number).await;
    }
    timers.run_out_first();
    assert_eq!(
        scroll(&stage),
        Scroll::default(),
        "nothing is written while it moves"
    );
    timers.run_out();
    let kept = scroll(&stage);
    assert!(kept.fraction() > 0.1 && kept.fraction() < 0.9, "{kept:?}");
    assert!(storage::get(storage::PROGRESS).is_some_and(|text| text.contains("\"scroll\":0.")));

    window.scroll_to_with_x_and_y(0.0, 0.0);
    until("the page to have moved back", || timers.waiting() > 0).await;
    evalloop::wake::sleep_all();
    timers.run_out();
    assert_eq!(
        scroll(&stage),
        kept,
        "the place of a page that was left is not the next page's"
    );
    drop(stage);

    let back = Stage::at(
        "#resume",
        &[
            QUESTION,
            "<svg width='10' height='20000' viewBox='0 0 1 1'></svg>",
        ],
    );
    until("the page to be where it was left", || {
        window.scroll_y().is_ok_and(|y| y > 5_000.0)
    })
    .await;
    assert_eq!(scroll(&back), kept);
    drop(back);
    settled().await;
}
