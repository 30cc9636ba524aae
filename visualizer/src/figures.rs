//! The live figures beside the picture: speed-up, hand-overs, the longest wait and core use, up to any moment.
//!
//! Summed up once when a run is loaded, so that each frame only looks them up. It must not know how they are shown.

use gil::{Span, State, Trace};

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

/// The running sums of one run.
pub struct Sums {
    /// Work that gets done, wherever it waits: what a serial program would spend one after another.
    work: Running,
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
    /// The sum over all spans that count.
    fn over(trace: &Trace, counts: fn(State) -> bool) -> Self {
        let mut edges: Vec<(u64, i64)> = Vec::new();
        for span in trace.lanes.iter().flat_map(|lane| &lane.spans) {
            if counts(span.state) {
                edges.push((span.start_ns, 1));
                edges.push((span.end_ns, -1));
            }
        }
        edges.sort_unstable();
        let mut steps = vec![(0, 0, 0)];
        let (mut last, mut pace, mut sum) = (0, 0_i64, 0);
        for (at, change) in edges {
            if at > last {
                sum += (at - last) * pace.unsigned_abs();
                last = at;
            }
            pace += change;
            steps.push((at, sum, pace.unsigned_abs()));
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
    /// Sums a run up that had so many cores.
    #[must_use]
    pub fn of(trace: &Trace, cores: u32) -> Self {
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
            work: Running::over(trace, is_work),
            on_core: Running::over(trace, uses_a_core),
            handovers,
            waits,
            cores: u64::from(cores.max(1)),
        }
    }

    /// The figures at `now`, of the run that was summed up.
    #[must_use]
    pub fn at(&self, now: u64, trace: &Trace) -> Figures {
        let passed = now.max(1);
        Figures {
            speed_up: (self.work.at(now) * 100 + passed / 2) / passed,
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
    matches!(state, State::Running | State::InC | State::InCReleased)
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
            events: Vec::new(),
            segments: Vec::new(),
            end_ns: 200,
            switch_interval_ns: 5_000_000,
        }
    }

    #[test]
    fn two_threads_in_turn_are_as_fast_as_one() {
        let trace = turns();
        let sums = Sums::of(&trace, 2);
        let end = sums.at(200, &trace);
        assert_eq!(end.speed_up, 100);
        assert_eq!(end.core_use, 50);
        assert_eq!(end.handovers, 1);
        assert_eq!(end.longest_wait_ns, 100);
    }

    #[test]
    fn a_wait_counts_while_it_lasts() {
        let trace = turns();
        let sums = Sums::of(&trace, 2);
        assert_eq!(sums.at(60, &trace).longest_wait_ns, 60);
        assert_eq!(sums.at(60, &trace).handovers, 0);
    }

    #[test]
    fn figures_of_every_scenario_agree_with_sums_over_its_spans() {
        for scenario in gil::scenario::all() {
            let run = crate::run::Run::of_scenario(scenario).expect("a run");
            let now = run.trace.end_ns / 3;
            let worked: u64 = run
                .trace
                .lanes
                .iter()
                .flat_map(|lane| &lane.spans)
                .filter(|span| is_work(span.state) && span.start_ns < now)
                .map(|span| span.end_ns.min(now) - span.start_ns)
                .sum();
            assert_eq!(
                run.sums.at(now, &run.trace).speed_up,
                (worked * 100 + now / 2) / now,
                "{}",
                scenario.id
            );
        }
    }
}
