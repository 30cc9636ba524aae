//! `browser::fetch`: pages of this site, and an answer taken from one.

use evalloop::browser::{dom, fetch};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, DomParser, SupportedType};

use crate::replaced::{Answer, Network};

fn parsed(html: &str) -> Document {
    let parser = DomParser::new().expect("a parser");
    parser
        .parse_from_string(html, SupportedType::TextHtml)
        .expect("a document")
}

fn origin() -> String {
    dom::window()
        .expect("a window")
        .location()
        .origin()
        .expect("an origin")
}

#[wasm_bindgen_test]
fn the_links_of_an_answer_hold_on_another_page() {
    let page = parsed(
        "<main><a href='../elsewhere/'>not of the answer</a><div data-answer=''>\
         <a href='../gil/'>another question</a><a href='#cost'>a heading</a>\
         <a href='https://peps.python.org/pep-0703/'>another site</a><a id='anchor'>no link</a></div></main>",
    );
    let origin = origin();
    let answer = fetch::answer_of(&page, "q/lock/").expect("an answer");
    assert_eq!(
        answer,
        format!(
            "<a href=\"{origin}/q/gil/\">another question</a><a href=\"{origin}/q/lock/#cost\">a heading</a>\
             <a href=\"https://peps.python.org/pep-0703/\">another site</a><a id=\"anchor\">no link</a>"
        )
    );
}

#[wasm_bindgen_test]
fn a_page_without_an_answer_gives_none() {
    assert_eq!(
        fetch::answer_of(&parsed("<p>Somebody's error page.</p>"), "q/lock/"),
        None
    );
}

#[wasm_bindgen_test]
async fn what_is_not_there_gives_no_page() {
    assert!(
        fetch::page("https://[").await.is_none(),
        "an address that is none"
    );
    let network = Network::new(Answer::Missing("<p>There is no page here.</p>"));
    assert!(
        fetch::page("q/nowhere/").await.is_none(),
        "an error page is not the page"
    );
    network.now_answers(Answer::Down);
    assert!(fetch::page("q/lock/").await.is_none());
}

#[wasm_bindgen_test]
async fn what_is_there_gives_its_page() {
    let page = fetch::page("./")
        .await
        .expect("the page of the tests themselves");
    assert!(page.body().is_some());
}
