//! The group `content`: the bank's rules and its executed examples, by this
//! program's own command `bank`.

use std::env;
use std::process::Command;

use super::TestError;
use super::runner::{self, Run};
use crate::setup::Setup;

/// A process of its own, so that its numbers are read as those of the others.
pub(crate) fn run(setup: &Setup) -> Result<Vec<Run>, TestError> {
    let program = env::current_exe().map_err(|source| TestError::Start {
        program: "xtask".to_owned(),
        source,
    })?;
    let mut command = Command::new(program);
    command.arg("bank").current_dir(setup.workspace().root());
    Ok(vec![runner::run(
        "the bank and its examples",
        &mut command,
    )?])
}
