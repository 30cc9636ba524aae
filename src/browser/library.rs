//! Fetching the finder and its index, and the texts beside it, when somebody is about to search; and asking it.
//!
//! The finder is a program of its own, which `web/start.js` brings at the event `seek` and hands over with `found`. Where
//! the index and the texts stand is written on the palette. What cannot be had or used is reported to the console, with
//! the reason; what the reader is told is the palette's business.

use std::cell::RefCell;

use finder::list::Kept;
use finder::marks::{self, Marks};
use finder::{Known, Offer};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use search::Glance;
use study::Progress;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{bind, dom, fetch};
use crate::library::{self, Part, Texts, Why};
use crate::reader::Reader;

#[wasm_bindgen]
extern "C" {
    /// The class of finders, as the program gives it.
    type Program;

    #[wasm_bindgen(method, catch)]
    fn open(this: &Program, index: &Uint8Array) -> Result<Finder, JsValue>;

    /// `finder::browser::Finder`, in a program of its own.
    pub type Finder;

    #[wasm_bindgen(method, catch)]
    fn attach(this: &Finder, texts: &Uint8Array) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn offer(this: &Finder, text: &str, known: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn keep(this: &Finder, text: &str, ids: &str, known: &str)
    -> Result<Option<Vec<u32>>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn marks(this: &Finder, text: &str, lines: &str) -> Result<Vec<u32>, JsValue>;
}

type Library = library::Library<Finder>;

thread_local! {
    static LIBRARY: RefCell<Library> = RefCell::default();
    /// Takes the program once it is here.
    static AWAITED: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// What is looked for in a list, and whether the finder does it or a [glance](Glance).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// What was typed.
    pub text: String,
    /// Whether the finder looks for it.
    pub by_finder: bool,
}

/// Looks at what is here. Where it is called in an effect, a change brings that back.
pub fn with<T>(reader: Reader, look: impl FnOnce(&Library) -> T) -> T {
    // Its value says nothing; that it changes does.
    let _ = reader.library.get();
    LIBRARY.with_borrow(look)
}

/// Starts afresh, with nothing here, and takes the program from whoever brings it.
pub fn begin() {
    LIBRARY.take();
    bind::always("found", |event| {
        let program = Reflect::get(&event, &"detail".into()).unwrap_or_default();
        if let Some(awaited) = AWAITED.take() {
            let _ = awaited.call1(&JsValue::UNDEFINED, &program);
        }
    });
}

fn change(reader: Reader, change: impl FnOnce(&mut Library)) {
    LIBRARY.with_borrow_mut(change);
    reader.library.set(reader.library.get_untracked() + 1);
}

/// Fetches the finder and its index, unless somebody did.
pub fn want(reader: Reader) {
    if LIBRARY.with_borrow(|library| matches!(library.finder, Part::Unasked)) {
        get_finder(reader);
    }
}

/// Fetches them again, if they could not be had the last time.
pub fn want_again(reader: Reader) {
    if LIBRARY.with_borrow(|library| matches!(library.finder, Part::Missing(_))) {
        get_finder(reader);
    }
}

/// Fetches the texts beside the index, as soon as the finder is here, unless somebody did.
pub fn want_texts(reader: Reader) {
    // Nobody is to be told before they are here.
    let fetches = LIBRARY.with_borrow_mut(|library| {
        if library.texts == Texts::Asked {
            return false;
        }
        let is_here = library.finder.here().is_some();
        library.texts = if is_here { Texts::Asked } else { Texts::Wanted };
        is_here
    });
    if fetches {
        get_texts(reader);
    }
}

fn get_texts(reader: Reader) {
    let Some(address) = address("texts") else {
        return;
    };
    spawn_local(async move {
        let texts = fetch::bytes(&address).await.ok_or(Why::Unreachable);
        change(reader, |library| {
            let attached = texts.and_then(|texts| match library.finder.here() {
                Some(finder) => finder.attach(&texts).map_err(|error| unusable(&error)),
                None => Err(Why::Unreachable),
            });
            if let Err(why) = attached {
                report(&address, &why);
                // Results stand without passages; the next letter tries again.
                library.texts = Texts::Unasked;
            }
        });
    });
}

fn get_finder(reader: Reader) {
    let Some(address) = address("index") else {
        return;
    };
    change(reader, |library| library.finder = Part::Coming);
    spawn_local(async move {
        // Both are on their way at once.
        let program = program();
        let index = fetch::bytes(&address).await;
        let program = JsFuture::from(program).await.ok();
        let program = program.filter(JsValue::is_truthy);
        let opened = match program.zip(index) {
            Some((program, index)) => program
                .unchecked_into::<Program>()
                .open(&index)
                .map_err(|error| unusable(&error)),
            None => Err(Why::Unreachable),
        };
        if let Err(why) = &opened {
            report(&address, why);
        }
        change(reader, |library| {
            library.finder = opened.map_or_else(Part::Missing, Part::Here);
        });
        if LIBRARY.with_borrow(|library| library.texts == Texts::Wanted) {
            want_texts(reader);
        }
    });
}

/// The finder's program, once it is here; something false if it cannot be had.
fn program() -> Promise {
    let promise = Promise::new(&mut |awaited, _| AWAITED.set(Some(awaited)));
    dom::tell("seek");
    promise
}

/// Asks the finder, if it is here. One that breaks down is put aside, and what needs none goes on.
fn ask<T>(reader: Reader, ask: impl FnOnce(&Finder) -> Result<T, JsValue>) -> Option<T> {
    let answer = with(reader, |library| library.finder.here().map(ask))?;
    answer
        .map_err(|error| {
            let why = unusable(&error);
            report("its search", &why);
            change(reader, |library| {
                library.finder = Part::Missing(why);
                // The one that comes in its place has them not.
                if library.texts == Texts::Asked {
                    library.texts = Texts::Wanted;
                }
            });
        })
        .ok()
}

/// What the palette offers for a text, if the finder is here.
#[must_use]
pub fn offer(reader: Reader, text: &str) -> Option<Offer> {
    let packed = ask(reader, |finder| {
        finder.offer(text, &reader.progress.with(known))
    })?;
    Some(Offer::unpack(&packed))
}

/// What a text keeps of a list, if the finder is here and knows all questions of it. `ids` has spaces between.
#[must_use]
pub fn keep(reader: Reader, text: &str, ids: &str) -> Option<Kept> {
    let numbers = ask(reader, |finder| {
        finder.keep(text, ids, &reader.progress.with(known))
    })??;
    Some(Kept::unpack(&numbers))
}

/// What in some lines answers what is sought. No line has a line break in it.
#[must_use]
pub fn marks(reader: Reader, sought: &Sought, lines: &[&str]) -> Vec<Marks> {
    if sought.text.is_empty() || lines.is_empty() {
        return vec![Marks::new(); lines.len()];
    }
    if !sought.by_finder {
        let glance = Glance::new(&sought.text);
        return lines.iter().map(|line| glance.highlights(line)).collect();
    }
    let all = lines.join("\n");
    let numbers = untrack(|| ask(reader, |finder| finder.marks(&sought.text, &all)));
    marks::unpack(&numbers.unwrap_or_default(), lines.len())
}

/// What of a reader's record a search can ask for.
fn known(progress: &Progress) -> String {
    Known::new(progress.bookmarked(), progress.met()).pack()
}

/// Where a file of the library stands, as this page tells it.
fn address(name: &str) -> Option<String> {
    let document = dom::document()?;
    let palette = document
        .query_selector("[data-island=palette]")
        .ok()
        .flatten()?;
    palette.get_attribute(&["data-", name].concat())
}

fn unusable(error: &JsValue) -> Why {
    let words = error.as_string();
    Why::Unusable(words.unwrap_or_else(|| "it broke down".to_owned()))
}

fn report(what: &str, why: &Why) {
    let reason = match why {
        Why::Unreachable => "it could not be fetched",
        Why::Unusable(reason) => reason,
    };
    let words = ["Evalloop does without ", what, ": ", reason, "."].concat();
    web_sys::console::warn_1(&words.into());
}
