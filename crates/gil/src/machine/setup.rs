//! Sets a machine up: which threads there are, and which lock each of them needs.
//!
//! It owns the beginning. It must not know what happens next.

use std::collections::VecDeque;

use super::locks::UserLock;
use super::take::Gil;
use super::thread::Thread;
use super::world::World;
use super::{Agenda, Cores, EventLoop, Machine, Rules};
use crate::costs::Costs;
use crate::random::Random;
use crate::record::Recorder;
use crate::trace::{Lane, LaneKind, Outcome, State};
use crate::workload::{Model, Workload};

/// The name of the lane of asyncio's loop.
const LOOP: &str = "event loop";

/// Room for more events than this is made only when they come.
const MOST_MADE_ROOM_FOR: usize = 100_000;

/// Follows no description: the loop.
const NO_SPEC: usize = usize::MAX;

fn recorder(workload: &Workload, lanes: Vec<(Lane, State)>) -> Recorder {
    let cores = workload.cores as usize;
    Recorder::new(lanes, cores, &workload.locks, likely_events(workload))
}

/// About how many events there will be, so that their list is seldom moved: some for each segment, and some for each
/// interval that threads compute. Nothing depends on it but the speed.
fn likely_events(workload: &Workload) -> usize {
    let foreground = workload.threads.iter().filter(|spec| !spec.background);
    let segments = foreground.map(|spec| {
        u64::from(spec.count)
            .saturating_mul(u64::from(spec.repeat))
            .saturating_mul(spec.segments.len() as u64)
    });
    let segments = segments.fold(0, u64::saturating_add);
    let intervals = workload.serial_ns() / workload.switch_interval_ns().max(1);
    let likely = segments.saturating_mul(3).saturating_add(intervals * 12);
    usize::try_from(likely).map_or(MOST_MADE_ROOM_FOR, |likely| likely.min(MOST_MADE_ROOM_FOR))
}

impl<'workload> Machine<'workload> {
    pub(super) fn new(workload: &'workload Workload, costs: &Costs, seed: u64) -> Self {
        let world = World::new(workload.model);
        let has_loop =
            workload.model == Model::Asyncio && workload.threads.iter().any(|spec| !spec.pool);
        let mut lanes = Vec::new();
        let mut threads = Vec::new();
        let mut first_of_spec = Vec::new();
        let mut on_cores = 0;
        let mut core = || {
            on_cores += 1;
            (on_cores - 1) % workload.cores as usize
        };
        if has_loop {
            let lane = Lane {
                name: LOOP.to_owned(),
                kind: LaneKind::Loop,
                ..Lane::default()
            };
            lanes.push((lane, State::Switching));
            threads.push(Thread::new(NO_SPEC, Some(0), core(), u64::MAX));
        }
        for (index, spec) in workload.threads.iter().enumerate() {
            first_of_spec.push(threads.len());
            let is_task = has_loop && !spec.pool;
            let is_there = !workload.is_started(index)
                && !matches!(workload.model, Model::Interpreters(_) | Model::Processes(_));
            for number in 0..spec.count {
                let mut name = spec.name.clone();
                if spec.count > 1 {
                    name.push(' ');
                    name.push_str(&(number + 1).to_string());
                }
                let lane = Lane {
                    name,
                    kind: if is_task {
                        LaneKind::Task
                    } else {
                        LaneKind::Thread
                    },
                    spec: Some(index),
                    ..Lane::default()
                };
                let state = match (is_there, is_task) {
                    (false, _) => State::NotStarted,
                    (true, true) => State::Ready,
                    (true, false) => State::Switching,
                };
                lanes.push((lane, state));
                let gil = match workload.model {
                    Model::Gil | Model::Asyncio => Some(0),
                    Model::FreeThreaded(_) => None,
                    Model::Interpreters(settings) if !settings.own_gil => Some(0),
                    Model::Interpreters(_) | Model::Processes(_) => Some(threads.len()),
                };
                let core = if is_task { 0 } else { core() };
                let collect_left = world.collect_after(workload.thread_count());
                threads.push(Thread::new(index, gil, core, collect_left));
            }
        }
        let gils = if workload.model.has_one_lock() {
            1
        } else {
            threads.len()
        };
        let tasks = lanes
            .iter()
            .filter(|(lane, _)| lane.kind == LaneKind::Task)
            .count();
        let foreground_left = threads
            .iter()
            .filter_map(|thread| workload.threads.get(thread.spec))
            .filter(|spec| !spec.background)
            .count();
        Self {
            workload,
            costs: *costs,
            random: Random::from_seed(seed),
            now: 0,
            agenda: Agenda::default(),
            tick_planned: false,
            cores: Cores::new(workload.cores as usize, costs.protected_slice_ns),
            gils: (0..gils).map(|_| Gil::default()).collect(),
            one_lock: workload.model.has_one_lock(),
            locks: workload.locks.iter().map(|_| UserLock::default()).collect(),
            world,
            event_loop: has_loop.then(|| EventLoop::new(tasks)),
            pending_signals: VecDeque::new(),
            first_of_spec,
            alive: workload.threads.iter().map(|spec| spec.count).collect(),
            tasks_taken: vec![0; workload.threads.len()],
            foreground_left,
            launcher_free_at: 0,
            server_ready_at: 0,
            launched: 0,
            first_launched: false,
            outcome: Outcome::Finished,
            recorder: recorder(workload, lanes),
            rules: Rules::default(),
            threads,
        }
    }
}
