//! What the model leaves out, and what was measured on real interpreters: prose for the page beside the picture.
//!
//! It owns those sentences and figures. Only whoever writes pages needs them; the program in the browser does not. It
//! must not know the model's inner workings: the constants themselves are in `costs` and in the models' settings.

/// What is simplified, a sentence or two each.
pub const SIMPLIFIED: [&str; 9] = [
    "Threads that nobody starts in the program reach the lock within microseconds of the beginning.",
    "Python code can give way at any moment, a few microseconds after it is asked. The real interpreter looks only where \
a loop turns back, a function is entered, or a call into C returns.",
    "Which waiter is woken is the C library's choice. The model wakes whoever has waited longest in its current wait, as \
glibc on Linux was seen to do most of the time, and draws all latencies with a seed.",
    "The operating system gives cores by three simple rules. Real kernels sometimes leave a woken thread behind a busy \
core although another one idles, which stretches some turns from 5 to 8 ms.",
    "Garbage collection is shown only in the free-threaded build, where it stops all threads. Elsewhere it is part of the \
time that Python code takes.",
    "Free threading is a cost per thread and a pause for collections. Contention on single objects is shown only for \
locks that the program itself takes.",
    "Interpreters and processes cost their start-up and what they exchange; what they do to memory and caches is left out.",
    "asyncio's loop rounds its timers up to whole milliseconds, as epoll does, and runs callbacks in their order. Its own \
bookkeeping is one figure per step and one per turn.",
    "A signal comes at its moment, to the process. Handlers run one after another in the main thread.",
];

/// A figure that was measured, what the model makes of it is tested.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// What was measured.
    pub what: &'static str,
    /// The figure with its unit, and its range where it varies.
    pub figure: &'static str,
    /// On what.
    pub on: &'static str,
}

/// CPython 3.11.7, Linux 6.18, two virtual cores.
const CPYTHON: &str = "CPython 3.11.7, Linux, 2 cores";

/// The figures that the model starts from, or is held to.
pub const MEASURED: [Measured; 16] = [
    Measured {
        what: "A timed wait ends late by",
        figure: "56 µs (33 to 67)",
        on: CPYTHON,
    },
    Measured {
        what: "From a drop request to the drop, in Python code",
        figure: "5 µs (4 to 7)",
        on: CPYTHON,
    },
    Measured {
        what: "From the drop until another thread has the lock",
        figure: "27 µs (6 to 52)",
        on: CPYTHON,
    },
    Measured {
        what: "From there until the dropper sleeps again",
        figure: "49 µs (34 to 58)",
        on: CPYTHON,
    },
    Measured {
        what: "Two threads of 200 ms of Python each",
        figure: "414 ms, 81 changes of holder",
        on: CPYTHON,
    },
    Measured {
        what: "A sleep of 1 ms beside a computing thread",
        figure: "6.15 ms",
        on: CPYTHON,
    },
    Measured {
        what: "The same with a switch interval of 0.5 ms",
        figure: "1.61 ms",
        on: CPYTHON,
    },
    Measured {
        what: "A sleep of 1 ms beside C calls of 50 ms that keep the lock",
        figure: "50.1 ms",
        on: CPYTHON,
    },
    Measured {
        what: "Two processes against one after the other",
        figure: "1.99 times as fast",
        on: CPYTHON,
    },
    Measured {
        what: "Starting a process: fork, fork server, spawn",
        figure: "2, 17 and 49 ms; the first of each 4, 122 and 64",
        on: CPYTHON,
    },
    Measured {
        what: "Pickling and unpickling a list of integers",
        figure: "3.2 and 9.5 ns a byte",
        on: CPYTHON,
    },
    Measured {
        what: "Two threads in an interpreter each",
        figure: "1.86 and 1.75 times as fast",
        on: "CPython 3.12.1 and 3.13.0",
    },
    Measured {
        what: "Creating an interpreter",
        figure: "10.0 and 8.6 ms",
        on: "CPython 3.12.1 and 3.13.0",
    },
    Measured {
        what: "A heartbeat of 1 ms beside a coroutine that computes for 60 ms",
        figure: "a gap of 61 ms",
        on: CPYTHON,
    },
    Measured {
        what: "The same with the computation in a thread",
        figure: "a gap of 6.8 ms",
        on: CPYTHON,
    },
    Measured {
        what: "Python code in one thread of the free-threaded build",
        figure: "about 40 % slower in 3.13, 1 to 8 % in 3.14",
        on: "stated by Python's own documentation, not measured here",
    },
];
