//! One visualizer: what it shows, the moment that it shows, and how that moves by playing, stepping, or a hand.
//!
//! It must not know how the picture is painted or what happens in a run.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gil::link::{Link, Program};
use gil::scenario::{self, Scenario};
use gil::{Model, Workload, WorkloadError};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use super::canvas::Canvas;
use super::listen::{self, Listener};
use super::{dom, editor, embed, file, frames, list, pointer, program, share};
use crate::captions::{STAGES, captions};
use crate::edit::{Change, Draft, Refusal};
use crate::figures::Figures;
use crate::markup;
use crate::number::{clock, duration, hundredths, whole};
use crate::packed;
use crate::run::{self, Run};
use crate::scene::{Part, Plan, paint};
use crate::speed;
use crate::window::{Window, between, float, whole_ns};

/// Whether this program has what only the visualizer's own page has. What it does not have is not compiled into it.
const WORKBENCH: bool = cfg!(feature = "workbench");
/// Between two events when the reader wants no motion, at normal speed, in milliseconds: time to read a sentence.
const READING_PAUSE: u64 = 1_800;
/// A longer gap between two frames counts as this, in milliseconds, so that nothing jumps.
const LONGEST_FRAME: f64 = 100.0;

/// What runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A scenario as it is.
    Scenario,
    /// A program that the reader changed or brought.
    Own,
    /// What was recorded on a real interpreter.
    Recording,
}

/// What is shown and where it stands.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four facts that do not exclude each other"
)]
pub(super) struct State {
    /// The id of the scenario that was chosen last.
    pub(super) id: String,
    /// The scenario itself, where this program knows scenarios.
    pub(super) scenario: Option<&'static Scenario>,
    /// What runs.
    pub(super) subject: Subject,
    /// The program, as it may have been changed.
    pub(super) draft: Draft,
    /// The seed of the operating system's choices.
    pub(super) seed: u64,
    /// The model that stands beside the program's own.
    pub(super) beside: Option<Model>,
    /// One run, or two on one time axis.
    pub(super) runs: Vec<Run>,
    /// The runs' names where there are two.
    pub(super) names: Vec<String>,
    /// Where the rows stand.
    pub(super) plan: Plan,
    /// What is in sight.
    pub(super) window: Window,
    /// The moment, in nanoseconds, with the fraction that frames leave.
    now: f64,
    /// Whether time passes.
    pub(super) playing: bool,
    /// How fast, in hundredths.
    pub(super) speed: u64,
    /// The event that was told last, so that each is told once.
    told: Option<usize>,
    /// The row that the keyboard is in.
    pub(super) row: usize,
    canvas: Option<Canvas>,
    /// The picture's width, in pixels.
    pub(super) width: f64,
    /// When the last frame was, in milliseconds; none at rest.
    last_frame: Option<f64>,
    /// Whether the picture has to be painted anew.
    stale: bool,
    /// Whether a frame or a pause is on its way.
    scheduled: bool,
    /// Whether it can be seen.
    in_sight: bool,
}

impl State {
    /// The moment, in nanoseconds.
    pub(super) fn now_ns(&self) -> u64 {
        whole_ns(self.now)
    }

    /// The end of the longest run, in nanoseconds.
    pub(super) fn end_ns(&self) -> u64 {
        run::end_ns(&self.runs)
    }

