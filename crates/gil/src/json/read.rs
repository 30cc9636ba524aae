//! Reads a workload file.
//!
//! It owns which fields there are and what may stand in them, and says where in the file something is wrong. The limits
//! of a workload are the workload's own.

use serde_json::{Map, Value};
use thiserror::Error;

use crate::workload::{IoKind, MAX_DURATION_NS, Segment, ThreadSpec, Workload, WorkloadError};

/// What is wrong with a workload file. Paths read like `threads[1].segments[0].cpu_ms`.
#[derive(Debug, Error)]
pub enum WorkloadFileError {
    /// Not JSON at all.
    #[error("not valid JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A value of another type than wanted.
    #[error("{path}: expected {expected}, found {found}")]
    Type {
        /// Where.
        path: String,
        /// What should stand there.
        expected: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// A field that must be there is not.
    #[error("{path}: missing")]
    Missing {
        /// Which.
        path: String,
    },
    /// A field that the format does not know.
    #[error("{path}: unknown field; known here: {known}")]
    UnknownField {
        /// Which.
        path: String,
        /// The fields that may stand there.
        known: String,
    },
    /// A number outside its range.
    #[error("{path}: must be {allowed}, found {found}")]
    Range {
        /// Where.
        path: String,
        /// What may stand there.
        allowed: &'static str,
        /// What stands there.
        found: String,
    },
    /// A word that the format does not know.
    #[error("{path}: unknown word `{found}`; known here: {known}")]
    UnknownWord {
        /// Where.
        path: String,
        /// What stands there.
        found: String,
        /// What may stand there.
        known: &'static str,
    },
    /// A segment with none, or more than one, of `cpu_ms`, `io_ms` and `c_call_ms`.
    #[error("{path}: a segment has exactly one of cpu_ms, io_ms and c_call_ms")]
    SegmentKind {
        /// Which.
        path: String,
    },
    /// The fields are right, but the workload breaks a limit.
    #[error(transparent)]
    Workload(#[from] WorkloadError),
}

/// Reads a workload from the text of its file.
///
/// # Errors
/// The first thing that is wrong, with its place in the file.
pub fn parse_workload(text: &str) -> Result<Workload, WorkloadFileError> {
    workload_from_value(&serde_json::from_str(text)?)
}

/// Reads a workload from a JSON value.
///
/// # Errors
/// The first thing that is wrong, with its place below the value.
pub fn workload_from_value(value: &Value) -> Result<Workload, WorkloadFileError> {
    let object = Object::new(
        value,
        String::new(),
        &["switch_interval_ms", "cores", "window_ms", "threads"],
    )?;
    let mut threads = Vec::new();
    let (path, list) = object.list("threads")?;
    for (index, thread) in list.iter().enumerate() {
        threads.push(read_thread(thread, format!("{path}[{index}]"))?);
    }
    let interval_ns = object.milliseconds("switch_interval_ms")?;
    let workload = Workload {
        switch_interval_us: u32::try_from(interval_ns / 1_000)
            .map_err(|_| WorkloadError::SwitchInterval)?,
        cores: object.count("cores", None)?,
        window_ns: match object.fields.get("window_ms") {
            None | Some(Value::Null) => None,
            Some(_) => Some(object.milliseconds("window_ms")?),
        },
        threads,
        ..Workload::default()
    };
    workload.validate()?;
    Ok(workload)
}

fn read_thread(value: &Value, path: String) -> Result<ThreadSpec, WorkloadFileError> {
    let object = Object::new(
        value,
        path,
        &["name", "count", "repeat", "background", "segments"],
    )?;
    let (path, list) = object.list("segments")?;
    let mut segments = Vec::new();
    for (index, segment) in list.iter().enumerate() {
        segments.push(read_segment(segment, format!("{path}[{index}]"))?);
    }
    Ok(ThreadSpec {
        name: object.text("name")?.to_owned(),
        count: object.count("count", Some(1))?,
        repeat: object.count("repeat", Some(1))?,
        background: object.flag("background", false)?,
        segments,
        ..ThreadSpec::default()
    })
}

fn read_segment(value: &Value, path: String) -> Result<Segment, WorkloadFileError> {
    const KINDS: [&str; 3] = ["cpu_ms", "io_ms", "c_call_ms"];
    let all = Object::new(
        value,
        path,
        &["cpu_ms", "io_ms", "c_call_ms", "via", "releases_gil"],
    )?;
    let mut kinds = KINDS.iter().filter(|kind| all.fields.contains_key(**kind));
    let (Some(kind), None) = (kinds.next(), kinds.next()) else {
        return Err(WorkloadFileError::SegmentKind { path: all.path });
    };
    let allowed: &[&str] = match *kind {
        "cpu_ms" => &["cpu_ms"],
        "io_ms" => &["io_ms", "via"],
        _ => &["c_call_ms", "releases_gil", "via"],
    };
    let object = Object::new(value, all.path, allowed)?;
    let ns = object.milliseconds(kind)?;
    Ok(match *kind {
        "cpu_ms" => Segment::Cpu { ns },
        "io_ms" => Segment::Io {
            ns,
            via: match object.optional_text("via")? {
                None | Some("sleep") => IoKind::Sleep,
                Some("yield") => IoKind::Yield,
                Some("ready_read") => IoKind::ReadyRead,
                Some("ping") => IoKind::Ping,
                Some(found) => {
                    return Err(WorkloadFileError::UnknownWord {
                        path: object.at("via"),
                        found: found.to_owned(),
                        known: "sleep, yield, ready_read, ping",
                    });
                }
            },
        },
        _ => {
            // Which C function it was makes no difference to the lock; the word must only be a word.
            object.optional_text("via")?;
            Segment::CCall {
                ns,
                releases_gil: object.flag_required("releases_gil")?,
            }
        }
    })
}

/// A JSON object with its place in the file.
struct Object<'value> {
    fields: &'value Map<String, Value>,
    path: String,
}

impl<'value> Object<'value> {
    fn new(value: &'value Value, path: String, known: &[&str]) -> Result<Self, WorkloadFileError> {
        let Value::Object(fields) = value else {
            return Err(wrong_type(
                if path.is_empty() {
                    "the file".to_owned()
                } else {
                    path
                },
                "an object",
                value,
            ));
        };
        let object = Self { fields, path };
        match fields.keys().find(|key| !known.contains(&key.as_str())) {
            Some(unknown) => Err(WorkloadFileError::UnknownField {
                path: object.at(unknown),
                known: known.join(", "),
            }),
            None => Ok(object),
        }
    }

