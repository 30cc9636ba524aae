//! What a workload may contain, and what is said of one that may not.
//!
//! It owns every limit, and the place of whatever breaks one: which thread, which segment, which field. It must not
//! know the file formats that a workload comes from.

use thiserror::Error;

use super::{IoKind, Model, Segment, ThreadSpec, Workload};

/// The most threads that a workload may have, all counts added up.
pub const MAX_THREADS: usize = 1_024;
/// The most segments that one thread may have.
pub const MAX_SEGMENTS: usize = 256;
/// The most locks that a workload may have.
pub const MAX_LOCKS: usize = 16;
/// The most signals that a workload may have.
pub const MAX_SIGNALS: usize = 64;
/// The longest name of a thread or lock, in characters.
pub const MAX_NAME_CHARS: usize = 40;
/// The most cores that a machine may have.
pub const MAX_CORES: u32 = 64;
/// The longest switch interval, in microseconds (ten seconds).
pub const MAX_INTERVAL_US: u32 = 10_000_000;
/// The longest segment, window and simulation, in nanoseconds (ten minutes).
pub const MAX_DURATION_NS: u64 = 600_000_000_000;
/// The highest single-thread cost of the free-threaded build, in percent.
pub const MAX_PERCENT: u32 = 1_000;
/// The most bytes that a process is handed at its start (1 GB).
pub const MAX_PAYLOAD: u64 = 1_000_000_000;

/// Where in a workload something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The thread's description, an index into [`Workload::threads`].
    pub thread: Option<usize>,
    /// Its segment, an index into [`ThreadSpec::segments`].
    pub segment: Option<usize>,
    /// The field.
    pub field: Field,
}

/// A field of a workload, as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// [`Workload::model`] and its settings.
    Model,
    /// [`Workload::switch_interval_us`].
    SwitchInterval,
    /// [`Workload::cores`].
    Cores,
    /// [`Workload::window_ns`].
    Window,
    /// [`Workload::locks`].
    Locks,
    /// [`Workload::signals`].
    Signals,
    /// [`Workload::threads`] as a whole.
    Threads,
    /// [`ThreadSpec::name`].
    Name,
    /// [`ThreadSpec::count`].
    Count,
    /// [`ThreadSpec::repeat`].
    Repeat,
    /// [`ThreadSpec::background`].
    Background,
    /// [`ThreadSpec::segments`] as a whole, or one of them.
    Segments,
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
    /// A setting of the model is out of range.
    #[error("the model's `{setting}` must be at most {most}")]
    Model {
        /// Which, as files name it.
        setting: &'static str,
        /// How much it may be, with its unit.
        most: &'static str,
    },
    /// More locks than [`MAX_LOCKS`], or a name that is empty, too long, or there twice.
    #[error(
        "a workload has at most {MAX_LOCKS} locks, each with a name of its own of 1 to {MAX_NAME_CHARS} characters"
    )]
    Locks,
    /// More signals than [`MAX_SIGNALS`], or one that is later or longer than [`MAX_DURATION_NS`].
    #[error("a workload has at most {MAX_SIGNALS} signals, each within ten minutes")]
    Signals,
    /// Only background threads, which run until the others are done, and no window.
    #[error("all threads are in the background, so nothing ends the program; give it a window")]
    NeverEnds,
    /// Something is wrong with one thread.
    #[error("thread `{name}`: {problem}")]
    Thread {
        /// The thread's description, an index into [`Workload::threads`].
        thread: usize,
        /// Its name.
        name: String,
        /// What is wrong.
        problem: ThreadProblem,
    },
    /// Something is wrong with one segment.
    #[error("thread `{name}`, segment {segment}: {problem}")]
    Segment {
        /// The thread's description, an index into [`Workload::threads`].
        thread: usize,
        /// Its name.
        name: String,
        /// The segment, counted from 0.
        segment: usize,
        /// What is wrong.
        problem: SegmentProblem,
    },
    /// The simulation grew beyond what fits in memory or in [`MAX_DURATION_NS`].
    #[error("the program is too long to simulate; lower a repeat, a count or a duration")]
    TooLong,
}

/// What is wrong with a thread.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ThreadProblem {
    /// Its name is longer than [`MAX_NAME_CHARS`].
    #[error("a name has at most {MAX_NAME_CHARS} characters")]
    LongName,
    /// Its count is zero.
    #[error("`count` must be at least 1")]
    ZeroCount,
    /// Its repeat is zero.
    #[error("`repeat` must be at least 1")]
    ZeroRepeat,
    /// It has no segments.
    #[error("has no segments; give it something to do")]
    NoSegments,
    /// It has more segments than [`MAX_SEGMENTS`].
    #[error("has more than {MAX_SEGMENTS} segments")]
    TooManySegments,
    /// A whole pass takes no time and never leaves the lock: a background thread would turn on the spot.
    #[error("does nothing that takes time")]
    TakesNoTime,
    /// It gives back fewer locks than it takes in a pass.
    #[error("keeps a lock at the end of its pass; give it back")]
    KeepsLock,
    /// More than one segment starts it, or one that is gone through more than once.
    #[error("is started more than once")]
    StartedTwice,
    /// A background task of asyncio that awaits nothing: no other task would ever run.
    #[error(
        "never awaits, so under asyncio no other task would ever run; give it a call to await, or the program a window"
    )]
    NeverAwaits,
    /// A background thread or itself would start it.
    #[error("is started by itself or by a background thread")]
    StartedByNobody,
}

