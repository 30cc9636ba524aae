//! Finding a place in a trace: by time, by lane, by what can be seen.
//!
//! Every look-up is a binary search, so that a player can make dozens of them a frame. It must not know what is done
//! with what it finds.

use std::ops::Range;

use super::{Event, EventKind, Hold, Request, Span, State, Trace};

/// The places of a sorted list that overlap the time from `from_ns` to `to_ns`.
fn overlapping<T>(
    list: &[T],
    from_ns: u64,
    to_ns: u64,
    start: impl Fn(&T) -> u64,
    end: impl Fn(&T) -> u64,
) -> Range<usize> {
    let first = list.partition_point(|item| end(item) <= from_ns);
    let behind = list.partition_point(|item| start(item) < to_ns);
    first..behind.max(first)
}

impl Trace {
    /// Who holds the lock at `at_ns`.
    #[must_use]
    pub fn holder_at(&self, at_ns: u64) -> Option<usize> {
        let after = self.holds.partition_point(|hold| hold.start_ns <= at_ns);
        let hold = self.holds.get(after.checked_sub(1)?)?;
        (at_ns < hold.end_ns).then_some(hold.thread)
    }

    /// What `thread` does at `at_ns`. Past the end it is what it did last.
    #[must_use]
    pub fn state_at(&self, thread: usize, at_ns: u64) -> State {
        self.span_at(thread, at_ns)
            .map_or(State::Done, |span| self.lanes[thread].spans[span].state)
    }

    /// Which span of `thread` lies at `at_ns`; past the end it is the last one.
    #[must_use]
    pub fn span_at(&self, thread: usize, at_ns: u64) -> Option<usize> {
        let spans = &self.lanes.get(thread)?.spans;
        let after = spans.partition_point(|span| span.start_ns <= at_ns);
        after.checked_sub(1).or((!spans.is_empty()).then_some(0))
    }

    /// The spans of `thread` that can be seen between two times.
    #[must_use]
    pub fn spans_between(&self, thread: usize, from_ns: u64, to_ns: u64) -> &[Span] {
        let spans = &self.lanes[thread].spans;
        &spans[overlapping(
            spans,
            from_ns,
            to_ns,
            |span| span.start_ns,
            |span| span.end_ns,
        )]
    }

    /// The holds that can be seen between two times.
    #[must_use]
    pub fn holds_between(&self, from_ns: u64, to_ns: u64) -> &[Hold] {
        let holds = &self.holds;
        &holds[overlapping(
            holds,
            from_ns,
            to_ns,
            |hold| hold.start_ns,
            |hold| hold.end_ns,
        )]
    }

    /// The stretches of a core that can be seen between two times.
    #[must_use]
    pub fn core_between(&self, core: usize, from_ns: u64, to_ns: u64) -> &[Hold] {
        let spans = &self.cores[core].spans;
        &spans[overlapping(
            spans,
            from_ns,
            to_ns,
            |span| span.start_ns,
            |span| span.end_ns,
        )]
    }

    /// Who is on `core` at `at_ns`.
    #[must_use]
    pub fn core_at(&self, core: usize, at_ns: u64) -> Option<usize> {
        let spans = &self.cores[core].spans;
        let after = spans.partition_point(|span| span.start_ns <= at_ns);
        let span = spans.get(after.checked_sub(1)?)?;
        (at_ns < span.end_ns).then_some(span.thread)
    }

    /// The requests that can be seen between two times, by the time of asking.
    #[must_use]
    pub fn requests_between(&self, from_ns: u64, to_ns: u64) -> &[Request] {
        let first = self
            .requests
            .partition_point(|request| request.at_ns < from_ns);
        let last = self
            .requests
            .partition_point(|request| request.at_ns < to_ns);
        &self.requests[first..last.max(first)]
    }

    /// The request that is pending at `at_ns`: asked, and not yet honoured.
    #[must_use]
    pub fn pending_request(&self, at_ns: u64) -> Option<&Request> {
        let after = self
            .requests
            .partition_point(|request| request.at_ns <= at_ns);
        self.requests[..after]
            .last()
            .filter(|request| at_ns < request.until_ns)
    }

