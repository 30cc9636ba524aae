//! Functions of the browser with a stand-in in their place, for as long as the stand-in lives: the network, timers,
//! the reader's wish for stillness.
//!
//! The app calls them as ever, so what is tested is the app itself.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use evalloop::browser::dom;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Response, ResponseInit};

/// A function of the browser that is replaced.
pub(crate) struct Replaced {
    owner: Object,
    name: &'static str,
    before: JsValue,
    /// Kept only, since JavaScript holds the stand-in.
    _kept: Option<StandIn>,
}

/// A function of one argument.
type StandIn = Closure<dyn FnMut(JsValue) -> JsValue>;

impl Replaced {
    /// Puts a function of one argument in the place of `owner.name`.
    pub(crate) fn new(
        owner: &JsValue,
        name: &'static str,
        stand_in: impl FnMut(JsValue) -> JsValue + 'static,
    ) -> Self {
        let kept: StandIn = Closure::new(stand_in);
        let before = replace(owner, name, kept.as_ref());
        Self {
            owner: owner.clone().unchecked_into(),
            name,
            before,
            _kept: Some(kept),
        }
    }

    /// Puts a function of JavaScript there.
    pub(crate) fn by(owner: &JsValue, name: &'static str, stand_in: &Function) -> Self {
        Self {
            owner: owner.clone().unchecked_into(),
            name,
            before: replace(owner, name, stand_in),
            _kept: None,
        }
    }
}

/// Sets `owner.name`, and gives what it was.
fn replace(owner: &JsValue, name: &str, with: &JsValue) -> JsValue {
    let before = Reflect::get(owner, &name.into()).expect("a property of the browser");
    Reflect::set(owner, &name.into(), with).expect("a property that can be replaced");
    before
}

impl Drop for Replaced {
    fn drop(&mut self) {
        let _ = Reflect::set(&self.owner, &self.name.into(), &self.before);
    }
}

/// The window, as the owner of what can be replaced.
pub(crate) fn window() -> JsValue {
    dom::window().expect("a window").into()
}

/// What a network answers.
#[derive(Clone, Copy)]
pub(crate) enum Answer {
    /// This page, whatever was asked for.
    Page(&'static str),
    /// That there is no such page, with this one.
    Missing(&'static str),
    /// Nothing at all.
    Down,
}

/// A network that knows what it answers.
pub(crate) struct Network {
    asked: Rc<RefCell<Vec<String>>>,
    answer: Rc<Cell<Answer>>,
    _fetch: Replaced,
}

impl Network {
    /// A network that answers everything alike.
    pub(crate) fn new(answer: Answer) -> Self {
        let asked = Rc::new(RefCell::new(Vec::new()));
        let answer = Rc::new(Cell::new(answer));
        let (log, answers) = (Rc::clone(&asked), Rc::clone(&answer));
        let fetch = Replaced::new(&window(), "fetch", move |address| {
            log.borrow_mut()
                .push(address.as_string().unwrap_or_default());
            let promise = match answers.get() {
                Answer::Page(page) => Promise::resolve(&response(200, page)),
                Answer::Missing(page) => Promise::resolve(&response(404, page)),
                Answer::Down => Promise::reject(&js_sys::TypeError::new("the network is down")),
            };
            promise.into()
        });
        Self {
            asked,
            answer,
            _fetch: fetch,
        }
    }

    /// What it answers from now on.
    pub(crate) fn now_answers(&self, answer: Answer) {
        self.answer.set(answer);
    }

    /// The addresses that were asked for, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.borrow().clone()
    }
}

fn response(status: u16, page: &str) -> JsValue {
    let options = ResponseInit::new();
    options.set_status(status);
    Response::new_with_opt_str_and_init(Some(page), &options)
        .expect("a response")
        .into()
}

/// Timers that wait for the test instead of the clock.
pub(crate) struct Timers {
    waiting: Rc<RefCell<Vec<Function>>>,
    _set_timeout: Replaced,
}

impl Timers {
    /// Stops the clock.
    pub(crate) fn new() -> Self {
        let waiting: Rc<RefCell<Vec<Function>>> = Rc::default();
        let started = Rc::clone(&waiting);
        let set_timeout = Replaced::new(&window(), "setTimeout", move |callback| {
            let mut started = started.borrow_mut();
            started.push(callback.unchecked_into());
            JsValue::from(u32::try_from(started.len()).unwrap_or(u32::MAX))
        });
        Self {
            waiting,
            _set_timeout: set_timeout,
        }
    }

    /// How many are waiting.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting.borrow().len()
    }

    /// Lets the one run out that has waited longest.
    pub(crate) fn run_out_first(&self) {
        let first = self.waiting.borrow_mut().remove(0);
        first
            .call0(&JsValue::NULL)
            .expect("a timer's callback ends well");
    }

    /// Lets all run out that wait now; how many did.
    pub(crate) fn run_out(&self) -> usize {
        let waiting = self.waiting.take();
        for callback in &waiting {
            callback
                .call0(&JsValue::NULL)
                .expect("a timer's callback ends well");
        }
        waiting.len()
    }
}

/// A system that says whether the reader wants no motion.
pub(crate) fn stillness(wanted: bool) -> Replaced {
    Replaced::new(&window(), "matchMedia", move |_| {
        let query = Object::new();
        let _ = Reflect::set(&query, &"matches".into(), &wanted.into());
        query.into()
    })
}
