//! What is shown and where it stands.
//!
//! It must not know the elements that show it.

use gil::scenario::Scenario;
use web_sys::MediaQueryList;

use crate::browser::canvas::Canvas;
use crate::edit::Draft;
use crate::run::{self, Run};
use crate::scene::{Part, Plan};
use crate::window::{Window, whole_ns};

/// What runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::browser) enum Subject {
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
pub(in crate::browser) struct State {
    /// The id of the scenario that was chosen last.
    pub(in crate::browser) id: String,
    /// The scenario itself, where this program knows scenarios.
    pub(in crate::browser) scenario: Option<&'static Scenario>,
    /// What runs.
    pub(in crate::browser) subject: Subject,
    /// The program with what stands beside it, as it may have been changed.
    pub(in crate::browser) draft: Draft,
    /// One run, or two on one time axis.
    pub(in crate::browser) runs: Vec<Run>,
    /// The runs' names where there are two.
    pub(in crate::browser) names: Vec<String>,
    /// The run that words, stages and steps follow, where there are two.
    pub(in crate::browser) followed: usize,
    /// Where the rows stand.
    pub(in crate::browser) plan: Plan,
    /// What is in sight.
    pub(in crate::browser) window: Window,
    /// The moment, in nanoseconds, with the fraction that frames leave.
    pub(super) now: f64,
    /// Whether time passes.
    pub(in crate::browser) playing: bool,
    /// How fast, in hundredths.
    pub(in crate::browser) speed: u64,
    /// The event that was told last, so that each is told once.
    pub(super) told: Option<usize>,
    /// The row that the keyboard is in.
    pub(in crate::browser) row: usize,
    pub(super) canvas: Option<Canvas>,
    /// The picture's width, in pixels.
    pub(in crate::browser) width: f64,
    /// Whether the reader wants no motion, as the system tells it; asked when it begins to play.
    pub(super) stillness: Option<MediaQueryList>,
    /// When the last frame was, in milliseconds; none at rest.
    pub(super) last_frame: Option<f64>,
    /// When words and figures were written last while it plays, and when an event was told last, in milliseconds.
    pub(super) written_at: f64,
    pub(super) told_at: f64,
    /// How often they are written at most, in milliseconds.
    pub(super) write_every: f64,
    /// Which of what is written is next while it plays, one a frame; past the last, all is written.
    pub(super) turn: u8,
    /// Where the slider stands, in microseconds.
    pub(super) slid_to: u64,
    /// Whether the picture has to be painted anew.
    pub(super) stale: bool,
    /// Whether a frame or a pause is on its way.
    pub(super) scheduled: bool,
    /// Whether it can be seen.
    pub(super) in_sight: bool,
}

impl State {
    /// The moment, in nanoseconds.
    pub(in crate::browser) fn now_ns(&self) -> u64 {
        whole_ns(self.now)
    }

    /// The end of the longest run, in nanoseconds.
    pub(in crate::browser) fn end_ns(&self) -> u64 {
        run::end_ns(&self.runs)
    }

    /// The runs as the picture wants them.
    pub(in crate::browser) fn parts(&self) -> Vec<Part<'_>> {
        run::parts(&self.runs, &self.names)
    }

    /// The run that is told of.
    pub(in crate::browser) fn run(&self) -> Option<&Run> {
        self.runs.get(self.followed)
    }

    /// The next moment to stop at in the run that is told of. When it is over, the end of the longest is the last one.
    pub(super) fn step_from(&self, now: u64) -> u64 {
        let next = self.run().map_or(0, |run| run.step_from(now));
        if next > now { next } else { self.end_ns() }
    }

    pub(super) fn step_back_from(&self, now: u64) -> u64 {
        self.run().map_or(0, |run| run.step_back_from(now))
    }
}
