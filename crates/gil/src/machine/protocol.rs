//! The lock's protocol: taking, waiting, asking, letting go, and what a thread does in between.
//!
//! It owns the decisions of CPython's `take_gil` and `drop_gil` and of the places where the interpreter calls them. It
//! must not know when the operating system runs whom: that is the machine's business.

use super::rules::Wrong;
use super::thread::{After, Look, Phase, Resume};
use super::{Happening, Machine};
use crate::trace::{AcquireKind, DropReason, EventKind};
use crate::workload::{IoKind, Segment};

/// From a drop without a request to the call that it was for.
const DROP_TO_CALL_NS: u64 = 200;

impl Machine<'_> {
    /// A thread has come to the end of its phase, or to a place where it looks for requests.
    pub(super) fn step_done(&mut self, thread: usize) {
        let now = self.now;
        let subject = &mut self.threads[thread];
        subject.book_work(now);
        if subject.work_left > 0 && subject.preemptible() {
            let resume = match subject.phase {
                Phase::Computing => Resume::Continue(subject.work_left),
                _ => subject.resume,
            };
            self.drop_lock(thread, DropReason::Asked, resume);
            return;
        }
        match subject.phase {
            Phase::Looking(look) => self.look(thread, look),
            Phase::FallingAsleep if subject.signalled => {
                // It did not sleep, but the dropper still has the mutex that guards the lock's fields.
                subject.signalled = false;
                let work = self.costs.handoff.draw(&mut self.random);
                self.begin(thread, Phase::Looking(Look::Signalled), work);
            }
            Phase::FallingAsleep => {
                self.sleep(thread, Phase::Waiting);
                self.fall_asleep(thread);
            }
            Phase::Settling => self.go_on_with_work(thread),
            Phase::Computing => self.advance(thread),
            Phase::Calling => {
                self.event(
                    thread,
                    EventKind::CallEnd {
                        releases_gil: false,
                    },
                );
                if self.lock.drop_request {
                    self.drop_lock(thread, DropReason::Asked, Resume::Advance);
                } else {
                    self.advance(thread);
                }
            }
            Phase::Leaving(after) => self.leave(thread, after),
            Phase::Returning(after) => {
                self.event(thread, EventKind::ForcedWaitEnd);
                self.after_drop(thread, after);
            }
            Phase::Outside => {
                self.event(thread, EventKind::CallEnd { releases_gil: true });
                self.want_lock(thread);
            }
            Phase::InSystemCall => {
                self.event(thread, EventKind::IoEnd);
                self.want_lock(thread);
            }
            Phase::Waiting | Phase::Forced(_) | Phase::Blocked | Phase::Finished => {}
        }
    }

    /// `take_gil`, each time round its loop.
    fn look(&mut self, thread: usize, look: Look) {
        if look == Look::Signalled {
            self.event(thread, EventKind::Woken);
        }
        let promised = self.lock.promised_to.filter(|&other| other != thread);
        let Some(holder) = self.lock.holder.or(promised) else {
            self.acquire(thread, look);
            return;
        };
        match look {
            Look::Entered => {}
            Look::Signalled => self.event(thread, EventKind::TooLate),
            Look::TimedOut
                if self.lock.switch_number == self.threads[thread].wait_saw_switch
                    || self.rules.break_with(Wrong::EveryTimeoutAsks) =>
            {
                self.request_drop(thread, holder);
            }
            Look::TimedOut => self.event(thread, EventKind::TimeoutSwitched),
        }
        self.join_waiters(thread);
        let work = self.costs.falling_asleep.draw(&mut self.random);
        self.begin(thread, Phase::FallingAsleep, work);
    }

    /// Stands in line at the back, for a whole new interval.
    pub(super) fn join_waiters(&mut self, thread: usize) {
        self.lock.waiters.push_back(thread);
        let again = self.threads[thread].waiting;
        self.event(thread, EventKind::Wait { again });
        let subject = &mut self.threads[thread];
        subject.waiting = true;
        subject.signalled = false;
        subject.wait_began = self.now;
        subject.wait_saw_switch = self.lock.switch_number;
    }

    /// The thread is asleep in line now.
    pub(super) fn fall_asleep(&mut self, thread: usize) {
        self.show(thread);
        self.threads[thread].asleep_since = self.now;
        let from = if self.rules.break_with(Wrong::HolderOwnsTimer) {
            self.lock.held_since
        } else {
            self.threads[thread].wait_began
        };
        let deadline = from + self.workload.switch_interval_ns();
        self.plan(deadline.max(self.now), Happening::Deadline(thread));
    }

    fn request_drop(&mut self, thread: usize, holder: usize) {
        self.event(thread, EventKind::DropRequest { holder });
        self.lock.drop_request = true;
        self.lock.asked_by = Some(thread);
        let check = self.costs.request_to_drop.draw(&mut self.random);
        let asked = &mut self.threads[holder];
        if asked.check_left.is_some() {
            return;
        }
        asked.check_left = Some(check);
        if self.cores.is_current(self.threads[holder].core, holder) {
            self.interrupt(holder);
            // Booking the work done so far must not shorten the way to the check, which begins now.
            self.threads[holder].check_left = Some(check);
            let delay = self.threads[holder].step_from - self.now;
            self.go_on(holder, delay);
        }
    }

    fn acquire(&mut self, thread: usize, look: Look) {
        let somebody_coming = self.threads.iter().enumerate().any(|(other, subject)| {
            other != thread
                && (subject.phase == Phase::Looking(Look::Signalled) || subject.signalled)
        });
        let how = match look {
            Look::Signalled => AcquireKind::Signalled,
            _ if somebody_coming => AcquireKind::Barged,
            Look::Entered => AcquireKind::Free,
            Look::TimedOut => AcquireKind::TimedOut,
        };
        self.lock.holder = Some(thread);
        let switched = self.lock.last_holder != Some(thread);
        if switched {
            self.lock.last_holder = Some(thread);
            self.lock.switch_number += 1;
        }
        self.lock.drop_request = false;
        self.lock.held_since = self.now;
        self.lock.asked_by = None;
        self.lock.promised_to = None;
        self.recorder.hold_starts(self.now, thread);
        let waited_ns = self.now - self.threads[thread].wants_since;
        self.event(thread, EventKind::Acquire { how, waited_ns });

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
        self.release_forced_dropper(thread);
    }

    /// Wakes whoever let go on request and waits for a successor.
    fn release_forced_dropper(&mut self, taker: usize) {
        for other in 0..self.threads.len() {
            if let Phase::Forced(after) = self.threads[other].phase
                && other != taker
            {
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

    /// `drop_gil`: frees the lock, signals one waiter, and goes on to what the drop was for.
    pub(super) fn drop_lock(&mut self, thread: usize, reason: DropReason, resume: Resume) {
        let requested = self.lock.drop_request;
        self.event(thread, EventKind::Drop { reason, requested });
        self.recorder.hold_ends(self.now);
        self.lock.holder = None;
        let subject = &mut self.threads[thread];
        subject.resume = resume;
        subject.check_left = None;
        let after = match reason {
            DropReason::Io | DropReason::ReleasingCall => After::Outside,
            DropReason::Asked => After::Retake,
            DropReason::Finished => {
                self.event(thread, EventKind::End);
                self.sleep(thread, Phase::Finished);
                self.signal_one_waiter();
                return;
            }
        };
        let work = if requested {
            self.costs.drop_to_forced_wait.draw(&mut self.random)
        } else {
            DROP_TO_CALL_NS
        };
        self.begin(thread, Phase::Leaving(after), work);
        self.signal_one_waiter();
    }

    fn signal_one_waiter(&mut self) {
        // A waiter that stands in line but is not asleep yet sees the signal first and needs no waking.
        let place = self
            .lock
            .waiters
            .iter()
            .position(|&waiter| self.threads[waiter].phase == Phase::FallingAsleep)
            .unwrap_or(0);
        let place = self.preferred_waiter().unwrap_or(place);
        let Some(waiter) = self.lock.waiters.remove(place) else {
            return;
        };
        if self.rules.break_with(Wrong::DirectHandOff) {
            self.lock.promised_to = Some(waiter);
        }
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
    fn preferred_waiter(&self) -> Option<usize> {
        let does_io = |thread: usize| {
            let spec = &self.workload.threads[self.threads[thread].spec];
            spec.segments.iter().any(Segment::leaves_lock)
        };
        let prefers = |&waiter: &usize| {
            self.rules.break_with(Wrong::AskerWins) && self.lock.asked_by == Some(waiter)
                || self.rules.break_with(Wrong::IoFirst) && does_io(waiter)
        };
        self.lock.waiters.iter().position(prefers)
    }

    /// The dropper comes to the place where it may have to wait for its successor.
    fn leave(&mut self, thread: usize, after: After) {
        let nobody_took_it = self.lock.last_holder == Some(thread);
        let forced = !self.rules.break_with(Wrong::NoForcedSwitching)
            && !self.rules.break_with(Wrong::DirectHandOff);
        if self.lock.drop_request && nobody_took_it && forced {
            self.lock.drop_request = false;
            self.event(thread, EventKind::ForcedWait);
            self.threads[thread].asleep_since = self.now;
            self.sleep(thread, Phase::Forced(after));
        } else {
            self.after_drop(thread, after);
        }
    }

    fn after_drop(&mut self, thread: usize, after: After) {
        match after {
            After::Retake => {
                self.threads[thread].wants_since = self.now;
                self.look(thread, Look::Entered);
            }
            After::Outside => self.begin_outside(thread),
        }
    }

    fn want_lock(&mut self, thread: usize) {
        self.threads[thread].wants_since = self.now;
        if self.lock.holder.is_some() {
            self.look(thread, Look::Entered);
        } else {
            let work = self.costs.free_take_ns;
            self.begin(thread, Phase::Looking(Look::Entered), work);
        }
    }

    /// A sleeping thread's time is over. A timer that sleeps is noticed late; an answer that comes from elsewhere was
    /// already counted until it is here.
    pub(super) fn deadline(&mut self, thread: usize) {
        let timed = match self.threads[thread].phase {
            Phase::Blocked => matches!(
                self.segment(thread),
                Segment::Io {
                    via: IoKind::Sleep,
                    ..
                }
            ),
            _ => true,
        };
        let lateness = if !timed {
            0
        } else if self.cores.any_idle() {
            self.costs.timed_wait_lateness.draw(&mut self.random)
        } else {
            self.costs
                .timed_wait_lateness_busy_core
                .draw(&mut self.random)
        };
        self.plan(self.now + lateness, Happening::TimerFired(thread));
    }

    pub(super) fn timer_fired(&mut self, thread: usize) {
        if self.threads[thread].phase == Phase::Blocked {
            self.event(thread, EventKind::IoEnd);
            self.threads[thread].wants_since = self.now;
            let work = if self.lock.holder.is_some() {
                0
            } else {
                self.costs.free_take_ns
            };
            self.wake(thread, Phase::Looking(Look::Entered), work, work);
        } else {
            self.lock.waiters.retain(|&waiter| waiter != thread);
            self.wake(thread, Phase::Looking(Look::TimedOut), 0, 0);
        }
    }
}
