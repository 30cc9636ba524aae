//! What a thread comes to next: the end of a phase, a check of the eval breaker, the end of a sleep.
//!
//! It owns the order in which reasons to look round are honoured. What each of them means is decided elsewhere.

use super::thread::{Look, Phase, Resume};
use super::{Happening, Machine};
use crate::trace::{DropReason, EventKind};

impl Machine<'_> {
    /// A thread has come to the end of its phase, or to a place where it looks round.
    pub(super) fn step_done(&mut self, thread: usize) {
        let now = self.now;
        let subject = &mut self.threads[thread];
        subject.book_work(now);
        if subject.work_left > 0 && subject.preemptible() {
            match subject.phase {
                Phase::Computing => subject.resume = Resume::Continue(subject.work_left),
                Phase::Handling => subject.handler_left = Some(subject.work_left),
                _ => {}
            }
            self.check(thread);
            return;
        }
        match subject.phase {
            Phase::Launching => self.launched(thread),
            Phase::Looking(look) => self.look(thread, look),
            Phase::FallingAsleep if subject.signalled => {
                // It did not sleep, but the dropper still has the mutex that guards the lock's fields.
                subject.signalled = false;
                let work = self.costs.handoff.draw(&mut self.random);
                self.begin(thread, Phase::Looking(Look::Signalled), work);
            }
            Phase::FallingAsleep => {
                let gil = subject.gil;
                self.sleep(thread, Phase::Waiting);
                if let Some(gil) = gil {
                    self.fall_asleep(thread, gil);
                }
            }
            Phase::Settling => self.go_on_with_work(thread),
            Phase::Computing => self.advance(thread),
            Phase::Handling => {
                self.event(thread, EventKind::HandlerEnd);
                self.check(thread);
            }
            Phase::Calling => {
                self.event_of_work(
                    thread,
                    EventKind::CallEnd {
                        releases_gil: false,
                    },
                );
                self.threads[thread].resume = Resume::Advance;
                self.check(thread);
            }
            Phase::Sending => self.finish(thread),
            Phase::Turning => self.turn(thread),
            Phase::Resuming => self.run_task(thread),
            Phase::Leaving(after) => self.leave(thread, after),
            Phase::Returning(after) => {
                self.event(thread, EventKind::ForcedWaitEnd);
                self.after_drop(thread, after);
            }
            Phase::Outside => {
                self.event_of_work(thread, EventKind::CallEnd { releases_gil: true });
                self.want_lock(thread);
            }
            Phase::InSystemCall => {
                if subject.resume != Resume::Turn {
                    self.event_of_work(thread, EventKind::IoEnd);
                }
                self.want_lock(thread);
            }
            Phase::Trying(lock) => self.try_lock_again(thread, lock),
            Phase::Collecting => self.collected(thread),
            Phase::NotStarted
            | Phase::Ready
            | Phase::Waiting
            | Phase::Forced(_)
            | Phase::Blocked
            | Phase::OnLock(_)
            | Phase::AwaitingStart
            | Phase::Joining(_)
            | Phase::Stopping
            | Phase::Parked
            | Phase::Finished => {}
        }
    }

    /// A check of the eval breaker: what CPython's `_Py_HandlePending` does, in its order.
    pub(super) fn check(&mut self, thread: usize) {
        self.threads[thread].check_left = None;
        if self.world.is_stopped_for(thread) {
            self.park(thread);
        } else if self.has_signal(thread) {
            self.begin_handler(thread);
        } else if self.threads[thread].collect_left == 0 {
            self.stop_the_world(thread);
        } else if self.threads[thread]
            .gil
            .is_some_and(|gil| self.gils[gil].drop_request)
        {
            let resume = self.threads[thread].resume;
            self.drop_lock(thread, DropReason::Asked, resume);
        } else {
            self.go_on_with_work(thread);
        }
    }

    /// A sleeping thread's time is over. A timer that sleeps is noticed late; an answer that comes from elsewhere was
    /// already counted until it is here.
    pub(super) fn deadline(&mut self, thread: usize) {
        let timed = match self.threads[thread].phase {
            Phase::Blocked => self.sleeps_by_timer(thread),
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
        self.plan(self.now + lateness, Happening::TimerFired, thread);
    }

    pub(super) fn timer_fired(&mut self, thread: usize) {
        if self.threads[thread].phase == Phase::Blocked {
            self.event_of_work(thread, EventKind::IoEnd);
            self.wake_for_lock(thread);
        } else if let Some(gil) = self.threads[thread].gil {
            self.gils[gil].waiters.retain(|&waiter| waiter != thread);
            self.wake(thread, Phase::Looking(Look::TimedOut), 0, 0);
        }
    }
}
