//! What changes do, what is refused, and what can be undone.

use super::*;

fn draft() -> Draft {
    Draft::of(
        gil::scenario::find("convoy")
            .expect("the convoy")
            .workload(),
    )
}

#[test]
fn a_change_can_be_undone_and_done_again() {
    let mut draft = draft();
    let before = draft.workload().clone();
    draft
        .change(Change::Interval("0.5".to_owned()))
        .expect("a number");
    assert_eq!(draft.workload().switch_interval_us, 500);
    draft.undo();
    assert_eq!(*draft.workload(), before);
    assert!(!draft.can_undo() && draft.can_redo());
    draft.redo();
    assert_eq!(draft.workload().switch_interval_us, 500);
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
    ] {
        let refusal = draft.change(change.clone()).expect_err("refused");
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
        Change::Model("magic".to_owned()),
    ] {
        assert_eq!(draft.change(change), Ok(()));
    }
    assert_eq!(*draft.workload(), before);
}

#[test]
fn whoever_waits_for_a_thread_still_waits_for_it_after_threads_have_moved() {
    let mut draft = Draft::of(Workload {
        threads: ["a", "b"].map(computing).into(),
        ..Workload::default()
    });
    draft.change(Change::AddThread).expect("room");
    draft.change(Change::AddSegment(1)).expect("room");
    draft
        .change(Change::Kind(1, 1, "join".to_owned()))
        .expect("a kind");
    draft
        .change(Change::Value(1, 1, "2".to_owned()))
        .expect("a thread");
    draft.change(Change::SwapThread(1)).expect("two to swap");
    assert_eq!(
        draft.workload().threads[2].segments[1],
        Segment::Join { thread: 1 }
    );
    draft
        .change(Change::RemoveThread(1))
        .expect("one to remove");
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
