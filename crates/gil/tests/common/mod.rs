//! Reads the measured workloads and compares a simulation with them.
//!
//! Whoever includes this file says by `use … as model` which build of the simulator it speaks of.

use super::model::metrics::Metrics;
use super::model::{Trace, Workload, json};
use serde_json::Value;

/// A workload that was run on CPython, and the figures that do not depend on luck.
pub(crate) struct MeasuredWorkload {
    pub(crate) id: String,
    pub(crate) workload: Workload,
    /// What a model is held to.
    pub(crate) robust: Vec<Figure>,
}

/// One measured figure with the range that a prediction must lie in.
pub(crate) struct Figure {
    pub(crate) metric: String,
    pub(crate) measured: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// All of them, from `tests/data/measured.json`.
pub(crate) fn measured_workloads() -> Vec<MeasuredWorkload> {
    let file: Value =
        serde_json::from_str(include_str!("../data/measured.json")).expect("measured.json is JSON");
    let list = file["workloads"].as_array().expect("a list of workloads");
    list.iter()
        .map(|entry| MeasuredWorkload {
            id: entry["id"].as_str().expect("an id").to_owned(),
            workload: json::parse_workload(&entry["workload"].to_string()).expect("a workload"),
            robust: entry["robust"]
                .as_array()
                .expect("figures")
                .iter()
                .map(Figure::read)
                .collect(),
        })
        .collect()
}

impl Figure {
    fn read(value: &Value) -> Self {
        let number = |field: &str| value[field].as_f64();
        let measured = number("measured").expect("a measured value");
        let (low, high) = match number("percent") {
            Some(percent) => {
                let width = (measured * percent / 100.0).max(number("absolute").unwrap_or(0.0));
                (measured - width, measured + width)
            }
            None => (number("low").expect("low"), number("high").expect("high")),
        };
        Self {
            metric: value["metric"].as_str().expect("a metric").to_owned(),
            measured,
            low,
            high,
        }
    }
}

impl MeasuredWorkload {
    /// The figures that a simulation of this workload misses, in words.
    pub(crate) fn misses_of(&self, trace: &Trace, which: &str) -> Vec<String> {
        let metrics = Metrics::of(&self.workload, trace);
        self.robust
            .iter()
            .filter_map(|figure| {
                let predicted = predicted(&metrics, &figure.metric);
                let inside = (figure.low..=figure.high).contains(&predicted);
                (!inside).then(|| {
                    format!(
                        "{}, {which}: {} is {predicted:.3}, measured {:.3}, allowed {:.3} to {:.3}",
                        self.id, figure.metric, figure.measured, figure.low, figure.high
                    )
                })
            })
            .collect()
    }
}

/// The predicted value of a metric named like `wall_ms`, `cpu_share[1]` or `io[0] median_ms`.
pub(crate) fn predicted(metrics: &Metrics, metric: &str) -> f64 {
    let printed: Value =
        serde_json::from_str(&json::metrics_to_json(metrics)).expect("metrics are JSON");
    let value = if let Some((segment, figure)) = metric.split_once(' ') {
        &printed["segments"][segment][figure]
    } else if let Some((list, index)) = metric.split_once('[') {
        let index: usize = index.trim_end_matches(']').parse().expect("an index");
        &printed[list][index]
    } else {
        &printed[metric]
    };
    value
        .as_f64()
        .unwrap_or_else(|| panic!("no metric {metric} in {printed}"))
}
