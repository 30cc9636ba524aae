//! Runs examples on Pyodide under Node, in one process that is started anew when an example has brought it down.
//!
//! The process speaks the lines of JSON that `web/run-examples.mjs` describes.
//! Must not know: what an example should print.

use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::outcome::{Failure, Outcome, indented, printed};

/// How long Pyodide may take to load: about three seconds on a small machine.
const LOAD_LIMIT: Duration = Duration::from_mins(2);

/// The names that V8 has given, over time, to suspending WebAssembly, which `asyncio.run` needs.
const SUSPENSION: [&str; 2] = [
    "--experimental-wasm-stack-switching",
    "--experimental-wasm-jspi",
];

/// Pyodide could not be brought to run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PyodideError {
    #[error("Node can't be started: {0}")]
    Node(io::Error),
    #[error("Pyodide has not loaded within {} seconds", LOAD_LIMIT.as_secs())]
    TimedOut,
    #[error("Pyodide has not loaded; what Node said stands above")]
    Ended,
}

/// How to start Pyodide.
#[derive(Debug, Clone)]
pub(crate) struct Pyodide {
    node: PathBuf,
    script: PathBuf,
    folder: PathBuf,
    time_limit: Duration,
}

/// A Pyodide that runs, and waits for an example.
#[derive(Debug)]
pub(crate) struct Session {
    pyodide: Pyodide,
    process: Process,
    python: String,
}

#[derive(Debug)]
struct Process {
    child: Child,
    stdin: ChildStdin,
    lines: Receiver<String>,
}

impl Pyodide {
    /// Node runs `script` on the Pyodide in `folder`; an example may take `time_limit`.
    pub(crate) fn new(node: &Path, script: &Path, folder: &Path, time_limit: Duration) -> Self {
        Self {
            node: node.to_owned(),
            script: script.to_owned(),
            folder: folder.to_owned(),
            time_limit,
        }
    }

    /// Loads Pyodide.
    pub(crate) fn load(&self) -> Result<Session, PyodideError> {
        let (process, python) = self.spawn()?;
        Ok(Session {
            pyodide: self.clone(),
            process,
            python,
        })
    }

    fn spawn(&self) -> Result<(Process, String), PyodideError> {
        let mut child = Command::new(&self.node)
            .args(self.suspension_flag())
            // Suspension is announced as an experiment on the error stream, which is for real trouble only.
            .arg("--no-warnings")
            .arg(&self.script)
            .arg(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(PyodideError::Node)?;
        let no_pipe = || PyodideError::Node(io::Error::other("it has no standard streams"));
        let stdin = child.stdin.take().ok_or_else(no_pipe)?;
        let stdout = child.stdout.take().ok_or_else(no_pipe)?;
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let process = Process {
            child,
            stdin,
            lines,
        };
        let hello = process
            .lines
            .recv_timeout(LOAD_LIMIT)
            .map_err(|error| match error {
                RecvTimeoutError::Timeout => PyodideError::TimedOut,
                RecvTimeoutError::Disconnected => PyodideError::Ended,
            })?;
        let python = serde_json::from_str::<Value>(&hello)
            .ok()
            .and_then(|hello| hello["python"].as_str().map(str::to_owned))
            .ok_or(PyodideError::Ended)?;
        Ok((process, python))
    }

    /// The flag by which this Node suspends WebAssembly; none if it needs none or can't.
    fn suspension_flag(&self) -> Option<&'static str> {
        let output = Command::new(&self.node).arg("--v8-options").output().ok()?;
        let known = String::from_utf8_lossy(&output.stdout).into_owned();
        SUSPENSION
            .into_iter()
            .find(|flag| known.contains(&format!("{flag} ")))
    }
}

impl Session {
    /// The version of Pyodide's Python, such as `3.14.2`.
    pub(crate) fn version(&self) -> &str {
        &self.python
    }

