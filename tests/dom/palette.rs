//! The palette: how it opens and closes, what it shows, and how it is walked by keyboard.

use evalloop::browser::dom;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

use crate::shelf::{Gives, Shelf};
use crate::stage::{BANK, PALETTE, Stage, enter, focused, key, press, until};
use crate::storage;

const FIELD: &str = ".palette input";
const SEARCHES: &str = <study::Searches as study::Record>::KEY;

fn dialog(stage: &Stage) -> HtmlDialogElement {
    stage.one(".palette").unchecked_into()
}

fn is_entry() -> bool {
    let history = dom::window().and_then(|window| window.history().ok());
    history
        .and_then(|history| history.state().ok())
        .and_then(|state| state.as_string())
        .is_some()
}

/// Closes the palette and waits until its entry in the history is gone.
async fn close(stage: &Stage) {
    if dialog(stage).open() {
        stage.press("[data-act=close]");
    }
    until("the history to be as before", || !is_entry()).await;
}

/// Opens it, with nothing typed: what was typed in another test is still there.
fn open(stage: &Stage) {
    reopen(stage);
    enter(&stage.one(FIELD), "");
}

fn reopen(stage: &Stage) {
    stage.press("[data-act=palette]");
    assert!(dialog(stage).open(), "the button opens the palette");
}

/// Presses a letter with Ctrl; whether the page took it for itself.
fn chord(element: &Element, letter: &str) -> bool {
    let options = KeyboardEventInit::new();
    options.set_key(letter);
    options.set_ctrl_key(true);
    options.set_bubbles(true);
    options.set_cancelable(true);
    let event =
        KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).expect("an event");
    !element.dispatch_event(&event).expect("somebody")
}

fn typed(stage: &Stage) -> String {
    stage
        .one(FIELD)
        .unchecked_into::<HtmlInputElement>()
        .value()
}

fn labels(stage: &Stage) -> Vec<String> {
    stage.texts(".palette [role=listbox] .label")
}

fn titles(stage: &Stage) -> Vec<String> {
    stage.texts(".palette [role=option] .title")
}

/// The title of the option that the field says is active.
fn active(stage: &Stage) -> String {
    let id = stage.attribute(FIELD, "aria-activedescendant");
    let Some(id) = id else { return String::new() };
    let option = format!(".palette #{id}[aria-selected=true]");
    assert_eq!(
        dom::all(&stage.root, "[aria-selected=true]").len(),
        1,
        "one option at most is active"
    );
    stage.text(&format!("{option} .title"))
}

#[wasm_bindgen_test]
async fn the_button_and_the_keys_open_it_and_escape_closes_it() {
    let _shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[PALETTE]);
    open(&stage);
    assert_eq!(focused(), Some(stage.one(FIELD)));
    assert!(is_entry(), "back would close it");
    assert!(key(&stage.one(FIELD), "Escape"));
    assert!(!dialog(&stage).open());
    close(&stage).await;
    assert!(chord(&stage.root, "k"), "Ctrl+K is taken");
    assert!(dialog(&stage).open());
    close(&stage).await;
    assert!(key(&stage.root, "/"), "where the page has no search box");
    assert!(dialog(&stage).open());
    assert!(!key(&stage.one(FIELD), "/"), "inside it is a letter");
    close(&stage).await;
}

#[wasm_bindgen_test]
async fn a_slash_belongs_to_the_pages_own_search_box() {
    let _shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[BANK, PALETTE]);
    assert!(key(&stage.root, "/"));
    assert!(!dialog(&stage).open());
    assert_eq!(focused(), Some(stage.one("input[type=search]")));
    assert!(chord(&stage.one("input[type=search]"), "k"));
    assert!(dialog(&stage).open(), "the chord opens it from anywhere");
    close(&stage).await;
}

#[wasm_bindgen_test]
async fn back_closes_it_and_forward_opens_it() {
    let _shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[PALETTE]);
    open(&stage);
    let history = dom::window().and_then(|window| window.history().ok());
    let history = history.expect("a history");
    history.back().expect("a way back");
    until("it to be closed", || !dialog(&stage).open()).await;
    history.forward().expect("a way forward");
    until("it to be open", || dialog(&stage).open()).await;
    close(&stage).await;
}

#[wasm_bindgen_test]
async fn a_press_beside_it_closes_it() {
    let _shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[PALETTE]);
    open(&stage);
    stage.press(".palette .ask");
    assert!(dialog(&stage).open());
    press(&stage.one(".palette"));
    assert!(!dialog(&stage).open());
    close(&stage).await;
}

#[wasm_bindgen_test]
async fn results_come_in_groups_with_passages_and_a_count() {
    let shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[PALETTE]);
    open(&stage);
    enter(&stage.one(FIELD), "lock");
    until("the passages", || {
        stage
            .texts(".palette .passage mark")
            .contains(&"lock".to_owned())
    })
    .await;
    assert!(labels(&stage).contains(&"Guide".to_owned()));
    assert!(
        stage
            .text("[data-part=status]")
            .contains("1 section of the guide")
    );
    assert_eq!(
        stage.attribute(FIELD, "aria-expanded").as_deref(),
        Some("true")
    );
    assert_eq!(active(&stage), titles(&stage)[0], "the best is active");
    assert_eq!(shelf.asked(".idx"), 1, "the index is fetched once");
    assert_eq!(shelf.asked(".texts"), 1);
    close(&stage).await;
}

