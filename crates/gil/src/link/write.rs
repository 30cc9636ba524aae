//! Writes links, always in the newest form.
//!
//! It owns how each part is spelt. It must not know how links are read.

use super::{Beside, Link, Program};
use crate::workload::{IoKind, Model, Segment, StartMethod, ThreadSpec};

pub(super) fn write(link: &Link) -> String {
    let mut text = String::from("v1:");
    match &link.program {
        Program::Scenario(id) => {
            text.push_str("s=");
            name(&mut text, id);
        }
        Program::Workload(workload) => {
            text.push_str("i=");
            number(&mut text, workload.switch_interval_us.into());
            text.push_str(";c=");
            number(&mut text, workload.cores.into());
            if let Some(window) = workload.window_ns {
                text.push_str(";w=");
                microseconds(&mut text, window);
            }
            text.push_str(";m=");
            model(&mut text, workload.model);
            for lock in &workload.locks {
                text.push_str(";k=");
                name(&mut text, lock);
            }
            for signal in &workload.signals {
                text.push_str(";n=");
                microseconds(&mut text, signal.at_ns);
                text.push(',');
                microseconds(&mut text, signal.handler_ns);
            }
            for spec in &workload.threads {
                text.push_str(";t=");
                thread(&mut text, spec);
            }
        }
    }
    match link.beside {
        Beside::Usual => {}
        Beside::Nothing => text.push_str(";b=n"),
        Beside::Model(beside) => {
            text.push_str(";b=");
            model(&mut text, beside);
        }
    }
    if let Some(seed) = link.seed {
        text.push_str(";r=");
        number(&mut text, seed);
    }
    if let Some(at_ns) = link.at_ns {
        text.push_str(";at=");
        microseconds(&mut text, at_ns);
    }
    if let Some((from, to)) = link.range_ns {
        text.push_str(";z=");
        microseconds(&mut text, from);
        text.push(',');
        microseconds(&mut text, to);
    }
    text
}

fn model(text: &mut String, model: Model) {
    match model {
        Model::Gil => text.push('g'),
        Model::Asyncio => text.push('a'),
        Model::FreeThreaded(settings) => {
            text.push('f');
            number(text, settings.overhead_percent.into());
            text.push(',');
            microseconds(text, settings.collect_every_ns);
            text.push(',');
            microseconds(text, settings.collection_ns);
        }
        Model::Interpreters(settings) => {
            text.push_str(if settings.own_gil { "i1," } else { "i0," });
            microseconds(text, settings.create_ns);
        }
        Model::Processes(settings) => {
            text.push_str(match settings.start {
                StartMethod::Fork => "pF,",
                StartMethod::ForkServer => "pS,",
                StartMethod::Spawn => "pN,",
            });
            number(text, settings.payload_bytes);
        }
    }
}

fn thread(text: &mut String, spec: &ThreadSpec) {
    name(text, &spec.name);
    text.push(',');
    number(text, spec.count.into());
    text.push(',');
    number(text, spec.repeat.into());
    text.push(',');
    if spec.background {
        text.push('b');
    }
    if spec.pool {
        text.push('p');
    }
    text.push(',');
    for (index, piece) in spec.segments.iter().enumerate() {
        if index > 0 {
            text.push('-');
        }
        segment(text, *piece);
    }
}

fn segment(text: &mut String, segment: Segment) {
    match segment {
        Segment::Cpu { ns } => duration(text, 'c', ns),
        Segment::Io { ns, via } => duration(text, io_letter(via), ns),
        Segment::CCall { ns, releases_gil } => {
            duration(text, if releases_gil { 'x' } else { 'h' }, ns);
        }
        Segment::Lock { lock } => place(text, 'L', lock),
        Segment::Unlock { lock } => place(text, 'U', lock),
        Segment::Start { thread } => place(text, 'S', thread),
        Segment::Join { thread } => place(text, 'J', thread),
    }
}

/// The letter of a way to block.
pub(super) fn io_letter(via: IoKind) -> char {
    match via {
        IoKind::Sleep => 'i',
        IoKind::Yield => 'y',
        IoKind::ReadyRead => 'r',
        IoKind::Ping => 'p',
        IoKind::Blocking => 'b',
    }
}

fn duration(text: &mut String, letter: char, ns: u64) {
    text.push(letter);
    microseconds(text, ns);
}

fn place(text: &mut String, letter: char, place: usize) {
    text.push(letter);
    number(text, place as u64);
}

fn number(text: &mut String, number: u64) {
    text.push_str(&number.to_string());
}

/// Nanoseconds as microseconds, with a point where they are no whole number of them.
fn microseconds(text: &mut String, ns: u64) {
    number(text, ns / 1_000);
    let rest = (ns % 1_000).to_string();
    if rest != "0" {
        text.push('.');
        for _ in rest.len()..3 {
            text.push('0');
        }
        text.push_str(rest.trim_end_matches('0'));
    }
}

/// Letters, digits and `_` as they are, every other byte as `~` and two hexadecimal digits.
fn name(text: &mut String, name: &str) {
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.' {
            text.push(char::from(byte));
        } else {
            text.push('~');
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
            }
        }
    }
}
