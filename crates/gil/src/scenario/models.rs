//! Scenarios about other ways than threads under one lock.
//!
//! It owns their texts. It must not know the other scenarios.

use super::Scenario;
use crate::MICROSECOND;
use crate::workload::{FreeThreading, Model};

pub(super) const FOUR_WAYS: Scenario = Scenario {
    id: "four-ways",
    title: "The same work, with and without the lock",
    lead: "Two threads compute 60 ms each: under the lock, and in the free-threaded build.",
    look_for: "Without the lock both cores work all the time, and the whole takes about half as long, although each \
thread alone is some percent slower. Choose processes or interpreters instead: they run at once too, but first have to \
be started, and what they exchange has to be pickled.",
    seed: 1,
    beside: Some(Model::FreeThreaded(FreeThreading {
        overhead_percent: FreeThreading::PYTHON_3_14_PERCENT,
        collect_every_ns: 0,
        collection_ns: 2_000 * MICROSECOND,
    })),
    python: "3.14",
    link: "v1:t=work,2,1,,c60000",
    lines: &[&[9]],
};

pub(super) const ASYNCIO_BLOCKING: Scenario = Scenario {
    id: "asyncio-blocking",
    title: "asyncio with one blocking call",
    lead: "Two tasks on one thread. One of them calls time.sleep, and the other stands still too.",
    look_for: "As long as report awaits, heart beats every 3 ms: a task that awaits leaves the loop to others. Then \
report makes a call that blocks, and heart, though ready, is not run for 20 ms. No interval of 5 ms helps: nothing takes \
the loop away from a task.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:m=a;t=heart,1,12,,i3000-c50;t=report,1,1,,i8000-b20000-i2000",
    lines: &[&[8, 10], &[15, 16, 17]],
};

pub(super) const ASYNCIO_THREAD: Scenario = Scenario {
    id: "asyncio-thread",
    title: "asyncio and a thread beside it",
    lead: "report hands its computation to a thread, and the loop goes on, but shares the lock.",
    look_for: "The loop is never blocked, and heart goes on beating. But the thread that computes and the loop's thread \
need the same lock, so each beat meanwhile comes up to 5 ms late: the loop waits a whole interval before it asks. For a \
computation a process would be the better helper.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:m=a;t=heart,1,8,,i3000-c50;t=report,1,1,,i4000-S2-J2;t=compute,1,1,p,c15000",
    lines: &[&[15, 17], &[22, 23, 23], &[8]],
};

pub(super) const STOP_THE_WORLD: Scenario = Scenario {
    id: "stop-the-world",
    title: "Free-threaded, and yet all stop",
    lead: "Three threads make objects without a lock, until one of them collects garbage.",
    look_for: "All three run at once, on three cores. But the collector needs the world to stand still: whoever wants to \
collect asks all others, each stops at its next check, and all wait for the collection to end, in two pauses. A thread \
in a long C call would keep everybody waiting.",
    seed: 1,
    beside: None,
    python: "3.13",
    link: "v1:c=4;m=f8,18000,1500;t=build,3,1,,c24000",
    lines: &[&[13]],
};
