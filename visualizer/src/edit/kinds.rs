//! The kinds of segments, as the editor offers them.
//!
//! It must not know how one is chosen.

use gil::{IoKind, Segment};

/// The kinds of segments: the word in the editor's markup, and what it is called.
pub const KINDS: [(&str, &str); 12] = [
    ("cpu", "Python code"),
    ("sleep", "sleeps or waits for I/O"),
    ("c_keep", "C code that keeps the lock"),
    ("c_release", "C code without the lock"),
    ("ping", "asks another process"),
    ("ready_read", "reads what is there"),
    ("yield", "sleeps for 0 s"),
    ("blocking", "blocks, even in asyncio"),
    ("lock", "takes the lock"),
    ("unlock", "gives back the lock"),
    ("start", "starts the thread"),
    ("join", "waits for the thread"),
];

/// The word of a segment's kind.
#[must_use]
pub fn kind_of(segment: &Segment) -> &'static str {
    match segment {
        Segment::Cpu { .. } => "cpu",
        Segment::Io { via, .. } => match via {
            IoKind::Sleep => "sleep",
            IoKind::Yield => "yield",
            IoKind::ReadyRead => "ready_read",
            IoKind::Ping => "ping",
            IoKind::Blocking => "blocking",
        },
        Segment::CCall {
            releases_gil: true, ..
        } => "c_release",
        Segment::CCall {
            releases_gil: false,
            ..
        } => "c_keep",
        Segment::Lock { .. } => "lock",
        Segment::Unlock { .. } => "unlock",
        Segment::Start { .. } => "start",
        Segment::Join { .. } => "join",
    }
}

pub(super) fn segment_of(kind: &str, ns: u64, index: usize) -> Option<Segment> {
    let io = |via| Segment::Io { ns, via };
    Some(match kind {
        "cpu" => Segment::Cpu { ns },
        "sleep" => io(IoKind::Sleep),
        "yield" => io(IoKind::Yield),
        "ready_read" => io(IoKind::ReadyRead),
        "ping" => io(IoKind::Ping),
        "blocking" => io(IoKind::Blocking),
        "c_keep" | "c_release" => Segment::CCall {
            ns,
            releases_gil: kind == "c_release",
        },
        "lock" => Segment::Lock { lock: index },
        "unlock" => Segment::Unlock { lock: index },
        "start" => Segment::Start { thread: index },
        "join" => Segment::Join { thread: index },
        _ => return None,
    })
}

/// What a segment is about, counted from 0: a lock or a thread; nothing if it takes time.
#[must_use]
pub fn index_of(segment: &Segment) -> Option<usize> {
    match *segment {
        Segment::Lock { lock } | Segment::Unlock { lock } => Some(lock),
        Segment::Start { thread } | Segment::Join { thread } => Some(thread),
        _ => None,
    }
}
