//! The recordings of real interpreters: each can be shown, and agrees with the simulator where both are about the same
//! program. Damaged ones are refused.

use std::fs;
use std::path::Path;

use gil::recording::{Notice, Recording, parse_recording};
use gil::{Costs, EventKind, MICROSECOND, MILLISECOND, Origin, Trace, Workload, json, simulate};

fn text(name: &str) -> String {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/recordings"));
    fs::read_to_string(folder.join(format!("{name}.json"))).expect("a recording")
}

fn recording(name: &str) -> Recording {
    parse_recording(&text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

const ALL: [&str; 9] = [
    "convoy_k2",
    "convoy_k4",
    "convoy_sleep1",
    "cpu2",
    "cpu3",
    "hold_c50",
    "released_c",
    "timeline_cpu2",
    "timeline_cpu3",
];

#[test]
fn every_recording_can_be_shown() {
    for name in ALL {
        let Recording { trace, notices } = recording(name);
        assert!(trace.steps.len() > 20, "{name}");
        assert!(notices.is_empty(), "{name}: {notices:?}");
        let Origin::Recorded { python, .. } = &trace.origin else {
            panic!("{name} was not simulated");
        };
        assert_eq!(python, "3.11.7");
        for lane in &trace.lanes {
            let mut covered = 0;
            for span in &lane.spans {
                assert_eq!(span.start_ns, covered, "{name}, {}", lane.name);
                covered = span.end_ns;
            }
            assert_eq!(covered, trace.end_ns, "{name}, {}", lane.name);
        }
        for pair in trace.holds.windows(2) {
            assert!(pair[0].end_ns <= pair[1].start_ns, "{name}: {pair:?}");
        }
        for event in 0..trace.events.len() {
            assert!(gil::narrate(&trace, event).ends_with('.'), "{name}");
        }
        for (thread, lane) in trace.lanes.iter().enumerate() {
            for span in 0..lane.spans.len() {
                assert!(gil::explain(&trace, thread, span).ends_with('.'), "{name}");
            }
        }
    }
}

/// Sorted durations of the holds, hand-overs and waits of a trace, in nanoseconds.
struct Distributions {
    holds: Vec<u64>,
    hand_overs: Vec<u64>,
    waits: Vec<u64>,
}

fn distributions(trace: &Trace, threads: usize) -> Distributions {
    let whole = |hold: &&gil::Hold| hold.start_ns > 0 && hold.end_ns < trace.end_ns;
    let mut holds: Vec<u64> = trace
        .holds
        .iter()
        .filter(whole)
        .filter(|hold| hold.thread < threads)
        .map(|hold| hold.end_ns - hold.start_ns)
        .collect();
    let mut hand_overs: Vec<u64> = trace
        .holds
        .windows(2)
        .filter(|pair| pair[0].thread != pair[1].thread)
        .map(|pair| pair[1].start_ns - pair[0].end_ns)
        .collect();
    let mut waits: Vec<u64> = trace
        .events
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::Acquire { waited_ns, .. } if waited_ns > 0 && event.thread < threads => {
                Some(waited_ns)
            }
            _ => None,
        })
        .collect();
    for list in [&mut holds, &mut hand_overs, &mut waits] {
        list.sort_unstable();
    }
    Distributions {
        holds,
        hand_overs,
        waits,
    }
}

fn percentile(sorted: &[u64], percent: usize) -> u64 {
    sorted[(sorted.len() - 1) * percent / 100]
}

/// The recorded program, as its file tells it.
fn program(name: &str) -> Workload {
    let value: serde_json::Value = serde_json::from_str(&text(name)).expect("JSON");
    json::parse_workload(&value["workload"].to_string()).expect("a workload")
}

/// Both medians, and how far they may be apart.
fn assert_near(what: &str, recorded: u64, simulated: u64, within_ns: u64) {
    assert!(
        recorded.abs_diff(simulated) <= within_ns,
        "{what}: recorded {} µs, simulated {} µs",
        recorded / MICROSECOND,
        simulated / MICROSECOND
    );
}

#[test]
fn turns_hand_overs_and_waits_are_distributed_as_recorded() {
    for (name, threads) in [("cpu2", 2), ("cpu3", 3), ("convoy_sleep1", 2)] {
        let recorded = distributions(&recording(name).trace, threads);
        for seed in 1..=4 {
            let trace = simulate(&program(name), &Costs::default(), seed).expect("valid");
            let simulated = distributions(&trace, threads);
            let what = |which: &str| format!("{name}, seed {seed}, {which}");
            if name != "convoy_sleep1" {
                // A turn is the interval and 0.05 to 0.15 ms.
                for percent in [10, 50] {
                    let (real, played) = (
                        percentile(&recorded.holds, percent),
                        percentile(&simulated.holds, percent),
                    );
                    assert_near(&what("a turn"), real, played, 120 * MICROSECOND);
                }
            }
            let (real, played) = (
                percentile(&recorded.hand_overs, 50),
                percentile(&simulated.hand_overs, 50),
            );
            assert_near(&what("a hand-over"), real, played, 25 * MICROSECOND);
            let most = percentile(&simulated.hand_overs, 90);
            assert!(
                most < 110 * MICROSECOND,
                "{}: {most}",
                what("most hand-overs")
            );
            let (real, played) = (
                percentile(&recorded.waits, 50),
                percentile(&simulated.waits, 50),
            );
            // Three threads wait one, two or three turns; half of them about two, or one or three.
            let within = if name == "cpu3" { 5_200 } else { 250 } * MICROSECOND;
            assert_near(&what("a wait"), real, played, within);
        }
    }
}

