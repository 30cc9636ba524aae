//! What each step of a hand-over costs: the measured constants of the machine that the model was calibrated on.
//!
//! It owns figures and how to draw from them. It must not know the protocol: which cost applies when is decided by the
//! simulator. The defaults were measured on CPython 3.11.7, Linux 6.18 (HZ=250, glibc 2.36), 2 virtual cores, in a
//! quiet virtual machine; 3.12 and 3.13 agree. Another machine has other figures and the same mechanism.

use crate::random::Random;

/// A measured duration that varies: its 10 %, 50 % and 90 % points, in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// One in ten is shorter than this.
    pub p10_ns: u64,
    /// Half are shorter.
    pub median_ns: u64,
    /// One in ten is longer than this.
    pub p90_ns: u64,
}

impl Spread {
    /// A spread given in tenths of a microsecond, the resolution that the figures were measured with.
    #[must_use]
    pub const fn tenths_us(p10: u64, median: u64, p90: u64) -> Self {
        Self {
            p10_ns: p10 * 100,
            median_ns: median * 100,
            p90_ns: p90 * 100,
        }
    }

    /// A duration that never varies.
    #[must_use]
    pub const fn exactly(ns: u64) -> Self {
        Self {
            p10_ns: ns,
            median_ns: ns,
            p90_ns: ns,
        }
    }

    /// Draws a duration: straight lines between the three points, and a quarter of the half-width beyond each end.
    pub(crate) fn draw(self, random: &mut Random) -> u64 {
        let below = self.median_ns.saturating_sub(self.p10_ns);
        let above = self.p90_ns.saturating_sub(self.median_ns);
        let shortest = self.p10_ns.saturating_sub(below / 4);
        let point = random.below(1000);
        match point {
            0..100 => shortest + (self.p10_ns - shortest) * point / 100,
            100..500 => self.p10_ns + below * (point - 100) / 400,
            500..900 => self.median_ns + above * (point - 500) / 400,
            _ => self.p90_ns + above / 4 * (point - 900) / 100,
        }
    }
}

/// Every constant of the model, in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costs {
    /// How late a timed wait ends when the sleeper's core is idle: timer slack plus leaving the idle state.
    pub timed_wait_lateness: Spread,
    /// How late a timed wait ends when the sleeper's core is busy: nothing has to leave the idle state.
    pub timed_wait_lateness_busy_core: Spread,
    /// From the drop request to the drop in a pure-Python loop: the way to the next check of the eval breaker.
    pub request_to_drop: Spread,
    /// From the drop to the acquisition by a waiter that was signalled on an idle core. Nobody holds the lock meanwhile.
    pub handoff: Spread,
    /// The same for a waiter that fell asleep only [`recent_sleep_ns`](Self::recent_sleep_ns) ago. 5 to
    /// 150 µs were seen; the three points are those of the event recordings.
    pub recent_sleeper_handoff: Spread,
    /// How long ago counts as recently, for [`recent_sleeper_handoff`](Self::recent_sleeper_handoff).
    pub recent_sleep_ns: u64,
    /// From the acquisition by another thread until the forced dropper, on an idle core, looks at the lock again.
    pub dropper_returns: Spread,
    /// The same for a dropper that fell asleep only [`core_stays_awake_ns`](Self::core_stays_awake_ns) ago: its core
    /// had no time to idle. Read from the event recordings.
    pub recent_dropper_returns: Spread,
    /// How long a core that ran out of work can be had back quickly.
    pub core_stays_awake_ns: u64,
    /// From a requested drop until the dropper goes to sleep to wait for its successor.
    pub drop_to_forced_wait: Spread,
    /// From a waiter's look at the lock until it is asleep again: 2 µs (1 to 3) to the call in the event recordings, and
    /// 2 µs more in which a signal still finds it awake.
    pub falling_asleep: Spread,
    /// Taking a lock that is free, without sleeping.
    pub free_take_ns: u64,
    /// What a thread that slept while another had the lock does with it in hand before its own work goes on: cold
    /// caches, returning through the interpreter.
    pub woken_bookkeeping: Spread,
    /// The same for a thread that never slept, or that slept while nobody else had the lock.
    pub awake_bookkeeping_ns: u64,
    /// One thread follows another on the same core: no other core has to be woken.
    pub same_core_switch_ns: u64,
    /// The period of the operating system's scheduler tick (HZ=250).
    pub tick_ns: u64,
    /// How long a thread keeps its core at least before the operating system gives it to another (Linux's base slice).
    pub protected_slice_ns: u64,
    /// How long `time.sleep(0)` is away: a round trip through the kernel's timer.
    pub yield_round_trip: Spread,
    /// How long a read of data that are already there is away: one system call, no sleep.
    pub ready_read_ns: u64,
    /// How long a round trip over a socket pair to another process blocks.
    pub ping_round_trip: Spread,
    /// What asyncio does for one step of a task, from taking it out of the queue to running it. A thousand tasks that
    /// sleep 50 ms each took 6.7 ms more than 50 ms, for two steps each.
    pub task_step_ns: u64,
    /// What asyncio's loop does before it looks for what has come, and again after: a heart that beats every
    /// millisecond was measured to beat every 1.11 ms, of which the timer's lateness is about 0.05.
    pub loop_turn_ns: u64,
    /// Pickling or unpickling a byte and passing it through a pipe, in picoseconds. A list of 300,000 integers was measured
    /// on CPython 3.11.7: 3.2 ns a byte to pickle, 9.5 to unpickle, 0.7 for the pipe. This is the mean of the two sides.
    pub pickling_ps_per_byte: u64,
}

