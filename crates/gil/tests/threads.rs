//! Starting and joining threads, pools, signals, and the program's own locks under the GIL.

use gil::{
    Costs, EventKind, IoKind, MILLISECOND, Segment, Signal, State, ThreadSpec, Trace, Workload,
    scenario, simulate,
};

fn trace_of(id: &str) -> Trace {
    let scenario = scenario::find(id).expect("a scenario");
    simulate(&scenario.workload(), &Costs::default(), scenario.seed).expect("a valid workload")
}

fn run(workload: &Workload) -> Trace {
    simulate(workload, &Costs::default(), 1).expect("a valid workload")
}

fn thread(name: &str, segments: Vec<Segment>) -> ThreadSpec {
    ThreadSpec {
        name: name.to_owned(),
        segments,
        ..ThreadSpec::default()
    }
}

fn handler_waits(trace: &Trace) -> Vec<u64> {
    let waits = trace.events.iter().filter_map(|event| match event.kind {
        EventKind::HandlerStart { waited_ns } => {
            assert_eq!(event.thread, 0, "only the main thread handles signals");
            Some(waited_ns)
        }
        _ => None,
    });
    waits.collect()
}

#[test]
fn a_signal_waits_for_the_end_of_a_c_call_and_for_the_lock() {
    let waits = handler_waits(&trace_of("main-signal"));
    assert_eq!(waits.len(), 2);
    // It comes at 5 ms into a call of 20 ms; the other one finds the worker at the beginning of its turn.
    assert!((14_900_000..15_200_000).contains(&waits[0]), "{waits:?}");
    assert!((4_900_000..5_400_000).contains(&waits[1]), "{waits:?}");
}

#[test]
fn a_computing_main_thread_handles_a_signal_within_microseconds() {
    let workload = Workload {
        signals: vec![Signal {
            at_ns: 3 * MILLISECOND,
            handler_ns: MILLISECOND,
        }],
        threads: vec![thread(
            "main",
            vec![Segment::Cpu {
                ns: 10 * MILLISECOND,
            }],
        )],
        ..Workload::default()
    };
    let trace = run(&workload);
    let waits = handler_waits(&trace);
    assert!(waits.len() == 1 && waits[0] < 10_000, "{waits:?}");
    // The handler's own millisecond comes on top.
    assert!(trace.end_ns >= 11 * MILLISECOND && trace.end_ns < 11_200_000);
}

#[test]
fn an_interrupted_sleep_ends_when_it_would_have_ended() {
    let sleep = |signals| {
        let io = Segment::Io {
            ns: 20 * MILLISECOND,
            via: IoKind::Sleep,
        };
        run(&Workload {
            signals,
            threads: vec![thread("main", vec![io])],
            ..Workload::default()
        })
        .end_ns
    };
    let signal = Signal {
        at_ns: 5 * MILLISECOND,
        handler_ns: MILLISECOND,
    };
    assert!(sleep(vec![signal]).abs_diff(sleep(Vec::new())) < 100_000);
}

#[test]
fn a_started_thread_is_not_there_before_and_join_waits_for_its_end() {
    let trace = trace_of("starting-threads");
    for worker in 1..4 {
        assert_eq!(trace.state_at(worker, 0), State::NotStarted);
    }
    let end = |thread: usize| {
        let own = &trace.lanes[thread].events;
        let end = own.iter().rev().map(|place| trace.events[*place as usize]);
        end.filter(|event| event.kind == EventKind::End)
            .map(|event| event.at_ns)
            .next()
            .expect("it ends")
    };
    assert!((1..4).all(|worker| end(worker) <= end(0)));
    // Each start after the first costs the starter an interval.
    let started: Vec<u64> = trace
        .events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::StartThread { .. }))
        .map(|event| event.at_ns)
        .collect();
    assert!(started[1] - started[0] >= 5 * MILLISECOND, "{started:?}");
}

#[test]
fn a_pool_does_every_task_once() {
    let trace = trace_of("thread-pool");
    let mut tasks: Vec<u32> = trace
        .events
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::TaskEnd { task } => Some(task),
            _ => None,
        })
        .collect();
    tasks.sort_unstable();
    assert_eq!(tasks, [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(trace.lanes.len(), 3);
}

#[test]
fn a_lock_of_the_program_is_held_by_one_thread_and_makes_calls_follow_each_other() {
    let trace = trace_of("lock-across-io");
    assert_eq!(trace.lock_holds.len(), 4);
    for pair in trace.lock_holds.windows(2) {
        assert!(pair[0].end_ns <= pair[1].start_ns, "{pair:?}");
    }
    assert!(trace.end_ns > 32 * MILLISECOND);
    let waited: u64 = trace
        .lanes
        .iter()
        .flat_map(|lane| &lane.spans)
        .filter(|span| span.state == State::LockWait)
        .map(|span| span.end_ns - span.start_ns)
        .sum();
    assert!(waited > 40 * MILLISECOND, "{waited}");
}
