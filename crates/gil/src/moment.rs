//! One moment of a trace, as the picture shows it: the stage at work, the holder, every thread's state.
//!
//! It owns the reading of a moment. It must not know how it is drawn or put into words.

use crate::trace::{Event, EventKind, State, Trace};

/// How long an event counts as what is happening now, in nanoseconds, before the picture goes back to what lasts.
const GLANCE_NS: u64 = 150_000;

/// The four stages that the lock goes round in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A thread becomes ready and wants to run Python.
    Thread,
    /// It waits for the lock, asks for it, takes it.
    Gil,
    /// The holder executes bytecode.
    Bytecode,
    /// The holder lets go and yields.
    Release,
}

impl Stage {
    /// The four stages in their order.
    pub const ALL: [Self; 4] = [Self::Thread, Self::Gil, Self::Bytecode, Self::Release];
}

/// A moment of a trace.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'trace> {
    trace: &'trace Trace,
    /// The moment, in nanoseconds; never past the end of the trace.
    pub at_ns: u64,
    /// The stage at work.
    pub stage: Stage,
    /// The thread that the stage is about.
    pub actor: Option<usize>,
    /// Who holds the lock.
    pub holder: Option<usize>,
    /// The latest event to stop at, an index into [`Trace::events`].
    pub latest_event: Option<usize>,
}

impl Moment<'_> {
    /// What `thread` is doing.
    #[must_use]
    pub fn state(&self, thread: usize) -> State {
        self.trace.state_at(thread, self.at_ns)
    }

    /// What every thread is doing, in the order of the lanes.
    pub fn states(&self) -> impl Iterator<Item = State> + '_ {
        (0..self.trace.lanes.len()).map(|thread| self.state(thread))
    }
}

impl Trace {
    /// The first thread that executes bytecode, where no lock says who.
    fn first_running(&self, at_ns: u64) -> Option<usize> {
        if self.one_lock {
            return None;
        }
        (0..self.lanes.len()).find(|thread| {
            matches!(
                self.state_at(*thread, at_ns),
                State::Running | State::InC | State::Collecting
            )
        })
    }

    /// The moment at `at_ns`; past the end it is the end.
    #[must_use]
    pub fn moment(&self, at_ns: u64) -> Moment<'_> {
        let at_ns = at_ns.min(self.end_ns);
        let holder = self.holder_at(at_ns);
        let latest_event = self.latest_event_at(at_ns);
        let fresh = latest_event
            .map(|index| self.events[index])
            .filter(|event| at_ns - event.at_ns < GLANCE_NS);
        let (stage, actor) = match (fresh, holder) {
            (Some(event), _) => (stage_of(event), Some(event.thread)),
            (None, Some(thread)) => (Stage::Bytecode, Some(thread)),
            (None, None) => match self.first_running(at_ns) {
                Some(thread) => (Stage::Bytecode, Some(thread)),
                None => (Stage::Thread, None),
            },
        };
        Moment {
            trace: self,
            at_ns,
            stage,
            actor,
            holder,
            latest_event,
        }
    }
}

/// The stage that an event belongs to.
fn stage_of(event: Event) -> Stage {
    match event.kind {
        EventKind::Start
        | EventKind::IoEnd
        | EventKind::Woken
        | EventKind::CallEnd { releases_gil: true }
        | EventKind::Launch
        | EventKind::Launched
        | EventKind::JoinEnd { .. }
        | EventKind::Ready
        | EventKind::Signal => Stage::Thread,
        EventKind::Wait { .. }
        | EventKind::DropRequest { .. }
        | EventKind::TimeoutSwitched
        | EventKind::TooLate
        | EventKind::Acquire { .. }
        | EventKind::Attach
        | EventKind::StopTheWorld
        | EventKind::WorldStopped
        | EventKind::WorldResumed
        | EventKind::LockWait { .. }
        | EventKind::Locked { .. }
        | EventKind::Deadlock => Stage::Gil,
        EventKind::CallStart {
            releases_gil: false,
        }
        | EventKind::CallEnd {
            releases_gil: false,
        }
        | EventKind::StartThread { .. }
        | EventKind::TaskStart { .. }
        | EventKind::TaskEnd { .. }
        | EventKind::HandlerStart { .. }
        | EventKind::HandlerEnd
        | EventKind::Unlocked { .. }
        | EventKind::Resume { .. }
        | EventKind::BlocksLoop => Stage::Bytecode,
        EventKind::Drop { .. }
        | EventKind::Detach { .. }
        | EventKind::Stopped
        | EventKind::ForcedWait
        | EventKind::ForcedWaitEnd
        | EventKind::IoStart
        | EventKind::CallStart { releases_gil: true }
        | EventKind::JoinWait { .. }
        | EventKind::Await
        | EventKind::End => Stage::Release,
    }
}
