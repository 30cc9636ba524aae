//! The whole command over a small bank: a copy of the good one of the crate `bank`, with one thing changed.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::super::WHOLE_LIMIT;
use super::super::outcome::TIME_LIMIT;
use super::*;

/// A bank in a folder of its own.
struct SmallBank {
    folder: TempDir,
}

impl SmallBank {
    fn new() -> Self {
        let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/bank/tests/fixtures/good");
        let folder = tempfile::tempdir().unwrap();
        copy(&good, folder.path());
        let bank = Self { folder };
        // Which Python the tests run on is not theirs to choose.
        let version = CPython::new(Path::new("python3"), TIME_LIMIT, None)
            .version()
            .unwrap();
        bank.with(
            "content/executed.json",
            &format!("{{\n  \"cpython\": \"{version}\"\n}}\n"),
        )
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn with(self, file: &str, text: &str) -> Self {
        fs::write(self.path(file), text).unwrap();
        self
    }

    fn without(self, file: &str) -> Self {
        fs::remove_file(self.path(file)).unwrap();
        self
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    /// Goes through the bank as the arguments ask, and gives the tally and the report.
    fn check(&self, arguments: &[&str]) -> (Tally, String) {
        self.check_within(WHOLE_LIMIT, arguments)
    }

    fn check_within(&self, whole_limit: Duration, arguments: &[&str]) -> (Tally, String) {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        let mut report = Vec::new();
        let limit = Duration::from_secs(5);
        let nowhere = self.folder.path();
        let tally = Check {
            root: self.folder.path(),
            options: &Options::parse(&arguments).unwrap(),
            cpython: CPython::new(Path::new("python3"), limit, None),
            servers: Servers::start(None, None).unwrap(),
            // None of these banks has an example for Pyodide.
            pyodide: Pyodide::new(nowhere, nowhere, nowhere, limit),
            whole_limit,
            today: Date::parse("2026-11-22"),
            report: &mut report,
        }
        .run()
        .unwrap();
        (tally, String::from_utf8(report).unwrap())
    }
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

const EXAMPLE: &str = "content/mid/lists/growth.py";
const OUTPUT: &str = "content/mid/lists/growth.out";

#[test]
fn a_good_bank_passes_and_says_so_at_the_end() {
    let (tally, report) = SmallBank::new().check(&[]);
    assert_eq!(
        tally,
        Tally {
            passed: 3,
            failed: 0
        },
        "{report}"
    );
    let lines: Vec<&str> = report.lines().collect();
    assert!(
        lines[0].starts_with("Executing 1 example on CPython 3."),
        "{report}"
    );
    assert_eq!(lines.last(), Some(&"3 passed, 0 failed"));
    // What is no problem is told all the same.
    assert!(
        report.contains("\n  no follow-up              1\n"),
        "{report}"
    );
}

#[test]
fn a_changed_output_fails_with_both_outputs_and_stays_as_it_was() {
    let bank = SmallBank::new().with(OUTPUT, "[0, 1]\n");
    let (tally, report) = bank.check(&[]);
    assert_eq!(tally.failed, 1, "{report}");
    assert!(report.contains(EXAMPLE), "{report}");
    assert!(report.contains("- [0, 1]\n    + [0, 1, 2]"), "{report}");
    assert_eq!(bank.read(OUTPUT), "[0, 1]\n");
}

#[test]
fn fix_records_what_is_printed_and_by_whom() {
    let bank = SmallBank::new()
        .without(OUTPUT)
        .without("content/executed.json");
    let (before, report) = bank.check(&[]);
    assert_eq!(before.failed, 2, "{report}");
    let (after, report) = bank.check(&["--fix"]);
    assert_eq!(after.failed, 0, "{report}");
    assert_eq!(bank.read(OUTPUT), "[0, 1, 2]\n");
    assert!(
        bank.read("content/executed.json")
            .contains("\"cpython\": \"3.")
    );
    assert_eq!(
        bank.check(&[]).0,
        Tally {
            passed: 3,
            failed: 0
        }
    );
}

#[test]
fn fix_mends_nothing_that_an_author_has_to_mend() {
    let bank = SmallBank::new().with(EXAMPLE, "# runs on: cpython\nprint(1 / 0)\n");
    let (tally, report) = bank.check(&["--fix"]);
    assert_eq!(tally.failed, 1, "{report}");
    assert!(report.contains("ZeroDivisionError"), "{report}");
    assert_eq!(bank.read(OUTPUT), "[0, 1, 2]\n");
}

#[test]
fn problems_are_told_with_file_and_line_next_to_what_the_examples_did() {
    let slip = SmallBank::new()
        .read("questions.json")
        .replace("\"Basics\"", "\"Basic\"");
    let bank = SmallBank::new()
        .with("questions.json", &slip)
        .with(OUTPUT, "");
    let (tally, report) = bank.check(&[]);
    assert_eq!(tally.failed, 2, "{report}");
    assert!(
        report.contains("questions.json:5:17: (lists) [0].category: "),
        "{report}"
    );
    assert!(report.contains("Did you mean \"Basics\"?"), "{report}");
    assert!(report.contains("+ [0, 1, 2]"), "{report}");
}

#[test]
fn one_question_can_be_looked_at_alone() {
    let slip = SmallBank::new()
        .read("questions.json")
        .replace("\"Performance\"", "\"Speed\"");
    let bank = SmallBank::new().with("questions.json", &slip);
    assert_eq!(
        bank.check(&["--only", "lists"]).0,
        Tally {
            passed: 2,
            failed: 0
        }
    );
    assert_eq!(
        bank.check(&["--only", "tuples"]).0,
        Tally {
            passed: 0,
            failed: 1
        }
    );
    let (tally, report) = bank.check(&["--only", "dicts"]);
    assert_eq!(tally.failed, 1);
    assert!(
        report.contains("there is no question \"dicts\""),
        "{report}"
    );
}

#[test]
fn another_python_that_prints_the_same_is_only_noted() {
    let bank = SmallBank::new().with("content/executed.json", "{\"cpython\": \"3.1.4\"}\n");
    let (tally, report) = bank.check(&[]);
    assert_eq!(tally.failed, 0, "{report}");
    assert!(
        report.contains("the outputs were recorded on 3.1.4"),
        "{report}"
    );
}

#[test]
fn a_catalogue_that_cannot_be_read_is_told_whatever_was_asked_for() {
    let bank = SmallBank::new().with("questions.json", "[");
    for arguments in [&[][..], &["--only", "lists"]] {
        let (tally, report) = bank.check(arguments);
        assert_eq!(
            tally,
            Tally {
                passed: 0,
                failed: 1
            },
            "{report}"
        );
        assert!(
            report.contains("questions.json:1:1: This is not JSON"),
            "{report}"
        );
    }
}

#[test]
fn examples_that_take_too_long_together_are_not_all_waited_for() {
    let (tally, report) = SmallBank::new().check_within(Duration::ZERO, &[]);
    assert_eq!(
        tally,
        Tally {
            passed: 2,
            failed: 1
        },
        "{report}"
    );
    assert!(report.contains("growth.py: not executed"), "{report}");
}