impl Default for Costs {
    fn default() -> Self {
        Self {
            timed_wait_lateness: Spread::tenths_us(330, 560, 670),
            timed_wait_lateness_busy_core: Spread::tenths_us(235, 264, 317),
            request_to_drop: Spread::tenths_us(40, 50, 70),
            handoff: Spread::tenths_us(60, 270, 520),
            recent_sleeper_handoff: Spread::tenths_us(50, 250, 600),
            recent_sleep_ns: 300_000,
            dropper_returns: Spread::tenths_us(340, 490, 580),
            recent_dropper_returns: Spread::tenths_us(29, 160, 230),
            core_stays_awake_ns: 15_000,
            drop_to_forced_wait: Spread::tenths_us(36, 57, 200),
            falling_asleep: Spread::tenths_us(28, 41, 52),
            free_take_ns: 250,
            woken_bookkeeping: Spread::tenths_us(110, 250, 350),
            awake_bookkeeping_ns: 300,
            same_core_switch_ns: 3_000,
            tick_ns: 4_000_000,
            protected_slice_ns: 700_000,
            yield_round_trip: Spread::tenths_us(210, 220, 250),
            ready_read_ns: 300,
            ping_round_trip: Spread::tenths_us(470, 740, 850),
            task_step_ns: 3_300,
            loop_turn_ns: 25_000,
            pickling_ps_per_byte: 6_700,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Spread;
    use crate::random::Random;

    #[test]
    fn draws_meet_the_three_points() {
        let spread = Spread::tenths_us(60, 270, 520);
        let mut random = Random::from_seed(1);
        let mut drawn: Vec<u64> = (0..20_000).map(|_| spread.draw(&mut random)).collect();
        drawn.sort_unstable();
        for (rank, expected) in [(2_000, 6_000), (10_000, 27_000), (18_000, 52_000)] {
            let found: u64 = drawn[rank];
            assert!(
                found.abs_diff(expected) < 700,
                "rank {rank}: {found} ns instead of about {expected}"
            );
        }
    }

    #[test]
    fn an_exact_spread_never_varies() {
        let mut random = Random::from_seed(3);
        assert!((0..100).all(|_| Spread::exactly(42).draw(&mut random) == 42));
    }
}
