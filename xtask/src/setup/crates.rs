//! Tools that `cargo install` builds from the crate registry.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use super::pins::Pin;
use super::version::Version;
use super::{Setup, SetupError, search_path};
use crate::progress;

/// Begins the name of a folder to compile in; the process' id follows.
const SCRATCH: &str = ".target-";

/// For each pin, the folder that holds its programs. Installs those that are
/// neither in the cache nor, with the very version, on the search path.
pub(crate) fn provide(setup: &Setup, pins: &[&Pin]) -> Result<Vec<PathBuf>, SetupError> {
    // Tools installed one after another share what they both depend on.
    let tools = setup.cache.folder().join("tools");
    let target = tools.join(format!("{SCRATCH}{}", process::id()));
    let folders = pins
        .iter()
        .map(|pin| provide_one(setup, pin, &target))
        .collect();
    remove_scratch(&tools);
    folders
}

/// Removes what compiling left, hundreds of megabytes that nobody needs
/// again: this process' own, and that of processes which were broken off.
fn remove_scratch(tools: &Path) {
    for entry in fs::read_dir(tools).into_iter().flatten().flatten() {
        let name = entry.file_name().display().to_string();
        let Some(owner) = name.strip_prefix(SCRATCH) else {
            continue;
        };
        let is_running = Path::new("/proc").join(owner).exists();
        if owner == process::id().to_string() || !is_running {
            // That it could not be removed is no reason to stop.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn provide_one(setup: &Setup, pin: &Pin, target: &Path) -> Result<PathBuf, SetupError> {
    let name = format!("{}-{}", pin.package, pin.version);
    let place = format!("tools/{name}");
    let cached = setup.cache.folder().join(&place).join("bin");
    if !cached.is_dir()
        && let Some(folder) = on_search_path(pin)
    {
        return Ok(folder);
    }
    let installed = setup.cache.provide(&place, |partial| {
        println!(
            "{} {} is missing; it is needed to {}. Installing it for this user:",
            pin.package, pin.version, pin.purpose
        );
        let what = format!("installing {} {}", pin.package, pin.version);
        let mut command = install(pin, partial, target);
        progress::run(&what, &mut command, &setup.log(&name)).map_err(SetupError::Install)
    })?;
    Ok(installed.join("bin"))
}

fn install(pin: &Pin, root: &Path, target: &Path) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["install", "--locked", "--no-track", pin.package])
        .args(["--version", pin.version, "--root"])
        .arg(root)
        // Away from this repository's own cargo configuration.
        .current_dir(root)
        .env("CARGO_TARGET_DIR", target)
        // These tools run for seconds and compile for minutes: a light
        // optimisation makes the sum smallest.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env_remove("RUSTFLAGS");
    command
}

/// The folder on the search path that holds the pinned version, if any.
fn on_search_path(pin: &Pin) -> Option<PathBuf> {
    let program = search_path::find(pin.program)?;
    let output = Command::new(&program).arg("--version").output().ok()?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    (Version::find(&printed)? == Version::find(pin.version)?)
        .then(|| program.parent().map(Path::to_owned))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::super::pins::{CARGO_DENY, GECKODRIVER, TRUNK, WASM_BINDGEN};
    use super::*;

    #[test]
    fn what_a_broken_off_process_left_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        let own = format!("{SCRATCH}{}", process::id());
        let running = format!("{SCRATCH}1");
        let dead = format!("{SCRATCH}999999999");
        for name in [
            own.as_str(),
            running.as_str(),
            dead.as_str(),
            "trunk-0.21.14",
        ] {
            fs::create_dir(at(name)).expect("a folder");
        }
        remove_scratch(folder.path());
        assert!(!at(&own).exists() && !at(&dead).exists());
        assert!(at(&running).exists() && at("trunk-0.21.14").exists());
    }

    #[test]
    fn every_pin_is_an_exact_version() {
        for pin in [&TRUNK, &WASM_BINDGEN, &GECKODRIVER, &CARGO_DENY] {
            let version = Version::find(pin.version).map(|version| version.to_string());
            assert_eq!(version.as_deref(), Some(pin.version), "{}", pin.package);
        }
    }
}
