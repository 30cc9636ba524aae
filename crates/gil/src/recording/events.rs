//! Recordings of every step of the lock's protocol.
//!
//! It owns their form, and what a thread must have done between two events. It must not know the other kind.

use super::{
    MAX_RECORDED_ROWS, MAX_RECORDED_THREADS, Recording, RecordingError, RowProblem, short, time,
};
use crate::json::Object;
use crate::json::value::Value;
use crate::record::Recorder;
use crate::trace::{AcquireKind, DropReason, EventKind, Lane, Outcome, State};

/// Whoever let go and wants the lock back sooner than this was asked to let go; else it did something in between. No
/// blocking call is over and noticed as quickly.
const RETAKES_WITHIN_NS: u64 = 300_000;

const PATH: &str = "events";

/// One row.
struct Row<'value> {
    at_ns: u64,
    thread: usize,
    word: &'value str,
}

/// What is known of a thread while the rows are gone through.
#[derive(Clone, Default)]
struct Known {
    /// Since when it wants the lock.
    wants_since: Option<u64>,
    woken: bool,
    timed_out: bool,
    /// What it does once it is out of the lock.
    outside: Option<State>,
}

pub(super) fn read(object: &Object<'_, '_>) -> Result<Recording, RecordingError> {
    let (_, values) = object.list(PATH)?;
    if values.is_empty() {
        return Err(RecordingError::Empty { path: PATH });
    }
    if values.len() > MAX_RECORDED_ROWS {
        return Err(RecordingError::TooMany {
            path: PATH,
            most: MAX_RECORDED_ROWS,
        });
    }
    let program = Program::read(object)?;
    let mut names: Vec<&str> = Vec::new();
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (row, value) in values.iter().enumerate() {
        let read = read_row(value, &mut names).and_then(|read| match rows.last() {
            Some(last) if read.at_ns < last.at_ns => Err(RowProblem::Order),
            _ => Ok(read),
        });
        rows.push(read.map_err(|problem| failed(row, problem))?);
        if names.len() > MAX_RECORDED_THREADS {
            return Err(RecordingError::TooMany {
                path: PATH,
                most: MAX_RECORDED_THREADS,
            });
        }
    }
    let order = reading_order(&names);
    for row in &mut rows {
        row.thread = order[row.thread];
    }
    let mut lanes = vec![(Lane::default(), State::Io); names.len()];
    for (place, name) in names.iter().enumerate() {
        lanes[order[place]].0.name = short(name);
    }
    for (thread, (_, state)) in lanes.iter_mut().enumerate() {
        // Who drops first without having taken had the lock at the start; who is woken first had been waiting.
        let first = rows.iter().find(|row| row.thread == thread);
        *state = match first.map(|row| row.word) {
            Some("drop") => State::Running,
            Some("wait" | "acquire") | None => State::Switching,
            Some(_) => State::Waiting,
        };
    }
    let mut trace = play(&rows, lanes, &program)?;
    trace.switch_interval_ns = program.interval_ns;
    Ok(Recording {
        trace,
        notices: Vec::new(),
    })
}

fn failed(row: usize, problem: RowProblem) -> RecordingError {
    RecordingError::Row {
        path: PATH,
        row,
        problem,
    }
}

fn read_row<'value>(
    value: &'value Value<'_>,
    names: &mut Vec<&'value str>,
) -> Result<Row<'value>, RowProblem> {
    let Value::List(cells) = value else {
        return Err(RowProblem::Form);
    };
    let [at, Value::Text(name), Value::Text(word)] = cells.as_slice() else {
        return Err(RowProblem::Form);
    };
    let thread = names
        .iter()
        .position(|other| other == name)
        .unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        });
    Ok(Row {
        at_ns: time(Some(at))?,
        thread,
        word,
    })
}

/// Where each name goes: by the number at its end, names without one last.
fn reading_order(names: &[&str]) -> Vec<usize> {
    let number = |name: &str| -> u32 {
        let digits = name.trim_start_matches(|letter: char| !letter.is_ascii_digit());
        digits.parse().unwrap_or(u32::MAX)
    };
    let mut places: Vec<usize> = (0..names.len()).collect();
    places.sort_unstable_by_key(|place| (number(names[*place]), names[*place]));
    let mut order = vec![0; names.len()];
    for (rank, place) in places.into_iter().enumerate() {
        order[place] = rank;
    }
    order
}

/// What the recorded program did, as far as the file tells.
struct Program {
    interval_ns: u64,
    /// By the beginning of a thread's name: what it does with the lock, and without.
    states: Vec<(String, State, State)>,
}

impl Program {
    fn read(object: &Object<'_, '_>) -> Result<Self, RecordingError> {
        let workload = Object::any(object.get("workload")?, "workload".to_owned())?;
        let mut states = Vec::new();
        let (path, threads) = workload.list("threads")?;
        for thread in threads {
            let thread = Object::any(thread, path.clone())?;
            let (path, segments) = thread.list("segments")?;
            let (mut inside, mut outside) = (State::Running, State::Io);
            for segment in segments {
                let segment = Object::any(segment, path.clone())?;
                if segment.find("c_call_ms").is_some() {
                    if segment.flag("releases_gil", Some(false))? {
                        outside = State::InCReleased;
                    } else {
                        inside = State::InC;
                    }
                }
            }
            states.push((thread.text("name")?.to_owned(), inside, outside));
        }
        Ok(Self {
            interval_ns: workload.milliseconds("switch_interval_ms")?,
            states,
        })
    }

