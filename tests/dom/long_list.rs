//! A list of a thousand questions: the same island, twenty times what a level has.

use std::fmt::Write as _;

use evalloop::browser::dom;
use evalloop::wake;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{BANK, Stage, until};

/// How many questions there are.
const MANY: usize = 1_000;
/// Every so manieth is about zebras.
const RARE: usize = 97;

/// The fixture's list with its first entry a thousand times over, under the first heading.
fn long_list() -> Stage {
    let stage = Stage::fresh(&[BANK]);
    wake::sleep_all();
    let heading = stage.one(".results h2").outer_html();
    let entry = stage.one(".results article").outer_html();
    let mut html = heading;
    for number in 0..MANY {
        let animal = if number % RARE == 0 { "zebra" } else { "horse" };
        let title = format!("What does the {animal} say?");
        let id = format!("question-{number}");
        let copy = entry.replace(
            "data-question-id=\"lock\"",
            &format!("data-question-id=\"{id}\""),
        );
        let (before, rest) = copy
            .split_once("What does the ")
            .expect("the fixture's first title");
        let (_, after) = rest.split_once("</button>").expect("its end");
        let _ = write!(html, "{before}{title}</button>{after}");
    }
    stage.one(".results").set_inner_html(&html);
    wake::wake_all(stage.reader);
    stage
}

#[wasm_bindgen_test]
async fn a_thousand_questions_are_searched_and_come_back() {
    let stage = long_list();
    let number = || dom::all(&stage.root, ".results article").len();
    let count = || stage.text("[data-testid=result-count]");
    until("all to be counted", || count() == "1000 questions").await;
    stage.search("zebra");
    until("the few to be left", || number() == MANY.div_ceil(RARE)).await;
    assert_eq!(count(), "11 of 1000 questions");
    assert_eq!(
        stage.listed()[..2],
        ["question-0", "question-97"],
        "equals stay in reading order"
    );
    assert_eq!(dom::all(&stage.root, ".results h3 mark").len(), 11);
    stage.search("");
    until("all to be back", || number() == MANY).await;
    let expected: Vec<String> = (0..MANY)
        .map(|number| format!("question-{number}"))
        .collect();
    assert_eq!(stage.listed(), expected, "in reading order");
    assert_eq!(stage.text(".results h2"), "Basics 1000");
}
