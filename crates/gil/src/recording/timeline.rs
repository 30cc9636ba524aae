//! Recordings of who held the lock from when to when.
//!
//! It owns their form. Such a recording does not know why a thread lost the lock or got it, so its events say no more
//! than that. It must not know the other kind.

use super::{
    MAX_RECORDED_ROWS, MAX_RECORDED_THREADS, Notice, Recording, RecordingError, RowProblem, short,
    time,
};
use crate::json::value::Value;
use crate::json::{Object, whole};
use crate::record::Recorder;
use crate::trace::{AcquireKind, DropReason, EventKind, Lane, Outcome, State};

/// One thread held the lock.
struct Slice {
    thread: usize,
    start_ns: u64,
    end_ns: u64,
}

pub(super) fn read(object: &Object<'_, '_>) -> Result<Recording, RecordingError> {
    let interval_ns = object.milliseconds("switch_interval_ms")?;
    let (_, names) = object.list("threads")?;
    if names.len() > MAX_RECORDED_THREADS {
        return Err(RecordingError::TooMany {
            path: "threads",
            most: MAX_RECORDED_THREADS,
        });
    }
    let mut lanes = Vec::new();
    for (row, name) in names.iter().enumerate() {
        let Value::Text(name) = name else {
            return Err(RecordingError::Row {
                path: "threads",
                row,
                problem: RowProblem::Form,
            });
        };
        let lane = Lane {
            name: short(name),
            ..Lane::default()
        };
        lanes.push((lane, State::Waiting));
    }
    let slices = read_slices(object, lanes.len())?;
    Ok(record(lanes, &slices, interval_ns))
}

fn read_slices(object: &Object<'_, '_>, threads: usize) -> Result<Vec<Slice>, RecordingError> {
    const PATH: &str = "slices";
    let (_, rows) = object.list(PATH)?;
    if rows.is_empty() {
        return Err(RecordingError::Empty { path: PATH });
    }
    if rows.len() > MAX_RECORDED_ROWS {
        return Err(RecordingError::TooMany {
            path: PATH,
            most: MAX_RECORDED_ROWS,
        });
    }
    let mut slices: Vec<Slice> = Vec::new();
    for (row, value) in rows.iter().enumerate() {
        let slice = read_slice(value, threads)
            .and_then(|slice| match slices.last() {
                Some(last) if slice.start_ns < last.start_ns => Err(RowProblem::Order),
                Some(last) if slice.start_ns < last.end_ns => Err(RowProblem::Overlap),
                _ => Ok(slice),
            })
            .map_err(|problem| RecordingError::Row {
                path: PATH,
                row,
                problem,
            })?;
        slices.push(slice);
    }
    Ok(slices)
}

fn read_slice(value: &Value<'_>, threads: usize) -> Result<Slice, RowProblem> {
    let Ok(object) = Object::any(value, String::new()) else {
        return Err(RowProblem::Form);
    };
    let thread = match object.find("thread") {
        Some(Value::Number(number)) => whole(number).and_then(|place| usize::try_from(place).ok()),
        _ => return Err(RowProblem::Form),
    };
    let thread = thread
        .filter(|place| *place < threads)
        .ok_or(RowProblem::Thread)?;
    let start_ns = time(object.find("start_us"))?;
    let end_ns = time(object.find("end_us"))?;
    if end_ns < start_ns {
        return Err(RowProblem::Backwards);
    }
    Ok(Slice {
        thread,
        start_ns,
        end_ns,
    })
}

fn record(lanes: Vec<(Lane, State)>, slices: &[Slice], interval_ns: u64) -> Recording {
    let mut last_slice = vec![None; lanes.len()];
    for (place, slice) in slices.iter().enumerate() {
        last_slice[slice.thread] = Some(place);
    }
    let mut recorder = Recorder::new(lanes, 0, &[], 0);
    let mut notices = Vec::new();
    let mut wants_since = vec![0; last_slice.len()];
    let mut free_since = 0;
    for (place, slice) in slices.iter().enumerate() {
        if slice.start_ns > free_since + interval_ns {
            notices.push(Notice::Gap {
                from_ns: free_since,
                to_ns: slice.start_ns,
            });
        }
        let waited_ns = slice.start_ns - wants_since[slice.thread];
        recorder.hold_starts(slice.start_ns, slice.thread);
        recorder.event(
            slice.start_ns,
            slice.thread,
            EventKind::Acquire {
                how: AcquireKind::Unknown,
                waited_ns,
            },
        );
        recorder.state(slice.start_ns, slice.thread, State::Running);
        let is_last = last_slice[slice.thread] == Some(place);
        recorder.hold_ends(slice.end_ns);
        let reason = if is_last {
            DropReason::Finished
        } else {
            DropReason::Unknown
        };
        recorder.event(
            slice.end_ns,
            slice.thread,
            EventKind::Drop {
                reason,
                requested: false,
            },
        );
        let after = if is_last { State::Done } else { State::Waiting };
        recorder.state(slice.end_ns, slice.thread, after);
        wants_since[slice.thread] = slice.end_ns;
        free_since = slice.end_ns;
    }
    let mut trace = recorder.finish(free_since, Outcome::Window);
    trace.switch_interval_ns = interval_ns;
    Recording { trace, notices }
}
