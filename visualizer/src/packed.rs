//! A run as a short text: what an embed carries instead of the simulator, which would weigh more than all the rest.
//!
//! Three lines: the threads' names, the locks' names, and numbers. Times are told as differences, so that they are short.
//! Only runs that were simulated are packed. It must not know where the text stands.

use gil::{
    AcquireKind, Core, DropReason, Event, EventKind, Hold, Lane, LaneKind, LockHold, Outcome, Span,
    State, Trace,
};

use crate::figures::Basis;
use crate::number;
use crate::run::Run;

/// Between names, which therefore do not contain it.
const BETWEEN: char = '|';

/// Tells a kind's variants once, for both ways: a match to write by, so that a variant without a number does not
/// compile, and a list to read by, each at the place of its number.
macro_rules! numbered {
    ($($kind:ident, $all:ident, $code:ident: $($variant:ident)+;)+) => {$(
        const $all: &[$kind] = &[$($kind::$variant),+];
        const _: () = {
            let mut place = 0;
            while place < $all.len() {
                assert!($all[place] as usize == place, "the variants stand here in the order of their declaration");
                place += 1;
            }
        };
        fn $code(one: $kind) -> u64 {
            match one {
                $($kind::$variant)|+ => one as u64,
            }
        }
    )+};
}

numbered! {
    State, STATES, state_code: Running InC InCReleased Waiting Io Switching NoCore Done NotStarted Starting LockWait
        Joining Stopped Collecting Ready;
    DropReason, REASONS, reason_code: Asked Io ReleasingCall Lock Thread Finished Unknown;
    AcquireKind, HOWS, how_code: Free Barged Signalled TimedOut Unknown;
    LaneKind, LANES, lane_code: Thread Loop Task;
    Outcome, OUTCOMES, outcome_code: Finished Window Deadlock;
}

/// Writes a run.
#[must_use]
pub fn pack(run: &Run) -> String {
    let trace = &run.trace;
    let names = |names: Vec<&str>| names.join("|");
    let mut text = names(trace.lanes.iter().map(|lane| lane.name.as_str()).collect());
    text.push('\n');
    text += &names(trace.locks.iter().map(String::as_str).collect());
    text.push('\n');
    let mut to = Writer(text);
    to.put(u64::from(run.basis.cores));
    to.put(run.basis.serial_ns.map_or(0, |ns| ns + 1));
    to.put(trace.end_ns);
    to.put(trace.switch_interval_ns);
    to.put(u64::from(trace.has_lock));
    to.put(u64::from(trace.one_lock));
    to.put(outcome_code(trace.outcome));
    for lane in &trace.lanes {
        to.put(lane_code(lane.kind));
        to.put(lane.spans.len() as u64);
        // Each begins where the one before ended.
        for span in &lane.spans {
            to.put(span.end_ns - span.start_ns);
            to.put(state_code(span.state));
        }
    }
    to.holds(&trace.holds);
    to.put(trace.cores.len() as u64);
    for core in &trace.cores {
        to.holds(&core.spans);
    }
    to.put(trace.lock_holds.len() as u64);
    for hold in &trace.lock_holds {
        to.put(hold.start_ns);
        to.put(hold.end_ns - hold.start_ns);
        to.put(hold.thread as u64);
        to.put(hold.lock as u64);
    }
    let mut last = 0;
    for event in &trace.events {
        to.put(event.at_ns - last);
        last = event.at_ns;
        to.put(event.thread as u64);
        let (kind, first, second) = numbers_of(event.kind);
        to.put(kind * 2 + u64::from(event.step));
        // How many numbers follow is known by the kind.
        for number in [first, second].into_iter().flatten() {
            to.put(number);
        }
    }
    to.0.trim_end().to_owned()
}

struct Writer(String);

impl Writer {
    fn put(&mut self, number: u64) {
        number::push(&mut self.0, number);
        self.0.push(' ');
    }

    fn holds(&mut self, holds: &[Hold]) {
        self.put(holds.len() as u64);
        let mut last = 0;
        for hold in holds {
            self.put(hold.start_ns - last);
            self.put(hold.end_ns - hold.start_ns);
            self.put(hold.thread as u64);
            last = hold.start_ns;
        }
    }
}

