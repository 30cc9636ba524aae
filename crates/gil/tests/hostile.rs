//! Whatever is read or simulated: nothing panics, nothing hangs, and what comes out is whole.
//!
//! Random text, text that is nearly right, and random workloads with everything in them.

use gil::link::{Link, Program};
use gil::recording::parse_recording;
use gil::{
    Costs, FreeThreading, Interpreters, IoKind, Model, Outcome, Processes, Segment, Signal,
    StartMethod, State, ThreadSpec, Trace, Workload, json, simulate,
};
use proptest::prelude::*;

fn segment() -> impl Strategy<Value = Segment> {
    let ns = prop_oneof![0..50_000_u64, 0..3_000_000_u64, 0..12_000_000_u64];
    let via = prop::sample::select(IoKind::ALL.to_vec());
    prop_oneof![
        3 => ns.clone().prop_map(|ns| Segment::Cpu { ns }),
        3 => (ns.clone(), via).prop_map(|(ns, via)| Segment::Io { ns, via }),
        2 => (ns, any::<bool>()).prop_map(|(ns, releases_gil)| Segment::CCall { ns, releases_gil }),
        1 => (0..2_usize).prop_map(|lock| Segment::Lock { lock }),
        1 => (0..2_usize).prop_map(|lock| Segment::Unlock { lock }),
        1 => (0..4_usize).prop_map(|thread| Segment::Join { thread }),
        1 => (0..4_usize).prop_map(|thread| Segment::Start { thread }),
    ]
}

/// Gives back what is taken and not given back, and takes out what could never be: most workloads are valid then.
fn mend(mut spec: ThreadSpec, place: usize, threads: usize) -> ThreadSpec {
    let mut taken = Vec::new();
    let mut starts = false;
    spec.segments.retain(|segment| match *segment {
        Segment::Lock { lock } if taken.contains(&lock) => false,
        Segment::Lock { lock } => {
            taken.push(lock);
            true
        }
        Segment::Unlock { lock } => {
            let had = taken.contains(&lock);
            taken.retain(|other| *other != lock);
            had
        }
        Segment::Join { thread } => thread < place,
        Segment::Start { thread } => {
            let may = thread > place && thread < threads && !starts && place == 0;
            starts |= may;
            may
        }
        _ => true,
    });
    for lock in taken {
        spec.segments.push(Segment::Unlock { lock });
    }
    spec.segments.push(Segment::Io {
        ns: 100_000,
        via: IoKind::Sleep,
    });
    if starts {
        (spec.count, spec.repeat, spec.background, spec.pool) = (1, 1, false, false);
    }
    spec
}

fn thread() -> impl Strategy<Value = ThreadSpec> {
    let flags = (prop::bool::weighted(0.2), prop::bool::weighted(0.2));
    (
        1..4_u32,
        1..4_u32,
        flags,
        prop::collection::vec(segment(), 1..5),
    )
        .prop_map(|(count, repeat, (background, pool), segments)| ThreadSpec {
            name: "thread".to_owned(),
            count,
            repeat,
            background,
            pool,
            segments,
        })
}

fn model() -> impl Strategy<Value = Model> {
    let start = prop::sample::select(StartMethod::ALL.to_vec());
    prop_oneof![
        Just(Model::Gil),
        Just(Model::Asyncio),
        (
            0..100_u32,
            prop_oneof![Just(0), 100_000..5_000_000_u64],
            0..2_000_000_u64
        )
            .prop_map(|(overhead_percent, collect_every_ns, collection_ns)| {
                Model::FreeThreaded(FreeThreading {
                    overhead_percent,
                    collect_every_ns,
                    collection_ns,
                })
            }),
        (any::<bool>(), 0..10_000_000_u64).prop_map(|(own_gil, create_ns)| {
            Model::Interpreters(Interpreters { own_gil, create_ns })
        }),
        (start, 0..100_000_u64).prop_map(|(start, payload_bytes)| {
            Model::Processes(Processes {
                start,
                payload_bytes,
            })
        }),
    ]
}

