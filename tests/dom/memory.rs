//! `browser::memory`: what is kept of the reader, over the browser's real storage.

use evalloop::browser::{dom, memory};
use evalloop::reader::{Notice, Reader, Remedy};
use leptos::prelude::*;
use study::{Status, Theme};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::replaced::Replaced;
use crate::stage::{empty, open, send, settled, until};
use crate::storage::{self, Elsewhere, PROGRESS, SETTINGS};

fn status(reader: Reader, id: &str) -> Status {
    reader
        .progress
        .with_untracked(|progress| progress.status(id))
}

fn notices(reader: Reader) -> Vec<Notice> {
    reader.notices.get_untracked()
}

fn mark(reader: Reader, id: &str, status: Status) {
    memory::change(reader, |progress, now| progress.set_status(id, status, now));
}

#[wasm_bindgen_test]
fn a_new_reader_leaves_no_trace() {
    storage::clear();
    let reader = open();
    assert_eq!(notices(reader), []);
    assert_eq!(reader.theme.get_untracked(), None);
    assert!(storage::keys().is_empty(), "opening alone stores nothing");
}

#[wasm_bindgen_test]
fn a_change_is_shown_at_once_and_found_again() {
    storage::clear();
    let reader = open();
    mark(reader, "lock", Status::Known);
    assert_eq!(status(reader, "lock"), Status::Known);
    assert_eq!(storage::keys(), [PROGRESS]);
    let again = open();
    assert_eq!(status(again, "lock"), Status::Known);
    assert_eq!(status(again, "tuples"), Status::New);
    assert_eq!(notices(again), []);
}

#[wasm_bindgen_test]
fn a_theme_is_shown_on_the_document_and_found_again() {
    storage::clear();
    empty();
    let reader = open();
    let root = dom::root().expect("the document's element");
    memory::choose_theme(reader, Some(Theme::Dark));
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(open().theme.get_untracked(), Some(Theme::Dark));
    memory::choose_theme(reader, None);
    assert!(
        !root.has_attribute("data-theme"),
        "the system's theme holds again"
    );
    assert_eq!(open().theme.get_untracked(), None);
}

#[wasm_bindgen_test]
fn a_full_storage_is_told_and_costs_nothing_once_there_is_room() {
    storage::clear();
    let reader = open();
    mark(reader, "lock", Status::Known);
    storage::fill();
    let stored = storage::get(PROGRESS);
    mark(
        reader,
        "a-question-with-an-id-that-needs-more-room-than-there-is",
        Status::Learning,
    );
    mark(reader, "tuples", Status::Known);
    let told = notices(reader);
    assert_eq!(told.len(), 1, "told once, not once a change: {told:?}");
    assert!(
        told[0].words.contains("storage for the site is full"),
        "{}",
        told[0].words
    );
    assert_eq!(told[0].remedy, Some(Remedy::Export));
    assert_eq!(
        status(reader, "tuples"),
        Status::Known,
        "the change is in force"
    );
    assert_eq!(
        storage::get(PROGRESS),
        stored,
        "what was stored is as it was"
    );
    storage::free();
    mark(reader, "threads", Status::Known);
    let again = open();
    for id in ["lock", "tuples", "threads"] {
        assert_eq!(
            status(again, id),
            Status::Known,
            "{id} is stored with the next change"
        );
    }
}

#[wasm_bindgen_test]
fn a_foreign_value_is_set_aside_word_for_word_and_told() {
    for foreign in [
        "[1, 2",
        "{\"version\":1,\"questions\":7}",
        "null",
        "\u{feff}",
        "{\"version\":\"1\"}",
    ] {
        storage::clear();
        storage::put(PROGRESS, foreign);
        let reader = open();
        let told = notices(reader);
        assert_eq!(told.len(), 1, "{foreign}: {told:?}");
        assert!(
            told[0].words.contains("Nothing is lost"),
            "{}",
            told[0].words
        );
        let prefix = format!("evalloop:quarantine:{PROGRESS}:");
        let copy = storage::keys()
            .into_iter()
            .find(|key| key.starts_with(&prefix));
        let copy = copy.unwrap_or_else(|| panic!("{foreign} is not set aside"));
        assert_eq!(storage::get(&copy).as_deref(), Some(foreign));
        mark(reader, "lock", Status::Known);
        assert_eq!(
            status(open(), "lock"),
            Status::Known,
            "the page goes on from there"
        );
    }
}

