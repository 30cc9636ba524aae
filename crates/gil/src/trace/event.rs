//! What can happen in a trace.
//!
//! It owns the kinds of events. It must not know the words for them or why they happened.

/// Something happened at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at_ns: u64,
    /// Whose doing it was, an index into [`Trace::lanes`](super::Trace::lanes).
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

    /// Free-threaded: the thread may run Python, beside all others.
    Attach,
    /// Free-threaded: the thread steps out of the interpreter.
    Detach {
        /// Why.
        reason: DropReason,
    },
    /// Free-threaded: the thread wants to collect garbage and asks all others to stand still.
    StopTheWorld,
    /// Free-threaded: the thread came to a check and stands still.
    Stopped,
    /// Free-threaded: all others stand still, and the thread collects.
    WorldStopped,
    /// Free-threaded: the pause is over, and all may go on.
    WorldResumed,

    /// The process or interpreter of this thread is being started.
    Launch,
    /// It runs.
    Launched,

    /// The thread starts another one.
    StartThread {
        /// Whom.
        thread: usize,
    },
    /// The thread waits for others to end.
    JoinWait {
        /// The first of those, an index into [`Trace::lanes`](super::Trace::lanes).
        thread: usize,
    },
    /// Those have ended.
    JoinEnd {
        /// The first of those.
        thread: usize,
    },
    /// A worker of a pool takes the next task.
    TaskStart {
        /// Which, counted from 1.
        task: u32,
    },
    /// It has done the task.
    TaskEnd {
        /// Which, counted from 1.
        task: u32,
    },

    /// The thread takes one of the program's own locks.
    Locked {
        /// Which, an index into [`Trace::locks`](super::Trace::locks).
        lock: usize,
        /// How long it had to wait for it, in nanoseconds.
        waited_ns: u64,
    },
    /// It finds that lock taken, and has to wait.
    LockWait {
        /// Which.
        lock: usize,
        /// Who has it.
        owner: usize,
    },
    /// It gives that lock back.
    Unlocked {
        /// Which.
        lock: usize,
    },

    /// The process gets a signal. The C handler only takes note of it.
    Signal,
    /// The main thread comes to a check and begins the handler that is written in Python.
    HandlerStart {
        /// How long the signal had to wait, in nanoseconds.
        waited_ns: u64,
    },
    /// The handler is done.
    HandlerEnd,

    /// asyncio: the task can go on as soon as the loop is free.
    Ready,
    /// asyncio: the loop runs the task.
    Resume {
        /// How long the task had been ready, in nanoseconds.
        waited_ns: u64,
    },
    /// asyncio: the task awaits something that is not there yet, and the loop is free for others.
    Await,
    /// asyncio: the task makes a call that blocks the whole loop.
    BlocksLoop,
    /// Nobody can ever go on: each waits for another.
    Deadlock,
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
    /// It has to wait for one of the program's own locks.
    Lock,
    /// It waits for another thread: to start or to end.
    Thread,
    /// It ended.
    Finished,
    /// The recording does not tell.
    Unknown,
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
    /// The recording does not tell.
    Unknown,
}
