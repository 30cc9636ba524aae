//! Reads a workload file.
//!
//! It owns which fields there are and what may stand in them, and says where in the file something is wrong. The limits
//! of a workload are the workload's own.

use thiserror::Error;

use super::object::{Object, whole, wrong_type};
use super::value::{self, JsonError, Value};
use crate::link::Beside;
use crate::workload::{
    FreeThreading, Interpreters, IoKind, MAX_DURATION_NS, Model, Processes, Segment, Signal,
    StartMethod, ThreadSpec, Workload, WorkloadError,
};

/// What is wrong with a workload file. Paths read like `threads[1].segments[0].cpu_ms`.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WorkloadFileError {
    /// Not JSON at all.
    #[error("not valid JSON: {0}")]
    Json(#[from] JsonError),
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
        known: String,
    },
    /// A segment with none, or more than one, of the fields that say what it is.
    #[error(
        "{path}: a segment has exactly one of cpu_ms, io_ms, c_call_ms, lock, unlock, start and join"
    )]
    SegmentKind {
        /// Which.
        path: String,
    },
    /// The fields are right, but the workload breaks a limit.
    #[error(transparent)]
    Workload(#[from] WorkloadError),
}

type Result<T> = std::result::Result<T, WorkloadFileError>;

/// What a workload's file holds: the workload, and what it is to be compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgramFile {
    /// What runs.
    pub workload: Workload,
    /// The field `beside`: another model, or null for none; left out, the file says nothing of it.
    pub beside: Beside,
    /// The field `seed` of what the model leaves to chance.
    pub seed: Option<u64>,
}

/// Reads a workload from the text of its file, whatever else the file says.
///
/// # Errors
/// The first thing that is wrong, with its place in the file.
pub fn parse_workload(text: &str) -> Result<Workload> {
    Ok(parse_program(text)?.workload)
}

/// Reads all that a workload's file says.
///
/// # Errors
/// The first thing that is wrong, with its place in the file.
pub fn parse_program(text: &str) -> Result<ProgramFile> {
    let value = value::parse(text)?;
    let object = Object::new(
        &value,
        String::new(),
        &[
            "switch_interval_ms",
            "cores",
            "window_ms",
            "model",
            "beside",
            "seed",
            "locks",
            "signals",
            "threads",
        ],
    )?;
    let workload = read_workload(&object)?;
    workload.validate()?;
    Ok(ProgramFile {
        workload,
        beside: match object.find("beside") {
            None => Beside::Usual,
            Some(Value::Null) => Beside::Nothing,
            Some(model) => Beside::Model(read_model(model, object.at("beside"))?),
        },
        seed: match object.find("seed") {
            None => None,
            Some(Value::Number(number)) => {
                Some(whole(number).ok_or_else(|| WorkloadFileError::Range {
                    path: object.at("seed"),
                    allowed: "a whole number from 0 to 18446744073709551615",
                    found: (*number).to_owned(),
                })?)
            }
            Some(other) => return Err(wrong_type(object.at("seed"), "a whole number", other)),
        },
    })
}

fn read_workload(object: &Object<'_, '_>) -> Result<Workload> {
    let (path, list) = object.list("threads")?;
    let mut names = Names::default();
    for thread in list {
        // Where a name is missing or of the wrong type, reading the thread tells.
        if let Ok(thread) = Object::any(thread, String::new()) {
            names.threads.push(thread.text("name").unwrap_or(""));
        }
    }
    let (locks_path, locks) = object.optional_list("locks")?;
    for (index, lock) in locks.iter().enumerate() {
        match lock {
            Value::Text(name) => names.locks.push(name.clone()),
            other => return Err(wrong_type(item(&locks_path, index), "a text", other)),
        }
    }
    names.is_closed = !locks.is_empty();
    let mut threads = Vec::new();
    for (index, thread) in list.iter().enumerate() {
        threads.push(read_thread(thread, item(&path, index), &mut names)?);
    }
    let interval_ns = object.milliseconds("switch_interval_ms")?;
    let (path, list) = object.optional_list("signals")?;
    let mut signals = Vec::new();
    for (index, signal) in list.iter().enumerate() {
        let signal = Object::new(signal, item(&path, index), &["at_ms", "handler_ms"])?;
        signals.push(Signal {
            at_ns: signal.milliseconds("at_ms")?,
            handler_ns: signal.optional_milliseconds("handler_ms", 0)?,
        });
    }
    Ok(Workload {
        model: match object.find("model") {
            None => Model::Gil,
            Some(model) => read_model(model, object.at("model"))?,
        },
        switch_interval_us: u32::try_from(interval_ns / 1_000)
            .map_err(|_| WorkloadError::SwitchInterval)?,
        cores: object.count("cores", None)?,
        window_ns: match object.find("window_ms") {
            None | Some(Value::Null) => None,
            Some(_) => Some(object.milliseconds("window_ms")?),
        },
        locks: names.locks,
        signals,
        threads,
    })
}

