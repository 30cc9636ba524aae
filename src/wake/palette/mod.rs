//! The palette: opening and closing it, and what is pressed in it.
//!
//! An open palette is an entry of its own in the history, so that "back" closes it; a result that is chosen takes that
//! entry's place. It must not know what is found, only that it is to be shown.

mod keys;
mod show;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlDialogElement, HtmlInputElement, MouseEvent};

use super::navigate;
use crate::browser::{bind, dom, library, memory};
use crate::reader::Reader;
use finder::Act;
use show::Shown;

/// What marks the palette's entry in the history.
const ENTRY: &str = "palette";
/// What opens it.
const OPENER: &str = "[data-act=palette]";

thread_local! {
    /// What was typed when it was last closed, on whatever page.
    static TYPED: RefCell<String> = RefCell::default();
}

/// The palette of the page.
struct Palette {
    reader: Reader,
    dialog: HtmlDialogElement,
    input: HtmlInputElement,
    /// The way to the site's root, which addresses begin with.
    root: String,
    recent: RefCell<Vec<String>>,
    /// The options in the list, in their order.
    shown: RefCell<Vec<Shown>>,
    active: Cell<Option<usize>>,
    /// Whether the reader walks through the options, so that `Home` and `End` are for these and not for the text.
    walking: Cell<bool>,
}

/// Ties the palette to the keys and buttons that open it, and takes it over if it was opened before the app was awake.
pub(super) fn wake(island: &Element, reader: Reader) {
    let dialog = island.clone().dyn_into::<HtmlDialogElement>().ok();
    let input = dom::first(island, "input").and_then(|input| input.dyn_into().ok());
    let (Some(dialog), Some(input)) = (dialog, input) else {
        return;
    };
    let palette = Rc::new(Palette {
        reader,
        dialog,
        input,
        root: dom::data(island, "root"),
        recent: RefCell::default(),
        shown: RefCell::default(),
        active: Cell::new(None),
        walking: Cell::new(false),
    });
    let shown = Rc::clone(&palette);
    bind::effect(move || shown.show());
    palette.listen(island);
    keys::follow(&palette);
    if palette.dialog.open() {
        palette.opened();
    }
}

impl Palette {
    fn listen(self: &Rc<Self>, island: &Element) {
        let on = |target: &web_sys::EventTarget, name, handler: fn(&Self, &Event)| {
            let palette = Rc::clone(self);
            bind::on(target, name, move |event| handler(&palette, &event));
        };
        on(&self.input, "input", |palette, _| {
            palette.walking.set(false);
            library::want_texts(palette.reader);
            palette.show_now();
        });
        on(&self.dialog, "close", |palette, _| palette.closed());
        on(&self.dialog, "click", Self::click);
        on(&self.dialog, "mousemove", |palette, event| {
            if let Some(place) = palette.place_of(event) {
                palette.activate(Some(place), false);
            }
        });
        let pressed = Rc::clone(self);
        bind::on_act(island, move |control, act| pressed.press(control, act));
        let (Some(window), Some(document)) = (dom::window(), dom::document()) else {
            return;
        };
        on(&window, "popstate", |palette, _| {
            match (palette.dialog.open(), is_entry()) {
                (true, false) => palette.dialog.close(),
                (false, true) => palette.open(),
                _ => {}
            }
        });
        on(&document, "click", |palette, event| {
            match bind::act(event).as_ref().map(|(_, act)| act.as_str()) {
                Some("palette") => palette.open(),
                Some("everywhere") => palette.take_over(),
                _ => {}
            }
        });
        // Whoever points at the button is about to search.
        if let Some(opener) = document.query_selector(OPENER).ok().flatten() {
            for intent in ["pointerenter", "focus"] {
                on(&opener, intent, |palette, _| library::want(palette.reader));
            }
            keys::say_chord(&opener);
        }
    }

    /// Opens it with what was typed last, marked, so that the next letter replaces it.
    fn open(&self) {
        if self.dialog.open() || self.dialog.show_modal().is_err() {
            return;
        }
        self.input.set_value(&TYPED.with_borrow(Clone::clone));
        self.input.select();
        self.opened();
    }