/// What is wrong with a segment.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum SegmentProblem {
    /// Longer than [`MAX_DURATION_NS`].
    #[error("longer than ten minutes")]
    TooLong,
    /// Names a lock that the workload does not have.
    #[error("there is no such lock")]
    NoSuchLock,
    /// Names a thread that the workload does not have.
    #[error("there is no such thread")]
    NoSuchThread,
    /// Takes a lock that the thread already has: it would wait for itself.
    #[error("takes a lock that it has already, and would wait for itself")]
    TakenTwice,
    /// Gives back a lock that the thread has not taken.
    #[error("gives back a lock that it has not taken")]
    NotTaken,
    /// Waits for itself.
    #[error("waits for itself")]
    JoinsItself,
    /// Waits for a thread that runs until all others are done.
    #[error("waits for a background thread, which ends after all others")]
    JoinsBackground,
}

impl WorkloadError {
    /// Where the workload has to be changed.
    #[must_use]
    pub fn place(&self) -> Place {
        let of_workload = |field| Place {
            thread: None,
            segment: None,
            field,
        };
        match *self {
            Self::NoThreads | Self::TooManyThreads | Self::TooLong => of_workload(Field::Threads),
            Self::Cores => of_workload(Field::Cores),
            Self::SwitchInterval => of_workload(Field::SwitchInterval),
            Self::Window | Self::NeverEnds => of_workload(Field::Window),
            Self::Model { .. } => of_workload(Field::Model),
            Self::Locks => of_workload(Field::Locks),
            Self::Signals => of_workload(Field::Signals),
            Self::Thread {
                thread, problem, ..
            } => Place {
                thread: Some(thread),
                segment: None,
                field: problem.field(),
            },
            Self::Segment {
                thread, segment, ..
            } => Place {
                thread: Some(thread),
                segment: Some(segment),
                field: Field::Segments,
            },
        }
    }
}

impl ThreadProblem {
    fn field(self) -> Field {
        match self {
            Self::LongName => Field::Name,
            Self::ZeroCount => Field::Count,
            Self::ZeroRepeat => Field::Repeat,
            Self::StartedTwice | Self::StartedByNobody => Field::Background,
            Self::NoSegments
            | Self::TooManySegments
            | Self::TakesNoTime
            | Self::KeepsLock
            | Self::NeverAwaits => Field::Segments,
        }
    }
}

impl Workload {
    /// Checks every limit.
    ///
    /// # Errors
    /// The first limit that the workload breaks, in reading order.
    pub fn validate(&self) -> Result<(), WorkloadError> {
        self.validate_settings()?;
        if self.threads.is_empty() {
            return Err(WorkloadError::NoThreads);
        }
        if self.threads.len() > MAX_THREADS {
            return Err(WorkloadError::TooManyThreads);
        }
        for thread in 0..self.threads.len() {
            self.validate_thread(thread)?;
        }
        if self.thread_count() > MAX_THREADS {
            return Err(WorkloadError::TooManyThreads);
        }
        if self.window_ns.is_none() && self.threads.iter().all(|spec| spec.background) {
            return Err(WorkloadError::NeverEnds);
        }
        Ok(())
    }

    fn validate_settings(&self) -> Result<(), WorkloadError> {
        self.model.validate()?;
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
        let bad_name = |(index, name): (usize, &String)| {
            name.is_empty()
                || name.chars().count() > MAX_NAME_CHARS
                || self.locks[..index].contains(name)
        };
        if self.locks.len() > MAX_LOCKS || self.locks.iter().enumerate().any(bad_name) {
            return Err(WorkloadError::Locks);
        }
        let too_long = |ns: u64| ns > MAX_DURATION_NS;
        if self.signals.len() > MAX_SIGNALS
            || self
                .signals
                .iter()
                .any(|signal| too_long(signal.at_ns) || too_long(signal.handler_ns))
        {
            return Err(WorkloadError::Signals);
        }
        Ok(())
    }

    fn validate_thread(&self, thread: usize) -> Result<(), WorkloadError> {
        let spec = &self.threads[thread];
        let name = || spec.name.clone();
        if let Some(problem) = spec
            .problem()
            .or_else(|| self.start_problem(thread))
            .or_else(|| self.await_problem(thread))
        {
            return Err(WorkloadError::Thread {
                thread,
                name: name(),
                problem,
            });
        }
        let mut taken = Vec::new();
        for (segment, piece) in spec.segments.iter().enumerate() {
            if let Some(problem) = self.segment_problem(thread, *piece, &mut taken) {
                return Err(WorkloadError::Segment {
                    thread,
                    name: name(),
                    segment,
                    problem,
                });
            }
        }
        if taken.is_empty() {
            Ok(())
        } else {
            Err(WorkloadError::Thread {
                thread,
                name: name(),
                problem: ThreadProblem::KeepsLock,
            })
        }
    }

