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

impl Plan {
    /// Time and number as one, which is compared without a branch.
    fn order(&self) -> u128 {
        u128::from(self.at) << 32 | u128::from(self.number)
    }
}

impl Ord for Plan {
    /// The heap gives the greatest first, which has to be the earliest.
    fn cmp(&self, other: &Self) -> Ordering {
        other.order().cmp(&self.order())
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
    /// The earliest plan, if it was made since the last one was taken. Most of what a thread begins is over before
    /// anything else happens, and never has to find its place among the others.
    first: Option<Plan>,
    plans: BinaryHeap<Plan>,
    made: u32,
}

impl Agenda {
    pub(crate) fn add(&mut self, at: u64, happening: Happening, thread: u32, token: u32) {
        self.made = self.made.wrapping_add(1);
        let plan = Plan {
            at,
            number: self.made,
            token,
            thread,
            happening,
        };
        // The greater one is the earlier one.
        let first = self.first.as_ref().or(self.plans.peek());
        if first.is_some_and(|first| plan < *first) {
            self.plans.push(plan);
        } else if let Some(later) = self.first.replace(plan) {
            self.plans.push(later);
        }
    }

    /// The earliest plan, the first made among those of one instant.
    pub(crate) fn next(&mut self) -> Option<Plan> {
        self.first.take().or_else(|| self.plans.pop())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn plans_come_in_the_order_of_their_time_and_then_of_their_making() {
        let mut random = Random::from_seed(1);
        let mut agenda = Agenda::default();
        let mut waiting: Vec<(u64, u32)> = Vec::new();
        let mut made = 0;
        let mut now = 0;
        for _ in 0..10_000 {
            if random.below(2) == 0 {
                let at = now + random.below(5);
                agenda.add(at, Happening::Tick, made, 0);
                waiting.push((at, made));
                made += 1;
            } else {
                let earliest = waiting.iter().copied().min();
                let next = agenda.next();
                assert_eq!(next.map(|plan| (plan.at, plan.thread)), earliest);
                waiting.retain(|plan| Some(*plan) != earliest);
                now = earliest.map_or(now, |(at, _)| at);
            }
        }
    }
}
