//! What a simulation leaves behind: lanes, holds, events and segment runs, and how to find a place among them.
//!
//! It owns the record and its look-ups. It must not know how it was made or how it is drawn.

/// The whole record of one simulation, from 0 to [`end_ns`](Self::end_ns).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// One lane a thread, in the order of the workload.
    pub lanes: Vec<Lane>,
    /// Who held the lock from when to when, in order; never overlapping.
    pub holds: Vec<Hold>,
    /// Everything that happened, in order.
    pub events: Vec<Event>,
    /// Every segment that a thread finished, in order of its end.
    pub segments: Vec<SegmentRun>,
    /// When the last foreground thread ended, or the window closed.
    pub end_ns: u64,
    /// The switch interval, in nanoseconds.
    pub switch_interval_ns: u64,
}

/// What one thread did all the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The thread's name.
    pub name: String,
    /// Its spans: contiguous, in order, from 0 to the end of the trace.
    pub spans: Vec<Span>,
}

/// A thread was in one state from `start_ns` to `end_ns`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first nanosecond.
    pub start_ns: u64,
    /// The nanosecond after the last.
    pub end_ns: u64,
    /// What the thread did.
    pub state: State,
}

/// What a thread is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Holds the lock and executes bytecode.
    Running,
    /// Holds the lock inside C code, where nobody can make it let go.
    InC,
    /// Runs C code after releasing the lock.
    InCReleased,
    /// Asleep until the lock is free.
    Waiting,
    /// Blocked in a call, without the lock.
    Io,
    /// Between two of these: being woken, letting go, waiting for its successor.
    Switching,
    /// Could go on, but the operating system has given its core to another thread.
    NoCore,
    /// Finished.
    Done,
}

/// One thread held the lock from `start_ns` to `end_ns`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// When it acquired the lock.
    pub start_ns: u64,
    /// When it dropped the lock, or the end of the trace.
    pub end_ns: u64,
    /// The thread, an index into [`Trace::lanes`].
    pub thread: usize,
}

/// Something happened at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at_ns: u64,
    /// Whose doing it was, an index into [`Trace::lanes`].
    pub thread: usize,
    /// What it was.
    pub kind: EventKind,
    /// Whether stepping stops here. The others are details of the protocol.
    pub step: bool,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// The thread starts and wants the lock.
    Start,
    /// The thread finds the lock taken and goes to sleep for up to one interval. `again` if it had been waiting already.
    Wait {
        /// Not the first wait since it last had the lock.
        again: bool,
    },
    /// A whole interval passed without a change of holder: the thread asks the holder to let go.
    DropRequest {
        /// Who is asked.
        holder: usize,
    },
    /// The interval passed, but the lock changed hands meanwhile: nothing is asked.
    TimeoutSwitched,
    /// The thread was signalled and has its core: it looks at the lock.
    Woken,
    /// It looked, and somebody else had taken the lock already.
    TooLate,
    /// The thread lets go of the lock.
    Drop {
        /// Why.
        reason: DropReason,
        /// Whether a drop request was pending.
        requested: bool,
    },
    /// The dropper goes to sleep until another thread has taken the lock.
    ForcedWait,
    /// The dropper goes on, because another thread has taken the lock.
    ForcedWaitEnd,
    /// The thread takes the lock.
    Acquire {
        /// How it came to it.
        how: AcquireKind,
        /// How long it had wanted the lock, in nanoseconds.
        waited_ns: u64,
    },
    /// A blocking call begins, without the lock.
    IoStart,
    /// The blocking call is over; the thread wants the lock back.
    IoEnd,
    /// A call into C begins.
    CallStart {
        /// Whether it runs without the lock.
        releases_gil: bool,
    },
    /// The call into C returns.
    CallEnd {
        /// Whether it ran without the lock.
        releases_gil: bool,
    },
    /// The thread is done.
    End,
}

/// Why a thread let go of the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropReason {
    /// It was asked to, and came to a place where it looks.
    Asked,
    /// It begins a blocking call.
    Io,
    /// It begins a C call that releases the lock.
    ReleasingCall,
    /// It ended.
    Finished,
}

/// How a thread came to the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcquireKind {
    /// It found the lock free and nobody was on the way to it.
    Free,
    /// It found the lock free although another thread had been signalled for it: it barged in.
    Barged,
    /// It was signalled and came in time.
    Signalled,
    /// Its own interval ended just when the lock was free.
    TimedOut,
}

/// A thread went through one segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SegmentRun {
    /// The thread, an index into [`Trace::lanes`].
    pub thread: usize,
    /// The segment, an index into the thread's [`segments`](crate::ThreadSpec::segments).
    pub segment: usize,
    /// When it began.
    pub start_ns: u64,
    /// When it was over, including getting the lock back.
    pub end_ns: u64,
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
        let spans = &self.lanes[thread].spans;
        let after = spans.partition_point(|span| span.start_ns <= at_ns);
        spans
            .get(after.saturating_sub(1))
            .map_or(State::Done, |span| span.state)
    }

    /// The next event to stop at when stepping forward: the last one of the first instant after `at_ns` that has any.
    #[must_use]
    pub fn next_event_after(&self, at_ns: u64) -> Option<usize> {
        let first = self.events.partition_point(|event| event.at_ns <= at_ns);
        let next = first + self.events[first..].iter().position(|event| event.step)?;
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
        let after = self.events.partition_point(|event| event.at_ns <= at_ns);
        self.events[..after].iter().rposition(|event| event.step)
    }
}