/// Reads a run; nothing if it is not whole.
#[must_use]
pub fn unpack(text: &str) -> Option<Run> {
    let mut lines = text.split('\n');
    let names = lines.next()?.split(BETWEEN);
    let locks = lines.next()?.split(BETWEEN);
    let mut from = Reader(lines.next()?.split(' '));
    let basis = Basis {
        cores: u32::try_from(from.next()?).ok()?,
        serial_ns: from.next()?.checked_sub(1),
    };
    let mut trace = Trace {
        end_ns: from.next()?,
        switch_interval_ns: from.next()?,
        has_lock: from.next()? == 1,
        one_lock: from.next()? == 1,
        outcome: *OUTCOMES.get(from.index()?)?,
        locks: locks
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
        ..Trace::default()
    };
    for name in names {
        let kind = *LANES.get(from.index()?)?;
        let mut lane = Lane {
            name: name.to_owned(),
            kind,
            ..Lane::default()
        };
        let mut start_ns = 0;
        for _ in 0..from.next()? {
            let end_ns = start_ns + from.next()?;
            let state = *STATES.get(from.index()?)?;
            lane.spans.push(Span {
                start_ns,
                end_ns,
                state,
            });
            start_ns = end_ns;
        }
        trace.lanes.push(lane);
    }
    trace.holds = from.holds()?;
    for _ in 0..from.next()? {
        let spans = from.holds()?;
        trace.cores.push(Core { spans });
    }
    for _ in 0..from.next()? {
        let start_ns = from.next()?;
        trace.lock_holds.push(LockHold {
            start_ns,
            end_ns: start_ns + from.next()?,
            thread: from.index()?,
            lock: from.index()?,
        });
    }
    let mut at_ns = 0;
    while let Some(later) = from.next() {
        at_ns += later;
        let thread = from.index()?;
        let kind = from.next()?;
        trace.events.push(Event {
            at_ns,
            thread,
            kind: kind_of(kind / 2, &mut from)?,
            step: kind % 2 == 1,
        });
    }
    trace.index();
    Some(Run::new(trace, basis))
}

struct Reader<'a>(std::str::Split<'a, char>);

impl Reader<'_> {
    fn next(&mut self) -> Option<u64> {
        self.0.next()?.parse().ok()
    }

    fn index(&mut self) -> Option<usize> {
        usize::try_from(self.next()?).ok()
    }

    fn holds(&mut self) -> Option<Vec<Hold>> {
        let mut holds = Vec::new();
        let mut start_ns = 0;
        for _ in 0..self.next()? {
            start_ns += self.next()?;
            let end_ns = start_ns + self.next()?;
            let thread = self.index()?;
            holds.push(Hold {
                start_ns,
                end_ns,
                thread,
            });
        }
        Some(holds)
    }
}

