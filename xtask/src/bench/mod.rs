//! Prints figures: the simulator against real CPython, the built site's sizes
//! against their budgets, how soon pages are there without a network, what the
//! visualizer and the search engine cost in a browser, pages and engines beside
//! their peers, and what Lighthouse says of the pages.

mod engine;
mod kit;
mod lighthouse;
mod module;
mod offline;
mod sizes;
mod truth;
mod visualizer;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::Value;
use static_server::StartError;

use crate::build::{self, BuildError};
use crate::progress::{self, StepError};
use crate::setup::{Setup, SetupError};

/// A figure could not be had.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BenchError {
    #[error(transparent)]
    Setup(#[from] SetupError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error(transparent)]
    Serve(#[from] StartError),
    #[error("{0}")]
    Step(#[from] StepError),
    #[error("{path}: {source}; build the site anew with `cargo xtask build`")]
    File { path: PathBuf, source: io::Error },
    #[error("the benchmark `{bench}` of the gil crate failed: {what}")]
    Simulator { bench: &'static str, what: String },
    #[error("{path} is no report: {what}")]
    Report { path: PathBuf, what: String },
}

/// Measures and prints all; fails if a budget is exceeded, or if the simulator
/// is further from CPython than it may be.
pub(crate) fn run(setup: &Setup) -> Result<ExitCode, BenchError> {
    let true_to_cpython = truth::print(setup)?;
    let dist = build::site(setup)?;
    let within = is_within_budgets(&dist)?;
    offline::visits(setup, &dist)?;
    visualizer::print(setup, &dist)?;
    engine::print(setup, &dist)?;
    kit::print_pages(setup, &dist)?;
    lighthouse::print(setup, &dist)?;
    Ok(if within && true_to_cpython {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Prints what pages load and what is kept of the built site, against the budgets; says whether all is within them.
pub(crate) fn is_within_budgets(dist: &Path) -> Result<bool, BenchError> {
    Ok(sizes::print(dist)? & offline::print(dist)?)
}

/// Runs a script of `benches/` that writes its figures to `out`, and takes them.
fn figures(what: &str, measure: &mut Command, out: &Path) -> Result<Value, BenchError> {
    progress::run(what, measure.arg(out), &out.with_extension("log"))?;
    read(out)
}

/// Figures as a script wrote them.
fn read(path: &Path) -> Result<Value, BenchError> {
    let text = fs::read_to_string(path).map_err(|source| BenchError::File {
        path: path.to_owned(),
        source,
    })?;
    serde_json::from_str(&text).map_err(|error| BenchError::Report {
        path: path.to_owned(),
        what: error.to_string(),
    })
}
