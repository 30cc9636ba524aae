//! One visualizer: what it shows, the moment that it shows, and how that moves by playing, stepping, or a hand.
//!
//! It must not know how the picture is painted or what happens in a run.

mod motion;
mod show;
mod state;
mod subject;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gil::link::Link;
use gil::scenario::{self, Scenario};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

pub(super) use state::{State, Subject};

use super::canvas::Canvas;
use super::listen::{self, Listener};
use super::{dom, editor, embed, file, frames, list, pointer, program, share};
use crate::captions::{STAGES, captions};
use crate::edit::{Change, Draft, Experiment, Refusal, Side};
use crate::figures::Figures;
use crate::markup;
use crate::number::{clock, whole};
use crate::packed;
use crate::run::{self, Run};
use crate::scene::{Plan, paint};
use crate::speed;
use crate::window::{Window, between, float};

/// Whether this program has what only the visualizer's own page has. What it does not have is not compiled into it.
const WORKBENCH: bool = cfg!(feature = "workbench");

/// A visualizer of the page.
pub(super) struct Player {
    /// Its outermost element.
    pub(super) root: Element,
    slider: HtmlInputElement,
    /// The timeline.
    pub(super) strip: Element,
    /// What changes in every frame, found once.
    live: Live,
    /// What is shown.
    pub(super) state: RefCell<State>,
    listeners: RefCell<Vec<Listener>>,
    awake: Cell<bool>,
    /// What a page around an embed is told.
    pub(super) outlet: Option<embed::Outlet>,
}

/// The elements that change in every frame.
struct Live {
    head: Option<Element>,
    later: Option<Element>,
    now: Option<Element>,
    words: Option<Element>,
    stages: Vec<(Element, Option<Element>)>,
    figures: Vec<Option<Element>>,
    pause: Option<Element>,
    step: Option<Element>,
}

impl Live {
    fn of(root: &Element) -> Self {
        let part = |name| dom::part(root, name);
        let stage = |(_, name, _): &(gil::Stage, &str, &str)| {
            let element = dom::first(root, &["[data-stage=", name, "]"].concat())?;
            let words = dom::first(&element, "span");
            Some((element, words))
        };
        Self {
            head: part("head"),
            later: part("later"),
            now: part("now"),
            words: part("words"),
            stages: STAGES.iter().filter_map(stage).collect(),
            figures: ["speed-up", "handovers", "longest", "cores"]
                .map(part)
                .into(),
            pause: dom::first(root, "[data-act=pause]"),
            step: dom::first(root, "[data-act=step]"),
        }
    }
}

/// The runs that a page carries for a program that cannot simulate them.
fn carried(root: &Element) -> Option<(Vec<Run>, Vec<String>)> {
    let runs = dom::all(&dom::part(root, "runs")?, "p");
    let names: Vec<String> = runs.iter().map(|run| dom::data(run, "name")).collect();
    let runs = runs.iter().map(|run| packed::unpack(&run.text_content()?));
    let runs: Vec<Run> = runs.collect::<Option<_>>()?;
    (!runs.is_empty()).then_some((runs, names))
}

impl Player {
    /// What is to be shown in a visualizer's elements; nothing if they are not all there.
    pub(super) fn build(root: &Element) -> Option<Rc<Self>> {
        let slider: HtmlInputElement = dom::first(root, "input[type=range]")?.dyn_into().ok()?;
        let strip = dom::part(root, "strip")?;
        let id = dom::data(root, "scenario");
        let scenario = if WORKBENCH { scenario::find(&id) } else { None };
        let (runs, names) = match scenario {
            Some(scenario) => run::of_scenario(scenario).ok()?,
            None => carried(root)?,
        };
        let plan = Plan::of(&run::parts(&runs, &names));
        let is_embed = dom::data(root, "gil-visualizer") == "embed";
        Some(Rc::new(Self {
            root: root.clone(),
            slider,
            strip,
            live: Live::of(root),
            state: RefCell::new(State {
                id,
                scenario,
                subject: Subject::Scenario,
                draft: Draft::of(scenario.map_or_else(Experiment::default, Experiment::of)),
                followed: 0,
                window: Window::whole(run::end_ns(&runs)),
                runs,
                names,
                plan,
                now: 0.0,
                playing: false,
                stillness: None,
                speed: speed::NORMAL,
                told: None,
                row: 0,
                canvas: None,
                width: 0.0,
                last_frame: None,
                written_at: 0.0,
                told_at: 0.0,
                write_every: show::WRITE_EVERY,
                turn: u8::MAX,
                slid_to: u64::MAX,
                stale: true,
                scheduled: false,
                in_sight: true,
            }),
            listeners: RefCell::default(),
            awake: Cell::new(true),
            outlet: is_embed.then(embed::Outlet::default),
        }))
    }

    /// Takes what it paints on, in the page's colours.
    pub(super) fn equip(&self) {
        let canvas = dom::part(&self.root, "canvas");
        self.state.borrow_mut().canvas = canvas.and_then(|canvas| Canvas::new(&canvas));
    }

