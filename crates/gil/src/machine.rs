//! Plays a workload: the clock, and threads going on and off their cores.
//!
//! It owns time. What a thread does next is decided in `steps` and `work`, how it comes to the lock in `take` and
//! `release`, where it may run in `cores`. It must not know what a trace is used for.

mod agenda;
mod cores;
mod event_loop;
mod life;
mod locks;
#[cfg(test)]
mod mutants;
mod release;
mod rules;
mod setup;
mod signals;
mod steps;
mod take;
mod thread;
mod work;
mod world;

use std::collections::VecDeque;

use crate::costs::Costs;
use crate::random::Random;
use crate::record::Recorder;
use crate::trace::{EventKind, Outcome, Trace};
use crate::workload::{MAX_DURATION_NS, Workload, WorkloadError};
use agenda::{Agenda, Happening, Plan};
use cores::{Cores, Dispatch, Placement};
use event_loop::EventLoop;
use locks::UserLock;
use rules::Rules;
use take::Gil;
use thread::{Phase, Thread};
use world::World;

/// The most events and segments that a trace may have: some 30 MB.
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

struct Machine<'workload> {
    workload: &'workload Workload,
    costs: Costs,
    random: Random,
    now: u64,
    agenda: Agenda,
    tick_planned: bool,
    threads: Vec<Thread>,
    cores: Cores,
    gils: Vec<Gil>,
    /// Whether the one lock that there is is written down.
    one_lock: bool,
    locks: Vec<UserLock>,
    world: World,
    event_loop: Option<EventLoop>,
    pending_signals: VecDeque<(u64, u64)>,
    /// By description: its first thread, how many are not over, how many of a pool's tasks are taken.
    first_of_spec: Vec<usize>,
    alive: Vec<u32>,
    tasks_taken: Vec<u32>,
    foreground_left: usize,
    /// When whoever starts processes or interpreters can start the next one, and how many were begun.
    launcher_free_at: u64,
    server_ready_at: u64,
    launched: u32,
    first_launched: bool,
    outcome: Outcome,
    recorder: Recorder,
    rules: Rules,
}

impl Machine<'_> {
    fn run(mut self) -> Result<Trace, WorkloadError> {
        let limit = self.workload.window_ns.unwrap_or(MAX_DURATION_NS);
        let has_foreground = self.foreground_left > 0;
        let mut cut_off = false;
        self.bring_about();
        for (number, signal) in (0..).zip(&self.workload.signals) {
            self.agenda.add(signal.at_ns, Happening::Signal, number, 0);
        }
        while let Some(plan) = self.agenda.next() {
            if plan.at >= limit {
                self.now = limit;
                cut_off = true;
                break;
            }
            self.now = plan.at;
            self.happen(plan);
            if has_foreground && self.foreground_left == 0 {
                break;
            }
            if self.outcome == Outcome::Deadlock && plan.happening == Happening::Stop {
                break;
            }
            if self.recorder.len() > MAX_RECORDS {
                return Err(WorkloadError::TooLong);
            }
        }
        if self.foreground_left > 0 && !cut_off {
            // Nothing is planned any more, and still somebody waits.
            self.outcome = Outcome::Deadlock;
        } else if cut_off && self.workload.window_ns.is_none() {
            return Err(WorkloadError::TooLong);
        }
        let outcome = self.final_outcome(cut_off);
        let mut trace = self.recorder.finish(self.now, outcome);
        trace.switch_interval_ns = self.workload.switch_interval_ns();
        trace.has_lock = self.workload.model.has_lock();
        trace.one_lock = self.one_lock;
        Ok(trace)
    }

    fn happen(&mut self, plan: Plan) {
        let thread = plan.thread as usize;
        match plan.happening {
            Happening::Signal => self.signal(thread),
            Happening::Tick => self.tick(),
            Happening::Stop => {}
            // The thread has been doing something else since this was planned.
            _ if self.threads[thread].token != plan.token => {}
            Happening::Arrival => self.arrive(thread),
            Happening::Launch => self.launch(thread),
            Happening::StepDone => self.step_done(thread),
            Happening::Deadline => self.deadline(thread),
            Happening::TimerFired => self.timer_fired(thread),
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "there are at most a thousand threads"
    )]
    fn plan(&mut self, at: u64, happening: Happening, thread: usize) {
        let token = self.threads[thread].token;
        self.agenda.add(at, happening, thread as u32, token);
    }

    fn event(&mut self, thread: usize, kind: EventKind) {
        self.recorder.event(self.now, thread, kind);
    }

    /// Brings the lane of `thread` up to date, and that of the task that it runs.
    fn show(&mut self, thread: usize) {
        let on_core = self.cores.is_current(self.threads[thread].core, thread);
        let state = self.threads[thread].phase.state(on_core);
        self.recorder.state(self.now, thread, state);
        let worker = self.worker(thread);
        if worker != thread {
            self.recorder.state(self.now, worker, state);
        }
    }

    /// Writes down who is on `core` now.
    fn show_core(&mut self, core: usize) {
        self.recorder.core(self.now, core, self.cores.current(core));
    }

    /// `thread` begins something that takes it `work` nanoseconds on a core. If it has none just now, it will begin
    /// when it gets one.
    fn begin(&mut self, thread: usize, phase: Phase, work: u64) {
        let subject = &mut self.threads[thread];
        subject.phase = phase;
        subject.work_left = work;
        subject.token = subject.token.wrapping_add(1);
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
        self.plan(from + length, Happening::StepDone, thread);
    }

    /// Books the work done so far and forgets the planned end.
    fn interrupt(&mut self, thread: usize) {
        let now = self.now;
        let subject = &mut self.threads[thread];
        subject.book_work(now);
        subject.token = subject.token.wrapping_add(1);
    }

    /// Puts a sleeping thread back to work in `phase`. `idle_latency` is how long it takes to look round on an idle
    /// core, `work` on a busy one, once the thread has it.
    fn wake(&mut self, thread: usize, phase: Phase, idle_latency: u64, work: u64) {
        let subject = &mut self.threads[thread];
        subject.phase = phase;
        subject.token = subject.token.wrapping_add(1);
        subject.slept = true;
        subject.core = self.cores.choose(subject.core);
        let core = subject.core;
        match self.cores.place(self.now, core, thread) {
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
        self.show_core(core);
        self.show(thread);
    }

    /// `thread` leaves its core to sleep in `phase`, or for good.
    fn sleep(&mut self, thread: usize, phase: Phase) {
        let subject = &mut self.threads[thread];
        subject.phase = phase;
        subject.token = subject.token.wrapping_add(1);
        let core = subject.core;
        let next = self.cores.leave(self.now, core, thread);
        self.show(thread);
        if let Some(dispatch) = next {
            self.dispatch(dispatch);
        } else {
            self.show_core(core);
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
            let at = (self.now / tick + 1) * tick;
            self.agenda.add(at, Happening::Tick, 0, 0);
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
        self.show_core(dispatch.core);
        self.go_on(dispatch.thread, delay);
        self.show(dispatch.thread);
    }
}
