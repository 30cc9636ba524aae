//! The folder that keeps installed tools per user, and how something comes to
//! be in it: built under another name, then renamed, by one process at a time.
//! What lies under its final name is therefore whole.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::{SetupError, at};

/// The user's folder of installed tools.
#[derive(Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// `EVALLOOP_CACHE`, else `evalloop` in the user's cache folder.
    pub(crate) fn of_user() -> Result<Self, SetupError> {
        let given = |name| {
            env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        given("EVALLOOP_CACHE")
            .or_else(|| given("XDG_CACHE_HOME").map(|folder| folder.join("evalloop")))
            .or_else(|| given("HOME").map(|folder| folder.join(".cache").join("evalloop")))
            .map(Self::in_folder)
            .ok_or(SetupError::NoCache)
    }

    /// A cache in this folder, which need not exist yet.
    pub(crate) fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder at `place` (relative to the cache); `make` fills it if it
    /// is not there. `make` gets another, empty folder, which only becomes
    /// `place` when it succeeds.
    pub(crate) fn provide<E: From<SetupError>>(
        &self,
        place: &str,
        make: impl FnOnce(&Path) -> Result<(), E>,
    ) -> Result<PathBuf, E> {
        let finished = self.folder.join(place);
        if finished.is_dir() {
            return Ok(finished);
        }
        let _lock = self.lock(place)?;
        // Whoever held the lock before may have made it.
        if finished.is_dir() {
            return Ok(finished);
        }
        let partial = finished.with_file_name(partial_name(&finished));
        if partial.exists() {
            fs::remove_dir_all(&partial).map_err(at(&partial))?;
        }
        fs::create_dir_all(&partial).map_err(at(&partial))?;
        make(&partial)?;
        fs::rename(&partial, &finished).map_err(at(&finished))?;
        Ok(finished)
    }

    /// Waits until no other process makes the same thing.
    fn lock(&self, place: &str) -> Result<File, SetupError> {
        let path = self
            .folder
            .join("locks")
            .join(format!("{}.lock", place.replace('/', "-")));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(at(folder))?;
        }
        let file = File::create(&path).map_err(at(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => {
                println!("  waiting for another process that is installing {place} …");
                file.lock().map_err(at(&path))?;
                Ok(file)
            }
            Err(TryLockError::Error(source)) => Err(at(&path)(source)),
        }
    }
}

fn partial_name(finished: &Path) -> String {
    let name = finished.file_name().unwrap_or_default().display();
    format!(".{name}.partial")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_once_is_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::in_folder(folder.path().join("cache"));
        let mut made = 0;
        for _ in 0..2 {
            let place = cache.provide::<SetupError>("tools/one-1.0", |partial| {
                made += 1;
                fs::write(partial.join("file"), "whole").map_err(at(partial))
            });
            let text = fs::read_to_string(place.expect("made").join("file"));
            assert_eq!(text.expect("a file"), "whole");
        }
        assert_eq!(made, 1);
    }

    #[test]
    fn what_was_broken_off_is_made_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::in_folder(folder.path().to_owned());
        let broken = cache.provide("npm/x", |partial| {
            fs::write(partial.join("half"), "").map_err(at(partial))?;
            Err(SetupError::NoCache)
        });
        assert!(broken.is_err());
        assert!(!folder.path().join("npm/x").exists());
        let place = cache
            .provide::<SetupError>("npm/x", |_| Ok(()))
            .expect("made");
        assert!(!place.join("half").exists());
    }
}