    fn at(&self, field: &str) -> String {
        if self.path.is_empty() {
            field.to_owned()
        } else {
            format!("{}.{field}", self.path)
        }
    }

    fn get(&self, field: &str) -> Result<&'value Value, WorkloadFileError> {
        self.fields
            .get(field)
            .ok_or_else(|| WorkloadFileError::Missing {
                path: self.at(field),
            })
    }

    fn list(&self, field: &str) -> Result<(String, &'value [Value]), WorkloadFileError> {
        match self.get(field)? {
            Value::Array(list) => Ok((self.at(field), list)),
            other => Err(wrong_type(self.at(field), "a list", other)),
        }
    }

    fn text(&self, field: &str) -> Result<&'value str, WorkloadFileError> {
        match self.get(field)? {
            Value::String(text) => Ok(text),
            other => Err(wrong_type(self.at(field), "a text", other)),
        }
    }

    fn optional_text(&self, field: &str) -> Result<Option<&'value str>, WorkloadFileError> {
        if self.fields.contains_key(field) {
            self.text(field).map(Some)
        } else {
            Ok(None)
        }
    }

    fn flag(&self, field: &str, absent: bool) -> Result<bool, WorkloadFileError> {
        if self.fields.contains_key(field) {
            self.flag_required(field)
        } else {
            Ok(absent)
        }
    }

    fn flag_required(&self, field: &str) -> Result<bool, WorkloadFileError> {
        match self.get(field)? {
            Value::Bool(flag) => Ok(*flag),
            other => Err(wrong_type(self.at(field), "true or false", other)),
        }
    }

    /// A whole number that fits a count. Zero is left to the workload's own checks.
    fn count(&self, field: &str, absent: Option<u32>) -> Result<u32, WorkloadFileError> {
        let value = match (self.fields.get(field), absent) {
            (None, Some(absent)) => return Ok(absent),
            _ => self.get(field)?,
        };
        let Value::Number(number) = value else {
            return Err(wrong_type(self.at(field), "a whole number", value));
        };
        number
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
            .ok_or_else(|| WorkloadFileError::Range {
                path: self.at(field),
                allowed: "a whole number of at least 1",
                found: number.to_string(),
            })
    }

    /// Milliseconds, as nanoseconds.
    fn milliseconds(&self, field: &str) -> Result<u64, WorkloadFileError> {
        let value = self.get(field)?;
        let Value::Number(number) = value else {
            return Err(wrong_type(
                self.at(field),
                "a number of milliseconds",
                value,
            ));
        };
        number
            .as_f64()
            .map(|milliseconds| milliseconds * 1e6)
            .and_then(nanoseconds)
            .ok_or_else(|| WorkloadFileError::Range {
                path: self.at(field),
                allowed: "from 0 to 600000 milliseconds",
                found: number.to_string(),
            })
    }
}

/// The nearest whole nanosecond, if it lies within the limits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "the range is checked, and ten minutes in nanoseconds keep full precision"
)]
fn nanoseconds(ns: f64) -> Option<u64> {
    (ns >= 0.0 && ns <= MAX_DURATION_NS as f64).then(|| ns.round() as u64)
}

fn wrong_type(path: String, expected: &'static str, value: &Value) -> WorkloadFileError {
    WorkloadFileError::Type {
        path,
        expected,
        found: match value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        },
    }
}