    /// Runs an example under its own name.
    pub(crate) fn run(&mut self, name: &str, code: &str) -> Result<Outcome, PyodideError> {
        let answer = self.process.ask(
            &json!({ "name": name, "code": code }),
            self.pyodide.time_limit,
        );
        let failure = match answer {
            Ok(answer) => match answer["fatal"].as_str() {
                None => return Ok(outcome(&answer)),
                Some(fatal) => Failure::Fatal(fatal.to_owned()),
            },
            Err(RecvTimeoutError::Timeout) => Failure::TimedOut(self.pyodide.time_limit),
            Err(RecvTimeoutError::Disconnected) => {
                Failure::Fatal("Node ended while it ran".to_owned())
            }
        };
        // The next example gets an interpreter that knows nothing of this one.
        self.process = self.pyodide.spawn()?.0;
        Ok(Err(failure))
    }
}

fn outcome(answer: &Value) -> Outcome {
    let text = |field: &str| answer[field].as_str().unwrap_or_default().to_owned();
    match answer["error"].as_str() {
        Some(error) => Err(Failure::Raised(indented(error))),
        None => printed(text("stdout"), &text("stderr")),
    }
}

impl Process {
    fn ask(&mut self, question: &Value, time_limit: Duration) -> Result<Value, RecvTimeoutError> {
        // A process that has ended can't be written to, nor will it answer: one check is enough.
        let _ = writeln!(self.stdin, "{question}").and_then(|()| self.stdin.flush());
        let line = self.lines.recv_timeout(time_limit)?;
        serde_json::from_str(&line).map_err(|_| RecvTimeoutError::Disconnected)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // One that has ended already can't be killed, and need not be.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Speaks like `run-examples.mjs`, with an interpreter that knows three commands.
    const SCRIPT: &str = r#"
import { createInterface } from "node:readline";
const say = (message) => console.log(JSON.stringify(message));
say({ python: "3.14.2" });
for await (const line of createInterface({ input: process.stdin })) {
  const { name, code } = JSON.parse(line);
  if (code === "hang") while (true);
  else if (code === "die") process.exit(1);
  else if (code === "fail") say({ stdout: "", stderr: "", error: "ValueError: x" });
  else say({ stdout: `${name}: ${code}`, stderr: "", error: null });
}
"#;

    fn with_session(test: impl FnOnce(&mut Session)) {
        let folder = tempfile::tempdir().unwrap();
        let script = folder.path().join("script.mjs");
        fs::write(&script, SCRIPT).unwrap();
        let limit = Duration::from_secs(2);
        let pyodide = Pyodide::new(Path::new("node"), &script, folder.path(), limit);
        test(&mut pyodide.load().unwrap());
    }

    #[test]
    fn examples_run_one_after_the_other() {
        with_session(|session| {
            assert_eq!(session.version(), "3.14.2");
            for code in ["é\n", "2\n"] {
                let outcome = session.run("a.py", code).unwrap();
                assert_eq!(outcome, Ok(format!("a.py: {code}")));
            }
            let failed = session.run("a.py", "fail").unwrap();
            assert_eq!(failed, Err(Failure::Raised("    ValueError: x".to_owned())));
        });
    }

    #[test]
    fn what_hangs_or_dies_does_not_take_the_next_one_along() {
        with_session(|session| {
            let hung = session.run("a.py", "hang").unwrap();
            assert_eq!(hung, Err(Failure::TimedOut(Duration::from_secs(2))));
            let died = session.run("a.py", "die").unwrap();
            assert!(matches!(died, Err(Failure::Fatal(_))), "{died:?}");
            let next = session.run("a.py", "on").unwrap();
            assert_eq!(next, Ok("a.py: on".to_owned()));
        });
    }

    #[test]
    fn a_script_that_does_not_load_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let script = folder.path().join("script.mjs");
        fs::write(&script, "process.exit(3);").unwrap();
        let limit = Duration::from_secs(1);
        let pyodide = Pyodide::new(Path::new("node"), &script, folder.path(), limit);
        assert!(matches!(pyodide.load(), Err(PyodideError::Ended)));
    }
}
