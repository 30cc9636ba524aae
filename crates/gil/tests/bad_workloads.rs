//! Workloads that cannot be: each is refused with words that say what to change and where.

use gil::{
    Costs, IoKind, MAX_DURATION_NS, MAX_THREADS, Segment, SegmentProblem, ThreadProblem,
    ThreadSpec, Workload, WorkloadError, json::parse_workload, simulate,
};

fn plain() -> Workload {
    Workload {
        switch_interval_us: 5_000,
        cores: 2,
        window_ns: None,
        threads: vec![ThreadSpec {
            name: "cpu".to_owned(),
            count: 1,
            repeat: 1,
            background: false,
            segments: vec![Segment::Cpu { ns: 1_000_000 }],
            ..ThreadSpec::default()
        }],
        ..Workload::default()
    }
}

fn error_after(change: impl FnOnce(&mut Workload)) -> WorkloadError {
    let mut workload = plain();
    change(&mut workload);
    simulate(&workload, &Costs::default(), 1).expect_err("a bad workload")
}

#[test]
fn the_plain_workload_is_accepted() {
    assert!(simulate(&plain(), &Costs::default(), 1).is_ok());
}

#[test]
fn limits_are_kept() {
    let thread = |problem| WorkloadError::Thread {
        thread: 0,
        name: "cpu".to_owned(),
        problem,
    };
    let cases = [
        (error_after(|w| w.threads.clear()), WorkloadError::NoThreads),
        (error_after(|w| w.cores = 0), WorkloadError::Cores),
        (error_after(|w| w.cores = 65), WorkloadError::Cores),
        (
            error_after(|w| w.switch_interval_us = 0),
            WorkloadError::SwitchInterval,
        ),
        (
            error_after(|w| w.window_ns = Some(0)),
            WorkloadError::Window,
        ),
        (
            error_after(|w| w.threads[0].background = true),
            WorkloadError::NeverEnds,
        ),
        (
            error_after(|w| {
                w.threads[0].count = u32::try_from(MAX_THREADS).expect("a small number") + 1;
            }),
            WorkloadError::TooManyThreads,
        ),
        (
            error_after(|w| w.threads[0].count = 0),
            thread(ThreadProblem::ZeroCount),
        ),
        (
            error_after(|w| w.threads[0].repeat = 0),
            thread(ThreadProblem::ZeroRepeat),
        ),
        (
            error_after(|w| w.threads[0].segments.clear()),
            thread(ThreadProblem::NoSegments),
        ),
        (
            error_after(|w| w.threads[0].segments[0] = Segment::Cpu { ns: 0 }),
            thread(ThreadProblem::TakesNoTime),
        ),
        (
            error_after(|w| {
                w.threads[0].segments[0] = Segment::Io {
                    ns: MAX_DURATION_NS + 1,
                    via: IoKind::Sleep,
                };
            }),
            WorkloadError::Segment {
                thread: 0,
                name: "cpu".to_owned(),
                segment: 0,
                problem: SegmentProblem::TooLong,
            },
        ),
        (
            error_after(|w| w.threads[0].repeat = u32::MAX),
            WorkloadError::TooLong,
        ),
    ];
    for (found, expected) in cases {
        assert_eq!(found, expected);
    }
}

#[test]
fn counts_that_overflow_are_too_many_threads() {
    let error = error_after(|w| {
        w.threads[0].count = u32::MAX;
        w.threads = vec![w.threads[0].clone(); 3];
    });
    assert_eq!(error, WorkloadError::TooManyThreads);
}

/// The message for a file with one thread of these fields.
fn message(thread: &str) -> String {
    let text = format!(r#"{{"switch_interval_ms": 5, "cores": 2, "threads": [{{{thread}}}]}}"#);
    parse_workload(&text)
        .expect_err("a bad workload file")
        .to_string()
}

#[test]
fn files_are_refused_with_the_place_of_the_mistake() {
    let cases = [
        (
            message(r#""name": "io", "segments": [{"io_ms": -1}]"#),
            "threads[0].segments[0].io_ms: must be from 0 to 600000 milliseconds, found -1",
        ),
        (
            message(r#""name": "io", "segments": [{"io_ms": "1"}]"#),
            "threads[0].segments[0].io_ms: expected a number of milliseconds, found a text",
        ),
        (
            message(r#""name": "io", "segments": [{"io_ms": 1, "via": "post"}]"#),
            "threads[0].segments[0].via: unknown word `post`; known here: sleep, yield, ready_read, ping, blocking",
        ),
        (
            message(r#""name": "io", "segments": [{"cpu_ms": 1, "io_ms": 1}]"#),
            "threads[0].segments[0]: a segment has exactly one of cpu_ms, io_ms, c_call_ms, lock, unlock, start and join",
        ),
        (
            message(r#""name": "io", "segments": [{}]"#),
            "threads[0].segments[0]: a segment has exactly one of cpu_ms, io_ms, c_call_ms, lock, unlock, start and join",
        ),
        (
            message(r#""name": "io", "segments": [{"cpu_ms": 1, "releases_gil": true}]"#),
            "threads[0].segments[0].releases_gil: unknown field; known here: cpu_ms",
        ),
        (
            message(r#""name": "c", "segments": [{"c_call_ms": 1}]"#),
            "threads[0].segments[0].releases_gil: missing",
        ),
        (
            message(r#""name": "io", "repeats": 3, "segments": [{"io_ms": 1}]"#),
            "threads[0].repeats: unknown field; known here: name, count, repeat, background, pool, segments",
        ),
        (
            message(r#""name": "io", "count": 1.5, "segments": [{"io_ms": 1}]"#),
            "threads[0].count: must be a whole number of at least 1, found 1.5",
        ),
        (
            message(r#""name": "io", "count": -2, "segments": [{"io_ms": 1}]"#),
            "threads[0].count: must be a whole number of at least 1, found -2",
        ),
        (
            message(r#""name": 7, "segments": [{"io_ms": 1}]"#),
            "threads[0].name: expected a text, found a number",
        ),
        (
            message(r#""name": "io", "background": 1, "segments": [{"io_ms": 1}]"#),
            "threads[0].background: expected true or false, found a number",
        ),
        (
            message(r#""name": "io", "segments": {}"#),
            "threads[0].segments: expected a list, found an object",
        ),
        (
            message(r#""segments": [{"io_ms": 1}]"#),
            "threads[0].name: missing",
        ),
        (
            message(r#""name": "io", "count": 0, "segments": [{"io_ms": 1}]"#),
            "thread `io`: `count` must be at least 1",
        ),
    ];
    for (found, expected) in cases {
        assert_eq!(found, expected);
    }
}

#[test]
fn whole_files_are_refused_too() {
    let message = |text: &str| {
        parse_workload(text)
            .expect_err("a bad workload file")
            .to_string()
    };
    assert_eq!(message("[]"), "the file: expected an object, found a list");
    assert!(message("{").starts_with("not valid JSON: "));
    assert_eq!(
        message(r#"{"switch_interval_ms": 0, "cores": 1, "threads": []}"#),
        "the switch interval must lie between 1 and 10000000 microseconds"
    );
    assert_eq!(
        message(r#"{"cores": 1, "threads": []}"#),
        "switch_interval_ms: missing"
    );
    assert_eq!(
        message(r#"{"switch_interval_ms": 5, "cores": 1, "threads": []}"#),
        "the workload has no threads; give it at least one"
    );
}
