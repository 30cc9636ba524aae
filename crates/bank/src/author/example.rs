//! An answer's examples: their files, where they run, and what they printed.
//!
//! It must not know how they are executed or shown.

use std::path::Path;

use super::defect::Defect;
use super::problem::{Place, Problem};

/// What executes an example.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Runtime {
    /// CPython in WebAssembly, in the reader's browser: no threads, processes or sockets.
    Pyodide,
    /// CPython on a machine.
    CPython,
}

impl Runtime {
    /// Both, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Pyodide, Self::CPython];

    /// The runtime's name on an example's first line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Pyodide => "pyodide",
            Self::CPython => "cpython",
        }
    }
}

/// One example of an answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Example {
    /// The file's name, such as `sizes.py`.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*\.py$"))]
    pub name: String,
    /// Its code without the line that says where it runs.
    pub code: String,
    /// What it printed when it was last executed.
    pub output: String,
    /// Where it runs, at least one, each once.
    #[schemars(length(min = 1, max = 2))]
    pub runtimes: Vec<Runtime>,
}

/// The most characters that a line of an example may have, to fit the column without scrolling.
pub(super) const LONGEST_LINE: usize = 72;

/// Checks an example's name and text; `output` is none if none was recorded.
pub(super) fn read(
    file: &Path,
    name: &str,
    text: &str,
    output: Option<String>,
    question: &str,
) -> (Example, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut report = |line: usize, defect: Defect| {
        let mut place = Place::start_of(file);
        place.line = line;
        problems.push(Problem {
            place,
            field: String::new(),
            question: Some(question.to_owned()),
            defect,
        });
    };
    if !is_example_name(name) {
        report(
            1,
            Defect::BadExampleName {
                name: name.to_owned(),
            },
        );
    }
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let runtimes = runs_on(first).unwrap_or_else(|| {
        report(
            1,
            Defect::BadRunsOn {
                found: first.to_owned(),
            },
        );
        Vec::new()
    });
    let code = rest.trim_start_matches('\n');
    if code.trim().is_empty() {
        report(1, Defect::EmptyText);
    }
    for (index, line) in text.lines().enumerate() {
        let characters = line.chars().count();
        if characters > LONGEST_LINE {
            report(index + 1, Defect::LongLine { characters });
        }
        if line.contains('\t') {
            report(index + 1, Defect::StrayCharacter { found: "a tab" });
        }
    }
    if text.contains('\r') {
        report(
            1,
            Defect::StrayCharacter {
                found: "carriage returns",
            },
        );
    }
    if output.is_none() {
        report(
            1,
            Defect::MissingOutput {
                name: name.to_owned(),
            },
        );
    }
    let example = Example {
        name: name.to_owned(),
        code: code.to_owned(),
        output: output.unwrap_or_default(),
        runtimes,
    };
    (example, problems)
}

/// Whether Python could import the file by its name: `sizes.py`, `two_threads.py`.
fn is_example_name(name: &str) -> bool {
    name.strip_suffix(".py").is_some_and(|stem| {
        stem.starts_with(|first: char| first.is_ascii_lowercase())
            && stem.chars().all(|character| {
                character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_'
            })
    })
}

/// The runtimes that a first line names, each once; none if it isn't exactly of that form.
fn runs_on(line: &str) -> Option<Vec<Runtime>> {
    let list = line.strip_prefix("# runs on: ")?;
    let mut runtimes = Vec::new();
    for word in list.split(',') {
        let runtime = Runtime::ALL
            .into_iter()
            .find(|runtime| runtime.slug() == word.trim())?;
        if runtimes.contains(&runtime) {
            return None;
        }
        runtimes.push(runtime);
    }
    Some(runtimes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_says_where_an_example_runs() {
        assert_eq!(
            runs_on("# runs on: pyodide, cpython"),
            Some(Runtime::ALL.to_vec())
        );
        assert_eq!(runs_on("# runs on: cpython"), Some(vec![Runtime::CPython]));
        for bad in [
            "",
            "import os",
            "# runs on:",
            "# runs on: jython",
            "# runs on: cpython, cpython",
            "#runs on: cpython",
            "# runs on: cpython,",
        ] {
            assert_eq!(runs_on(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn an_example_shows_its_code_without_the_first_line() {
        let text = "# runs on: cpython\n\nprint(1)\n";
        let (example, problems) =
            read(Path::new("a.py"), "a.py", text, Some("1\n".to_owned()), "q");
        assert_eq!(problems, []);
        assert_eq!(example.code, "print(1)\n");
        assert_eq!(example.output, "1\n");
    }

    #[test]
    fn names_are_those_of_modules() {
        assert!(is_example_name("two_threads2.py"));
        for bad in [
            "Sizes.py",
            "two-threads.py",
            "2.py",
            ".py",
            "a.txt",
            "_a.py",
        ] {
            assert!(!is_example_name(bad), "{bad:?}");
        }
    }
}
