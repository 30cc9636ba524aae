//! What changes do, what is refused, and what can be undone.

use gil::link::{Beside, Link, Program};
use gil::{FreeThreading, Model, Segment, ThreadSpec};

use super::enter::parse_ms;
use super::*;

/// Makes a change, as the player does it that can play everything.
fn make(draft: &mut Draft, change: Change) -> Result<(), Refusal> {
    let next = draft.changed(change)?;
    draft.take(next);
    Ok(())
}

fn scenario(id: &str) -> &'static gil::scenario::Scenario {
    gil::scenario::find(id).expect("a scenario")
}

fn draft() -> Draft {
    Draft::of(Experiment::of(scenario("convoy")))
}

#[test]
fn a_change_can_be_undone_and_done_again() {
    let mut draft = draft();
    let before = draft.workload().clone();
    make(&mut draft, Change::Interval("0.5".to_owned())).expect("a number");
    assert_eq!(draft.workload().switch_interval_us, 500);
    draft.undo();
    assert_eq!(*draft.workload(), before);
    assert!(!draft.can_undo() && draft.can_redo());
    draft.redo();
    assert_eq!(draft.workload().switch_interval_us, 500);
}

#[test]
fn a_file_holds_all_that_is_worked_on_and_one_that_says_less_leaves_the_rest() {
    let read = |text: &str| gil::json::parse_program(text).expect(text);
    let other = Experiment {
        beside: Some(Model::Asyncio),
        seed: 77,
        ..Experiment::default()
    };
    for beside in [None, Some(Model::FreeThreaded(FreeThreading::default()))] {
        let asked = Experiment {
            beside,
            ..Experiment::of(scenario("convoy"))
        };
        assert_eq!(other.opened(read(&asked.file())), asked);
        let bare = gil::json::workload_to_json(&asked.workload);
        let opened = other.opened(read(&bare));
        assert_eq!((opened.beside, opened.seed), (other.beside, other.seed));
        assert_eq!(opened.workload, asked.workload);
    }
}

#[test]
fn what_is_refused_changes_nothing_and_says_why() {
    let mut draft = draft();
    let before = draft.workload().clone();
    for change in [
        Change::Interval("NaN".to_owned()),
        Change::Interval("-1".to_owned()),
        Change::Interval("0".to_owned()),
        Change::Interval("99999999999".to_owned()),
        Change::Cores("0".to_owned()),
        Change::Cores("1e3".to_owned()),
        Change::Cores("1000000".to_owned()),
        Change::Count(0, "1000000".to_owned()),
        Change::Count(0, "33".to_owned()),
        Change::Repeat(0, "0".to_owned()),
        Change::Value(1, 0, "1e9".to_owned()),
        Change::Value(1, 0, "999999999".to_owned()),
        Change::Kind(1, 0, "lock".to_owned()),
        Change::Name(0, "x".repeat(1_000)),
        Change::Seed("-1".to_owned()),
        Change::Seed("18446744073709551616".to_owned()),
    ] {
        let refusal = make(&mut draft, change.clone()).expect_err("refused");
        assert!(
            refusal.words().ends_with('.'),
            "{change:?}: {}",
            refusal.words()
        );
        assert_eq!(*draft.workload(), before, "{change:?}");
    }
    assert!(!draft.can_undo());
}

#[test]
fn places_that_are_not_there_change_nothing() {
    let mut draft = draft();
    let before = draft.workload().clone();
    for change in [
        Change::RemoveThread(9),
        Change::SwapThread(9),
        Change::Name(9, "a".to_owned()),
        Change::RemoveSegment(0, 9),
        Change::SwapSegment(0, 9),
        Change::Value(9, 9, "1".to_owned()),
        Change::Model(Side::Own, "magic".to_owned()),
        Change::Model(Side::Beside, "magic".to_owned()),
        Change::Setting(Side::Own, "overhead".to_owned(), "8".to_owned()),
        Change::Setting(Side::Beside, "overhead".to_owned(), "8".to_owned()),
    ] {
        assert_eq!(make(&mut draft, change), Ok(()));
    }
    assert_eq!(*draft.workload(), before);
}

#[test]
fn whoever_waits_for_a_thread_still_waits_for_it_after_threads_have_moved() {
    let mut draft = Draft::of(Experiment {
        workload: Workload {
            threads: ["a", "b"].map(computing).into(),
            ..Workload::default()
        },
        ..Experiment::default()
    });
    make(&mut draft, Change::AddThread).expect("room");
    make(&mut draft, Change::AddSegment(1)).expect("room");
    make(&mut draft, Change::Kind(1, 1, "join".to_owned())).expect("a kind");
    make(&mut draft, Change::Value(1, 1, "2".to_owned())).expect("a thread");
    make(&mut draft, Change::SwapThread(1)).expect("two to swap");
    assert_eq!(
        draft.workload().threads[2].segments[1],
        Segment::Join { thread: 1 }
    );
    make(&mut draft, Change::RemoveThread(1)).expect("one to remove");
    assert_eq!(
        draft.workload().threads[1].segments.len(),
        1,
        "nobody is left to wait for"
    );
}

