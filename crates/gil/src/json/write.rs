//! Writes workloads and metrics.
//!
//! It owns the names and units of what is written. It must not know how figures were reckoned.

use crate::link::Beside;
use crate::metrics::Metrics;
use crate::workload::{IoKind, Model, Segment, ThreadSpec, Workload};

/// The metrics as indented JSON, durations in milliseconds. `delayed_fraction` is null where no operation leaves the
/// lock.
#[must_use]
pub fn metrics_to_json(metrics: &Metrics) -> String {
    let mut text = String::from("{\n  \"wall_ms\": ");
    milliseconds(&mut text, metrics.wall_ns);
    text.push_str(",\n  \"switches\": ");
    text.push_str(&metrics.switches.to_string());
    text.push_str(",\n  \"cpu_share\": [");
    for (index, share) in metrics.cpu_share.iter().enumerate() {
        text.push_str(if index == 0 { "" } else { ", " });
        fraction(&mut text, *share);
    }
    text.push_str("],\n  \"segments\": {");
    for (index, segment) in metrics.segments.iter().enumerate() {
        text.push_str(if index == 0 { "\n    " } else { ",\n    " });
        let name = [&segment.name, "[", &segment.segment.to_string(), "]"].concat();
        quoted(&mut text, &name);
        text.push_str(": { ");
        for (place, (field, ns)) in [
            ("median_ms", segment.median_ns),
            ("mean_ms", segment.mean_ns),
            ("p10_ms", segment.p10_ns),
            ("p90_ms", segment.p90_ns),
        ]
        .into_iter()
        .enumerate()
        {
            text.push_str(if place == 0 { "" } else { ", " });
            quoted(&mut text, field);
            text.push_str(": ");
            milliseconds(&mut text, ns);
        }
        text.push_str(" }");
    }
    let empty = metrics.segments.is_empty();
    text.push_str(if empty { "}" } else { "\n  }" });
    text.push_str(",\n  \"delayed_fraction\": ");
    match metrics.delayed_fraction {
        Some(share) => fraction(&mut text, share),
        None => text.push_str("null"),
    }
    text.push_str("\n}");
    text
}

/// The workload as indented JSON, which [`parse_workload`](super::parse_workload) reads back as it was.
#[must_use]
pub fn workload_to_json(workload: &Workload) -> String {
    program_to_json(workload, Beside::Usual, None)
}

/// The workload as indented JSON with what it is to be compared with, which [`parse_program`](super::parse_program) reads
/// back as it was.
#[must_use]
pub fn program_to_json(workload: &Workload, beside: Beside, seed: Option<u64>) -> String {
    let mut text = String::from("{\n  \"switch_interval_ms\": ");
    milliseconds(&mut text, workload.switch_interval_ns());
    text.push_str(",\n  \"cores\": ");
    text.push_str(&workload.cores.to_string());
    if let Some(window) = workload.window_ns {
        text.push_str(",\n  \"window_ms\": ");
        milliseconds(&mut text, window);
    }
    if workload.model != Model::Gil {
        text.push_str(",\n  \"model\": ");
        model(&mut text, workload.model);
    }
    if beside != Beside::Usual {
        text.push_str(",\n  \"beside\": ");
        match beside.model(None) {
            Some(beside) => model(&mut text, beside),
            None => text.push_str("null"),
        }
    }
    if let Some(seed) = seed {
        text.push_str(",\n  \"seed\": ");
        text.push_str(&seed.to_string());
    }
    if !workload.locks.is_empty() {
        text.push_str(",\n  \"locks\": [");
        for (index, lock) in workload.locks.iter().enumerate() {
            text.push_str(if index == 0 { "" } else { ", " });
            quoted(&mut text, lock);
        }
        text.push(']');
    }
    if !workload.signals.is_empty() {
        text.push_str(",\n  \"signals\": [");
        for (index, signal) in workload.signals.iter().enumerate() {
            text.push_str(if index == 0 {
                "{\"at_ms\": "
            } else {
                ", {\"at_ms\": "
            });
            milliseconds(&mut text, signal.at_ns);
            text.push_str(", \"handler_ms\": ");
            milliseconds(&mut text, signal.handler_ns);
            text.push('}');
        }
        text.push(']');
    }
    text.push_str(",\n  \"threads\": [");
    for (index, spec) in workload.threads.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        thread(&mut text, workload, spec);
    }
    text.push_str("\n  ]\n}\n");
    text
}

