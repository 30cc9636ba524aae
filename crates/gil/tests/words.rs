//! The words for the events that the scenarios do not show.

use gil::{Costs, EventKind, IoKind, Segment, ThreadSpec, Workload, narrate, simulate};

fn thread(name: &str, segment: Segment) -> ThreadSpec {
    ThreadSpec {
        name: name.to_owned(),
        count: 1,
        repeat: 3,
        background: false,
        segments: vec![segment],
        ..ThreadSpec::default()
    }
}

/// The words for the first event of a kind, in a program of these threads.
fn first_words(threads: Vec<ThreadSpec>, wanted: fn(EventKind) -> bool) -> String {
    let workload = Workload {
        switch_interval_us: 5_000,
        cores: 2,
        window_ns: None,
        threads,
        ..Workload::default()
    };
    let trace = simulate(&workload, &Costs::default(), 1).expect("a valid workload");
    let index = trace
        .events
        .iter()
        .position(|event| wanted(event.kind))
        .expect("such an event");
    narrate(&trace, index)
}

fn sorting_beside_reading() -> Vec<ThreadSpec> {
    vec![
        thread(
            "sort",
            Segment::CCall {
                ns: 12_000_000,
                releases_gil: false,
            },
        ),
        thread(
            "read",
            Segment::Io {
                ns: 1_000_000,
                via: IoKind::Sleep,
            },
        ),
    ]
}

#[test]
fn a_c_call_that_keeps_the_lock_is_told() {
    assert_eq!(
        first_words(sorting_beside_reading(), |kind| kind
            == EventKind::CallStart {
                releases_gil: false
            }),
        "sort calls C code that keeps the lock. Nobody can make it let go until it returns."
    );
    assert_eq!(
        first_words(sorting_beside_reading(), |kind| kind
            == EventKind::CallEnd {
                releases_gil: false
            }),
        "The C code of sort returns, and the interpreter looks for requests."
    );
    assert_eq!(
        first_words(sorting_beside_reading(), |kind| kind
            == EventKind::Wait { again: true }),
        "read goes back to sleep, with a new interval of 5 ms."
    );
}

#[test]
fn a_c_call_that_releases_the_lock_is_told() {
    let hashing = || {
        vec![thread(
            "hash",
            Segment::CCall {
                ns: 3_000_000,
                releases_gil: true,
            },
        )]
    };
    assert_eq!(
        first_words(hashing(), |kind| matches!(kind, EventKind::Drop { .. })),
        "hash calls C code that does without the lock, and lets go."
    );
    assert_eq!(
        first_words(hashing(), |kind| kind
            == EventKind::CallStart { releases_gil: true }),
        "The C code of hash runs beside the others, without the lock."
    );
    assert_eq!(
        first_words(hashing(), |kind| kind
            == EventKind::CallEnd { releases_gil: true }),
        "The C code of hash is done; it wants the lock back."
    );
}

#[test]
fn details_of_the_protocol_are_told() {
    let three = || {
        ["a", "b", "c"]
            .map(|name| thread(name, Segment::Cpu { ns: 10_000_000 }))
            .into()
    };
    assert_eq!(
        first_words(three(), |kind| kind == EventKind::ForcedWait),
        "a sleeps until another thread has taken the lock."
    );
    assert_eq!(
        first_words(three(), |kind| kind == EventKind::TimeoutSwitched),
        "The interval of b is over, but the lock changed hands meanwhile. It asks nothing and waits again."
    );
    assert_eq!(
        first_words(three(), |kind| kind == EventKind::Woken),
        "c is awake and looks at the lock."
    );
    assert_eq!(
        first_words(sorting_beside_reading(), |kind| kind == EventKind::IoStart),
        "read blocks, without the lock."
    );
    assert_eq!(
        first_words(three(), |kind| kind == EventKind::End),
        "a is done and lets go of the lock."
    );
}

#[test]
fn a_barging_thread_is_told() {
    let threads = vec![
        thread("cpu", Segment::Cpu { ns: 20_000_000 }),
        ThreadSpec {
            repeat: 200,
            ..thread(
                "calls",
                Segment::Io {
                    ns: 0,
                    via: IoKind::ReadyRead,
                },
            )
        },
    ];
    let words = first_words(threads, |kind| {
        matches!(
            kind,
            EventKind::Acquire {
                how: gil::AcquireKind::Barged,
                ..
            }
        )
    });
    assert_eq!(
        words,
        "calls takes the lock and runs. It came by just then, before the thread that was being woken for it."
    );
}
