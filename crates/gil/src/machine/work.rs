//! The thread's own work: its segments, one after another, with the lock or without.
//!
//! It owns which piece of work comes next and which of them need the lock. It must not know how the lock is taken.

use super::thread::{Phase, Resume};
use super::{Happening, Machine};
use crate::trace::{DropReason, EventKind};
use crate::workload::{IoKind, Segment};

impl Machine<'_> {
    pub(super) fn segment(&self, thread: usize) -> Segment {
        let subject = &self.threads[thread];
        self.workload.threads[subject.spec].segments[subject.segment]
    }

    /// With the lock in hand: on with the thread's own work.
    pub(super) fn go_on_with_work(&mut self, thread: usize) {
        match self.threads[thread].resume {
            Resume::Enter => self.enter_segment(thread),
            Resume::Continue(left) => self.begin(thread, Phase::Computing, left),
            Resume::Advance => self.advance(thread),
            Resume::Next => self.next_segment(thread),
        }
    }

    fn enter_segment(&mut self, thread: usize) {
        self.threads[thread].segment_started = self.now;
        match self.segment(thread) {
            Segment::Cpu { ns } => {
                self.threads[thread].resume = Resume::Continue(ns);
                self.begin(thread, Phase::Computing, ns);
            }
            Segment::CCall {
                ns,
                releases_gil: false,
            } => {
                self.event(
                    thread,
                    EventKind::CallStart {
                        releases_gil: false,
                    },
                );
                self.begin(thread, Phase::Calling, ns);
            }
            Segment::CCall {
                releases_gil: true, ..
            } => self.drop_lock(thread, DropReason::ReleasingCall, Resume::Advance),
            Segment::Io { .. } => self.drop_lock(thread, DropReason::Io, Resume::Advance),
        }
    }

    /// The part of a segment that needs no lock.
    pub(super) fn begin_outside(&mut self, thread: usize) {
        match self.segment(thread) {
            Segment::Io {
                ns,
                via: IoKind::ReadyRead,
            } => {
                self.event(thread, EventKind::IoStart);
                let work = ns + self.costs.ready_read_ns;
                self.begin(thread, Phase::InSystemCall, work);
            }
            Segment::Io { ns, via } => {
                self.event(thread, EventKind::IoStart);
                self.sleep(thread, Phase::Blocked);
                let round_trip = match via {
                    IoKind::Yield => self.costs.yield_round_trip.draw(&mut self.random),
                    IoKind::Ping => self.costs.ping_round_trip.draw(&mut self.random),
                    IoKind::Sleep | IoKind::ReadyRead => 0,
                };
                self.plan(self.now + ns + round_trip, Happening::Deadline(thread));
            }
            Segment::CCall { ns, .. } | Segment::Cpu { ns } => {
                self.event(thread, EventKind::CallStart { releases_gil: true });
                self.begin(thread, Phase::Outside, ns);
            }
        }
    }

    /// The current segment is over: writes that down.
    pub(super) fn finish_segment(&mut self, thread: usize) {
        let subject = &self.threads[thread];
        self.recorder
            .segment(thread, subject.segment, subject.segment_started, self.now);
    }

    pub(super) fn advance(&mut self, thread: usize) {
        self.finish_segment(thread);
        self.next_segment(thread);
    }

    fn next_segment(&mut self, thread: usize) {
        let subject = &mut self.threads[thread];
        let spec = &self.workload.threads[subject.spec];
        subject.segment += 1;
        if subject.segment == spec.segments.len() {
            subject.segment = 0;
            subject.passes = subject.passes.saturating_add(1);
            if !spec.background && subject.passes == spec.repeat {
                self.finish(thread);
                return;
            }
        }
        subject.resume = Resume::Enter;
        self.enter_segment(thread);
    }

    fn finish(&mut self, thread: usize) {
        self.drop_lock(thread, DropReason::Finished, Resume::Enter);
        if !self.workload.threads[self.threads[thread].spec].background {
            self.foreground_left -= 1;
        }
    }
}
