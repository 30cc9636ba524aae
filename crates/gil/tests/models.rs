//! The other models against what was measured of them: processes, interpreters, asyncio; and what each must do.

use gil::{
    Costs, FreeThreading, Interpreters, IoKind, MILLISECOND, Model, Outcome, Processes, Segment,
    StartMethod, State, ThreadSpec, Trace, Workload, simulate,
};

const SEEDS: std::ops::RangeInclusive<u64> = 1..=5;

fn cpu(count: u32, ms: u64) -> ThreadSpec {
    ThreadSpec {
        name: "cpu".to_owned(),
        count,
        segments: vec![Segment::Cpu {
            ns: ms * MILLISECOND,
        }],
        ..ThreadSpec::default()
    }
}

fn program(model: Model, threads: Vec<ThreadSpec>) -> Workload {
    Workload {
        model,
        threads,
        ..Workload::default()
    }
}

fn run(workload: &Workload, seed: u64) -> Trace {
    simulate(workload, &Costs::default(), seed).expect("a valid workload")
}

fn wall_ms(workload: &Workload, seed: u64) -> f64 {
    let end = u32::try_from(run(workload, seed).end_ns / 1_000).expect("a short run");
    f64::from(end) / 1e3
}

/// Every seed's wall time lies so near to the measured one.
fn assert_wall(workload: &Workload, measured_ms: f64, percent: f64) {
    for seed in SEEDS {
        let wall = wall_ms(workload, seed);
        let off = (wall / measured_ms - 1.0) * 100.0;
        assert!(
            off.abs() <= percent,
            "seed {seed}: {wall:.1} ms, measured {measured_ms:.1}, {off:+.1} %"
        );
    }
}

/// Measured: one after the other 858.9 ms; two forked processes 429.2 ms; two threads 860.1 ms.
#[test]
fn two_processes_take_half_as_long_as_two_threads() {
    let half = 858_923_128 / 2;
    let work = |model| {
        let mut spec = cpu(2, 0);
        spec.segments = vec![Segment::Cpu { ns: half }];
        program(model, vec![spec])
    };
    let forked = Model::Processes(Processes {
        start: StartMethod::Fork,
        payload_bytes: 0,
    });
    assert_wall(&work(forked), 429.190_645, 8.0);
    assert_wall(&work(Model::Gil), 860.106_146, 8.0);
}

/// Measured on 3.12.1 and 3.13.0: two threads, one interpreter each.
#[test]
fn interpreters_run_at_once_if_each_has_its_own_lock() {
    for (serial_ns, create_ns, own_ms, shared_ms) in [
        (588_234_524, Interpreters::CREATE_3_12_NS, 316.6, 625.3),
        (585_965_008, Interpreters::CREATE_3_13_NS, 334.9, 631.2),
    ] {
        for (own_gil, measured) in [(true, own_ms), (false, shared_ms)] {
            let model = Model::Interpreters(Interpreters { own_gil, create_ns });
            let mut spec = cpu(2, 0);
            spec.segments = vec![Segment::Cpu { ns: serial_ns / 2 }];
            assert_wall(&program(model, vec![spec]), measured, 8.0);
        }
    }
}

/// Start-up of one child until it runs, for each start method: measured 4.0, 122.4 and 64.3 ms for the first one, and
/// 2.0, 16.7 and 48.6 for the next.
#[test]
fn starting_a_process_takes_what_was_measured() {
    for (start, first_ms, next_ms) in [
        (StartMethod::Fork, 3.95, 1.97),
        (StartMethod::ForkServer, 122.4, 16.7),
        (StartMethod::Spawn, 64.3, 48.6),
    ] {
        let model = Model::Processes(Processes {
            start,
            payload_bytes: 0,
        });
        assert_wall(&program(model, vec![cpu(1, 1)]), first_ms + 1.0, 2.0);
        let two = Workload {
            cores: 8,
            ..program(model, vec![cpu(2, 1)])
        };
        let trace = run(&two, 1);
        let begins = |thread: usize| {
            let spans = &trace.lanes[thread].spans;
            let first = spans.iter().find(|span| span.state == State::Running);
            first.expect("it runs").start_ns
        };
        // Both are started at once, so the second is up about when the first is, or sooner if that was slowed.
        let apart = begins(1).abs_diff(begins(0));
        assert!(
            apart < 17 * MILLISECOND,
            "{start:?}: {apart} ns apart, {next_ms} ms for the next"
        );
    }
}

