//! The keyboard of the palette: what opens it anywhere, and how the options are walked and chosen.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::Palette;
use crate::browser::{bind, dom};
use crate::wake::keys::is_typing;

/// Listens to the keyboard for as long as the page is shown.
pub(super) fn follow(palette: &Rc<Palette>) {
    let Some(document) = dom::document() else {
        return;
    };
    let anywhere = Rc::clone(palette);
    bind::on(&document, "keydown", move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>()
            && opens(event)
        {
            event.prevent_default();
            anywhere.open();
        }
    });
    let inside = Rc::clone(palette);
    bind::on(&palette.dialog, "keydown", move |event| {
        if let Some(event) = event.dyn_ref() {
            inside.key(event);
        }
    });
}

/// Whether a key opens the palette: `K` with Ctrl or Cmd, and a slash where the page has no search box of its own.
fn opens(event: &KeyboardEvent) -> bool {
    let with_control = event.ctrl_key() || event.meta_key();
    if event.alt_key() || event.shift_key() || event.default_prevented() {
        return false;
    }
    let has_box = || {
        dom::document().is_some_and(|document| {
            document
                .query_selector("input[type=search]")
                .is_ok_and(|found| found.is_some())
        })
    };
    match event.key().as_str() {
        "k" | "K" => with_control,
        "/" => !with_control && !is_typing(event) && !has_box(),
        _ => false,
    }
}

/// Names the keys on the button as the reader's keyboard does.
pub(super) fn say_chord(opener: &Element) {
    let platform = dom::window().and_then(|window| window.navigator().platform().ok());
    if platform.is_some_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
        && let Some(keys) = dom::first(opener, "kbd")
    {
        dom::set_text(&keys, "⌘K");
    }
}

impl Palette {
    fn key(&self, event: &KeyboardEvent) {
        // Buttons have the keys that buttons have.
        let in_field = event.target().as_ref() == Some(self.input.as_ref());
        if event.is_composing() {
            return;
        }
        let last = self.shown.borrow().len().checked_sub(1);
        let active = self.active.get();
        let next = match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                self.dialog.close();
                return;
            }
            "Enter" if in_field => {
                event.prevent_default();
                if let Some(place) = active {
                    if event.ctrl_key() || event.meta_key() {
                        self.choose_elsewhere(place);
                    } else {
                        self.choose(place);
                    }
                }
                return;
            }
            "ArrowDown" => active.map_or(0, |place| place + 1).min(last.unwrap_or(0)),
            "ArrowUp" => active.map_or(last.unwrap_or(0), |place| place.saturating_sub(1)),
            "Home" if self.walking.get() => 0,
            "End" if self.walking.get() => last.unwrap_or(0),
            _ => return,
        };
        event.prevent_default();
        if last.is_some() {
            dom::focus(&self.input, true);
            self.walking.set(true);
            self.activate(Some(next), true);
        }
    }
}
