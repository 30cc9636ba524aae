//! The live figures beside the picture: speed-up, hand-overs, the longest wait and core use, up to any moment.
//!
//! Summed up once when a run is loaded, so that each frame only looks them up. It must not know how they are shown.

use crate::window::{float, whole_ns};
use gil::{LaneKind, Span, State, Trace, Workload};

/// The figures up to one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// How much work was done in the time that passed, in hundredths: 100 is as fast as one thread after another.
    pub speed_up: u64,
    /// Changes of holder.
    pub handovers: u64,
    /// The longest that any thread has waited for the lock without a break, in nanoseconds.
    pub longest_wait_ns: u64,
    /// The share of the cores' time that was used, in percent.
    pub core_use: u64,
}

/// What the figures of a run are measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// How many cores there were.
    pub cores: u32,
    /// What the program would take one after another, in nanoseconds. Where that is not known, or where a thread works
    /// for as long as others do, all the work that was done stands for it.
    pub serial_ns: Option<u64>,
}

impl Basis {
    /// The measure of a program.
    #[must_use]
    pub fn of(workload: &Workload) -> Self {
        let has_background = workload.threads.iter().any(|spec| spec.background);
        let is_whole = !has_background && workload.window_ns.is_none();
        Self {
            cores: workload.cores,
            serial_ns: is_whole.then(|| workload.serial_ns()),
        }
    }
}

/// The running sums of one run.
pub struct Sums {
    /// Work that gets done, wherever it waits: what a serial program would spend one after another.
    work: Running,
    /// What the serial program would take, and what all that work came to, in nanoseconds: a build that is slower for
    /// one thread does no more by being so.
    worth: (u64, u64),
    /// Time on a core.
    on_core: Running,
    /// When the holder changed.
    handovers: Vec<u64>,
    /// For every wait that ended, when, and the longest that was over by then; by its end.
    waits: Vec<(u64, u64)>,
    cores: u64,
}

/// A sum that grows with time, at a pace that changes at some moments.
struct Running {
    /// From when on it grows at this pace, and what it had come to by then.
    steps: Vec<(u64, u64, u64)>,
}

impl Running {
    /// The sum over all these stretches.
    fn over(stretches: impl Iterator<Item = (u64, u64)>) -> Self {
        let mut edges: Vec<(u64, u64)> = Vec::new();
        for (start_ns, end_ns) in stretches {
            edges.push((start_ns, 1));
            edges.push((end_ns, 0));
        }
        // Where one ends and another begins, the end comes first: the pace may dip for no time, and never is below zero.
        edges.sort_unstable();
        let mut steps = vec![(0, 0, 0)];
        let (mut last, mut pace, mut sum) = (0, 0_u64, 0);
        for (at, is_start) in edges {
            sum += (at - last) * pace;
            last = at;
            pace = if is_start == 1 {
                pace + 1
            } else {
                pace.saturating_sub(1)
            };
            steps.push((at, sum, pace));
        }
        Self { steps }
    }

    fn at(&self, now: u64) -> u64 {
        let after = self.steps.partition_point(|step| step.0 <= now);
        let (since, sum, pace) = self.steps[after.saturating_sub(1)];
        sum + (now - since) * pace
    }
}

impl Sums {
    /// Sums a run up.
    #[must_use]
    pub fn of(trace: &Trace, basis: Basis) -> Self {
        // What the loop of asyncio does is its tasks' work.
        let lanes = trace
            .lanes
            .iter()
            .filter(|lane| lane.kind != LaneKind::Loop);
        let work = Running::over(stretches(lanes, is_work));
        let on_core = if trace.cores.is_empty() {
            let lanes = trace
                .lanes
                .iter()
                .filter(|lane| lane.kind != LaneKind::Task);
            Running::over(stretches(lanes, uses_a_core))
        } else {
            let spans = trace.cores.iter().flat_map(|core| &core.spans);
            Running::over(spans.map(|span| (span.start_ns, span.end_ns)))
        };
        let done = work.at(trace.end_ns);
        let serial = basis.serial_ns.unwrap_or(done);
        let mut handovers = Vec::new();
        let mut last = None;
        for hold in &trace.holds {
            if last.is_some_and(|last| last != hold.thread) {
                handovers.push(hold.start_ns);
            }
            last = Some(hold.thread);
        }
        let spans = trace.lanes.iter().flat_map(|lane| &lane.spans);
        let mut waits: Vec<(u64, u64)> = spans
            .filter(|span| span.state == State::Waiting)
            .map(|span| (span.end_ns, span.end_ns - span.start_ns))
            .collect();
        waits.sort_unstable();
        let mut longest = 0;
        for wait in &mut waits {
            longest = longest.max(wait.1);
            wait.1 = longest;
        }
        Self {
            work,
            worth: (serial, done.max(1)),
            on_core,
            handovers,
            waits,
            cores: u64::from(basis.cores.max(1)),
        }
    }

