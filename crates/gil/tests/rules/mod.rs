//! The invariants of a trace, checked one after another.

use gil::{DropReason, EventKind, LaneKind, State, Trace, Workload};

/// The first rule that `trace` breaks, in words.
pub(crate) fn check_rules(workload: &Workload, trace: &Trace) -> Result<(), String> {
    spans_cover_the_lanes(trace)?;
    nobody_holds_the_lock_twice(trace)?;
    states_agree_with_the_holds(trace)?;
    if trace.one_lock {
        events_agree_with_the_holds(trace)?;
    }
    cores_are_not_shared(workload, trace)?;
    requests_follow_a_whole_quiet_interval(trace)?;
    forced_droppers_wait_for_a_successor(trace)?;
    segments_take_at_least_their_work(workload, trace)?;
    stepping_visits_every_instant_once(trace)
}

fn rule(holds: bool, words: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(words()) }
}

fn spans_cover_the_lanes(trace: &Trace) -> Result<(), String> {
    for (thread, lane) in trace.lanes.iter().enumerate() {
        let mut covered = 0;
        let mut before = None;
        for span in &lane.spans {
            rule(
                span.start_ns == covered && span.end_ns > span.start_ns,
                || format!("lane {thread}: a gap or an empty span at {covered}"),
            )?;
            rule(before != Some(span.state), || {
                format!("lane {thread}: one state in two spans at {covered}")
            })?;
            covered = span.end_ns;
            before = Some(span.state);
        }
        rule(covered == trace.end_ns, || {
            format!("lane {thread}: covered to {covered} of {}", trace.end_ns)
        })?;
    }
    Ok(())
}

fn nobody_holds_the_lock_twice(trace: &Trace) -> Result<(), String> {
    for pair in trace.holds.windows(2) {
        rule(pair[0].end_ns <= pair[1].start_ns, || {
            format!("two holders at {}", pair[1].start_ns)
        })?;
    }
    rule(
        trace
            .holds
            .iter()
            .all(|hold| hold.start_ns <= hold.end_ns && hold.end_ns <= trace.end_ns),
        || "a hold ends before it starts, or after the trace".to_owned(),
    )
}

/// A thread runs Python, or C with the lock, exactly while it holds the lock; only its core may be taken from it.
fn states_agree_with_the_holds(trace: &Trace) -> Result<(), String> {
    for (thread, lane) in trace.lanes.iter().enumerate() {
        // A task runs on the loop's thread, and without one lock nobody's holds are written down.
        if lane.kind == LaneKind::Task || !trace.one_lock {
            continue;
        }
        for span in &lane.spans {
            let held: u64 = trace
                .holds
                .iter()
                .filter(|hold| hold.thread == thread)
                .map(|hold| {
                    let end = hold.end_ns.min(span.end_ns);
                    end.saturating_sub(hold.start_ns.max(span.start_ns))
                })
                .sum();
            let agrees = match span.state {
                State::Running | State::InC => held == span.end_ns - span.start_ns,
                State::NoCore => true,
                _ => held == 0,
            };
            rule(agrees, || {
                format!(
                    "lane {thread}: {:?} from {} to {}, lock held for {held} of it",
                    span.state, span.start_ns, span.end_ns
                )
            })?;
        }
    }
    Ok(())
}

fn events_agree_with_the_holds(trace: &Trace) -> Result<(), String> {
    let mut holds = trace.holds.iter();
    let mut holder = None;
    let mut before = 0;
    for event in &trace.events {
        rule(event.at_ns >= before, || {
            format!("time runs backwards at {}", event.at_ns)
        })?;
        before = event.at_ns;
        match event.kind {
            EventKind::Acquire { .. } => {
                let hold = holds.next().ok_or("more acquisitions than holds")?;
                rule(
                    holder.is_none() && (hold.thread, hold.start_ns) == (event.thread, event.at_ns),
                    || format!("a wrong acquisition at {}", event.at_ns),
                )?;
                holder = Some(event.thread);
            }
            EventKind::Drop { .. } => {
                rule(holder == Some(event.thread), || {
                    format!("thread {} drops what it has not", event.thread)
                })?;
                holder = None;
            }
            EventKind::DropRequest { holder: asked } => rule(holder == Some(asked), || {
                format!("at {} thread {asked} is asked for nothing", event.at_ns)
            })?,
            _ => {}
        }
    }
    rule(holds.next().is_none(), || {
        "more holds than acquisitions".to_owned()
    })
}

