//! One run: what happens in it, whether it was simulated or recorded, and where to stop in it.
//!
//! The run is whole from the start; whoever plays it only chooses a moment. It must not know who that is.

use gil::scenario::Scenario;
use gil::{Costs, Model, Origin, Trace, Workload, WorkloadError};

use crate::figures::{Basis, Sums};
use crate::scene::Part;

/// What stands where the events are told, before anything happened.
pub const AT_REST: &str =
    "Press Simulate flow to let time pass, or Step to go from event to event.";

/// What happens, and its figures.
pub struct Run {
    /// What happens.
    pub trace: Trace,
    /// Its figures at any moment.
    pub sums: Sums,
    /// What they are measured by.
    pub basis: Basis,
}

impl Run {
    /// A run that is there already, such as a recorded one.
    #[must_use]
    pub fn new(trace: Trace, basis: Basis) -> Self {
        let sums = Sums::of(&trace, basis);
        Self { trace, sums, basis }
    }

    /// Plays a workload through the simulator.
    ///
    /// # Errors
    /// What is wrong with the workload.
    pub fn simulated(workload: &Workload, seed: u64) -> Result<Self, WorkloadError> {
        let trace = gil::simulate(workload, &Costs::default(), seed)?;
        Ok(Self::new(trace, Basis::of(workload)))
    }

    /// Where it was recorded, in words; nothing if it was simulated.
    #[must_use]
    pub fn recorded_on(&self) -> String {
        match &self.trace.origin {
            Origin::Simulated => String::new(),
            Origin::Recorded {
                python, platform, ..
            } => {
                let version = if python.is_empty() {
                    "an unknown version"
                } else {
                    python
                };
                let mut words = ["Recorded on CPython ", version].concat();
                if !platform.is_empty() {
                    words += &[" (", platform, ")"].concat();
                }
                words.push('.');
                words
            }
        }
    }

    /// The next event to stop at after `now_ns`; the end when there is none.
    #[must_use]
    pub fn step_from(&self, now_ns: u64) -> u64 {
        let next = self.trace.next_event_after(now_ns);
        next.map_or(self.trace.end_ns, |event| self.trace.events[event].at_ns)
    }

    /// The event to stop at before `now_ns`; the start when there is none.
    #[must_use]
    pub fn step_back_from(&self, now_ns: u64) -> u64 {
        let previous = self.trace.previous_event_before(now_ns);
        previous.map_or(0, |event| self.trace.events[event].at_ns)
    }

    /// The event to tell of at `now_ns`; none before time passes.
    #[must_use]
    pub fn event_at(&self, now_ns: u64) -> Option<usize> {
        if now_ns == 0 {
            None
        } else {
            self.trace.latest_event_at(now_ns)
        }
    }

    /// An event in words.
    #[must_use]
    pub fn words(&self, event: Option<usize>) -> String {
        event.map_or_else(
            || AT_REST.to_owned(),
            |event| gil::narrate(&self.trace, event),
        )
    }
}

/// The runs of a program under its own model and under another one beside, if any, with their names where there are two.
///
/// # Errors
/// What is wrong with the program.
pub fn of_program(
    workload: &Workload,
    seed: u64,
    beside: Option<Model>,
) -> Result<(Vec<Run>, Vec<String>), WorkloadError> {
    let first = Run::simulated(workload, seed)?;
    let Some(model) = beside else {
        return Ok((vec![first], Vec::new()));
    };
    let mut other = workload.clone();
    other.model = model;
    let mut names = vec![workload.model.name().to_owned(), model.name().to_owned()];
    if names[0] == names[1] {
        // One model with two settings.
        names[0].push_str(", the program's own");
        names[1].push_str(", beside it");
    }
    Ok((vec![first, Run::simulated(&other, seed)?], names))
}

/// The runs of a scenario.
///
/// # Errors
/// None for a published scenario: the tests play every one.
pub fn of_scenario(scenario: &Scenario) -> Result<(Vec<Run>, Vec<String>), WorkloadError> {
    of_program(&scenario.workload(), scenario.seed, scenario.beside)
}

/// Runs as a picture wants them.
#[must_use]
pub fn parts<'a>(runs: &'a [Run], names: &'a [String]) -> Vec<Part<'a>> {
    let names = names.iter().map(String::as_str);
    let runs = runs.iter().zip(names.chain(std::iter::repeat("")));
    runs.map(|(run, name)| Part {
        trace: &run.trace,
        name,
    })
    .collect()
}

/// The end of the longest of some runs, in nanoseconds.
#[must_use]
pub fn end_ns(runs: &[Run]) -> u64 {
    let ends = runs.iter().map(|run| run.trace.end_ns);
    ends.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A scenario's first run.
    fn first(scenario: &Scenario) -> Run {
        let (mut runs, _) = of_scenario(scenario).expect("a workload that runs");
        runs.remove(0)
    }
    use gil::scenario;

    #[test]
    fn every_scenario_runs_and_is_told() {
        for scenario in scenario::all() {
            let run = first(scenario);
            assert!(run.trace.end_ns > 0, "{}", scenario.id);
            let mut now = 0;
            let mut steps = 0;
            while now < run.trace.end_ns {
                let next = run.step_from(now);
                assert!(next > now, "{} stands still at {now}", scenario.id);
                assert!(
                    !run.words(run.event_at(next)).is_empty(),
                    "{} is silent at {next}",
                    scenario.id
                );
                now = next;
                steps += 1;
            }
            assert!(steps > 8, "{} has only {steps} steps", scenario.id);
        }
    }

    #[test]
    fn steps_back_stop_where_steps_forward_stopped() {
        let scenario = scenario::find("convoy").expect("the convoy");
        let run = first(scenario);
        let mut stops = vec![0];
        while let Some(&now) = stops.last().filter(|now| **now < run.trace.end_ns) {
            stops.push(run.step_from(now));
        }
        for pair in stops.windows(2) {
            assert_eq!(run.step_back_from(pair[1]), pair[0]);
        }
    }

    #[test]
    fn at_rest_nothing_has_happened() {
        let run = first(&scenario::all()[0]);
        assert_eq!(run.event_at(0), None);
        assert_eq!(run.words(None), AT_REST);
    }
}