fn workload() -> impl Strategy<Value = Workload> {
    let signal = (0..50_000_000_u64, 0..1_000_000_u64)
        .prop_map(|(at_ns, handler_ns)| Signal { at_ns, handler_ns });
    (
        model(),
        prop_oneof![Just(5_000_u32), Just(500), 50..20_000_u32],
        1..5_u32,
        prop::option::weighted(0.3, 100_000..60_000_000_u64),
        prop::collection::vec(signal, 0..3),
        prop::collection::vec(thread(), 1..5),
    )
        .prop_map(
            |(model, switch_interval_us, cores, window_ns, signals, threads)| {
                let count = threads.len();
                let mend = |(place, spec)| mend(spec, place, count);
                Workload {
                    model,
                    switch_interval_us,
                    cores,
                    window_ns,
                    locks: vec!["a".to_owned(), "b".to_owned()],
                    signals,
                    threads: threads.into_iter().enumerate().map(mend).collect(),
                }
            },
        )
}

fn rule(holds: bool, words: impl Fn() -> String) -> Result<(), TestCaseError> {
    if holds {
        Ok(())
    } else {
        Err(TestCaseError::fail(words()))
    }
}

/// What every trace is, whatever the model.
fn check(workload: &Workload, trace: &Trace) -> Result<(), TestCaseError> {
    for lane in &trace.lanes {
        let mut covered = 0;
        for span in &lane.spans {
            rule(span.start_ns == covered && span.end_ns > covered, || {
                format!("{}: a gap at {covered}", lane.name)
            })?;
            covered = span.end_ns;
        }
        rule(covered == trace.end_ns, || {
            format!("{}: ends early", lane.name)
        })?;
    }
    for pair in trace.holds.windows(2) {
        rule(pair[0].end_ns <= pair[1].start_ns, || {
            format!("two holders: {pair:?}")
        })?;
    }
    for lock in 0..trace.locks.len() {
        let mut free_at = 0;
        for hold in trace.lock_holds.iter().filter(|hold| hold.lock == lock) {
            rule(hold.start_ns >= free_at, || format!("two owners: {hold:?}"))?;
            free_at = hold.end_ns;
        }
    }
    rule(trace.cores.len() == workload.cores as usize, || {
        "cores".to_owned()
    })?;
    for core in &trace.cores {
        for pair in core.spans.windows(2) {
            rule(pair[0].end_ns <= pair[1].start_ns, || {
                format!("two on a core: {pair:?}")
            })?;
        }
    }
    // Whoever works is on a core, and nobody is on two.
    for (thread, lane) in trace.lanes.iter().enumerate() {
        if lane.kind == gil::LaneKind::Task {
            continue;
        }
        for span in &lane.spans {
            let works = matches!(
                span.state,
                State::Running | State::InC | State::InCReleased | State::Collecting
            );
            let on: u64 = (0..trace.cores.len())
                .flat_map(|core| trace.core_between(core, span.start_ns, span.end_ns))
                .filter(|stretch| stretch.thread == thread)
                .map(|it| it.end_ns.min(span.end_ns) - it.start_ns.max(span.start_ns))
                .sum();
            rule(!works || on == span.end_ns - span.start_ns, || {
                format!("{}: {span:?}, on a core for {on}", lane.name)
            })?;
        }
    }
    for (place, event) in trace.events.iter().enumerate() {
        rule(gil::narrate(trace, place).ends_with('.'), || {
            format!("silent: {event:?}")
        })?;
    }
    for pair in trace.events.windows(2) {
        rule(pair[0].at_ns <= pair[1].at_ns, || {
            format!("backwards: {pair:?}")
        })?;
    }
    if trace.outcome == Outcome::Finished {
        let specs = trace
            .lanes
            .iter()
            .filter_map(|lane| Some((lane, lane.spec?)));
        for (lane, _) in specs.filter(|(_, spec)| !workload.threads[*spec].background) {
            rule(
                lane.events
                    .iter()
                    .any(|place| trace.events[*place as usize].kind == gil::EventKind::End),
                || format!("{} never ends", lane.name),
            )?;
        }
    }
    Ok(())
}

