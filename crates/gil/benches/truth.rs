//! Every measured figure beside the simulator's, as lines of tab-separated cells: workload, metric, CPython, simulator,
//! ratio, and whether a figure that has a tolerance lies in it.
//!
//! It owns the printing. The figures and their tolerances are those of the crate's tests.

// The tests use parts of this that the table does without.
#[allow(
    dead_code,
    reason = "shared with the tests, which use other parts of it"
)]
#[path = "../tests/common/mod.rs"]
mod common;

use gil as model;
use gil::metrics::Metrics;
use gil::{Costs, simulate};
use serde_json::Value;

/// The tests try several seeds; the table shows the first.
const SEED: u64 = 1;

fn main() {
    for measured in common::measured_workloads() {
        let trace = match simulate(&measured.workload, &Costs::default(), SEED) {
            Ok(trace) => trace,
            Err(error) => {
                println!("{}\t{error}", measured.id);
                continue;
            }
        };
        let metrics = Metrics::of(&measured.workload, &trace);
        for figure in &measured.robust {
            let simulated = common::predicted(&metrics, &figure.metric);
            let inside = (figure.low..=figure.high).contains(&simulated);
            let verdict = if inside { "within" } else { "OUTSIDE" };
            row(
                &measured.id,
                &figure.metric,
                figure.measured,
                simulated,
                verdict,
            );
        }
        for (metric, on_cpython) in shown(&measured.id) {
            let simulated = common::predicted(&metrics, &metric);
            row(&measured.id, &metric, on_cpython, simulated, "only shown");
        }
    }
}

fn row(id: &str, metric: &str, on_cpython: f64, simulated: f64, verdict: &str) {
    let ratio = if on_cpython == 0.0 {
        "–".to_owned()
    } else {
        format!("{:.2}", simulated / on_cpython)
    };
    println!("{id}\t{metric}\t{on_cpython:.3}\t{simulated:.3}\t{ratio}\t{verdict}");
}

/// The figures of a workload that vary from run to run, or belong to one machine.
fn shown(id: &str) -> Vec<(String, f64)> {
    let text = include_str!("../tests/data/measured.json");
    let file: Value = serde_json::from_str(text).expect("measured.json is JSON");
    let list = file["workloads"].as_array().expect("a list of workloads");
    let entry = list.iter().find(|entry| entry["id"] == id);
    let figures = entry.and_then(|entry| entry["shown"].as_array());
    figures
        .into_iter()
        .flatten()
        .filter_map(|figure| {
            let metric = figure["metric"].as_str()?.to_owned();
            Some((metric, figure["measured"].as_f64()?))
        })
        .collect()
}
