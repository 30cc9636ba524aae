//! A deterministic simulator of CPython's global interpreter lock.
//!
//! A [`Workload`] says what the threads do, [`Costs`] how long the machine takes for each step of a hand-over, and
//! [`simulate`] plays both through the lock's protocol in integer nanoseconds. The [`Trace`] that comes out tells for
//! every thread what it did when, who held the lock, and every request and hand-over in between. The same input and
//! seed always give the same trace.
//!
//! One mechanism plays five models: threads under one lock, the free-threaded build, an interpreter or a process a
//! thread, and asyncio's loop. What is simplified is said in [`facts`].
//!
//! This crate knows no clock, no browser and no drawing. The mechanism is modelled, not its outcome: nothing in here
//! knows how long a convoy is or how many switches a second there are.

pub mod costs;
mod explain;
pub mod facts;
pub mod json;
pub mod link;
mod machine;
pub mod metrics;
mod moment;
mod narrate;
#[cfg(feature = "programs")]
mod programs;
mod random;
mod record;
pub mod recording;
pub mod scenario;
mod trace;
mod words;
mod workload;

pub use costs::{Costs, Spread};
pub use explain::explain;
pub use link::{Beside, Link, Program};
pub use machine::simulate;
pub use moment::{Moment, Stage};
pub use narrate::narrate;
pub use trace::{
    AcquireKind, Core, DropReason, Event, EventKind, Hold, Lane, LaneKind, LockHold, Origin,
    Outcome, Request, SegmentRun, Span, State, Trace, Visit,
};
pub use workload::{
    Field, FreeThreading, Interpreters, IoKind, MAX_CORES, MAX_DURATION_NS, MAX_INTERVAL_US,
    MAX_LOCKS, MAX_NAME_CHARS, MAX_PAYLOAD, MAX_PERCENT, MAX_SEGMENTS, MAX_SIGNALS, MAX_THREADS,
    Model, Place, Processes, Segment, SegmentProblem, Signal, StartMethod, ThreadProblem,
    ThreadSpec, Workload, WorkloadError,
};

/// Nanoseconds in a millisecond.
pub const MILLISECOND: u64 = 1_000_000;

/// Nanoseconds in a microsecond.
pub const MICROSECOND: u64 = 1_000;