    /// The figures at `now`, of the run that was summed up.
    #[must_use]
    pub fn at(&self, now: u64, trace: &Trace) -> Figures {
        let passed = now.max(1);
        Figures {
            speed_up: speed_up(self.work.at(now), self.worth, passed),
            handovers: self.handovers.partition_point(|at| *at <= now) as u64,
            longest_wait_ns: self.longest_wait(now, trace),
            core_use: ((self.on_core.at(now) * 100 + passed * self.cores / 2)
                / (passed * self.cores))
                .min(100),
        }
    }

    fn longest_wait(&self, now: u64, trace: &Trace) -> u64 {
        let over = self.waits.partition_point(|wait| wait.0 <= now);
        let past = over.checked_sub(1).map_or(0, |last| self.waits[last].1);
        let present = trace
            .lanes
            .iter()
            .filter_map(|lane| span_at(&lane.spans, now))
            .filter(|span| span.state == State::Waiting)
            .map(|span| now - span.start_ns)
            .max();
        past.max(present.unwrap_or(0))
    }
}

/// The work done in the time that passed against one after another, in hundredths.
fn speed_up(work: u64, (serial, done): (u64, u64), passed: u64) -> u64 {
    let worth = float(work) * float(serial) / float(done);
    whole_ns(worth * 100.0 / float(passed) + 0.5)
}

fn stretches<'a>(
    lanes: impl Iterator<Item = &'a gil::Lane>,
    counts: fn(State) -> bool,
) -> impl Iterator<Item = (u64, u64)> {
    let spans = lanes.flat_map(|lane| &lane.spans);
    let spans = spans.filter(move |span| counts(span.state));
    spans.map(|span| (span.start_ns, span.end_ns))
}

/// The span that a moment lies in.
#[must_use]
pub fn span_at(spans: &[Span], now: u64) -> Option<&Span> {
    let after = spans.partition_point(|span| span.start_ns <= now);
    spans
        .get(after.checked_sub(1)?)
        .filter(|span| now < span.end_ns)
}

/// What would have to be done without threads too.
fn is_work(state: State) -> bool {
    matches!(
        state,
        State::Running | State::InC | State::InCReleased | State::Io
    )
}

fn uses_a_core(state: State) -> bool {
    matches!(
        state,
        State::Running | State::InC | State::InCReleased | State::Collecting
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use gil::{Hold, Lane};

    fn span(start_ns: u64, end_ns: u64, state: State) -> Span {
        Span {
            start_ns,
            end_ns,
            state,
        }
    }

    /// Two threads, 100 ns each, one after the other.
    fn turns() -> Trace {
        let lane = |name: &str, spans| Lane {
            name: name.to_owned(),
            spans,
            ..Lane::default()
        };
        Trace {
            lanes: vec![
                lane(
                    "a",
                    vec![span(0, 100, State::Running), span(100, 200, State::Done)],
                ),
                lane(
                    "b",
                    vec![span(0, 100, State::Waiting), span(100, 200, State::Running)],
                ),
            ],
            holds: vec![
                Hold {
                    start_ns: 0,
                    end_ns: 100,
                    thread: 0,
                },
                Hold {
                    start_ns: 100,
                    end_ns: 200,
                    thread: 1,
                },
            ],
            end_ns: 200,
            one_lock: true,
            ..Trace::default()
        }
    }

    #[test]
    fn two_threads_in_turn_are_as_fast_as_one() {
        let trace = turns();
        let sums = Sums::of(
            &trace,
            Basis {
                cores: 2,
                serial_ns: None,
            },
        );
        let end = sums.at(200, &trace);
        assert_eq!(end.speed_up, 100);
        assert_eq!(end.core_use, 50);
        assert_eq!(end.handovers, 1);
        assert_eq!(end.longest_wait_ns, 100);
    }

    #[test]
    fn a_wait_counts_while_it_lasts() {
        let trace = turns();
        let sums = Sums::of(
            &trace,
            Basis {
                cores: 2,
                serial_ns: None,
            },
        );
        assert_eq!(sums.at(60, &trace).longest_wait_ns, 60);
        assert_eq!(sums.at(60, &trace).handovers, 0);
    }

    #[test]
    fn at_the_end_the_speed_up_is_the_serial_time_over_the_real_one() {
        for scenario in gil::scenario::all() {
            let workload = scenario.workload();
            if Basis::of(&workload).serial_ns.is_none() {
                continue;
            }
            let run = crate::run::of_scenario(scenario)
                .expect("a run")
                .0
                .remove(0);
            let end = run.trace.end_ns;
            let wanted = (workload.serial_ns() * 100 + end / 2) / end;
            let found = run.sums.at(end, &run.trace).speed_up;
            assert!(
                found.abs_diff(wanted) <= 1,
                "{}: {found}, not {wanted}",
                scenario.id
            );
        }
    }
}
