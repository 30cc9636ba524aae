//! The Rust toolchain's own additions: the WebAssembly target, and the
//! sources of the crates, so that Trunk can then build without the network.

use std::path::PathBuf;
use std::process::Command;

use super::{Setup, SetupError, cargo};
use crate::progress;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the WebAssembly target to the toolchain in use.
pub(crate) fn add_wasm_target(setup: &Setup) -> Result<(), SetupError> {
    if has_target(setup) {
        return Ok(());
    }
    println!("The target {TARGET} is missing; it is needed to compile the app for the browser.");
    let mut command = Command::new("rustup");
    command
        .args(["target", "add", TARGET])
        .current_dir(setup.workspace.root());
    let what = format!("adding the target {TARGET}");
    progress::run(&what, &mut command, &setup.log("rustup-target")).map_err(SetupError::Target)
}

fn has_target(setup: &Setup) -> bool {
    Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(setup.workspace.root())
        .output()
        .is_ok_and(|output| {
            let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
            output.status.success() && PathBuf::from(folder).is_dir()
        })
}

/// Downloads the crates of the lock file that are not yet here.
pub(crate) fn fetch_crates(setup: &Setup) -> Result<(), SetupError> {
    // Without the network first: this is the quick way to see that all are here.
    let here = cargo(&setup.workspace)
        .args(["fetch", "--quiet", "--offline"])
        .output()
        .is_ok_and(|output| output.status.success());
    if here {
        return Ok(());
    }
    let mut command = cargo(&setup.workspace);
    command.arg("fetch");
    progress::run(
        "downloading the sources of the crates",
        &mut command,
        &setup.log("cargo-fetch"),
    )?;
    Ok(())
}
