//! The figures that sum a trace up, the same ones that were measured on CPython.
//!
//! It owns their definitions. It must not know how a trace came about. Fractions are the only floating-point numbers
//! in this crate, and nothing in the simulator reads them.

use crate::trace::{SegmentRun, State, Trace};
use crate::workload::{Segment, Workload};

/// The figures of one trace.
#[derive(Clone, Debug, PartialEq)]
pub struct Metrics {
    /// From the start to the end of the last foreground thread, or the window; nanoseconds.
    pub wall_ns: u64,
    /// Changes of holder.
    pub switches: u64,
    /// How the lock-holding time of the CPU-bound threads divides among them, from the smallest share to the largest;
    /// the shares add up to 1.
    pub cpu_share: Vec<f64>,
    /// How long the segments of the foreground threads took, including getting the lock back.
    pub segments: Vec<SegmentMetrics>,
    /// The share of the operations outside the lock that took longer than half a switch interval, 0 to 1.
    pub delayed_fraction: Option<f64>,
}

/// How long one segment took, over all threads of a description and all repetitions; nanoseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentMetrics {
    /// The name of the thread's description.
    pub name: String,
    /// The segment, counted from 0.
    pub segment: usize,
    /// Half took longer.
    pub median_ns: u64,
    /// The mean.
    pub mean_ns: u64,
    /// One in ten was shorter.
    pub p10_ns: u64,
    /// One in ten was longer.
    pub p90_ns: u64,
    /// How often the segment was finished.
    pub count: usize,
}

impl Metrics {
    /// Sums up `trace`, which must be one of `workload`.
    #[must_use]
    pub fn of(workload: &Workload, trace: &Trace) -> Self {
        Self {
            wall_ns: trace.end_ns,
            switches: switches(trace),
            cpu_share: cpu_share(workload, trace),
            segments: segments(workload, trace),
            delayed_fraction: delayed_fraction(workload, trace),
        }
    }
}

/// Counts changes of holder; the first holder counts as one.
fn switches(trace: &Trace) -> u64 {
    let mut last = None;
    let mut switches = 0;
    for hold in &trace.holds {
        if last != Some(hold.thread) {
            switches += 1;
            last = Some(hold.thread);
        }
    }
    switches
}

#[expect(
    clippy::cast_precision_loss,
    reason = "ten minutes in nanoseconds keep full precision"
)]
fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

fn cpu_share(workload: &Workload, trace: &Trace) -> Vec<f64> {
    let mut held: Vec<u64> = trace
        .lanes
        .iter()
        .filter(|lane| {
            let spec = lane.spec.and_then(|spec| workload.threads.get(spec));
            spec.is_some_and(|spec| !spec.segments.iter().any(Segment::leaves_lock))
        })
        .map(|lane| {
            lane.spans
                .iter()
                .filter(|span| matches!(span.state, State::Running | State::InC))
                .map(|span| span.end_ns - span.start_ns)
                .sum()
        })
        .collect();
    held.sort_unstable();
    let whole = held.iter().sum();
    held.into_iter().map(|part| ratio(part, whole)).collect()
}

/// The finished runs of the foreground threads, each with its description.
fn foreground_runs<'a>(
    workload: &'a Workload,
    trace: &'a Trace,
) -> impl Iterator<Item = (usize, SegmentRun)> + 'a {
    trace
        .segments
        .iter()
        .filter_map(|run| Some((trace.lanes[run.thread].spec?, *run)))
        .filter(|(spec, _)| !workload.threads[*spec].background)
}

fn segments(workload: &Workload, trace: &Trace) -> Vec<SegmentMetrics> {
    let mut durations: Vec<Vec<Vec<u64>>> = workload
        .threads
        .iter()
        .map(|spec| vec![Vec::new(); spec.segments.len()])
        .collect();
    for (spec, run) in foreground_runs(workload, trace) {
        durations[spec][run.segment].push(run.end_ns - run.start_ns);
    }
    let mut metrics = Vec::new();
    for (spec, segments) in durations.into_iter().enumerate() {
        for (segment, mut runs) in segments.into_iter().enumerate() {
            if runs.is_empty() {
                continue;
            }
            runs.sort_unstable();
            metrics.push(SegmentMetrics {
                name: workload.threads[spec].name.clone(),
                segment,
                median_ns: percentile(&runs, 50),
                mean_ns: runs.iter().sum::<u64>() / runs.len() as u64,
                p10_ns: percentile(&runs, 10),
                p90_ns: percentile(&runs, 90),
                count: runs.len(),
            });
        }
    }
    metrics
}

/// The `percent` point of sorted, non-empty `values`, on the straight line between its two neighbours.
fn percentile(values: &[u64], percent: usize) -> u64 {
    let place = (values.len() - 1) * percent;
    let (index, rest) = (place / 100, (place % 100) as u64);
    let low = values[index];
    let high = values[(index + 1).min(values.len() - 1)];
    low + (high - low) * rest / 100
}

fn delayed_fraction(workload: &Workload, trace: &Trace) -> Option<f64> {
    let limit = workload.switch_interval_ns() / 2;
    let (mut delayed, mut all) = (0, 0);
    for (spec, run) in foreground_runs(workload, trace) {
        if workload.threads[spec].segments[run.segment].leaves_lock() {
            all += 1;
            delayed += u64::from(run.end_ns - run.start_ns > limit);
        }
    }
    (all > 0).then(|| ratio(delayed, all))
}

#[cfg(test)]
mod tests {
    use super::percentile;

    #[test]
    fn percentiles_lie_on_the_line_between_neighbours() {
        assert_eq!(percentile(&[10], 90), 10);
        assert_eq!(percentile(&[0, 10], 10), 1);
        assert_eq!(percentile(&[1, 2, 3], 50), 2);
        assert_eq!(percentile(&[0, 100, 200], 90), 180);
    }
}
