//! Reads how many tests passed and failed from the lines that runners close
//! with. Owns the two forms that occur; knows no runner.

use std::ops::AddAssign;

/// Numbers of tests.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// The numbers of a line such as
    /// `test result: ok. 12 passed; 0 failed; 0 ignored; …` or
    /// `bank: 12 passed, 0 failed`, if it is one.
    pub(crate) fn of_line(line: &str) -> Option<Self> {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("test result: ") {
            let (_, numbers) = rest.split_once(". ")?;
            let mut parts = numbers.split("; ");
            return Some(Self {
                passed: number(parts.next()?, "passed")?,
                failed: number(parts.next()?, "failed")?,
            });
        }
        // One word with a colon may stand before.
        let numbers = match line.split_once(": ") {
            Some((word, rest)) if !word.contains(' ') => rest,
            Some(_) => return None,
            None => line,
        };
        let mut parts = numbers.split(", ");
        Some(Self {
            passed: number(parts.next()?, "passed")?,
            failed: number(parts.next()?, "failed")?,
        })
    }
}

/// `12` of `12 passed`.
fn number(part: &str, word: &str) -> Option<u64> {
    let (number, found) = part.trim().split_once(' ')?;
    (found == word).then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(u64, u64)> {
        Tally::of_line(line).map(|tally| (tally.passed, tally.failed))
    }

    #[test]
    fn the_closing_lines_of_runners_are_read() {
        for (line, numbers) in [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.13s",
                (12, 0),
            ),
            (
                "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out",
                (3, 2),
            ),
            ("12 passed, 0 failed", (12, 0)),
            ("  bank: 7 passed, 1 failed, 2 skipped", (7, 1)),
        ] {
            assert_eq!(read(line), Some(numbers), "{line}");
        }
    }

    #[test]
    fn other_lines_are_not() {
        for line in [
            "",
            "running 12 tests",
            "test tally::tests::other_lines ... ok",
            "all of it: well 12 passed, 0 failed",
            "many passed, 0 failed",
            "12 passed",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