    /// Opens it with what the page's own search was asked for.
    fn take_over(&self) {
        let own = dom::root().and_then(|root| dom::first(&root, "input[type=search]"));
        if let Some(own) = own.and_then(|own| own.dyn_into::<HtmlInputElement>().ok()) {
            TYPED.set(own.value());
            self.open();
        }
    }

    fn opened(&self) {
        library::want(self.reader);
        self.walking.set(false);
        self.recent.replace(memory::searches(self.reader));
        if !self.input.value().is_empty() {
            library::want_texts(self.reader);
        }
        self.show_now();
        if !is_entry()
            && let Some(history) = history()
        {
            // A browser that refuses an entry has no "back" to close it by, and all else.
            let _ = history.push_state(&JsValue::from_str(ENTRY), "");
        }
    }

    /// However it came to be closed.
    fn closed(&self) {
        TYPED.set(self.input.value());
        if is_entry()
            && let Some(history) = history()
        {
            let _ = history.back();
        }
    }

    /// Shows what is offered by now, not as a part of any effect.
    fn show_now(&self) {
        untrack(|| self.show());
    }

    fn press(&self, control: &Element, act: &str) {
        match act {
            "close" => self.dialog.close(),
            "again" => library::want_again(self.reader),
            "forget" => {
                memory::clear_searches(self.reader);
                self.recent.take();
                self.show_now();
                dom::focus(&self.input, true);
            }
            "drop" => self.fill(&dom::data(control, "rest")),
            _ => {}
        }
    }

    fn click(&self, event: &Event) {
        // The dialog itself is only hit around its contents.
        if event.target().as_ref() == Some(self.dialog.as_ref()) {
            self.dialog.close();
            return;
        }
        let Some(place) = self.place_of(event) else {
            return;
        };
        let modified = event
            .dyn_ref::<MouseEvent>()
            .is_some_and(|event| event.ctrl_key() || event.meta_key() || event.shift_key());
        if modified && self.address_at(place).is_some() {
            // The browser opens a link elsewhere as it always does.
            return;
        }
        event.prevent_default();
        self.choose(place);
    }

    /// Does what an option is for.
    fn choose(&self, place: usize) {
        let act = self
            .shown
            .borrow()
            .get(place)
            .map(|shown| shown.act.clone());
        match act {
            Some(Act::Fill(text)) => self.fill(&text),
            Some(Act::Go(path)) => {
                memory::remember_search(self.reader, &self.input.value());
                // Its entry in the history becomes the result's.
                if let Some(history) = history() {
                    let _ = history.replace_state(&JsValue::NULL, "");
                }
                self.dialog.close();
                navigate::visit_instead(self.reader, &[&self.root, path.as_str()].concat());
            }
            None => {}
        }
    }

    /// Opens what an option leads to in a tab of its own, and stays.
    fn choose_elsewhere(&self, place: usize) {
        let Some(address) = self.address_at(place) else {
            return self.choose(place);
        };
        memory::remember_search(self.reader, &self.input.value());
        if let Some(window) = dom::window() {
            let _ = window.open_with_url_and_target_and_features(&address, "_blank", "noopener");
        }
    }

    fn address_at(&self, place: usize) -> Option<String> {
        match &self.shown.borrow().get(place)?.act {
            Act::Go(path) => Some([&self.root, path.as_str()].concat()),
            Act::Fill(_) => None,
        }
    }

    /// Puts a text in the place of what is typed.
    fn fill(&self, text: &str) {
        self.input.set_value(text);
        self.walking.set(false);
        library::want_texts(self.reader);
        self.show_now();
        dom::focus(&self.input, true);
    }

    /// Which option an event is about.
    fn place_of(&self, event: &Event) -> Option<usize> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let option = target.closest("[role=option]").ok()??;
        self.shown
            .borrow()
            .iter()
            .position(|shown| shown.option == option)
    }
}

fn history() -> Option<web_sys::History> {
    dom::window()?.history().ok()
}

/// Whether the page's entry in the history is the palette's.
fn is_entry() -> bool {
    history()
        .and_then(|history| history.state().ok())
        .and_then(|state| state.as_string())
        .as_deref()
        == Some(ENTRY)
}
