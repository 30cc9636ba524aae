//! A small bank that is good until a test changes something in it.

#![allow(clippy::unwrap_used, reason = "a test's own preparations fail loudly")]
#![allow(dead_code, reason = "each file of tests uses its own part of this")]

use std::fs;
use std::path::{Path, PathBuf};

use bank::Date;
use bank::author::{Inspection, Problem, inspect};
use tempfile::TempDir;

/// The first question of the small bank, which has an answer.
pub(crate) const ANSWER: &str = "content/mid/lists/answer.md";
/// The answer's one example.
pub(crate) const EXAMPLE: &str = "content/mid/lists/growth.py";
/// What the example printed.
pub(crate) const OUTPUT: &str = "content/mid/lists/growth.out";
/// The catalogue.
pub(crate) const CATALOGUE: &str = "questions.json";
/// The guide.
pub(crate) const GUIDE: &str = "content/guide.md";

/// A bank in a folder of its own, to which slips can be made.
pub(crate) struct SmallBank {
    folder: TempDir,
}

impl SmallBank {
    /// A bank without a fault: one question with an answer and an example, one that is pending, and a guide.
    pub(crate) fn good() -> Self {
        let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/good");
        let folder = tempfile::tempdir().unwrap();
        copy(&good, folder.path());
        Self { folder }
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Writes a file, with the folders that it needs.
    pub(crate) fn with(self, file: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Removes a file or a whole folder.
    pub(crate) fn without(self, file: &str) -> Self {
        let path = self.path(file);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
        self
    }

    /// Replaces the first place where `old` stands, which must be there.
    pub(crate) fn replace(self, file: &str, old: &str, new: &str) -> Self {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(old), "{file} holds no {old:?}");
        let text = text.replacen(old, new, 1);
        self.with(file, text)
    }

    /// Adds to the end of a file.
    pub(crate) fn add(self, file: &str, more: &str) -> Self {
        let text = fs::read_to_string(self.path(file)).unwrap();
        self.with(file, text + more)
    }

    /// What an author hears of the bank on 22 November 2026.
    pub(crate) fn inspect(&self) -> Inspection {
        inspect(self.root(), Date::new(2026, 11, 22))
    }

    /// The problems, each as `FILE:LINE:COLUMN FIELD: what is wrong`.
    pub(crate) fn problems(&self) -> Vec<String> {
        self.inspect().problems.iter().map(told).collect()
    }

    /// Asserts that these are all the problems, in order.
    #[track_caller]
    pub(crate) fn tells(self, expected: &[&str]) -> Self {
        assert_eq!(self.problems(), expected);
        self
    }

    /// Asserts that the one problem is mended by this.
    #[track_caller]
    pub(crate) fn mended_by(self, remedy: &str) -> Self {
        let problems = self.inspect().problems;
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].defect.remedy(), remedy);
        self
    }
}

fn told(problem: &Problem) -> String {
    let field = match problem.field.as_str() {
        "" => String::new(),
        field => format!(" {field}"),
    };
    format!("{}{field}: {}", problem.place, problem.defect)
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}
