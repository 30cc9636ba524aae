//! The figures beside the picture, at every moment of a trace: changes of holder, the longest wait, how busy cores were.
//!
//! It owns what is added up, once, so that a player can ask every frame. Everything is in whole numbers. It must not
//! know how figures are shown.

use crate::trace::{State, Trace};

/// The figures up to one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The moment, in nanoseconds; at the end of the trace this is the wall time.
    pub at_ns: u64,
    /// How often the lock went to another thread than before.
    pub hand_overs: u64,
    /// The longest time that a thread waited for the lock, in one go, in nanoseconds.
    pub longest_wait_ns: u64,
    /// Whose wait that was.
    pub longest_waiter: Option<usize>,
    /// How much of all cores' time was used, in thousandths; 0 where it is not known who was on which.
    pub cores_permille: u64,
    /// How much of the time somebody held the lock, in thousandths.
    pub lock_permille: u64,
}

/// What was added up.
#[derive(Clone, Debug, Default)]
pub struct RunningFigures {
    end_ns: u64,
    cores: u64,
    /// When the lock went to another thread.
    switches: Vec<u64>,
    /// The waits from each moment on at which one begins or ends.
    waits: Vec<Waits>,
    /// When somebody came to a core or left it, the time used on all until then, and how many are on one from then on.
    busy: Vec<(u64, u64, u64)>,
    /// The same for the lock.
    held: Vec<(u64, u64, u64)>,
}

#[derive(Clone, Copy, Debug)]
struct Waits {
    at_ns: u64,
    /// The longest that is over: its length and thread.
    over: Option<(u64, usize)>,
    /// The one that has lasted longest: since when, and its thread.
    lasting: Option<(u64, usize)>,
}

impl RunningFigures {
    /// Adds a trace up.
    #[must_use]
    pub fn of(trace: &Trace) -> Self {
        let mut switches = Vec::new();
        let mut last = None;
        for hold in &trace.holds {
            if last.is_some_and(|last| last != hold.thread) {
                switches.push(hold.start_ns);
            }
            last = Some(hold.thread);
        }
        let on_cores = trace.cores.iter().flat_map(|core| &core.spans);
        Self {
            end_ns: trace.end_ns,
            cores: trace.cores.len() as u64,
            switches,
            waits: waits(trace),
            busy: add_up(on_cores.map(|span| (span.start_ns, span.end_ns))),
            held: add_up(trace.holds.iter().map(|hold| (hold.start_ns, hold.end_ns))),
        }
    }

    /// The figures up to `at_ns`; past the end they are those of the end.
    #[must_use]
    pub fn at(&self, at_ns: u64) -> Figures {
        let at_ns = at_ns.min(self.end_ns);
        let (longest_wait_ns, longest_waiter) = self.longest_wait(at_ns);
        let permille = |used: u64, of: u64| (used * 1_000).checked_div(of).unwrap_or(0);
        Figures {
            at_ns,
            hand_overs: self.switches.partition_point(|at| *at <= at_ns) as u64,
            longest_wait_ns,
            longest_waiter,
            cores_permille: permille(used(&self.busy, at_ns), at_ns * self.cores),
            lock_permille: permille(used(&self.held, at_ns), at_ns),
        }
    }

    fn longest_wait(&self, at_ns: u64) -> (u64, Option<usize>) {
        let after = self.waits.partition_point(|waits| waits.at_ns <= at_ns);
        let Some(waits) = after.checked_sub(1).map(|place| &self.waits[place]) else {
            return (0, None);
        };
        let lasting = waits.lasting.map(|(since, thread)| (at_ns - since, thread));
        match (waits.over, lasting) {
            (over, Some(lasting)) if over.is_none_or(|over| over.0 < lasting.0) => {
                (lasting.0, Some(lasting.1))
            }
            (Some(over), _) => (over.0, Some(over.1)),
            (None, _) => (0, None),
        }
    }
}