/// Found by the property below: a loop's task gave a lock back that a thread of a pool waited for, and the loop took that
/// thread for a task of its own.
#[test]
fn a_lock_goes_from_a_loops_task_to_a_thread_and_back() {
    let text = r#"{"model": "asyncio", "switch_interval_ms": 5, "cores": 1, "locks": ["a"], "threads": [
        {"name": "task", "count": 2, "segments": [{"lock": "a"}, {"io_ms": 1, "via": "sleep"}, {"unlock": "a"}]},
        {"name": "pool", "pool": true, "repeat": 3, "segments": [{"lock": "a"}, {"io_ms": 1, "via": "sleep"}, {"unlock": "a"}]}
    ]}"#;
    let workload = json::parse_workload(text).expect("a workload");
    let trace = simulate(&workload, &Costs::default(), 0).expect("it plays");
    check(&workload, &trace).expect("a whole trace");
    assert_eq!(trace.outcome, Outcome::Finished);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn traces_of_random_workloads_are_whole(workload in workload(), seed in any::<u64>()) {
        // What is refused is refused with a place and words; the rest is played.
        match simulate(&workload, &Costs::default(), seed) {
            Ok(trace) => check(&workload, &trace)?,
            Err(error) => {
                let _ = error.place();
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }

    #[test]
    fn random_workloads_survive_links_and_files(workload in workload()) {
        if workload.validate().is_ok() {
            let text = json::workload_to_json(&workload);
            prop_assert_eq!(json::parse_workload(&text).expect(&text), workload.clone());
            let link = Link::to(Program::Workload(workload));
            let text = link.to_text();
            prop_assert_eq!(Link::parse(&text).expect(&text), link);
        }
    }

    #[test]
    fn random_text_is_refused_quietly(text in "\\PC{0,200}") {
        let _ = Link::parse(&text);
        let _ = Link::parse(&format!("v1:{text}"));
        let _ = json::parse_workload(&text);
        let _ = parse_recording(&text);
    }

    #[test]
    fn what_is_json_is_what_serde_says(text in r#"[\[\]{}:,"0-9eE+.\- atrufalsn\\]{0,24}"#) {
        let ours = json::parse_workload(&text);
        let is_json = !matches!(ours, Err(json::WorkloadFileError::Json(_)));
        // Ours refuses fields that are there twice; numbers beyond any double are nobody's business here.
        if is_json {
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            let is_range = theirs.as_ref().err().is_some_and(|error| error.to_string().contains("out of range"));
            prop_assert!(theirs.is_ok() || is_range, "{text}");
        }
    }

    #[test]
    fn links_with_one_byte_changed_never_panic(place in 0..90_usize, byte in 32..127_u8) {
        let text = "v1:i=5000;c=2;m=f8,0,2000;k=a;n=5,5;t=cpu,1,1,b,c5000;t=io,1,6,,i2000-L0-U0;b=pN,0;z=0,9";
        let mut bytes = text.as_bytes().to_vec();
        let place = place % bytes.len();
        bytes[place] = byte;
        let text = String::from_utf8(bytes).expect("ASCII");
        if let Ok(Link { program: Program::Workload(workload), .. }) = Link::parse(&text) {
            prop_assert!(workload.validate().is_ok());
        }
    }

    #[test]
    fn recordings_with_one_byte_changed_never_panic(place in any::<prop::sample::Index>(), byte in 32..127_u8) {
        let mut bytes = include_bytes!("../recordings/released_c.json").to_vec();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        let text = String::from_utf8(bytes).expect("ASCII");
        if let Ok(recording) = parse_recording(&text) {
            for event in 0..recording.trace.events.len() {
                prop_assert!(gil::narrate(&recording.trace, event).ends_with('.'));
            }
        }
    }
}

#[test]
fn a_million_threads_are_refused_and_not_tried() {
    let text = r#"{"switch_interval_ms": 5, "cores": 2, "threads": [{"name": "t", "count": 1000000, "segments": [{"cpu_ms": 1}]}]}"#;
    let error = json::parse_workload(text).expect_err("too many");
    assert_eq!(
        error.to_string(),
        "the workload has more than 1024 threads; lower a count"
    );
}
