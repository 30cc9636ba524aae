//! `cargo xtask bank`: validates the question bank and executes every example. Owns the entry and its errors; the order
//! of things and the report are in `check`.
//!
//! Must not know: what makes a bank valid (the crate `bank` does), or what an answer looks like on a page.

mod check;
mod cpython;
mod diff;
mod options;
mod outcome;
mod pyodide;
mod pythons;
mod servers;
mod verdict;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bank::author::inspect;
use bank::{Date, Need};

use crate::setup::{Setup, SetupError};
use check::Check;
use cpython::CPython;
use options::Options;
use outcome::TIME_LIMIT;
use pyodide::{Pyodide, PyodideError};
use servers::{ServerError, Servers};

/// How long all examples together may take: many times what they need, and little enough to wait for.
const WHOLE_LIMIT: Duration = Duration::from_mins(10);

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
    #[error(transparent)]
    Server(#[from] ServerError),
    #[error("{path} can't be read or written: {source}")]
    File { path: PathBuf, source: io::Error },
    #[error("the report can't be printed: {0}")]
    Report(io::Error),
}

/// Carries out `cargo xtask bank` with the arguments that follow, and prints what it finds to standard output.
pub(crate) fn run(setup: &Setup, arguments: &[OsString]) -> Result<ExitCode, BankError> {
    let options = Options::parse(arguments)?;
    let root = setup.workspace().root();
    let tools = setup.for_bank(&needs(root, &options))?;
    let script = root.join("web/run-examples.mjs");
    let mut check = Check {
        root,
        options: &options,
        cpython: CPython::new(&tools.python, TIME_LIMIT, tools.packages.clone()),
        servers: Servers::start(tools.redis.as_deref(), tools.postgres.as_deref())?,
        pyodide: Pyodide::new(&tools.node, &script, &tools.pyodide, TIME_LIMIT),
        whole_limit: WHOLE_LIMIT,
        today: latest_today(),
        report: &mut io::stdout().lock(),
    };
    Ok(if check.run()?.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What the examples to be executed need, each once.
fn needs(root: &Path, options: &Options) -> Vec<Need> {
    let answers = inspect(root, None).answers;
    let mut needs: Vec<Need> = answers
        .iter()
        .filter(|(id, _)| options.concerns(id.as_str()))
        .flat_map(|(_, answer)| &answer.examples)
        .flat_map(|example| example.needs.clone())
        .collect();
    needs.sort();
    needs.dedup();
    needs
}

/// The day that it is where the date is furthest ahead, so that no author's today is in the future.
fn latest_today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    Date::from_days_since_1970(u32::try_from((seconds + 14 * 3600) / 86_400).ok()?)
}