    /// The events that happen from `from_ns` to before `to_ns`, as places in [`events`](Self::events).
    #[must_use]
    pub fn events_between(&self, from_ns: u64, to_ns: u64) -> Range<usize> {
        let first = self.events.partition_point(|event| event.at_ns < from_ns);
        let last = self.events.partition_point(|event| event.at_ns < to_ns);
        first..last.max(first)
    }

    /// The events of one thread that happen from `from_ns` to before `to_ns`, as places in [`events`](Self::events).
    #[must_use]
    pub fn events_of_between(&self, thread: usize, from_ns: u64, to_ns: u64) -> &[u32] {
        let own = &self.lanes[thread].events;
        let time = |place: &u32| self.events[*place as usize].at_ns;
        let first = own.partition_point(|place| time(place) < from_ns);
        let last = own.partition_point(|place| time(place) < to_ns);
        &own[first..last.max(first)]
    }

    /// The events of `thread` before the event at `place`, the latest first.
    pub fn events_before(&self, thread: usize, place: usize) -> impl Iterator<Item = Event> + '_ {
        let own = &self.lanes[thread].events;
        let until = own.partition_point(|earlier| (*earlier as usize) < place);
        own[..until]
            .iter()
            .rev()
            .map(|place| self.events[*place as usize])
    }

    /// The next event to stop at when stepping forward: the last one of the first instant after `at_ns` that has any.
    #[must_use]
    pub fn next_event_after(&self, at_ns: u64) -> Option<usize> {
        let after = self.steps_until(at_ns);
        let next = *self.steps.get(after)? as usize;
        self.latest_event_at(self.events[next].at_ns)
    }

    /// The event to stop at when stepping back: the last one of the latest instant before `at_ns` that has any.
    #[must_use]
    pub fn previous_event_before(&self, at_ns: u64) -> Option<usize> {
        self.latest_event_at(at_ns.checked_sub(1)?)
    }

    /// The latest event to stop at that has happened by `at_ns`.
    #[must_use]
    pub fn latest_event_at(&self, at_ns: u64) -> Option<usize> {
        let after = self.steps_until(at_ns);
        Some(self.steps[after.checked_sub(1)?] as usize)
    }

    /// How many steps there are up to and at `at_ns`.
    fn steps_until(&self, at_ns: u64) -> usize {
        self.steps
            .partition_point(|place| self.events[*place as usize].at_ns <= at_ns)
    }

    /// The segment that `thread` is in at `at_ns`; none before its first one and after its end.
    #[must_use]
    pub fn segment_at(&self, thread: usize, at_ns: u64) -> Option<usize> {
        let lane = self.lanes.get(thread)?;
        let after = lane.visits.partition_point(|visit| visit.start_ns <= at_ns);
        let visit = lane.visits.get(after.checked_sub(1)?)?;
        (self.state_at(thread, at_ns) != State::Done).then_some(visit.segment)
    }

    /// Builds what the look-ups need from the lists of a trace. Whoever changes those lists calls it again.
    pub fn index(&mut self) {
        self.steps.clear();
        self.requests.clear();
        for lane in &mut self.lanes {
            lane.events.clear();
        }
        let mut open: Vec<usize> = Vec::new();
        for (place, event) in (0_u32..).zip(&self.events) {
            if event.step {
                self.steps.push(place);
            }
            self.lanes[event.thread].events.push(place);
            match event.kind {
                EventKind::DropRequest { holder } => {
                    open.push(self.requests.len());
                    self.requests.push(Request {
                        at_ns: event.at_ns,
                        until_ns: self.end_ns,
                        asker: event.thread,
                        holder,
                    });
                }
                EventKind::Drop { .. } => open.retain(|request| {
                    let request = &mut self.requests[*request];
                    let answers = request.holder == event.thread;
                    if answers {
                        request.until_ns = event.at_ns;
                    }
                    !answers
                }),
                _ => {}
            }
        }
    }
}
