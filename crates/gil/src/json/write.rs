//! Prints metrics.
//!
//! It owns the names and units of the printed figures. It must not know how they were reckoned.

use serde_json::{Map, Value, json};

use crate::metrics::Metrics;

/// The metrics as indented JSON, durations in milliseconds. `delayed_fraction` is null where no operation leaves the
/// lock.
#[must_use]
pub fn metrics_to_json(metrics: &Metrics) -> String {
    let mut segments = Map::new();
    for segment in &metrics.segments {
        segments.insert(
            format!("{}[{}]", segment.name, segment.segment),
            json!({
                "median_ms": milliseconds(segment.median_ns),
                "mean_ms": milliseconds(segment.mean_ns),
                "p10_ms": milliseconds(segment.p10_ns),
                "p90_ms": milliseconds(segment.p90_ns),
            }),
        );
    }
    let value: Value = json!({
        "wall_ms": milliseconds(metrics.wall_ns),
        "switches": metrics.switches,
        "cpu_share": metrics.cpu_share,
        "segments": segments,
        "delayed_fraction": metrics.delayed_fraction,
    });
    format!("{value:#}")
}

#[expect(
    clippy::cast_precision_loss,
    reason = "ten minutes in nanoseconds keep full precision"
)]
fn milliseconds(ns: u64) -> f64 {
    ns as f64 / 1e6
}
