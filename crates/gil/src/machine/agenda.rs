//! What is planned, in the order of its time.
//!
//! It owns the queue. It must not know what the happenings mean.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Something that will happen to a thread, or to all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Happening {
    /// The thread reaches the lock for the first time.
    Arrival,
    /// The process or interpreter of the thread begins to start.
    Launch,
    /// The thread comes to the end of what it is doing on its core.
    StepDone,
    /// The time that the thread sleeps for is over; the operating system will notice a little later.
    Deadline,
    /// The operating system noticed, and wakes the thread.
    TimerFired,
    /// The process gets a signal; the number is the signal's.
    Signal,
    /// The operating system's scheduler tick.
    Tick,
    /// Enough was seen of a deadlock.
    Stop,
}

/// One plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) at: u64,
    /// Keeps plans for the same instant in the order in which they were made.
    number: u32,
    /// The thread's token when the plan was made: if it has another one by then, the plan is void.
    pub(crate) token: u32,
    pub(crate) thread: u32,
    pub(crate) happening: Happening,
}

impl Ord for Plan {
    /// The heap gives the greatest first, which has to be the earliest.
    fn cmp(&self, other: &Self) -> Ordering {
        (other.at, other.number).cmp(&(self.at, self.number))
    }
}

impl PartialOrd for Plan {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// All plans.
#[derive(Debug, Default)]
pub(crate) struct Agenda {
    plans: BinaryHeap<Plan>,
    made: u32,
}

impl Agenda {
    pub(crate) fn add(&mut self, at: u64, happening: Happening, thread: u32, token: u32) {
        self.made = self.made.wrapping_add(1);
        self.plans.push(Plan {
            at,
            number: self.made,
            token,
            thread,
            happening,
        });
    }

    /// The earliest plan, the first made among those of one instant.
    pub(crate) fn next(&mut self) -> Option<Plan> {
        self.plans.pop()
    }
}
