//! Where things lie in the repository. Owns paths only.

use std::env;
use std::path::{Path, PathBuf};

/// The repository's root and what is found from it.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
}

/// The command was started outside of the repository.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WorkspaceError {
    #[error(
        "no folder from here upwards is this project; \
         run `cargo xtask` inside the repository"
    )]
    NotInside,
}

impl Workspace {
    /// Finds the root by what cargo tells of this package, or else from the
    /// current folder upwards.
    pub(crate) fn find() -> Result<Self, WorkspaceError> {
        let starts = [
            env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from),
            env::current_dir().ok(),
        ];
        starts
            .iter()
            .flatten()
            .flat_map(|start| start.ancestors())
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .map(Self::at)
            .ok_or(WorkspaceError::NotInside)
    }

    /// The workspace with this root.
    pub(crate) fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// The repository's root.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The finished site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// What building leaves for the next time: on the same file system as
    /// `dist/`, so that a finished site can be moved there in one step.
    pub(crate) fn state(&self) -> PathBuf {
        self.root.join("target").join("site")
    }
}
