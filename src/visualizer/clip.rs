//! One run of a scenario, and where to stop in it.
//!
//! The run is whole from the start; whoever plays it only chooses a moment. It must not know who that is.

use gil::scenario::{self, Scenario};
use gil::{Costs, Trace};

/// What stands where the events are told, before anything happened.
pub const AT_REST: &str =
    "Press Simulate flow to let time pass, or Step to go from event to event.";

/// A scenario and what happens in it.
pub struct Clip {
    /// The scenario.
    pub scenario: &'static Scenario,
    /// What happens in it.
    pub trace: Trace,
}

impl Clip {
    /// The run of the scenario of this id; of the first one if there is none.
    #[must_use]
    pub fn of(id: &str) -> Self {
        let scenario = scenario::find(id).unwrap_or(&scenario::all()[0]);
        let trace = gil::simulate(&scenario.workload(), &Costs::default(), scenario.seed);
        Self {
            scenario,
            // The tests rule out that a scenario cannot be simulated.
            trace: trace.unwrap_or_default(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_runs_and_is_told() {
        for scenario in scenario::all() {
            let clip = Clip::of(scenario.id);
            assert_eq!(clip.scenario.id, scenario.id);
            assert!(clip.trace.end_ns > 0, "{}", scenario.id);
            let mut now = 0;
            let mut steps = 0;
            while now < clip.trace.end_ns {
                let next = clip.step_from(now);
                assert!(next > now, "{} stands still at {now}", scenario.id);
                assert!(
                    !clip.words(clip.event_at(next)).is_empty(),
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
        let clip = Clip::of("convoy");
        let mut stops = vec![0];
        while let Some(&now) = stops.last().filter(|now| **now < clip.trace.end_ns) {
            stops.push(clip.step_from(now));
        }
        for pair in stops.windows(2) {
            assert_eq!(clip.step_back_from(pair[1]), pair[0]);
        }
    }

    #[test]
    fn an_unknown_scenario_is_the_first_one() {
        assert_eq!(Clip::of("no-such-thing").scenario.id, scenario::all()[0].id);
    }

    #[test]
    fn at_rest_nothing_has_happened() {
        let clip = Clip::of("convoy");
        assert_eq!(clip.event_at(0), None);
        assert_eq!(clip.words(None), AT_REST);
    }
}
