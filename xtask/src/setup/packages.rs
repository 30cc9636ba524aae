//! The Python packages that examples need, exactly as `content/requirements.txt` has them, in a folder of their own outside
//! of the repository. Its name is a hash of that file and of the interpreter's version.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Setup, SetupError, at};
use crate::build::fingerprint;
use crate::progress;

/// The folder to import the packages from, filled by `python`'s pip if it is not there yet.
pub(crate) fn folder(setup: &Setup, python: &Path) -> Result<PathBuf, SetupError> {
    let requirements = setup.workspace.root().join("content/requirements.txt");
    let mut key = fs::read(&requirements).map_err(at(&requirements))?;
    let version = Command::new(python).arg("--version").output();
    key.extend(version.map(|output| output.stdout).unwrap_or_default());
    let place = format!("python/{:016x}", fingerprint::of_bytes(&key));
    setup.cache.provide(&place, |partial| {
        let pip = Command::new(python)
            .args(["-m", "pip", "--version"])
            .output();
        if !pip.is_ok_and(|output| output.status.success()) {
            return Err(SetupError::Missing {
                program: "pip".to_owned(),
                purpose: "install the packages that examples need",
                remedy: "Install it for python3 (Debian: `apt-get install python3-pip`)."
                    .to_owned(),
            });
        }
        println!("Python packages that examples need are missing. Installing them for this user:");
        let mut install = Command::new(python);
        install
            .args(["-m", "pip", "install", "--require-hashes", "--no-compile"])
            .args([
                "--disable-pip-version-check",
                "--no-input",
                "--root-user-action=ignore",
            ])
            .arg("--target")
            .arg(partial)
            .arg("--requirement")
            .arg(&requirements);
        let log = setup.log("python-packages");
        Ok(progress::run(
            "installing Python packages",
            &mut install,
            &log,
        )?)
    })
}
