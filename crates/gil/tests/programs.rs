//! The Python programs that the scenarios model: each runs natively, and the lines that are lit are lines of code.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use gil::{Costs, scenario, simulate};

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/programs"))
}

#[test]
fn every_program_runs_on_this_python() {
    let running: Vec<_> = scenario::all()
        .iter()
        .map(|scenario| {
            thread::spawn(|| {
                let output = Command::new("python3")
                    .arg(folder().join(format!("{}.py", scenario.id)))
                    .stdin(Stdio::null())
                    .output()
                    .expect("python3 runs");
                (scenario.id, output)
            })
        })
        .collect();
    for program in running {
        let (id, output) = program.join().expect("the thread that waits for it");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{id}: {said}");
        assert_eq!(said, "", "{id} prints to the error stream");
        assert!(!output.stdout.is_empty(), "{id} prints nothing");
    }
}

#[test]
fn every_file_belongs_to_a_scenario_and_fits_a_page() {
    for entry in std::fs::read_dir(folder()).expect("the folder") {
        let path = entry.expect("an entry").path();
        let id = path.file_stem().expect("a name").to_string_lossy();
        assert!(scenario::find(&id).is_some(), "{id} belongs to no scenario");
    }
    for scenario in scenario::all() {
        let program = scenario.program();
        assert!(!program.is_empty(), "{} has no program", scenario.id);
        for line in program.lines() {
            assert!(line.chars().count() <= 72, "{}: {line}", scenario.id);
        }
    }
}

#[test]
fn every_segment_stands_for_a_line_of_code() {
    for scenario in scenario::all() {
        let lines: Vec<&str> = scenario.program().lines().collect();
        for (spec, thread) in scenario.workload().threads.iter().enumerate() {
            for (segment, piece) in thread.segments.iter().enumerate() {
                let line = scenario.line(spec, segment).expect(scenario.id);
                let code = lines.get(line - 1).copied().unwrap_or("").trim();
                let fits: &[&str] = match piece {
                    gil::Segment::Cpu { .. } => &["+=", "sum(", "print(", "Node("],
                    gil::Segment::Io { .. } => &["sleep("],
                    gil::Segment::CCall { .. } => &["sorted(", "sum(", "sha256("],
                    gil::Segment::Lock { .. } => &["with ", ".acquire("],
                    gil::Segment::Unlock { .. } => &["with ", ".release("],
                    gil::Segment::Start { .. } => &[".start()", "to_thread("],
                    gil::Segment::Join { .. } => &[".join()", "to_thread("],
                };
                assert!(
                    fits.iter().any(|word| code.contains(word)),
                    "{}, thread {spec}, segment {segment} ({piece:?}): line {line} is {code:?}",
                    scenario.id
                );
            }
            assert_eq!(scenario.line(spec, thread.segments.len()), None);
        }
    }
}

#[test]
fn the_line_at_work_follows_the_thread() {
    let scenario = scenario::find("convoy").expect("the scenario");
    let trace = simulate(&scenario.workload(), &Costs::default(), scenario.seed).expect("valid");
    let at = |thread, ms: u64| scenario.line_at(&trace, thread, ms * gil::MILLISECOND);
    assert_eq!(at(0, 3), Some(10));
    assert_eq!(at(1, 3), None, "it has not begun");
    assert_eq!(at(1, 6), Some(16));
    assert_eq!(
        at(1, 9),
        Some(16),
        "it waits for the lock to come back from the call"
    );
    assert_eq!(scenario.line_at(&trace, 7, 0), None);
}
