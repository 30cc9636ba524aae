//! Runs examples on the machine's CPython, each in an empty folder and a bare environment.
//!
//! The hash seed is left to chance, so that an example whose output hangs on it shows that sooner or later.
//! Must not know: what an example should print.

use std::env;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use bank::{Example, Need};

use super::outcome::{Failure, MOST_OUTPUT, Outcome, indented, printed};

/// How long the output may take to end after the example has.
const GRACE: Duration = Duration::from_secs(2);

/// A CPython on the machine.
#[derive(Debug)]
pub(crate) struct CPython {
    program: PathBuf,
    time_limit: Duration,
    /// The folder of the packages that examples need, if one does.
    packages: Option<PathBuf>,
}

impl CPython {
    /// The interpreter that `program` starts; an example may take `time_limit`, and import from `packages` if it says so.
    pub(crate) fn new(program: &Path, time_limit: Duration, packages: Option<PathBuf>) -> Self {
        Self {
            program: program.to_owned(),
            time_limit,
            packages,
        }
    }

    /// The interpreter's version, such as `3.11.7`.
    pub(crate) fn version(&self) -> io::Result<String> {
        let script = "import platform; print(platform.python_version())";
        let output = Command::new(&self.program)
            .args(["-I", "-c", script])
            .output()?;
        let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if version.is_empty() {
            return Err(io::Error::other(
                String::from_utf8_lossy(&output.stderr).into_owned(),
            ));
        }
        Ok(version)
    }

    /// Runs an example, its first lines included, under its own name, with these variables in its environment.
    pub(crate) fn run(
        &self,
        example: &Example,
        code: &str,
        variables: &[(&str, String)],
    ) -> Outcome {
        self.start(example, code, variables)
            .unwrap_or_else(|error| Err(Failure::NotStarted(error.to_string())))
    }

    fn start(
        &self,
        example: &Example,
        code: &str,
        variables: &[(&str, String)],
    ) -> io::Result<Outcome> {
        let folder = tempfile::tempdir()?;
        let name = &example.name;
        fs::write(folder.path().join(name), code)?;
        let mut command = Command::new(&self.program);
        command
            .arg(name)
            .current_dir(folder.path())
            .env_clear()
            .env("PATH", env::var_os("PATH").unwrap_or_default())
            .env("HOME", folder.path())
            .env("TMPDIR", folder.path())
            .env("LANG", "C.UTF-8")
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PYTHONIOENCODING", "utf-8")
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // Only who names packages gets them, so that no example needs some without saying so.
        let needs_packages = example
            .needs
            .iter()
            .any(|need| matches!(need, Need::Package(_)));
        if let (true, Some(packages)) = (needs_packages, &self.packages) {
            command.env("PYTHONPATH", packages);
        }
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let stdout = child.stdout.take().map(collect);
        let stderr = child.stderr.take().map(collect);
        let deadline = Instant::now() + self.time_limit;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if Instant::now() >= deadline {
                stop(&mut child)?;
                return Ok(Err(
                    match stdout.and_then(|pipe| pipe.recv_timeout(GRACE).ok()) {
                        // Who prints without end waits for ever for somebody to read on.
                        Some(bytes) if is_too_much(&bytes) => Failure::TooMuchOutput,
                        _ => Failure::TimedOut(self.time_limit),
                    },
                ));
            }
            thread::sleep(Duration::from_millis(5));
        };
        let streams =
            [stdout, stderr].map(|pipe| pipe.and_then(|pipe| pipe.recv_timeout(GRACE).ok()));
        let [Some(stdout), Some(stderr)] = streams else {
            stop(&mut child)?;
            return Ok(Err(Failure::LeftProcess));
        };
        let errors = String::from_utf8_lossy(&stderr);
        Ok(if is_too_much(&stdout) {
            Err(Failure::TooMuchOutput)
        } else if !status.success() {
            Err(Failure::Raised(indented(&format!("{errors}\n({status})"))))
        } else {
            String::from_utf8(stdout)
                .map_err(|_| Failure::NotUtf8)
                .and_then(|stdout| printed(stdout, &errors))
        })
    }
}

fn is_too_much(bytes: &[u8]) -> bool {
    bytes.len() as u64 > MOST_OUTPUT
}

/// Reads a pipe to its end, or to just past the most that an example may print.
fn collect(pipe: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.take(MOST_OUTPUT + 1).read_to_end(&mut bytes);
        // Nobody listens any more if the example was stopped in the meantime.
        let _ = sender.send(bytes);
    });
    receiver
}

