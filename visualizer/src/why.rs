//! Why a row shows what it shows at a moment.
//!
//! It must not know who asks.

use gil::State;

use crate::figures::span_at;
use crate::number::duration;
use crate::run::Run;
use crate::scene::RowOf;

/// A row at a moment, in two or three sentences.
#[must_use]
pub fn of_row(run: &Run, row: RowOf, at_ns: u64) -> String {
    let trace = &run.trace;
    match row {
        RowOf::Lock => match trace.holder_at(at_ns) {
            Some(holder) => [trace.lanes[holder].name.as_str(), " holds the lock."].concat(),
            None => "The lock is free.".to_owned(),
        },
        RowOf::OwnLock(_) | RowOf::Core(_) => String::new(),
        RowOf::Thread(thread) => {
            let lane = &trace.lanes[thread];
            let Some(span) = span_at(&lane.spans, at_ns) else {
                return [lane.name.as_str(), " is done."].concat();
            };
            let what = match span.state {
                State::Running => " runs Python for ",
                State::InC => " is in C code that keeps the lock for ",
                State::InCReleased => " is in C code without the lock for ",
                State::Waiting => " waits for the lock for ",
                State::Io => " is blocked for ",
                _ => " is on its way for ",
            };
            [
                lane.name.as_str(),
                what,
                &duration(span.end_ns - span.start_ns),
                ".",
            ]
            .concat()
        }
    }
}
