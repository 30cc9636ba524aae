//! Traces of real interpreters, from the files of a recorder.
//!
//! It owns which recordings there are and the words for what is wrong with one. It must not know who recorded it, or how
//! a trace is shown. Two kinds are read: `gil_event_trace`, every step of the lock's protocol as `[t_us, thread, event]`,
//! and `gil_holding_timeline`, who held the lock from when to when.

mod events;
mod timeline;

use thiserror::Error;

use crate::json::value::{Value, parse};
use crate::json::{Object, WorkloadFileError, nanoseconds};
use crate::trace::{Origin, Trace};

/// The most threads of a recording.
pub const MAX_RECORDED_THREADS: usize = 256;
/// The most events or slices of a recording.
pub const MAX_RECORDED_ROWS: usize = 100_000;

/// A recording that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// What was recorded.
    pub trace: Trace,
    /// What the reader should know about it.
    pub notices: Vec<Notice>,
}

/// Something about a recording that is no mistake, but worth a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// For longer than an interval nobody was recorded to hold the lock: a thread that was not watched may have.
    Gap {
        /// From when, in nanoseconds.
        from_ns: u64,
        /// Until when.
        to_ns: u64,
    },
}

/// Why a file is no recording that can be shown.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RecordingError {
    /// A field is missing, of the wrong type, or out of its range.
    #[error(transparent)]
    File(#[from] WorkloadFileError),
    /// The file is of another kind.
    #[error(
        "kind: `{found}` is no recording of the lock; gil_event_trace and gil_holding_timeline are"
    )]
    Kind {
        /// What it says.
        found: String,
    },
    /// Too many threads or rows.
    #[error("{path}: more than {most}, which is more than can be shown")]
    TooMany {
        /// Where.
        path: &'static str,
        /// How many may be there.
        most: usize,
    },
    /// Nothing was recorded.
    #[error("{path}: nothing was recorded")]
    Empty {
        /// Where.
        path: &'static str,
    },
    /// A row that cannot follow those before it.
    #[error("{path}[{row}]: {problem}")]
    Row {
        /// Where.
        path: &'static str,
        /// Which, counted from 0.
        row: usize,
        /// What is wrong with it.
        problem: RowProblem,
    },
}

/// What can be wrong with a row.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RowProblem {
    /// Not of the form that rows have.
    #[error("has not the form of a row")]
    Form,
    /// A time that is negative, no number, or beyond ten minutes.
    #[error("its time must lie between 0 and ten minutes, in microseconds")]
    Time,
    /// Earlier than the row before it.
    #[error("is earlier than the row before it")]
    Order,
    /// Ends before it starts.
    #[error("ends before it starts")]
    Backwards,
    /// Begins before the slice before it ends.
    #[error("overlaps the one before it, but only one thread holds the lock at a time")]
    Overlap,
    /// A thread that the file does not list.
    #[error("there is no such thread")]
    Thread,
    /// An event that the format does not have.
    #[error("there is no event `{0}`")]
    Event(String),
    /// Takes the lock while another thread has it.
    #[error("takes the lock while another thread has it")]
    Taken,
    /// Lets go of a lock that it does not have.
    #[error("lets go of a lock that it does not have")]
    NotHeld,
    /// Asks for a lock that nobody has.
    #[error("asks for a lock that nobody has")]
    NobodyAsked,
}

/// Reads a recording.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn parse_recording(text: &str) -> Result<Recording, RecordingError> {
    let value = parse(text).map_err(WorkloadFileError::from)?;
    let object = Object::any(&value, String::new())?;
    let mut recording = match object.text("kind")? {
        "gil_event_trace" => events::read(&object)?,
        "gil_holding_timeline" => timeline::read(&object)?,
        other => {
            return Err(RecordingError::Kind {
                found: other.to_owned(),
            });
        }
    };
    let word = |field| -> Result<String, WorkloadFileError> {
        Ok(object.optional_text(field)?.unwrap_or("").to_owned())
    };
    recording.trace.has_lock = true;
    recording.trace.one_lock = true;
    recording.trace.origin = Origin::Recorded {
        python: word("python")?,
        platform: word("platform")?,
        method: word("method")?,
    };
    Ok(recording)
}

/// A time in microseconds, as nanoseconds.
fn time(value: Option<&Value<'_>>) -> Result<u64, RowProblem> {
    value
        .and_then(|value| nanoseconds(value, 3))
        .ok_or(RowProblem::Time)
}

/// A short name as a recorder may give it.
fn short(name: &str) -> String {
    name.chars().take(crate::workload::MAX_NAME_CHARS).collect()
}
