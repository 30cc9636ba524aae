//! Reads links of every version.
//!
//! It owns the checks of a link's form; the limits of a workload are the workload's own. It must not know how links
//! are written.

use thiserror::Error;

use super::write::io_letter;
use super::{Beside, Link, MAX_LINK, Program};
use crate::workload::{
    FreeThreading, Interpreters, IoKind, MAX_DURATION_NS, Model, Processes, Segment, Signal,
    StartMethod, ThreadSpec, Workload, WorkloadError,
};

/// What is wrong with a link.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the link is damaged at place {at}: {problem}")]
pub struct LinkError {
    /// The byte at which it is, counted from 0.
    pub at: usize,
    /// What it is.
    pub problem: LinkProblem,
}

/// What can be wrong with a link.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum LinkProblem {
    /// Longer than [`MAX_LINK`].
    #[error("it is longer than any link from here")]
    TooLong,
    /// No version, or one that this release does not know.
    #[error("it does not begin with `v1:`; perhaps a newer version of this page wrote it")]
    Version,
    /// A field that the version does not have.
    #[error("there is no such field")]
    Field,
    /// A field that may be there once is there twice.
    #[error("this field is there twice")]
    Twice,
    /// A field, or a part of one, is missing.
    #[error("something is missing here")]
    Missing,
    /// There is more than belongs there.
    #[error("there is more here than belongs here")]
    More,
    /// A number is expected.
    #[error("a number is expected here, and not too large a one")]
    Number,
    /// A letter that stands for nothing.
    #[error("this letter stands for nothing here")]
    Letter,
    /// A name is not well-formed.
    #[error("this is no name")]
    Name,
    /// Neither a scenario nor a thread, or both.
    #[error("it holds neither a scenario nor a program, or both")]
    Program,
    /// The form is right, but the workload breaks a limit.
    #[error(transparent)]
    Workload(#[from] WorkloadError),
}

type Result<T> = std::result::Result<T, LinkError>;

/// A piece of the text with its place.
#[derive(Clone, Copy)]
struct Piece<'text> {
    text: &'text str,
    at: usize,
}

impl Piece<'_> {
    fn fail<T>(self, problem: LinkProblem) -> Result<T> {
        Err(LinkError {
            at: self.at,
            problem,
        })
    }

    /// What stands before the first `mark`, and what behind it, if there is one.
    fn cut(self, mark: char) -> (Self, Option<Self>) {
        match self.text.split_once(mark) {
            Some((before, behind)) => {
                let at = self.at + before.len() + mark.len_utf8();
                let before = Self {
                    text: before,
                    at: self.at,
                };
                (before, Some(Self { text: behind, at }))
            }
            None => (self, None),
        }
    }

    /// All pieces between marks.
    fn parts(self, mark: char) -> impl Iterator<Item = Self> {
        let mut rest = Some(self);
        std::iter::from_fn(move || {
            let (first, behind) = rest?.cut(mark);
            rest = behind;
            Some(first)
        })
    }

    /// Exactly so many parts.
    fn exactly<const COUNT: usize>(self, mark: char) -> Result<[Self; COUNT]> {
        let mut parts = self.parts(mark);
        let mut found = [self; COUNT];
        for slot in &mut found {
            match parts.next() {
                Some(part) => *slot = part,
                None => return self.fail(LinkProblem::Missing),
            }
        }
        match parts.next() {
            Some(more) => more.fail(LinkProblem::More),
            None => Ok(found),
        }
    }

    /// The first letter, and what stands behind it.
    fn letter(self) -> Result<(char, Self)> {
        match self.text.chars().next() {
            Some(letter) => {
                let length = letter.len_utf8();
                let rest = Self {
                    text: &self.text[length..],
                    at: self.at + length,
                };
                Ok((letter, rest))
            }
            None => self.fail(LinkProblem::Missing),
        }
    }

    fn number(self, most: u64) -> Result<u64> {
        let is_number = !self.text.is_empty() && self.text.bytes().all(|it| it.is_ascii_digit());
        match self.text.parse::<u64>() {
            Ok(number) if is_number && number <= most => Ok(number),
            _ => self.fail(LinkProblem::Number),
        }
    }

    fn small(self) -> Result<u32> {
        let number = self.number(u32::MAX.into())?;
        u32::try_from(number).or_else(|_| self.fail(LinkProblem::Number))
    }

    fn place(self) -> Result<usize> {
        self.small().map(|place| place as usize)
    }

    /// Microseconds with up to three digits behind the point, as nanoseconds.
    fn duration(self) -> Result<u64> {
        let (whole, behind) = self.cut('.');
        let mut ns = whole.number(MAX_DURATION_NS)? * 1_000;
        if let Some(behind) = behind {
            let digits = behind.text.len();
            if !(1..=3).contains(&digits) {
                return behind.fail(LinkProblem::Number);
            }
            let scale = [0, 100, 10, 1][digits];
            ns += behind.number(999)? * scale;
        }
        if ns > MAX_DURATION_NS {
            return self.fail(LinkProblem::Number);
        }
        Ok(ns)
    }

    fn name(self) -> Result<String> {
        let mut bytes = Vec::new();
        let mut letters = self.text.bytes();
        while let Some(byte) = letters.next() {
            let value = match byte {
                b'~' => {
                    let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                    match (digit(letters.next()), digit(letters.next())) {
                        (Some(high), Some(low)) => u8::try_from(high * 16 + low).ok(),
                        _ => None,
                    }
                }
                b'_' | b'.' => Some(byte),
                _ => byte.is_ascii_alphanumeric().then_some(byte),
            };
            match value {
                Some(value) => bytes.push(value),
                None => return self.fail(LinkProblem::Name),
            }
        }
        String::from_utf8(bytes).or_else(|_| self.fail(LinkProblem::Name))
    }
}

