//! The thread's own work: its segments, one after another, with the lock or without.
//!
//! It owns which piece of work comes next and which of them need the lock. It must not know how the lock is taken.

use super::event_loop::EventLoop;
use super::thread::{Phase, Resume};
use super::{Happening, Machine};
use crate::trace::{DropReason, EventKind};
use crate::workload::{IoKind, Segment};

impl Machine<'_> {
    /// The segment that `subject`, a thread or a task, is at.
    pub(super) fn segment(&self, subject: usize) -> Segment {
        let subject = &self.threads[subject];
        self.workload.threads[subject.spec].segments[subject.segment]
    }

    /// Whose work a thread of the operating system does: its own, or its current task's.
    pub(super) fn worker(&self, thread: usize) -> usize {
        match &self.event_loop {
            Some(event_loop) if event_loop.thread == thread => event_loop.current.unwrap_or(thread),
            _ => thread,
        }
    }

    /// An event that is told of whoever's work `thread` does.
    pub(super) fn event_of_work(&mut self, thread: usize, kind: EventKind) {
        let worker = self.worker(thread);
        self.event(worker, kind);
    }

    /// With the lock in hand: on with the thread's own work.
    pub(super) fn go_on_with_work(&mut self, thread: usize) {
        if self.has_signal(thread) {
            self.begin_handler(thread);
            return;
        }
        if let Some(left) = self.threads[thread].handler_left.take() {
            self.begin(thread, Phase::Handling, left);
            return;
        }
        self.tell_starter(thread);
        match self.threads[thread].resume {
            Resume::Begin => self.begin_pass(thread),
            Resume::Again => self.enter_segment(thread),
            Resume::Continue(left) => self.begin(thread, Phase::Computing, left),
            Resume::Advance => self.advance(thread),
            Resume::Next => self.next_segment(thread),
            Resume::Turn => self.begin_turn(thread),
        }
    }

    /// The first segment of a pass: of the next task, where the thread is a worker of a pool.
    fn begin_pass(&mut self, thread: usize) {
        if self.is_loop(thread) && self.worker(thread) == thread {
            self.begin_loop(thread);
            return;
        }
        let spec_index = self.threads[thread].spec;
        let spec = &self.workload.threads[spec_index];
        if spec.pool && !spec.background {
            if self.tasks_taken[spec_index] == spec.repeat {
                self.wind_up(thread);
                return;
            }
            self.tasks_taken[spec_index] += 1;
            let task = self.tasks_taken[spec_index];
            self.threads[thread].task = task;
            self.event(thread, EventKind::TaskStart { task });
        }
        self.begin_segment(thread);
    }

    /// The segment that the thread is at, from its beginning.
    pub(super) fn begin_segment(&mut self, thread: usize) {
        let worker = self.worker(thread);
        let subject = &mut self.threads[worker];
        subject.segment_started = self.now;
        subject.wants_lock_since = self.now;
        subject.progress = 0;
        subject.blocked_again = None;
        let segment = subject.segment;
        self.recorder.visit(self.now, worker, segment);
        self.enter_segment(thread);
    }

    fn enter_segment(&mut self, thread: usize) {
        if self.worker(thread) != thread {
            self.enter_task_segment(thread);
            return;
        }
        match self.segment(thread) {
            Segment::Cpu { ns } => self.compute(thread, ns),
            Segment::CCall {
                ns,
                releases_gil: false,
            } => self.call(thread, ns),
            Segment::CCall {
                releases_gil: true, ..
            } => self.drop_lock(thread, DropReason::ReleasingCall, Resume::Advance),
            Segment::Io { .. } => self.drop_lock(thread, DropReason::Io, Resume::Advance),
            Segment::Lock { lock } => self.take_lock(thread, lock),
            Segment::Unlock { lock } => self.give_back_lock(thread, lock),
            Segment::Start { thread: spec } => self.start_threads(thread, spec),
            Segment::Join { thread: spec } => self.join_threads(thread, spec),
        }
    }

    /// Python code, which takes longer where the build is free-threaded.
    pub(super) fn compute(&mut self, thread: usize, ns: u64) {
        let ns = self.world.slowed(ns);
        self.threads[thread].resume = Resume::Continue(ns);
        self.begin(thread, Phase::Computing, ns);
    }

    /// C code that keeps the lock.
    pub(super) fn call(&mut self, thread: usize, ns: u64) {
        self.event_of_work(
            thread,
            EventKind::CallStart {
                releases_gil: false,
            },
        );
        self.begin(thread, Phase::Calling, ns);
    }

    /// The part of a segment that needs no lock.
    pub(super) fn begin_outside(&mut self, thread: usize) {
        if self.threads[thread].resume == Resume::Turn {
            self.select(thread);
            return;
        }
        let worker = self.worker(thread);
        match self.segment(worker) {
            Segment::Io {
                ns,
                via: IoKind::ReadyRead,
            } => {
                self.event_of_work(thread, EventKind::IoStart);
                let work = ns + self.costs.ready_read_ns;
                self.begin(thread, Phase::InSystemCall, work);
            }
            Segment::Io { ns, via } => {
                let whole = ns + self.round_trip(via);
                let again = self.threads[worker].blocked_again.take();
                if again.is_none() {
                    self.event_of_work(thread, EventKind::IoStart);
                }
                self.sleep(thread, Phase::Blocked);
                let until = again.unwrap_or(self.now + whole).max(self.now);
                self.threads[thread].blocked_until = until;
                self.plan(until, Happening::Deadline, thread);
            }
            Segment::CCall { ns, .. } | Segment::Cpu { ns } => {
                self.event_of_work(thread, EventKind::CallStart { releases_gil: true });
                self.begin(thread, Phase::Outside, ns);
            }
            Segment::Lock { lock } => self.wait_for_lock(thread, lock),
            Segment::Start { .. } => self.await_start(thread),
            Segment::Join { thread: spec } => self.await_end(thread, spec),
            Segment::Unlock { .. } => self.want_lock(thread),
        }
    }

    pub(super) fn round_trip(&mut self, via: IoKind) -> u64 {
        match via {
            IoKind::Yield => self.costs.yield_round_trip.draw(&mut self.random),
            IoKind::Ping => self.costs.ping_round_trip.draw(&mut self.random),
            IoKind::Sleep | IoKind::ReadyRead | IoKind::Blocking => 0,
        }
    }

    /// Whether what a blocked thread sleeps for is a timer of its own, which is noticed late.
    pub(super) fn sleeps_by_timer(&self, thread: usize) -> bool {
        let worker = self.worker(thread);
        if self.threads[thread].resume == Resume::Turn {
            return self
                .event_loop
                .as_ref()
                .is_none_or(EventLoop::sleeps_by_timer);
        }
        matches!(
            self.segment(worker),
            Segment::Io {
                via: IoKind::Sleep | IoKind::Blocking,
                ..
            }
        )
    }

    /// The current segment is over: writes that down.
    pub(super) fn finish_segment(&mut self, thread: usize) {
        let worker = self.worker(thread);
        let subject = &self.threads[worker];
        self.recorder
            .segment(worker, subject.segment, subject.segment_started, self.now);
    }

    pub(super) fn advance(&mut self, thread: usize) {
        self.finish_segment(thread);
        self.next_segment(thread);
    }

    pub(super) fn next_segment(&mut self, thread: usize) {
        let worker = self.worker(thread);
        let spec = &self.workload.threads[self.threads[worker].spec];
        let subject = &mut self.threads[worker];
        subject.segment += 1;
        if subject.segment < spec.segments.len() {
            self.begin_segment(thread);
            return;
        }
        subject.segment = 0;
        subject.passes = subject.passes.saturating_add(1);
        if spec.pool && !spec.background {
            let task = subject.task;
            self.event(worker, EventKind::TaskEnd { task });
            self.begin_pass(thread);
        } else if spec.background || subject.passes < spec.repeat {
            self.begin_segment(thread);
        } else {
            self.wind_up(thread);
        }
    }
}
