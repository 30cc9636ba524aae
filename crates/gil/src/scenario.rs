//! The programs that the visualizer can show, with the words around them.
//!
//! It owns their texts and workloads. It must not know how they are shown.

use crate::MILLISECOND;
use crate::workload::{IoKind, Segment, ThreadSpec, Workload};

/// A program worth watching.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    /// Its name in addresses, in kebab-case; never changes.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it is, in one line.
    pub lead: &'static str,
    /// What to watch for, in two or three sentences.
    pub look_for: &'static str,
    /// The Python program that is modelled.
    pub python: &'static str,
    /// The seed of the run to show: one that shows plainly what to look for.
    pub seed: u64,
    threads: fn() -> Vec<ThreadSpec>,
}

impl Scenario {
    /// The workload to simulate, with CPython's default interval of 5 ms on two cores.
    #[must_use]
    pub fn workload(&self) -> Workload {
        Workload {
            threads: (self.threads)(),
            ..Workload::default()
        }
    }
}

/// All scenarios, in the order in which they are offered.
#[must_use]
pub fn all() -> &'static [Scenario] {
    &SCENARIOS
}

/// The scenario called `id`.
#[must_use]
pub fn find(id: &str) -> Option<&'static Scenario> {
    SCENARIOS.iter().find(|scenario| scenario.id == id)
}

static SCENARIOS: [Scenario; 3] = [
    Scenario {
        id: "two-cpu",
        title: "Two CPU-bound threads",
        lead: "Two threads compute, and one lock lets only one of them run Python at a time.",
        look_for: "The two never run at once, although there are two cores: together they take as long as one after the \
other. The thread that waits counts the 5 ms, not the one that runs. When nobody let go in that time, it asks, and \
the holder gives way at its next check.",
        python: "\
import threading

def work(rounds):
    total = 0
    for number in range(rounds):
        total += number * number

first = threading.Thread(target=work, args=(400_000,))
second = threading.Thread(target=work, args=(400_000,))
first.start(); second.start()
first.join(); second.join()
",
        seed: 1,
        threads: || {
            vec![
                computing("first", 22 * MILLISECOND),
                computing("second", 22 * MILLISECOND),
            ]
        },
    },
    Scenario {
        id: "convoy",
        title: "The convoy: one computes, one does I/O",
        lead: "A thread that blocks for 2 ms at a time gets the lock back only 5 ms later, every time.",
        look_for: "Each blocking call of io is over after 2 ms, but cpu has the lock by then and is in no hurry. io \
sleeps a whole interval before it may even ask. Its calls take more than three times as long as alone, while cpu \
hardly notices.",
        python: "\
import threading, time

stop = False

def cpu():
    total = 0
    while not stop:
        total += 1

def io():
    for _ in range(6):
        time.sleep(0.002)  # a short read from a socket
        sum(number * number for number in range(5_000))

reader = threading.Thread(target=io)
threading.Thread(target=cpu).start()
reader.start(); reader.join()
stop = True
",
        seed: 1,
        threads: || {
            vec![
                ThreadSpec {
                    background: true,
                    ..computing("cpu", 5 * MILLISECOND)
                },
                ThreadSpec {
                    repeat: 6,
                    segments: vec![
                        Segment::Io {
                            ns: 2 * MILLISECOND,
                            via: IoKind::Sleep,
                        },
                        Segment::Cpu {
                            ns: MILLISECOND / 2,
                        },
                    ],
                    ..computing("io", 0)
                },
            ]
        },
    },
    Scenario {
        id: "three-turns",
        title: "Three threads in turn",
        lead: "Three threads compute. Who asks for the lock is usually not the one who gets it.",
        look_for: "Only a thread that waited a whole interval without any change of holder may ask, and asking sends it \
to the back of the line: the lock goes to another one. Timers that end after a change of holder ask nothing. There is \
no queue with a guarantee, yet the shares come out about equal.",
        python: "\
import threading

def work(rounds):
    total = 0
    for number in range(rounds):
        total += number * number

threads = [
    threading.Thread(target=work, args=(300_000,))
    for _ in range(3)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
",
        seed: 3,
        threads: || {
            vec![
                computing("red", 16 * MILLISECOND),
                computing("green", 16 * MILLISECOND),
                computing("blue", 16 * MILLISECOND),
            ]
        },
    },
];

fn computing(name: &str, ns: u64) -> ThreadSpec {
    ThreadSpec {
        name: name.to_owned(),
        segments: vec![Segment::Cpu { ns }],
        ..ThreadSpec::default()
    }
}
