//! The group `core`: all that `cargo test` runs natively, without a browser.

use super::TestError;
use super::runner::{self, Run};
use crate::setup::{Setup, cargo};

/// Every package but the journeys, which need browsers and the built site.
pub(crate) fn run(setup: &Setup) -> Result<Vec<Run>, TestError> {
    let mut command = cargo(setup.workspace());
    command.args([
        "test",
        "--workspace",
        "--exclude",
        "journeys",
        "--no-fail-fast",
    ]);
    Ok(vec![runner::run("all packages natively", &mut command)?])
}