fn item(path: &str, index: usize) -> String {
    [path, "[", &index.to_string(), "]"].concat()
}

/// A model is its word, or an object with the word as `name` and the settings beside it.
fn read_model(value: &Value<'_>, path: String) -> Result<Model> {
    let (word, at) = if let Value::Text(word) = value {
        (word.as_str(), path.clone())
    } else {
        let object = Object::any(value, path.clone())?;
        (object.text("name")?, object.at("name"))
    };
    let known = Model::ALL.into_iter().find(|model| model.word() == word);
    let model = known.ok_or_else(|| unknown(at, word, &Model::ALL.map(Model::word)))?;
    let Value::Object(_) = value else {
        return Ok(model);
    };
    Ok(match model {
        Model::Gil | Model::Asyncio => {
            Object::new(value, path, &["name"])?;
            model
        }
        Model::FreeThreaded(usual) => {
            let known = [
                "name",
                "overhead_percent",
                "collect_every_ms",
                "collection_ms",
            ];
            let object = Object::new(value, path, &known)?;
            Model::FreeThreaded(FreeThreading {
                overhead_percent: object.count("overhead_percent", Some(usual.overhead_percent))?,
                collect_every_ns: object
                    .optional_milliseconds("collect_every_ms", usual.collect_every_ns)?,
                collection_ns: object
                    .optional_milliseconds("collection_ms", usual.collection_ns)?,
            })
        }
        Model::Interpreters(usual) => {
            let object = Object::new(value, path, &["name", "own_gil", "create_ms"])?;
            Model::Interpreters(Interpreters {
                own_gil: object.flag("own_gil", Some(usual.own_gil))?,
                create_ns: object.optional_milliseconds("create_ms", usual.create_ns)?,
            })
        }
        Model::Processes(usual) => {
            let object = Object::new(value, path, &["name", "start", "payload_bytes"])?;
            let word = object.optional_text("start")?.unwrap_or(usual.start.word());
            let start = StartMethod::ALL.into_iter().find(|it| it.word() == word);
            Model::Processes(Processes {
                start: start.ok_or_else(|| {
                    unknown(
                        object.at("start"),
                        word,
                        &StartMethod::ALL.map(StartMethod::word),
                    )
                })?,
                payload_bytes: object.count("payload_bytes", Some(0))?.into(),
            })
        }
    })
}

fn unknown(path: String, found: &str, known: &[&str]) -> WorkloadFileError {
    WorkloadFileError::UnknownWord {
        path,
        found: found.to_owned(),
        known: known.join(", "),
    }
}

/// The names that segments may use.
#[derive(Default)]
struct Names<'value> {
    threads: Vec<&'value str>,
    locks: Vec<String>,
    /// The file lists its locks, so that another one is a slip.
    is_closed: bool,
}

