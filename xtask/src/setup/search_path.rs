//! The search path for programs.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// The first program of this name on the search path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
}

/// The search path with these folders in front.
pub(crate) fn with_first(folders: impl IntoIterator<Item = PathBuf>) -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders.into_iter().chain(env::split_paths(&path));
    // Only a folder with a separator in its name can't be joined.
    env::join_paths(all).unwrap_or(path)
}
