//! The moment that is shown, and how it moves: by playing, stepping, or a hand on the slider.
//!
//! The trace is whole from the start; the player only chooses a moment of it. It must not know how a moment
//! is drawn.

use std::sync::Arc;

use gil::scenario::{self, Scenario};
use gil::{Costs, MILLISECOND, Trace};
use leptos::prelude::*;

use crate::browser;

/// How long a simulated millisecond takes on the screen, in milliseconds.
const SLOW_DOWN: u64 = 200;
/// Between two events when the reader wants no motion, in milliseconds: time to read a sentence.
const READING_PAUSE: u64 = 1_800;
/// Which of the operating system's possible choices are shown; any seed is as true.
const SEED: u64 = 1;

/// A scenario and its trace.
#[derive(Clone, Debug)]
pub struct Show {
    /// The scenario.
    pub scenario: &'static Scenario,
    /// What happens in it.
    pub trace: Arc<Trace>,
}

impl PartialEq for Show {
    /// One scenario has one trace.
    fn eq(&self, other: &Self) -> bool {
        self.scenario.id == other.scenario.id
    }
}

/// What plays, where it stands, and whether it moves.
#[derive(Clone, Copy)]
pub struct Player {
    /// The scenario and its trace.
    pub show: RwSignal<Show>,
    /// The moment shown, in nanoseconds from the start.
    pub time_ns: RwSignal<u64>,
    /// Whether time passes.
    pub playing: RwSignal<bool>,
}

impl Player {
    /// Stands at the start of a scenario; of the first one if there is none of that name.
    #[must_use]
    pub fn new(scenario: &str) -> Self {
        Self {
            show: RwSignal::new(show(scenario)),
            time_ns: RwSignal::new(0),
            playing: RwSignal::new(false),
        }
    }

    /// Shows another scenario from its start.
    pub fn choose(self, scenario: &str) {
        self.playing.set(false);
        self.time_ns.set(0);
        self.show.set(show(scenario));
    }

    /// Plays from the start.
    pub fn simulate(self) {
        self.time_ns.set(0);
        self.resume();
    }

    /// Lets time pass from where it stands; at the end there is nothing to pass.
    pub fn resume(self) {
        if self.playing.get_untracked() || self.time_ns.get_untracked() >= self.end_ns() {
            return;
        }
        self.playing.set(true);
        if browser::motion::is_reduced() {
            self.walk();
        } else {
            browser::motion::each_frame(move |elapsed_us| self.advance(elapsed_us));
        }
    }

    /// Stops where it stands.
    pub fn pause(self) {
        self.playing.set(false);
    }

    /// Goes to the next event.
    pub fn step(self) {
        self.pause();
        let now = self.time_ns.get_untracked();
        let next = self.show.with_untracked(|show| {
            let trace = &show.trace;
            trace.next_event_after(now).map_or(trace.end_ns, |event| trace.events[event].at_ns)
        });
        self.time_ns.set(next);
    }

    /// Back to the start, at rest.
    pub fn reset(self) {
        self.pause();
        self.time_ns.set(0);
    }

    /// Shows a moment; one past the end is the end.
    pub fn seek(self, time_ns: u64) {
        self.pause();
        self.time_ns.set(time_ns.min(self.end_ns()));
    }

    /// When the scenario is over, in nanoseconds.
    #[must_use]
    pub fn end_ns(self) -> u64 {
        self.show.with_untracked(|show| show.trace.end_ns)
    }

    /// One frame of playing: lets `elapsed_us` microseconds of the reader's time pass. Whether there is a next one.
    fn advance(self, elapsed_us: u64) -> bool {
        // The page may have been left, and the player with it.
        if !self.playing.try_get_untracked().unwrap_or(false) {
            return false;
        }
        let passed = elapsed_us * (MILLISECOND / 1_000) / SLOW_DOWN;
        let end = self.end_ns();
        let next = (self.time_ns.get_untracked() + passed).min(end);
        self.time_ns.set(next);
        if next == end {
            self.playing.set(false);
        }
        next < end
    }

    /// Playing without motion: from event to event, with time to read each.
    fn walk(self) {
        set_timeout(
            move || {
                if !self.playing.try_get_untracked().unwrap_or(false) {
                    return;
                }
                self.step();
                if self.time_ns.get_untracked() < self.end_ns() {
                    self.playing.set(true);
                    self.walk();
                }
            },
            std::time::Duration::from_millis(READING_PAUSE),
        );
    }
}

fn show(id: &str) -> Show {
    let scenario = scenario::find(id).unwrap_or(&scenario::all()[0]);
    let trace = gil::simulate(&scenario.workload(), &Costs::default(), SEED).unwrap_or_else(|_| empty());
    Show { scenario, trace: Arc::new(trace) }
}

/// Stands in for a scenario that cannot be simulated, which the gil crate's tests rule out for every one it has.
fn empty() -> Trace {
    Trace {
        lanes: Vec::new(),
        holds: Vec::new(),
        events: Vec::new(),
        segments: Vec::new(),
        end_ns: 0,
        switch_interval_ns: 0,
    }
}
