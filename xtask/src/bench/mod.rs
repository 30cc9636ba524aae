//! Prints figures about the built site: sizes against their budgets, what the
//! search engine costs, and what Lighthouse says of the pages.

mod engine;
mod lighthouse;
mod sizes;

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
    #[error("{path} is no report: {what}")]
    Report { path: PathBuf, what: String },
}

/// Measures and prints all; fails if a budget is exceeded.
pub(crate) fn run(setup: &Setup) -> Result<ExitCode, BenchError> {
    let dist = build::site(setup)?;
    let within = sizes::print(&dist)?;
    engine::print(setup, &dist)?;
    lighthouse::print(setup, &dist)?;
    Ok(if within {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