#[wasm_bindgen_test]
async fn arrows_walk_and_home_and_end_belong_to_the_text_until_they_do() {
    let _shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[PALETTE]);
    open(&stage);
    enter(&stage.one(FIELD), "threads");
    until("several results", || titles(&stage).len() > 2).await;
    let titles = titles(&stage);
    let last = titles.len() - 1;
    assert!(!key(&stage.one(FIELD), "End"), "the caret's, so far");
    for (pressed, wanted) in [
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", 0),
        ("End", last),
        ("ArrowDown", last),
        ("Home", 0),
    ] {
        assert!(key(&stage.one(FIELD), pressed));
        assert_eq!(active(&stage), titles[wanted], "{pressed}");
        assert_eq!(focused(), Some(stage.one(FIELD)), "the focus stays");
    }
    close(&stage).await;
}

#[wasm_bindgen_test]
async fn what_is_offered_can_be_taken_up_and_taken_back() {
    let _shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[PALETTE]);
    open(&stage);
    until("the hints", || !titles(&stage).is_empty()).await;
    assert_eq!(active(&stage), "", "nothing is chosen for the reader");
    key(&stage.one(FIELD), "ArrowDown");
    let first = active(&stage);
    assert!(key(&stage.one(FIELD), "Enter"));
    assert_eq!(typed(&stage), first, "it is typed, not gone to");
    assert!(dialog(&stage).open());
    enter(&stage.one(FIELD), "lock level:mid");
    until("what was understood", || {
        stage.texts(".palette .token") == ["level: mid"]
    })
    .await;
    stage.press(".palette .token");
    assert_eq!(typed(&stage), "lock");
    until("nothing is understood", || !stage.has(".palette .token")).await;
    close(&stage).await;
}

#[wasm_bindgen_test]
async fn the_last_searches_are_offered_until_they_are_cleared() {
    let _shelf = Shelf::new(Gives::All);
    storage::clear();
    storage::put(
        SEARCHES,
        "{\"version\":1,\"searches\":[{\"text\":\"gil\",\"time\":5}]}",
    );
    let stage = Stage::again(&[PALETTE]);
    open(&stage);
    until("the recent search", || {
        titles(&stage).first().is_some_and(|title| title == "gil")
    })
    .await;
    let forget = "[data-act=forget]";
    assert!(!stage.one(forget).has_attribute("hidden"));
    stage.press(forget);
    until("only hints", || labels(&stage) == ["Narrow a search"]).await;
    assert!(stage.one(forget).has_attribute("hidden"));
    let stored = storage::get(SEARCHES).expect("a record");
    assert!(!stored.contains("gil"), "{stored}");
    close(&stage).await;
}

#[wasm_bindgen_test]
async fn an_index_that_cannot_be_had_is_told_and_asked_for_again() {
    for gives in [Gives::Nothing, Gives::Damaged] {
        let shelf = Shelf::new(gives);
        let stage = Stage::fresh(&[BANK, PALETTE]);
        open(&stage);
        enter(&stage.one(FIELD), "tuple");
        let trouble = ".palette [data-part=trouble]";
        until("the trouble", || {
            !stage.one(trouble).has_attribute("hidden")
        })
        .await;
        until("the page's titles", || titles(&stage).len() == 1).await;
        shelf.now_gives(Gives::All);
        stage.press(".palette [data-act=again]");
        until("the trouble to be over", || {
            stage.one(trouble).has_attribute("hidden")
        })
        .await;
        enter(&stage.one(FIELD), "descriptor");
        until("a result from an answer", || {
            titles(&stage)
                .first()
                .is_some_and(|title| title.contains("__slots__"))
        })
        .await;
        close(&stage).await;
    }
}

#[wasm_bindgen_test]
async fn what_was_typed_is_there_again() {
    let _shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[PALETTE]);
    open(&stage);
    enter(&stage.one(FIELD), "yield");
    close(&stage).await;
    // Another page, with another dialog.
    let stage = Stage::again(&[PALETTE]);
    reopen(&stage);
    assert_eq!(typed(&stage), "yield");
    close(&stage).await;
}

#[wasm_bindgen_test]
async fn a_palette_that_was_opened_before_the_app_was_awake_is_taken_over() {
    let _shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[PALETTE]);
    evalloop::wake::sleep_all();
    dialog(&stage).show_modal().expect("a dialog in the page");
    stage
        .one(FIELD)
        .unchecked_into::<HtmlInputElement>()
        .set_value("yield");
    evalloop::wake::wake_all(stage.reader);
    until("its results", || !titles(&stage).is_empty()).await;
    assert_eq!(typed(&stage), "yield");
    close(&stage).await;
}

#[wasm_bindgen_test]
async fn with_the_index_a_levels_list_finds_answers_too() {
    let shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[BANK, PALETTE]);
    stage.search("descriptor");
    stage.until_listed(&["slots"]).await;
    assert_eq!(shelf.asked(".idx"), 1);
    let place = "[data-question-id=slots] [data-part=where]";
    assert_eq!(stage.text(place), "matches the answer");
    stage.search("");
}

#[wasm_bindgen_test]
async fn what_a_level_does_not_have_is_looked_for_everywhere() {
    let _shelf = Shelf::new(Gives::All);
    let stage = Stage::fresh(&[BANK, PALETTE]);
    stage.search("interview holds qqqq");
    stage.until_listed(&[]).await;
    stage.press(".empty [data-act=everywhere]");
    assert!(dialog(&stage).open());
    assert_eq!(typed(&stage), "interview holds qqqq");
    enter(&stage.one(FIELD), "interview");
    until("the guide's section", || {
        titles(&stage).contains(&"Threads in an interview".to_owned())
    })
    .await;
    stage.search("");
    close(&stage).await;
}