/// Never more threads at work than there are cores.
fn cores_are_not_shared(workload: &Workload, trace: &Trace) -> Result<(), String> {
    let mut changes: Vec<(u64, i32)> = trace
        .lanes
        .iter()
        .filter(|lane| lane.kind != LaneKind::Task)
        .flat_map(|lane| &lane.spans)
        .filter(|span| matches!(span.state, State::Running | State::InC | State::InCReleased))
        .flat_map(|span| [(span.start_ns, 1), (span.end_ns, -1)])
        .collect();
    changes.sort_unstable();
    let mut at_work = 0;
    for (at, change) in changes {
        at_work += change;
        rule(at_work <= workload.cores.cast_signed(), || {
            format!("{at_work} threads at work at {at}")
        })?;
    }
    Ok(())
}

/// Whoever asks has waited a whole interval, in one go, and the holder has not changed in it.
fn requests_follow_a_whole_quiet_interval(trace: &Trace) -> Result<(), String> {
    let mut wait_began = vec![None; trace.lanes.len()];
    let mut switched_at = 0;
    let mut last_holder = None;
    for event in &trace.events {
        match event.kind {
            EventKind::Wait { .. } => wait_began[event.thread] = Some(event.at_ns),
            EventKind::Acquire { .. } if last_holder != Some(event.thread) => {
                last_holder = Some(event.thread);
                switched_at = event.at_ns;
            }
            EventKind::DropRequest { .. } => {
                let began = wait_began[event.thread].ok_or("asked without waiting")?;
                rule(
                    event.at_ns - began >= trace.switch_interval_ns && switched_at <= began,
                    || {
                        format!(
                            "asked at {}: waited since {began}, last switch at {switched_at}",
                            event.at_ns
                        )
                    },
                )?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// After a forced wait, the next acquisition is another thread's.
fn forced_droppers_wait_for_a_successor(trace: &Trace) -> Result<(), String> {
    let mut forced = None;
    for event in &trace.events {
        match event.kind {
            EventKind::ForcedWait => forced = Some(event.thread),
            EventKind::Acquire { .. } => {
                rule(forced != Some(event.thread), || {
                    format!("the dropper took the lock back first at {}", event.at_ns)
                })?;
                forced = None;
            }
            EventKind::Drop {
                reason: DropReason::Asked,
                requested: false,
            } => return Err(format!("gave way unasked at {}", event.at_ns)),
            _ => {}
        }
    }
    Ok(())
}

fn segments_take_at_least_their_work(workload: &Workload, trace: &Trace) -> Result<(), String> {
    for run in &trace.segments {
        let spec = trace.lanes[run.thread].spec.ok_or("a run of nobody")?;
        let work = workload.threads[spec].segments[run.segment].ns();
        rule(run.end_ns - run.start_ns >= work, || {
            format!(
                "thread {}, segment {}: {work} ns of work done from {} to {}",
                run.thread, run.segment, run.start_ns, run.end_ns
            )
        })?;
    }
    Ok(())
}

fn stepping_visits_every_instant_once(trace: &Trace) -> Result<(), String> {
    let mut instants: Vec<u64> = trace
        .events
        .iter()
        .filter(|event| event.step)
        .map(|event| event.at_ns)
        .collect();
    instants.dedup();
    // Long traces are not stepped through: that would take the test longer than it tells.
    instants.truncate(2_000);
    let mut at = 0;
    let mut visited = Vec::new();
    if let Some(first) = trace.latest_event_at(0) {
        visited.push(trace.events[first].at_ns);
    }
    while visited.len() < instants.len() {
        let Some(index) = trace.next_event_after(at) else {
            break;
        };
        at = trace.events[index].at_ns;
        visited.push(at);
    }
    rule(visited == instants, || {
        "stepping misses an instant".to_owned()
    })
}
