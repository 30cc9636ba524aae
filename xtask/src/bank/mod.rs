//! `cargo xtask bank`: validates the question bank and executes every example. Owns the order of things and the report.
//!
//! Must not know: what makes a bank valid (the crate `bank` does), or what an answer looks like on a page.

mod cpython;
mod diff;
mod options;
mod outcome;
mod pyodide;
mod pythons;
mod verdict;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use bank::author::{Inspection, inspect};
use bank::{Date, Example, Level, Runtime};

use crate::setup::{Setup, SetupError};
use cpython::CPython;
pub(crate) use options::Options;
use outcome::TIME_LIMIT;
use pyodide::{Pyodide, PyodideError, Session};
use pythons::Pythons;
use verdict::{Run, Verdict, judge};

/// Something that keeps the bank from being checked at all.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BankError {
    #[error("{0}; it takes --fix and --only ID")]
    Options(#[from] lexopt::Error),
    #[error(transparent)]
    Setup(#[from] SetupError),
    #[error("python3 doesn't tell its version: {0}")]
    Python(io::Error),
    #[error(transparent)]
    Pyodide(#[from] PyodideError),
    #[error("{path} can't be read or written: {source}")]
    File { path: PathBuf, source: io::Error },
    #[error("the report can't be printed: {0}")]
    Report(io::Error),
}

/// Carries out `cargo xtask bank` with the arguments that follow.
pub(crate) fn run(setup: &Setup, arguments: &[OsString]) -> Result<ExitCode, BankError> {
    let options = Options::parse(arguments)?;
    let tally = check(setup, &options)?;
    Ok(if tally.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Goes through the repository's bank, and prints what it finds to standard output.
pub(crate) fn check(setup: &Setup, options: &Options) -> Result<Tally, BankError> {
    let tools = setup.for_bank()?;
    let root = setup.workspace().root();
    let script = root.join("web/run-examples.mjs");
    let mut check = Check {
        root,
        options,
        cpython: CPython::new(&tools.python, TIME_LIMIT),
        pyodide: Pyodide::new(&tools.node, &script, &tools.pyodide, TIME_LIMIT),
        today: latest_today(),
        report: &mut io::stdout().lock(),
    };
    check.run()
}

/// How many questions are sound and examples print what they should, and how many problems there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Questions without a problem, and runs as recorded.
    pub(crate) passed: usize,
    /// Problems, and runs that failed.
    pub(crate) failed: usize,
}

/// What one going-through takes.
struct Check<'a> {
    root: &'a Path,
    options: &'a Options,
    cpython: CPython,
    pyodide: Pyodide,
    today: Option<Date>,
    report: &'a mut dyn Write,
}

/// An example with its files.
struct Job {
    /// The `.py` file, relative to the root.
    file: PathBuf,
    example: Example,
    code: String,
    /// The recorded output, if there is one.
    recorded: Option<String>,
}

impl Check<'_> {
    fn run(&mut self) -> Result<Tally, BankError> {
        let mut before = inspect(self.root, self.today);
        let jobs = self.jobs(&before)?;
        let needs = |runtime| {
            jobs.iter()
                .any(|job| job.example.runtimes.contains(&runtime))
        };
        let mut session = if needs(Runtime::Pyodide) {
            Some(self.pyodide.load()?)
        } else {
            None
        };
        let cpython = if needs(Runtime::CPython) {
            Some(self.cpython.version().map_err(BankError::Python)?)
        } else {
            None
        };
        let pythons = Pythons {
            cpython,
            pyodide: session.as_ref().map(|session| session.version().to_owned()),
        };
        self.say(&pythons.announcement(jobs.len()))?;
        let mut tally = Tally::default();
        for job in &jobs {
            let runs = self.execute(job, session.as_mut())?;
            let verdict = judge(&runs, job.recorded.as_deref(), self.options.fix);
            tally.passed += runs.len().saturating_sub(verdict.failures.len());
            tally.failed += verdict.failures.len();
            self.settle(job, &verdict)?;
        }
        if self.options.fix {
            if tally.failed == 0 {
                self.record_pythons(&pythons, &before)?;
            }
            before = inspect(self.root, self.today);
        } else {
            self.compare_pythons(&pythons, &before)?;
        }
        self.report_problems(&before, &mut tally)?;
        self.say(&format!("{} passed, {} failed", tally.passed, tally.failed))?;
        Ok(tally)
    }

    fn say(&mut self, line: &str) -> Result<(), BankError> {
        writeln!(self.report, "{line}").map_err(BankError::Report)
    }

    fn concerns(&self, question: &str) -> bool {
        self.options
            .only
            .as_deref()
            .is_none_or(|only| only == question)
    }

    /// The examples to execute, in the order of the answers' ids and then as quoted.
    fn jobs(&self, inspection: &Inspection) -> Result<Vec<Job>, BankError> {
        let mut jobs = Vec::new();
        for (id, answer) in &inspection.answers {
            if !self.concerns(id.as_str()) {
                continue;
            }
            // The record's level may be the very thing that is wrong: the folder is where it is.
            let mut folders = Level::ALL
                .into_iter()
                .map(|level| Path::new("content").join(level.slug()).join(id.as_str()));
            let Some(folder) = folders.find(|folder| self.root.join(folder).is_dir()) else {
                continue;
            };
            for example in &answer.examples {
                let file = folder.join(&example.name);
                let path = self.root.join(&file);
                let code = fs::read_to_string(&path).map_err(|source| BankError::File {
                    path: path.clone(),
                    source,
                })?;
                jobs.push(Job {
                    file,
                    example: example.clone(),
                    code,
                    recorded: path
                        .with_extension("out")
                        .is_file()
                        .then(|| example.output.clone()),
                });
            }
        }
        Ok(jobs)
    }

    fn execute(&self, job: &Job, mut session: Option<&mut Session>) -> Result<Vec<Run>, BankError> {
        let mut runs = Vec::new();
        for runtime in Runtime::ALL {
            if !job.example.runtimes.contains(&runtime) {
                continue;
            }
            let outcome = match (runtime, session.as_mut()) {
                (Runtime::CPython, _) => self.cpython.run(&job.example.name, &job.code),
                (Runtime::Pyodide, Some(session)) => session.run(&job.example.name, &job.code)?,
                (Runtime::Pyodide, None) => continue,
            };
            runs.push(Run { runtime, outcome });
        }
        Ok(runs)
    }

    /// Tells what went wrong with an example, or records what it printed.
    fn settle(&mut self, job: &Job, verdict: &Verdict) -> Result<(), BankError> {
        for (runtime, told) in &verdict.failures {
            self.say(&format!(
                "{} on {}: {told}\n",
                job.file.display(),
                runtime.slug()
            ))?;
        }
        if let Some(output) = &verdict.record {
            let file = job.file.with_extension("out");
            self.write(&file, output)?;
            self.say(&format!("{}: recorded", file.display()))?;
        }
        Ok(())
    }

    fn write(&self, file: &Path, text: &str) -> Result<(), BankError> {
        let path = self.root.join(file);
        fs::write(&path, text).map_err(|source| BankError::File { path, source })
    }

    fn report_problems(
        &mut self,
        inspection: &Inspection,
        tally: &mut Tally,
    ) -> Result<(), BankError> {
        let mut spoilt: BTreeMap<&str, usize> = BTreeMap::new();
        for problem in &inspection.problems {
            let question = problem.question.as_deref();
            if self.options.only.is_some() && !question.is_some_and(|id| self.concerns(id)) {
                continue;
            }
            if let Some(id) = question {
                *spoilt.entry(id).or_default() += 1;
            }
            tally.failed += 1;
            self.say(&problem.to_string())?;
        }
        let sound = inspection
            .questions
            .iter()
            .map(|question| question.id.as_str())
            .filter(|id| self.concerns(id) && !spoilt.contains_key(id))
            .count();
        tally.passed += sound;
        if let Some(only) = &self.options.only
            && sound == 0
            && spoilt.is_empty()
        {
            tally.failed += 1;
            self.say(&format!("questions.json: there is no question {only:?}"))?;
        }
        Ok(())
    }

    /// Writes down which Pythons printed the outputs. A Python that had nothing to do keeps its record.
    fn record_pythons(&mut self, now: &Pythons, before: &Inspection) -> Result<(), BankError> {
        let recorded = before.executed.clone().unwrap_or_default();
        let merged = Pythons {
            cpython: now.cpython.clone().or(recorded.cpython.clone()),
            pyodide: now.pyodide.clone().or(recorded.pyodide.clone()),
        };
        let is_new = merged.cpython != recorded.cpython || merged.pyodide != recorded.pyodide;
        // Having looked at one question only says nothing of what printed the others' outputs.
        let is_whole = self.options.only.is_none() || before.executed.is_none();
        if is_new && is_whole {
            let file = Path::new("content/executed.json");
            self.write(file, &merged.to_json())?;
            self.say(&format!("{}: recorded", file.display()))?;
        }
        Ok(())
    }

    /// Says which Pythons differ from those that printed what is recorded: no fault as long as all is printed alike.
    fn compare_pythons(&mut self, now: &Pythons, before: &Inspection) -> Result<(), BankError> {
        let Some(recorded) = before.executed.clone() else {
            return Ok(());
        };
        for (name, now, recorded) in [
            ("cpython", &now.cpython, recorded.cpython),
            ("pyodide", &now.pyodide, recorded.pyodide),
        ] {
            if let (Some(now), Some(recorded)) = (now, recorded)
                && *now != recorded
            {
                self.say(&format!(
                    "note: this is {name} {now}; the outputs were recorded on {recorded}"
                ))?;
            }
        }
        Ok(())
    }
}

/// The day that it is where the date is furthest ahead, so that no author's today is in the future.
fn latest_today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    Date::from_days_since_1970(u32::try_from((seconds + 14 * 3600) / 86_400).ok()?)
}

#[cfg(test)]
mod tests;
