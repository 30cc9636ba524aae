//! What is to be said of an example, given what it printed where.
//!
//! Must not know: files, and how examples are executed.

use bank::Runtime;

use super::diff::diff;
use super::outcome::Outcome;

/// An example's outcome on one Python.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// Where it ran.
    pub(crate) runtime: Runtime,
    /// How it ended.
    pub(crate) outcome: Outcome,
}

/// What all runs of an example come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// What each run that isn't as it should be did wrong, in words.
    pub(crate) failures: Vec<(Runtime, String)>,
    /// The output to be recorded, if it is to be and is new.
    pub(crate) record: Option<String>,
}

/// Compares the runs with the recorded output (none if there is none yet), or, with `fix`, with each other.
pub(crate) fn judge(runs: &[Run], recorded: Option<&str>, fix: bool) -> Verdict {
    let mut failures = Vec::new();
    let mut first: Option<(Runtime, &str)> = None;
    for run in runs {
        let printed = match &run.outcome {
            Ok(printed) => printed.as_str(),
            Err(failure) => {
                failures.push((run.runtime, failure.to_string()));
                continue;
            }
        };
        if let (Some(recorded), false) = (recorded, fix)
            && printed != recorded
        {
            let told = format!(
                "It prints something else than what is recorded (- recorded, + printed):\n{}",
                diff(recorded, printed)
            );
            failures.push((run.runtime, told));
        }
        match first {
            Some((other, expected)) if (fix || recorded.is_none()) && printed != expected => {
                let told = format!(
                    "It prints something else than on {} (- there, + here):\n{}",
                    other.slug(),
                    diff(expected, printed)
                );
                failures.push((run.runtime, told));
            }
            Some(_) => {}
            None => first = Some((run.runtime, printed)),
        }
    }
    let record = first
        .map(|(_, printed)| printed)
        .filter(|printed| fix && failures.is_empty() && recorded != Some(*printed))
        .map(str::to_owned);
    Verdict { failures, record }
}

#[cfg(test)]
mod tests {
    use super::super::outcome::Failure;
    use super::*;

    fn runs(on_pyodide: &str, on_cpython: &str) -> Vec<Run> {
        [
            (Runtime::Pyodide, on_pyodide),
            (Runtime::CPython, on_cpython),
        ]
        .map(|(runtime, printed)| Run {
            runtime,
            outcome: Ok(printed.to_owned()),
        })
        .to_vec()
    }

    #[test]
    fn what_is_recorded_must_be_printed_everywhere() {
        let verdict = judge(&runs("1\n", "1\n"), Some("1\n"), false);
        assert_eq!(verdict.failures, []);
        let verdict = judge(&runs("1\n", "2\n"), Some("1\n"), false);
        assert_eq!(verdict.failures.len(), 1);
        let (runtime, told) = &verdict.failures[0];
        assert_eq!(*runtime, Runtime::CPython);
        assert!(told.contains("- 1\n") && told.contains("+ 2"), "{told}");
        assert_eq!(verdict.record, None, "nothing is recorded unasked");
    }

    #[test]
    fn a_new_output_is_recorded_only_if_all_agree_on_it() {
        let verdict = judge(&runs("2\n", "2\n"), Some("1\n"), true);
        assert_eq!(verdict.failures, []);
        assert_eq!(verdict.record.as_deref(), Some("2\n"));
        let verdict = judge(&runs("2\n", "3\n"), Some("1\n"), true);
        assert!(
            verdict.failures[0].1.contains("than on pyodide"),
            "{verdict:?}"
        );
        assert_eq!(verdict.record, None);
        let same = judge(&runs("1\n", "1\n"), Some("1\n"), true);
        assert_eq!(same.record, None, "what stands there is not written again");
    }

    #[test]
    fn without_a_record_the_runs_are_still_compared() {
        let verdict = judge(&runs("1\n", "2\n"), None, false);
        assert_eq!(verdict.failures.len(), 1);
        assert_eq!(judge(&runs("", ""), None, true).record.as_deref(), Some(""));
    }

    #[test]
    fn a_run_that_failed_is_told_and_nothing_is_recorded() {
        let mut runs = runs("1\n", "");
        runs[1].outcome = Err(Failure::NotUtf8);
        let verdict = judge(&runs, None, true);
        assert_eq!(
            verdict.failures,
            [(Runtime::CPython, Failure::NotUtf8.to_string())]
        );
        assert_eq!(verdict.record, None);
    }
}
