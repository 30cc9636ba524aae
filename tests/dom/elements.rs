//! `browser::dom`: reaching and changing elements, and leaving alone what is right already.

use evalloop::browser::dom;
use js_sys::Function;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, MutationObserver, MutationObserverInit};

use crate::stage::{empty, focused};

/// How often the DOM under an element is changed while `act` runs.
fn changes(place: &Element, act: impl FnOnce()) -> u32 {
    let observer = MutationObserver::new(&Function::new_no_args("")).expect("an observer");
    let options = MutationObserverInit::new();
    options.set_attributes(true);
    options.set_child_list(true);
    options.set_character_data(true);
    options.set_subtree(true);
    observer
        .observe_with_options(place, &options)
        .expect("something to observe");
    act();
    let changes = observer.take_records().length();
    observer.disconnect();
    changes
}

#[wasm_bindgen_test]
fn an_attribute_is_set_only_when_it_is_another() {
    let place = empty();
    assert_eq!(changes(&place, || dom::set(&place, "data-x", "1")), 1);
    assert_eq!(changes(&place, || dom::set(&place, "data-x", "1")), 0);
    assert_eq!(changes(&place, || dom::set(&place, "data-x", "2")), 1);
    assert_eq!(dom::data(&place, "x"), "2");
    assert_eq!(dom::data(&place, "y"), "", "what is not there is empty");
}

#[wasm_bindgen_test]
fn an_attribute_may_be_empty_and_still_be_another() {
    let place = empty();
    assert_eq!(changes(&place, || dom::set(&place, "data-x", "")), 1);
    assert_eq!(place.get_attribute("data-x").as_deref(), Some(""));
}

#[wasm_bindgen_test]
fn a_text_is_set_only_when_it_is_another() {
    let place = empty();
    assert_eq!(changes(&place, || dom::set_text(&place, "12 questions")), 1);
    assert_eq!(changes(&place, || dom::set_text(&place, "12 questions")), 0);
    assert_eq!(changes(&place, || dom::set_text(&place, "13 questions")), 1);
}

#[wasm_bindgen_test]
fn a_flag_is_there_or_not() {
    let place = empty();
    dom::set_flag(&place, "hidden", true);
    assert!(place.has_attribute("hidden"));
    assert_eq!(changes(&place, || dom::set_flag(&place, "hidden", true)), 0);
    dom::set_flag(&place, "hidden", false);
    assert!(!place.has_attribute("hidden"));
}

#[wasm_bindgen_test]
fn a_template_gives_a_fresh_copy_each_time() {
    let place = empty();
    place.set_inner_html(
        "<template data-part='entry'><p>one</p><p>two</p></template><div data-part='plain'></div>",
    );
    for _ in 0..2 {
        let copy = dom::copy_of(&place, "entry").expect("a copy");
        assert_eq!(copy.child_element_count(), 2);
        place.append_child(&copy).expect("a place for the copy");
    }
    assert_eq!(
        dom::all(&place, "p").len(),
        4,
        "both copies are in the page, and none was taken from the template"
    );
    assert!(
        dom::copy_of(&place, "plain").is_none(),
        "only a template can be copied"
    );
    assert!(dom::copy_of(&place, "missing").is_none());
}

#[wasm_bindgen_test]
fn elements_are_found_in_document_order_and_a_bad_selector_finds_none() {
    let place = empty();
    place.set_inner_html("<i data-part='a'></i><b></b><i></i>");
    assert_eq!(
        dom::all(&place, "i, b")
            .iter()
            .map(Element::tag_name)
            .collect::<Vec<_>>(),
        ["I", "B", "I"]
    );
    assert!(dom::part(&place, "a").is_some());
    assert!(dom::part(&place, "b").is_none());
    assert!(dom::all(&place, "[").is_empty());
    assert!(dom::first(&place, "[").is_none());
}

#[wasm_bindgen_test]
fn focus_goes_where_it_can_and_nowhere_else() {
    let place = empty();
    place.set_inner_html("<button>yes</button><svg viewBox='0 0 1 1'></svg>");
    let button = dom::first(&place, "button").expect("the button");
    dom::focus(&button, true);
    assert_eq!(focused(), Some(button.clone()));
    dom::focus(&dom::first(&place, "svg").expect("the picture"), true);
    assert_eq!(
        focused(),
        Some(button),
        "an element that is no HTML is passed over"
    );
}
