//! Changing a program: one change at a time, each checked, each to be undone.
//!
//! It must not know how a change is asked for or shown.

use gil::{MAX_CORES, MAX_SEGMENTS, Model, Segment, Signal, ThreadSpec, Workload, WorkloadError};

mod kinds;

use kinds::segment_of;
pub use kinds::{KINDS, index_of, kind_of};

use crate::number;

/// The most threads that the editor lets run, all counts added up.
pub const MOST_THREADS: usize = 32;
/// How many changes can be undone.
const MOST_UNDONE: usize = 200;

/// A program in the making.
pub struct Draft {
    workload: Workload,
    past: Vec<Workload>,
    future: Vec<Workload>,
}

/// Why a change is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// What was entered is no number of this kind.
    NotANumber(&'static str),
    /// The program would have more threads than can be shown.
    TooManyThreads,
    /// The simulator refuses the program.
    Workload(WorkloadError),
}

impl Refusal {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::NotANumber(wanted) => ["This must be ", wanted, "."].concat(),
            Self::TooManyThreads => "At most 32 threads can be shown; lower a count.".to_owned(),
            Self::Workload(error) => {
                let mut words = error.to_string();
                words.push('.');
                words
            }
        }
    }
}

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The model, by its word.
    Model(String),
    /// The switch interval, in milliseconds.
    Interval(String),
    /// How many cores.
    Cores(String),
    /// Stop everything after so many milliseconds; nothing for never.
    Window(String),
    /// The names of the program's locks, with commas between.
    Locks(String),
    /// When signals come, in milliseconds, with commas between; each may say after a `/` how long its handler takes.
    Signals(String),
    /// One more thread.
    AddThread,
    /// Away with a thread.
    RemoveThread(usize),
    /// A thread changes places with the one after it.
    SwapThread(usize),
    /// A thread's name.
    Name(usize, String),
    /// How many threads do the same.
    Count(usize, String),
    /// How often.
    Repeat(usize, String),
    /// Whether it runs until the others are done.
    Background(usize, bool),
    /// Whether the threads share the passes as a pool.
    Pool(usize, bool),
    /// One more segment.
    AddSegment(usize),
    /// Away with a segment.
    RemoveSegment(usize, usize),
    /// A segment changes places with the one after it.
    SwapSegment(usize, usize),
    /// What a segment is, by a word of [`KINDS`].
    Kind(usize, usize, String),
    /// How long a segment takes in milliseconds, or which lock or thread it is about, counted from 0.
    Value(usize, usize, String),
}

/// Milliseconds as they are entered.
#[must_use]
pub fn ms(ns: u64) -> String {
    number::decimal(ns, gil::MILLISECOND, 1)
}

/// Milliseconds with at most six digits after the point, as nanoseconds.
fn parse_ms(text: &str) -> Result<u64, Refusal> {
    let refusal = Refusal::NotANumber("a number of milliseconds, such as 2.5");
    let text = text.trim();
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let fits =
        whole.len() <= 9 && fraction.len() <= 6 && !(whole.is_empty() && fraction.is_empty());
    if !fits || !digits(whole) || !digits(fraction) {
        return Err(refusal);
    }
    let ms: u64 = if whole.is_empty() {
        0
    } else {
        whole.parse().map_err(|_| refusal)?
    };
    let rest = fraction.bytes().chain(std::iter::repeat(b'0')).take(6);
    let rest = rest.fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    Ok(ms * gil::MILLISECOND + rest)
}

fn parse_whole(text: &str) -> Result<u32, Refusal> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = if is_number { text.parse().ok() } else { None };
    number.ok_or(Refusal::NotANumber("a whole number from 1"))
}

impl Draft {
    /// Begins with a program.
    #[must_use]
    pub fn of(workload: Workload) -> Self {
        Self {
            workload,
            past: Vec::new(),
            future: Vec::new(),
        }
    }

    /// The program as it is.
    #[must_use]
    pub fn workload(&self) -> &Workload {
        &self.workload
    }