#[test]
fn what_processes_exchange_has_to_be_pickled() {
    let with = |payload_bytes| {
        let model = Model::Processes(Processes {
            start: StartMethod::Fork,
            payload_bytes,
        });
        run(&program(model, vec![cpu(2, 5)]), 1).end_ns
    };
    assert!(with(10_000_000) > with(0) + 50 * MILLISECOND);
}

fn free(overhead_percent: u32) -> Model {
    Model::FreeThreaded(FreeThreading {
        overhead_percent,
        ..FreeThreading::default()
    })
}

/// Wall = threads × work × (1 + overhead) / min(threads, cores).
#[test]
fn without_a_lock_threads_share_the_cores_and_nothing_else() {
    for (threads, cores, percent, expected) in [
        (1, 2, 40, 140.0),
        (2, 2, 8, 108.0),
        (4, 4, 0, 100.0),
        (4, 2, 8, 216.0),
        (3, 2, 0, 150.0),
    ] {
        let workload = Workload {
            cores,
            ..program(free(percent), vec![cpu(threads, 100)])
        };
        // Three threads on two cores cannot be divided evenly by a scheduler that seldom moves threads.
        let tolerance = if threads % cores == 0 { 2.0 } else { 35.0 };
        assert_wall(&workload, expected, tolerance);
        assert!(run(&workload, 1).holds.is_empty());
    }
}

#[test]
fn a_collection_stops_all_and_a_long_c_call_delays_it() {
    let mut workload = Workload {
        cores: 4,
        ..program(
            Model::FreeThreaded(FreeThreading {
                overhead_percent: 0,
                collect_every_ns: 6 * MILLISECOND,
                collection_ns: 2 * MILLISECOND,
            }),
            vec![cpu(2, 10)],
        )
    };
    let paused = |trace: &Trace, state| -> u64 {
        let spans = trace.lanes.iter().flat_map(|lane| &lane.spans);
        spans
            .filter(|span| span.state == state)
            .map(|span| span.end_ns - span.start_ns)
            .sum()
    };
    let trace = run(&workload, 1);
    let collecting = paused(&trace, State::Collecting);
    assert!(collecting >= 4 * MILLISECOND, "{collecting}");
    for lane in &trace.lanes {
        for span in lane.spans.iter().filter(|it| it.state == State::Running) {
            for other in &trace.lanes {
                let overlaps = |it: &&gil::Span| {
                    it.state == State::Collecting
                        && it.start_ns < span.end_ns
                        && it.end_ns > span.start_ns
                };
                let overlap = other.spans.iter().find(overlaps);
                assert_eq!(overlap, None, "{} runs meanwhile", lane.name);
            }
        }
    }
    let alone = paused(&trace, State::Stopped);
    workload.threads.push(ThreadSpec {
        name: "sort".to_owned(),
        segments: vec![Segment::CCall {
            ns: 20 * MILLISECOND,
            releases_gil: false,
        }],
        ..ThreadSpec::default()
    });
    let delayed = paused(&run(&workload, 1), State::Stopped);
    assert!(delayed > alone + 10 * MILLISECOND, "{alone} to {delayed}");
}

/// A heart that beats every millisecond beside something that takes 60 ms; its gaps in nanoseconds, sorted.
fn gaps(beside: Vec<ThreadSpec>, seed: u64) -> Vec<u64> {
    let heart = ThreadSpec {
        name: "heart".to_owned(),
        background: true,
        segments: vec![Segment::Io {
            ns: MILLISECOND,
            via: IoKind::Sleep,
        }],
        ..ThreadSpec::default()
    };
    let mut threads = vec![heart];
    threads.extend(beside);
    let trace = run(&program(Model::Asyncio, threads), seed);
    let mut gaps: Vec<u64> = trace
        .segments
        .iter()
        .filter(|run| run.thread == 1)
        .map(|run| run.end_ns - run.start_ns)
        .collect();
    gaps.sort_unstable();
    gaps
}

fn task(segments: Vec<Segment>) -> ThreadSpec {
    ThreadSpec {
        name: "task".to_owned(),
        segments,
        ..ThreadSpec::default()
    }
}