fn read_thread(value: &Value<'_>, path: String, names: &mut Names<'_>) -> Result<ThreadSpec> {
    let object = Object::new(
        value,
        path,
        &["name", "count", "repeat", "background", "pool", "segments"],
    )?;
    let (path, list) = object.list("segments")?;
    let mut segments = Vec::new();
    for (index, segment) in list.iter().enumerate() {
        segments.push(read_segment(segment, item(&path, index), names)?);
    }
    Ok(ThreadSpec {
        name: object.text("name")?.to_owned(),
        count: object.count("count", Some(1))?,
        repeat: object.count("repeat", Some(1))?,
        background: object.flag("background", Some(false))?,
        pool: object.flag("pool", Some(false))?,
        segments,
    })
}

fn read_segment(value: &Value<'_>, path: String, names: &mut Names<'_>) -> Result<Segment> {
    const KINDS: [&str; 7] = [
        "cpu_ms",
        "io_ms",
        "c_call_ms",
        "lock",
        "unlock",
        "start",
        "join",
    ];
    let all = Object::new(
        value,
        path,
        &[
            "cpu_ms",
            "io_ms",
            "c_call_ms",
            "lock",
            "unlock",
            "start",
            "join",
            "via",
            "releases_gil",
        ],
    )?;
    let mut kinds = KINDS.into_iter().filter(|kind| all.find(kind).is_some());
    let (Some(kind), None) = (kinds.next(), kinds.next()) else {
        return Err(WorkloadFileError::SegmentKind {
            path: all.path().to_owned(),
        });
    };
    let allowed: &[&str] = match kind {
        "io_ms" => &["io_ms", "via"],
        "c_call_ms" => &["c_call_ms", "releases_gil", "via"],
        _ => &[kind],
    };
    let object = Object::new(value, all.path().to_owned(), allowed)?;
    Ok(match kind {
        "cpu_ms" => Segment::Cpu {
            ns: object.milliseconds(kind)?,
        },
        "io_ms" => {
            let word = object.optional_text("via")?.unwrap_or("sleep");
            let via = IoKind::ALL.into_iter().find(|via| via.word() == word);
            Segment::Io {
                ns: object.milliseconds(kind)?,
                via: via.ok_or_else(|| {
                    unknown(object.at("via"), word, &IoKind::ALL.map(IoKind::word))
                })?,
            }
        }
        "c_call_ms" => {
            // Which C function it was makes no difference to the lock; the word must only be a word.
            object.optional_text("via")?;
            Segment::CCall {
                ns: object.milliseconds(kind)?,
                releases_gil: object.flag("releases_gil", None)?,
            }
        }
        "lock" => Segment::Lock {
            lock: find_lock(&object, kind, names)?,
        },
        "unlock" => Segment::Unlock {
            lock: find_lock(&object, kind, names)?,
        },
        "start" => Segment::Start {
            thread: find_thread(&object, kind, names)?,
        },
        _ => Segment::Join {
            thread: find_thread(&object, kind, names)?,
        },
    })
}

fn find_lock(object: &Object<'_, '_>, field: &str, names: &mut Names<'_>) -> Result<usize> {
    let name = object.text(field)?;
    if let Some(place) = names.locks.iter().position(|lock| lock == name) {
        return Ok(place);
    }
    if names.is_closed {
        let known: Vec<&str> = names.locks.iter().map(String::as_str).collect();
        return Err(unknown(object.at(field), name, &known));
    }
    names.locks.push(name.to_owned());
    Ok(names.locks.len() - 1)
}

/// A thread is named, or told by its place where two have the same name.
fn find_thread(object: &Object<'_, '_>, field: &str, names: &Names<'_>) -> Result<usize> {
    if let Value::Number(number) = object.get(field)? {
        let place = whole(number).and_then(|place| usize::try_from(place).ok());
        return place
            .filter(|place| *place < names.threads.len())
            .ok_or_else(|| WorkloadFileError::Range {
                path: object.at(field),
                allowed: "the place of a thread, counted from 0",
                found: (*number).to_owned(),
            });
    }
    let name = object.text(field)?;
    let place = names.threads.iter().position(|thread| *thread == name);
    place.ok_or_else(|| unknown(object.at(field), name, &names.threads))
}

// The widest number of milliseconds that is read is the longest duration that a workload may have.
const _: () = assert!(MAX_DURATION_NS == 600_000 * 1_000_000);
