//! What the threads of a program do: segments of Python code, blocking calls and calls into C, and the settings
//! around them.
//!
//! It owns the description and its limits. It must not know how a workload is played, written down or drawn.

use thiserror::Error;

/// The most threads that a workload may have, all counts added up.
pub const MAX_THREADS: usize = 256;
/// The most cores that a machine may have.
pub const MAX_CORES: u32 = 64;
/// The longest switch interval, in microseconds (ten seconds).
pub const MAX_INTERVAL_US: u32 = 10_000_000;
/// The longest segment, window and simulation, in nanoseconds (ten minutes).
pub const MAX_DURATION_NS: u64 = 600_000_000_000;

/// A whole program: its threads, and the machine and settings that it runs with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workload {
    /// What `sys.setswitchinterval` was given, in microseconds; 5000 by default in CPython.
    pub switch_interval_us: u32,
    /// Cores that the threads may run on, 1 to [`MAX_CORES`].
    pub cores: u32,
    /// Stops everything after this many nanoseconds. Without it, the simulation ends with the last foreground thread.
    pub window_ns: Option<u64>,
    /// The threads, in the order in which they reach the lock at the start.
    pub threads: Vec<ThreadSpec>,
}

/// One thread, or several that do the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadSpec {
    /// What the thread is called in the trace; several get a number appended.
    pub name: String,
    /// How many threads do this, at least 1.
    pub count: u32,
    /// How often the segments are gone through, at least 1. A background thread ignores it.
    pub repeat: u32,
    /// Repeats until all other threads are done.
    pub background: bool,
    /// What the thread does, in order.
    pub segments: Vec<Segment>,
}

/// One piece of a thread's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Python code: needs the lock, and may be asked to let go of it at almost any moment.
    Cpu {
        /// How long it takes alone, in nanoseconds.
        ns: u64,
    },
    /// A blocking call: the lock is released for it.
    Io {
        /// How long it blocks, in nanoseconds.
        ns: u64,
        /// How it blocks.
        via: IoKind,
    },
    /// A call into C code that runs no Python.
    CCall {
        /// How long it takes alone, in nanoseconds.
        ns: u64,
        /// Whether it releases the lock while it runs.
        releases_gil: bool,
    },
}

/// How a blocking call blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IoKind {
    /// Sleeps until a timer of the operating system fires: `time.sleep`, a timeout.
    Sleep,
    /// `time.sleep(0)`: gone for one timer round trip.
    Yield,
    /// Reads data that are already there: a system call that does not sleep.
    ReadyRead,
    /// Asks another process over a socket and sleeps until it answers.
    Ping,
}

/// Why a workload cannot be simulated.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WorkloadError {
    /// There is nobody to run.
    #[error("the workload has no threads; give it at least one")]
    NoThreads,
    /// More threads than [`MAX_THREADS`].
    #[error("the workload has more than {MAX_THREADS} threads; lower a count")]
    TooManyThreads,
    /// Cores out of range.
    #[error("`cores` must lie between 1 and {MAX_CORES}")]
    Cores,
    /// Switch interval out of range.
    #[error("the switch interval must lie between 1 and {MAX_INTERVAL_US} microseconds")]
    SwitchInterval,
    /// The window is zero or longer than [`MAX_DURATION_NS`].
    #[error("the window must be longer than zero and at most ten minutes")]
    Window,
    /// Only background threads, which run until the others are done, and no window.
    #[error("all threads are in the background, so nothing ends the program; give it a window")]
    NeverEnds,
    /// A thread with count zero.
    #[error("thread `{name}`: `count` must be at least 1")]
    ZeroCount {
        /// The thread.
        name: String,
    },
    /// A thread with repeat zero.
    #[error("thread `{name}`: `repeat` must be at least 1")]
    ZeroRepeat {
        /// The thread.
        name: String,
    },
    /// A thread without segments.
    #[error("thread `{name}` has no segments; give it something to do")]
    NoSegments {
        /// The thread.
        name: String,
    },
    /// A segment longer than [`MAX_DURATION_NS`].
    #[error("thread `{name}`, segment {segment}: longer than ten minutes")]
    SegmentTooLong {
        /// The thread.
        name: String,
        /// Its segment, counted from 0.
        segment: usize,
    },
    /// A thread whose whole pass takes no time and never leaves the lock: a background thread would turn on the spot.
    #[error("thread `{name}` does nothing that takes time")]
    TakesNoTime {
        /// The thread.
        name: String,
    },
    /// The simulation grew beyond what fits in memory or in [`MAX_DURATION_NS`].
    #[error("the program is too long to simulate; lower a repeat, a count or a duration")]
    TooLong,
}

impl Workload {
    /// How many threads there are, all counts added up.
    #[must_use]
    pub fn thread_count(&self) -> usize {
        self.threads
            .iter()
            .map(|spec| spec.count as usize)
            .fold(0, usize::saturating_add)
    }

    /// The switch interval in nanoseconds.
    #[must_use]
    pub fn switch_interval_ns(&self) -> u64 {
        u64::from(self.switch_interval_us) * 1_000
    }

    /// Checks every limit.
    ///
    /// # Errors
    /// The first limit that the workload breaks, in reading order.
    pub fn validate(&self) -> Result<(), WorkloadError> {
        if self.switch_interval_us == 0 || self.switch_interval_us > MAX_INTERVAL_US {
            return Err(WorkloadError::SwitchInterval);
        }
        if self.cores == 0 || self.cores > MAX_CORES {
            return Err(WorkloadError::Cores);
        }
        if let Some(window) = self.window_ns
            && (window == 0 || window > MAX_DURATION_NS)
        {
            return Err(WorkloadError::Window);
        }
        if self.threads.is_empty() {
            return Err(WorkloadError::NoThreads);
        }
        for spec in &self.threads {
            spec.validate()?;
        }
        if self.thread_count() > MAX_THREADS {
            return Err(WorkloadError::TooManyThreads);
        }
        if self.window_ns.is_none() && self.threads.iter().all(|spec| spec.background) {
            return Err(WorkloadError::NeverEnds);
        }
        Ok(())
    }
}

impl ThreadSpec {
    fn validate(&self) -> Result<(), WorkloadError> {
        let name = || self.name.clone();
        if self.count == 0 {
            return Err(WorkloadError::ZeroCount { name: name() });
        }
        if self.repeat == 0 {
            return Err(WorkloadError::ZeroRepeat { name: name() });
        }
        if self.segments.is_empty() {
            return Err(WorkloadError::NoSegments { name: name() });
        }
        if let Some(segment) = self
            .segments
            .iter()
            .position(|segment| segment.ns() > MAX_DURATION_NS)
        {
            return Err(WorkloadError::SegmentTooLong {
                name: name(),
                segment,
            });
        }
        if !self
            .segments
            .iter()
            .any(|segment| segment.ns() > 0 || segment.leaves_lock())
        {
            return Err(WorkloadError::TakesNoTime { name: name() });
        }
        Ok(())
    }
}

impl Segment {
    /// How long the segment takes alone, in nanoseconds, without the costs of the machine.
    #[must_use]
    pub fn ns(&self) -> u64 {
        match *self {
            Self::Cpu { ns } | Self::Io { ns, .. } | Self::CCall { ns, .. } => ns,
        }
    }

    /// Whether the thread lets go of the lock for this segment.
    #[must_use]
    pub fn leaves_lock(&self) -> bool {
        match self {
            Self::Cpu { .. } => false,
            Self::Io { .. } => true,
            Self::CCall { releases_gil, .. } => *releases_gil,
        }
    }
}
