//! The editor: the program as a form, each change of which is shown at once, or refused with what is wrong beside it.
//!
//! It must not know what a change means: `edit` does.

mod form;

use std::rc::Rc;

use gil::{Field, WorkloadError};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use super::player::Player;
use super::{dom, listen};
use crate::edit::{Change, Refusal, Side, word_of};
use crate::number::whole;

/// Writes the form when it is opened, and hears its changes.
pub(super) fn listen(player: &Rc<Player>) {
    let Some(details) = dom::part(&player.root, "edit") else {
        return;
    };
    let opened = Rc::clone(player);
    player.keep(Some(listen::on(
        &details,
        "toggle",
        Box::new(move |_| refresh(&opened)),
    )));
    let changed = Rc::clone(player);
    let heard = Box::new(move |event: Event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(field) = target.filter(|target| target.has_attribute("data-field"))
            && let Some(change) = change_of(&field)
        {
            make(&changed, change, Some(&field));
        }
    });
    player.keep(Some(listen::on(&details, "change", heard)));
}

/// Does what a button of the editor asks for; whether it was one.
pub(super) fn press(player: &Player, control: &Element, act: &str) -> bool {
    let at = |name: &str| {
        dom::data(control, name)
            .parse::<usize>()
            .unwrap_or(usize::MAX)
    };
    let (thread, segment) = (at("thread"), at("segment"));
    let change = match act {
        "undo" | "redo" => {
            player.undo(act == "undo");
            refresh(player);
            return true;
        }
        "add-thread" => Change::AddThread,
        "remove-thread" => Change::RemoveThread(thread),
        "swap-thread" => Change::SwapThread(thread),
        "add-segment" => Change::AddSegment(thread),
        "remove-segment" => Change::RemoveSegment(thread, segment),
        "swap-segment" => Change::SwapSegment(thread, segment),
        _ => return false,
    };
    make(player, change, None);
    true
}

/// Makes a change; if it is refused, says so beside the field, which keeps what was entered.
fn make(player: &Player, change: Change, field: Option<&Element>) {
    match player.change(change) {
        Ok(()) => refresh(player),
        Err(refusal) => tell(player, &refusal, field),
    }
}

/// Says why a change was refused.
fn tell(player: &Player, refusal: &Refusal, field: Option<&Element>) {
    let Some(form) = dom::part(&player.root, "editor") else {
        return;
    };
    for old in dom::all(&form, "[aria-invalid]") {
        let _ = old.remove_attribute("aria-invalid");
    }
    let named = match refusal {
        Refusal::Workload(error) => dom::first(&form, &field_of(error)),
        _ => None,
    };
    if let Some(field) = field.or(named.as_ref()) {
        dom::set(field, "aria-invalid", "true");
        dom::set(field, "aria-describedby", "edit-problem");
    }
    if let Some(problem) = dom::part(&form, "problem") {
        dom::set_text(&problem, &refusal.words());
    }
}

/// Says what went wrong where the editor says such things.
pub(super) fn say(player: &Player, words: &str) {
    if let Some(problem) = dom::part(&player.root, "problem") {
        dom::set_text(&problem, words);
    }
}

/// Which field of the form an error is about.
fn field_of(error: &WorkloadError) -> String {
    if let WorkloadError::Model { setting, .. } = error {
        return ["[data-setting=", word_of(setting), "]"].concat();
    }
    let place = error.place();
    let name = match place.field {
        Field::Model => "model",
        Field::SwitchInterval => "interval",
        Field::Cores => "cores",
        Field::Window => "window",
        Field::Locks => "locks",
        Field::Signals => "signals",
        Field::Threads | Field::Segments => "value",
        Field::Name => "name",
        Field::Count => "count",
        Field::Repeat => "repeat",
        Field::Background => "background",
    };
    let mut selector = ["[data-field=", name, "]"].concat();
    for (attribute, index) in [("thread", place.thread), ("segment", place.segment)] {
        if let Some(index) = index {
            selector += &["[data-", attribute, "=\"", &whole(index as u64), "\"]"].concat();
        }
    }
    selector
}

/// The change that a field asks for.
fn change_of(field: &Element) -> Option<Change> {
    let input = field.dyn_ref::<HtmlInputElement>();
    let text = input.map(HtmlInputElement::value).or_else(|| {
        field
            .dyn_ref::<HtmlSelectElement>()
            .map(HtmlSelectElement::value)
    })?;
    let is_on = input.is_some_and(HtmlInputElement::checked);
    let at = |name: &str| {
        dom::data(field, name)
            .parse::<usize>()
            .unwrap_or(usize::MAX)
    };
    let (thread, segment) = (at("thread"), at("segment"));
    let side = if dom::data(field, "side") == "beside" {
        Side::Beside
    } else {
        Side::Own
    };
    Some(match dom::data(field, "field").as_str() {
        "model" => Change::Model(side, text),
        "setting" => Change::Setting(side, dom::data(field, "setting"), text),
        "seed" => Change::Seed(text),
        "interval" => Change::Interval(text),
        "cores" => Change::Cores(text),
        "window" => Change::Window(text),
        "locks" => Change::Locks(text),
        "signals" => Change::Signals(text),
        "name" => Change::Name(thread, text),
        "count" => Change::Count(thread, text),
        "repeat" => Change::Repeat(thread, text),
        "background" => Change::Background(thread, is_on),
        "pool" => Change::Pool(thread, is_on),
        "kind" => Change::Kind(thread, segment, text),
        "value" => Change::Value(thread, segment, text),
        _ => return None,
    })
}

/// Writes the form anew, if it is open, and leaves the keyboard where it was.
pub(super) fn refresh(player: &Player) {
    let is_open =
        dom::part(&player.root, "edit").is_some_and(|details| details.has_attribute("open"));
    let Some(form) = dom::part(&player.root, "editor").filter(|_| is_open) else {
        return;
    };
    let focused = dom::document().and_then(|document| document.active_element());
    let focused = focused.filter(|element| form.contains(Some(element)));
    let key = focused.and_then(|element| element.get_attribute("data-key"));
    let html = player.with_draft(form::html);
    trusted::set_html(&form, &html);
    if let Some(key) = key
        && let Some(again) = dom::first(&form, &["[data-key=\"", &key, "\"]"].concat())
        && let Ok(again) = again.dyn_into::<web_sys::HtmlElement>()
    {
        let _ = again.focus();
    }
}
