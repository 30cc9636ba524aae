//! The three scenarios: what the visualizer shows, moment by moment and in words.

use gil::{Costs, EventKind, MILLISECOND, Stage, State, Trace, narrate, scenario, simulate};

fn trace_of(id: &str) -> Trace {
    let scenario = scenario::find(id).expect("a scenario");
    simulate(&scenario.workload(), &Costs::default(), scenario.seed).expect("a valid workload")
}

/// The words of every event that stepping stops at, with the time in microseconds.
fn told(trace: &Trace) -> Vec<String> {
    let mut at = 0;
    let mut told = Vec::new();
    while let Some(index) = trace.next_event_after(at) {
        at = trace.events[index].at_ns;
        told.push(format!("{} {}", at / 1_000, narrate(trace, index)));
    }
    told
}

/// The scenario begins with these words, a line a step.
fn assert_told(id: &str, expected: &str, steps: usize) {
    let expected: Vec<&str> = expected.lines().collect();
    assert_eq!(expected.len(), steps, "lines in the expected words");
    assert_eq!(told(&trace_of(id))[..steps], expected);
}

#[test]
fn every_scenario_is_short_enough_to_watch_and_has_its_own_id() {
    let mut ids: Vec<_> = scenario::all().iter().map(|scenario| scenario.id).collect();
    assert!(ids.len() >= 12, "{ids:?}");
    for id in &ids {
        let end = trace_of(id).end_ns;
        assert!(
            (15 * MILLISECOND..150 * MILLISECOND).contains(&end),
            "{id} ends at {end}"
        );
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), scenario::all().len(), "an id is there twice");
}

#[test]
fn an_unknown_scenario_is_not_found() {
    assert!(scenario::find("no-such-thing").is_none());
}

#[test]
fn in_the_convoy_every_operation_waits_a_whole_interval() {
    let trace = trace_of("convoy");
    let operations: Vec<_> = trace
        .segments
        .iter()
        .filter(|run| run.thread == 1 && run.segment == 0)
        .map(|run| run.end_ns - run.start_ns)
        .collect();
    assert_eq!(operations.len(), 6);
    assert!(
        operations
            .iter()
            .all(|ns| (7 * MILLISECOND..15 * MILLISECOND / 2).contains(ns)),
        "{operations:?}"
    );
}

#[test]
fn in_turns_of_three_every_thread_gets_its_turn_and_askers_lose() {
    let trace = trace_of("three-turns");
    let takers: Vec<_> = trace.holds.iter().map(|hold| hold.thread).collect();
    for window in takers.windows(5).take(5) {
        for thread in 0..3 {
            assert!(
                window.contains(&thread),
                "{thread} is passed over in {takers:?}"
            );
        }
    }
    let (mut won, mut lost) = (0, 0);
    let mut asker = None;
    for event in &trace.events {
        match event.kind {
            EventKind::DropRequest { .. } => asker = asker.or(Some(event.thread)),
            EventKind::Acquire { .. } => match asker.take() {
                Some(thread) if thread == event.thread => won += 1,
                Some(_) => lost += 1,
                None => {}
            },
            _ => {}
        }
    }
    assert!(lost > won, "{won} requests won, {lost} lost");
}

#[test]
fn the_moments_of_a_hand_over_light_the_stages_in_turn() {
    let trace = trace_of("convoy");
    let time_of = |wanted: fn(&EventKind) -> bool| {
        trace
            .events
            .iter()
            .find(|event| event.at_ns > 6 * MILLISECOND && wanted(&event.kind))
            .expect("such an event")
            .at_ns
    };
    let asked = time_of(|kind| matches!(kind, EventKind::DropRequest { .. }));
    let dropped = time_of(|kind| matches!(kind, EventKind::Drop { .. }));
    let taken = time_of(|kind| matches!(kind, EventKind::Acquire { .. }));
    let stages = [
        asked - MILLISECOND,
        asked,
        dropped,
        taken,
        taken + MILLISECOND / 3,
    ]
    .map(|at| trace.moment(at).stage);
    assert_eq!(
        stages,
        [
            Stage::Bytecode,
            Stage::Gil,
            Stage::Release,
            Stage::Gil,
            Stage::Bytecode
        ]
    );
    let moment = trace.moment(asked);
    assert_eq!((moment.holder, moment.actor), (Some(0), Some(1)));
    assert_eq!(
        moment.states().collect::<Vec<_>>(),
        [State::Running, State::Waiting]
    );
    assert_eq!(trace.moment(dropped).holder, None);
}

#[test]
fn moments_outside_the_trace_are_its_ends() {
    let trace = trace_of("two-cpu");
    let end = trace.moment(u64::MAX);
    assert_eq!(end.at_ns, trace.end_ns);
    assert_eq!(end.state(0), State::Done);
    assert_eq!(trace.next_event_after(trace.end_ns), None);
    assert_eq!(trace.previous_event_before(0), None);
    assert_eq!(narrate(&trace, usize::MAX), "");
}

#[test]
fn stepping_back_returns_the_way_that_stepping_went() {
    let trace = trace_of("convoy");
    let mut forward = Vec::new();
    let mut at = 0;
    while let Some(index) = trace.next_event_after(at) {
        at = trace.events[index].at_ns;
        forward.push(index);
    }
    let mut backward = Vec::new();
    at = trace.end_ns + 1;
    while let Some(index) = trace.previous_event_before(at) {
        at = trace.events[index].at_ns;
        backward.push(index);
    }
    backward.reverse();
    assert_eq!(forward, backward);
}

#[test]
fn the_convoy_is_told_in_plain_words() {
    assert_told("convoy", include_str!("data/convoy.txt"), 14);
}

#[test]
fn three_turns_are_told_in_plain_words() {
    assert_told("three-turns", include_str!("data/three-turns.txt"), 13);
}
