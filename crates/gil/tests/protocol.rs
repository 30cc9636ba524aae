//! The rules that every trace obeys, whatever the workload: on the scenarios and on random workloads.

mod rules;

use gil::{
    Costs, IoKind, Segment, ThreadProblem, ThreadSpec, Workload, WorkloadError, scenario, simulate,
};
use proptest::prelude::*;
use rules::check_rules;

#[test]
fn the_scenarios_obey_the_rules() {
    for scenario in scenario::all() {
        let workload = scenario.workload();
        let trace =
            simulate(&workload, &Costs::default(), scenario.seed).expect("a valid workload");
        check_rules(&workload, &trace).expect(scenario.id);
    }
}

#[test]
fn a_trace_with_two_holders_breaks_the_rules() {
    let workload = scenario::find("two-cpu").expect("the scenario").workload();
    let mut trace = simulate(&workload, &Costs::default(), 1).expect("a valid workload");
    trace.holds[0].end_ns = trace.holds[1].start_ns + 1;
    check_rules(&workload, &trace).expect_err("two holders at once");
}

fn segment() -> impl Strategy<Value = Segment> {
    let ns = prop_oneof![0..50_000_u64, 0..3_000_000_u64, 0..12_000_000_u64];
    let via = prop_oneof![
        Just(IoKind::Sleep),
        Just(IoKind::Yield),
        Just(IoKind::ReadyRead),
        Just(IoKind::Ping),
    ];
    prop_oneof![
        ns.clone().prop_map(|ns| Segment::Cpu { ns }),
        (ns.clone(), via).prop_map(|(ns, via)| Segment::Io { ns, via }),
        (ns, any::<bool>()).prop_map(|(ns, releases_gil)| Segment::CCall { ns, releases_gil }),
    ]
}

fn thread() -> impl Strategy<Value = ThreadSpec> {
    (
        1..4_u32,
        1..5_u32,
        any::<bool>(),
        prop::collection::vec(segment(), 1..4),
    )
        .prop_map(|(count, repeat, background, segments)| ThreadSpec {
            name: "thread".to_owned(),
            count,
            repeat,
            background,
            segments,
            ..ThreadSpec::default()
        })
}

fn workload() -> impl Strategy<Value = Workload> {
    (
        prop_oneof![Just(5_000_u32), Just(500), 50..20_000_u32],
        1..5_u32,
        prop::option::of(100_000..60_000_000_u64),
        prop::collection::vec(thread(), 1..4),
    )
        .prop_map(|(switch_interval_us, cores, window_ns, threads)| Workload {
            switch_interval_us,
            cores,
            window_ns,
            threads,
            ..Workload::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_workloads_obey_the_rules(workload in workload(), seed in any::<u64>()) {
        match simulate(&workload, &Costs::default(), seed) {
            Ok(trace) => check_rules(&workload, &trace).map_err(TestCaseError::fail)?,
            // A background thread that does microseconds at a time may fill the trace before the others are done.
            Err(WorkloadError::TooLong) => {
                prop_assert!(workload.threads.iter().any(|spec| spec.background));
            }
            Err(error) => prop_assert!(
                matches!(
                    error,
                    WorkloadError::NeverEnds
                        | WorkloadError::Thread {
                            problem: ThreadProblem::TakesNoTime,
                            ..
                        }
                ),
                "{error}"
            ),
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_trace(workload in workload(), seed in any::<u64>()) {
        let costs = Costs::default();
        prop_assert_eq!(simulate(&workload, &costs, seed), simulate(&workload, &costs, seed));
    }
}
