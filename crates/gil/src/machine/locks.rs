//! The program's own locks: `threading.Lock`, on which threads wait outside the interpreter.
//!
//! It owns who has a lock and who waits for it. A lock that is given back is free: the waiter that is woken for it may
//! come too late, as with the interpreter's lock. It must not know the interpreter's lock.

use std::collections::VecDeque;

use super::thread::{Phase, Resume};
use super::{Happening, Machine};
use crate::trace::{DropReason, EventKind, Outcome};

/// One lock of the program.
#[derive(Debug, Default)]
pub(super) struct UserLock {
    pub(super) owner: Option<usize>,
    pub(super) waiters: VecDeque<usize>,
}

impl Machine<'_> {
    /// `acquire()`: first an attempt with the interpreter's lock in hand; only if that fails the thread lets go of it.
    pub(super) fn take_lock(&mut self, thread: usize, lock: usize) {
        if self.locks[lock].owner == Some(thread) {
            // It got the lock and was interrupted by a signal before it could go on.
            self.advance(thread);
        } else if let Some(owner) = self.locks[lock].owner {
            self.event(thread, EventKind::LockWait { lock, owner });
            self.drop_lock(thread, DropReason::Lock, Resume::Advance);
        } else {
            self.own_lock(thread, lock);
            self.advance(thread);
        }
    }

    pub(super) fn own_lock(&mut self, subject: usize, lock: usize) {
        self.locks[lock].owner = Some(subject);
        self.recorder.lock(self.now, lock, Some(subject));
        let waited_ns = self.now - self.threads[subject].wants_lock_since;
        self.event(subject, EventKind::Locked { lock, waited_ns });
    }

    /// Outside the interpreter: sleeps until the lock is given back, unless it was meanwhile.
    pub(super) fn wait_for_lock(&mut self, thread: usize, lock: usize) {
        if self.locks[lock].owner.is_none() {
            self.own_lock(thread, lock);
            self.want_lock(thread);
        } else {
            self.locks[lock].waiters.push_back(thread);
            self.sleep(thread, Phase::OnLock(lock));
            self.look_for_deadlock(thread);
        }
    }

    /// Woken for a lock that was given back: takes it, if nobody was quicker.
    pub(super) fn try_lock_again(&mut self, thread: usize, lock: usize) {
        if let Some(owner) = self.locks[lock].owner {
            self.event(thread, EventKind::LockWait { lock, owner });
        }
        self.wait_for_lock(thread, lock);
    }

    /// `release()`, with the interpreter's lock in hand.
    pub(super) fn give_back_lock(&mut self, thread: usize, lock: usize) {
        self.free_lock(thread, lock);
        self.tell_waiter(lock);
        self.advance(thread);
    }

    /// Tells who has waited longest for a lock that was given back: a task has it then, as of an `asyncio.Lock`; a thread
    /// is woken and tries.
    pub(super) fn tell_waiter(&mut self, lock: usize) {
        let Some(waiter) = self.locks[lock].waiters.pop_front() else {
            return;
        };
        if self.is_task(waiter) {
            self.own_lock(waiter, lock);
            self.task_is_ready(waiter);
        } else {
            let latency = self.costs.handoff.draw(&mut self.random);
            self.wake(waiter, Phase::Trying(lock), latency, 0);
        }
    }

    pub(super) fn free_lock(&mut self, subject: usize, lock: usize) {
        self.locks[lock].owner = None;
        self.recorder.lock(self.now, lock, None);
        self.event(subject, EventKind::Unlocked { lock });
    }

    /// Ends the run soon, if `thread` now waits for somebody who waits for it.
    pub(super) fn look_for_deadlock(&mut self, thread: usize) {
        if self.outcome == Outcome::Deadlock || !self.is_stuck(thread) {
            return;
        }
        self.outcome = Outcome::Deadlock;
        self.event(thread, EventKind::Deadlock);
        let enough = self.now + 2 * self.workload.switch_interval_ns();
        self.plan(enough, Happening::Stop, thread);
    }

    /// Whether a chain of waits leads from `thread` back to itself.
    fn is_stuck(&self, thread: usize) -> bool {
        let mut seen = vec![false; self.threads.len()];
        let mut to_visit = self.waited_for(thread);
        while let Some(next) = to_visit.pop() {
            if next == thread {
                return true;
            }
            if !std::mem::replace(&mut seen[next], true) {
                to_visit.extend(self.waited_for(next));
            }
        }
        false
    }

    /// Whom a thread waits for, so that it cannot go on before they do something.
    fn waited_for(&self, thread: usize) -> Vec<usize> {
        match self.threads[thread].phase {
            Phase::OnLock(lock) => self.locks[lock].owner.into_iter().collect(),
            Phase::Joining(spec) => (0..self.threads.len())
                .filter(|other| {
                    self.threads[*other].spec == spec
                        && self.threads[*other].phase != Phase::Finished
                })
                .collect(),
            _ => Vec::new(),
        }
    }
}