    fn states_of(&self, name: &str) -> (State, State) {
        let stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let known = self.states.iter().find(|(known, _, _)| known == stem);
        known.map_or((State::Running, State::Io), |(_, inside, outside)| {
            (*inside, *outside)
        })
    }
}

fn play(
    rows: &[Row<'_>],
    lanes: Vec<(Lane, State)>,
    program: &Program,
) -> Result<crate::trace::Trace, RecordingError> {
    let states: Vec<(State, State)> = lanes
        .iter()
        .map(|(lane, _)| program.states_of(&lane.name))
        .collect();
    let mut known = vec![Known::default(); lanes.len()];
    let mut recorder = Recorder::new(lanes, 0, &[], 0);
    let is_drop = |row: &&Row<'_>| matches!(row.word, "drop" | "acquire");
    let mut holder = rows
        .iter()
        .find(is_drop)
        .filter(|row| row.word == "drop")
        .map(|row| row.thread);
    if let Some(thread) = holder {
        recorder.hold_starts(0, thread);
    }
    let mut requested = false;
    for (place, row) in rows.iter().enumerate() {
        let fail = |problem| Err(failed(place, problem));
        let (now, thread) = (row.at_ns, row.thread);
        let (inside, outside) = states[thread];
        let about = &mut known[thread];
        match row.word {
            "wait" => {
                let again = about.wants_since.is_some();
                about.wants_since.get_or_insert(now);
                recorder.event(now, thread, EventKind::Wait { again });
                recorder.state(now, thread, State::Waiting);
            }
            "drop_request" => {
                let Some(holder) = holder else {
                    return fail(RowProblem::NobodyAsked);
                };
                requested = true;
                recorder.event(now, thread, EventKind::DropRequest { holder });
            }
            "timeout_but_switched" => recorder.event(now, thread, EventKind::TimeoutSwitched),
            "timeout_free" => about.timed_out = true,
            "woken" => {
                about.woken = true;
                recorder.event(now, thread, EventKind::Woken);
                recorder.state(now, thread, State::Switching);
            }
            "woken_too_late" => {
                about.woken = false;
                recorder.event(now, thread, EventKind::TooLate);
                recorder.state(now, thread, State::Waiting);
            }
            "acquire" => {
                if holder.is_some() {
                    return fail(RowProblem::Taken);
                }
                let how = match (about.woken, about.timed_out) {
                    (true, _) => AcquireKind::Signalled,
                    (false, true) => AcquireKind::TimedOut,
                    (false, false) => AcquireKind::Free,
                };
                let waited_ns = about.wants_since.map_or(0, |since| now - since);
                *about = Known::default();
                holder = Some(thread);
                requested = false;
                recorder.hold_starts(now, thread);
                recorder.event(now, thread, EventKind::Acquire { how, waited_ns });
                recorder.state(now, thread, inside);
            }
            "drop" => {
                if holder != Some(thread) {
                    return fail(RowProblem::NotHeld);
                }
                holder = None;
                recorder.hold_ends(now);
                let reason = reason(rows, place, outside);
                recorder.event(now, thread, EventKind::Drop { reason, requested });
                let (state, later) = match reason {
                    DropReason::Finished => (State::Done, State::Done),
                    DropReason::Asked => (State::Switching, State::Switching),
                    _ if requested => (State::Switching, outside),
                    _ => (outside, outside),
                };
                about.outside = Some(later);
                if reason == DropReason::Finished {
                    recorder.event(now, thread, EventKind::End);
                }
                recorder.state(now, thread, state);
            }
            "forced_wait" => {
                recorder.event(now, thread, EventKind::ForcedWait);
                recorder.state(now, thread, State::Switching);
            }
            "forced_wait_end" => {
                recorder.event(now, thread, EventKind::ForcedWaitEnd);
                recorder.state(now, thread, about.outside.unwrap_or(State::Switching));
            }
            other => return fail(RowProblem::Event(short(other))),
        }
    }
    let end_ns = rows.last().map_or(0, |row| row.at_ns);
    Ok(recorder.finish(end_ns, Outcome::Window))
}

/// Why the thread of a `drop` let go, seen from what it does next.
fn reason(rows: &[Row<'_>], place: usize, outside: State) -> DropReason {
    let thread = rows[place].thread;
    let mut since = rows[place].at_ns;
    for row in rows[place + 1..].iter().filter(|row| row.thread == thread) {
        match row.word {
            "forced_wait" | "forced_wait_end" => since = row.at_ns,
            _ if row.at_ns - since < RETAKES_WITHIN_NS => return DropReason::Asked,
            _ if outside == State::InCReleased => return DropReason::ReleasingCall,
            _ => return DropReason::Io,
        }
    }
    DropReason::Finished
}
