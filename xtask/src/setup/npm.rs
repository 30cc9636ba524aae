//! Packages of the npm registry, exactly as a lock file in the repository
//! has them, installed outside of it. The folder's name is a hash of the lock
//! file, so that each state of it has its own.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::interpreters;
use super::{Setup, SetupError, at};
use crate::build::fingerprint;
use crate::progress;

/// A folder of the repository with `package.json` and `package-lock.json`.
#[derive(Debug)]
pub(crate) struct PackageSet {
    folder: &'static str,
    what: &'static str,
}

/// wasm-opt, esbuild, Workbox, TypeScript, Pyodide and axe-core.
pub(crate) const WEB: PackageSet = PackageSet {
    folder: "web",
    what: "wasm-opt, esbuild, Workbox, TypeScript, Pyodide and axe-core",
};

/// Lighthouse, and Puppeteer without a browser.
pub(crate) const BENCHES: PackageSet = PackageSet {
    folder: "benches",
    what: "Lighthouse and Puppeteer",
};

/// The folder `node_modules` with the packages of a set.
pub(crate) fn packages(setup: &Setup, set: &PackageSet) -> Result<PathBuf, SetupError> {
    let source = setup.workspace.root().join(set.folder);
    let lock = source.join("package-lock.json");
    let bytes = fs::read(&lock).map_err(at(&lock))?;
    let place = format!("npm/{}-{:016x}", set.folder, fingerprint::of_bytes(&bytes));
    let installed = setup.cache.provide(&place, |partial| {
        interpreters::node()?;
        println!("{} are missing. Installing them for this user:", set.what);
        for name in ["package.json", "package-lock.json"] {
            let from = source.join(name);
            fs::copy(&from, partial.join(name)).map_err(at(&from))?;
        }
        let mut command = Command::new("npm");
        command
            // None of them needs a script of its own to be installed.
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(partial);
        let what = format!("installing {}", set.what);
        progress::run(
            &what,
            &mut command,
            &setup.log(&format!("npm-{}", set.folder)),
        )?;
        Ok::<(), SetupError>(())
    })?;
    Ok(installed.join("node_modules"))
}
