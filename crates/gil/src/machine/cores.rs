//! A small operating system: which thread is on which core, and who waits for one.
//!
//! It owns run queues and the rules of placement. A woken thread goes back to the core that it last ran on, or to any
//! idle one; where none idles, it takes its old core from a thread that has had its slice, or waits there. A core that
//! runs out of work takes over a thread that waits for another core; at the scheduler's tick idle cores do the same, or
//! else the waiting thread gets its turn. It must not know the lock.

use std::collections::VecDeque;

/// One core.
#[derive(Clone, Debug, Default)]
struct Core {
    current: Option<usize>,
    since_ns: u64,
    queue: VecDeque<usize>,
}

/// All cores.
#[derive(Clone, Debug)]
pub(crate) struct Cores {
    cores: Vec<Core>,
    protected_slice_ns: u64,
}

/// Where a thread that became runnable ended up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placement {
    /// On a core that was idle.
    Idle,
    /// On a busy core, in place of the thread named, which waits now.
    Preempted(usize),
    /// Behind the thread on its core, until that sleeps or the next tick.
    Queued,
}

/// A change of who is on a core, made at a tick or when a core fell idle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dispatch {
    pub(crate) thread: usize,
    /// Whether the thread came from another core's queue.
    pub(crate) moved: bool,
    /// Who had to make room, if anybody.
    pub(crate) displaced: Option<usize>,
    /// The core that the thread is on now.
    pub(crate) core: usize,
}

impl Cores {
    pub(crate) fn new(count: usize, protected_slice_ns: u64) -> Self {
        Self {
            cores: vec![Core::default(); count],
            protected_slice_ns,
        }
    }

    pub(crate) fn any_idle(&self) -> bool {
        self.cores.iter().any(|core| core.current.is_none())
    }

    fn is_idle(&self, core: usize) -> bool {
        self.cores[core].current.is_none()
    }

    pub(crate) fn is_current(&self, core: usize, thread: usize) -> bool {
        self.cores[core].current == Some(thread)
    }

    /// Who is on `core`.
    pub(crate) fn current(&self, core: usize) -> Option<usize> {
        self.cores[core].current
    }

    pub(crate) fn anybody_queued(&self) -> bool {
        self.cores.iter().any(|core| !core.queue.is_empty())
    }

    /// The core that `thread`, which last ran on `core`, would get if it became runnable now.
    pub(crate) fn choose(&self, core: usize) -> usize {
        if self.is_idle(core) {
            return core;
        }
        (0..self.cores.len())
            .find(|&other| self.is_idle(other))
            .unwrap_or(core)
    }

    /// A thread becomes runnable on `core`.
    pub(crate) fn place(&mut self, now: u64, core: usize, thread: usize) -> Placement {
        let protected = self.protected_slice_ns;
        let core = &mut self.cores[core];
        match core.current {
            None => {
                core.current = Some(thread);
                core.since_ns = now;
                Placement::Idle
            }
            Some(current) if now.saturating_sub(core.since_ns) >= protected => {
                core.queue.push_front(current);
                core.current = Some(thread);
                core.since_ns = now;
                Placement::Preempted(current)
            }
            Some(_) => {
                core.queue.push_back(thread);
                Placement::Queued
            }
        }
    }

    /// `thread` goes to sleep, whether it is on `core` or waits there: whom it woke just before may have its place.
    pub(crate) fn leave(&mut self, now: u64, core: usize, thread: usize) -> Option<Dispatch> {
        if self.is_current(core, thread) {
            self.release(now, core)
        } else {
            self.cores[core].queue.retain(|other| *other != thread);
            None
        }
    }

    /// The thread on `core` goes to sleep. The next of this core's queue follows, or else the first that waits for
    /// another core.
    fn release(&mut self, now: u64, core: usize) -> Option<Dispatch> {
        self.cores[core].current = None;
        let own = self.cores[core].queue.pop_front();
        let moved = own.is_none();
        let thread = own.or_else(|| self.take_queued())?;
        Some(self.dispatch(now, core, thread, moved, None))
    }

    /// The scheduler's tick: idle cores take over waiting threads; where none idles, whoever waits gets a turn.
    pub(crate) fn tick(&mut self, now: u64) -> Vec<Dispatch> {
        let mut dispatches = Vec::new();
        for core in 0..self.cores.len() {
            if self.is_idle(core)
                && let Some(thread) = self.take_queued()
            {
                dispatches.push(self.dispatch(now, core, thread, true, None));
            }
        }
        for core in 0..self.cores.len() {
            let slot = &mut self.cores[core];
            if now.saturating_sub(slot.since_ns) < self.protected_slice_ns {
                continue;
            }
            if let Some(thread) = slot.queue.pop_front() {
                let displaced = slot.current;
                slot.queue.extend(displaced);
                dispatches.push(self.dispatch(now, core, thread, false, displaced));
            }
        }
        dispatches
    }

    fn take_queued(&mut self) -> Option<usize> {
        self.cores
            .iter_mut()
            .find_map(|core| core.queue.pop_front())
    }

    fn dispatch(
        &mut self,
        now: u64,
        core: usize,
        thread: usize,
        moved: bool,
        displaced: Option<usize>,
    ) -> Dispatch {
        let slot = &mut self.cores[core];
        slot.current = Some(thread);
        slot.since_ns = now;
        Dispatch {
            thread,
            moved,
            displaced,
            core,
        }
    }
}
