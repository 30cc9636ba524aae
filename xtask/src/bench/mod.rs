//! Prints figures: the simulator against real CPython, the built site's sizes
//! against their budgets, what the visualizer and the search engine cost in a
//! browser, and what Lighthouse says of the pages.

mod engine;
mod lighthouse;
mod module;
mod offline;
mod sizes;
mod truth;
mod visualizer;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use static_server::StartError;

use crate::build::{self, BuildError};
use crate::progress::StepError;
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
    let within = sizes::print(&dist)? & offline::print(&dist)?;
    visualizer::print(setup, &dist)?;
    engine::print(setup, &dist)?;
    lighthouse::print(setup, &dist)?;
    Ok(if within && true_to_cpython {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
