//! Python and Node: found on the search path in a version that will do, or a
//! clear error. They are too much a matter of taste to be installed unasked.

use std::path::PathBuf;
use std::process::Command;

use super::version::Version;
use super::{SetupError, search_path};

struct Interpreter {
    program: &'static str,
    oldest: Version,
    purpose: &'static str,
    remedy: &'static str,
}

/// CPython, 3.11 or newer.
pub(crate) fn python() -> Result<PathBuf, SetupError> {
    find(&Interpreter {
        program: "python3",
        oldest: Version(3, 11, 0),
        purpose: "execute the bank's examples",
        remedy: "Install Python 3.11 or newer (Debian: `apt-get install python3`) so that `python3` starts it.",
    })
}

/// Node, 20 or newer, with npm beside it.
pub(crate) fn node() -> Result<PathBuf, SetupError> {
    let remedy = "Install Node 20 or newer with npm (Debian 13: `apt-get install nodejs npm`; \
                  elsewhere a version manager such as nvm).";
    let purpose = "run wasm-opt and Pyodide, and to install them";
    let node = find(&Interpreter {
        program: "node",
        oldest: Version(20, 0, 0),
        purpose,
        remedy,
    })?;
    match search_path::find("npm") {
        Some(_) => Ok(node),
        None => Err(SetupError::Missing {
            program: "npm".to_owned(),
            purpose,
            remedy: remedy.to_owned(),
        }),
    }
}

fn find(interpreter: &Interpreter) -> Result<PathBuf, SetupError> {
    let missing = || SetupError::Missing {
        program: interpreter.program.to_owned(),
        purpose: interpreter.purpose,
        remedy: interpreter.remedy.to_owned(),
    };
    let program = search_path::find(interpreter.program).ok_or_else(missing)?;
    let output = Command::new(&program).arg("--version").output();
    let printed = output
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .map_err(|_| missing())?;
    match Version::find(&printed) {
        Some(version) if version >= interpreter.oldest => Ok(program),
        version => Err(SetupError::TooOld {
            program: interpreter.program,
            found: version.map_or_else(|| "unknown".to_owned(), |version| version.to_string()),
            needed: interpreter.oldest.to_string(),
            purpose: interpreter.purpose,
            remedy: interpreter.remedy,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_interpreter_is_named_with_its_remedy() {
        let failed = find(&Interpreter {
            program: "no-such-interpreter",
            oldest: Version(1, 0, 0),
            purpose: "test",
            remedy: "Install it.",
        });
        let message = failed.expect_err("it is missing").to_string();
        assert!(message.contains("no-such-interpreter"), "{message}");
        assert!(message.ends_with("Install it."), "{message}");
    }

    #[test]
    fn one_that_is_too_old_is_refused() {
        let failed = find(&Interpreter {
            program: "cargo",
            oldest: Version(999, 0, 0),
            purpose: "test",
            remedy: "Update it.",
        });
        assert!(
            matches!(failed, Err(SetupError::TooOld { .. })),
            "{failed:?}"
        );
    }
}