#[wasm_bindgen_test]
fn a_newer_value_is_left_untouched_and_told() {
    storage::clear();
    let newer = "{\"version\":2,\"decks\":[]}";
    storage::put(PROGRESS, newer);
    let reader = open();
    assert!(
        notices(reader)[0].words.contains("newer release"),
        "{:?}",
        notices(reader)
    );
    mark(reader, "lock", Status::Known);
    assert_eq!(
        status(reader, "lock"),
        Status::Known,
        "this page still works"
    );
    assert_eq!(storage::get(PROGRESS).as_deref(), Some(newer));
    assert_eq!(storage::keys(), [PROGRESS]);
}

#[wasm_bindgen_test]
async fn what_another_document_stores_is_shown_here() {
    storage::clear();
    empty();
    let reader = open();
    mark(reader, "lock", Status::Known);
    let elsewhere = Elsewhere::open();
    let theirs =
        "{\"version\":1,\"questions\":{\"tuples\":{\"status\":\"learning\",\"status_changed\":5}}}";
    let both = elsewhere.storage();
    both.set_item(PROGRESS, theirs).expect("room");
    until("the other document's mark", || {
        status(reader, "tuples") == Status::Learning
    })
    .await;
    assert_eq!(
        status(reader, "lock"),
        Status::Known,
        "and ours is merged, not lost"
    );
    both.set_item(SETTINGS, "{\"version\":1,\"theme\":\"dark\"}")
        .expect("room");
    until("the other document's theme", || {
        reader.theme.get_untracked() == Some(Theme::Dark)
    })
    .await;
    let root = dom::root().expect("the document's element");
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    both.clear().expect("storage can be emptied");
    until("what this tab knows to be stored again", || {
        storage::get(PROGRESS).is_some()
    })
    .await;
    assert_eq!(status(reader, "lock"), Status::Known);
}

#[wasm_bindgen_test]
async fn other_sites_of_the_origin_are_none_of_ours() {
    storage::clear();
    let reader = open();
    mark(reader, "lock", Status::Known);
    // Neither an event nor a change tells of this, unless somebody looks.
    storage::put(
        PROGRESS,
        "{\"version\":1,\"questions\":{\"tuples\":{\"status\":\"known\"}}}",
    );
    let elsewhere = Elsewhere::open();
    elsewhere
        .storage()
        .set_item("their-key", "1")
        .expect("room");
    settled().await;
    assert_eq!(
        status(reader, "tuples"),
        Status::New,
        "an event of another key is no reason to look"
    );
}

#[wasm_bindgen_test]
fn a_page_that_comes_back_looks_at_what_it_missed() {
    storage::clear();
    let place = empty();
    let reader = open();
    storage::put(
        PROGRESS,
        "{\"version\":1,\"questions\":{\"tuples\":{\"status\":\"known\",\"status_changed\":5}}}",
    );
    send(&place, "pageshow");
    assert_eq!(status(reader, "tuples"), Status::Known);
}

#[wasm_bindgen_test]
async fn everything_can_be_saved_as_a_file() {
    storage::clear();
    let reader = open();
    mark(reader, "lock", Status::Known);
    let saved = std::rc::Rc::new(std::cell::RefCell::new(None));
    let kept = std::rc::Rc::clone(&saved);
    let urls = global("URL");
    let _create = Replaced::new(&urls, "createObjectURL", move |blob| {
        *kept.borrow_mut() = Some(blob);
        "blob:saved".into()
    });
    let links =
        js_sys::Reflect::get(&global("HTMLAnchorElement"), &"prototype".into()).expect("links");
    let note_name = js_sys::Function::new_no_args("globalThis.savedAs = this.download");
    let _click = Replaced::by(&links, "click", &note_name);
    reader.take(&Remedy::Export);
    assert_eq!(
        global("savedAs").as_string().as_deref(),
        Some("evalloop-progress.json")
    );
    let blob: web_sys::Blob = saved.take().expect("a file").unchecked_into();
    let text = wasm_bindgen_futures::JsFuture::from(blob.text())
        .await
        .expect("its text");
    let text = text.as_string().expect("a text");
    assert!(text.contains("\"lock\":{\"status\":\"known\""), "{text}");
    assert_eq!(notices(reader), []);
}

fn global(name: &str) -> JsValue {
    js_sys::Reflect::get(&js_sys::global(), &name.into()).expect("a global of the browser")
}
