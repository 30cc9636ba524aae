//! Reads package versions from `Cargo.lock`.

use std::fs;

use super::pins::WASM_BINDGEN;
use super::{SetupError, at};
use crate::workspace::Workspace;

/// Fails unless the crate wasm-bindgen has the version of the pinned tool:
/// the two speak a format that changes with each release.
pub(crate) fn check_bindgen(workspace: &Workspace) -> Result<(), SetupError> {
    let path = workspace.root().join("Cargo.lock");
    let text = fs::read_to_string(&path).map_err(at(&path))?;
    let locked = version_of(&text, "wasm-bindgen").ok_or(SetupError::NoBindgen)?;
    if locked != WASM_BINDGEN.version {
        return Err(SetupError::BindgenMismatch {
            locked: locked.to_owned(),
            pinned: WASM_BINDGEN.version,
        });
    }
    Ok(())
}

/// The version of the first package of this name in a lock file's text.
fn version_of<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let named = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != named).skip(1);
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \
                        \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.128\"\n";

    #[test]
    fn a_package_is_found_by_its_whole_name() {
        assert_eq!(version_of(LOCK, "wasm-bindgen"), Some("0.2.128"));
        assert_eq!(version_of(LOCK, "wasm"), None);
        assert_eq!(version_of("", "wasm-bindgen"), None);
    }

    #[test]
    fn another_version_than_the_pinned_one_is_refused_with_the_remedy() {
        let folder = tempfile::tempdir().expect("a folder");
        let workspace = Workspace::at(folder.path());
        let write = |lock: &str| fs::write(folder.path().join("Cargo.lock"), lock).expect("a file");
        write(&LOCK.replace("0.2.128", WASM_BINDGEN.version));
        assert!(check_bindgen(&workspace).is_ok());
        write(&LOCK.replace("0.2.128", "0.2.1"));
        let message = check_bindgen(&workspace).expect_err("differs").to_string();
        assert!(
            message.contains("0.2.1,") && message.contains("pins.rs"),
            "{message}"
        );
    }
}