    /// Whether there is anything to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is anything to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future
                .push(std::mem::replace(&mut self.workload, before));
        }
    }

    /// Does the change that was taken back again.
    pub fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.workload, after));
        }
    }

    /// Takes another program in its place, as one change.
    ///
    /// # Errors
    /// What is wrong with it, and then nothing is changed.
    pub fn replace(&mut self, workload: Workload) -> Result<(), Refusal> {
        workload.validate().map_err(Refusal::Workload)?;
        if workload.thread_count() > MOST_THREADS {
            return Err(Refusal::TooManyThreads);
        }
        if workload != self.workload {
            self.past
                .push(std::mem::replace(&mut self.workload, workload));
            self.future.clear();
            if self.past.len() > MOST_UNDONE {
                self.past.remove(0);
            }
        }
        Ok(())
    }

    /// Makes a change.
    ///
    /// # Errors
    /// Why it is refused, and then nothing is changed.
    pub fn change(&mut self, change: Change) -> Result<(), Refusal> {
        let mut next = self.workload.clone();
        apply(&mut next, change)?;
        self.replace(next)
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "one arm for each change, most of one line"
)]
fn apply(workload: &mut Workload, change: Change) -> Result<(), Refusal> {
    match change {
        Change::Model(word) => {
            let model = Model::ALL.into_iter().find(|model| model.word() == word);
            workload.model = model.unwrap_or(workload.model);
        }
        Change::Interval(text) => {
            let us = parse_ms(&text)? / gil::MICROSECOND;
            workload.switch_interval_us = u32::try_from(us).unwrap_or(u32::MAX);
        }
        Change::Cores(text) => workload.cores = parse_whole(&text)?.min(MAX_CORES + 1),
        Change::Window(text) => {
            let text = text.trim();
            workload.window_ns = if text.is_empty() {
                None
            } else {
                Some(parse_ms(text)?)
            };
        }
        Change::Locks(text) => {
            let names = text
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty());
            workload.locks = names.map(str::to_owned).collect();
        }
        Change::Signals(text) => workload.signals = parse_signals(&text)?,
        Change::AddThread => workload.threads.push(ThreadSpec {
            name: new_name(workload),
            segments: vec![Segment::Cpu {
                ns: 10 * gil::MILLISECOND,
            }],
            ..ThreadSpec::default()
        }),
        Change::RemoveThread(thread) if thread < workload.threads.len() => {
            workload.threads.remove(thread);
            renumber(workload, &|index| match index.cmp(&thread) {
                std::cmp::Ordering::Less => Some(index),
                std::cmp::Ordering::Equal => None,
                std::cmp::Ordering::Greater => Some(index - 1),
            });
        }
        Change::SwapThread(thread) if thread + 1 < workload.threads.len() => {
            workload.threads.swap(thread, thread + 1);
            renumber(workload, &|index| {
                Some(if index == thread {
                    thread + 1
                } else if index == thread + 1 {
                    thread
                } else {
                    index
                })
            });
        }
        Change::Name(thread, name) => with(workload, thread, |spec| {
            name.trim().clone_into(&mut spec.name);
            Ok(())
        })?,
        Change::Count(thread, text) => with(workload, thread, |spec| {
            spec.count = parse_whole(&text)?;
            Ok(())
        })?,
        Change::Repeat(thread, text) => with(workload, thread, |spec| {
            spec.repeat = parse_whole(&text)?;
            Ok(())
        })?,
        Change::Background(thread, value) => with(workload, thread, |spec| {
            spec.background = value;
            Ok(())
        })?,
        Change::Pool(thread, value) => with(workload, thread, |spec| {
            spec.pool = value;
            Ok(())
        })?,
        Change::AddSegment(thread) => with(workload, thread, |spec| {
            if spec.segments.len() < MAX_SEGMENTS {
                spec.segments.push(Segment::Cpu {
                    ns: 5 * gil::MILLISECOND,
                });
            }
            Ok(())
        })?,
        Change::RemoveSegment(thread, segment) => with(workload, thread, |spec| {
            if segment < spec.segments.len() {
                spec.segments.remove(segment);
            }
            Ok(())
        })?,
        Change::SwapSegment(thread, segment) => with(workload, thread, |spec| {
            if segment + 1 < spec.segments.len() {
                spec.segments.swap(segment, segment + 1);
            }
            Ok(())
        })?,
        Change::Kind(thread, segment, kind) => with(workload, thread, |spec| {
            if let Some(old) = spec.segments.get_mut(segment) {
                let ns = if old.ns() == 0 {
                    gil::MILLISECOND
                } else {
                    old.ns()
                };
                *old = segment_of(&kind, ns, index_of(old).unwrap_or(0)).unwrap_or(*old);
            }
            Ok(())
        })?,
        Change::Value(thread, segment, text) => with(workload, thread, |spec| {
            let Some(old) = spec.segments.get_mut(segment) else {
                return Ok(());
            };
            let kind = kind_of(old);
            let new = match index_of(old) {
                Some(_) => {
                    let index = text
                        .parse()
                        .map_err(|_| Refusal::NotANumber("one of the list"))?;
                    segment_of(kind, 0, index)
                }
                None => segment_of(kind, parse_ms(&text)?, 0),
            };
            *old = new.unwrap_or(*old);
            Ok(())
        })?,
        Change::RemoveThread(_) | Change::SwapThread(_) => {}
    }
    Ok(())
}

fn with(
    workload: &mut Workload,
    thread: usize,
    change: impl FnOnce(&mut ThreadSpec) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    // What is not there any longer cannot be changed, and needs no words.
    workload.threads.get_mut(thread).map_or(Ok(()), change)
}

/// Keeps the segments that start or wait for threads true after threads were moved; those of one that is gone go too.
fn renumber(workload: &mut Workload, place: &dyn Fn(usize) -> Option<usize>) {
    for spec in &mut workload.threads {
        spec.segments.retain_mut(|segment| match segment {
            Segment::Start { thread } | Segment::Join { thread } => {
                place(*thread).map(|moved| *thread = moved).is_some()
            }
            _ => true,
        });
    }
}

/// A name that no thread has yet.
fn new_name(workload: &Workload) -> String {
    let mut number = workload.threads.len() as u64 + 1;
    loop {
        let name = "thread ".to_owned() + &number::whole(number);
        if workload.threads.iter().all(|spec| spec.name != name) {
            return name;
        }
        number += 1;
    }
}

fn parse_signals(text: &str) -> Result<Vec<Signal>, Refusal> {
    let parts = text
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (at, handler) = part.split_once('/').unwrap_or((part, "0.1"));
            Ok(Signal {
                at_ns: parse_ms(at)?,
                handler_ns: parse_ms(handler)?,
            })
        })
        .collect()
}

/// Signals as they are entered.
#[must_use]
pub fn signals_text(signals: &[Signal]) -> String {
    let parts = signals
        .iter()
        .map(|signal| ms(signal.at_ns) + "/" + &ms(signal.handler_ns));
    parts.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests;