fn computing(name: &str) -> ThreadSpec {
    ThreadSpec {
        name: name.to_owned(),
        segments: vec![Segment::Cpu {
            ns: 10 * gil::MILLISECOND,
        }],
        ..ThreadSpec::default()
    }
}

#[test]
fn milliseconds_are_read_exactly() {
    for (text, ns) in [
        ("2.5", 2_500_000),
        ("0.000001", 1),
        (" 12 ", 12_000_000),
        (".5", 500_000),
        ("1,5", 1_500_000),
    ] {
        assert_eq!(parse_ms(text), Ok(ns), "{text}");
        assert_eq!(parse_ms(&ms(ns)), Ok(ns));
    }
    for text in ["", ".", "1.2.3", "0x10", "1e3", "∞", "1234567890"] {
        assert!(parse_ms(text).is_err(), "{text}");
    }
}

fn setting(side: Side, word: &str, text: &str) -> Change {
    Change::Setting(side, word.to_owned(), text.to_owned())
}

#[test]
fn both_models_have_settings_that_are_kept_apart_and_can_be_undone() {
    let mut draft = draft();
    make(
        &mut draft,
        Change::Model(Side::Own, "free-threaded".to_owned()),
    )
    .expect("a model");
    make(
        &mut draft,
        Change::Model(Side::Beside, "free-threaded".to_owned()),
    )
    .expect("a model");
    make(&mut draft, setting(Side::Own, "overhead", "40")).expect("a number");
    let overhead = |model| match model {
        Some(Model::FreeThreaded(settings)) => settings.overhead_percent,
        _ => 0,
    };
    let of_both = |draft: &Draft| {
        (
            overhead(Some(draft.workload().model)),
            overhead(draft.now().beside),
        )
    };
    assert_eq!(of_both(&draft), (40, FreeThreading::PYTHON_3_14_PERCENT));
    make(&mut draft, setting(Side::Beside, "overhead", "0")).expect("a number");
    assert_eq!(of_both(&draft), (40, 0));
    // Choosing what is chosen already keeps its settings.
    make(
        &mut draft,
        Change::Model(Side::Beside, "free-threaded".to_owned()),
    )
    .expect("a model");
    assert_eq!(of_both(&draft), (40, 0));
    draft.undo();
    assert_eq!(of_both(&draft), (40, FreeThreading::PYTHON_3_14_PERCENT));
    make(&mut draft, Change::Model(Side::Beside, String::new())).expect("none");
    assert_eq!(draft.now().beside, None);
    draft.undo();
    assert!(draft.now().beside.is_some());
}

#[test]
fn what_a_link_tells_is_what_was_shared() {
    let own = |id: &str| {
        let mut experiment = Experiment::of(scenario(id));
        experiment.workload.switch_interval_us = 777;
        experiment
    };
    let shared = [
        Experiment::of(scenario("four-ways")),
        Experiment {
            beside: None,
            ..Experiment::of(scenario("four-ways"))
        },
        Experiment {
            beside: Some(Model::Asyncio),
            seed: 9,
            ..Experiment::of(scenario("convoy"))
        },
        // Its seed is the scenario's, which whoever opens the link does not know.
        own("three-turns"),
        Experiment {
            beside: Some(Model::Gil),
            ..own("convoy")
        },
    ];
    for experiment in shared {
        for scenario in gil::scenario::all() {
            let text = experiment.link(Some(scenario)).to_text();
            let link = Link::parse(&text).expect(&text);
            let (read, _) = Experiment::of_link(&link).expect("a scenario that there is");
            assert_eq!(read, experiment, "{text}");
        }
    }
}

#[test]
fn the_shortest_link_says_nothing_that_goes_without_saying() {
    let four_ways = scenario("four-ways");
    let mut experiment = Experiment::of(four_ways);
    assert_eq!(
        experiment.link(Some(four_ways)),
        Link::to(Program::Scenario("four-ways".to_owned()))
    );
    experiment.beside = None;
    assert_eq!(experiment.link(Some(four_ways)).beside, Beside::Nothing);
    let unknown = Link::to(Program::Scenario("nowhere".to_owned()));
    assert!(Experiment::of_link(&unknown).is_none());
}
