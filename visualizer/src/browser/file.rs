//! Files: a program or a recording from the reader's disk, and the program to keep.
//!
//! It must not know what is in them.

use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Element, FileReader, HtmlAnchorElement, HtmlInputElement, Url,
    XmlHttpRequest, js_sys,
};

use super::player::Player;
use super::{dom, editor, listen};
use crate::opened::{self, Opened};

/// The largest file that is read, in bytes.
const LARGEST: f64 = 20_000_000.0;

/// Hears of files that are chosen.
pub(super) fn listen(player: &Rc<Player>) {
    let owner = Rc::clone(player);
    let heard = Box::new(move |event: web_sys::Event| {
        let target = event.target();
        let input = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input.filter(|input| dom::data(input, "part") == "file") {
            open(&owner, &input);
        }
    });
    player.keep(Some(listen::on(&player.root, "change", heard)));
}

/// Does what a button asks for; whether it was one.
pub(super) fn press(player: &Rc<Player>, control: &Element, act: &str) -> bool {
    if act == "recording" {
        fetch(player, control);
        return true;
    }
    if act != "export" {
        return false;
    }
    let text = player.with_draft(|draft| draft.now().file());
    let _ = save(&text, "gil-program.json");
    true
}

/// Shows what a file holds, or says what is wrong with it.
fn take(owner: &Rc<Player>, text: &str) {
    match opened::read(text) {
        Ok(Opened::Program(file)) => {
            let next = owner.with_draft(|draft| draft.now().opened(*file));
            let refusal = owner.bring(next).err();
            editor::refresh(owner);
            if let Some(refusal) = refusal {
                editor::say(owner, &refusal.words());
            }
        }
        Ok(Opened::Recording(run, notices)) => {
            owner.show_recording(*run);
            owner.explain(&notices);
        }
        Err(words) => editor::say(owner, &words),
    }
}

/// Fetches a recording of this site and shows it.
fn fetch(player: &Rc<Player>, control: &Element) {
    let Ok(request) = XmlHttpRequest::new() else {
        return;
    };
    let (owner, chip, answer) = (Rc::clone(player), control.clone(), request.clone());
    let done: Box<dyn FnOnce()> = Box::new(move || {
        let text = answer.response_text().ok().flatten();
        match text.filter(|_| answer.status() == Ok(200)) {
            Some(text) => {
                take(&owner, &text);
                dom::set(&chip, "aria-pressed", "true");
            }
            None => owner.explain("This recording cannot be had just now; try again."),
        }
    });
    request.set_onloadend(Some(Closure::once_into_js(done).unchecked_ref()));
    if request.open("GET", &dom::data(control, "file")).is_ok() {
        let _ = request.send();
    }
}

fn open(player: &Rc<Player>, input: &HtmlInputElement) {
    let file = input.files().and_then(|files| files.get(0));
    let (Some(file), Ok(reader)) = (file, FileReader::new()) else {
        return;
    };
    if file.size() > LARGEST {
        editor::say(
            player,
            "This file is larger than 20 MB, which no program or recording is.",
        );
        return;
    }
    let (owner, read) = (Rc::clone(player), reader.clone());
    let done: Box<dyn FnOnce()> = Box::new(move || {
        let text = read.result().ok().and_then(|result| result.as_string());
        match text {
            Some(text) => take(&owner, &text),
            None => editor::say(&owner, "This file cannot be read as text."),
        }
    });
    reader.set_onloadend(Some(Closure::once_into_js(done).unchecked_ref()));
    let _ = reader.read_as_text(&file);
    // The same file, mended, can be chosen again.
    input.set_value("");
}

/// Hands the reader a text as a file.
fn save(text: &str, name: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = dom::document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}
