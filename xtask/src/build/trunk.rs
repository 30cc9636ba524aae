//! Calls Trunk. Its own settings stand in `Trunk.toml`; here is only what
//! differs from call to call.

use std::path::Path;
use std::process::Command;

use super::Profile;
use crate::progress::{self, StepError};
use crate::setup::BuildTools;
use crate::workspace::Workspace;

/// Fills the folder `place` with the site, uncompressed.
pub(crate) fn build(
    workspace: &Workspace,
    tools: &BuildTools,
    profile: Profile,
    place: &Path,
) -> Result<(), StepError> {
    let release = match profile {
        Profile::Release => "--release=true",
        Profile::Development => "--release=false",
    };
    let mut command = Command::new(&tools.trunk);
    command
        .args(["build", release, "--offline=true", "--skip-version-check"])
        .arg("--dist")
        .arg(place)
        .current_dir(workspace.root())
        .env("PATH", &tools.path)
        // Trunk takes only "true" and "false" for this common variable.
        .env_remove("NO_COLOR")
        // What failed stands in the last lines, not where in Trunk it was seen.
        .env("RUST_BACKTRACE", "0");
    let log = workspace.state().join("trunk.log");
    let what = "compiling the app and writing the pages";
    progress::run(what, &mut command, &log)
}
