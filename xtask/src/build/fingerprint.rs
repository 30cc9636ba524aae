//! Says by one number whether files are the same as before. Owns the hash and
//! the list of what is no input of the site; knows nothing of building.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Names at the repository's root that the site is not made from. Whatever is
/// not named here counts, so that a new input cannot be forgotten.
const NOT_INPUTS: [&str; 17] = [
    ".ci",
    ".git",
    ".github",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "benches",
    "dist",
    "docs",
    "examples",
    "target",
    "tests",
    "xtask",
];

/// A hash (FNV-1a, 64 bits) that is the same on every machine and in every
/// version: quick and simple, against change and not against malice.
#[derive(Debug, Clone, Copy)]
struct Hash(u64);

impl Hash {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Adds bytes and where they end, so that neighbours cannot blend.
    fn add_item(&mut self, bytes: &[u8]) {
        self.add(&(bytes.len() as u64).to_le_bytes());
        self.add(bytes);
    }
}

/// The fingerprint of bytes.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hash = Hash::new();
    hash.add(bytes);
    hash.0
}

/// The variable by which whoever builds says where the site will stand.
const ADDRESS: &str = "EVALLOOP_ADDRESS";

/// The fingerprint of everything that the site is made from: names and
/// contents of files, not their times, so that a fresh checkout of the same
/// state is the same; and the site's address, if it was named.
pub(crate) fn of_inputs(root: &Path) -> io::Result<u64> {
    let mut hash = Hash::new();
    hash.add_item(env::var(ADDRESS).unwrap_or_default().as_bytes());
    for (name, path) in inputs(root)? {
        hash.add_item(name.as_bytes());
        hash.add_item(&fs::read(path)?);
    }
    Ok(hash.0)
}

/// The same by sizes and times alone: quick enough to ask every second.
pub(crate) fn of_input_stamps(root: &Path) -> io::Result<u64> {
    stamps(inputs(root)?)
}

/// The fingerprint of a folder by names, sizes and times.
pub(crate) fn of_stamps(folder: &Path) -> io::Result<u64> {
    let mut files = Vec::new();
    collect(folder, "", &|_| true, &mut files)?;
    stamps(files)
}

fn stamps(files: Vec<(String, PathBuf)>) -> io::Result<u64> {
    let mut hash = Hash::new();
    for (name, path) in files {
        let metadata = fs::metadata(path)?;
        let changed = metadata.modified()?.duration_since(UNIX_EPOCH);
        hash.add_item(name.as_bytes());
        hash.add(&metadata.len().to_le_bytes());
        hash.add(&changed.map_or(0, |age| age.as_nanos()).to_le_bytes());
    }
    Ok(hash.0)
}

fn inputs(root: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    let is_input = |name: &str| {
        let last = name.rsplit('/').next().unwrap_or(name);
        !NOT_INPUTS.contains(&name) && last != "node_modules" && !is_scratch(last)
    };
    collect(root, "", &is_input, &mut files)?;
    Ok(files)
}

/// What editors and Python leave beside a file.
fn is_scratch(name: &str) -> bool {
    let is_swap = Path::new(name).extension().is_some_and(|it| it == "swp");
    name == "__pycache__" || is_swap || name.ends_with('~') || name.starts_with(".#")
}

/// Files under a folder in the order of their names, with `/` between.
fn collect(
    folder: &Path,
    prefix: &str,
    wanted: &dyn Fn(&str) -> bool,
    files: &mut Vec<(String, PathBuf)>,
) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{prefix}{}", entry.file_name().display());
        if !wanted(&name) {
            continue;
        }
        let path = entry.path();
        // Links are followed: what they lead to is what is built from.
        if path.is_dir() {
            collect(&path, &format!("{name}/"), wanted, files)?;
        } else if path.is_file() {
            files.push((name, path));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(root: &Path, name: &str, text: &str) {
        let path = root.join(name);
        fs::create_dir_all(path.parent().expect("inside the root")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn repository() -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a folder");
        write(root.path(), "Cargo.lock", "lock");
        write(root.path(), "src/page.rs", "page");
        write(root.path(), "content/mid/gil/answer.md", "answer");
        root
    }

    #[test]
    fn the_hash_is_the_published_one() {
        // Test vectors of FNV-1a, 64 bits.
        assert_eq!(of_bytes(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(of_bytes(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(of_bytes(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_changed_added_renamed_or_removed_input_is_seen() {
        let root = repository();
        let root = root.path();
        let mut seen = vec![of_inputs(root).expect("readable")];
        write(root, "src/page.rs", "paqe");
        seen.push(of_inputs(root).expect("readable"));
        write(root, "new-folder/new-file", "");
        seen.push(of_inputs(root).expect("readable"));
        fs::rename(root.join("src/page.rs"), root.join("src/site.rs")).expect("renamed");
        seen.push(of_inputs(root).expect("readable"));
        fs::remove_file(root.join("Cargo.lock")).expect("removed");
        seen.push(of_inputs(root).expect("readable"));
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), all);
    }

    #[test]
    fn what_is_no_input_changes_nothing() {
        let root = repository();
        let root = root.path();
        let before = of_inputs(root).expect("readable");
        for name in [
            "dist/index.html",
            "target/x",
            "tests/a.rs",
            "README.md",
            "docs/level.png",
            "web/node_modules/a/b.js",
        ] {
            write(root, name, "x");
        }
        write(root, "content/mid/gil/__pycache__/x.pyc", "x");
        assert_eq!(of_inputs(root).expect("readable"), before);
        // The same names count elsewhere than at the root.
        write(root, "src/tests/a.rs", "x");
        assert_ne!(of_inputs(root).expect("readable"), before);
    }

    #[test]
    fn two_checkouts_of_the_same_state_are_the_same() {
        let (one, other) = (repository(), repository());
        let of = |root: &tempfile::TempDir| of_inputs(root.path()).expect("readable");
        assert_eq!(of(&one), of(&other));
    }

    #[test]
    fn stamps_see_a_changed_length() {
        let root = repository();
        let before = of_input_stamps(root.path()).expect("readable");
        write(root.path(), "Cargo.lock", "another lock");
        assert_ne!(of_input_stamps(root.path()).expect("readable"), before);
    }
}
