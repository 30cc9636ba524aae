//! Wrong models must be noticed: each fails at least one figure that was measured on CPython.
//!
//! It owns the list of wrong models. A wrong model that passed everything would mean that the measured workloads do not
//! show the rule that it breaks.

use super::Machine;
use super::rules::{Rules, Wrong};
use crate as model;
use crate::{Costs, Segment, Spread, Trace, Workload, WorkloadError};
use common::measured_workloads;

#[path = "../../tests/common/mod.rs"]
mod common;

type Outcome = Result<Trace, WorkloadError>;

fn break_rule(workload: &Workload, costs: &Costs, wrong: Wrong) -> Outcome {
    let mut machine = Machine::new(workload, costs, 1);
    machine.rules = Rules {
        broken: Some(wrong),
    };
    machine.run()
}

/// All figures that a model misses. Where a thread starves for ever, that is the miss.
fn misses(simulate: impl Fn(&Workload) -> Outcome) -> Vec<String> {
    measured_workloads()
        .iter()
        .flat_map(|measured| match simulate(&measured.workload) {
            Ok(trace) => measured.misses_of(&trace, "seed 1"),
            Err(error) => vec![format!("{}: {error}", measured.id)],
        })
        .collect()
}

fn assert_noticed(name: &str, misses: &[String]) {
    println!(
        "{name}: {} figures missed: {:?}",
        misses.len(),
        misses.first()
    );
    assert!(!misses.is_empty(), "nothing notices the wrong model {name}");
}

/// A model that is right but for one kind of segment or the number of cores.
fn with_workload(change: impl Fn(&mut Workload)) -> Vec<String> {
    misses(|workload| {
        let mut workload = workload.clone();
        change(&mut workload);
        crate::simulate(&workload, &Costs::default(), 1)
    })
}

fn each_segment(workload: &mut Workload, change: impl Fn(Segment) -> Segment) {
    for segment in workload
        .threads
        .iter_mut()
        .flat_map(|spec| &mut spec.segments)
    {
        *segment = change(*segment);
    }
}

#[test]
fn the_unbroken_model_misses_nothing() {
    let missed = misses(|workload| crate::simulate(workload, &Costs::default(), 1));
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn every_broken_rule_is_noticed() {
    for wrong in [
        Wrong::HolderOwnsTimer,
        Wrong::EveryTimeoutAsks,
        Wrong::AskerWins,
        Wrong::IoFirst,
        Wrong::DirectHandOff,
        Wrong::NoForcedSwitching,
    ] {
        let missed = misses(|workload| break_rule(workload, &Costs::default(), wrong));
        assert_noticed(&format!("{wrong:?}"), &missed);
    }
}

#[test]
fn c_calls_that_can_be_interrupted_are_noticed() {
    let missed = with_workload(|workload| {
        each_segment(workload, |segment| match segment {
            Segment::CCall {
                ns,
                releases_gil: false,
            } => Segment::Cpu { ns },
            other => other,
        });
    });
    assert_noticed("C calls preemptible", &missed);
}

#[test]
fn c_calls_that_never_release_are_noticed() {
    let missed = with_workload(|workload| {
        each_segment(workload, |segment| match segment {
            Segment::CCall { ns, .. } => Segment::CCall {
                ns,
                releases_gil: false,
            },
            other => other,
        });
    });
    assert_noticed("C calls never release", &missed);
}

#[test]
fn a_sleep_that_holds_the_lock_is_noticed() {
    let missed = with_workload(|workload| {
        each_segment(workload, |segment| match segment {
            Segment::Io { ns, .. } => Segment::CCall {
                ns,
                releases_gil: false,
            },
            other => other,
        });
    });
    assert_noticed("sleep holds the lock", &missed);
}

#[test]
fn unlimited_cores_are_noticed() {
    let missed = with_workload(|workload| workload.cores = 64);
    assert_noticed("unlimited cores", &missed);
}

#[test]
fn latencies_of_zero_or_three_times_their_size_are_noticed() {
    for factor in [0, 3] {
        let costs = scaled(&Costs::default(), factor);
        let missed = misses(|workload| crate::simulate(workload, &costs, 1));
        assert_noticed(&format!("latencies times {factor}"), &missed);
    }
}

/// Every latency times `factor`; the operating system's tick and slice stay.
fn scaled(costs: &Costs, factor: u64) -> Costs {
    let times = |spread: Spread| Spread {
        p10_ns: spread.p10_ns * factor,
        median_ns: spread.median_ns * factor,
        p90_ns: spread.p90_ns * factor,
    };
    Costs {
        timed_wait_lateness: times(costs.timed_wait_lateness),
        timed_wait_lateness_busy_core: times(costs.timed_wait_lateness_busy_core),
        request_to_drop: times(costs.request_to_drop),
        handoff: times(costs.handoff),
        recent_sleeper_handoff: times(costs.recent_sleeper_handoff),
        dropper_returns: times(costs.dropper_returns),
        recent_dropper_returns: times(costs.recent_dropper_returns),
        drop_to_forced_wait: times(costs.drop_to_forced_wait),
        falling_asleep: times(costs.falling_asleep),
        free_take_ns: costs.free_take_ns * factor,
        woken_bookkeeping: times(costs.woken_bookkeeping),
        awake_bookkeeping_ns: costs.awake_bookkeeping_ns * factor,
        same_core_switch_ns: costs.same_core_switch_ns * factor,
        yield_round_trip: times(costs.yield_round_trip),
        ready_read_ns: costs.ready_read_ns * factor,
        ping_round_trip: times(costs.ping_round_trip),
        ..*costs
    }
}
