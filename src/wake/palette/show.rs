//! What the palette shows: its options, what was understood, and words for what is not there.

use leptos::prelude::*;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::Palette;
use crate::browser::{at_hand, dom, library};
use crate::palette;
use finder::{Act, Choice, Offer};

/// An option in the list.
pub(super) struct Shown {
    /// Its element.
    pub(super) option: Element,
    /// What it is for.
    pub(super) act: Act,
}

impl Palette {
    /// Shows what is offered for what is typed, if it is open. Runs in an effect too, which what it reads brings back.
    pub(super) fn show(&self) {
        self.reader.library.track();
        self.reader.progress.track();
        if !self.dialog.open() {
            return;
        }
        let text = self.input.value();
        let offer = self.offer(&text);
        self.show_list(&offer);
        self.show_understood(&offer);
        let say = |name: &str, words: &str| {
            if let Some(part) = dom::part(&self.dialog, name) {
                dom::set_flag(&part, "hidden", words.is_empty());
                dom::set_text(&part, words);
            }
        };
        say("nothing", &offer.nothing);
        if let Some(status) = dom::part(&self.dialog, "status") {
            dom::set_text(&status, &offer.status);
        }
        if let Some(trouble) = dom::part(&self.dialog, "trouble") {
            let words = library::with(self.reader, |library| library.finder.trouble());
            dom::set_flag(&trouble, "hidden", words.is_empty());
            if let Some(why) = dom::part(&trouble, "why") {
                dom::set_text(&why, words);
            }
        }
        if let Some(forget) = dom::first(&self.dialog, "[data-act=forget]") {
            let offered = text.trim().is_empty() && !self.recent.borrow().is_empty();
            dom::set_flag(&forget, "hidden", !offered);
        }
    }

    fn offer(&self, text: &str) -> Offer {
        if text.trim().is_empty() {
            return palette::beginning(&self.recent.borrow());
        }
        library::offer(self.reader, text).unwrap_or_else(|| {
            let entries = at_hand::read(&self.root);
            library::with(self.reader, |library| {
                palette::at_hand(text, &entries, &library.finder)
            })
        })
    }

    fn show_list(&self, offer: &Offer) {
        let Some(list) = dom::part(&self.dialog, "list") else {
            return;
        };
        let before = self
            .active
            .get()
            .and_then(|place| Some(self.shown.borrow().get(place)?.act.clone()));
        let mut shown = Vec::new();
        let groups = js_sys::Array::new();
        for group in &offer.groups {
            let Some(element) = self.copy("group") else {
                return;
            };
            dom::set(&element, "aria-label", &group.label);
            if let Some(label) = dom::first(&element, ".label") {
                dom::set_text(&label, &group.label);
            }
            for choice in &group.choices {
                if let Some(option) = self.option(choice, shown.len()) {
                    let _ = element.append_child(&option);
                    let act = choice.act.clone();
                    shown.push(Shown { option, act });
                }
            }
            groups.push(&element);
        }
        list.replace_children_with_node(&groups);
        let is_empty = shown.is_empty();
        dom::set_flag(&list, "hidden", is_empty);
        dom::set(
            &self.input,
            "aria-expanded",
            if is_empty { "false" } else { "true" },
        );
        // Where the reader was, if that is still offered; else at the best, if anything was asked for.
        let kept = before.filter(|_| self.walking.get());
        let kept = kept.and_then(|act| shown.iter().position(|shown| shown.act == act));
        let first = (!is_empty && offer.best_first).then_some(0);
        self.shown.replace(shown);
        self.active.set(None);
        self.activate(kept.or(first), true);
    }

    fn option(&self, choice: &Choice, place: usize) -> Option<Element> {
        let option = self.copy("option")?;
        dom::set(&option, "id", &["palette-", &place.to_string()].concat());
        if let Act::Go(path) = &choice.act {
            dom::set(&option, "href", &[&self.root, path.as_str()].concat());
        }
        trusted::set_html(&dom::first(&option, ".title")?, &choice.title);
        dom::set_text(&dom::first(&option, ".meta")?, &choice.meta);
        trusted::set_html(&dom::first(&option, ".passage")?, &choice.passage);
        Some(option)
    }

    fn show_understood(&self, offer: &Offer) {
        let Some(understood) = dom::part(&self.dialog, "understood") else {
            return;
        };
        let tokens = js_sys::Array::new();
        for token in &offer.understood {
            if let Some(button) = self.copy("token") {
                dom::set_text(&button, &token.label);
                dom::set(
                    &button,
                    "aria-label",
                    &["Take back ", &token.label].concat(),
                );
                dom::set(&button, "data-rest", &token.rest);
                tokens.push(&button);
            }
        }
        dom::set_flag(&understood, "hidden", offer.understood.is_empty());
        understood.replace_children_with_node(&tokens);
    }

    /// A copy of what a template of the dialog holds.
    fn copy(&self, name: &str) -> Option<Element> {
        dom::copy_of(&self.dialog, name)?.first_element_child()
    }

    /// Makes an option the one that `Enter` is for, and brings it into sight where `seen`.
    pub(super) fn activate(&self, place: Option<usize>, seen: bool) {
        if self.active.get() == place && place.is_some() {
            return;
        }
        self.active.set(place);
        let shown = self.shown.borrow();
        for (at, Shown { option, .. }) in shown.iter().enumerate() {
            let chosen = Some(at) == place;
            dom::set(
                option,
                "aria-selected",
                if chosen { "true" } else { "false" },
            );
        }
        let Some(Shown { option, .. }) = place.and_then(|place| shown.get(place)) else {
            let _ = self.input.remove_attribute("aria-activedescendant");
            return;
        };
        dom::set(&self.input, "aria-activedescendant", &option.id());
        if seen {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }
}