fn model(text: &mut String, model: Model) {
    text.push_str("{\"name\": ");
    quoted(text, model.word());
    match model {
        Model::Gil | Model::Asyncio => {}
        Model::FreeThreaded(settings) => {
            text.push_str(", \"overhead_percent\": ");
            text.push_str(&settings.overhead_percent.to_string());
            text.push_str(", \"collect_every_ms\": ");
            milliseconds(text, settings.collect_every_ns);
            text.push_str(", \"collection_ms\": ");
            milliseconds(text, settings.collection_ns);
        }
        Model::Interpreters(settings) => {
            text.push_str(", \"own_gil\": ");
            text.push_str(if settings.own_gil { "true" } else { "false" });
            text.push_str(", \"create_ms\": ");
            milliseconds(text, settings.create_ns);
        }
        Model::Processes(settings) => {
            text.push_str(", \"start\": ");
            quoted(text, settings.start.word());
            text.push_str(", \"payload_bytes\": ");
            text.push_str(&settings.payload_bytes.to_string());
        }
    }
    text.push('}');
}

fn thread(text: &mut String, workload: &Workload, spec: &ThreadSpec) {
    text.push_str("    {\"name\": ");
    quoted(text, &spec.name);
    for (field, number) in [("count", spec.count), ("repeat", spec.repeat)] {
        if number != 1 {
            text.push_str(", ");
            quoted(text, field);
            text.push_str(": ");
            text.push_str(&number.to_string());
        }
    }
    for (field, is_set) in [("background", spec.background), ("pool", spec.pool)] {
        if is_set {
            text.push_str(", ");
            quoted(text, field);
            text.push_str(": true");
        }
    }
    text.push_str(", \"segments\": [");
    for (index, piece) in spec.segments.iter().enumerate() {
        text.push_str(if index == 0 { "{" } else { ", {" });
        segment(text, workload, *piece);
        text.push('}');
    }
    text.push_str("]}");
}

fn segment(text: &mut String, workload: &Workload, segment: Segment) {
    match segment {
        Segment::Cpu { ns } => {
            text.push_str("\"cpu_ms\": ");
            milliseconds(text, ns);
        }
        Segment::Io { ns, via } => {
            text.push_str("\"io_ms\": ");
            milliseconds(text, ns);
            if via != IoKind::Sleep {
                text.push_str(", \"via\": ");
                quoted(text, via.word());
            }
        }
        Segment::CCall { ns, releases_gil } => {
            text.push_str("\"c_call_ms\": ");
            milliseconds(text, ns);
            text.push_str(", \"releases_gil\": ");
            text.push_str(if releases_gil { "true" } else { "false" });
        }
        Segment::Lock { lock } | Segment::Unlock { lock } => {
            let takes = matches!(segment, Segment::Lock { .. });
            text.push_str(if takes { "\"lock\": " } else { "\"unlock\": " });
            quoted(text, workload.locks.get(lock).map_or("", String::as_str));
        }
        Segment::Start { thread } | Segment::Join { thread } => {
            let starts = matches!(segment, Segment::Start { .. });
            text.push_str(if starts { "\"start\": " } else { "\"join\": " });
            let name = workload.threads.get(thread).map(|spec| &spec.name);
            let first = workload
                .threads
                .iter()
                .position(|spec| Some(&spec.name) == name);
            match name {
                Some(name) if first == Some(thread) => quoted(text, name),
                _ => text.push_str(&thread.to_string()),
            }
        }
    }
}

/// Nanoseconds as milliseconds, without floating point and without zeros at the end.
fn milliseconds(text: &mut String, ns: u64) {
    text.push_str(&(ns / 1_000_000).to_string());
    decimals(text, ns % 1_000_000, 6);
}

/// A share from 0 to 1, to a millionth.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share lies between 0 and 1"
)]
fn fraction(text: &mut String, share: f64) {
    let millionths = (share * 1e6 + 0.5) as u64;
    text.push_str(&(millionths / 1_000_000).to_string());
    text.push_str(if millionths.is_multiple_of(1_000_000) {
        ".0"
    } else {
        ""
    });
    decimals(text, millionths % 1_000_000, 6);
}

fn decimals(text: &mut String, rest: u64, places: usize) {
    if rest > 0 {
        let digits = rest.to_string();
        text.push('.');
        for _ in digits.len()..places {
            text.push('0');
        }
        text.push_str(digits.trim_end_matches('0'));
    }
}

fn quoted(text: &mut String, words: &str) {
    text.push('"');
    for letter in words.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            control if control < ' ' => {
                let digits = u32::from(control);
                text.push_str("\\u00");
                for digit in [digits / 16, digits % 16] {
                    text.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            other => text.push(other),
        }
    }
    text.push('"');
}
