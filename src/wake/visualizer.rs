//! Playing a scenario: the moment that is shown, and how it moves by playing, stepping, or a hand on the slider.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use crate::browser::{bind, clock, dom, trusted};
use crate::visualizer::captions::captions;
use crate::visualizer::clip::Clip;
use crate::visualizer::{STAGES, draw};

/// How many times slower than in the program time passes on the screen.
const SLOW_DOWN: u64 = 200;
/// Between two events when the reader wants no motion, in milliseconds: time to read a sentence.
const READING_PAUSE: u64 = 1_800;

/// A visualizer of the page.
struct Player {
    root: Element,
    slider: HtmlInputElement,
    clip: RefCell<Clip>,
    /// The moment shown, in nanoseconds from the start.
    time_ns: RwSignal<u64>,
    /// Whether time passes.
    playing: RwSignal<bool>,
    /// The event that was told last, so that each is told once.
    told: RefCell<Option<usize>>,
}

/// Brings the controls and the picture to life.
pub(super) fn wake(island: &Element) {
    let slider = dom::first(island, "input[type=range]").and_then(|slider| slider.dyn_into().ok());
    let Some(slider) = slider else { return };
    let player = Rc::new(Player {
        root: island.clone(),
        slider,
        clip: RefCell::new(Clip::of(&dom::data(island, "scenario"))),
        time_ns: RwSignal::new(0),
        playing: RwSignal::new(false),
        told: RefCell::new(None),
    });
    let shown = Rc::clone(&player);
    bind::effect(move || shown.show());
    let sought = Rc::clone(&player);
    bind::on(&player.slider, "input", move |_| {
        // The slider counts microseconds; what is not a number is not a moment.
        if let Ok(us) = sought.slider.value().parse::<u64>() {
            sought.seek(us * gil::MICROSECOND);
        }
    });
    let keyed = Rc::clone(&player);
    bind::on(&player.slider, "keydown", move |event| {
        if let Some(event) = event.dyn_ref() {
            keyed.key(event);
        }
    });
    let pressed = Rc::clone(&player);
    bind::on_act(island, move |control, act| pressed.press(control, act));
}

impl Player {
    fn press(self: &Rc<Self>, control: &Element, act: &str) {
        match act {
            "simulate" => {
                self.seek(0);
                self.play();
            }
            "pause" if self.playing.get_untracked() => self.playing.set(false),
            "pause" => self.play(),
            "step" => self.seek(self.clip.borrow().step_from(self.time_ns.get_untracked())),
            "reset" => self.seek(0),
            "scenario" => self.choose(&dom::data(control, "id")),
            _ => {}
        }
    }

