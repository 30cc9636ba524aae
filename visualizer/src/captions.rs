//! What the four stages say at a moment: who is ready, who holds the lock, what runs, who is asked to let go.
//!
//! Pure reading of a trace. It must not know how the stages look.

use gil::{LaneKind, Stage, State, Trace};

use crate::number::whole;

/// So many threads are named where several do the same; the others are counted.
const NAMED: usize = 3;

/// The four stages in order: the stage, its name in `data-stage`, its label.
pub const STAGES: [(Stage, &str, &str); 4] = [
    (Stage::Thread, "thread", "Thread"),
    (Stage::Gil, "gil", "Lock"),
    (Stage::Bytecode, "bytecode", "Bytecode"),
    (Stage::Release, "release", "Release"),
];

/// The words under the four stages, and the one at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captions {
    /// The stage at work.
    pub stage: Stage,
    /// A few words for each stage, in order.
    pub words: [String; 4],
}

/// The captions at `at_ns`.
#[must_use]
pub fn captions(trace: &Trace, at_ns: u64) -> Captions {
    let moment = trace.moment(at_ns);
    let names = |wanted: &dyn Fn(State) -> bool| -> String {
        let found: Vec<&str> = moment
            .states()
            .zip(&trace.lanes)
            // What the loop of asyncio runs is told by its tasks.
            .filter(|(state, lane)| lane.kind != LaneKind::Loop && wanted(*state))
            .map(|(_, lane)| lane.name.as_str())
            .collect();
        match found.len().checked_sub(NAMED) {
            // There is room for a few, and nobody reads more than that while time passes.
            Some(more) if more > 1 => {
                let named = found[..NAMED].join(", ");
                [&named, " and ", &whole(more as u64), " more"].concat()
            }
            _ => found.join(", "),
        }
    };
    let waits = |state| matches!(state, State::Waiting | State::LockWait | State::Ready);
    let ready = or_else(&names(&waits), "waits", "nobody waits");
    let holder = moment.holder.filter(|_| trace.one_lock);
    let lock = match holder {
        Some(thread) => ["held by ", &trace.lanes[thread].name].concat(),
        None if trace.one_lock => "free".to_owned(),
        None if trace.holds.is_empty() => "there is none".to_owned(),
        None => "one for each".to_owned(),
    };
    let bytecode = match holder.map(|thread| (thread, moment.state(thread))) {
        Some((thread, State::InC)) => {
            [trace.lanes[thread].name.as_str(), " is in a C call"].concat()
        }
        Some((thread, _)) if trace.lanes[thread].kind != LaneKind::Loop => {
            [trace.lanes[thread].name.as_str(), " runs"].concat()
        }
        _ => or_else(
            &names(&|state| matches!(state, State::Running | State::InC)),
            "runs",
            "nobody runs",
        ),
    };
    let asked = trace.pending_request(at_ns).map(|request| request.holder);
    let release = match asked {
        Some(holder) => [trace.lanes[holder].name.as_str(), " is asked to let go"].concat(),
        None => or_else(
            &names(&|state| matches!(state, State::Io | State::InCReleased)),
            "is without the lock",
            if trace.one_lock {
                "nobody asked"
            } else {
                "nobody is away"
            },
        ),
    };
    Captions {
        stage: moment.stage,
        words: [ready, lock, bytecode, release],
    }
}

fn or_else(names: &str, verb: &str, none: &str) -> String {
    if names.is_empty() {
        return none.to_owned();
    }
    // "a, b wait" and "a, b are …", not "waits".
    let verb = match (names.contains(", "), verb) {
        (true, "waits") => "wait",
        (true, "runs") => "run",
        (true, "is without the lock") => "are without the lock",
        _ => verb,
    };
    [names, " ", verb].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run;
    use gil::EventKind;

    fn trace(id: &str) -> Trace {
        let scenario = gil::scenario::find(id).expect("a scenario");
        run::of_scenario(scenario).expect("a run").0.remove(0).trace
    }

    #[test]
    fn the_holder_is_named_where_it_runs() {
        let trace = trace("two-cpu");
        let hold = trace.holds[0];
        let captions = captions(&trace, hold.start_ns.midpoint(hold.end_ns));
        let name = &trace.lanes[hold.thread].name;
        assert_eq!(captions.stage, Stage::Bytecode);
        assert_eq!(captions.words[1], format!("held by {name}"));
        assert_eq!(captions.words[2], format!("{name} runs"));
    }

    #[test]
    fn a_request_stands_from_the_asking_to_the_drop() {
        let trace = trace("two-cpu");
        let asked = trace
            .events
            .iter()
            .find(|event| matches!(event.kind, EventKind::DropRequest { .. }))
            .expect("two CPU-bound threads ask each other");
        assert!(captions(&trace, asked.at_ns).words[3].ends_with("is asked to let go"));
        assert_eq!(captions(&trace, asked.at_ns - 1).words[3], "nobody asked");
        let dropped = trace
            .events
            .iter()
            .find(|event| {
                event.at_ns >= asked.at_ns && matches!(event.kind, EventKind::Drop { .. })
            })
            .expect("the request is honoured");
        assert!(!captions(&trace, dropped.at_ns).words[3].contains("asked to"));
    }

    #[test]
    fn where_many_wait_a_few_are_named_and_the_rest_is_counted() {
        let mut workload = gil::scenario::find("two-cpu").expect("one").workload();
        workload.threads[0].count = 8;
        let trace = gil::simulate(&workload, &gil::Costs::default(), 1).expect("a run");
        let waiting = captions(&trace, 3 * gil::MILLISECOND).words[0].clone();
        assert_eq!(waiting, "first 2, first 3, first 4 and 5 more wait");
    }

    #[test]
    fn several_names_take_the_plural() {
        assert_eq!(or_else("a, b", "waits", "nobody"), "a, b wait");
        assert_eq!(or_else("a", "waits", "nobody"), "a waits");
        assert_eq!(or_else("", "waits", "nobody"), "nobody");
    }
}
