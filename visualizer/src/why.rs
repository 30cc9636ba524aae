//! Why a row shows what it shows at a moment.
//!
//! The words for threads are the gil crate's. It must not know who asks.

use gil::Hold;

use crate::number::duration;
use crate::run::Run;
use crate::scene::RowOf;

/// A row at a moment, in two or three sentences.
#[must_use]
pub fn of_row(run: &Run, row: RowOf, at_ns: u64) -> String {
    let trace = &run.trace;
    match row {
        RowOf::Thread(thread) => trace
            .span_at(thread, at_ns)
            .map_or_else(String::new, |span| gil::explain(trace, thread, span)),
        RowOf::Lock => {
            let holds = trace.holds_between(at_ns, at_ns + 1);
            had(run, holds.first().copied(), " holds the interpreter's lock for ")
                .unwrap_or_else(|| "The interpreter's lock is free: it was let go of, and whoever was woken for it is on the way, or nobody wants it.".to_owned())
        }
        RowOf::OwnLock(lock) => {
            let hold = trace
                .lock_holds
                .iter()
                .find(|hold| hold.lock == lock && (hold.start_ns..hold.end_ns).contains(&at_ns));
            let hold = hold.map(|hold| Hold {
                start_ns: hold.start_ns,
                end_ns: hold.end_ns,
                thread: hold.thread,
            });
            had(run, hold, " has this lock of the program for ")
                .unwrap_or_else(|| "Nobody has this lock of the program.".to_owned())
        }
        RowOf::Core(core) => {
            let spans = trace.core_between(core, at_ns, at_ns + 1);
            had(run, spans.first().copied(), " is on this core for ")
                .unwrap_or_else(|| "This core idles.".to_owned())
        }
    }
}

fn had(run: &Run, hold: Option<Hold>, what: &str) -> Option<String> {
    let hold = hold?;
    let name = run.trace.lanes.get(hold.thread)?.name.as_str();
    Some([name, what, &duration(hold.end_ns - hold.start_ns), "."].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Plan;

    #[test]
    fn every_row_of_every_scenario_has_words_at_every_moment() {
        for scenario in gil::scenario::all() {
            let (runs, names) = crate::run::of_scenario(scenario).expect("a run");
            for row in Plan::of(&crate::run::parts(&runs, &names)).rows {
                let run = &runs[row.part];
                for part in 0..20 {
                    let at = run.trace.end_ns / 20 * part;
                    let words = of_row(run, row.of, at);
                    assert!(
                        words.ends_with('.'),
                        "{} {:?} at {at}: {words:?}",
                        scenario.id,
                        row.of
                    );
                }
            }
        }
    }

    #[test]
    fn what_a_packed_run_tells_is_the_same() {
        for scenario in gil::scenario::all() {
            let (runs, _) = crate::run::of_scenario(scenario).expect("a run");
            let again = crate::packed::unpack(&crate::packed::pack(&runs[0])).expect("packed");
            for thread in 0..again.trace.lanes.len() {
                for part in 0..20 {
                    let at = again.trace.end_ns / 20 * part;
                    let row = RowOf::Thread(thread);
                    assert_eq!(
                        of_row(&again, row, at),
                        of_row(&runs[0], row, at),
                        "{}",
                        scenario.id
                    );
                }
            }
        }
    }
}
