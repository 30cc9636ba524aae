//! A level's progress at a glance, and the way back to where the reader was.

use study::Status;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::replaced::{Answer, Network};
use crate::stage::{LEVEL, RESUME, Stage, settled, until};
use crate::storage::{self, PROGRESS};

fn store_read(id: &str) {
    storage::clear();
    storage::put(
        PROGRESS,
        &format!("{{\"version\":1,\"questions\":{{\"{id}\":{{\"last_read\":5}}}}}}"),
    );
}

#[wasm_bindgen_test]
async fn a_levels_bar_and_words_follow_the_marks() {
    let stage = Stage::fresh(&[LEVEL]);
    stage.reader.mark("lock", Status::Known);
    stage.reader.mark("tuples", Status::Learning);
    stage.reader.mark("of-another-level", Status::Known);
    until("the words", || {
        stage.text("[data-part=words]") == "1 known, 1 learning, 1 new"
    })
    .await;
    assert_eq!(stage.attribute("progress", "value").as_deref(), Some("1"));
    assert_eq!(stage.attribute("progress", "max").as_deref(), Some("3"));
}

#[wasm_bindgen_test]
async fn a_new_reader_has_nowhere_to_go_back_to() {
    let network = Network::new(Answer::Down);
    let stage = Stage::fresh(&[RESUME]);
    settled().await;
    assert!(stage.one("[data-part=resume]").has_attribute("hidden"));
    assert!(!stage.one("[data-part=begin]").has_attribute("hidden"));
    assert!(network.asked().is_empty(), "and nothing is fetched");
}

#[wasm_bindgen_test]
async fn the_way_back_leads_to_the_last_question_and_its_place() {
    let network = Network::new(Answer::Page(
        "<h1>What does the <code>GIL</code> protect?</h1>",
    ));
    store_read("one-lock");
    let stage = Stage::again(&[RESUME]);
    assert!(!stage.one("[data-part=resume]").has_attribute("hidden"));
    assert!(stage.one("[data-part=begin]").has_attribute("hidden"));
    assert_eq!(
        stage.attribute("[data-part=link]", "href").as_deref(),
        Some("./q/one-lock/#resume")
    );
    assert_eq!(
        stage.text("[data-part=link]"),
        "one lock",
        "its id until its title is there"
    );
    until("its title", || {
        stage.text("[data-part=link]") == "What does the GIL protect?"
    })
    .await;
    assert_eq!(network.asked(), ["./q/one-lock/"]);
}

#[wasm_bindgen_test]
async fn the_way_back_does_without_a_title() {
    let _network = Network::new(Answer::Down);
    store_read("one-lock");
    let stage = Stage::again(&[RESUME]);
    settled().await;
    assert_eq!(stage.text("[data-part=link]"), "one lock");
}

#[wasm_bindgen_test]
async fn an_id_that_somebody_wrote_into_storage_is_no_address() {
    for id in ["../../elsewhere", "//example.org", "javascript:1", "Upper"] {
        let network = Network::new(Answer::Down);
        store_read(id);
        let stage = Stage::again(&[RESUME]);
        settled().await;
        assert!(
            stage.one("[data-part=resume]").has_attribute("hidden"),
            "{id}"
        );
        assert!(network.asked().is_empty(), "{id}");
    }
}
