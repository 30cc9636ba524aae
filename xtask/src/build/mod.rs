//! Builds the site: Trunk compiles the app and runs the pre-renderer, then the
//! service worker is written over what is there, and every file that gains by
//! it gets its compressed copies. The finished site
//! takes the place of the old one in one step.
//!
//! Owns: the order of these, and when none of them is needed. Must not know:
//! what the pages hold.

mod compress;
pub(crate) mod digest;
pub(crate) mod fingerprint;
mod offline;
mod trunk;

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::progress::StepError;
use crate::setup::{BINARYEN, Setup, SetupError, TRUNK, WASM_BINDGEN};

/// Raised when this module makes another site from the same inputs.
const BUILD_FORMAT: u32 = 2;

/// The site could not be built.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BuildError {
    #[error(transparent)]
    Setup(#[from] SetupError),
    #[error(
        "{0}\n\nThe site in dist/ is as it was. If the lines above tell of the bank, \
         `cargo xtask bank` tells more."
    )]
    Trunk(StepError),
    #[error(transparent)]
    Offline(#[from] offline::OfflineError),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: io::Error },
    #[error("Trunk ended well but left no {0}; does the hook in Trunk.toml run the pre-renderer?")]
    NoPage(&'static str),
}

/// How the site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Optimised and compressed: what is published.
    Release,
    /// Quick to build: to look at while writing.
    Development,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Development => "development",
        }
    }
}

/// Builds the release site into `dist/`, unless it is there and fresh.
pub(crate) fn site(setup: &Setup) -> Result<PathBuf, BuildError> {
    let dist = setup.workspace().dist();
    build_into(setup, &dist, Profile::Release)?;
    Ok(dist)
}

/// Builds the development site beside what the release build keeps.
pub(crate) fn development_site(setup: &Setup) -> Result<PathBuf, BuildError> {
    let place = setup.workspace().state().join("development");
    build_into(setup, &place, Profile::Development)?;
    Ok(place)
}

fn build_into(setup: &Setup, place: &Path, profile: Profile) -> Result<(), BuildError> {
    let state = setup.workspace().state();
    fs::create_dir_all(&state).map_err(at(&state))?;
    let _lock = lock(&state.join("lock"))?;
    let record = state.join(format!("{}.fingerprint", profile.name()));

    let begin = Instant::now();
    let inputs = inputs_of(setup)?;
    if is_fresh(&record, inputs, place) {
        println!(
            "The site is up to date ({:.1} s).",
            begin.elapsed().as_secs_f32()
        );
        return Ok(());
    }

    let tools = setup.for_build()?;
    println!("Building the {} site:", profile.name());
    let next = state.join("next");
    remove(&next)?;
    trunk::build(setup.workspace(), &tools, profile, &next).map_err(BuildError::Trunk)?;
    if !next.join("index.html").is_file() {
        return Err(BuildError::NoPage("index.html"));
    }
    // While writing, a page that was kept would only be an old one.
    if profile == Profile::Release {
        offline::write(setup.workspace(), &tools, &next)?;
        compress::all(&next, place).map_err(at(&next))?;
    }
    replace(place, &next, &state.join("old"))?;
    let outputs = fingerprint::of_stamps(place).map_err(at(place))?;
    fs::write(&record, written(inputs, outputs)).map_err(at(&record))?;
    println!(
        "The site is built ({:.0} s).",
        begin.elapsed().as_secs_f32()
    );
    Ok(())
}

/// Everything that decides what the site becomes.
fn inputs_of(setup: &Setup) -> Result<u64, BuildError> {
    let root = setup.workspace().root();
    let contents = fingerprint::of_inputs(root).map_err(at(root))?;
    let tools = format!(
        "{BUILD_FORMAT} {} {} {BINARYEN} {contents:016x}",
        TRUNK.version, WASM_BINDGEN.version
    );
    Ok(fingerprint::of_bytes(tools.as_bytes()))
}

/// Whether the site at `place` was built from these inputs and is untouched.
fn is_fresh(record: &Path, inputs: u64, place: &Path) -> bool {
    let (Ok(known), Ok(outputs)) = (fs::read_to_string(record), fingerprint::of_stamps(place))
    else {
        return false;
    };
    known == written(inputs, outputs)
}

fn written(inputs: u64, outputs: u64) -> String {
    format!("{inputs:016x} {outputs:016x}\n")
}

/// Puts the new site where the old one is.
fn replace(place: &Path, next: &Path, old: &Path) -> Result<(), BuildError> {
    remove(old)?;
    if place.exists() {
        fs::rename(place, old).map_err(at(place))?;
    }
    fs::rename(next, place).map_err(at(place))?;
    remove(old)
}

fn remove(folder: &Path) -> Result<(), BuildError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(folder)(error)),
        _ => Ok(()),
    }
}

/// Two builds at once in one checkout would write into each other.
fn lock(path: &Path) -> Result<File, BuildError> {
    let file = File::create(path).map_err(at(path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("Waiting for another build of this checkout …");
            file.lock().map_err(at(path))?;
        }
        Err(TryLockError::Error(source)) => return Err(at(path)(source)),
    }
    Ok(file)
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> BuildError {
    move |source| BuildError::File {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_fresh_until_an_input_or_a_file_of_it_changes() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("dist");
        let record = folder.path().join("record");
        fs::create_dir(&place).expect("a folder");
        fs::write(place.join("index.html"), "page").expect("a page");
        assert!(!is_fresh(&record, 1, &place), "there is no record yet");

        let outputs = fingerprint::of_stamps(&place).expect("readable");
        fs::write(&record, written(1, outputs)).expect("a record");
        assert!(is_fresh(&record, 1, &place));
        assert!(!is_fresh(&record, 2, &place), "another input");
        fs::write(place.join("index.html"), "another page").expect("a page");
        assert!(!is_fresh(&record, 1, &place), "a file was changed");
        fs::remove_dir_all(&place).expect("removed");
        assert!(!is_fresh(&record, 1, &place), "the site is gone");
    }

    #[test]
    fn the_new_site_takes_the_place_of_the_old_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let [place, next, old] = ["dist", "next", "old"].map(|name| folder.path().join(name));
        for round in ["first", "second"] {
            fs::create_dir(&next).expect("a folder");
            fs::write(next.join(round), "").expect("a file");
            replace(&place, &next, &old).expect("replaced");
        }
        assert!(place.join("second").is_file() && !place.join("first").exists());
        assert!(!next.exists() && !old.exists());
    }
}