    /// A description that segments start must be started exactly once, by another foreground thread.
    fn start_problem(&self, thread: usize) -> Option<ThreadProblem> {
        let mut times = 0;
        for (starter, spec) in self.threads.iter().enumerate() {
            for segment in &spec.segments {
                if *segment == (Segment::Start { thread }) {
                    if starter == thread || spec.background {
                        return Some(ThreadProblem::StartedByNobody);
                    }
                    times += u64::from(spec.count) * u64::from(spec.repeat);
                }
            }
        }
        (times > 1).then_some(ThreadProblem::StartedTwice)
    }

    /// A task that repeats until all others are done must let them run.
    fn await_problem(&self, thread: usize) -> Option<ThreadProblem> {
        let spec = &self.threads[thread];
        let can_await = |segment: &Segment| match segment {
            Segment::Io { via, .. } => !matches!(via, IoKind::Blocking | IoKind::ReadyRead),
            _ => false,
        };
        let is_endless = self.model == Model::Asyncio
            && self.window_ns.is_none()
            && spec.background
            && !spec.pool;
        (is_endless && !spec.segments.iter().any(can_await)).then_some(ThreadProblem::NeverAwaits)
    }

    fn segment_problem(
        &self,
        thread: usize,
        segment: Segment,
        taken: &mut Vec<usize>,
    ) -> Option<SegmentProblem> {
        if segment.ns() > MAX_DURATION_NS {
            return Some(SegmentProblem::TooLong);
        }
        match segment {
            Segment::Lock { lock } | Segment::Unlock { lock } if lock >= self.locks.len() => {
                Some(SegmentProblem::NoSuchLock)
            }
            Segment::Lock { lock } if taken.contains(&lock) => Some(SegmentProblem::TakenTwice),
            Segment::Lock { lock } => {
                taken.push(lock);
                None
            }
            Segment::Unlock { lock } => {
                let before = taken.len();
                taken.retain(|other| *other != lock);
                (taken.len() == before).then_some(SegmentProblem::NotTaken)
            }
            Segment::Start { thread: other } | Segment::Join { thread: other }
                if other >= self.threads.len() =>
            {
                Some(SegmentProblem::NoSuchThread)
            }
            Segment::Join { thread: other } if other == thread => Some(SegmentProblem::JoinsItself),
            Segment::Join { thread: other } if self.threads[other].background => {
                Some(SegmentProblem::JoinsBackground)
            }
            _ => None,
        }
    }
}

impl ThreadSpec {
    fn problem(&self) -> Option<ThreadProblem> {
        if self.name.chars().count() > MAX_NAME_CHARS {
            Some(ThreadProblem::LongName)
        } else if self.count == 0 {
            Some(ThreadProblem::ZeroCount)
        } else if self.repeat == 0 {
            Some(ThreadProblem::ZeroRepeat)
        } else if self.segments.is_empty() {
            Some(ThreadProblem::NoSegments)
        } else if self.segments.len() > MAX_SEGMENTS {
            Some(ThreadProblem::TooManySegments)
        } else if self.segments.iter().any(Segment::takes_time)
            || !self.background && self.segments.iter().any(Segment::is_join)
        {
            None
        } else {
            Some(ThreadProblem::TakesNoTime)
        }
    }
}

impl Segment {
    /// Whether the segment takes time, or leaves the lock, whatever the others do.
    fn takes_time(&self) -> bool {
        self.ns() > 0 || self.leaves_lock() || matches!(self, Self::Start { .. })
    }

    fn is_join(&self) -> bool {
        matches!(self, Self::Join { .. })
    }
}

impl Model {
    fn validate(self) -> Result<(), WorkloadError> {
        let refused = |setting, most| Err(WorkloadError::Model { setting, most });
        let lasts = |ns: u64, setting| {
            if ns > MAX_DURATION_NS {
                return refused(setting, "ten minutes");
            }
            Ok(())
        };
        match self {
            Self::FreeThreaded(settings) => {
                if settings.overhead_percent > MAX_PERCENT {
                    return refused("overhead_percent", "1000 percent");
                }
                lasts(settings.collect_every_ns, "collect_every_ms")?;
                lasts(settings.collection_ns, "collection_ms")
            }
            Self::Interpreters(settings) => lasts(settings.create_ns, "create_ms"),
            Self::Processes(settings) if settings.payload_bytes > MAX_PAYLOAD => {
                refused("payload_bytes", "1000000000 bytes, 1 GB")
            }
            Self::Gil | Self::Asyncio | Self::Processes(_) => Ok(()),
        }
    }
}

// The words of the model's limits are these numbers.
const _: () = assert!(MAX_PERCENT == 1_000 && MAX_PAYLOAD == 1_000_000_000);
