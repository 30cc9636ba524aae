//! What a simulation or a recording leaves behind: lanes, cores, holds, events and segment runs.
//!
//! It owns the record; finding a place in it is `lookup`'s. It must not know how it was made or how it is drawn.

mod event;
mod lookup;

pub use event::{AcquireKind, DropReason, Event, EventKind};

/// The whole record of one run, from 0 to [`end_ns`](Self::end_ns).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// One lane a thread, in the order of the workload; under asyncio the loop's comes first.
    pub lanes: Vec<Lane>,
    /// One a core; none where it is not known who was on which.
    pub cores: Vec<Core>,
    /// The names of the program's own locks.
    pub locks: Vec<String>,
    /// Who held the lock from when to when, in order; never overlapping. None where threads have locks of their own,
    /// or there is no lock.
    pub holds: Vec<Hold>,
    /// Who had one of the program's own locks from when to when, by their end.
    pub lock_holds: Vec<LockHold>,
    /// Everything that happened, in order.
    pub events: Vec<Event>,
    /// Every segment that a thread finished, in order of its end.
    pub segments: Vec<SegmentRun>,
    /// Every drop request, in order, and until when it was pending.
    pub requests: Vec<Request>,
    /// The events to stop at, as places in [`events`](Self::events).
    pub steps: Vec<u32>,
    /// When the last foreground thread ended, or the window closed.
    pub end_ns: u64,
    /// The switch interval, in nanoseconds.
    pub switch_interval_ns: u64,
    /// Whether there is a lock at all that threads wait for: not in the free-threaded build.
    pub has_lock: bool,
    /// Whether all threads share one lock.
    pub one_lock: bool,
    /// How the run came to its end.
    pub outcome: Outcome,
    /// Where the trace comes from.
    pub origin: Origin,
}

/// How a run came to its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// All foreground threads ended.
    #[default]
    Finished,
    /// The window closed.
    Window,
    /// Nobody could ever go on.
    Deadlock,
}

/// Where a trace comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The simulator made it.
    #[default]
    Simulated,
    /// It was recorded on a real interpreter.
    Recorded {
        /// Its version, such as `3.11.7`; empty if the recording does not tell.
        python: String,
        /// The machine, in the recording's own words; may be empty.
        platform: String,
        /// How it was recorded, in the recording's own words.
        method: String,
    },
}

/// What one thread did all the time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// The thread's name.
    pub name: String,
    /// What it is.
    pub kind: LaneKind,
    /// Its spans: contiguous, in order, from 0 to the end of the trace.
    pub spans: Vec<Span>,
    /// Its events, as places in [`Trace::events`].
    pub events: Vec<u32>,
    /// Which of its segments it began when, in order.
    pub visits: Vec<Visit>,
    /// Whose it is: an index into [`Workload::threads`](crate::Workload::threads). The loop of asyncio and the threads
    /// of recordings follow none.
    pub spec: Option<usize>,
}

/// A thread began a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// When.
    pub start_ns: u64,
    /// Which, an index into the thread's [`segments`](crate::ThreadSpec::segments).
    pub segment: usize,
}

/// What a lane stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LaneKind {
    /// A thread of the operating system.
    #[default]
    Thread,
    /// The thread that runs asyncio's event loop. What it runs is in the lanes of the tasks too.
    Loop,
    /// A task of asyncio, which runs on the loop's thread.
    Task,
}

/// What one core did all the time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Core {
    /// Who was on it from when to when, in order; in between it idled.
    pub spans: Vec<Hold>,
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
    /// Executes bytecode, with the lock if there is one.
    Running,
    /// Inside C code that keeps the lock: nobody can make it let go, or stand still.
    InC,
    /// Runs C code after releasing the lock.
    InCReleased,
    /// Asleep until the lock is free.
    Waiting,
    /// Blocked in a call, without the lock; a task that awaits something.
    Io,
    /// Between two of these: being woken, letting go, waiting for its successor.
    Switching,
    /// Could go on, but the operating system has given its core to another thread.
    NoCore,
    /// Finished.
    Done,
    /// Has not been started yet.
    NotStarted,
    /// Its process or interpreter is being started.
    Starting,
    /// Asleep until one of the program's own locks is given back.
    LockWait,
    /// Asleep until other threads have ended.
    Joining,
    /// Free-threaded: stands still while another thread collects garbage.
    Stopped,
    /// Free-threaded: collects garbage while all others stand still.
    Collecting,
    /// asyncio: could go on, but the loop is busy with another task.
    Ready,
}

/// One thread had a lock, or a core, from `start_ns` to `end_ns`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// When it got it.
    pub start_ns: u64,
    /// When it let go, or the end of the trace.
    pub end_ns: u64,
    /// The thread, an index into [`Trace::lanes`].
    pub thread: usize,
}

/// One thread had one of the program's own locks from `start_ns` to `end_ns`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockHold {
    /// When it got it.
    pub start_ns: u64,
    /// When it gave it back, or the end of the trace.
    pub end_ns: u64,
    /// The thread, an index into [`Trace::lanes`].
    pub thread: usize,
    /// The lock, an index into [`Trace::locks`].
    pub lock: usize,
}

/// A waiter asked the holder to let go of the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// When it asked.
    pub at_ns: u64,
    /// When the holder let go, or the end of the trace.
    pub until_ns: u64,
    /// Who asked.
    pub asker: usize,
    /// Who was asked.
    pub holder: usize,
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
