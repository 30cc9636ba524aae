//! CPython's `drop_gil`: letting go, signalling one waiter, and what the drop was for.
//!
//! It owns the decisions of a thread that has the lock no longer. It must not know when the operating system runs whom.

use super::Machine;
use super::rules::Wrong;
use super::thread::{After, Look, Phase, Resume};
use crate::trace::{DropReason, EventKind};
use crate::workload::Segment;

/// From a drop without a request to the call that it was for.
const DROP_TO_CALL_NS: u64 = 200;

impl Machine<'_> {
    /// `drop_gil`: frees the lock, signals one waiter, and goes on to what the drop was for. In the free-threaded build
    /// the thread only steps out of the interpreter.
    pub(super) fn drop_lock(&mut self, thread: usize, reason: DropReason, resume: Resume) {
        let subject = &mut self.threads[thread];
        subject.resume = resume;
        subject.check_left = None;
        let gil = subject.gil;
        let requested = gil.is_some_and(|gil| self.gils[gil].drop_request);
        match gil {
            Some(gil) => {
                self.event(thread, EventKind::Drop { reason, requested });
                if self.one_lock {
                    self.recorder.hold_ends(self.now);
                }
                self.gils[gil].holder = None;
            }
            None => self.event(thread, EventKind::Detach { reason }),
        }
        let after = match reason {
            DropReason::Asked => After::Retake,
            DropReason::Finished => {
                self.event(thread, EventKind::End);
                self.sleep(thread, Phase::Finished);
                self.stepped_out(thread);
                return;
            }
            _ => After::Outside,
        };
        let work = if requested {
            self.costs.drop_to_forced_wait.draw(&mut self.random)
        } else {
            DROP_TO_CALL_NS
        };
        self.begin(thread, Phase::Leaving(after), work);
        self.stepped_out(thread);
    }

    /// Who may go on now that `thread` is out of the interpreter.
    fn stepped_out(&mut self, thread: usize) {
        match self.threads[thread].gil {
            Some(gil) => self.signal_one_waiter(gil),
            None => self.stop_if_all_stand_still(),
        }
    }

    fn signal_one_waiter(&mut self, gil: usize) {
        // A waiter that stands in line but is not asleep yet sees the signal first and needs no waking.
        let place = self.gils[gil]
            .waiters
            .iter()
            .position(|&waiter| self.threads[waiter].phase == Phase::FallingAsleep)
            .unwrap_or(0);
        let place = self.preferred_waiter(gil).unwrap_or(place);
        let Some(waiter) = self.gils[gil].waiters.remove(place) else {
            return;
        };
        if self.rules.break_with(Wrong::DirectHandOff) {
            self.gils[gil].promised_to = Some(waiter);
        }
        self.gils[gil].coming += 1;
        if self.threads[waiter].phase == Phase::FallingAsleep {
            self.threads[waiter].signalled = true;
        } else {
            let asleep_for = self.now - self.threads[waiter].asleep_since;
            let latency = if asleep_for < self.costs.recent_sleep_ns {
                self.costs.recent_sleeper_handoff
            } else {
                self.costs.handoff
            };
            let latency = latency.draw(&mut self.random);
            self.wake(waiter, Phase::Looking(Look::Signalled), latency, 0);
        }
    }

    /// CPython prefers nobody; two of the wrong models do.
    fn preferred_waiter(&self, gil: usize) -> Option<usize> {
        let does_io = |thread: usize| {
            let spec = self.workload.threads.get(self.threads[thread].spec);
            spec.is_some_and(|spec| spec.segments.iter().any(Segment::leaves_lock))
        };
        let prefers = |&waiter: &usize| {
            self.rules.break_with(Wrong::AskerWins) && self.gils[gil].asked_by == Some(waiter)
                || self.rules.break_with(Wrong::IoFirst) && does_io(waiter)
        };
        self.gils[gil].waiters.iter().position(prefers)
    }

    /// The dropper comes to the place where it may have to wait for its successor.
    pub(super) fn leave(&mut self, thread: usize, after: After) {
        let forced = !self.rules.break_with(Wrong::NoForcedSwitching)
            && !self.rules.break_with(Wrong::DirectHandOff);
        match self.threads[thread].gil {
            Some(gil)
                if forced
                    && self.gils[gil].drop_request
                    && self.gils[gil].last_holder == Some(thread) =>
            {
                self.gils[gil].drop_request = false;
                self.gils[gil].forced = Some(thread);
                self.event(thread, EventKind::ForcedWait);
                self.threads[thread].asleep_since = self.now;
                self.sleep(thread, Phase::Forced(after));
            }
            _ => self.after_drop(thread, after),
        }
    }

    pub(super) fn after_drop(&mut self, thread: usize, after: After) {
        match after {
            After::Retake => {
                self.threads[thread].wants_since = self.now;
                self.look(thread, Look::Entered);
            }
            After::Outside => self.begin_outside(thread),
        }
    }
}
