//! The simulator against real CPython: every measured workload, every robust figure, within its tolerance.

mod common;
mod rules;

use common::{MeasuredWorkload, measured_workloads};
use gil as model;
use gil::{Costs, simulate};
use rules::check_rules;

/// Every figure has to hold for each of these: a model that needs a lucky seed is wrong.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=6;

fn misses(measured: &MeasuredWorkload, seed: u64) -> Vec<String> {
    let trace = simulate(&measured.workload, &Costs::default(), seed)
        .expect("a measured workload is valid");
    measured.misses_of(&trace, &format!("seed {seed}"))
}

#[test]
fn every_robust_figure_lies_within_its_tolerance() {
    let workloads = measured_workloads();
    assert_eq!(workloads.len(), 58, "workloads in tests/data/measured.json");
    let figures: usize = workloads.iter().map(|it| it.robust.len()).sum();
    assert_eq!(figures, 98, "robust figures in tests/data/measured.json");
    let missed: Vec<String> = workloads
        .iter()
        .flat_map(|measured| SEEDS.flat_map(|seed| misses(measured, seed)))
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn a_figure_outside_its_tolerance_is_noticed() {
    let mut measured = measured_workloads().swap_remove(0);
    measured.workload.threads[0].repeat = 2;
    assert_eq!(misses(&measured, 1).len(), 1);
}

#[test]
fn the_measured_workloads_obey_the_rules_of_the_lock() {
    // The others turn tens of thousands of times, and tell nothing that these do not.
    let held = |it: &MeasuredWorkload| !it.robust.is_empty();
    for measured in measured_workloads().into_iter().filter(held) {
        let trace = simulate(&measured.workload, &Costs::default(), 1).expect("a valid workload");
        check_rules(&measured.workload, &trace).expect(&measured.id);
    }
}