/// The waits from each moment on at which one begins or ends.
fn waits(trace: &Trace) -> Vec<Waits> {
    let mut changes: Vec<(u64, bool, u64, usize)> = Vec::new();
    for (thread, lane) in trace.lanes.iter().enumerate() {
        for span in lane.spans.iter().filter(|it| it.state == State::Waiting) {
            changes.push((span.start_ns, true, span.start_ns, thread));
            changes.push((span.end_ns, false, span.start_ns, thread));
        }
    }
    changes.sort_unstable();
    let mut all: Vec<Waits> = Vec::new();
    let mut over: Option<(u64, usize)> = None;
    let mut lasting: Vec<(u64, usize)> = Vec::new();
    for (at_ns, begins, since, thread) in changes {
        if begins {
            lasting.push((since, thread));
        } else {
            lasting.retain(|other| *other != (since, thread));
            if over.is_none_or(|(longest, _)| longest < at_ns - since) {
                over = Some((at_ns - since, thread));
            }
        }
        all.push(Waits {
            at_ns,
            over,
            lasting: lasting.iter().min().copied(),
        });
    }
    all
}

/// Stretches, added up: at each change the time used until then and how many are on from then on.
fn add_up(stretches: impl Iterator<Item = (u64, u64)>) -> Vec<(u64, u64, u64)> {
    let mut changes: Vec<(u64, bool)> = stretches
        .flat_map(|(start, end)| [(start, true), (end, false)])
        .collect();
    changes.sort_unstable();
    let mut sums: Vec<(u64, u64, u64)> = Vec::new();
    let (mut since, mut sum, mut on) = (0, 0, 0_u64);
    for (at, begins) in changes {
        sum += (at - since) * on;
        since = at;
        on = if begins { on + 1 } else { on.saturating_sub(1) };
        match sums.last_mut() {
            Some(last) if last.0 == at => *last = (at, sum, on),
            _ => sums.push((at, sum, on)),
        }
    }
    sums
}

fn used(sums: &[(u64, u64, u64)], at_ns: u64) -> u64 {
    let after = sums.partition_point(|(at, _, _)| *at <= at_ns);
    after.checked_sub(1).map_or(0, |place| {
        let (at, sum, on) = sums[place];
        sum + (at_ns - at) * on
    })
}

/// How many times faster than one after the other a run was, in hundredths; none for an empty run.
#[must_use]
pub fn speed_up_percent(serial_ns: u64, wall_ns: u64) -> Option<u64> {
    serial_ns.saturating_mul(100).checked_div(wall_ns)
}

#[cfg(test)]
mod tests {
    use super::{RunningFigures, speed_up_percent};
    use crate::metrics::Metrics;
    use crate::{Costs, MILLISECOND, State, scenario, simulate};

    /// The figures at every hundredth of every scenario are those that counting gives.
    #[test]
    fn running_figures_are_what_counting_gives() {
        for scenario in scenario::all() {
            let workload = scenario.workload();
            let trace = simulate(&workload, &Costs::default(), scenario.seed).expect(scenario.id);
            let figures = RunningFigures::of(&trace);
            for part in 0..=100 {
                let at = trace.end_ns * part / 100;
                let mut longest = 0;
                for span in trace.lanes.iter().flat_map(|lane| &lane.spans) {
                    if span.state == State::Waiting && span.start_ns < at {
                        longest = longest.max(span.end_ns.min(at) - span.start_ns);
                    }
                }
                let on_cores: u64 = trace
                    .cores
                    .iter()
                    .flat_map(|core| &core.spans)
                    .map(|span| span.end_ns.min(at).saturating_sub(span.start_ns))
                    .sum();
                let found = figures.at(at);
                assert_eq!(found.longest_wait_ns, longest, "{} at {at}", scenario.id);
                let permille = (on_cores * 1_000)
                    .checked_div(at * trace.cores.len() as u64)
                    .unwrap_or(0);
                assert_eq!(found.cores_permille, permille, "{} at {at}", scenario.id);
            }
            let switches = Metrics::of(&workload, &trace).switches;
            assert_eq!(figures.at(u64::MAX).hand_overs, switches.saturating_sub(1));
        }
    }

    #[test]
    fn a_speed_up_is_told_in_hundredths() {
        assert_eq!(
            speed_up_percent(120 * MILLISECOND, 60 * MILLISECOND),
            Some(200)
        );
        assert_eq!(speed_up_percent(1, 0), None);
    }
}
