//! CPython's `take_gil`: looking, waiting in line, asking, taking.
//!
//! It owns the decisions of a thread that wants the lock. It must not know when the operating system runs whom: that is
//! the machine's business.

use std::collections::VecDeque;

use super::rules::Wrong;
use super::thread::{Look, Phase, Resume};
use super::{Happening, Machine};
use crate::trace::{AcquireKind, EventKind};

/// The lock of one interpreter: the fields of CPython's `_gil_runtime_state` that matter here.
#[derive(Debug, Default)]
pub(super) struct Gil {
    /// Who holds it now.
    pub(super) holder: Option<usize>,
    /// Who holds it, or held it last.
    pub(super) last_holder: Option<usize>,
    /// Counts changes of holder.
    pub(super) switch_number: u64,
    /// Somebody asked the holder to let go.
    pub(super) drop_request: bool,
    /// Those in line for a signal, by the start of their current wait.
    pub(super) waiters: VecDeque<usize>,
    /// How many were signalled and have not looked yet.
    pub(super) coming: u32,
    /// Who let go on request and sleeps until another thread has taken the lock.
    pub(super) forced: Option<usize>,
    /// Since when the holder has it, who asked last, and to whom it was promised: only wrong models need these.
    pub(super) held_since: u64,
    pub(super) asked_by: Option<usize>,
    pub(super) promised_to: Option<usize>,
}

