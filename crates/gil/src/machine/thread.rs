//! What the machine remembers about one thread.
//!
//! It owns the phases that a thread goes through and the bookkeeping of its work. It must not decide what comes next.

use crate::trace::State;

/// What a thread is doing, seen by the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Nobody has started it yet.
    NotStarted,
    /// Its process or interpreter is being started, on a core.
    Launching,
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
    /// Holds the lock and executes a signal's handler.
    Handling,
    /// Holds the lock inside C code.
    Calling,
    /// Holds the lock and pickles its result.
    Sending,
    /// asyncio's loop, with the lock: looks which tasks can go on.
    Turning,
    /// asyncio's loop, with the lock: goes over to its next task.
    Resuming,
    /// A task of asyncio that can go on when the loop comes to it.
    Ready,
    /// Has dropped the lock and is on its way to what comes after.
    Leaving(After),
    /// Has dropped the lock on request and sleeps until another thread takes it.
    Forced(After),
    /// Another thread has taken the lock; on its way to what comes after.
    Returning(After),
    /// Runs C code without the lock.
    Outside,
    /// In a system call that does not sleep, without the lock.
    InSystemCall,
    /// Asleep in a call, without the lock.
    Blocked,
    /// Asleep until a lock of the program is given back.
    OnLock(usize),
    /// That lock was given back; on its way to try again.
    Trying(usize),
    /// Asleep until the thread that it has started runs.
    AwaitingStart,
    /// Asleep until the threads of that description have ended.
    Joining(usize),
    /// Free-threaded: asleep until all others stand still.
    Stopping,
    /// Free-threaded: collects garbage.
    Collecting,
    /// Free-threaded: stands still.
    Parked,
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
    /// At the beginning of everything.
    Begin,
    /// At its current segment, which was interrupted, or is only partly done.
    Again,
    /// In the middle of its Python code, with so many nanoseconds left.
    Continue(u64),
    /// Behind its current segment, which is over once it has the lock.
    Advance,
    /// At the segment after the current one, which is over.
    Next,
    /// asyncio's loop: looks which tasks can go on.
    Turn,
}

impl Phase {
    /// What the lane shows.
    pub(crate) fn state(self, on_core: bool) -> State {
        match self {
            Self::NotStarted => State::NotStarted,
            // The look after a timeout takes microseconds; to the reader the thread waits all the time.
            Self::Waiting | Self::FallingAsleep | Self::Looking(Look::TimedOut) => State::Waiting,
            Self::Blocked => State::Io,
            Self::OnLock(_) => State::LockWait,
            Self::Joining(_) => State::Joining,
            Self::Parked | Self::Stopping => State::Stopped,
            Self::Forced(_) | Self::AwaitingStart => State::Switching,
            Self::Finished => State::Done,
            Self::Launching => State::Starting,
            Self::Ready => State::Ready,
            _ if !on_core => State::NoCore,
            Self::Looking(_) | Self::Leaving(_) | Self::Returning(_) | Self::Trying(_) => {
                State::Switching
            }
            Self::Settling
            | Self::Computing
            | Self::Handling
            | Self::Sending
            | Self::Turning
            | Self::Resuming => State::Running,
            Self::Calling => State::InC,
            Self::Collecting => State::Collecting,
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
    /// The interpreter's lock that it needs; none in the free-threaded build.
    pub(crate) gil: Option<usize>,
    /// How many passes over its segments are behind it.
    pub(crate) passes: u32,
    /// The task that it does, if it is a pool's worker.
    pub(crate) task: u32,
    /// Its current segment.
    pub(crate) segment: usize,
    /// When that began.
    pub(crate) segment_started: u64,
    /// How many of the threads that the current segment starts are started.
    pub(crate) progress: u32,
    pub(crate) resume: Resume,
    pub(crate) phase: Phase,
    /// Rises whenever a planned end or deadline of this thread becomes void.
    pub(crate) token: u32,
    /// What is left of the current phase on a core.
    pub(crate) work_left: u64,
    /// Since when the current phase has been worked on.
    pub(crate) step_from: u64,
    /// Somebody wants the thread to look round: work left to the next place where it does.
    pub(crate) check_left: Option<u64>,
    /// Python code left until it collects garbage.
    pub(crate) collect_left: u64,
    /// What is left of a signal's handler that was interrupted.
    pub(crate) handler_left: Option<u64>,
    /// Until when it is blocked, and until when it will be after a signal came in between.
    pub(crate) blocked_until: u64,
    pub(crate) blocked_again: Option<u64>,
    /// The core that it is on, or was on last.
    pub(crate) core: usize,
    /// It slept since it last had the lock.
    pub(crate) slept: bool,
    /// Since when it has wanted the lock.
    pub(crate) wants_since: u64,
    /// Since when it has wanted a lock of the program.
    pub(crate) wants_lock_since: u64,
    /// It has been waiting since it last had the lock.
    pub(crate) waiting: bool,
    /// When its current wait began, and which switch was the last one then.
    pub(crate) wait_began: u64,
    pub(crate) wait_saw_switch: u64,
    /// When it last fell asleep, in line or to wait for its successor.
    pub(crate) asleep_since: u64,
    /// It was signalled before it was asleep.
    pub(crate) signalled: bool,
    /// Who started it and waits until it runs.
    pub(crate) starter: Option<usize>,
}

impl Thread {
    pub(crate) fn new(spec: usize, gil: Option<usize>, core: usize, collect_left: u64) -> Self {
        Self {
            spec,
            gil,
            passes: 0,
            task: 0,
            segment: 0,
            segment_started: 0,
            progress: 0,
            resume: Resume::Begin,
            phase: Phase::NotStarted,
            token: 0,
            work_left: 0,
            step_from: 0,
            check_left: None,
            collect_left,
            handler_left: None,
            blocked_until: 0,
            blocked_again: None,
            core,
            slept: true,
            wants_since: 0,
            wants_lock_since: 0,
            waiting: false,
            wait_began: 0,
            wait_saw_switch: 0,
            asleep_since: 0,
            signalled: false,
            starter: None,
        }
    }

    /// Whether the thread looks round before the current phase is over.
    pub(crate) fn preemptible(&self) -> bool {
        matches!(
            self.phase,
            Phase::Settling | Phase::Computing | Phase::Handling | Phase::Turning
        )
    }

    /// Whether the thread runs with the interpreter in hand, so that a stop of the world has to wait for it.
    pub(crate) fn is_attached(&self) -> bool {
        matches!(
            self.phase,
            Phase::Settling | Phase::Computing | Phase::Handling | Phase::Calling | Phase::Sending
        )
    }

    /// Work to the end of the phase, or to the next place where the thread has to look round.
    pub(crate) fn work_until_stop(&self) -> u64 {
        let mut work = self.work_left;
        if self.preemptible() {
            if let Some(check) = self.check_left {
                work = work.min(check);
            }
            if self.phase == Phase::Computing {
                work = work.min(self.collect_left);
            }
        }
        work
    }

    /// Books the work done until `now`.
    pub(crate) fn book_work(&mut self, now: u64) {
        let done = now.saturating_sub(self.step_from);
        self.work_left = self.work_left.saturating_sub(done);
        self.check_left = self.check_left.map(|left| left.saturating_sub(done));
        if self.phase == Phase::Computing {
            self.collect_left = self.collect_left.saturating_sub(done);
        }
        self.step_from = self.step_from.max(now);
    }
}
