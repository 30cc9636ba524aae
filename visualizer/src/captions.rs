//! What the four stages say at a moment: who is ready, who holds the lock, what runs, who is asked to let go.
//!
//! Pure reading of a trace. It must not know how the stages look.

use gil::{EventKind, Stage, State, Trace};

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
            .filter(|(state, _)| wanted(*state))
            .map(|(_, lane)| lane.name.as_str())
            .collect();
        found.join(", ")
    };
    let waiting = names(&|state| state == State::Waiting);
    let holder = moment
        .holder
        .map(|thread| trace.lanes[thread].name.as_str());
    let ready = or_else(&waiting, "waits", "nobody waits");
    let lock = holder.map_or_else(|| "free".to_owned(), |name| format!("held by {name}"));
    let bytecode = match moment.holder.map(|thread| (thread, moment.state(thread))) {
        Some((thread, State::InC)) => format!("{} is in a C call", trace.lanes[thread].name),
        Some((thread, _)) => format!("{} runs", trace.lanes[thread].name),
        None => "nobody runs".to_owned(),
    };
    let release = match pending_request(trace, at_ns) {
        Some(holder) => format!("{} is asked to let go", trace.lanes[holder].name),
        None => or_else(
            &names(&|state| state == State::Io),
            "is in I/O",
            "nobody asked",
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
    // "a, b wait" and "a, b are in I/O", not "waits".
    let verb = match (names.contains(", "), verb) {
        (true, "waits") => "wait",
        (true, "is in I/O") => "are in I/O",
        _ => verb,
    };
    format!("{names} {verb}")
}

/// Who was asked to let go and still holds the lock.
fn pending_request(trace: &Trace, at_ns: u64) -> Option<usize> {
    let after = trace.events.partition_point(|event| event.at_ns <= at_ns);
    trace.events[..after]
        .iter()
        .rev()
        .find_map(|event| match event.kind {
            EventKind::DropRequest { holder } => Some(Some(holder)),
            EventKind::Drop { .. } => Some(None),
            _ => None,
        })?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::Run;

    fn trace(id: &str) -> Trace {
        let scenario = gil::scenario::find(id).expect("a scenario");
        Run::of_scenario(scenario).expect("a run").trace
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
    fn several_names_take_the_plural() {
        assert_eq!(or_else("a, b", "waits", "nobody"), "a, b wait");
        assert_eq!(or_else("a", "waits", "nobody"), "a waits");
        assert_eq!(or_else("", "waits", "nobody"), "nobody");
    }
}
