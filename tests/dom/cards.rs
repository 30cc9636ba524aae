//! `browser::cards`: the list in the page is all the data there is, so it has to come back as it went in.

use evalloop::browser::{cards, dom};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::catalogue;
use crate::stage::{BANK, empty};

#[wasm_bindgen_test]
fn the_list_gives_back_the_cards_that_it_was_written_from() {
    let place = empty();
    place.set_inner_html(BANK);
    assert_eq!(
        cards::read(&place),
        catalogue::cards(),
        "code spans and escaped characters included"
    );
}

#[wasm_bindgen_test]
fn an_entry_that_lacks_something_is_passed_over() {
    let all = catalogue::cards();
    for (missing, attribute) in [
        ("h3 button", ""),
        (".short", ""),
        ("[data-category]", ""),
        ("[data-difficulty]", ""),
        ("[data-difficulty]", "data-difficulty"),
        ("article", "data-tags"),
    ] {
        let place = empty();
        place.set_inner_html(BANK);
        let part = dom::first(&place, missing).expect("a part of the first entry");
        if attribute.is_empty() {
            part.remove();
        } else {
            part.remove_attribute(attribute)
                .expect("an attribute to remove");
        }
        assert_eq!(
            cards::read(&place),
            all[1..],
            "without {missing} {attribute}"
        );
    }
}

#[wasm_bindgen_test]
fn a_difficulty_that_nobody_knows_is_none() {
    let place = empty();
    place.set_inner_html(BANK);
    dom::set(
        &dom::first(&place, "[data-difficulty]").expect("a difficulty"),
        "data-difficulty",
        "Brutal",
    );
    assert_eq!(cards::read(&place), catalogue::cards()[1..]);
}

#[wasm_bindgen_test]
fn a_page_without_a_list_has_no_cards() {
    assert!(cards::read(&empty()).is_empty());
}