    /// The runs as the picture wants them.
    pub(super) fn parts(&self) -> Vec<Part<'_>> {
        run::parts(&self.runs, &self.names)
    }

    /// The next moment to stop at: of the first run, and when that is over, of the other.
    fn step_from(&self, now: u64) -> u64 {
        let mut next = self.runs.iter().map(|run| run.step_from(now));
        next.find(|next| *next > now).unwrap_or(self.end_ns())
    }

    fn step_back_from(&self, now: u64) -> u64 {
        let last = self.runs.iter().rev().find(|run| now > run.trace.end_ns);
        let run = last.map_or(self.runs.first(), |_| self.runs.last());
        run.map_or(0, |run| run.step_back_from(now))
    }
}

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
    /// Brings a visualizer's elements to life; nothing if they are not all there.
    pub(super) fn wake(root: &Element) -> Option<Rc<Self>> {
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
        let player = Rc::new(Self {
            root: root.clone(),
            slider,
            strip,
            live: Live::of(root),
            state: RefCell::new(State {
                id,
                scenario,
                subject: Subject::Scenario,
                draft: Draft::of(scenario.map_or_else(Workload::default, Scenario::workload)),
                seed: scenario.map_or(0, |scenario| scenario.seed),
                beside: scenario.and_then(|scenario| scenario.beside),
                window: Window::whole(run::end_ns(&runs)),
                runs,
                names,
                plan,
                now: 0.0,
                playing: false,
                speed: speed::NORMAL,
                told: None,
                row: 0,
                canvas: dom::part(root, "canvas").and_then(|canvas| Canvas::new(&canvas)),
                width: 0.0,
                last_frame: None,
                stale: true,
                scheduled: false,
                in_sight: true,
            }),
            listeners: RefCell::default(),
            awake: Cell::new(true),
            outlet: is_embed.then(embed::Outlet::default),
        });
        player.listen();
        player.fit();
        // A hand may have moved the slider before the program was there.
        let moved = player.slider.value().parse().unwrap_or(0);
        player.seek(moved * gil::MICROSECOND);
        dom::set_flag(root, "data-awake", true);
        if WORKBENCH {
            share::wake(&player);
        }
        embed::wake(&player);
        Some(player)
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
            self.keep(listen::on_attributes(&root, Box::new(theme.clone())));
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

    /// Goes to the next event.
    pub(super) fn step(&self) {
        let next = {
            let state = self.state.borrow();
            state.step_from(state.now_ns())
        };
        self.seek(next);
    }

    /// Stands still.
    pub(super) fn pause(&self) {
        let mut state = self.state.borrow_mut();
        state.playing = false;
        state.last_frame = None;
        drop(state);
        self.show();
    }

    /// Shows a moment, at rest; one past the end is the end.
    pub(super) fn seek(&self, time_ns: u64) {
        let mut state = self.state.borrow_mut();
        state.playing = false;
        state.last_frame = None;
        state.now = float(time_ns.min(state.end_ns()));
        drop(state);
        self.show();
    }

    /// Lets time pass from where it stands; at the end there is nothing to pass.
    pub(super) fn play(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        if state.playing || state.now_ns() >= state.end_ns() {
            return;
        }
        state.playing = true;
        state.last_frame = None;
        drop(state);
        self.show();
        self.schedule();
    }

    /// Sees to it that there is a next frame, or a next event where the reader wants no motion. What cannot be seen
    /// needs neither.
    fn schedule(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        if state.scheduled || !state.playing || !state.in_sight || !self.awake.get() {
            return;
        }
        state.scheduled = true;
        let speed = state.speed;
        drop(state);
        let player = Rc::clone(self);
        if dom::wants_stillness() {
            let pause = (READING_PAUSE * 100 / speed.max(1)).clamp(100, 20_000);
            let pause = i32::try_from(pause).unwrap_or(i32::MAX);
            frames::after(pause, Box::new(move || player.walk()));
        } else {
            frames::next(Box::new(move |at| player.advance(at)));
        }
    }

    /// One frame of playing.
    fn advance(self: &Rc<Self>, at: f64) {
        let mut state = self.state.borrow_mut();
        state.scheduled = false;
        if !state.playing || !self.awake.get() {
            return;
        }
        if !state.in_sight {
            state.last_frame = None;
            return;
        }
        let elapsed = state.last_frame.map_or(0.0, |last| at - last);
        state.last_frame = Some(at);
        let pace = float(state.speed) / 100.0 * 1e6 / speed::SLOW_DOWN;
        let end = float(state.end_ns());
        state.now = (state.now + between(elapsed, 0.0, LONGEST_FRAME) * pace).min(end);
        if state.now >= end {
            state.playing = false;
            state.last_frame = None;
        }
        drop(state);
        self.show();
        self.schedule();
    }

    /// Playing without motion: one event on, with time to read it.
    fn walk(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        state.scheduled = false;
        if !state.playing || !self.awake.get() || !state.in_sight {
            return;
        }
        state.now = float(state.step_from(state.now_ns()));
        if state.now_ns() >= state.end_ns() {
            state.playing = false;
        }
        drop(state);
        self.show();
        self.schedule();
    }

    fn come_into_sight(self: &Rc<Self>, is_seen: bool) {
        let mut state = self.state.borrow_mut();
        state.in_sight = is_seen;
        state.last_frame = None;
        drop(state);
        if is_seen {
            self.show();
            self.schedule();
            embed::seen(self);
        }
    }

    /// Sets how fast time passes, in hundredths.
    pub(super) fn set_speed(&self, speed: u64) {
        self.state.borrow_mut().speed = speed;
        // One that is not offered leaves the list without a choice, which is true.
        self.choose("speed", &whole(speed));
    }

    /// Brings the picture nearer around a moment; around the playhead if it is in sight, else its middle.
    pub(super) fn zoom(&self, factor: f64, around: Option<f64>) {
        let mut state = self.state.borrow_mut();
        let window = state.window;
        let is_seen = (window.start..=window.end()).contains(&state.now);
        let middle = if is_seen {
            state.now
        } else {
            window.start + window.span / 2.0
        };
        state.window = window.zoomed(factor, around.unwrap_or(middle), state.end_ns());
        state.stale = true;
        drop(state);
        self.show_picture();
    }

    /// Moves along the time axis.
    pub(super) fn pan(&self, by_ns: f64) {
        let mut state = self.state.borrow_mut();
        state.window = state.window.panned(by_ns, state.end_ns());
        state.stale = true;
        drop(state);
        self.show_picture();
    }

    /// Shows another scenario from its start. A program that cannot simulate it goes to its page.
    pub(super) fn load(&self, id: &str) {
        if !WORKBENCH {
            embed::go_to(self, id);
            return;
        }
        let Some(scenario) = scenario::find(id) else {
            return;
        };
        let mut state = self.state.borrow_mut();
        scenario.id.clone_into(&mut state.id);
        state.scenario = Some(scenario);
        state.subject = Subject::Scenario;
        state.draft = Draft::of(scenario.workload());
        state.seed = scenario.seed;
        state.beside = scenario.beside;
        drop(state);
        // The tests rule out that a scenario cannot be simulated.
        let _ = self.simulate();
        self.show_subject();
    }

    /// Shows the program as it is now, under its own model and the one beside, from the start.
    fn simulate(&self) -> Result<(), WorkloadError> {
        let (runs, names) = {
            let state = self.state.borrow();
            run::of_program(state.draft.workload(), state.seed, state.beside)?
        };
        self.take(runs, names);
        Ok(())
    }

    /// Puts another model beside the program's own, by its word; nothing takes it away.
    fn compare(&self, word: &str) {
        let before = {
            let mut state = self.state.borrow_mut();
            let model = Model::ALL.into_iter().find(|model| model.word() == word);
            std::mem::replace(&mut state.beside, model)
        };
        if let Err(error) = self.simulate() {
            self.state.borrow_mut().beside = before;
            self.explain(&Refusal::Workload(error).words());
        }
        self.show_subject();
    }

    /// Changes the program.
    ///
    /// # Errors
    /// Why the change is refused, and then the program is as it was.
    pub(super) fn change(&self, change: Change) -> Result<(), Refusal> {
        self.edit(|draft| draft.change(change))
    }

    /// Takes a program of the reader's own in its place.
    ///
    /// # Errors
    /// Why it is refused, and then the program is as it was.
    pub(super) fn bring(&self, workload: gil::Workload) -> Result<(), Refusal> {
        self.edit(|draft| draft.replace(workload))
    }

    fn edit(&self, change: impl FnOnce(&mut Draft) -> Result<(), Refusal>) -> Result<(), Refusal> {
        change(&mut self.state.borrow_mut().draft)?;
        if let Err(error) = self.simulate() {
            self.state.borrow_mut().draft.undo();
            return Err(Refusal::Workload(error));
        }
        self.own();
        Ok(())
    }

    /// Shows what a link tells. What of it cannot be shown is said.
    pub(super) fn show_link(&self, link: Link) -> Option<String> {
        let mut problem = None;
        match link.program {
            Program::Scenario(id) => {
                if scenario::find(&id).is_none() {
                    return Some(["There is no scenario ", &id, "."].concat());
                }
                self.load(&id);
            }
            Program::Workload(workload) => {
                self.state.borrow_mut().beside = None;
                problem = self.bring(workload).err().map(|refusal| refusal.words());
            }
        }
        let is_other = {
            let mut state = self.state.borrow_mut();
            let seed = link.seed.unwrap_or(state.seed);
            let is_other = (seed, link.beside) != (state.seed, state.beside);
            (state.seed, state.beside) = (seed, link.beside);
            is_other
        };
        if is_other {
            if let Err(error) = self.simulate() {
                problem = Some(Refusal::Workload(error).words());
            }
            self.show_subject();
        }
        if let Some((from, to)) = link.range_ns {
            let mut state = self.state.borrow_mut();
            let span = float(to.saturating_sub(from).max(1));
            let middle = float(from) + span / 2.0;
            state.window = Window::whole(state.end_ns());
            state.window = state
                .window
                .zoomed(state.window.span / span, middle, state.end_ns());
            let by = float(from) - state.window.start;
            state.window = state.window.panned(by, state.end_ns());
            state.stale = true;
        }
        if let Some(at) = link.at_ns {
            self.seek(at);
        }
        problem
    }

    /// Takes the last change back, or does it again.
    pub(super) fn undo(&self, back: bool) {
        let mut state = self.state.borrow_mut();
        if back {
            state.draft.undo();
        } else {
            state.draft.redo();
        }
        drop(state);
        // It was simulated before.
        let _ = self.simulate();
        self.own();
    }

    /// Whether the program is still the scenario's, told to whoever looks.
    fn own(&self) {
        let mut state = self.state.borrow_mut();
        let scenario = state.scenario.map(Scenario::workload);
        let is_scenario = scenario.as_ref() == Some(state.draft.workload());
        state.subject = if is_scenario {
            Subject::Scenario
        } else {
            Subject::Own
        };
        drop(state);
        self.show_subject();
    }

    /// Reads the program as it is being changed.
    pub(super) fn with_draft<T>(&self, read: impl FnOnce(&Draft) -> T) -> T {
        read(&self.state.borrow().draft)
    }

    /// Shows what was recorded on a real interpreter.
    pub(super) fn show_recording(&self, run: Run) {
        let mut state = self.state.borrow_mut();
        state.subject = Subject::Recording;
        state.beside = None;
        drop(state);
        self.take(vec![run], Vec::new());
        self.show_subject();
    }

    /// Takes other runs over, and stands at their start.
    pub(super) fn take(&self, runs: Vec<Run>, names: Vec<String>) {
        let mut state = self.state.borrow_mut();
        state.runs = runs;
        state.names = names;
        state.row = 0;
        let plan = Plan::of(&state.parts());
        state.plan = plan;
        state.window = Window::whole(state.end_ns());
        state.told = None;
        state.stale = true;
        let names = markup::names(&state.parts(), &state.plan);
        if let Some(list) = dom::part(&self.root, "names") {
            trusted::set_html(&list, &names);
            dom::set(&list, "data-rows", state.plan.size_name());
        }
        let end = state.end_ns();
        dom::set(&self.slider, "max", &whole(end / gil::MICROSECOND));
        self.write("end", &clock(end));
        drop(state);
        self.explain("");
        self.seek(0);
        list::refresh(self);
        if WORKBENCH {
            editor::refresh(self);
        }
        embed::resized(self);
    }

    /// Writes what is said of the program that runs.
    fn show_subject(&self) {
        let (scenario, subject, beside, recorded) = {
            let state = self.state.borrow();
            let recorded = state
                .runs
                .first()
                .map_or_else(String::new, Run::recorded_on);
            (state.scenario, state.subject, state.beside, recorded)
        };
        let (id, title, lead, look) = match (subject, scenario) {
            (Subject::Scenario, Some(scenario)) => (
                scenario.id,
                scenario.title,
                scenario.lead,
                scenario.look_for,
            ),
            (Subject::Recording, _) => (
                "recording",
                "A recording",
                recorded.as_str(),
                "What a real interpreter did, as far as its events were recorded.",
            ),
            _ => (
                "own",
                "Your own program",
                "As you changed or brought it.",
                "Compare it with what you expected, and open the events in words where the two differ.",
            ),
        };
        dom::set(&self.root, "data-scenario", id);
        for (part, words) in [("title", title), ("lead", lead), ("look", look)] {
            self.write(part, words);
        }
        for chip in dom::all(&self.root, ".pick [data-act]") {
            let chosen = dom::data(&chip, "id") == id;
            dom::set(&chip, "aria-pressed", if chosen { "true" } else { "false" });
        }
        self.choose("beside", beside.map_or("", |model| model.word()));
        if WORKBENCH {
            program::refresh(self);
            share::refresh(self);
        }
    }

    /// Shows what is chosen in a list.
    fn choose(&self, part: &str, value: &str) {
        let select = dom::part(&self.root, part);
        if let Some(select) = select.and_then(|select| select.dyn_into::<HtmlSelectElement>().ok())
        {
            select.set_value(value);
        }
    }

    fn write(&self, part: &str, words: &str) {
        if let Some(part) = dom::part(&self.root, part) {
            dom::set_text(&part, words);
        }
    }

    /// Says why something is as it is; nothing takes it away.
    pub(super) fn explain(&self, words: &str) {
        if let Some(why) = dom::part(&self.root, "why") {
            dom::set_text(&why, words);
            dom::set_flag(&why, "hidden", words.is_empty());
        }
    }

    /// Says what a row shows at a moment, and why.
    pub(super) fn explain_row(&self, row: usize, at_ns: u64) {
        let words = {
            let state = self.state.borrow();
            let Some(row) = state.plan.rows.get(row) else {
                return;
            };
            crate::why::of_row(&state.runs[row.part], row.of, at_ns)
        };
        self.explain(&words);
    }

    /// The picture for the width that there is.
    fn fit(&self) {
        let width = f64::from(self.strip.client_width());
        let mut state = self.state.borrow_mut();
        if (state.width - width).abs() < 0.5 && !state.stale {
            return;
        }
        state.width = width;
        state.stale = true;
        drop(state);
        self.show_picture();
        embed::resized(self);
    }

    fn repaint_in_new_colours(&self) {
        let mut state = self.state.borrow_mut();
        state.stale = true;
        if let Some(canvas) = &mut state.canvas {
            canvas.refresh_colours();
        }
        drop(state);
        self.show_picture();
    }

    /// Shows the moment: everything that depends on it, and nothing that is as it was.
    fn show(&self) {
        let mut state = self.state.borrow_mut();
        let (now, end) = (state.now_ns(), state.end_ns());
        let playing = state.playing;
        dom::set(&self.root, "data-time-us", &whole(now / gil::MICROSECOND));
        dom::set(
            &self.root,
            "data-playing",
            if playing { "true" } else { "false" },
        );
        let at = clock(now);
        if let Some(element) = &self.live.now {
            dom::set_text(element, &at);
        }
        let event = state.runs.first().and_then(|run| run.event_at(now));
        if state.told != event || event.is_none() {
            if let (Some(element), Some(run)) = (&self.live.words, state.runs.first()) {
                dom::set_text(element, &run.words(event));
            }
            state.told = event;
        }
        let position = whole(now / gil::MICROSECOND);
        if self.slider.value() != position {
            self.slider.set_value(&position);
        }
        let spoken = [&at, " of ", &clock(end), " milliseconds"].concat();
        dom::set(&self.slider, "aria-valuetext", &spoken);
        let idle = !playing && (now == 0 || now >= end);
        if let Some(pause) = &self.live.pause {
            dom::set_flag(pause, "disabled", idle);
            dom::set_text(pause, if playing || idle { "Pause" } else { "Resume" });
        }
        if let Some(step) = &self.live.step {
            dom::set_flag(step, "disabled", now >= end);
        }
        self.show_stages(&state, now);
        self.show_figures(&state, now);
        let shown = state.window.showing(state.now, end);
        if shown != state.window {
            state.window = shown;
            state.stale = true;
        }
        drop(state);
        self.show_picture();
        list::follow(self);
        if WORKBENCH {
            program::follow(self);
        }
        embed::tell_state(self);
    }

    fn show_stages(&self, state: &State, now: u64) {
        let Some(run) = state.runs.first() else {
            return;
        };
        let captions = captions(&run.trace, now);
        for (((step, line), (stage, _, _)), words) in
            self.live.stages.iter().zip(STAGES).zip(&captions.words)
        {
            if captions.stage == stage {
                dom::set(step, "aria-current", "step");
            } else if step.has_attribute("aria-current") {
                let _ = step.remove_attribute("aria-current");
            }
            if let Some(line) = line {
                dom::set_text(line, words);
            }
        }
    }

    fn show_figures(&self, state: &State, now: u64) {
        let figures: Vec<Figures> = state
            .runs
            .iter()
            .map(|run| run.sums.at(now.min(run.trace.end_ns), &run.trace))
            .collect();
        let words = |of: fn(&Figures) -> String| -> String {
            if now == 0 {
                return "–".to_owned();
            }
            figures.iter().map(of).collect::<Vec<_>>().join(" | ")
        };
        let all = [
            words(|figures| hundredths(figures.speed_up) + " ×"),
            words(|figures| whole(figures.handovers)),
            words(|figures| duration(figures.longest_wait_ns)),
            words(|figures| whole(figures.core_use) + " %"),
        ];
        for (element, words) in self.live.figures.iter().zip(&all) {
            if let Some(element) = element {
                dom::set_text(element, words);
            }
        }
    }

    /// Paints the picture if it is stale, and puts the playhead where it belongs.
    fn show_picture(&self) {
        let mut state = self.state.borrow_mut();
        let State {
            width,
            window,
            now,
            stale,
            ..
        } = *state;
        if width < 1.0 {
            return;
        }
        if stale {
            let mut canvas = state.canvas.take();
            if let Some(canvas) = &mut canvas {
                canvas.begin(width, state.plan.height);
                paint(canvas, &state.parts(), &state.plan, &window, width);
                self.swap_still();
                dom::style(&self.strip, "height", &dom::px(state.plan.height));
            }
            state.canvas = canvas;
            state.stale = false;
            let whole = window.is_whole(state.end_ns());
            for act in ["out", "whole"] {
                if let Some(button) = dom::first(&self.root, &["[data-act=", act, "]"].concat()) {
                    dom::set_flag(&button, "disabled", whole);
                }
            }
        }
        let head = window.x(now, width);
        if let Some(line) = &self.live.head {
            dom::style(
                line,
                "transform",
                &["translateX(", &dom::px(head), ")"].concat(),
            );
        }
        if let Some(later) = &self.live.later {
            // At the start the whole picture is shown.
            let from = if now > 0.0 { head } else { width };
            dom::style(
                later,
                "transform",
                &["translateX(", &dom::px(from), ")"].concat(),
            );
        }
    }

    /// Puts the live picture in the place of the still one.
    fn swap_still(&self) {
        if let Some(still) = dom::part(&self.root, "picture") {
            still.remove();
            for part in ["canvas", "later", "head"] {
                if let Some(part) = dom::part(&self.root, part) {
                    dom::set_flag(&part, "hidden", false);
                }
            }
        }
    }
}