    /// On the slider the arrows go from event to event: its own step is too fine to get anywhere.
    fn key(&self, event: &KeyboardEvent) {
        let now = self.time_ns.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => self.clip.borrow().step_from(now),
            "ArrowLeft" | "ArrowDown" => self.clip.borrow().step_back_from(now),
            _ => return,
        };
        event.prevent_default();
        self.seek(next);
    }

    /// Shows a moment, at rest; one past the end is the end.
    fn seek(&self, time_ns: u64) {
        let end = self.clip.borrow().trace.end_ns;
        self.playing.set(false);
        self.time_ns.set(time_ns.min(end));
    }

    /// Lets time pass from where it stands; at the end there is nothing to pass.
    fn play(self: &Rc<Self>) {
        let at_end = self.time_ns.get_untracked() >= self.clip.borrow().trace.end_ns;
        if at_end || self.playing.get_untracked() {
            return;
        }
        self.playing.set(true);
        if clock::wants_stillness() {
            self.walk();
        } else {
            let player = Rc::clone(self);
            clock::each_frame(move |elapsed_us| player.advance(elapsed_us));
        }
    }

    /// Whether time still passes; not after the page was left, and the player with it.
    fn is_playing(&self) -> bool {
        self.playing.try_get_untracked().unwrap_or(false)
    }

    /// One frame of playing: lets so many microseconds of the reader's time pass. Whether there is a next one.
    fn advance(&self, elapsed_us: u64) -> bool {
        if !self.is_playing() {
            return false;
        }
        let end = self.clip.borrow().trace.end_ns;
        let passed = elapsed_us * gil::MICROSECOND / SLOW_DOWN;
        let next = (self.time_ns.get_untracked() + passed).min(end);
        self.time_ns.set(next);
        if next == end {
            self.playing.set(false);
        }
        next < end
    }

    /// Playing without motion: from event to event, with time to read each.
    fn walk(self: &Rc<Self>) {
        let player = Rc::clone(self);
        clock::after(READING_PAUSE, move || {
            if !player.is_playing() {
                return;
            }
            let next = player
                .clip
                .borrow()
                .step_from(player.time_ns.get_untracked());
            player.time_ns.set(next);
            if next < player.clip.borrow().trace.end_ns {
                player.walk();
            } else {
                player.playing.set(false);
            }
        });
    }

    /// Shows another scenario from its start.
    fn choose(&self, id: &str) {
        *self.clip.borrow_mut() = Clip::of(id);
        self.draw();
        self.seek(0);
    }

    /// Draws what stays as it is while a scenario plays.
    fn draw(&self) {
        let clip = self.clip.borrow();
        let (width, height) = draw::size(&clip.trace);
        dom::set(&self.root, "data-scenario", clip.scenario.id);
        dom::set(
            &self.slider,
            "max",
            &(clip.trace.end_ns / gil::MICROSECOND).to_string(),
        );
        for (part, words) in [
            ("title", clip.scenario.title),
            ("lead", clip.scenario.lead),
            ("look", clip.scenario.look_for),
            ("end", &draw::clock(clip.trace.end_ns)),
        ] {
            self.write(part, words);
        }
        for (part, html) in [
            ("names", draw::names(&clip.trace)),
            ("picture", draw::svg(&clip.trace)),
        ] {
            if let Some(part) = dom::part(&self.root, part) {
                trusted::set_html(&part, &html);
            }
        }
        if let Some(over) = dom::part(&self.root, "over") {
            dom::set(&over, "width", &width.to_string());
            dom::set(&over, "height", &height.to_string());
            dom::set(&over, "viewBox", &draw::view_box(width, height));
        }
        for chip in dom::all(&self.root, "[data-act=scenario]") {
            let chosen = dom::data(&chip, "id") == clip.scenario.id;
            dom::set(&chip, "aria-pressed", if chosen { "true" } else { "false" });
        }
    }

    fn write(&self, part: &str, words: &str) {
        if let Some(part) = dom::part(&self.root, part) {
            dom::set_text(&part, words);
        }
    }

    /// Shows the moment. Runs in an effect: whatever it reads brings it back.
    fn show(&self) {
        let now = self.time_ns.get();
        let playing = self.playing.get();
        let clip = self.clip.borrow();
        let end = clip.trace.end_ns;
        dom::set(
            &self.root,
            "data-time-us",
            &(now / gil::MICROSECOND).to_string(),
        );
        dom::set(
            &self.root,
            "data-playing",
            if playing { "true" } else { "false" },
        );
        self.write("now", &draw::clock(now));
        self.show_head(&clip, now);
        self.show_stages(&clip, now);
        let event = clip.event_at(now);
        if *self.told.borrow() != event {
            self.write("words", &clip.words(event));
            *self.told.borrow_mut() = event;
        }
        let position = (now / gil::MICROSECOND).to_string();
        if self.slider.value() != position {
            self.slider.set_value(&position);
        }
        let spoken = [
            &draw::clock(now),
            " of ",
            &draw::clock(end),
            " milliseconds",
        ]
        .concat();
        dom::set(&self.slider, "aria-valuetext", &spoken);
        let idle = !playing && (now == 0 || now >= end);
        if let Some(pause) = dom::first(&self.root, "[data-act=pause]") {
            dom::set_flag(&pause, "disabled", idle);
            dom::set_text(&pause, if playing || idle { "Pause" } else { "Resume" });
        }
        if let Some(step) = dom::first(&self.root, "[data-act=step]") {
            dom::set_flag(&step, "disabled", now >= end);
        }
    }

    /// Moves the playhead, dims what is to come, and keeps the head in sight while it moves.
    fn show_head(&self, clip: &Clip, now: u64) {
        let head = draw::x(now);
        if let Some(line) = dom::part(&self.root, "head") {
            dom::set(
                &line,
                "transform",
                &["translate(", &draw::px(head), " 0)"].concat(),
            );
        }
        if let Some(later) = dom::part(&self.root, "later") {
            dom::set(&later, "x", &draw::px(head));
            dom::set(&later, "width", &draw::px(draw::later(&clip.trace, head)));
        }
        if let Some(strip) = dom::part(&self.root, "strip") {
            // A picture is at most some thousand pixels wide.
            let place = i32::try_from(head / 10 + draw::PAD).unwrap_or(i32::MAX);
            let left = (place - strip.client_width() / 2).max(0);
            if strip.scroll_left() != left && strip.scroll_width() > strip.client_width() {
                strip.set_scroll_left(left);
            }
        }
    }

    fn show_stages(&self, clip: &Clip, now: u64) {
        let captions = captions(&clip.trace, now);
        for ((stage, name, _), words) in STAGES.into_iter().zip(&captions.words) {
            let Some(step) = dom::first(&self.root, &["[data-stage=", name, "]"].concat()) else {
                continue;
            };
            if captions.stage == stage {
                dom::set(&step, "aria-current", "step");
            } else {
                dom::set_flag(&step, "aria-current", false);
            }
            if let Some(line) = dom::first(&step, "span") {
                dom::set_text(&line, words);
            }
        }
    }
}
