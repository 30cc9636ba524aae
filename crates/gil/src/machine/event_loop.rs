//! asyncio: one thread that runs tasks one after another, each until it awaits something that is not there yet.
//!
//! It owns the loop's queue and timers. The loop's thread takes the interpreter's lock like any other; nothing takes
//! the loop away from a task that does not await. It must not know how the lock is taken.

use std::collections::VecDeque;

use super::thread::{Phase, Resume};
use super::{Happening, Machine};
use crate::MILLISECOND;
use crate::trace::{DropReason, EventKind};
use crate::workload::{IoKind, Segment};

/// The loop of a program.
#[derive(Debug, Default)]
pub(super) struct EventLoop {
    /// The thread that it runs on.
    pub(super) thread: usize,
    /// The task that it runs.
    pub(super) current: Option<usize>,
    /// The tasks that can go on, in the order in which they will.
    ready: VecDeque<usize>,
    /// How many of those are run before the loop looks for further ones.
    batch: usize,
    /// What tasks await, by the time at which it is there.
    awaited: Vec<Awaited>,
    /// The loop has looked for what is there, and now goes through it.
    has_polled: bool,
    /// What it sleeps for is an answer, not a timer.
    sleeps_for_answer: bool,
    /// Tasks that are not over.
    tasks_left: usize,
}

/// Until when a task awaits, and whether for a timer of the loop or for an answer that comes by itself.
#[derive(Clone, Copy, Debug)]
struct Awaited {
    task: usize,
    until: u64,
    is_answer: bool,
}

impl EventLoop {
    /// The loop of a program with so many tasks, on the first thread.
    pub(super) fn new(tasks_left: usize) -> Self {
        Self {
            tasks_left,
            ..Self::default()
        }
    }

    /// Puts it behind all that come no later.
    fn add(&mut self, awaited: Awaited) {
        let place = self
            .awaited
            .partition_point(|other| other.until <= awaited.until);
        self.awaited.insert(place, awaited);
    }

    pub(super) fn sleeps_by_timer(&self) -> bool {
        !self.sleeps_for_answer
    }
}

