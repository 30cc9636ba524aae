//! Calls Trunk. Its own settings stand in `Trunk.toml`; here is only what
//! differs from call to call.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::Profile;
use crate::progress::{self, StepError};
use crate::setup::BuildTools;
use crate::workspace::Workspace;

/// The compiler's flags for the browser's programs; the pre-renderer is compiled with others.
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

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
        .env(RUSTFLAGS, flags(workspace.root()))
        // Trunk takes only "true" and "false" for this common variable.
        .env_remove("NO_COLOR")
        // What failed stands in the last lines, not where in Trunk it was seen.
        .env("RUST_BACKTRACE", "0");
    let log = workspace.state().join("trunk.log");
    let what = "compiling the app and writing the pages";
    progress::run(what, &mut command, &log)
}

/// Leaves out of the programs where this machine keeps its sources, which panics would name: the same sources make the
/// same bytes in whatever folder.
fn flags(root: &Path) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let given = std::env::var(RUSTFLAGS).unwrap_or_default();
    let mut flags = vec![given];
    let folders = [(Some(root.to_owned()), "evalloop"), (home, "cargo")];
    for (folder, name) in folders {
        // Flags are told apart by spaces, so that a folder with one cannot be named.
        let folder = folder.map(|folder| folder.display().to_string());
        if let Some(folder) = folder.filter(|folder| !folder.contains(char::is_whitespace)) {
            flags.push(format!("--remap-path-prefix={folder}={name}"));
        }
    }
    flags.join(" ").trim().to_owned()
}
