//! Runs a test runner: shows all that it prints as it comes, and reads the
//! numbers of tests from it.

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus, Stdio};

use super::TestError;
use super::tally::Tally;

/// A runner's run.
#[derive(Debug)]
pub(crate) struct Run {
    /// In words, such as "the journeys in firefox".
    pub(crate) what: String,
    pub(crate) tally: Tally,
    /// The names of the tests that failed, where the runner tells them.
    pub(crate) failures: Vec<String>,
    pub(crate) status: ExitStatus,
}

/// Runs it to its end.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<Run, TestError> {
    println!("-- {what}");
    let program = command.get_program().display().to_string();
    let start_error = |source| TestError::Start {
        program: program.clone(),
        source,
    };
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(start_error)?;
    let mut tally = Tally::default();
    let mut failures = Vec::new();
    if let Some(pipe) = child.stdout.take() {
        let mut reader = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while reader
            .read_until(b'\n', &mut bytes)
            .is_ok_and(|read| read > 0)
        {
            let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            bytes.clear();
            println!("{line}");
            failures.extend(failed_test(&line).map(str::to_owned));
            if let Some(numbers) = Tally::of_line(&line) {
                tally += numbers;
            }
        }
    }
    let status = child.wait().map_err(start_error)?;
    Ok(Run {
        what: what.to_owned(),
        tally,
        failures,
        status,
    })
}

/// The name in a line such as `test NAME ... FAILED`.
fn failed_test(line: &str) -> Option<&str> {
    let line = line.strip_prefix("test ")?;
    // wasm-bindgen's runner writes FAIL.
    line.strip_suffix(" ... FAILED")
        .or_else(|| line.strip_suffix(" ... FAIL"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_closing_lines_of_a_run_are_summed() {
        let script = "echo 'test a::b ... FAILED'; echo 'test a::c ... ok'; echo 'test result: ok. 2 passed; 0 failed; 0 ignored'; echo noise; \
                      echo 'test result: FAILED. 1 passed; 3 failed; 0 ignored'; exit 101";
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let run = run("a runner", &mut command).expect("it starts");
        assert_eq!((run.tally.passed, run.tally.failed), (3, 3));
        assert_eq!(run.failures, ["a::b"]);
        assert_eq!(run.status.code(), Some(101));
    }

    #[test]
    fn a_missing_runner_is_an_error() {
        let failed = run("a runner", &mut Command::new("no-such-runner"));
        assert!(
            matches!(failed, Err(TestError::Start { program, .. }) if program == "no-such-runner")
        );
    }
}
