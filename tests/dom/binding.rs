//! `browser::bind`: signals and events on elements that are there already.

use std::cell::Cell;
use std::rc::Rc;

use evalloop::browser::{bind, dom};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::replaced::{Replaced, window};
use crate::stage::{empty, press, send, settled, start_executor, until};

#[wasm_bindgen_test]
fn a_listener_goes_with_the_page() {
    let place = empty();
    let heard = Rc::new(Cell::new(0));
    let counted = Rc::clone(&heard);
    bind::on(&place, "click", move |_| counted.set(counted.get() + 1));
    press(&place);
    assert_eq!(heard.get(), 1, "the listener hears while the page is shown");
    bind::forget_page();
    let failed = Rc::new(Cell::new(false));
    let noted = Rc::clone(&failed);
    let _errors = Replaced::new(&window(), "onerror", move |_| {
        noted.set(true);
        true.into()
    });
    press(&place);
    assert_eq!(heard.get(), 1, "the listener is gone with its page");
    assert!(
        !failed.get(),
        "and removed from the element, which would else call what is no longer there"
    );
    assert_eq!(Rc::strong_count(&heard), 1, "and what it held is let go");
}

#[wasm_bindgen_test]
fn a_listener_for_the_tab_outlives_the_page() {
    let place = empty();
    let heard = Rc::new(Cell::new(0));
    let counted = Rc::clone(&heard);
    bind::always("evalloop-test", move |_| counted.set(counted.get() + 1));
    bind::forget_page();
    send(&place, "evalloop-test");
    assert_eq!(heard.get(), 1);
}

#[wasm_bindgen_test]
async fn an_effect_follows_a_signal_until_its_owner_goes() {
    start_executor();
    let seen = Rc::new(Cell::new(-1));
    let owner = Owner::new_root(None);
    let signal = RwSignal::new(0);
    let written = Rc::clone(&seen);
    owner.with(|| bind::effect(move || written.set(signal.get())));
    until("the effect to run", || seen.get() == 0).await;
    signal.set(1);
    until("the effect to run again", || seen.get() == 1).await;
    drop(owner);
    signal.set(2);
    settled().await;
    assert_eq!(
        seen.get(),
        1,
        "an effect of a page that was left does nothing"
    );
}

#[wasm_bindgen_test]
async fn an_elements_text_is_kept() {
    start_executor();
    let place = empty();
    let owner = Owner::new_root(None);
    let number = RwSignal::new(1);
    owner.with(|| {
        bind::text(Some(place.clone()), move || {
            format!("{} known", number.get())
        });
    });
    until("the first text", || {
        place.text_content().as_deref() == Some("1 known")
    })
    .await;
    number.set(2);
    until("the next text", || {
        place.text_content().as_deref() == Some("2 known")
    })
    .await;
}

#[wasm_bindgen_test]
fn a_press_finds_its_control_from_anything_inside() {
    let place = empty();
    place.set_inner_html(
        "<button data-act='outer'><svg viewBox='0 0 1 1'><path d='M0 0'></path></svg></button>\
         <p>nothing to press</p>",
    );
    let pressed = Rc::new(std::cell::RefCell::new(Vec::new()));
    let noted = Rc::clone(&pressed);
    bind::on_act(&place, move |control, act| {
        noted
            .borrow_mut()
            .push((control.tag_name(), act.to_owned()));
    });
    press(&dom::first(&place, "path").expect("the picture"));
    press(&dom::first(&place, "p").expect("the paragraph"));
    assert_eq!(
        *pressed.borrow(),
        [("BUTTON".to_owned(), "outer".to_owned())]
    );
    bind::forget_page();
}
