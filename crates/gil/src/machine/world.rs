//! The free-threaded build: threads attach and detach instead of taking a lock, and stand still for a collection.
//!
//! It owns stopping the world. A thread in a long C call that stays attached delays it for all. It must not know locks.

use super::Machine;
use super::thread::Phase;
use crate::trace::EventKind;
use crate::workload::{FreeThreading, Model};

/// What all threads of a free-threaded interpreter share.
#[derive(Debug, Default)]
pub(super) struct World {
    settings: Option<FreeThreading>,
    /// Who wants all others to stand still.
    requester: Option<usize>,
    /// Pauses that the collection still needs, this one counted.
    pauses_left: u32,
}

impl World {
    pub(super) fn new(model: Model) -> Self {
        let settings = match model {
            Model::FreeThreaded(settings) => Some(settings),
            _ => None,
        };
        Self {
            settings,
            ..Self::default()
        }
    }

    /// Python code of `ns`, as long as it takes here.
    pub(super) fn slowed(&self, ns: u64) -> u64 {
        self.settings.map_or(ns, |settings| {
            ns + ns * u64::from(settings.overhead_percent) / 100
        })
    }

    /// Python code until a thread collects, if `threads` of them run it at once.
    pub(super) fn collect_after(&self, threads: usize) -> u64 {
        match self.settings {
            Some(settings) if settings.collect_every_ns > 0 => {
                (settings.collect_every_ns / threads.max(1) as u64).max(1)
            }
            _ => u64::MAX,
        }
    }

    /// Whether `thread` has to stand still.
    pub(super) fn is_stopped_for(&self, thread: usize) -> bool {
        self.requester.is_some_and(|requester| requester != thread)
    }
}

impl Machine<'_> {
    /// A thread enters the interpreter: at once, unless the world stands still.
    pub(super) fn attach(&mut self, thread: usize) {
        if self.world.is_stopped_for(thread) {
            self.sleep(thread, Phase::Parked);
            return;
        }
        self.event(thread, EventKind::Attach);
        self.enter_interpreter(thread, false);
    }

    /// A running thread came to a check while the world is being stopped.
    pub(super) fn park(&mut self, thread: usize) {
        self.event(thread, EventKind::Stopped);
        self.sleep(thread, Phase::Parked);
        self.stop_if_all_stand_still();
    }

    /// `thread` has made enough objects for a collection.
    pub(super) fn stop_the_world(&mut self, thread: usize) {
        self.world.pauses_left = 2;
        self.request_pause(thread);
    }

    fn request_pause(&mut self, thread: usize) {
        self.event(thread, EventKind::StopTheWorld);
        self.world.requester = Some(thread);
        for other in 0..self.threads.len() {
            if other != thread && self.threads[other].is_attached() {
                self.ask_to_look_round(other);
            }
        }
        self.threads[thread].asleep_since = self.now;
        self.sleep(thread, Phase::Stopping);
        self.stop_if_all_stand_still();
    }

    /// Begins the pause once nobody is attached any more. Threads outside the interpreter need not help.
    pub(super) fn stop_if_all_stand_still(&mut self) {
        let Some(requester) = self.world.requester else {
            return;
        };
        if self.threads[requester].phase != Phase::Stopping
            || self.threads.iter().any(super::thread::Thread::is_attached)
        {
            return;
        }
        self.event(requester, EventKind::WorldStopped);
        let pause = self
            .world
            .settings
            .map_or(0, |settings| settings.collection_ns / 2);
        self.wake(requester, Phase::Collecting, pause, pause);
    }

    /// A pause is over: all that stand still look again.
    pub(super) fn collected(&mut self, thread: usize) {
        self.event(thread, EventKind::WorldResumed);
        self.world.requester = None;
        self.world.pauses_left = self.world.pauses_left.saturating_sub(1);
        let mut running = 1;
        for other in 0..self.threads.len() {
            match self.threads[other].phase {
                Phase::Parked => {
                    running += 1;
                    let latency = self.costs.handoff.draw(&mut self.random);
                    let look = Phase::Looking(super::thread::Look::Entered);
                    self.wake(other, look, latency, latency);
                }
                _ if self.threads[other].is_attached() => running += 1,
                _ => {}
            }
        }
        if self.world.pauses_left > 0 {
            self.request_pause(thread);
            return;
        }
        let collect_after = self.world.collect_after(running);
        for subject in &mut self.threads {
            subject.collect_left = collect_after;
        }
        self.go_on_with_work(thread);
    }
}