/// Ends the example and every process that it started.
fn stop(child: &mut Child) -> io::Result<()> {
    if cfg!(unix) {
        // The group has the number of its first process. Its absence means that all have ended already.
        let group = format!("-{}", child.id());
        let mut kill = Command::new("kill");
        kill.args(["-KILL", "--", &group]).stderr(Stdio::null());
        let _ = kill.status();
    }
    // A child that has ended can't be killed, and need not be.
    let _ = child.kill();
    child.wait().map(|_| ())
}

#[cfg(test)]
mod tests {
    use bank::Runtime;

    use super::*;

    fn probe(needs: &[Need]) -> Example {
        Example {
            name: "probe.py".to_owned(),
            code: String::new(),
            output: String::new(),
            runtimes: vec![Runtime::CPython],
            needs: needs.to_vec(),
        }
    }

    fn python(limit: Duration) -> CPython {
        CPython::new(Path::new("python3"), limit, None)
    }

    fn run(code: &str) -> Outcome {
        python(Duration::from_secs(10)).run(&probe(&[]), code, &[])
    }

    #[test]
    fn packages_are_there_for_who_names_one() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("parcel.py"), "size = 3").unwrap();
        let packages = Some(folder.path().to_owned());
        let python = CPython::new(Path::new("python3"), Duration::from_secs(10), packages);
        let code = "import parcel, os\nprint(parcel.size, os.environ['PLACE'])";
        let named = probe(&[Need::Package("parcel".to_owned())]);
        let place = [("PLACE", "here".to_owned())];
        assert_eq!(python.run(&named, code, &place), Ok("3 here\n".to_owned()));
        assert!(matches!(
            python.run(&probe(&[Need::Redis]), code, &place),
            Err(Failure::Raised(_))
        ));
    }

    #[test]
    fn what_is_printed_comes_back_exactly() {
        assert_eq!(run("print('é', end='')"), Ok("é".to_owned()));
        assert_eq!(run("pass"), Ok(String::new()));
    }

    #[test]
    fn an_example_runs_in_an_empty_folder_without_the_authors_environment() {
        let code =
            "import os\nprint(os.listdir(), 'CARGO' in os.environ, 'PYTHONHASHSEED' in os.environ)";
        assert_eq!(run(code), Ok("['probe.py'] False False\n".to_owned()));
    }

    #[test]
    fn an_error_is_told_with_its_traceback() {
        let Err(Failure::Raised(told)) = run("print(1)\n1 / 0\n") else {
            panic!("it raises");
        };
        assert!(told.contains("ZeroDivisionError"), "{told}");
        assert!(told.contains("line 2"), "{told}");
        assert!(matches!(
            run("raise SystemExit(3)"),
            Err(Failure::Raised(_))
        ));
    }

    #[test]
    fn the_error_stream_is_not_overlooked() {
        let code = "import sys\nprint(1)\nprint('careful', file=sys.stderr)";
        assert_eq!(
            run(code),
            Err(Failure::ErrorStream("    careful".to_owned()))
        );
    }

    #[test]
    fn an_example_that_hangs_is_stopped_with_its_children() {
        let limit = Duration::from_millis(500);
        let python = python(limit);
        let begin = Instant::now();
        let code = "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])";
        assert_eq!(
            python.run(&probe(&[]), code, &[]),
            Err(Failure::TimedOut(limit))
        );
        assert!(
            begin.elapsed() < Duration::from_secs(10),
            "{:?}",
            begin.elapsed()
        );
    }

    #[test]
    fn an_example_that_prints_without_end_is_stopped() {
        let python = python(Duration::from_secs(2));
        let code = "while True: print('x' * 1000)";
        assert_eq!(
            python.run(&probe(&[]), code, &[]),
            Err(Failure::TooMuchOutput)
        );
    }

    #[test]
    fn a_missing_interpreter_is_told() {
        let python = CPython::new(Path::new("no-such-python"), Duration::from_secs(1), None);
        assert!(matches!(
            python.run(&probe(&[]), "", &[]),
            Err(Failure::NotStarted(_))
        ));
        assert!(python.version().is_err());
    }

    #[test]
    fn the_version_is_a_version() {
        let version = python(Duration::from_secs(1)).version().unwrap();
        assert!(version.starts_with("3."), "{version}");
    }
}