/// Reads a link.
pub(super) fn read(text: &str) -> Result<Link> {
    let text = text.strip_prefix('#').unwrap_or(text);
    let whole = Piece { text, at: 0 };
    if text.len() > MAX_LINK {
        return whole.fail(LinkProblem::TooLong);
    }
    match whole.cut(':') {
        (Piece { text: "v1", .. }, Some(rest)) => read_v1(whole, rest),
        _ => whole.fail(LinkProblem::Version),
    }
}

#[derive(Default)]
struct Found {
    scenario: Option<String>,
    workload: Workload,
    beside: Beside,
    seed: Option<u64>,
    at_ns: Option<u64>,
    range_ns: Option<(u64, u64)>,
    /// The fields that may be there once and were.
    once: Vec<&'static str>,
}

fn read_v1(whole: Piece<'_>, rest: Piece<'_>) -> Result<Link> {
    let mut found = Found::default();
    for field in rest.parts(';') {
        let (key, Some(value)) = field.cut('=') else {
            return field.fail(LinkProblem::Missing);
        };
        found.take(key, value)?;
    }
    let has_settings = found
        .once
        .iter()
        .any(|key| ["i", "c", "w", "m"].contains(key))
        || !found.workload.locks.is_empty()
        || !found.workload.signals.is_empty()
        || !found.workload.threads.is_empty();
    let program = match found.scenario {
        Some(id) if !has_settings => Program::Scenario(id),
        None if has_settings => {
            if let Err(error) = found.workload.validate() {
                return whole.fail(error.into());
            }
            Program::Workload(found.workload)
        }
        _ => return whole.fail(LinkProblem::Program),
    };
    Ok(Link {
        program,
        beside: found.beside,
        seed: found.seed,
        at_ns: found.at_ns,
        range_ns: found.range_ns,
    })
}

