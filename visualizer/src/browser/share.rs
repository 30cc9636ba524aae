//! Links to what is shown, and the lines to paste into another page.
//!
//! The address's `#` holds the program as soon as it is not a page's first one. It must not know how a link is spelt.

use std::rc::Rc;

use gil::link::Link;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, Url};

use super::player::{Player, Subject};
use super::{dom, listen};
use crate::edit::Experiment;
use line::escaped;

/// Shows what the address asks for, now and whenever it changes.
pub(super) fn wake(player: &Rc<Player>) {
    if dom::data(&player.root, "gil-visualizer") == "hero" {
        return;
    }
    follow_address(player);
    let Some(window) = dom::window() else { return };
    let owner = Rc::clone(player);
    let heard = Box::new(move |_| follow_address(&owner));
    player.keep(Some(listen::on(&window, "hashchange", heard)));
}

fn follow_address(player: &Player) {
    let hash = dom::window().and_then(|window| window.location().hash().ok());
    let hash = hash.unwrap_or_default();
    // A fragment that is no link is the page's own.
    if !hash.starts_with("#v") {
        return;
    }
    match Link::parse(&hash) {
        Ok(link) => {
            if let Some(words) = player.show_link(&link) {
                player.explain(&words);
            }
        }
        Err(error) => {
            player.explain(&["This link cannot be shown: ", &error.to_string(), "."].concat());
        }
    }
}

/// What is shown, as a link.
fn link_of(player: &Player) -> Link {
    let state = player.state.borrow();
    state.draft.now().link(state.scenario)
}

/// Fills the panel when it is opened.
pub(super) fn listen(player: &Rc<Player>) {
    if let Some(details) = dom::part(&player.root, "share") {
        let owner = Rc::clone(player);
        player.keep(Some(listen::on(
            &details,
            "toggle",
            Box::new(move |_| refresh(&owner)),
        )));
    }
}

/// Keeps the address, and the panel if it is open.
pub(super) fn refresh(player: &Player) {
    if dom::data(&player.root, "gil-visualizer") != "full" {
        return;
    }
    let is_recording = player.state.borrow().subject == Subject::Recording;
    let text = link_of(player).to_text();
    let history = dom::window().and_then(|window| window.history().ok());
    if let Some(history) = history.filter(|_| !is_recording) {
        // Only refused by pages without an address of their own.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&["#", &text].concat()));
    }
    let details = dom::part(&player.root, "share");
    let is_open = details.is_some_and(|details| details.has_attribute("open"));
    if let Some(panel) = dom::part(&player.root, "sharing").filter(|_| is_open) {
        trusted::set_html(
            &panel,
            &panel_html(player, &text, is_recording).unwrap_or_default(),
        );
    }
}

fn panel_html(player: &Player, text: &str, is_recording: bool) -> Option<String> {
    if is_recording {
        return Some(
            "<p>A recording is a file of yours; nothing of it is in a link.</p>".to_owned(),
        );
    }
    let base = dom::document()?.base_uri().ok()??;
    let (id, title, is_own) = {
        let state = player.state.borrow();
        // An embed of a scenario by its name shows it as it is offered.
        let usual = state.scenario.map(Experiment::of);
        let is_own = usual.as_ref() != Some(state.draft.now());
        let title = state
            .scenario
            .map_or("GIL visualizer", |scenario| scenario.title);
        (state.id.clone(), title, is_own)
    };
    let whole = Url::new_with_base(&["./#", text].concat(), &base)
        .ok()?
        .href();
    let place = if is_own {
        ["../embed/#", text].concat()
    } else {
        ["../embed/", &id, "/"].concat()
    };
    let frame = Url::new_with_base(&place, &base).ok()?.href();
    let script = Url::new_with_base("../gil-visualizer.js", &base)
        .ok()?
        .href();
    let iframe = [
        "<iframe src=\"",
        &frame,
        "\" title=\"",
        title,
        "\" width=\"100%\" height=\"560\" loading=\"lazy\" style=\"border:0\"></iframe>",
    ]
    .concat();
    let element = [
        "<script type=\"module\" src=\"",
        &script,
        "\"></script><gil-visualizer scenario=\"",
        &id,
        "\"></gil-visualizer>",
    ]
    .concat();
    let mut html = String::new();
    let lines = [
        ("Link to this", &whole),
        ("As a frame", &iframe),
        ("As an element that fits its height", &element),
    ];
    let count = if is_own { 2 } else { 3 };
    for (label, line) in &lines[..count] {
        for part in [
            "<label class=\"line-to-copy\">",
            label,
            " <span><input type=\"text\" readonly value=\"",
            &escaped(line),
            "\"><button type=\"button\" class=\"button small\" data-act=\"copy\" aria-label=\"Copy: ",
            label,
            "\">Copy</button></span></label>",
        ] {
            html.push_str(part);
        }
    }
    html.push_str("<p role=\"status\" data-part=\"copied\"></p>");
    Some(html)
}

/// Copies a line; whether that was asked for.
pub(super) fn press(player: &Player, control: &Element, act: &str) -> bool {
    if act != "copy" {
        return false;
    }
    let input = control.previous_element_sibling();
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.select();
        let is_secure = dom::window().is_some_and(|window| window.is_secure_context());
        if is_secure && let Some(window) = dom::window() {
            let _ = window.navigator().clipboard().write_text(&input.value());
        }
        // Where a page may not copy, what is marked can be copied by hand.
        let words = if is_secure {
            "Copied."
        } else {
            "Marked: copy it with your keyboard."
        };
        if let Some(copied) = dom::part(&player.root, "copied") {
            dom::set_text(&copied, words);
        }
    }
    true
}
