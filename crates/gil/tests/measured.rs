//! The simulator against real CPython: every measured workload, every robust figure, within its tolerance.

mod common;

use common::{MeasuredWorkload, measured_workloads};
use gil::Costs;

/// Every figure has to hold for each of these: a model that needs a lucky seed is wrong.
const SEEDS: [u64; 6] = [1, 2, 3, 4, 5, 6];

#[test]
fn every_robust_figure_lies_within_its_tolerance() {
    let workloads = measured_workloads();
    assert_eq!(workloads.len(), 40, "workloads in tests/data/measured.json");
    let misses: Vec<String> = workloads
        .iter()
        .flat_map(|measured| SEEDS.map(|seed| measured.misses(&Costs::default(), seed)))
        .flatten()
        .collect();
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

#[test]
fn a_figure_outside_its_tolerance_is_noticed() {
    let mut measured: MeasuredWorkload = measured_workloads().swap_remove(0);
    measured.workload.threads[0].repeat = 2;
    assert!(!measured.misses(&Costs::default(), 1).is_empty());
}