fn sixty(via: IoKind) -> Segment {
    Segment::Io {
        ns: 60 * MILLISECOND,
        via,
    }
}

/// The measured gaps: the median, and the longest with its range over seven runs.
#[test]
fn a_heart_beside_asyncio_tasks_beats_as_measured() {
    // The heart beats before and after, so that the gap is a whole one.
    let rest = Segment::Io {
        ns: 5 * MILLISECOND,
        via: IoKind::Sleep,
    };
    let within = |segment| vec![task(vec![rest, segment, rest])];
    let in_thread = |segment| {
        let mut pool = task(vec![segment]);
        pool.pool = true;
        let starter = task(vec![
            rest,
            Segment::Start { thread: 2 },
            Segment::Join { thread: 2 },
            rest,
        ]);
        vec![starter, pool]
    };
    let cpu = Segment::Cpu {
        ns: 60 * MILLISECOND,
    };
    let cases: [(&str, Vec<ThreadSpec>, f64, f64); 5] = [
        ("awaits", within(sixty(IoKind::Sleep)), 1.1, 3.9),
        ("computes", within(cpu), 56.0, 62.5),
        ("blocks", within(sixty(IoKind::Blocking)), 60.0, 61.7),
        ("computes in a thread", in_thread(cpu), 6.0, 9.7),
        (
            "blocks in a thread",
            in_thread(sixty(IoKind::Sleep)),
            1.1,
            2.9,
        ),
    ];
    for (what, beside, low, high) in cases {
        for seed in SEEDS {
            let gaps = gaps(beside.clone(), seed);
            let longest = gaps.last().copied().expect("the heart beats");
            let longest = f64::from(u32::try_from(longest).expect("short")) / 1e6;
            assert!(
                (low..=high).contains(&longest),
                "{what}, seed {seed}: longest gap {longest:.2} ms, measured {low} to {high}"
            );
        }
    }
    let awaits = gaps(vec![task(vec![sixty(IoKind::Sleep)])], 1);
    let median = awaits[awaits.len() / 2];
    assert!(
        (1_060_000..1_160_000).contains(&median),
        "median gap {median}, measured 1.11 ms"
    );
}

/// Measured: a thousand tasks that sleep 50 ms take 56.8 ms.
#[test]
fn a_thousand_tasks_sleep_at_once() {
    let mut spec = task(vec![Segment::Io {
        ns: 50 * MILLISECOND,
        via: IoKind::Sleep,
    }]);
    spec.count = 1_000;
    assert_wall(&program(Model::Asyncio, vec![spec]), 56.8, 5.0);
}

#[test]
fn tasks_of_asyncio_take_locks_in_the_order_of_asking() {
    let mut workload = program(
        Model::Asyncio,
        vec![ThreadSpec {
            count: 3,
            ..task(vec![
                Segment::Lock { lock: 0 },
                Segment::Io {
                    ns: 5 * MILLISECOND,
                    via: IoKind::Sleep,
                },
                Segment::Unlock { lock: 0 },
            ])
        }],
    );
    workload.locks = vec!["door".to_owned()];
    let trace = run(&workload, 1);
    let order: Vec<usize> = trace.lock_holds.iter().map(|hold| hold.thread).collect();
    assert_eq!(order, [1, 2, 3]);
    assert!(trace.end_ns > 15 * MILLISECOND);
}

#[test]
fn opposite_orders_of_two_locks_end_in_a_deadlock_under_every_model() {
    let side = |first, second| {
        task(vec![
            Segment::Lock { lock: first },
            Segment::Io {
                ns: MILLISECOND,
                via: IoKind::Sleep,
            },
            Segment::Lock { lock: second },
            Segment::Unlock { lock: second },
            Segment::Unlock { lock: first },
        ])
    };
    for model in [Model::Gil, free(8), Model::Asyncio] {
        let mut workload = program(model, vec![side(0, 1), side(1, 0)]);
        workload.locks = vec!["a".to_owned(), "b".to_owned()];
        let trace = run(&workload, 1);
        assert_eq!(trace.outcome, Outcome::Deadlock, "{model:?}");
        assert!(trace.end_ns < 30 * MILLISECOND, "{model:?}");
    }
}
