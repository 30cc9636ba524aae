//! An answer's examples: their files, where they run, and what they printed.
//!
//! It must not know how they are executed or shown.

use std::path::Path;

use super::defect::Defect;
use super::nearest::nearest;
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

/// What an example needs beyond Python and its own library.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// A Redis server of its own, whose address stands in `REDIS_URL`.
    #[serde(rename = "redis-server")]
    Redis,
    /// A PostgreSQL database of its own, whose address stands in `DATABASE_URL`.
    PostgreSql,
    /// A package of `content/requirements.in`, by its name there.
    #[serde(untagged)]
    Package(String),
}

impl Need {
    /// The name on an example's second line.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Redis => "redis-server",
            Self::PostgreSql => "postgresql",
            Self::Package(name) => name,
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
    /// Its code without the lines that say where it runs and what it needs.
    pub code: String,
    /// What it printed when it was last executed.
    pub output: String,
    /// Where it runs, at least one, each once.
    #[schemars(length(min = 1, max = 2))]
    pub runtimes: Vec<Runtime>,
    /// What it needs beyond Python's own library, as its second line says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub needs: Vec<Need>,
}

/// The most characters that a line of an example may have, to fit the column without scrolling.
pub(super) const LONGEST_LINE: usize = 72;

/// Checks an example's name and text; `output` is none if none was recorded, `packages` are those that it may need.
pub(super) fn read(
    file: &Path,
    name: &str,
    text: &str,
    output: Option<String>,
    packages: &[String],
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
    if !is_module_name(name, ".py") {
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
    let mut code = rest.trim_start_matches('\n');
    let mut needs = Vec::new();
    if let Some((second, after)) = code.split_once('\n')
        && second.starts_with("# needs")
    {
        code = after.trim_start_matches('\n');
        match needs_of(second, packages) {
            Ok(found) => needs = found,
            Err(defect) => report(2, defect),
        }
        if runtimes.contains(&Runtime::Pyodide) {
            report(1, Defect::NeedsInBrowser);
        }
    }
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
        needs,
    };
    (example, problems)
}

/// Whether Python could import the file by the name before its ending: `sizes.py`, `two_threads.py`.
pub(super) fn is_module_name(name: &str, ending: &str) -> bool {
    name.strip_suffix(ending).is_some_and(|stem| {
        stem.starts_with(|first: char| first.is_ascii_lowercase())
            && stem.chars().all(|character| {
                character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_'
            })
    })
}

/// What a second line names, each once.
fn needs_of(line: &str, packages: &[String]) -> Result<Vec<Need>, Defect> {
    let bad = || Defect::BadNeeds {
        found: line.to_owned(),
    };
    let list = line.strip_prefix("# needs: ").ok_or_else(bad)?;
    let mut needs = Vec::new();
    for word in list.split(',').map(str::trim) {
        let need = match word {
            "" => return Err(bad()),
            "redis-server" => Need::Redis,
            "postgresql" => Need::PostgreSql,
            name if packages.iter().any(|package| package == name) => {
                Need::Package(name.to_owned())
            }
            _ => {
                let servers = [Need::Redis, Need::PostgreSql];
                let names = || {
                    let servers = servers.iter().map(Need::name);
                    packages.iter().map(String::as_str).chain(servers)
                };
                return Err(Defect::UnknownNeed {
                    found: word.to_owned(),
                    nearest: nearest(word, names()),
                    allowed: names().collect::<Vec<_>>().join(", "),
                });
            }
        };
        if needs.contains(&need) {
            return Err(bad());
        }
        needs.push(need);
    }
    Ok(needs)
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
        let (example, problems) = read(
            Path::new("a.py"),
            "a.py",
            text,
            Some("1\n".to_owned()),
            &[],
            "q",
        );
        assert_eq!(problems, []);
        assert_eq!(example.code, "print(1)\n");
        assert_eq!(example.output, "1\n");
    }

    #[test]
    fn the_second_line_may_say_what_an_example_needs() {
        let packages = ["sqlalchemy".to_owned(), "celery".to_owned()];
        let needs = |line| needs_of(line, &packages);
        assert_eq!(
            needs("# needs: sqlalchemy, postgresql"),
            Ok(vec![
                Need::Package("sqlalchemy".to_owned()),
                Need::PostgreSql
            ])
        );
        assert_eq!(needs("# needs: redis-server"), Ok(vec![Need::Redis]));
        for bad in [
            "# needs",
            "# needs: ",
            "# needs: celery, celery",
            "# needs: celery,",
        ] {
            assert!(
                matches!(needs(bad), Err(Defect::BadNeeds { .. })),
                "{bad:?}"
            );
        }
        let Err(Defect::UnknownNeed { nearest, .. }) = needs("# needs: sqlalchmy") else {
            panic!("it is not to be had");
        };
        assert_eq!(nearest.as_deref(), Some("sqlalchemy"));
    }

    #[test]
    fn an_example_with_needs_shows_its_code_only_and_does_not_run_in_the_browser() {
        let text = "# runs on: pyodide, cpython\n# needs: redis-server\n\nprint(1)\n";
        let (example, problems) = read(
            Path::new("a.py"),
            "a.py",
            text,
            Some("1\n".to_owned()),
            &[],
            "q",
        );
        assert_eq!(example.code, "print(1)\n");
        assert_eq!(example.needs, [Need::Redis]);
        let defects: Vec<_> = problems.into_iter().map(|problem| problem.defect).collect();
        assert_eq!(defects, [Defect::NeedsInBrowser]);
    }

    #[test]
    fn names_are_those_of_modules() {
        assert!(is_module_name("two_threads2.py", ".py"));
        for bad in [
            "Sizes.py",
            "two-threads.py",
            "2.py",
            ".py",
            "a.txt",
            "_a.py",
        ] {
            assert!(!is_module_name(bad, ".py"), "{bad:?}");
        }
    }
}
