//! Which machinery a workload runs under, and what that machinery costs.
//!
//! It owns the five models and their settings, each with the figure that it starts from and where that was measured.
//! It must not know how a model is played.

use crate::MICROSECOND;

/// What keeps the threads of a program apart, or lets them run at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Model {
    /// Threads of one interpreter with its lock: the ordinary CPython.
    #[default]
    Gil,
    /// Threads of one interpreter of the free-threaded build, 3.13 and later.
    FreeThreaded(FreeThreading),
    /// Each thread in an interpreter of its own, 3.12 and later.
    Interpreters(Interpreters),
    /// Each thread in a process of its own.
    Processes(Processes),
    /// Each thread a task of one event loop. What is marked as a pool runs in threads beside the loop.
    Asyncio,
}

/// Settings of the free-threaded build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeThreading {
    /// How much longer Python code takes in one thread than with the lock, in percent.
    pub overhead_percent: u32,
    /// Collects garbage whenever so many nanoseconds of Python code have run, all threads added up; 0 for never.
    pub collect_every_ns: u64,
    /// How long the world stands still for one collection, in nanoseconds, in two pauses.
    pub collection_ns: u64,
}

impl FreeThreading {
    /// Python 3.13t: about 40 % on pyperformance, because the specializing interpreter is switched off (PEP 703's
    /// follow-up in "What's New in Python 3.13").
    pub const PYTHON_3_13_PERCENT: u32 = 40;
    /// Python 3.14t: 1 % on AArch64 macOS to 8 % on x86-64 Linux (the free-threading guide of its documentation).
    pub const PYTHON_3_14_PERCENT: u32 = 8;
}

impl Default for FreeThreading {
    fn default() -> Self {
        Self {
            overhead_percent: Self::PYTHON_3_14_PERCENT,
            collect_every_ns: 0,
            collection_ns: 2_000 * MICROSECOND,
        }
    }
}

/// Settings of several interpreters in one process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interpreters {
    /// Each has a lock of its own. Otherwise they share one, as up to 3.11.
    pub own_gil: bool,
    /// How long it takes to create one, in nanoseconds. They are created one after another, by the first thread.
    pub create_ns: u64,
}

impl Interpreters {
    /// Measured on CPython 3.12.1: 10.0 ms (8.0 to 12.3).
    pub const CREATE_3_12_NS: u64 = 10_044 * MICROSECOND;
    /// Measured on CPython 3.13.0: 8.6 ms (7.5 to 9.4).
    pub const CREATE_3_13_NS: u64 = 8_575 * MICROSECOND;
}

impl Default for Interpreters {
    fn default() -> Self {
        Self {
            own_gil: true,
            create_ns: Self::CREATE_3_13_NS,
        }
    }
}

/// Settings of one process a thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Processes {
    /// How a process is started.
    pub start: StartMethod,
    /// How many bytes of pickled arguments each process gets at its start, and sends back as its result.
    pub payload_bytes: u64,
}

/// The start methods of `multiprocessing`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StartMethod {
    /// A copy of the calling process: the default on Linux up to Python 3.13.
    Fork,
    /// A server process forks: the default on Linux from Python 3.14 on.
    #[default]
    ForkServer,
    /// A new interpreter: the default on Windows and macOS.
    Spawn,
}

impl StartMethod {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Fork, Self::ForkServer, Self::Spawn];

    /// What `multiprocessing.set_start_method` calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fork => "fork",
            Self::ForkServer => "forkserver",
            Self::Spawn => "spawn",
        }
    }

    /// From the start of the first process until it runs, in nanoseconds; measured on CPython 3.11.7 on Linux. The
    /// first one of a fork server starts the server too.
    #[must_use]
    pub const fn first_ns(self) -> u64 {
        match self {
            Self::Fork => 3_954 * MICROSECOND,
            Self::ForkServer => 122_425 * MICROSECOND,
            Self::Spawn => 64_266 * MICROSECOND,
        }
    }

    /// The same for each further process: medians of eight.
    #[must_use]
    pub const fn next_ns(self) -> u64 {
        match self {
            Self::Fork => 1_972 * MICROSECOND,
            Self::ForkServer => 16_657 * MICROSECOND,
            Self::Spawn => 48_593 * MICROSECOND,
        }
    }
}

impl Model {
    /// The models with their usual settings, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Gil,
        Self::FreeThreaded(FreeThreading {
            overhead_percent: FreeThreading::PYTHON_3_14_PERCENT,
            collect_every_ns: 0,
            collection_ns: 2_000 * MICROSECOND,
        }),
        Self::Interpreters(Interpreters {
            own_gil: true,
            create_ns: Interpreters::CREATE_3_13_NS,
        }),
        Self::Processes(Processes {
            start: StartMethod::ForkServer,
            payload_bytes: 0,
        }),
        Self::Asyncio,
    ];

    /// Its word in files and addresses; never changes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Gil => "gil",
            Self::FreeThreaded(_) => "free-threaded",
            Self::Interpreters(_) => "interpreters",
            Self::Processes(_) => "processes",
            Self::Asyncio => "asyncio",
        }
    }

    /// Its name for readers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gil => "Threads with the GIL",
            Self::FreeThreaded(_) => "Free-threaded",
            Self::Interpreters(_) => "One interpreter per thread",
            Self::Processes(_) => "Processes",
            Self::Asyncio => "asyncio on one thread",
        }
    }

    /// Whether threads need an interpreter's lock at all.
    #[must_use]
    pub const fn has_lock(self) -> bool {
        !matches!(self, Self::FreeThreaded(_))
    }

    /// Whether all threads share one lock, so that a trace has one holder at a time.
    #[must_use]
    pub const fn has_one_lock(self) -> bool {
        match self {
            Self::Gil | Self::Asyncio => true,
            Self::Interpreters(settings) => !settings.own_gil,
            Self::FreeThreaded(_) | Self::Processes(_) => false,
        }
    }
}
