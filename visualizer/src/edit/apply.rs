//! What each change does to a program.
//!
//! It must not know what becomes of a program that it has changed: whether it is checked, played or undone.

use gil::{MAX_CORES, MAX_SEGMENTS, Segment, Signal, ThreadSpec, Workload};

use super::enter::{ms, parse_ms, parse_whole};
use super::kinds::segment_of;
use super::{Change, Refusal, index_of, kind_of};
use crate::number;

#[expect(
    clippy::too_many_lines,
    reason = "one arm for each change, most of one line"
)]
pub(super) fn apply(workload: &mut Workload, change: Change) -> Result<(), Refusal> {
    match change {
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
        // The rest is of the experiment and not of its program, or names what is not there.
        Change::RemoveThread(_)
        | Change::SwapThread(_)
        | Change::Model(..)
        | Change::Setting(..)
        | Change::Seed(_) => {}
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
