//! What the machine remembers about one thread.
//!
//! It owns the phases that a thread goes through and the bookkeeping of its work. It must not decide what comes next.

use crate::trace::State;

/// What a thread is doing, seen by the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// On its way to look at the lock.
    Looking(Look),
    /// Found the lock taken, stands in line, and is about to be asleep.
    FallingAsleep,
    /// Asleep in line, with a deadline.
    Waiting,
    /// Holds the lock: what has to be done after a hand-over, before its own work goes on.
    Settling,
    /// Holds the lock and executes Python.
    Computing,
    /// Holds the lock inside C code.
    Calling,
    /// Has dropped the lock and is on its way to what comes after.
    Leaving(After),
    /// Has dropped the lock on request and sleeps until another thread takes it.
    Forced(After),
    /// Another thread has taken the lock; on its way to what comes after.
    Returning(After),
    /// Runs without the lock.
    Outside,
    /// In a system call that does not sleep, without the lock.
    InSystemCall,
    /// Asleep in a call, without the lock.
    Blocked,
    /// Over.
    Finished,
}

/// Why a thread looks at the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// It has just come to want it.
    Entered,
    /// It was signalled.
    Signalled,
    /// Its interval is over.
    TimedOut,
}

/// What a thread does after it dropped the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum After {
    /// Takes the lock again.
    Retake,
    /// Does its segment outside the lock.
    Outside,
}

/// Where a thread goes on once it has the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resume {
    /// At the beginning of its current segment.
    Enter,
    /// In the middle of its Python code, with so many nanoseconds left.
    Continue(u64),
    /// Behind its current segment, which is over once it has the lock.
    Advance,
    /// At the segment after the current one, which is over.
    Next,
}

impl Phase {
    /// What the lane shows.
    pub(crate) fn state(self, on_core: bool) -> State {
        match self {
            // The look after a timeout takes microseconds; to the reader the thread waits all the time.
            Self::Waiting | Self::FallingAsleep | Self::Looking(Look::TimedOut) => State::Waiting,
            Self::Blocked => State::Io,
            Self::Forced(_) => State::Switching,
            Self::Finished => State::Done,
            _ if !on_core => State::NoCore,
            Self::Looking(_) | Self::Leaving(_) | Self::Returning(_) => State::Switching,
            Self::Settling | Self::Computing => State::Running,
            Self::Calling => State::InC,
            Self::Outside => State::InCReleased,
            Self::InSystemCall => State::Io,
        }
    }
}

/// One thread of the workload.
#[derive(Clone, Debug)]
pub(crate) struct Thread {
    /// Its description, an index into the workload.
    pub(crate) spec: usize,
    /// How many passes over its segments are behind it.
    pub(crate) passes: u32,
    /// Its current segment.
    pub(crate) segment: usize,
    /// When that began.
    pub(crate) segment_started: u64,
    pub(crate) resume: Resume,
    pub(crate) phase: Phase,
    /// Rises whenever a planned end or deadline of this thread becomes void.
    pub(crate) token: u64,
    /// What is left of the current phase on a core.
    pub(crate) work_left: u64,
    /// Since when the current phase has been worked on.
    pub(crate) step_from: u64,
    /// A drop request is pending: work left to the next place where the thread looks.
    pub(crate) check_left: Option<u64>,
    /// The core that it is on, or was on last.
    pub(crate) core: usize,
    /// It slept since it last had the lock.
    pub(crate) slept: bool,
    /// Since when it has wanted the lock.
    pub(crate) wants_since: u64,
    /// It has been waiting since it last had the lock.
    pub(crate) waiting: bool,
    /// When its current wait began, and which switch was the last one then.
    pub(crate) wait_began: u64,
    pub(crate) wait_saw_switch: u64,
    /// When it last fell asleep, in line or to wait for its successor.
    pub(crate) asleep_since: u64,
    /// It was signalled before it was asleep.
    pub(crate) signalled: bool,
}

impl Thread {
    pub(crate) fn new(spec: usize, core: usize) -> Self {
        Self {
            spec,
            passes: 0,
            segment: 0,
            segment_started: 0,
            resume: Resume::Enter,
            phase: Phase::Looking(Look::Entered),
            token: 0,
            work_left: 0,
            step_from: 0,
            check_left: None,
            core,
            slept: true,
            wants_since: 0,
            waiting: false,
            wait_began: 0,
            wait_saw_switch: 0,
            asleep_since: 0,
            signalled: false,
        }
    }

    /// Whether a drop request can be honoured before the current phase is over.
    pub(crate) fn preemptible(&self) -> bool {
        matches!(self.phase, Phase::Settling | Phase::Computing)
    }

    /// Work to the end of the phase, or to the next place where the thread looks for requests.
    pub(crate) fn work_until_stop(&self) -> u64 {
        match self.check_left {
            Some(check) if self.preemptible() => self.work_left.min(check),
            _ => self.work_left,
        }
    }

    /// Books the work done until `now`.
    pub(crate) fn book_work(&mut self, now: u64) {
        let done = now.saturating_sub(self.step_from);
        self.work_left = self.work_left.saturating_sub(done);
        self.check_left = self.check_left.map(|left| left.saturating_sub(done));
        self.step_from = self.step_from.max(now);
    }
}