impl Found {
    fn take(&mut self, key: Piece<'_>, value: Piece<'_>) -> Result<()> {
        const ONCE: [&str; 9] = ["s", "i", "c", "w", "m", "b", "r", "at", "z"];
        if let Some(once) = ONCE.into_iter().find(|once| *once == key.text) {
            if self.once.contains(&once) {
                return key.fail(LinkProblem::Twice);
            }
            self.once.push(once);
        }
        match key.text {
            "s" => self.scenario = Some(value.name()?),
            "i" => self.workload.switch_interval_us = value.small()?,
            "c" => self.workload.cores = value.small()?,
            "w" => self.workload.window_ns = Some(value.duration()?),
            "m" => self.workload.model = model(value)?,
            "b" if value.text == "n" => self.beside = Beside::Nothing,
            "b" => self.beside = Beside::Model(model(value)?),
            "r" => self.seed = Some(value.number(u64::MAX)?),
            "at" => self.at_ns = Some(value.duration()?),
            "z" => {
                let [from, to] = value.exactly(',')?;
                self.range_ns = Some((from.duration()?, to.duration()?));
            }
            "k" => self.workload.locks.push(value.name()?),
            "n" => {
                let [at, handler] = value.exactly(',')?;
                self.workload.signals.push(Signal {
                    at_ns: at.duration()?,
                    handler_ns: handler.duration()?,
                });
            }
            "t" => self.workload.threads.push(thread(value)?),
            _ => return key.fail(LinkProblem::Field),
        }
        Ok(())
    }
}

fn model(text: Piece<'_>) -> Result<Model> {
    let (letter, rest) = text.letter()?;
    Ok(match letter {
        'g' | 'a' if !rest.text.is_empty() => return rest.fail(LinkProblem::More),
        'g' => Model::Gil,
        'a' => Model::Asyncio,
        'f' => {
            let [percent, every, long] = rest.exactly(',')?;
            Model::FreeThreaded(FreeThreading {
                overhead_percent: percent.small()?,
                collect_every_ns: every.duration()?,
                collection_ns: long.duration()?,
            })
        }
        'i' => {
            let [own, create] = rest.exactly(',')?;
            Model::Interpreters(Interpreters {
                own_gil: own.number(1)? == 1,
                create_ns: create.duration()?,
            })
        }
        'p' => {
            let [start, payload] = rest.exactly(',')?;
            Model::Processes(Processes {
                start: match start.text {
                    "F" => StartMethod::Fork,
                    "S" => StartMethod::ForkServer,
                    "N" => StartMethod::Spawn,
                    _ => return start.fail(LinkProblem::Letter),
                },
                payload_bytes: payload.number(u64::MAX)?,
            })
        }
        _ => return text.fail(LinkProblem::Letter),
    })
}

fn thread(text: Piece<'_>) -> Result<ThreadSpec> {
    let [name, count, repeat, flags, segments] = text.exactly(',')?;
    let mut spec = ThreadSpec {
        name: name.name()?,
        count: count.small()?,
        repeat: repeat.small()?,
        ..ThreadSpec::default()
    };
    for flag in flags.text.chars() {
        match flag {
            'b' if !spec.background => spec.background = true,
            'p' if !spec.pool => spec.pool = true,
            _ => return flags.fail(LinkProblem::Letter),
        }
    }
    if !segments.text.is_empty() {
        for piece in segments.parts('-') {
            spec.segments.push(segment(piece)?);
        }
    }
    Ok(spec)
}

fn segment(text: Piece<'_>) -> Result<Segment> {
    let (letter, rest) = text.letter()?;
    if let Some(via) = IoKind::ALL
        .into_iter()
        .find(|via| io_letter(*via) == letter)
    {
        let ns = rest.duration()?;
        return Ok(Segment::Io { ns, via });
    }
    Ok(match letter {
        'c' => Segment::Cpu {
            ns: rest.duration()?,
        },
        'h' | 'x' => Segment::CCall {
            ns: rest.duration()?,
            releases_gil: letter == 'x',
        },
        'L' => Segment::Lock {
            lock: rest.place()?,
        },
        'U' => Segment::Unlock {
            lock: rest.place()?,
        },
        'S' => Segment::Start {
            thread: rest.place()?,
        },
        'J' => Segment::Join {
            thread: rest.place()?,
        },
        _ => return text.fail(LinkProblem::Letter),
    })
}