#[test]
fn a_request_during_a_c_call_waits_for_its_end_as_recorded() {
    let pending = |trace: &Trace| -> u64 {
        let mut lengths: Vec<u64> = trace
            .requests
            .iter()
            .filter(|it| it.until_ns < trace.end_ns)
            .map(|it| it.until_ns - it.at_ns)
            .collect();
        lengths.sort_unstable();
        percentile(&lengths, 50)
    };
    let recorded = pending(&recording("hold_c50").trace);
    let trace = simulate(&program("hold_c50"), &Costs::default(), 1).expect("valid");
    assert_near("a request", recorded, pending(&trace), 3 * MILLISECOND);
}

const SLICE: &str = r#"{"kind": "gil_holding_timeline", "switch_interval_ms": 5, "threads": ["a", "b"], "slices": ["#;

fn message(text: &str) -> String {
    parse_recording(text).expect_err(text).to_string()
}

#[test]
fn damaged_recordings_are_refused_with_the_place() {
    let slices = |rows: &str| message(&format!("{SLICE}{rows}]}}"));
    let event = |rows: &str| {
        message(&format!(
            r#"{{"kind": "gil_event_trace", "workload": {{"switch_interval_ms": 5, "threads": []}}, "events": [{rows}]}}"#
        ))
    };
    let good = r#"{"thread": 0, "start_us": 0, "end_us": 10}"#;
    for (found, expected) in [
        (slices(""), "slices: nothing was recorded"),
        (
            slices(&format!("{good}, {good}")),
            "slices[1]: overlaps the one before it, but only one thread holds the lock at a time",
        ),
        (
            slices(r#"{"thread": 2, "start_us": 0, "end_us": 10}"#),
            "slices[0]: there is no such thread",
        ),
        (
            slices(r#"{"thread": 0, "start_us": 5, "end_us": 1}"#),
            "slices[0]: ends before it starts",
        ),
        (
            slices(r#"{"thread": 0, "start_us": -5, "end_us": 1}"#),
            "slices[0]: its time must lie between 0 and ten minutes, in microseconds",
        ),
        (
            slices(r#"{"thread": 0, "start_us": 0, "end_us": 1e300}"#),
            "slices[0]: its time must lie between 0 and ten minutes, in microseconds",
        ),
        (
            slices(
                r#"{"thread": 0, "start_us": 90, "end_us": 99}, {"thread": 0, "start_us": 10, "end_us": 11}"#,
            ),
            "slices[1]: is earlier than the row before it",
        ),
        (slices("7"), "slices[0]: has not the form of a row"),
        (
            event(r#"[1, "a", "acquire"], [2, "b", "acquire"]"#),
            "events[1]: takes the lock while another thread has it",
        ),
        (
            event(r#"[1, "a", "acquire"], [2, "b", "drop"]"#),
            "events[1]: lets go of a lock that it does not have",
        ),
        (
            event(r#"[1, "a", "drop"], [0, "b", "acquire"]"#),
            "events[1]: is earlier than the row before it",
        ),
        (
            event(r#"[1, "a", "jump"]"#),
            "events[0]: there is no event `jump`",
        ),
        (
            event(r#"[1, "a", "drop_request"]"#),
            "events[0]: asks for a lock that nobody has",
        ),
        (
            event(r#"[1, 2, "wait"]"#),
            "events[0]: has not the form of a row",
        ),
        (message("[]"), "the file: expected an object, found a list"),
        (message("{}"), "kind: missing"),
        (
            message(r#"{"kind": "cat"}"#),
            "kind: `cat` is no recording of the lock; gil_event_trace and gil_holding_timeline are",
        ),
    ] {
        assert_eq!(found, expected);
    }
    assert!(message("{\"kind\": ").starts_with("not valid JSON: line 1"));
    let rows = vec!["[1, \"a\", \"wait\"]"; 100_001].join(",");
    assert_eq!(
        event(&rows),
        "events: more than 100000, which is more than can be shown"
    );
}

#[test]
fn a_long_gap_is_no_mistake_but_told() {
    let text = format!(
        r#"{SLICE}{{"thread": 0, "start_us": 0, "end_us": 10}}, {{"thread": 1, "start_us": 9000, "end_us": 9100}}]}}"#
    );
    let recording = parse_recording(&text).expect("a recording");
    assert_eq!(
        recording.notices,
        [Notice::Gap {
            from_ns: 10_000,
            to_ns: 9_000_000
        }]
    );
}

/// The script that readers run: what it records on this Python can be shown.
#[test]
fn the_recorder_writes_what_can_be_shown() {
    let script = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tools/record_gil.py"
    ));
    let run = |arguments: &[&str]| {
        std::process::Command::new("python3")
            .arg(script)
            .args(arguments)
            .output()
            .expect("python3 runs")
    };
    let output = run(&[
        "--threads",
        "3",
        "--seconds",
        "0.3",
        "--interval",
        "2",
        "--output",
        "-",
    ]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    let text = String::from_utf8(output.stdout).expect("text");
    let trace = parse_recording(&text).expect("a recording").trace;
    assert_eq!(trace.lanes.len(), 3);
    assert_eq!(trace.switch_interval_ns, 2 * MILLISECOND);
    assert!(trace.holds.len() > 3, "{} turns", trace.holds.len());
    assert!(trace.end_ns > 200 * MILLISECOND, "{}", trace.end_ns);

    let refused = run(&["--threads", "1000000"]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("must lie between 1 and 32"));
}
