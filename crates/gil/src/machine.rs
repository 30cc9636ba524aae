//! Plays a workload: the clock, the queue of happenings, and threads going on and off their cores.
//!
//! It owns time. What a thread does next is decided in `work` and `protocol`, where it may run in `cores`. It must not
//! know what a trace is used for.

mod cores;
#[cfg(all(test, feature = "json"))]
mod mutants;
mod protocol;
mod rules;
mod thread;
mod work;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use crate::costs::Costs;
use crate::random::Random;
use crate::record::Recorder;
use crate::trace::{EventKind, Trace};
use crate::workload::{MAX_DURATION_NS, Workload, WorkloadError};
use cores::{Cores, Dispatch, Placement};
use rules::Rules;
use thread::{Look, Phase, Thread};

/// The most events and segments that a trace may have: some 20 MB.
const MAX_RECORDS: usize = 400_000;

/// How far apart the threads reach the lock at the start.
const ARRIVAL_NS: u64 = 1_000;

/// Plays `workload` on a machine of these `costs`. The same arguments always give the same trace.
///
/// # Errors
/// What is wrong with the workload, or that its trace would be too long.
pub fn simulate(workload: &Workload, costs: &Costs, seed: u64) -> Result<Trace, WorkloadError> {
    workload.validate()?;
    Machine::new(workload, costs, seed).run()
}

/// Something that will happen to a thread, or to all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Happening {
    /// The thread reaches the lock for the first time.
    Arrival(usize),
    /// The thread comes to the end of what it is doing on its core.
    StepDone(usize),
    /// The time that the thread sleeps for is over; the operating system will notice a little later.
    Deadline(usize),
    /// The operating system noticed, and wakes the thread.
    TimerFired(usize),
    /// The operating system's scheduler tick.
    Tick,
}

struct Machine<'workload> {
    workload: &'workload Workload,
    costs: Costs,
    random: Random,
    now: u64,
    /// When, a running number that keeps ties in order, the token of the thread at the time of planning, and what.
    agenda: BinaryHeap<Reverse<(u64, u64, u64, Happening)>>,
    planned: u64,
    tick_planned: bool,
    threads: Vec<Thread>,
    cores: Cores,
    lock: Lock,
    foreground_left: usize,
    recorder: Recorder,
    rules: Rules,
}

/// The lock itself: the fields of CPython's `_gil_runtime_state` that matter here.
#[derive(Default)]
struct Lock {
    /// Who holds it now.
    holder: Option<usize>,
    /// Who holds it, or held it last.
    last_holder: Option<usize>,
    /// Counts changes of holder.
    switch_number: u64,
    /// Somebody asked the holder to let go.
    drop_request: bool,
    /// Those in line for a signal, by the start of their current wait.
    waiters: VecDeque<usize>,
    /// Since when the holder has it, who asked last, and to whom it was promised: only wrong models need these.
    held_since: u64,
    asked_by: Option<usize>,
    promised_to: Option<usize>,
}

impl<'workload> Machine<'workload> {
    fn new(workload: &'workload Workload, costs: &Costs, seed: u64) -> Self {
        let mut names = Vec::new();
        let mut threads = Vec::new();
        for (spec_index, spec) in workload.threads.iter().enumerate() {
            for number in 0..spec.count {
                let mut name = spec.name.clone();
                if spec.count > 1 {
                    name.push(' ');
                    name.push_str(&(number + 1).to_string());
                }
                names.push(name);
                let core = threads.len() % workload.cores as usize;
                threads.push(Thread::new(spec_index, core));
            }
        }
        let foreground_left = threads
            .iter()
            .filter(|thread| !workload.threads[thread.spec].background)
            .count();
        Self {
            workload,
            costs: *costs,
            random: Random::from_seed(seed),
            now: 0,
            agenda: BinaryHeap::new(),
            planned: 0,
            tick_planned: false,
            threads,
            cores: Cores::new(workload.cores as usize, costs.protected_slice_ns),
            lock: Lock::default(),
            foreground_left,
            recorder: Recorder::new(names),
            rules: Rules::default(),
        }
    }

    fn run(mut self) -> Result<Trace, WorkloadError> {
        let limit = self.workload.window_ns.unwrap_or(MAX_DURATION_NS);
        let has_foreground = self.foreground_left > 0;
        for thread in 0..self.threads.len() {
            self.plan(thread as u64 * ARRIVAL_NS, Happening::Arrival(thread));
        }
        while let Some(Reverse((at, _, token, happening))) = self.agenda.pop() {
            if at >= limit {
                self.now = limit;
                break;
            }
            self.now = at;
            self.happen(happening, token);
            if has_foreground && self.foreground_left == 0 {
                break;
            }
            if self.recorder.len() > MAX_RECORDS {
                return Err(WorkloadError::TooLong);
            }
        }
        if self.workload.window_ns.is_none() && self.foreground_left > 0 {
            return Err(WorkloadError::TooLong);
        }
        let end = self.now;
        Ok(self
            .recorder
            .finish(end, self.workload.switch_interval_ns()))
    }

