//! Scenarios about the interpreter's lock itself.
//!
//! It owns their texts. It must not know the other scenarios.

use super::Scenario;

pub(super) const TWO_CPU: Scenario = Scenario {
    id: "two-cpu",
    title: "Two CPU-bound threads",
    lead: "Two threads compute, and one lock lets only one of them run Python at a time.",
    look_for: "The two never run at once, although there are two cores: together they take as long as one after the \
other. The thread that waits counts the 5 ms, not the one that runs. When nobody let go in that time, it asks, and \
the holder gives way at its next check.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:t=first,1,1,,c22000;t=second,1,1,,c22000",
    lines: &[&[8], &[8]],
};

pub(super) const CONVOY: Scenario = Scenario {
    id: "convoy",
    title: "The convoy: one computes, one does I/O",
    lead: "A thread that blocks for 2 ms at a time gets the lock back only 5 ms later, every time.",
    look_for: "Each blocking call of io is over after 2 ms, but cpu has the lock by then and is in no hurry. io \
sleeps a whole interval before it may even ask. Its calls take more than three times as long as alone, while cpu \
hardly notices.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:t=cpu,1,1,b,c5000;t=io,1,6,,i2000-c500",
    lines: &[&[10], &[16, 19]],
};

pub(super) const SWITCH_INTERVAL: Scenario = Scenario {
    id: "switch-interval",
    title: "A shorter switch interval",
    lead: "The convoy again, but a waiter asks after 0.5 ms instead of 5.",
    look_for: "io still waits a whole interval after every call, only that the interval is a tenth: its calls take \
2.6 ms instead of 7. The price is paid by threads that compute: two of them change hands ten times as often, and each \
change costs some 50 µs.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:i=500;t=cpu,1,1,b,c5000;t=io,1,6,,i2000-c500",
    lines: &[&[11], &[17, 20]],
};

pub(super) const THREE_TURNS: Scenario = Scenario {
    id: "three-turns",
    title: "Three threads in turn",
    lead: "Three threads compute. Who asks for the lock is usually not the one who gets it.",
    look_for: "Only a thread that waited a whole interval without any change of holder may ask, and asking sends it \
to the back of the line: the lock goes to another one. Timers that end after a change of holder ask nothing. There is \
no queue with a guarantee, yet the shares come out about equal.",
    seed: 3,
    beside: None,
    python: "3.11",
    link: "v1:t=red,1,1,,c16000;t=green,1,1,,c16000;t=blue,1,1,,c16000",
    lines: &[&[7], &[7], &[7]],
};

pub(super) const IO_OVERLAP: Scenario = Scenario {
    id: "io-overlap",
    title: "I/O-bound threads overlap",
    lead: "Four threads wait for a server, and all wait at the same time.",
    look_for: "A blocking call lets go of the lock before it blocks, so all four calls run at once: eight calls of 15 ms \
take little more than 30. Only the half millisecond of work after each call is done one after another. For such a \
program threads are a good choice, lock or no lock.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:t=fetch,4,2,,i15000-h500",
    lines: &[&[7, 8]],
};

pub(super) const HASHING: Scenario = Scenario {
    id: "hashing",
    title: "C code that lets go: hashing",
    lead: "Two threads compute checksums in C, without the lock, on two cores at once.",
    look_for: "hashlib lets go of the lock for inputs over 2047 bytes, so both threads really compute at the same time. \
The lock is held for microseconds only, at the beginning and the end of each call. Compression and most of NumPy do \
the same.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:t=digest,2,2,,x15000",
    lines: &[&[10]],
};

pub(super) const LONG_C_CALL: Scenario = Scenario {
    id: "long-c-call",
    title: "A long C call that keeps the lock",
    lead: "sorted() is one call into C. Nobody can make it let go before it returns.",
    look_for: "io asks every 5 ms, and nothing happens: the request is only looked at when the sort returns. So a call \
of 2 ms takes as long as the sort. The switch interval has no say here; json, re and sum over a list do the same.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:t=sort,1,1,b,h18000;t=io,1,3,,i2000",
    lines: &[&[11], &[17]],
};
