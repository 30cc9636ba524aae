//! Scenarios about the program's own locks, pools, starting threads, and signals.
//!
//! It owns their texts. It must not know the other scenarios.

use super::Scenario;

pub(super) const LOCK_ACROSS_IO: Scenario = Scenario {
    id: "lock-across-io",
    title: "A lock held across I/O",
    lead: "Four threads use one connection, and each keeps its lock while it waits for the server.",
    look_for: "The interpreter's lock is free nearly all the time: it is the program's own lock that makes the calls \
follow each other, four times 8 ms. Take a lock for the shortest time, and not across a call that blocks. A connection \
for each thread would let the calls overlap.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:k=connection;t=request,4,1,,L0-i8000-U0-h800",
    lines: &[&[8, 9, 8, 10]],
};

pub(super) const PRIORITY_INVERSION: Scenario = Scenario {
    id: "priority-inversion",
    title: "A priority inversion",
    lead: "urgent waits for a lock that low has, and low waits for the interpreter behind busy.",
    look_for: "busy wants nothing of either, and still decides how long urgent waits: while low has the program's lock it \
has to queue for the interpreter's, a whole interval behind busy each time. Threads have no priorities in Python. Less \
work under the lock, or none beside it, is the only remedy.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:k=settings;t=low,1,1,b,L0-c7000-U0-i1000;t=busy,1,1,b,c5000;t=urgent,1,3,,i2000-L0-c100-U0",
    lines: &[&[10, 11, 10, 12], &[18], &[23, 25, 26, 25]],
};

pub(super) const DEADLOCK: Scenario = Scenario {
    id: "deadlock",
    title: "A deadlock",
    lead: "Two threads take the same two locks, in opposite order.",
    look_for: "Each gets its first lock, does something slow, and then wants the lock that the other one has. The \
interpreter's lock is free, both cores idle, and nobody will ever go on. Taking locks in one order everywhere would have \
prevented it; the program beside gives up after half a second, so that it ends.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:k=cash;k=stock;t=sell,1,1,,L0-i10000-L1-U1-U0;t=buy,1,1,,L1-i10000-L0-U0-U1",
    lines: &[&[9, 10, 11, 14, 9], &[18, 19, 20, 24, 18]],
};

pub(super) const THREAD_POOL: Scenario = Scenario {
    id: "thread-pool",
    title: "A thread pool",
    lead: "Seven tasks, three threads: whoever is free takes the next task.",
    look_for: "The calls of three tasks overlap; their work in Python does not. The seventh task runs alone at the end, \
while two threads have nothing left to do. More threads would finish sooner as long as tasks mostly wait, and not at \
all once they mostly compute.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:t=worker,3,7,p,i8000-c1500",
    lines: &[&[6, 7]],
};

pub(super) const STARTING_THREADS: Scenario = Scenario {
    id: "starting-threads",
    title: "Starting threads takes its time",
    lead: "start() waits until the new thread runs, and then the starter has to get the lock back.",
    look_for: "The first start() lets go of the lock, and the new thread begins to compute at once. The main thread \
waits a whole interval before it may ask, at every further start(). So the third thread begins only after some 10 ms, \
and join() waits for all.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:t=main,1,1,,S1-J1;t=work,3,1,,c10000",
    lines: &[&[15, 19], &[8]],
};

pub(super) const MAIN_SIGNAL: Scenario = Scenario {
    id: "main-signal",
    title: "The main thread and a signal",
    lead: "A signal is noted at once. Its handler in Python runs only in the main thread, at a check.",
    look_for: "The first signal comes while the main thread sorts in C: it has to wait until the sort returns. The second \
interrupts its sleep, but worker has the lock, and the main thread waits a whole interval for it. This is why Ctrl-C \
sometimes seems to do nothing.",
    seed: 1,
    beside: None,
    python: "3.11",
    link: "v1:n=5000,50;n=28000,50;t=main,1,1,,h20000-i20000;t=worker,1,1,b,c5000",
    lines: &[&[25, 28], &[18]],
};