impl Machine<'_> {
    pub(super) fn is_loop(&self, thread: usize) -> bool {
        self.event_loop
            .as_ref()
            .is_some_and(|event_loop| event_loop.thread == thread)
    }

    /// Whether `subject` is a task, which has no thread of its own.
    pub(super) fn is_task(&self, subject: usize) -> bool {
        self.event_loop.is_some()
            && self
                .workload
                .threads
                .get(self.threads[subject].spec)
                .is_some_and(|spec| !spec.pool)
    }

    /// `asyncio.run`: all tasks are created at once, but those that another one creates.
    pub(super) fn begin_loop(&mut self, thread: usize) {
        for task in 0..self.threads.len() {
            if self.is_task(task) && !self.workload.is_started(self.threads[task].spec) {
                self.task_is_ready(task);
            }
        }
        self.run_ready(thread);
    }

    /// Runs all tasks that are ready now, but none that becomes so meanwhile.
    fn run_ready(&mut self, thread: usize) {
        if let Some(event_loop) = &mut self.event_loop {
            event_loop.batch = event_loop.ready.len();
        }
        self.run_next(thread);
    }

    /// On to the next task of the batch, or to looking for what has come meanwhile.
    fn run_next(&mut self, thread: usize) {
        let Some(event_loop) = &mut self.event_loop else {
            return;
        };
        event_loop.current = None;
        self.threads[thread].resume = Resume::Turn;
        if event_loop.batch > 0 {
            event_loop.batch -= 1;
            event_loop.current = event_loop.ready.pop_front();
            let work = self.costs.task_step_ns;
            self.begin(thread, Phase::Resuming, work);
        } else if event_loop.tasks_left == 0 {
            self.finish(thread);
        } else {
            event_loop.has_polled = false;
            let work = self.costs.loop_turn_ns;
            self.begin(thread, Phase::Turning, work);
        }
    }

    /// With the lock in hand again after looking for what has come.
    pub(super) fn begin_turn(&mut self, thread: usize) {
        if let Some(event_loop) = &mut self.event_loop {
            event_loop.has_polled = true;
        }
        let work = self.costs.loop_turn_ns;
        self.begin(thread, Phase::Turning, work);
    }

    /// Half of a turn is done: before `select`, it lets go of the lock for it; after, it knows who can go on.
    pub(super) fn turn(&mut self, thread: usize) {
        let Some(event_loop) = &mut self.event_loop else {
            return;
        };
        if !event_loop.has_polled {
            self.drop_lock(thread, DropReason::Io, Resume::Turn);
            return;
        }
        let now = self.now;
        let due = event_loop
            .awaited
            .partition_point(|awaited| awaited.until <= now);
        let due: Vec<Awaited> = event_loop.awaited.drain(..due).collect();
        for awaited in due {
            self.task_is_ready_since(awaited.task, awaited.until);
        }
        self.run_ready(thread);
    }

    /// Outside the lock: sleeps until the first of what is awaited, or not at all if a task is ready.
    pub(super) fn select(&mut self, thread: usize) {
        let Some(event_loop) = &mut self.event_loop else {
            return;
        };
        if !event_loop.ready.is_empty() {
            let work = self.costs.ready_read_ns;
            self.begin(thread, Phase::InSystemCall, work);
            return;
        }
        // `epoll` counts whole milliseconds, and the loop rounds up so as not to wake too early.
        let wakes_at = |awaited: &Awaited| {
            let left = awaited.until.saturating_sub(self.now);
            if awaited.is_answer {
                awaited.until
            } else {
                self.now + left.div_ceil(MILLISECOND) * MILLISECOND
            }
        };
        let first = event_loop.awaited.iter().min_by_key(|it| wakes_at(it));
        let until = first.map(wakes_at);
        event_loop.sleeps_for_answer = first.is_some_and(|awaited| awaited.is_answer);
        self.event(thread, EventKind::IoStart);
        self.sleep(thread, Phase::Blocked);
        if let Some(until) = until {
            self.threads[thread].blocked_until = until;
            self.plan(until.max(self.now), Happening::Deadline, thread);
        }
    }

    /// The loop has gone over to its current task.
    pub(super) fn run_task(&mut self, thread: usize) {
        let task = self.worker(thread);
        let waited_ns = self.now - self.threads[task].wants_since;
        self.event(task, EventKind::Resume { waited_ns });
        match self.threads[task].resume {
            Resume::Begin => self.begin_segment(thread),
            Resume::Again => self.enter_task_segment(thread),
            _ => self.advance(thread),
        }
    }

    /// The current segment of the loop's task.
    pub(super) fn enter_task_segment(&mut self, thread: usize) {
        let task = self.worker(thread);
        match self.segment(task) {
            Segment::Cpu { ns } => self.compute(thread, ns),
            Segment::CCall {
                ns,
                releases_gil: false,
            } => self.call(thread, ns),
            Segment::CCall { .. } => {
                self.event(task, EventKind::BlocksLoop);
                self.drop_lock(thread, DropReason::ReleasingCall, Resume::Advance);
            }
            Segment::Io {
                via: IoKind::ReadyRead,
                ..
            } => self.drop_lock(thread, DropReason::Io, Resume::Advance),
            Segment::Io {
                via: IoKind::Blocking,
                ..
            } => {
                self.event(task, EventKind::BlocksLoop);
                self.drop_lock(thread, DropReason::Io, Resume::Advance);
            }
            Segment::Io {
                ns: 0,
                via: IoKind::Yield | IoKind::Sleep,
            } => {
                self.suspend(thread, task, Phase::Ready, Resume::Advance);
                self.task_is_ready(task);
                self.run_next(thread);
            }
            Segment::Io { ns, via } => {
                let until = self.now + ns + self.round_trip(via);
                if let Some(event_loop) = &mut self.event_loop {
                    event_loop.add(Awaited {
                        task,
                        until,
                        is_answer: via == IoKind::Ping,
                    });
                }
                self.suspend(thread, task, Phase::Blocked, Resume::Advance);
                self.run_next(thread);
            }
            Segment::Lock { lock } => self.task_takes_lock(thread, task, lock),
            Segment::Unlock { lock } => {
                self.free_lock(task, lock);
                self.tell_waiter(lock);
                self.advance(thread);
            }
            Segment::Start { thread: spec } => self.task_starts(thread, task, spec),
            Segment::Join { thread: spec } => self.task_joins(thread, task, spec),
        }
    }

    fn task_takes_lock(&mut self, thread: usize, task: usize, lock: usize) {
        if let Some(owner) = self.locks[lock].owner {
            self.event(task, EventKind::LockWait { lock, owner });
            self.locks[lock].waiters.push_back(task);
            self.suspend(thread, task, Phase::OnLock(lock), Resume::Advance);
            self.look_for_deadlock(task);
            self.run_next(thread);
        } else {
            self.own_lock(task, lock);
            self.advance(thread);
        }
    }

    /// `create_task`, or work for the executor's threads.
    fn task_starts(&mut self, thread: usize, task: usize, spec: usize) {
        let first = self.first_of_spec[spec];
        for child in first..first + self.workload.threads[spec].count as usize {
            self.event(task, EventKind::StartThread { thread: child });
            if self.is_task(child) {
                self.task_is_ready(child);
            } else {
                let latency = self.costs.handoff.draw(&mut self.random);
                self.bring_to_life(child, self.now + latency);
            }
        }
        self.advance(thread);
    }

    fn task_joins(&mut self, thread: usize, task: usize, spec: usize) {
        let first = self.first_of_spec[spec];
        if self.alive[spec] == 0 {
            self.event(task, EventKind::JoinEnd { thread: first });
            self.advance(thread);
        } else {
            self.event(task, EventKind::JoinWait { thread: first });
            self.suspend(thread, task, Phase::Joining(spec), Resume::Again);
            self.look_for_deadlock(task);
            self.run_next(thread);
        }
    }

    /// The task awaits, and the loop is free for others.
    fn suspend(&mut self, thread: usize, task: usize, phase: Phase, resume: Resume) {
        self.event(task, EventKind::Await);
        self.threads[task].phase = phase;
        self.threads[task].resume = resume;
        self.recorder.state(self.now, task, phase.state(true));
        self.threads[thread].resume = Resume::Turn;
        if let Some(event_loop) = &mut self.event_loop {
            event_loop.current = None;
        }
    }

    /// What a task awaited is there: it stands in the loop's line. A loop that sleeps is woken by its own pipe.
    pub(super) fn task_is_ready(&mut self, task: usize) {
        self.task_is_ready_since(task, self.now);
    }

    /// The same for something that had been there before the loop could look.
    fn task_is_ready_since(&mut self, task: usize, since: u64) {
        self.event(task, EventKind::Ready);
        self.threads[task].phase = Phase::Ready;
        self.threads[task].wants_since = since;
        self.recorder.state(since, task, Phase::Ready.state(true));
        let Some(event_loop) = &mut self.event_loop else {
            return;
        };
        event_loop.ready.push_back(task);
        let thread = event_loop.thread;
        if self.threads[thread].phase == Phase::Blocked
            && self.threads[thread].resume == Resume::Turn
        {
            let latency = self.costs.handoff.draw(&mut self.random);
            self.threads[thread].wants_since = self.now;
            let look = Phase::Looking(super::thread::Look::Entered);
            self.wake(thread, look, latency, latency);
        }
    }

    pub(super) fn finish_task(&mut self, thread: usize) {
        let task = self.worker(thread);
        self.event(task, EventKind::End);
        self.threads[task].phase = Phase::Finished;
        self.recorder
            .state(self.now, task, Phase::Finished.state(true));
        if let Some(event_loop) = &mut self.event_loop {
            event_loop.tasks_left -= 1;
            event_loop.current = None;
        }
        self.ended(task);
        self.run_next(thread);
    }
}