    fn happen(&mut self, happening: Happening, token: u64) {
        match happening {
            Happening::Arrival(thread) => self.arrive(thread),
            Happening::StepDone(thread) if self.threads[thread].token == token => {
                self.step_done(thread);
            }
            Happening::Deadline(thread) if self.threads[thread].token == token => {
                self.deadline(thread);
            }
            Happening::TimerFired(thread) if self.threads[thread].token == token => {
                self.timer_fired(thread);
            }
            Happening::Tick => self.tick(),
            // The thread has been doing something else since this was planned.
            Happening::StepDone(_) | Happening::Deadline(_) | Happening::TimerFired(_) => {}
        }
    }

    fn plan(&mut self, at: u64, happening: Happening) {
        let token = match happening {
            Happening::Arrival(thread)
            | Happening::StepDone(thread)
            | Happening::Deadline(thread)
            | Happening::TimerFired(thread) => self.threads[thread].token,
            Happening::Tick => 0,
        };
        self.planned += 1;
        self.agenda
            .push(Reverse((at, self.planned, token, happening)));
    }

    fn event(&mut self, thread: usize, kind: EventKind) {
        self.recorder.event(self.now, thread, kind);
    }

    /// Brings the lane of `thread` up to date.
    fn show(&mut self, thread: usize) {
        let on_core = self.cores.is_current(self.threads[thread].core, thread);
        let state = self.threads[thread].phase.state(on_core);
        self.recorder.state(self.now, thread, state);
    }

    /// `thread` begins something that takes it `work` nanoseconds on a core. If it has none just now, it will begin
    /// when it gets one.
    fn begin(&mut self, thread: usize, phase: Phase, work: u64) {
        let subject = &mut self.threads[thread];
        subject.phase = phase;
        subject.work_left = work;
        subject.token += 1;
        if self.cores.is_current(subject.core, thread) {
            self.go_on(thread, 0);
        }
        self.show(thread);
    }

    /// Plans the end of what `thread` does, which it begins or resumes after `delay`.
    fn go_on(&mut self, thread: usize, delay: u64) {
        let from = self.now + delay;
        let subject = &mut self.threads[thread];
        subject.step_from = from;
        let length = subject.work_until_stop();
        self.plan(from + length, Happening::StepDone(thread));
    }

    /// Books the work done so far and forgets the planned end.
    fn interrupt(&mut self, thread: usize) {
        let now = self.now;
        let subject = &mut self.threads[thread];
        subject.book_work(now);
        subject.token += 1;
    }

    /// Puts a sleeping thread back to work in `phase`. `idle_latency` is how long it takes to look round on an idle
    /// core, `work` on a busy one, once the thread has it.
    fn wake(&mut self, thread: usize, phase: Phase, idle_latency: u64, work: u64) {
        let subject = &mut self.threads[thread];
        subject.phase = phase;
        subject.token += 1;
        subject.slept = true;
        subject.core = self.cores.choose(subject.core);
        match self.cores.place(self.now, subject.core, thread) {
            Placement::Idle => {
                subject.work_left = idle_latency;
                self.go_on(thread, 0);
            }
            Placement::Preempted(other) => {
                subject.work_left = work;
                self.interrupt(other);
                self.show(other);
                self.go_on(thread, self.costs.same_core_switch_ns);
                self.plan_tick();
            }
            Placement::Queued => {
                subject.work_left = work;
                self.plan_tick();
            }
        }
        self.show(thread);
    }

    /// `thread` leaves its core to sleep in `phase`, or for good.
    fn sleep(&mut self, thread: usize, phase: Phase) {
        let subject = &mut self.threads[thread];
        subject.phase = phase;
        subject.token += 1;
        let core = subject.core;
        let next = self.cores.release(self.now, core);
        self.show(thread);
        if let Some(dispatch) = next {
            self.dispatch(dispatch);
        }
    }

    fn tick(&mut self) {
        self.tick_planned = false;
        for dispatch in self.cores.tick(self.now) {
            self.dispatch(dispatch);
        }
        self.plan_tick();
    }

    fn plan_tick(&mut self) {
        if !self.tick_planned && self.cores.anybody_queued() {
            self.tick_planned = true;
            let tick = self.costs.tick_ns.max(1);
            self.plan((self.now / tick + 1) * tick, Happening::Tick);
        }
    }

    fn dispatch(&mut self, dispatch: Dispatch) {
        if let Some(other) = dispatch.displaced {
            self.interrupt(other);
            self.show(other);
        }
        let delay = if dispatch.moved {
            self.costs.handoff.draw(&mut self.random)
        } else {
            self.costs.same_core_switch_ns
        };
        self.threads[dispatch.thread].core = dispatch.core;
        self.go_on(dispatch.thread, delay);
        self.show(dispatch.thread);
    }

    /// A thread reaches the lock for the first time. Where it is taken, the thread is asleep at once: how it was
    /// created, and on which core, is no part of the workload.
    fn arrive(&mut self, thread: usize) {
        self.event(thread, EventKind::Start);
        self.threads[thread].wants_since = self.now;
        if self.lock.holder.is_some() {
            self.join_waiters(thread);
            self.threads[thread].phase = Phase::Waiting;
            self.fall_asleep(thread);
        } else {
            let work = self.costs.free_take_ns;
            self.wake(thread, Phase::Looking(Look::Entered), work, work);
        }
    }
}
