//! What the threads of a program do: segments of Python code, blocking calls, calls into C and locks, and the settings
//! around them.
//!
//! It owns the description; its limits are in `limits`, the models in `model`. It must not know how a workload is
//! played, written down or drawn.

mod limits;
mod model;

pub use limits::{
    Field, MAX_CORES, MAX_DURATION_NS, MAX_INTERVAL_US, MAX_LOCKS, MAX_NAME_CHARS, MAX_PAYLOAD,
    MAX_PERCENT, MAX_SEGMENTS, MAX_SIGNALS, MAX_THREADS, Place, SegmentProblem, ThreadProblem,
    WorkloadError,
};
pub use model::{FreeThreading, Interpreters, Model, Processes, StartMethod};

/// A whole program: its threads, and the machine and settings that it runs with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workload {
    /// What keeps the threads apart.
    pub model: Model,
    /// What `sys.setswitchinterval` was given, in microseconds; 5000 by default in CPython.
    pub switch_interval_us: u32,
    /// Cores that the threads may run on, 1 to [`MAX_CORES`].
    pub cores: u32,
    /// Stops everything after this many nanoseconds. Without it, the simulation ends with the last foreground thread.
    pub window_ns: Option<u64>,
    /// The names of the locks that segments take, at most [`MAX_LOCKS`].
    pub locks: Vec<String>,
    /// Signals that the process gets, in any order, at most [`MAX_SIGNALS`]. The first thread is the main one.
    pub signals: Vec<Signal>,
    /// The threads, in the order in which they reach the lock at the start. Under asyncio they are tasks.
    pub threads: Vec<ThreadSpec>,
}

impl Default for Workload {
    /// No threads yet, CPython's own interval, two cores, the GIL.
    fn default() -> Self {
        Self {
            model: Model::Gil,
            switch_interval_us: 5_000,
            cores: 2,
            window_ns: None,
            locks: Vec::new(),
            signals: Vec::new(),
            threads: Vec::new(),
        }
    }
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
    /// The workers of a pool: the `count` threads share the `repeat` passes as tasks, each taking the next one when it
    /// is free. Under asyncio these are the threads of the executor, beside the loop.
    pub pool: bool,
    /// What the thread does, in order.
    pub segments: Vec<Segment>,
}

impl Default for ThreadSpec {
    /// One thread without a name that goes through nothing once.
    fn default() -> Self {
        Self {
            name: String::new(),
            count: 1,
            repeat: 1,
            background: false,
            pool: false,
            segments: Vec::new(),
        }
    }
}

/// One piece of a thread's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Python code: needs the lock, and may be asked to let go of it at almost any moment.
    Cpu {
        /// How long it takes alone, in nanoseconds.
        ns: u64,
    },
    /// A blocking call: the lock is released for it. A task of asyncio awaits it, if it can be awaited.
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
    /// Takes a `threading.Lock`, and waits for it if another thread has it. A task of asyncio takes an `asyncio.Lock`.
    Lock {
        /// Which: an index into [`Workload::locks`].
        lock: usize,
    },
    /// Gives that lock back.
    Unlock {
        /// Which: an index into [`Workload::locks`].
        lock: usize,
    },
    /// Starts the threads of another description, which are not there before.
    Start {
        /// Which: an index into [`Workload::threads`].
        thread: usize,
    },
    /// Waits until all threads of another description have ended.
    Join {
        /// Which: an index into [`Workload::threads`].
        thread: usize,
    },
}

/// How a blocking call blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IoKind {
    /// Sleeps until a timer of the operating system fires: `time.sleep`, a timeout. A task of asyncio awaits it.
    Sleep,
    /// `time.sleep(0)`: gone for one timer round trip.
    Yield,
    /// Reads data that are already there: a system call that does not sleep.
    ReadyRead,
    /// Asks another process over a socket and sleeps until it answers. A task of asyncio awaits it.
    Ping,
    /// The same as [`Sleep`](Self::Sleep), but called directly in a task of asyncio too: it cannot be awaited.
    Blocking,
}

/// The process gets a signal, and its handler is written in Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// When, in nanoseconds from the start.
    pub at_ns: u64,
    /// How long the handler computes, in nanoseconds.
    pub handler_ns: u64,
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

    /// Which description each thread follows, in the order of the threads.
    pub fn specs(&self) -> impl Iterator<Item = usize> + '_ {
        self.threads
            .iter()
            .enumerate()
            .flat_map(|(index, spec)| (0..spec.count).map(move |_| index))
    }

    /// What the foreground threads would take one after another on one core, without any costs: nanoseconds.
    #[must_use]
    pub fn serial_ns(&self) -> u64 {
        self.threads
            .iter()
            .filter(|spec| !spec.background)
            .map(|spec| {
                let once: u64 = spec.segments.iter().map(Segment::ns).sum();
                let times = if spec.pool { 1 } else { u64::from(spec.count) };
                once.saturating_mul(u64::from(spec.repeat))
                    .saturating_mul(times)
            })
            .fold(0, u64::saturating_add)
    }

    /// Whether a segment starts the threads of the description `index`.
    #[must_use]
    pub fn is_started(&self, index: usize) -> bool {
        let starts = |segment: &Segment| *segment == Segment::Start { thread: index };
        self.threads
            .iter()
            .any(|spec| spec.segments.iter().any(starts))
    }
}

impl Segment {
    /// How long the segment takes alone, in nanoseconds, without the costs of the machine.
    #[must_use]
    pub fn ns(&self) -> u64 {
        match *self {
            Self::Cpu { ns } | Self::Io { ns, .. } | Self::CCall { ns, .. } => ns,
            Self::Lock { .. } | Self::Unlock { .. } | Self::Start { .. } | Self::Join { .. } => 0,
        }
    }

    /// Whether the thread always lets go of the lock for this segment.
    #[must_use]
    pub fn leaves_lock(&self) -> bool {
        match self {
            Self::Io { .. } => true,
            Self::CCall { releases_gil, .. } => *releases_gil,
            Self::Cpu { .. }
            | Self::Lock { .. }
            | Self::Unlock { .. }
            | Self::Start { .. }
            | Self::Join { .. } => false,
        }
    }
}

impl IoKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Sleep,
        Self::Yield,
        Self::ReadyRead,
        Self::Ping,
        Self::Blocking,
    ];

    /// Its word in files; never changes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sleep => "sleep",
            Self::Yield => "yield",
            Self::ReadyRead => "ready_read",
            Self::Ping => "ping",
            Self::Blocking => "blocking",
        }
    }
}
