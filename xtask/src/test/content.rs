//! The group `content`: the bank's rules and its executed examples, by the
//! command `bank`.

use super::TestError;
use super::runner::{self, Run};
use crate::setup::{Setup, cargo};

/// A process of its own, so that its numbers are read as those of the others.
/// By way of cargo, since the group `core` may have replaced this program's
/// file since it was started.
pub(crate) fn run(setup: &Setup) -> Result<Vec<Run>, TestError> {
    let mut command = cargo(setup.workspace());
    command.args(["run", "--quiet", "--package", "xtask", "--", "bank"]);
    Ok(vec![runner::run(
        "the bank and its examples",
        &mut command,
    )?])
}