/// An event's kind as a number, and the numbers that go with it.
fn numbers_of(kind: EventKind) -> (u64, Option<u64>, Option<u64>) {
    let index = |index: usize| Some(index as u64);
    let flag = |flag: bool| Some(u64::from(flag));
    match kind {
        EventKind::Start => (0, None, None),
        EventKind::Wait { again } => (1, flag(again), None),
        EventKind::DropRequest { holder } => (2, index(holder), None),
        EventKind::TimeoutSwitched => (3, None, None),
        EventKind::Woken => (4, None, None),
        EventKind::TooLate => (5, None, None),
        EventKind::Drop { reason, requested } => (6, Some(reason_code(reason)), flag(requested)),
        EventKind::ForcedWait => (7, None, None),
        EventKind::ForcedWaitEnd => (8, None, None),
        EventKind::Acquire { how, waited_ns } => (9, Some(how_code(how)), Some(waited_ns)),
        EventKind::IoStart => (10, None, None),
        EventKind::IoEnd => (11, None, None),
        EventKind::CallStart { releases_gil } => (12, flag(releases_gil), None),
        EventKind::CallEnd { releases_gil } => (13, flag(releases_gil), None),
        EventKind::End => (14, None, None),
        EventKind::Attach => (15, None, None),
        EventKind::Detach { reason } => (16, Some(reason_code(reason)), None),
        EventKind::StopTheWorld => (17, None, None),
        EventKind::Stopped => (18, None, None),
        EventKind::WorldStopped => (19, None, None),
        EventKind::WorldResumed => (20, None, None),
        EventKind::Launch => (21, None, None),
        EventKind::Launched => (22, None, None),
        EventKind::StartThread { thread } => (23, index(thread), None),
        EventKind::JoinWait { thread } => (24, index(thread), None),
        EventKind::JoinEnd { thread } => (25, index(thread), None),
        EventKind::TaskStart { task } => (26, Some(task.into()), None),
        EventKind::TaskEnd { task } => (27, Some(task.into()), None),
        EventKind::Locked { lock, waited_ns } => (28, index(lock), Some(waited_ns)),
        EventKind::LockWait { lock, owner } => (29, index(lock), index(owner)),
        EventKind::Unlocked { lock } => (30, index(lock), None),
        EventKind::Signal => (31, None, None),
        EventKind::HandlerStart { waited_ns } => (32, Some(waited_ns), None),
        EventKind::HandlerEnd => (33, None, None),
        EventKind::Ready => (34, None, None),
        EventKind::Resume { waited_ns } => (35, Some(waited_ns), None),
        EventKind::Await => (36, None, None),
        EventKind::BlocksLoop => (37, None, None),
        EventKind::Deadlock => (38, None, None),
    }
}

fn kind_of(kind: u64, from: &mut Reader<'_>) -> Option<EventKind> {
    Some(match kind {
        0 => EventKind::Start,
        1 => EventKind::Wait {
            again: from.next()? == 1,
        },
        2 => EventKind::DropRequest {
            holder: from.index()?,
        },
        3 => EventKind::TimeoutSwitched,
        4 => EventKind::Woken,
        5 => EventKind::TooLate,
        6 => EventKind::Drop {
            reason: *REASONS.get(from.index()?)?,
            requested: from.next()? == 1,
        },
        7 => EventKind::ForcedWait,
        8 => EventKind::ForcedWaitEnd,
        9 => EventKind::Acquire {
            how: *HOWS.get(from.index()?)?,
            waited_ns: from.next()?,
        },
        10 => EventKind::IoStart,
        11 => EventKind::IoEnd,
        12 => EventKind::CallStart {
            releases_gil: from.next()? == 1,
        },
        13 => EventKind::CallEnd {
            releases_gil: from.next()? == 1,
        },
        14 => EventKind::End,
        15 => EventKind::Attach,
        16 => EventKind::Detach {
            reason: *REASONS.get(from.index()?)?,
        },
        17 => EventKind::StopTheWorld,
        18 => EventKind::Stopped,
        19 => EventKind::WorldStopped,
        20 => EventKind::WorldResumed,
        21 => EventKind::Launch,
        22 => EventKind::Launched,
        23 => EventKind::StartThread {
            thread: from.index()?,
        },
        24 => EventKind::JoinWait {
            thread: from.index()?,
        },
        25 => EventKind::JoinEnd {
            thread: from.index()?,
        },
        26 => EventKind::TaskStart {
            task: u32::try_from(from.next()?).ok()?,
        },
        27 => EventKind::TaskEnd {
            task: u32::try_from(from.next()?).ok()?,
        },
        28 => EventKind::Locked {
            lock: from.index()?,
            waited_ns: from.next()?,
        },
        29 => EventKind::LockWait {
            lock: from.index()?,
            owner: from.index()?,
        },
        30 => EventKind::Unlocked {
            lock: from.index()?,
        },
        31 => EventKind::Signal,
        32 => EventKind::HandlerStart {
            waited_ns: from.next()?,
        },
        33 => EventKind::HandlerEnd,
        34 => EventKind::Ready,
        35 => EventKind::Resume {
            waited_ns: from.next()?,
        },
        36 => EventKind::Await,
        37 => EventKind::BlocksLoop,
        38 => EventKind::Deadlock,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
