//! Every stretch of every scenario can be explained, and the explanations name who and why.

use gil::{Costs, State, Trace, explain, scenario, simulate};

fn trace_of(id: &str) -> Trace {
    let scenario = scenario::find(id).expect("a scenario");
    simulate(&scenario.workload(), &Costs::default(), scenario.seed).expect("a valid workload")
}

/// The explanation of the longest stretch in which the thread of this name is in `state`.
fn longest(id: &str, name: &str, state: State) -> String {
    let trace = trace_of(id);
    let thread = trace.lanes.iter().position(|lane| lane.name == name);
    let thread = thread.expect("a lane");
    let spans = &trace.lanes[thread].spans;
    let place = (0..spans.len())
        .filter(|place| spans[*place].state == state)
        .max_by_key(|place| spans[*place].end_ns - spans[*place].start_ns)
        .expect("such a stretch");
    explain(&trace, thread, place)
}

#[test]
fn every_stretch_of_every_scenario_is_explained_under_every_model() {
    for scenario in scenario::all() {
        for model in gil::Model::ALL {
            let mut workload = scenario.workload();
            workload.model = model;
            let trace = match simulate(&workload, &Costs::default(), scenario.seed) {
                Ok(trace) => trace,
                Err(error) => {
                    // A thread that computes in the background would stop asyncio's loop for ever.
                    assert!(error.to_string().contains("never awaits"), "{error}");
                    continue;
                }
            };
            for (thread, lane) in trace.lanes.iter().enumerate() {
                for place in 0..lane.spans.len() {
                    let words = explain(&trace, thread, place);
                    assert!(
                        words.ends_with('.') && words.len() > 8,
                        "{}: {words:?}",
                        scenario.id
                    );
                }
            }
            for event in 0..trace.events.len() {
                let words = gil::narrate(&trace, event);
                assert!(
                    words.ends_with('.') && words.len() > 8,
                    "{}: {:?} is told as {words:?}",
                    scenario.id,
                    trace.events[event].kind
                );
            }
        }
    }
    assert_eq!(explain(&trace_of("convoy"), 9, 0), "");
    assert_eq!(explain(&trace_of("convoy"), 0, 9_999), "");
}

#[test]
fn a_wait_names_the_holder_and_the_asking() {
    assert_eq!(
        longest("convoy", "io", State::Waiting),
        "io waits for the lock for 5.1 ms, from 7.13 ms to 12.21 ms. Meanwhile cpu had it for 5.1 ms. It asked for it once. \
Whoever let go last woke it for the lock."
    );
}

#[test]
fn a_wait_for_a_lock_of_the_program_names_both() {
    let words = longest("priority-inversion", "urgent", State::LockWait);
    assert!(
        words.starts_with(
            "urgent waits for a lock of the program, \u{201c}settings\u{201d}, which low has, for "
        ),
        "{words}"
    );
}

#[test]
fn a_task_that_is_ready_names_the_task_that_blocks_the_loop() {
    let words = longest("asyncio-blocking", "heart", State::Ready);
    assert!(
        words.contains("It runs report, and nothing takes it away"),
        "{words}"
    );
}
