//! The words for what happens beside the interpreter's lock: the program's own locks, threads that start and end,
//! signals, free threading, asyncio.
//!
//! It owns those sentences. It must not know the lock's protocol.

use crate::MILLISECOND;
use crate::trace::{DropReason, EventKind, Trace};
use crate::words::Words;

/// Tells an event that `narrate` itself does not.
#[expect(
    clippy::too_many_lines,
    reason = "a sentence for each kind of event, and nothing else"
)]
pub(super) fn narrate(words: &mut Words, trace: &Trace, event_index: usize, kind: EventKind) {
    let event = trace.events[event_index];
    let who = trace.lanes[event.thread].name.as_str();
    let name = |thread: usize| trace.lanes[thread].name.as_str();
    let lock = |lock: usize| trace.locks[lock].as_str();
    match kind {
        EventKind::Attach => words.say(&[who, " runs Python. There is no lock to wait for."]),
        EventKind::Detach { reason } => words.say(&match reason {
            DropReason::Io => [
                who,
                " begins a blocking call and steps out of the interpreter.",
            ],
            DropReason::ReleasingCall => [who, " calls C code and steps out of the interpreter."],
            DropReason::Lock => [
                who,
                " has to wait for a lock of the program, and steps out of the interpreter.",
            ],
            DropReason::Thread => [
                who,
                " waits for another thread, and steps out of the interpreter.",
            ],
            DropReason::Asked | DropReason::Finished | DropReason::Unknown => {
                [who, " steps out of the interpreter."]
            }
        }),
        EventKind::StopTheWorld => {
            words.say(&[
                who,
                " wants to collect garbage and asks all others to stand still.",
            ]);
        }
        EventKind::Stopped => words.say(&[who, " comes to a check and stands still."]),
        EventKind::WorldStopped => {
            words.say(&["All others stand still. ", who, " collects garbage."]);
        }
        EventKind::WorldResumed => words.say(&["The pause is over, and all may go on."]),
        EventKind::Launch => words.say(&["A Python for ", who, " is being started."]),
        EventKind::Launched => words.say(&["The Python of ", who, " is up."]),
        EventKind::StartThread { thread } => words.say(&[who, " starts ", name(thread), "."]),
        EventKind::JoinWait { thread } => {
            let several = trace.lanes[thread].spec.is_some()
                && trace.lanes.get(thread + 1).map(|lane| lane.spec)
                    == Some(trace.lanes[thread].spec);
            let verb = if several {
                " and the others like it have ended."
            } else {
                " has ended."
            };
            words.say(&[who, " waits until ", name(thread), verb]);
        }
        EventKind::JoinEnd { thread } => {
            words.say(&[who, " need not wait any longer for ", name(thread), "."]);
        }
        EventKind::TaskStart { task } => {
            words.say(&[who, " takes task "]);
            words.number(task.into());
            words.say(&["."]);
        }
        EventKind::TaskEnd { task } => {
            words.say(&[who, " is done with task "]);
            words.number(task.into());
            words.say(&["."]);
        }
        EventKind::Locked {
            lock: taken,
            waited_ns,
        } => {
            words.say(&[who, " takes the lock \u{201c}", lock(taken), "\u{201d}"]);
            after(words, waited_ns);
        }
        EventKind::LockWait {
            lock: wanted,
            owner,
        } => {
            words.say(&[
                who,
                " wants the lock \u{201c}",
                lock(wanted),
                "\u{201d}, but ",
            ]);
            words.say(&[
                name(owner),
                " has it. ",
                who,
                " sleeps until it is given back.",
            ]);
        }
        EventKind::Unlocked { lock: free } => {
            words.say(&[
                who,
                " gives the lock \u{201c}",
                lock(free),
                "\u{201d} back.",
            ]);
        }
        EventKind::Signal => words.say(&[
            "The process gets a signal. Only ",
            who,
            ", the main thread, may handle it, at its next check.",
        ]),
        EventKind::HandlerStart { waited_ns } => {
            words.say(&[who, " comes to a check and runs the signal's handler"]);
            after(words, waited_ns);
        }
        EventKind::HandlerEnd => {
            words.say(&["The handler is done; ", who, " goes on where it was."]);
        }
        EventKind::Ready => words.say(&[who, " can go on, when the loop comes to it."]),
        EventKind::Resume { waited_ns } => {
            words.say(&["The loop runs ", who]);
            if waited_ns >= MILLISECOND / 10 {
                words.say(&[", which was ready for "]);
                words.duration(waited_ns);
            }
            words.say(&["."]);
        }
        EventKind::Await => words.say(&[who, " awaits, and the loop is free for other tasks."]),
        EventKind::BlocksLoop => {
            words.say(&[
                who,
                " makes a call that blocks. The loop stands still, and every other task with it.",
            ]);
        }
        EventKind::Deadlock => {
            words.say(&[
                "Nobody can go on any more: ",
                who,
                " waits for a thread that waits for ",
            ]);
            words.say(&[who, "."]);
        }
        // The rest is told by the caller.
        _ => {}
    }
}

/// The end of a sentence: after how long, if that was worth telling.
fn after(words: &mut Words, waited_ns: u64) {
    if waited_ns >= MILLISECOND / 10 {
        words.say(&[", after "]);
        words.duration(waited_ns);
    }
    words.say(&["."]);
}
