//! The programs that the visualizer can show, with the words around them.
//!
//! It owns what a scenario is and finds one; their texts are in files by theme. The programs that they model are files
//! in `programs/`, and no part of this crate's code: the page carries them as text. It must not know how scenarios are
//! shown.

mod locks;
mod models;
mod one_lock;

use crate::link::{Link, Program};
use crate::trace::Trace;
use crate::workload::{Model, Workload};

/// A program worth watching.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    /// Its name in addresses, in kebab-case; never changes. The Python program is `programs/<id>.py`.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it is, in one line.
    pub lead: &'static str,
    /// What to watch for, in two or three sentences.
    pub look_for: &'static str,
    /// The seed of the run to show: one that shows plainly what to look for.
    pub seed: u64,
    /// The model to show beside its own, on the same time axis.
    pub beside: Option<Model>,
    /// The first Python in which all of the program runs; in an older one it says what it leaves out.
    pub python: &'static str,
    /// Its workload, as a link.
    link: &'static str,
    /// By description and segment: the line of the program, counted from 1.
    lines: &'static [&'static [u16]],
}

impl Scenario {
    /// The workload to simulate.
    #[must_use]
    pub fn workload(&self) -> Workload {
        match Link::parse(self.link).map(|link| link.program) {
            Ok(Program::Workload(workload)) => workload,
            // The tests rule that out.
            _ => Workload::default(),
        }
    }

    /// The line of the program that the segment of a description stands for, counted from 1.
    #[must_use]
    pub fn line(&self, spec: usize, segment: usize) -> Option<usize> {
        let line = self.lines.get(spec)?.get(segment)?;
        Some(usize::from(*line))
    }

    /// The line that `thread` is at, in a trace of this scenario's workload; none before its first one and after its
    /// end.
    #[must_use]
    pub fn line_at(&self, trace: &Trace, thread: usize, at_ns: u64) -> Option<usize> {
        let spec = trace.lanes.get(thread)?.spec?;
        self.line(spec, trace.segment_at(thread, at_ns)?)
    }
}

/// All scenarios, in the order in which they are offered.
#[must_use]
pub fn all() -> &'static [Scenario] {
    &SCENARIOS
}

/// The scenario called `id`.
#[must_use]
pub fn find(id: &str) -> Option<&'static Scenario> {
    SCENARIOS.iter().find(|scenario| scenario.id == id)
}

static SCENARIOS: [Scenario; 17] = [
    one_lock::TWO_CPU,
    one_lock::CONVOY,
    one_lock::SWITCH_INTERVAL,
    one_lock::THREE_TURNS,
    one_lock::IO_OVERLAP,
    one_lock::HASHING,
    one_lock::LONG_C_CALL,
    models::FOUR_WAYS,
    models::ASYNCIO_BLOCKING,
    models::ASYNCIO_THREAD,
    models::STOP_THE_WORLD,
    locks::LOCK_ACROSS_IO,
    locks::PRIORITY_INVERSION,
    locks::DEADLOCK,
    locks::THREAD_POOL,
    locks::STARTING_THREADS,
    locks::MAIN_SIGNAL,
];
