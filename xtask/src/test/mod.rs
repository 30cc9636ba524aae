//! Runs every test there is, in four groups, whatever their runner, and sums
//! their results. Owns: what belongs to a group, and the summary. Must not
//! know: what any test checks.

mod components;
mod content;
mod core;
mod display;
mod end_to_end;
mod runner;
mod tally;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::arguments::{Group, Selection};
use crate::bench;
use crate::build::{self, BuildError};
use crate::setup::{Setup, SetupError};
use crate::table;
use tally::Tally;

/// The tests could not be run: not the same as tests that failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TestError {
    #[error(transparent)]
    Setup(#[from] SetupError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("{program} cannot be started: {source}")]
    Start { program: String, source: io::Error },
    #[error(
        "the virtual display {0} did not come up; does it start by hand, and is there space in \
         the temporary folder?"
    )]
    Display(PathBuf),
}

/// What one group came to.
#[derive(Debug)]
struct Outcome {
    name: &'static str,
    tally: Tally,
    /// What failed, in words.
    problems: Vec<String>,
    time: Duration,
}

impl Outcome {
    fn is_success(&self) -> bool {
        self.tally.failed == 0 && self.problems.is_empty()
    }

    /// Failed tests; a group that failed otherwise counts as one.
    fn failed(&self) -> u64 {
        self.tally.failed.max(u64::from(!self.is_success()))
    }
}

/// Runs the selected groups and prints the summary.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the same form as the other commands, and no failure of a group ends the run early"
)]
pub(crate) fn run(setup: &Setup, selection: &Selection) -> Result<ExitCode, TestError> {
    let mut outcomes = Vec::new();
    for group in &selection.groups {
        println!("\n== {} ==", group.name());
        let begin = Instant::now();
        let result = match group {
            Group::Core => core::run(setup),
            Group::Dom => components::run(setup),
            Group::Content => content::run(setup),
            Group::EndToEnd => end_to_end::run(setup, &selection.browsers),
        };
        // A group that can't run does not keep the others from running.
        let (tally, mut problems) = match result {
            Ok(runs) => judge(&runs),
            Err(error) => (Tally::default(), vec![error.to_string()]),
        };
        if *group == Group::EndToEnd {
            problems.extend(growth(setup));
        }
        outcomes.push(Outcome {
            name: group.name(),
            tally,
            problems,
            time: begin.elapsed(),
        });
    }
    print_summary(&outcomes);
    Ok(if outcomes.iter().all(Outcome::is_success) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What keeps the built site from being within its budgets, if anything does.
fn growth(setup: &Setup) -> Option<String> {
    let dist = build::site(setup).map_err(|error| error.to_string());
    let within =
        dist.and_then(|dist| bench::is_within_budgets(&dist).map_err(|error| error.to_string()));
    match within {
        Ok(true) => None,
        Ok(false) => Some("the site has grown past a budget: see the tables above".to_owned()),
        Err(error) => Some(error),
    }
}

/// Sums the runs of a group and tells what failed.
fn judge(runs: &[runner::Run]) -> (Tally, Vec<String>) {
    let mut tally = Tally::default();
    let mut problems = Vec::new();
    for run in runs {
        tally += run.tally;
        for failure in &run.failures {
            problems.push(format!("{failure} failed ({})", run.what));
        }
        if run.tally.passed + run.tally.failed == 0 {
            problems.push(format!("{} ran no test ({})", run.what, run.status));
        } else if run.tally.failed == 0 && !run.status.success() {
            problems.push(format!(
                "{} failed outside of its tests ({})",
                run.what, run.status
            ));
        }
    }
    (tally, problems)
}

fn print_summary(outcomes: &[Outcome]) {
    println!();
    for outcome in outcomes {
        for problem in &outcome.problems {
            println!("{}: {problem}", outcome.name);
        }
    }
    let rows: Vec<Vec<String>> = outcomes
        .iter()
        .map(|outcome| {
            vec![
                outcome.name.to_owned(),
                outcome.tally.passed.to_string(),
                outcome.failed().to_string(),
                format!("{:.1}", outcome.time.as_secs_f32()),
                if outcome.is_success() { "ok" } else { "FAILED" }.to_owned(),
            ]
        })
        .collect();
    let head = ["group", "passed", "failed", "seconds", ""];
    println!("\n{}\n", table::lay_out(&head, &rows));
    let passed: u64 = outcomes.iter().map(|outcome| outcome.tally.passed).sum();
    let failed: u64 = outcomes.iter().map(Outcome::failed).sum();
    println!("{passed} passed, {failed} failed");
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt;
    use std::process::ExitStatus;

    use super::*;
    use runner::Run;

    fn run(passed: u64, failed: u64, code: i32) -> Run {
        Run {
            what: "cargo test".to_owned(),
            tally: Tally { passed, failed },
            failures: (0..failed).map(|number| format!("test {number}")).collect(),
            // The exit code stands in the second byte of a wait status.
            status: ExitStatus::from_raw(code << 8),
        }
    }

    fn outcome(runs: &[Run]) -> Outcome {
        let (tally, problems) = judge(runs);
        Outcome {
            name: "core",
            tally,
            problems,
            time: Duration::ZERO,
        }
    }

    #[test]
    fn a_group_succeeds_when_all_its_runs_do() {
        let outcome = outcome(&[run(3, 0, 0), run(4, 0, 0)]);
        assert!(outcome.is_success());
        assert_eq!((outcome.tally.passed, outcome.failed()), (7, 0));
    }

    #[test]
    fn a_failed_test_fails_the_group_and_is_named() {
        let outcome = outcome(&[run(3, 2, 101)]);
        assert!(!outcome.is_success());
        assert_eq!(outcome.failed(), 2);
        assert_eq!(outcome.problems.len(), 2);
        assert_eq!(outcome.problems[0], "test 0 failed (cargo test)");
    }

    #[test]
    fn a_run_without_tests_fails_the_group_even_if_it_ended_well() {
        let outcome = outcome(&[run(3, 0, 0), run(0, 0, 0)]);
        assert!(!outcome.is_success());
        assert_eq!(outcome.failed(), 1);
        assert!(outcome.problems[0].contains("ran no test"));
    }

    #[test]
    fn a_run_that_ends_badly_after_good_tests_fails_the_group() {
        let outcome = outcome(&[run(3, 0, 101)]);
        assert!(!outcome.is_success());
        assert_eq!(outcome.failed(), 1);
    }
}
