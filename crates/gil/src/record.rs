//! Writes the trace down while the machine runs.
//!
//! It owns the growing lists and keeps them tidy: spans never overlap or repeat, and each instant of a thread has at
//! most one event to stop at. It must not know the protocol.

use crate::trace::{DropReason, Event, EventKind, Hold, Lane, SegmentRun, Span, State, Trace};

/// A trace in the making.
pub(crate) struct Recorder {
    lanes: Vec<Lane>,
    open: Vec<(u64, State)>,
    holds: Vec<Hold>,
    events: Vec<Event>,
    segments: Vec<SegmentRun>,
}

impl Recorder {
    pub(crate) fn new(names: Vec<String>) -> Self {
        let open = vec![(0, State::Switching); names.len()];
        let lanes = names
            .into_iter()
            .map(|name| Lane {
                name,
                spans: Vec::new(),
            })
            .collect();
        Self {
            lanes,
            open,
            holds: Vec::new(),
            events: Vec::new(),
            segments: Vec::new(),
        }
    }

    /// How many things have been written down: a measure of the memory taken.
    pub(crate) fn len(&self) -> usize {
        self.events.len() + self.segments.len()
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
        let spans = &mut self.lanes[thread].spans;
        match spans.last_mut() {
            Some(last) if last.state == state => last.end_ns = now,
            _ => spans.push(Span {
                start_ns: since,
                end_ns: now,
                state,
            }),
        }
    }

    pub(crate) fn event(&mut self, now: u64, thread: usize, kind: EventKind) {
        let mut step = teaches(kind);
        if step {
            // Where a thread does several things at one instant, the last one says most: "its call is over" says less
            // than "its call is over and it has to wait", and the words for the second contain the first.
            let same = self
                .events
                .iter_mut()
                .rev()
                .take_while(|event| event.at_ns == now)
                .find(|event| event.thread == thread && event.step);
            if let Some(earlier) = same {
                if weight(earlier.kind) > weight(kind) {
                    step = false;
                } else {
                    earlier.step = false;
                }
            }
        }
        self.events.push(Event {
            at_ns: now,
            thread,
            kind,
            step,
        });
    }

    pub(crate) fn hold_starts(&mut self, now: u64, thread: usize) {
        self.holds.push(Hold {
            start_ns: now,
            end_ns: u64::MAX,
            thread,
        });
    }

    pub(crate) fn hold_ends(&mut self, now: u64) {
        if let Some(hold) = self.holds.last_mut() {
            hold.end_ns = now;
        }
    }

    pub(crate) fn segment(&mut self, thread: usize, segment: usize, start_ns: u64, end_ns: u64) {
        self.segments.push(SegmentRun {
            thread,
            segment,
            start_ns,
            end_ns,
        });
    }

    /// Closes everything that is still open at `end_ns`.
    pub(crate) fn finish(mut self, end_ns: u64, switch_interval_ns: u64) -> Trace {
        for thread in 0..self.lanes.len() {
            let (since, state) = self.open[thread];
            self.close(end_ns, thread, since, state);
        }
        if let Some(hold) = self.holds.last_mut() {
            hold.end_ns = hold.end_ns.min(end_ns);
        }
        Trace {
            lanes: self.lanes,
            holds: self.holds,
            events: self.events,
            segments: self.segments,
            end_ns,
            switch_interval_ns,
        }
    }
}

/// Whether a kind of event is worth a stop, rather than a detail of the protocol.
fn teaches(kind: EventKind) -> bool {
    match kind {
        EventKind::Wait { again } => !again,
        EventKind::Start
        | EventKind::TimeoutSwitched
        | EventKind::Woken
        | EventKind::ForcedWait
        | EventKind::ForcedWaitEnd
        | EventKind::IoStart => false,
        EventKind::DropRequest { .. }
        | EventKind::TooLate
        | EventKind::Drop { .. }
        | EventKind::Acquire { .. }
        | EventKind::IoEnd
        | EventKind::CallStart { .. }
        | EventKind::CallEnd { .. }
        | EventKind::End => true,
    }
}

/// Which of two events of one thread at one instant is stopped at: the heavier one, or else the later one.
fn weight(kind: EventKind) -> u8 {
    match kind {
        EventKind::End => 3,
        EventKind::Drop {
            reason: DropReason::Finished,
            ..
        } => 1,
        _ => 2,
    }
}
