//! That a run comes out as it went in, whatever happens in it.
//!
//! It must not know who carries the text.

use super::*;
use crate::run;

#[test]
fn every_scenario_comes_out_as_it_went_in() {
    for scenario in gil::scenario::all() {
        let (runs, _) = run::of_scenario(scenario).expect("a workload that runs");
        for run in runs {
            let text = pack(&run);
            let mut again = unpack(&text).expect("what was packed");
            assert_eq!(again.basis, run.basis, "{}", scenario.id);
            // What only the program beside the picture needs is left out.
            again.trace.segments.clone_from(&run.trace.segments);
            for (lane, whole) in again.trace.lanes.iter_mut().zip(&run.trace.lanes) {
                lane.visits.clone_from(&whole.visits);
                lane.spec = whole.spec;
            }
            assert!(again.trace == run.trace, "{} differs", scenario.id);
        }
    }
}

#[test]
fn every_number_of_an_event_stands_for_one_kind_both_ways() {
    // Reasons and the like are told by their places, which are the same both ways: the last ones are the newest.
    for (first, second) in [("0", "1"), ("1", "0"), ("4", "7"), ("6", "300")] {
        let mut known = 0;
        for number in 0..100 {
            let text = [first, second].join(" ");
            let mut from = Reader(text.split(' '));
            let Some(kind) = kind_of(number, &mut from) else {
                continue;
            };
            known += 1;
            let (again, one, other) = numbers_of(kind);
            assert_eq!(again, number, "{kind:?}");
            let left = from.0.count();
            let told: Vec<u64> = [one, other].into_iter().flatten().collect();
            assert_eq!(told.len(), 2 - left, "{kind:?} is read as it is written");
        }
        assert!(known > 30, "{first} {second}: only {known} kinds are read");
    }
}

#[test]
fn what_a_recording_does_not_tell_stays_untold() {
    let unknown = [
        EventKind::Drop {
            reason: DropReason::Unknown,
            requested: true,
        },
        EventKind::Acquire {
            how: AcquireKind::Unknown,
            waited_ns: 5,
        },
    ];
    let mut trace = Trace {
        lanes: vec![Lane {
            name: "a".to_owned(),
            ..Lane::default()
        }],
        ..Trace::default()
    };
    for kind in unknown {
        trace.events.push(Event {
            at_ns: 7,
            thread: 0,
            kind,
            step: true,
        });
    }
    trace.index();
    let basis = Basis {
        cores: 2,
        serial_ns: None,
    };
    let again = unpack(&pack(&Run::new(trace, basis))).expect("what was packed");
    let kinds: Vec<EventKind> = again.trace.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, unknown);
}

#[test]
fn what_is_cut_or_garbled_is_no_run_or_another_one_and_never_a_panic() {
    let scenario = gil::scenario::find("convoy").expect("the convoy");
    let text = pack(&run::of_scenario(scenario).expect("runs").0[0]);
    assert!(unpack("").is_none() && unpack("a\n\nx").is_none());
    for cut in (0..text.len()).step_by(7) {
        let _ = unpack(&text[..cut]);
    }
}
