//! Puts one event of a trace into words, for the live region beside the picture.
//!
//! It owns the sentences of the lock's protocol; those of the other models are in `others`. It must not know what is
//! drawn or when the words are spoken.

mod others;

use crate::trace::{AcquireKind, DropReason, EventKind, LaneKind, Trace};
use crate::words::Words;

/// One or two plain sentences about an event. An index past the end gives no words.
#[expect(
    clippy::too_many_lines,
    reason = "a sentence for each kind of event, and nothing else"
)]
#[must_use]
pub fn narrate(trace: &Trace, event_index: usize) -> String {
    let Some(event) = trace.events.get(event_index) else {
        return String::new();
    };
    let who = trace.lanes[event.thread].name.as_str();
    let name = |thread: usize| trace.lanes[thread].name.as_str();
    let mut words = Words(String::new());
    match event.kind {
        EventKind::Start if trace.has_lock => words.say(&[who, " starts and wants the lock."]),
        EventKind::Start => words.say(&[who, " starts."]),
        EventKind::Wait { again: false } => {
            match wait_after(trace, event_index) {
                WaitAfter::Start => words.say(&[who, " wants the lock, "]),
                WaitAfter::Call => words.say(&["The call of ", who, " is over, "]),
                WaitAfter::Drop => words.say(&[who, " wants the lock back, "]),
            }
            match trace.holder_at(event.at_ns) {
                Some(holder) => words.say(&["but ", name(holder), " has it. "]),
                None => words.say(&["but it is not free yet. "]),
            }
            words.say(&[who, " sleeps for up to "]);
            words.duration(trace.switch_interval_ns);
            words.say(&["."]);
        }
        EventKind::Wait { again: true } => {
            words.say(&[who, " goes back to sleep, with a new interval of "]);
            words.duration(trace.switch_interval_ns);
            words.say(&["."]);
        }
        EventKind::DropRequest { holder } => {
            words.say(&[who, " has waited "]);
            words.duration(trace.switch_interval_ns);
            words.say(&[" and nobody else took the lock meanwhile, so it asks "]);
            words.say(&[name(holder), " to let go."]);
        }
        EventKind::TimeoutSwitched => words.say(&[
            "The interval of ",
            who,
            " is over, but the lock changed hands meanwhile. It asks nothing and waits again.",
        ]),
        EventKind::Woken => words.say(&[who, " is awake and looks at the lock."]),
        EventKind::TooLate => words.say(&[
            who,
            " was woken for the lock, but another thread was quicker. It waits again, a whole interval.",
        ]),
        EventKind::Drop { reason, requested } => {
            match reason {
                DropReason::Asked => {
                    words.say(&[who, " sees the request and lets go of the lock."]);
                }
                DropReason::Io if trace.lanes[event.thread].kind == LaneKind::Loop => {
                    words.say(&["The loop's thread lets go of the lock for a call."]);
                }
                DropReason::Io => {
                    words.say(&[who, " begins a blocking call and lets go of the lock for it."]);
                }
                DropReason::ReleasingCall => {
                    words.say(&[who, " calls C code that does without the lock, and lets go."]);
                }
                DropReason::Unknown => words.say(&[who, " has the lock no longer."]),
                DropReason::Finished => words.say(&[who, " ends and lets go of the lock."]),
                DropReason::Lock => words.say(&[who, " has to wait for a lock of the program, and lets go of the interpreter's lock for it."]),
                DropReason::Thread => words.say(&[who, " waits for another thread, and lets go of the lock for it."]),
            }
            if requested && reason != DropReason::Finished {
                words.say(&[" It was asked to, so it waits until another thread has the lock."]);
            }
        }
        EventKind::ForcedWait => {
            words.say(&[who, " sleeps until another thread has taken the lock."]);
        }
        EventKind::ForcedWaitEnd => {
            words.say(&["Another thread has the lock, so ", who, " may go on."]);
        }
        EventKind::Acquire { how, waited_ns } => {
            words.say(&[who, " takes the lock"]);
            if waited_ns >= crate::MILLISECOND / 10 {
                words.say(&[" after "]);
                words.duration(waited_ns);
            }
            words.say(&[match how {
                AcquireKind::Free | AcquireKind::Signalled | AcquireKind::Unknown => " and runs.",
                AcquireKind::Barged => " and runs. It came by just then, before the thread that was being woken for it.",
                AcquireKind::TimedOut => " and runs. Its interval ended just while the lock was free.",
            }]);
        }
        EventKind::IoStart if trace.lanes[event.thread].kind == LaneKind::Loop => {
            words.say(&["No task can go on, so the loop sleeps until something comes."]);
        }
        EventKind::IoStart => words.say(&[who, " blocks, without the lock."]),
        EventKind::IoEnd if trace.lanes[event.thread].kind == LaneKind::Loop => {
            words.say(&["Something has come: the loop wakes and wants the lock."]);
        }
        EventKind::IoEnd if !trace.has_lock => words.say(&["The call of ", who, " is over."]),
        EventKind::IoEnd => words.say(&["The call of ", who, " is over; it wants the lock back."]),
        EventKind::CallStart { releases_gil: true } if !trace.has_lock => {
            words.say(&["The C code of ", who, " runs outside the interpreter."]);
        }
        EventKind::CallStart {
            releases_gil: false,
        } if !trace.has_lock => {
            words.say(&[who, " calls C code that stays in the interpreter. Nobody can make it stand still until it returns."]);
        }
        EventKind::CallEnd { .. } if !trace.has_lock => {
            words.say(&["The C code of ", who, " returns."]);
        }
        EventKind::CallStart { releases_gil: true } => {
            words.say(&["The C code of ", who, " runs beside the others, without the lock."]);
        }
        EventKind::CallStart {
            releases_gil: false,
        } => {
            words.say(&[who, " calls C code that keeps the lock. Nobody can make it let go until it returns."]);
        }
        EventKind::CallEnd { releases_gil: true } => {
            words.say(&["The C code of ", who, " is done; it wants the lock back."]);
        }
        EventKind::CallEnd {
            releases_gil: false,
        } => words.say(&["The C code of ", who, " returns, and the interpreter looks for requests."]),
        EventKind::End if trace.has_lock && trace.lanes[event.thread].kind != LaneKind::Task => {
            words.say(&[who, " is done and lets go of the lock."]);
        }
        EventKind::End => words.say(&[who, " is done."]),
        other => others::narrate(&mut words, trace, event_index, other),
    }
    words.0
}

/// What a thread did before it had to wait.
enum WaitAfter {
    Start,
    Call,
    Drop,
}

fn wait_after(trace: &Trace, wait: usize) -> WaitAfter {
    let thread = trace.events[wait].thread;
    let before = trace.events_before(thread, wait).next();
    match before.map(|event| event.kind) {
        Some(EventKind::IoEnd | EventKind::CallEnd { .. }) => WaitAfter::Call,
        Some(EventKind::Drop { .. } | EventKind::ForcedWaitEnd) => WaitAfter::Drop,
        _ => WaitAfter::Start,
    }
}
