//! Going through a bank: executing its examples, comparing or recording what they print, and telling what is wrong.
//!
//! Must not know: how examples are executed, or where the tools for it come from.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bank::author::{Inspection, inspect, survey};
use bank::{Date, Example, Level, Runtime};

use super::BankError;
use super::cpython::CPython;
use super::options::Options;
use super::pyodide::{Pyodide, Session};
use super::pythons::Pythons;
use super::servers::Servers;
use super::verdict::{Run, Verdict, judge};

/// How many questions are sound and examples print what they should, and how many problems there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Questions without a problem, and runs as recorded.
    pub(crate) passed: usize,
    /// Problems, and runs that failed.
    pub(crate) failed: usize,
}

/// One going-through, with what it takes.
pub(crate) struct Check<'a> {
    /// Where the bank stands.
    pub(crate) root: &'a Path,
    pub(crate) options: &'a Options,
    pub(crate) cpython: CPython,
    pub(crate) pyodide: Pyodide,
    /// The servers that examples need.
    pub(crate) servers: Servers,
    /// How long all examples together may take; those that are left then count as failed.
    pub(crate) whole_limit: Duration,
    /// The day after which no answer can have been checked.
    pub(crate) today: Option<Date>,
    /// Where everything is told.
    pub(crate) report: &'a mut dyn Write,
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
    /// Goes through the bank, and tells everything that it finds.
    pub(crate) fn run(&mut self) -> Result<Tally, BankError> {
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
        let begin = Instant::now();
        let mut tally = Tally::default();
        for job in &jobs {
            if begin.elapsed() > self.whole_limit {
                tally.failed += 1;
                let minutes = self.whole_limit.as_secs() / 60;
                self.say(&format!(
                    "{}: not executed, since all together have taken more than {minutes} minutes",
                    job.file.display()
                ))?;
                continue;
            }
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
        if self.options.only.is_none() {
            self.report_survey(&before)?;
        }
        self.report_problems(&before, &mut tally)?;
        self.say(&format!("{} passed, {} failed", tally.passed, tally.failed))?;
        Ok(tally)
    }

    fn say(&mut self, line: &str) -> Result<(), BankError> {
        writeln!(self.report, "{line}").map_err(BankError::Report)
    }

    /// The examples to execute, in the order of the answers' ids and then as quoted.
    fn jobs(&self, inspection: &Inspection) -> Result<Vec<Job>, BankError> {
        let mut jobs = Vec::new();
        for (id, answer) in &inspection.answers {
            if !self.options.concerns(id.as_str()) {
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

    fn execute(
        &mut self,
        job: &Job,
        mut session: Option<&mut Session>,
    ) -> Result<Vec<Run>, BankError> {
        let mut runs = Vec::new();
        for runtime in Runtime::ALL {
            if !job.example.runtimes.contains(&runtime) {
                continue;
            }
            let outcome = match (runtime, session.as_mut()) {
                (Runtime::CPython, _) => {
                    let addresses = self.servers.fresh(&job.example.needs)?;
                    self.cpython.run(&job.example, &job.code, &addresses)
                }
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

    /// Tells what is no problem, and yet worth a look.
    fn report_survey(&mut self, inspection: &Inspection) -> Result<(), BankError> {
        self.say("\nThe bank as a whole:")?;
        for section in survey(inspection, self.today) {
            self.say(&format!("  {:<26}{}", section.subject, section.figure))?;
            for finding in &section.findings {
                self.say(&format!("      {finding}"))?;
            }
        }
        self.say("")
    }

    fn report_problems(
        &mut self,
        inspection: &Inspection,
        tally: &mut Tally,
    ) -> Result<(), BankError> {
        let mut spoilt: BTreeSet<&str> = BTreeSet::new();
        for problem in &inspection.problems {
            let question = problem.question.as_deref();
            // What spoils the catalogue as a whole concerns each of its questions.
            let is_of_all = problem.place.file == Path::new("questions.json");
            if !question.map_or(is_of_all || self.options.only.is_none(), |id| {
                self.options.concerns(id)
            }) {
                continue;
            }
            if let Some(id) = question {
                spoilt.insert(id);
            }
            tally.failed += 1;
            self.say(&problem.to_string())?;
        }
        let sound = inspection
            .questions
            .iter()
            .map(|question| question.id.as_str())
            .filter(|id| self.options.concerns(id) && !spoilt.contains(id))
            .count();
        tally.passed += sound;
        if let Some(only) = &self.options.only
            && sound == 0
            && tally.failed == 0
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

#[cfg(test)]
mod tests;
