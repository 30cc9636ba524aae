//! The house rules that a program can check, over every tracked file. Each
//! violation says where and why. The rules also run as a test, so that they
//! hold wherever tests do.

use std::fmt;
use std::fs;
use std::process::Command;

use super::CheckError;
use crate::workspace::Workspace;

/// A file with more lines of code than this holds more than one idea.
const LONGEST_FILE: usize = 400;
/// Files that may be longer, each with its reason.
const MAY_BE_LONGER: [(&str, &str); 0] = [];

/// Kinds of file that hold code.
const CODE: [&str; 5] = ["rs", "css", "ts", "js", "mjs"];

/// Words that stand nowhere, and why. They are put together from halves, so
/// that this file does not hold them itself.
const NOWHERE: [(&str, &str); 10] = [
    (concat!("registry", ".npmjs.org"), REGISTRY),
    (concat!("index", ".crates.io"), REGISTRY),
    (concat!("static", ".crates.io"), REGISTRY),
    (concat!("files.python", "hosted.org"), REGISTRY),
    (concat!("deb", ".debian.org"), REGISTRY),
    (concat!("static", ".rust-lang.org"), REGISTRY),
    (concat!("/ro", "ot/"), MACHINE),
    (concat!("/wo", "rk/"), MACHINE),
    (concat!("TO", "DO"), UNFINISHED),
    (concat!("FIX", "ME"), UNFINISHED),
];
const REGISTRY: &str = "the host of a registry: whoever installs has one set up";
const MACHINE: &str = "a path of one machine";
const UNFINISHED: &str = "unfinished work belongs into an issue";

/// Words that stand in no Rust file.
const NOT_IN_RUST: [(&str, &str); 2] = [
    (
        concat!("#[ig", "nore"),
        "a test that does not run checks nothing",
    ),
    (
        concat!("#[should", "_panic"),
        "tell which failure is expected, by its error",
    ),
];

/// Where a rule does not hold.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Violation {
    file: String,
    /// Counted from 1; `None` where the whole file is meant.
    line: Option<usize>,
    why: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(formatter, "{}:{line}: {}", self.file, self.why),
            None => write!(formatter, "{}: {}", self.file, self.why),
        }
    }
}

/// All violations in the tracked files.
pub(super) fn violations(workspace: &Workspace) -> Result<Vec<Violation>, CheckError> {
    let mut violations = Vec::new();
    for file in tracked(workspace)? {
        // A file that is deleted but not yet committed, or one that is not
        // text, has no lines to look at.
        if let Ok(text) = fs::read_to_string(workspace.root().join(&file)) {
            look_at(&file, &text, &mut violations);
        }
    }
    Ok(violations)
}

fn tracked(workspace: &Workspace) -> Result<Vec<String>, CheckError> {
    let output = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(workspace.root())
        .output()
        .map_err(|error| CheckError::Tracked(error.to_string()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(CheckError::Tracked(said));
    }
    let names = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(names
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect())
}

fn look_at(file: &str, text: &str, violations: &mut Vec<Violation>) {
    let mut add = |line, why: String| {
        violations.push(Violation {
            file: file.to_owned(),
            line,
            why,
        });
    };
    let kind = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_rust = kind == "rs";
    for (number, line) in (1..).zip(text.lines()) {
        let everywhere = NOWHERE.iter();
        let further = NOT_IN_RUST.iter().filter(|_| is_rust);
        for (word, why) in everywhere.chain(further) {
            if holds(line, word) {
                add(Some(number), format!("`{word}`: {why}"));
            }
        }
    }
    if is_rust && !text.starts_with("//!") {
        add(
            None,
            "does not begin with `//!` and what it owns".to_owned(),
        );
    }
    let excused = MAY_BE_LONGER.iter().any(|(name, _)| *name == file);
    let lines = lines_of_code(text);
    if CODE.contains(&kind) && lines > LONGEST_FILE && !excused {
        add(
            None,
            format!("{lines} lines of code, over {LONGEST_FILE}: split it by ideas"),
        );
    }
}

/// Whether a line holds a word that is not the end of a longer one.
fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(place, _)| {
        let before = line[..place].chars().next_back();
        !before.is_some_and(|before| before.is_alphanumeric() || "._-}$*".contains(before))
    })
}

/// Lines that are neither empty nor nothing but a comment: comments are
/// welcome, and must not push code out.
fn lines_of_code(text: &str) -> usize {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/*"))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(file: &str, text: &str) -> Vec<String> {
        let mut violations = Vec::new();
        look_at(file, text, &mut violations);
        violations.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_repository_keeps_the_house_rules() {
        let workspace = Workspace::find().expect("the tests run inside the repository");
        let violations = violations(&workspace).expect("a git checkout");
        let list: Vec<String> = violations.iter().map(ToString::to_string).collect();
        assert!(list.is_empty(), "house rules:\n{}", list.join("\n"));
    }

    #[test]
    fn each_forbidden_word_is_found_with_its_line() {
        for (word, why) in NOWHERE {
            let found = found("README.md", &format!("one\n\"{word}x\n"));
            assert_eq!(found, [format!("README.md:2: `{word}`: {why}")]);
        }
        for (word, _) in NOT_IN_RUST {
            assert_eq!(found("a.rs", &format!("//! A.\n{word}")).len(), 1);
            assert!(found("a.md", word).is_empty());
        }
    }

    #[test]
    fn a_path_that_only_ends_alike_is_no_machine_path() {
        for (word, why) in NOWHERE {
            if why == MACHINE {
                assert!(found("a.md", &format!("src{word}a.rs")).is_empty());
            }
        }
    }

    #[test]
    fn a_long_file_is_found_unless_its_lines_are_comments() {
        let code = format!("//! A.\n{}", "fn f() {}\n".repeat(LONGEST_FILE + 1));
        assert_eq!(found("a.rs", &code).len(), 1);
        let comments = format!("//! A.\n{}", "// why\n\n".repeat(LONGEST_FILE + 1));
        assert!(found("a.rs", &comments).is_empty());
        assert!(found("a.lock", &code).is_empty());
    }

    #[test]
    fn a_rust_file_tells_what_it_owns() {
        assert_eq!(found("a.rs", "fn f() {}").len(), 1);
        assert!(found("a.css", "a {}").is_empty());
    }
}
