//! The header's end: how much is known, and the theme.

use evalloop::browser::dom;
use study::Status;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{STATUS, Stage, until};
use crate::storage;

fn theme() -> Option<String> {
    dom::root()?.get_attribute("data-theme")
}

#[wasm_bindgen_test]
async fn the_count_follows_the_marks() {
    let stage = Stage::fresh(&[STATUS]);
    for (id, status, words) in [
        ("lock", Status::Known, "1 of 6 known"),
        ("tuples", Status::Learning, "1 of 6 known"),
        ("slots", Status::Known, "2 of 6 known"),
        ("lock", Status::New, "1 of 6 known"),
    ] {
        stage.reader.mark(id, status);
        until(words, || stage.text("[data-part=known]") == words).await;
    }
}

#[wasm_bindgen_test]
async fn more_marks_than_questions_are_not_counted() {
    storage::clear();
    let ids = ["a", "b", "c", "d", "e", "f", "g"];
    let marks = ids
        .map(|id| format!("\"{id}\":{{\"status\":\"known\"}}"))
        .join(",");
    storage::put(
        storage::PROGRESS,
        &format!("{{\"version\":1,\"questions\":{{{marks}}}}}"),
    );
    let stage = Stage::again(&[STATUS]);
    until("no more than all", || {
        stage.text("[data-part=known]") == "6 of 6 known"
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_theme_goes_round_and_is_said() {
    let stage = Stage::fresh(&[STATUS]);
    let button = "[data-act=theme]";
    for (attribute, words) in [
        (Some("light"), "Theme: light"),
        (Some("dark"), "Theme: dark"),
        (None, "Theme: system"),
    ] {
        stage.press(button);
        assert_eq!(theme().as_deref(), attribute);
        until(words, || {
            stage.attribute(button, "aria-label").as_deref() == Some(words)
        })
        .await;
        assert_eq!(stage.attribute(button, "title").as_deref(), Some(words));
    }
}

#[wasm_bindgen_test]
async fn a_chosen_theme_is_known_to_the_button_after_a_reload() {
    storage::clear();
    storage::put(storage::SETTINGS, "{\"version\":1,\"theme\":\"dark\"}");
    let stage = Stage::again(&[STATUS]);
    until("dark", || {
        stage.attribute("[data-act=theme]", "aria-label").as_deref() == Some("Theme: dark")
    })
    .await;
}
