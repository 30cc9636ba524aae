//! Makes a release: an archive of the built site that is the same for the same bytes, what it is made of, what changed, and
//! the digests of all of it.
//!
//! Owns: what a release consists of and where it is put. Must not know: how the site is built.

mod archive;
mod changes;
mod parts;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::build::{self, BuildError, digest};
use crate::setup::Setup;

/// The release could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReleaseError {
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: io::Error },
    #[error("{path} is not what cargo or npm writes: {what}")]
    Lock { path: PathBuf, what: String },
    #[error("cargo cannot say what the app is made of: {0}")]
    Tree(String),
    #[error(
        "CHANGELOG.md has neither a section [{0}] nor anything under [Unreleased]; say there what is new"
    )]
    NothingNew(String),
}

/// Builds the site and writes the release into `target/site/release`.
pub(crate) fn run(setup: &Setup) -> Result<ExitCode, ReleaseError> {
    let dist = build::site(setup)?;
    let root = setup.workspace().root();
    let version = env!("CARGO_PKG_VERSION");
    let name = format!("evalloop-{version}");
    let folder = setup.workspace().state().join("release");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(at(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let changes = changes::of(&read(&root.join("CHANGELOG.md"))?, version)
        .ok_or_else(|| ReleaseError::NothingNew(version.to_owned()))?;
    let files = [
        (
            format!("{name}.tar.gz"),
            archive::of(&dist, &name).map_err(at(&dist))?,
        ),
        (
            format!("{name}.cdx.json"),
            parts::list(setup, version)?.into_bytes(),
        ),
        (format!("{name}.changes.md"), changes.into_bytes()),
    ];
    let mut sums = String::new();
    for (file, bytes) in files {
        let path = folder.join(&file);
        fs::write(&path, &bytes).map_err(at(&path))?;
        sums += &[&digest::hex(&bytes), "  ", &file, "\n"].concat();
    }
    let path = folder.join("SHA256SUMS");
    fs::write(&path, &sums).map_err(at(&path))?;
    println!("\n{sums}\nThe release is in {}.", folder.display());
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<String, ReleaseError> {
    fs::read_to_string(path).map_err(at(path))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> ReleaseError {
    move |source| ReleaseError::File {
        path: path.to_owned(),
        source,
    }
}
