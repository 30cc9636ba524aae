//! Why a thread is in the state that it is in: what a reader is told who points at a stretch of a lane.
//!
//! It owns those sentences: since when, for whom, and what ended it. It must not know how the stretch was found.

use crate::trace::{AcquireKind, DropReason, EventKind, LaneKind, Span, State, Trace};
use crate::words::Words;

/// The most threads that are named in one sentence.
const NAMED: usize = 3;

/// Two or three plain sentences about one span of a lane. A place that is not there gives no words.
#[must_use]
pub fn explain(trace: &Trace, thread: usize, span: usize) -> String {
    let Some(lane) = trace.lanes.get(thread) else {
        return String::new();
    };
    let Some(&span) = lane.spans.get(span) else {
        return String::new();
    };
    let mut words = Words(String::new());
    Telling {
        trace,
        thread,
        span,
        who: &lane.name,
    }
    .tell(&mut words);
    words.0
}

struct Telling<'trace> {
    trace: &'trace Trace,
    thread: usize,
    span: Span,
    who: &'trace str,
}

impl Telling<'_> {
    fn tell(&self, words: &mut Words) {
        let who = self.who;
        match self.span.state {
            State::Running => self.running(words),
            State::InC => {
                words.say(&[who, " is in C code that "]);
                words.say(&[if self.trace.has_lock {
                    "keeps the lock"
                } else {
                    "stays in the interpreter"
                }]);
                self.for_so_long(words);
                words.say(&[" Nobody can make it let go before the call returns."]);
                self.requests(words);
            }
            State::InCReleased => {
                words.say(&[who, " is in C code that does without the lock"]);
                self.for_so_long(words);
                words.say(&[" Others can run Python meanwhile; it only needs a core."]);
            }
            State::Waiting => self.waiting(words),
            State::Io if self.trace.lanes[self.thread].kind == LaneKind::Task => {
                words.say(&[who, " awaits something"]);
                self.for_so_long(words);
                words.say(&[" It takes nothing from anybody; the loop runs other tasks."]);
            }
            State::Io if self.trace.lanes[self.thread].kind == LaneKind::Loop => {
                words.say(&["No task can go on, so the loop sleeps"]);
                self.for_so_long(words);
                words.say(&[" A timer or an answer wakes it."]);
            }
            State::Io => {
                words.say(&[who, " is blocked in a call, without the lock"]);
                self.for_so_long(words);
                words.say(&[" The operating system wakes it when the call is over; then it wants the lock back."]);
            }
            State::Switching => {
                words.say(&[who, " is between two states"]);
                self.for_so_long(words);
                words.say(&[" Being woken and letting go take some microseconds each, in which it runs no Python."]);
            }
            State::NoCore => {
                words.say(&[who, " could go on, but all cores are taken"]);
                self.for_so_long(words);
                words.say(&[
                    " The operating system gives it a core at one of its next ticks, every 4 ms.",
                ]);
            }
            State::Done => words.say(&[who, " has ended."]),
            State::NotStarted => {
                words.say(&[who, " is not there yet."]);
                if self.span.end_ns < self.trace.end_ns {
                    words.say(&[" It is started at "]);
                    words.time(self.span.end_ns);
                    words.say(&["."]);
                }
            }
            State::Starting => {
                words.say(&["A Python for ", who, " is being started"]);
                self.for_so_long(words);
                words.say(&[" That takes a core, and comes before the first line of the program."]);
            }
            State::LockWait => self.lock_wait(words),
            State::Joining => self.joining(words),
            State::Stopped => {
                words.say(&[who, " stands still"]);
                self.for_so_long(words);
                words.say(&[" A collection of garbage needs all threads at rest; it goes on when the pause is over."]);
            }
            State::Collecting => {
                words.say(&[who, " collects garbage"]);
                self.for_so_long(words);
                words.say(&[" All other threads stand still, or wait to come in."]);
            }
            State::Ready => self.ready(words),
        }
    }

    /// ` for 5.1 ms, from 7.13 to 12.2 ms.`
    fn for_so_long(&self, words: &mut Words) {
        words.say(&[" for "]);
        words.duration(self.span.end_ns - self.span.start_ns);
        words.say(&[", from "]);
        words.time(self.span.start_ns);
        words.say(&[" to "]);
        words.time(self.span.end_ns);
        words.say(&["."]);
    }

    fn running(&self, words: &mut Words) {
        words.say(&[self.who, " runs Python"]);
        if self.trace.has_lock {
            words.say(&[", with the lock in hand,"]);
        }
        self.for_so_long(words);
        self.requests(words);
        let Some(ending) = self.events_at_end().find_map(|kind| match kind {
            EventKind::Drop { reason, .. } | EventKind::Detach { reason } => Some(reason),
            _ => None,
        }) else {
            return;
        };
        words.say(&[match ending {
            DropReason::Asked => " It came to a check, saw the request, and let go.",
            DropReason::Io => " It let go for a call that blocks.",
            DropReason::ReleasingCall => " It let go for C code that does without the lock.",
            DropReason::Lock => " It let go because a lock of the program was taken.",
            DropReason::Thread => " It let go to wait for another thread.",
            DropReason::Finished => " Then it ended.",
            DropReason::Unknown => "",
        }]);
    }

    /// Who asked for the lock meanwhile.
    fn requests(&self, words: &mut Words) {
        let requests = self
            .trace
            .requests_between(self.span.start_ns, self.span.end_ns);
        let mut own = requests.iter().filter(|it| it.holder == self.thread);
        if let Some(first) = own.next() {
            words.say(&[
                " ",
                &self.trace.lanes[first.asker].name,
                " asked for it at ",
            ]);
            words.time(first.at_ns);
            let further = own.count();
            if further > 0 {
                words.say(&[", and it was asked again, "]);
                words.number(further as u64);
                words.say(&[if further == 1 { " time" } else { " times" }]);
            }
            words.say(&["."]);
        } else if self.trace.one_lock {
            words.say(&[" Nobody asked for it meanwhile."]);
        }
    }

    fn waiting(&self, words: &mut Words) {
        words.say(&[self.who, " waits for the lock"]);
        self.for_so_long(words);
        let mut holders: Vec<(usize, u64)> = Vec::new();
        for hold in self
            .trace
            .holds_between(self.span.start_ns, self.span.end_ns)
        {
            let from = hold.start_ns.max(self.span.start_ns);
            let length = hold.end_ns.min(self.span.end_ns).saturating_sub(from);
            match holders
                .iter_mut()
                .find(|(thread, _)| *thread == hold.thread)
            {
                Some((_, sum)) => *sum += length,
                None => holders.push((hold.thread, length)),
            }
        }
        holders.retain(|(thread, _)| *thread != self.thread);
        let count = holders.len();
        for place in 0..count.min(NAMED) {
            // Those who had it longest come first.
            let longest = (0..holders.len())
                .max_by_key(|it| holders[*it].1)
                .unwrap_or(0);
            let (holder, length) = holders.swap_remove(longest);
            words.say(&[if place == 0 { " Meanwhile " } else { ", " }]);
            words.say(&[&self.trace.lanes[holder].name, " had it for "]);
            words.duration(length);
        }
        match count {
            0 => {}
            more if more > NAMED => words.say(&[", and others too."]),
            _ => words.say(&["."]),
        }
        let asked = self
            .trace
            .requests_between(self.span.start_ns, self.span.end_ns)
            .iter()
            .filter(|it| it.asker == self.thread)
            .count();
        if asked > 0 {
            words.say(&[" It asked for it "]);
            if asked == 1 {
                words.say(&["once."]);
            } else {
                words.number(asked as u64);
                words.say(&[" times."]);
            }
        } else if self.trace.one_lock {
            words.say(&[
                " It could not ask: no interval of its own passed without a change of holder.",
            ]);
        }
        let how = self.acquired_after();
        words.say(&[match how {
            Some(AcquireKind::Signalled) => " Whoever let go last woke it for the lock.",
            Some(AcquireKind::Barged) => {
                " It came by just when the lock was free, before the thread that was being woken."
            }
            Some(AcquireKind::TimedOut) => " Its interval ended just while the lock was free.",
            _ => "",
        }]);
    }

    /// How the thread came to the lock, if that ended the span.
    fn acquired_after(&self) -> Option<AcquireKind> {
        let soon = self.span.end_ns + crate::MILLISECOND;
        let places = self
            .trace
            .events_of_between(self.thread, self.span.end_ns, soon);
        places
            .iter()
            .find_map(|place| match self.trace.events[*place as usize].kind {
                EventKind::TooLate => Some(None),
                EventKind::Acquire { how, .. } => Some(Some(how)),
                _ => None,
            })?
    }

    fn lock_wait(&self, words: &mut Words) {
        let places = self
            .trace
            .events_of_between(self.thread, 0, self.span.start_ns + 1);
        let wanted =
            places
                .iter()
                .rev()
                .find_map(|place| match self.trace.events[*place as usize].kind {
                    EventKind::LockWait { lock, owner } => Some((lock, owner)),
                    _ => None,
                });
        words.say(&[self.who, " waits for a lock of the program"]);
        if let Some((lock, owner)) = wanted {
            words.say(&[", \u{201c}", &self.trace.locks[lock], "\u{201d}, which "]);
            words.say(&[&self.trace.lanes[owner].name, " has,"]);
        }
        self.for_so_long(words);
        words.say(&[" It sleeps without the interpreter's lock, so others can run; only whoever has the lock it wants can end this."]);
    }

    fn joining(&self, words: &mut Words) {
        let places = self
            .trace
            .events_of_between(self.thread, 0, self.span.start_ns + 1);
        let whom =
            places
                .iter()
                .rev()
                .find_map(|place| match self.trace.events[*place as usize].kind {
                    EventKind::JoinWait { thread } => Some(thread),
                    _ => None,
                });
        words.say(&[self.who, " waits until "]);
        words.say(&[
            whom.map_or("another thread", |thread| &self.trace.lanes[thread].name),
            " has ended,",
        ]);
        self.for_so_long(words);
        words.say(&[" It sleeps without the lock."]);
    }

    fn ready(&self, words: &mut Words) {
        words.say(&[self.who, " is ready to go on, but the loop is not free"]);
        self.for_so_long(words);
        let middle = self.span.start_ns.midpoint(self.span.end_ns);
        let busy = (0..self.trace.lanes.len()).find(|other| {
            self.trace.lanes[*other].kind == LaneKind::Task
                && *other != self.thread
                && !matches!(
                    self.trace.state_at(*other, middle),
                    State::Ready
                        | State::Done
                        | State::NotStarted
                        | State::LockWait
                        | State::Joining
                )
                && self.is_on_loop(*other, middle)
        });
        if let Some(busy) = busy {
            words.say(&[
                " It runs ",
                &self.trace.lanes[busy].name,
                ", and nothing takes it away before that task awaits.",
            ]);
        }
    }

    /// Whether the loop had gone over to a task and the task has not awaited since.
    fn is_on_loop(&self, task: usize, at_ns: u64) -> bool {
        let places = self.trace.events_of_between(task, 0, at_ns + 1);
        places
            .iter()
            .rev()
            .find_map(|place| match self.trace.events[*place as usize].kind {
                EventKind::Resume { .. } => Some(true),
                EventKind::Await | EventKind::End => Some(false),
                _ => None,
            })
            .unwrap_or(false)
    }

    /// What the thread did when the span ended.
    fn events_at_end(&self) -> impl Iterator<Item = EventKind> + '_ {
        let end = self.span.end_ns;
        let places = self.trace.events_of_between(self.thread, end, end + 1);
        places
            .iter()
            .map(|place| self.trace.events[*place as usize].kind)
    }
}