impl Machine<'_> {
    /// A thread that is on a core comes to want the lock, or to enter the free-threaded interpreter.
    pub(super) fn want_lock(&mut self, thread: usize) {
        self.threads[thread].wants_since = self.now;
        match self.threads[thread].gil {
            Some(gil) if self.gils[gil].holder.is_some() => self.look(thread, Look::Entered),
            _ => {
                let work = self.costs.free_take_ns;
                self.begin(thread, Phase::Looking(Look::Entered), work);
            }
        }
    }

    /// A thread that sleeps comes to want the lock.
    pub(super) fn wake_for_lock(&mut self, thread: usize) {
        self.threads[thread].wants_since = self.now;
        let taken = self.threads[thread]
            .gil
            .is_some_and(|gil| self.gils[gil].holder.is_some());
        let work = if taken { 0 } else { self.costs.free_take_ns };
        self.wake(thread, Phase::Looking(Look::Entered), work, work);
    }

    /// `take_gil`, each time round its loop.
    pub(super) fn look(&mut self, thread: usize, look: Look) {
        let Some(gil) = self.threads[thread].gil else {
            self.attach(thread);
            return;
        };
        if look == Look::Signalled {
            self.gils[gil].coming -= 1;
            self.event(thread, EventKind::Woken);
        }
        let state = &self.gils[gil];
        let promised = state.promised_to.filter(|&other| other != thread);
        let Some(holder) = state.holder.or(promised) else {
            self.acquire(thread, gil, look);
            return;
        };
        match look {
            Look::Entered => {}
            Look::Signalled => self.event(thread, EventKind::TooLate),
            Look::TimedOut
                if state.switch_number == self.threads[thread].wait_saw_switch
                    || self.rules.break_with(Wrong::EveryTimeoutAsks) =>
            {
                self.request_drop(thread, gil, holder);
            }
            Look::TimedOut => self.event(thread, EventKind::TimeoutSwitched),
        }
        self.join_waiters(thread, gil);
        let work = self.costs.falling_asleep.draw(&mut self.random);
        self.begin(thread, Phase::FallingAsleep, work);
    }

    /// Stands in line at the back, for a whole new interval.
    pub(super) fn join_waiters(&mut self, thread: usize, gil: usize) {
        self.gils[gil].waiters.push_back(thread);
        let again = self.threads[thread].waiting;
        self.event(thread, EventKind::Wait { again });
        let subject = &mut self.threads[thread];
        subject.waiting = true;
        subject.signalled = false;
        subject.wait_began = self.now;
        subject.wait_saw_switch = self.gils[gil].switch_number;
    }

    /// The thread is asleep in line now.
    pub(super) fn fall_asleep(&mut self, thread: usize, gil: usize) {
        self.show(thread);
        self.threads[thread].asleep_since = self.now;
        let from = if self.rules.break_with(Wrong::HolderOwnsTimer) {
            self.gils[gil].held_since
        } else {
            self.threads[thread].wait_began
        };
        let deadline = from + self.workload.switch_interval_ns();
        self.plan(deadline.max(self.now), Happening::Deadline, thread);
    }

    fn request_drop(&mut self, thread: usize, gil: usize, holder: usize) {
        self.event(thread, EventKind::DropRequest { holder });
        self.gils[gil].drop_request = true;
        self.gils[gil].asked_by = Some(thread);
        self.ask_to_look_round(holder);
    }

    /// Makes a thread that runs Python come to a check in a few microseconds.
    pub(super) fn ask_to_look_round(&mut self, asked: usize) {
        let check = self.costs.request_to_drop.draw(&mut self.random);
        let subject = &mut self.threads[asked];
        if subject.check_left.is_some() {
            return;
        }
        subject.check_left = Some(check);
        if self.cores.is_current(subject.core, asked) {
            self.interrupt(asked);
            // Booking the work done so far must not shorten the way to the check, which begins now.
            self.threads[asked].check_left = Some(check);
            let delay = self.threads[asked].step_from - self.now;
            self.go_on(asked, delay);
        }
    }

    fn acquire(&mut self, thread: usize, gil: usize, look: Look) {
        let state = &mut self.gils[gil];
        let how = match look {
            Look::Signalled => AcquireKind::Signalled,
            _ if state.coming > 0 => AcquireKind::Barged,
            Look::Entered => AcquireKind::Free,
            Look::TimedOut => AcquireKind::TimedOut,
        };
        state.holder = Some(thread);
        let switched = state.last_holder != Some(thread);
        if switched {
            state.last_holder = Some(thread);
            state.switch_number += 1;
        }
        state.drop_request = false;
        state.held_since = self.now;
        state.asked_by = None;
        state.promised_to = None;
        if self.one_lock {
            self.recorder.hold_starts(self.now, thread);
        }
        let waited_ns = self.now - self.threads[thread].wants_since;
        self.event(thread, EventKind::Acquire { how, waited_ns });
        self.enter_interpreter(thread, switched);
        self.release_forced_dropper(thread, gil);
    }

    /// With the lock just taken, or attached: what is done before the thread's own work goes on.
    pub(super) fn enter_interpreter(&mut self, thread: usize, switched: bool) {
        let subject = &mut self.threads[thread];
        subject.waiting = false;
        subject.check_left = None;
        let slept = std::mem::take(&mut subject.slept);
        if subject.resume == Resume::Advance {
            subject.resume = Resume::Next;
            self.finish_segment(thread);
        }
        let settling = if slept && switched {
            self.costs.woken_bookkeeping.draw(&mut self.random)
        } else {
            self.costs.awake_bookkeeping_ns
        };
        self.begin(thread, Phase::Settling, settling);
    }

    /// Wakes whoever let go on request and waits for a successor.
    fn release_forced_dropper(&mut self, taker: usize, gil: usize) {
        let Some(other) = self.gils[gil].forced.filter(|other| *other != taker) else {
            return;
        };
        if let Phase::Forced(after) = self.threads[other].phase {
            self.gils[gil].forced = None;
            let asleep_for = self.now - self.threads[other].asleep_since;
            let latency = if asleep_for < self.costs.core_stays_awake_ns {
                self.costs.recent_dropper_returns
            } else {
                self.costs.dropper_returns
            };
            let latency = latency.draw(&mut self.random);
            self.wake(other, Phase::Returning(after), latency, 0);
        }
    }
}
