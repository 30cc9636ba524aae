//! A network that holds the finder and the index over a small site, or fails to.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use finder::browser::Finder;
use js_sys::{Promise, Reflect, Uint8Array};
use search::{Builder, Built, Document, Kind};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Response, ResponseInit};

use evalloop::browser::dom;

use crate::catalogue;
use crate::replaced::{Replaced, window};

/// What the shelf gives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gives {
    /// The finder, the index and its texts.
    All,
    /// The index with one byte changed.
    Damaged,
    /// Nothing at all.
    Nothing,
}

/// The network. What is no file of the index is not there.
pub(crate) struct Shelf {
    gives: Rc<Cell<Gives>>,
    asked: Rc<RefCell<Vec<String>>>,
    _fetch: Replaced,
    /// Stands in for the script that brings the finder.
    bring: Closure<dyn Fn()>,
}

impl Shelf {
    pub(crate) fn new(gives: Gives) -> Self {
        let gives = Rc::new(Cell::new(gives));
        let asked: Rc<RefCell<Vec<String>>> = Rc::default();
        let (now, log) = (Rc::clone(&gives), Rc::clone(&asked));
        let fetch = Replaced::new(&window(), "fetch", move |address| {
            let address = address.as_string().unwrap_or_default();
            log.borrow_mut().push(address.clone());
            let built = built();
            let bytes = match (now.get(), address.rsplit('.').next()) {
                (Gives::All, Some("idx")) => built.index,
                (Gives::All, Some("texts")) => built.texts,
                (Gives::Damaged, Some("idx")) => {
                    let mut bytes = built.index;
                    bytes.truncate(bytes.len() / 2);
                    bytes
                }
                _ => {
                    let down = js_sys::TypeError::new("the network is down");
                    return Promise::reject(&down).into();
                }
            };
            Promise::resolve(&response(&bytes)).into()
        });
        let now = Rc::clone(&gives);
        let bring = Closure::new(move || bring(now.get()));
        dom::window()
            .expect("a window")
            .add_event_listener_with_callback("seek", bring.as_ref().unchecked_ref())
            .expect("a listener");
        Self {
            gives,
            asked,
            _fetch: fetch,
            bring,
        }
    }

    /// What it gives from now on.
    pub(crate) fn now_gives(&self, gives: Gives) {
        self.gives.set(gives);
    }

    /// How often a file whose name ends so was asked for.
    pub(crate) fn asked(&self, end: &str) -> usize {
        let asked = self.asked.borrow();
        asked
            .iter()
            .filter(|address| address.ends_with(end))
            .count()
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        let window = dom::window().expect("a window");
        let bring = self.bring.as_ref().unchecked_ref();
        let _ = window.remove_event_listener_with_callback("seek", bring);
    }
}

/// Hands over the class of finders, as `web/start.js` does, or says that it cannot be had.
fn bring(gives: Gives) {
    let options = CustomEventInit::new();
    if gives != Gives::Nothing {
        let index = Uint8Array::from(&*built().index);
        let finder = JsValue::from(Finder::open(&index).expect("an index of this build"));
        let class = Reflect::get(&finder, &"constructor".into()).expect("its class");
        options.set_detail(&class);
    }
    let event = CustomEvent::new_with_event_init_dict("found", &options).expect("an event");
    let window = dom::window().expect("a window");
    window.dispatch_event(&event).expect("somebody to tell");
}

/// An index over the fixture's level, with an answer for each question, and over a section of the guide.
fn built() -> Built {
    let mut builder = Builder::default();
    for card in catalogue::cards() {
        builder.add(&Document {
            id: &card.id,
            level: "mid",
            difficulty: card.difficulty.slug(),
            title: &card.title,
            tags: &card.tags,
            category: &card.category,
            summary: &card.summary,
            answer: if card.id == "slots" {
                "A descriptor for each name stands on the class."
            } else {
                ""
            },
            ..Document::default()
        });
    }
    builder.add(&Document {
        kind: Kind::Guide,
        id: "threads",
        title: "Threads in an interview",
        answer: "Say who holds the lock.",
        ..Document::default()
    });
    builder.finish()
}

fn response(bytes: &[u8]) -> JsValue {
    let options = ResponseInit::new();
    options.set_status(200);
    Response::new_with_opt_js_u8_array_and_init(Some(&Uint8Array::from(bytes)), &options)
        .expect("a response")
        .into()
}