    /// Shows the moment that it begins with.
    pub(super) fn show_first(&self) {
        self.fit();
        self.seek(self.slid_ns());
    }

    /// Where the slider stands, which a hand may have moved while nothing listened.
    fn slid_ns(&self) -> u64 {
        self.slider.value().parse().unwrap_or(0) * gil::MICROSECOND
    }

    /// Brings it to life, once it shows something.
    pub(super) fn wake(self: &Rc<Self>) {
        let slid = self.slid_ns();
        if slid != self.state.borrow().now_ns() {
            self.seek(slid);
        }
        self.listen();
        dom::set_flag(&self.root, "data-awake", true);
        if WORKBENCH {
            share::wake(self);
        }
        embed::wake(self);
    }

    /// Lets the elements go.
    pub(super) fn sleep(&self) {
        self.awake.set(false);
        self.state.borrow_mut().playing = false;
        self.listeners.borrow_mut().clear();
        dom::set_flag(&self.root, "data-awake", false);
    }

    /// Keeps what listens, until the player sleeps.
    pub(super) fn keep(&self, listener: Option<Listener>) {
        self.listeners.borrow_mut().extend(listener);
    }

    /// Listens to hands, keys, sizes and themes.
    fn listen(self: &Rc<Self>) {
        let on = |target: &Element, name: &'static str, act: fn(&Rc<Self>, &Event)| {
            let player = Rc::clone(self);
            let listener = listen::on(target, name, Box::new(move |event| act(&player, &event)));
            self.keep(Some(listener));
        };
        on(&self.root, "click", |player, event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let control = target.and_then(|target| target.closest("[data-act]").ok().flatten());
            if let Some(control) = control {
                player.press(&control, &dom::data(&control, "act"));
            }
        });
        on(&self.slider, "input", |player, _| {
            // The slider counts microseconds; what is not a number is not a moment.
            if let Ok(us) = player.slider.value().parse::<u64>() {
                player.seek(us * gil::MICROSECOND);
            }
        });
        on(&self.slider, "keydown", |player, event| {
            if let Some(event) = event.dyn_ref() {
                player.key(event);
            }
        });
        if let Some(select) = dom::part(&self.root, "speed") {
            on(&select, "change", |player, event| {
                let target = event.target();
                let select = target.and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
                if let Some(Ok(speed)) = select.map(|select| select.value().parse()) {
                    player.state.borrow_mut().speed = speed;
                }
            });
        }
        if WORKBENCH && let Some(select) = dom::part(&self.root, "beside") {
            on(&select, "change", |player, event| {
                let target = event.target();
                let select = target.and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
                if let Some(select) = select {
                    player.compare(&select.value());
                }
            });
        }
        pointer::listen(self);
        list::listen(self);
        if WORKBENCH {
            editor::listen(self);
            share::listen(self);
            file::listen(self);
        }
        let fitted = Rc::clone(self);
        self.keep(listen::on_size(&self.strip, Box::new(move || fitted.fit())));
        let seen = Rc::clone(self);
        self.keep(listen::on_sight(
            &self.root,
            Box::new(move |is| seen.come_into_sight(is)),
        ));
        let themed = Rc::clone(self);
        let theme = move || themed.repaint_in_new_colours();
        if let Some(root) = dom::root() {
            self.keep(listen::on_attribute(
                &root,
                "data-theme",
                Box::new(theme.clone()),
            ));
        }
        let dark = dom::window().and_then(|window| {
            window
                .match_media("(prefers-color-scheme: dark)")
                .ok()
                .flatten()
        });
        if let Some(dark) = dark {
            self.keep(Some(listen::on(
                &dark,
                "change",
                Box::new(move |_| theme()),
            )));
        }
    }

    fn press(self: &Rc<Self>, control: &Element, act: &str) {
        match act {
            "simulate" => {
                self.seek(0);
                self.play();
            }
            "pause" if self.state.borrow().playing => self.pause(),
            "pause" => self.play(),
            "step" => self.step(),
            "reset" => self.seek(0),
            "in" => self.zoom(2.0, None),
            "out" => self.zoom(0.5, None),
            "whole" => self.zoom(1e-12, None),
            "scenario" => self.load(&dom::data(control, "id")),
            "follow" => self.follow(usize::from(dom::data(control, "run") == "1")),
            "seek" => {
                if let Ok(ns) = dom::data(control, "ns").parse() {
                    self.seek(ns);
                }
            }
            _ if WORKBENCH && editor::press(self, control, act) => {}
            _ if WORKBENCH && share::press(self, control, act) => {}
            _ if WORKBENCH && file::press(self, control, act) => {}
            _ => list::press(self, act),
        }
    }

    /// On the slider the arrows go from event to event: its own step is too fine to get anywhere.
    fn key(self: &Rc<Self>, event: &KeyboardEvent) {
        let next = {
            let state = self.state.borrow();
            match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => state.step_from(state.now_ns()),
                "ArrowLeft" | "ArrowDown" => state.step_back_from(state.now_ns()),
                _ => return,
            }
        };
        event.prevent_default();
        self.seek(next);
    }
}
