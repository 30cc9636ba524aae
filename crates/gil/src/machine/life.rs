//! How threads come to be and end: arriving, starting others, waiting for their end; processes and interpreters that
//! have to be started first.
//!
//! It owns the life of a thread. It must not know what the thread does in between.

use super::thread::{Look, Phase, Resume};
use super::{Happening, Machine};
use crate::trace::{DropReason, EventKind, Outcome};
use crate::workload::{Model, Segment, StartMethod};

/// What the parent does for each process before it can start the next one: a fork, or a request to the fork server. No
/// figure was measured for this part alone; it is a part of what the start-up takes in all.
const PARENTS_PART_NS: u64 = 1_000_000;

impl Machine<'_> {
    /// Plans the beginning of all threads that nobody starts.
    pub(super) fn bring_about(&mut self) {
        let mut at = 0;
        for thread in 0..self.threads.len() {
            if self.is_task(thread) || self.workload.is_started(self.threads[thread].spec) {
                continue;
            }
            self.bring_to_life(thread, at);
            at += super::ARRIVAL_NS;
        }
    }

    /// The thread arrives at `at`, or its process or interpreter begins to start when its turn comes.
    pub(super) fn bring_to_life(&mut self, thread: usize, at: u64) {
        match self.workload.model {
            Model::Gil | Model::FreeThreaded(_) | Model::Asyncio => {
                self.plan(at, Happening::Arrival, thread);
            }
            Model::Interpreters(settings) => {
                let begins = self.launcher_free_at.max(self.now);
                self.launcher_free_at = begins + settings.create_ns;
                self.plan(begins, Happening::Launch, thread);
            }
            Model::Processes(settings) => {
                let parent = PARENTS_PART_NS + self.pickling(settings.payload_bytes);
                let begins = self.launcher_free_at.max(self.now);
                if self.launched == 0 && settings.start == StartMethod::ForkServer {
                    self.server_ready_at =
                        begins + settings.start.first_ns() - settings.start.next_ns();
                }
                self.launcher_free_at = begins + parent;
                self.plan(
                    (begins + parent).max(self.server_ready_at),
                    Happening::Launch,
                    thread,
                );
            }
        }
        self.launched += 1;
    }

    /// Pickling or unpickling so many bytes, and passing them through a pipe.
    pub(super) fn pickling(&self, bytes: u64) -> u64 {
        bytes * self.costs.pickling_ps_per_byte / 1_000
    }

    pub(super) fn launch(&mut self, thread: usize) {
        self.event(thread, EventKind::Launch);
        let work = match self.workload.model {
            Model::Interpreters(settings) => settings.create_ns,
            Model::Processes(settings) => {
                let is_first = !std::mem::replace(&mut self.first_launched, true);
                let whole = match settings.start {
                    StartMethod::Fork | StartMethod::Spawn if is_first => settings.start.first_ns(),
                    _ => settings.start.next_ns(),
                };
                whole.saturating_sub(PARENTS_PART_NS) + self.pickling(settings.payload_bytes)
            }
            _ => 0,
        };
        self.wake(thread, Phase::Launching, work, work);
    }

    pub(super) fn launched(&mut self, thread: usize) {
        self.event(thread, EventKind::Launched);
        self.event(thread, EventKind::Start);
        self.want_lock(thread);
    }

    /// A thread reaches the lock for the first time. Where it is taken, the thread is asleep at once: how it was
    /// created, and on which core, is no part of the workload.
    pub(super) fn arrive(&mut self, thread: usize) {
        self.event(thread, EventKind::Start);
        self.threads[thread].wants_since = self.now;
        match self.threads[thread].gil {
            Some(gil) if self.gils[gil].holder.is_some() => {
                self.join_waiters(thread, gil);
                self.threads[thread].phase = Phase::Waiting;
                self.fall_asleep(thread, gil);
            }
            _ => {
                let work = self.costs.free_take_ns;
                self.wake(thread, Phase::Looking(Look::Entered), work, work);
            }
        }
    }

    /// `Thread.start()` for each thread of a description: creates it, and waits until it runs.
    pub(super) fn start_threads(&mut self, thread: usize, spec: usize) {
        let progress = self.threads[thread].progress;
        let Some(child) = self.member(spec, progress) else {
            self.advance(thread);
            return;
        };
        self.threads[thread].progress += 1;
        self.threads[child].starter = Some(thread);
        self.event(thread, EventKind::StartThread { thread: child });
        let latency = self.costs.handoff.draw(&mut self.random);
        self.bring_to_life(child, self.now + latency);
        self.drop_lock(thread, DropReason::Thread, Resume::Again);
    }

    /// The thread number `progress` of a description.
    fn member(&self, spec: usize, progress: u32) -> Option<usize> {
        let first = self.first_of_spec[spec];
        (progress < self.workload.threads[spec].count).then(|| first + progress as usize)
    }

    /// Outside the lock: sleeps until the thread that was started last runs, unless it does already.
    pub(super) fn await_start(&mut self, thread: usize) {
        let Segment::Start { thread: spec } = self.segment(thread) else {
            return;
        };
        let last = self.threads[thread].progress.saturating_sub(1);
        match self.member(spec, last) {
            Some(child) if self.threads[child].starter.is_some() => {
                self.sleep(thread, Phase::AwaitingStart);
            }
            _ => self.want_lock(thread),
        }
    }

    /// The first thing that a new thread does with the lock in hand: tells who started it that it runs.
    pub(super) fn tell_starter(&mut self, thread: usize) {
        if let Some(starter) = self.threads[thread].starter.take()
            && self.threads[starter].phase == Phase::AwaitingStart
        {
            let latency = self.costs.handoff.draw(&mut self.random);
            self.threads[starter].wants_since = self.now;
            self.wake(starter, Phase::Looking(Look::Entered), latency, latency);
        }
    }

    /// `Thread.join()` for all threads of a description.
    pub(super) fn join_threads(&mut self, thread: usize, spec: usize) {
        let first = self.first_of_spec[spec];
        if self.alive[spec] == 0 {
            self.event(thread, EventKind::JoinEnd { thread: first });
            self.advance(thread);
        } else {
            self.event(thread, EventKind::JoinWait { thread: first });
            self.drop_lock(thread, DropReason::Thread, Resume::Again);
        }
    }

    /// Outside the lock: sleeps until those threads have ended, unless they have meanwhile.
    pub(super) fn await_end(&mut self, thread: usize, spec: usize) {
        if self.alive[spec] == 0 {
            self.want_lock(thread);
        } else {
            self.sleep(thread, Phase::Joining(spec));
            self.look_for_deadlock(thread);
        }
    }

    /// A thread is through with its work: what it found out is sent home, if home is another process.
    pub(super) fn wind_up(&mut self, thread: usize) {
        if self.worker(thread) != thread {
            self.finish_task(thread);
            return;
        }
        match self.workload.model {
            Model::Processes(settings) if settings.payload_bytes > 0 => {
                let work = self.pickling(settings.payload_bytes);
                self.begin(thread, Phase::Sending, work);
            }
            _ => self.finish(thread),
        }
    }

    pub(super) fn finish(&mut self, thread: usize) {
        self.drop_lock(thread, DropReason::Finished, Resume::Begin);
        self.ended(thread);
    }

    /// A thread or task is over: whoever waits for its end may go on.
    pub(super) fn ended(&mut self, subject: usize) {
        let spec = self.threads[subject].spec;
        if self.is_loop(subject) {
            return;
        }
        self.alive[spec] -= 1;
        if !self.workload.threads[spec].background {
            self.foreground_left -= 1;
        }
        if self.alive[spec] > 0 {
            return;
        }
        for other in 0..self.threads.len() {
            if self.threads[other].phase == Phase::Joining(spec) {
                if self.is_task(other) {
                    self.task_is_ready(other);
                } else {
                    let latency = self.costs.handoff.draw(&mut self.random);
                    self.threads[other].wants_since = self.now;
                    self.wake(other, Phase::Looking(Look::Entered), latency, latency);
                }
            }
        }
    }

    /// How the run ended, seen from what is left.
    pub(super) fn final_outcome(&self, window_closed: bool) -> Outcome {
        if self.outcome == Outcome::Deadlock {
            Outcome::Deadlock
        } else if window_closed {
            Outcome::Window
        } else {
            Outcome::Finished
        }
    }
}
