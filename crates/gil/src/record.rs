//! Writes the trace down while the machine runs.
//!
//! It owns the growing lists and keeps them tidy: spans never overlap or repeat, and each instant of a thread has at
//! most one event to stop at. It must not know the protocol.

use crate::trace::{
    Core, DropReason, Event, EventKind, Hold, Lane, LockHold, Outcome, SegmentRun, Span, State,
    Trace, Visit,
};

/// How far back an earlier event of the same instant is looked for.
const SAME_INSTANT: usize = 64;

/// A trace in the making.
pub(crate) struct Recorder {
    trace: Trace,
    open: Vec<(u64, State)>,
    on_core: Vec<Option<(u64, usize)>>,
    locked: Vec<Option<(u64, usize)>>,
}

impl Recorder {
    /// Begins a trace of these lanes, which are all in the state that is given with them.
    /// Room is made for about so many `records` at once.
    pub(crate) fn new(
        lanes: Vec<(Lane, State)>,
        cores: usize,
        locks: &[String],
        records: usize,
    ) -> Self {
        let open = lanes.iter().map(|(_, state)| (0, *state)).collect();
        Self {
            trace: Trace {
                lanes: lanes.into_iter().map(|(lane, _)| lane).collect(),
                cores: vec![Core::default(); cores],
                locks: locks.to_vec(),
                events: Vec::with_capacity(records),
                ..Trace::default()
            },
            open,
            on_core: vec![None; cores],
            locked: vec![None; locks.len()],
        }
    }

    /// How many things have been written down: a measure of the memory taken.
    pub(crate) fn len(&self) -> usize {
        self.trace.events.len() + self.trace.segments.len()
    }

    /// From `now` on, `thread` is in `state`.
    pub(crate) fn state(&mut self, now: u64, thread: usize, state: State) {
        let (since, before) = self.open[thread];
        if before != state {
            self.close(now, thread, since, before);
            self.open[thread] = (now, state);
        }
    }

    /// Ends a span at `now`, joining it to the one before where a state of no length stood between them.
    fn close(&mut self, now: u64, thread: usize, since: u64, state: State) {
        if now == since {
            return;
        }
        let spans = &mut self.trace.lanes[thread].spans;
        match spans.last_mut() {
            Some(last) if last.state == state => last.end_ns = now,
            _ => spans.push(Span {
                start_ns: since,
                end_ns: now,
                state,
            }),
        }
    }

    /// From `now` on, `thread` is on `core`, or nobody.
    pub(crate) fn core(&mut self, now: u64, core: usize, thread: Option<usize>) {
        let slot = &mut self.on_core[core];
        if slot.map(|(_, before)| before) == thread {
            return;
        }
        if let Some((start_ns, before)) = slot.take()
            && start_ns < now
        {
            push_joined(&mut self.trace.cores[core].spans, start_ns, now, before);
        }
        *slot = thread.map(|thread| (now, thread));
    }

    pub(crate) fn event(&mut self, now: u64, thread: usize, kind: EventKind) {
        let mut step = teaches(kind);
        if step {
            // Where a thread does several things at one instant, the last one says most: "its call is over" says less
            // than "its call is over and it has to wait", and the words for the second contain the first.
            let same = self
                .trace
                .events
                .iter_mut()
                .rev()
                .take_while(|event| event.at_ns == now)
                .take(SAME_INSTANT)
                .find(|event| event.thread == thread && event.step);
            if let Some(earlier) = same {
                if weight(earlier.kind) > weight(kind) {
                    step = false;
                } else {
                    earlier.step = false;
                }
            }
        }
        self.trace.events.push(Event {
            at_ns: now,
            thread,
            kind,
            step,
        });
    }

    pub(crate) fn hold_starts(&mut self, now: u64, thread: usize) {
        self.trace.holds.push(Hold {
            start_ns: now,
            end_ns: u64::MAX,
            thread,
        });
    }

    pub(crate) fn hold_ends(&mut self, now: u64) {
        if let Some(hold) = self.trace.holds.last_mut() {
            hold.end_ns = now;
        }
    }

    /// `thread` takes one of the program's own locks, or gives it back.
    pub(crate) fn lock(&mut self, now: u64, lock: usize, owner: Option<usize>) {
        let slot = &mut self.locked[lock];
        if let Some((start_ns, thread)) = slot.take() {
            self.trace.lock_holds.push(LockHold {
                start_ns,
                end_ns: now,
                thread,
                lock,
            });
        }
        *slot = owner.map(|thread| (now, thread));
    }

    pub(crate) fn visit(&mut self, now: u64, thread: usize, segment: usize) {
        let visits = &mut self.trace.lanes[thread].visits;
        match visits.last_mut() {
            Some(last) if last.start_ns == now => last.segment = segment,
            Some(last) if last.segment == segment => {}
            _ => visits.push(Visit {
                start_ns: now,
                segment,
            }),
        }
    }

    pub(crate) fn segment(&mut self, thread: usize, segment: usize, start_ns: u64, end_ns: u64) {
        self.trace.segments.push(SegmentRun {
            thread,
            segment,
            start_ns,
            end_ns,
        });
    }

    /// Closes everything that is still open at `end_ns`.
    pub(crate) fn finish(mut self, end_ns: u64, outcome: Outcome) -> Trace {
        for thread in 0..self.open.len() {
            let (since, state) = self.open[thread];
            self.close(end_ns, thread, since, state);
        }
        for core in 0..self.on_core.len() {
            self.core(end_ns, core, None);
        }
        for lock in 0..self.locked.len() {
            self.lock(end_ns, lock, None);
        }
        let mut trace = self.trace;
        if let Some(hold) = trace.holds.last_mut() {
            hold.end_ns = hold.end_ns.min(end_ns);
        }
        trace.end_ns = end_ns;
        trace.outcome = outcome;
        trace.index();
        trace
    }
}

/// Appends a stretch, or lengthens the last one where it is the same thread's and nothing lies between.
fn push_joined(spans: &mut Vec<Hold>, start_ns: u64, end_ns: u64, thread: usize) {
    match spans.last_mut() {
        Some(last) if last.thread == thread && last.end_ns == start_ns => last.end_ns = end_ns,
        _ => spans.push(Hold {
            start_ns,
            end_ns,
            thread,
        }),
    }
}

/// Whether a kind of event is worth a stop, rather than a detail of the protocol.
fn teaches(kind: EventKind) -> bool {
    match kind {
        EventKind::Wait { again } => !again,
        EventKind::TaskEnd { .. }
        | EventKind::JoinEnd { .. }
        | EventKind::Start
        | EventKind::TimeoutSwitched
        | EventKind::Woken
        | EventKind::ForcedWait
        | EventKind::ForcedWaitEnd
        | EventKind::IoStart
        | EventKind::Stopped
        | EventKind::WorldResumed
        | EventKind::Ready => false,
        _ => true,
    }
}

/// Which of two events of one thread at one instant is stopped at: the heavier one, or else the later one.
fn weight(kind: EventKind) -> u8 {
    match kind {
        EventKind::End | EventKind::Deadlock => 3,
        EventKind::Drop {
            reason: DropReason::Finished,
            ..
        }
        | EventKind::Detach { .. } => 1,
        _ => 2,
    }
}
