//! Signals: the C handler takes note at once, the Python handler runs in the main thread at its next check.
//!
//! It owns what is pending. The main thread is the first one, or asyncio's loop. It must not know what handlers do.

use super::Machine;
use super::thread::{Phase, Resume};
use crate::trace::EventKind;

/// The thread that handles signals.
const MAIN: usize = 0;

impl Machine<'_> {
    /// The process gets a signal.
    pub(super) fn signal(&mut self, number: usize) {
        self.event(MAIN, EventKind::Signal);
        let handler_ns = self.workload.signals[number].handler_ns;
        self.pending_signals.push_back((self.now, handler_ns));
        match self.threads[MAIN].phase {
            Phase::Blocked => {
                // The system call fails with EINTR; the call goes on after the handler, to its own end (PEP 475).
                if self.threads[MAIN].resume == Resume::Advance {
                    let worker = self.worker(MAIN);
                    self.threads[worker].blocked_again = Some(self.threads[MAIN].blocked_until);
                    self.threads[MAIN].resume = Resume::Again;
                }
                self.wake_for_lock(MAIN);
            }
            Phase::OnLock(lock) => {
                self.locks[lock].waiters.retain(|&waiter| waiter != MAIN);
                self.threads[MAIN].resume = Resume::Again;
                self.wake_for_lock(MAIN);
            }
            Phase::Joining(_) => self.wake_for_lock(MAIN),
            _ if self.threads[MAIN].preemptible() => self.ask_to_look_round(MAIN),
            _ => {}
        }
    }

    /// Whether `thread` is to run a handler now.
    pub(super) fn has_signal(&self, thread: usize) -> bool {
        thread == MAIN
            && !self.pending_signals.is_empty()
            && self.threads[MAIN].handler_left.is_none()
    }

    pub(super) fn begin_handler(&mut self, thread: usize) {
        let Some((since, handler_ns)) = self.pending_signals.pop_front() else {
            return;
        };
        let waited_ns = self.now - since;
        self.event(thread, EventKind::HandlerStart { waited_ns });
        let work = self.world.slowed(handler_ns);
        self.begin(thread, Phase::Handling, work);
    }
}
