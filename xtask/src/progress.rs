//! Runs outside programs whose output matters only when they fail, and says
//! while they run that they do, and how far they are. Owns the progress lines
//! and the logs; knows nothing of what the programs are for.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How many of a program's last lines are shown when it fails.
const TAIL_LINES: usize = 60;
/// How much of a program's last line is shown while it runs, in characters.
const LINE_WIDTH: usize = 100;

/// A step that failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StepError {
    /// The program is not there, or not executable.
    #[error("{what}: {program} cannot be started: {source}")]
    Start {
        what: String,
        program: String,
        source: io::Error,
    },
    /// The program ran and said no.
    #[error("{what} failed ({status}). Its last lines:\n\n{tail}\n\nThe whole log: {log}")]
    Failed {
        what: String,
        status: ExitStatus,
        tail: String,
        log: PathBuf,
    },
    /// The log, or the program's output, could not be handled.
    #[error("{what}: {source}")]
    Io { what: String, source: io::Error },
}

/// What a running program has printed so far.
#[derive(Debug)]
struct Output {
    log: File,
    tail: VecDeque<String>,
}

/// Runs a program to its end. Prints a line when it starts, one every few
/// seconds while it runs, and one when it is done.
///
/// `what` says in words what is done, such as "installing trunk 0.21.14";
/// the program's whole output goes to the file `log`.
pub(crate) fn run(what: &str, command: &mut Command, log: &Path) -> Result<(), StepError> {
    let io_error = |source| StepError::Io {
        what: what.to_owned(),
        source,
    };
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).map_err(io_error)?;
    }
    let output = Arc::new(Mutex::new(Output {
        log: File::create(log).map_err(io_error)?,
        tail: VecDeque::new(),
    }));
    println!("  {what} …");
    let begin = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|source| StepError::Start {
            what: what.to_owned(),
            program: command.get_program().display().to_string(),
            source,
        })?;
    let readers = [
        child.stdout.take().map(|pipe| follow(pipe, &output)),
        child.stderr.take().map(|pipe| follow(pipe, &output)),
    ];
    let interval = if io::stdout().is_terminal() { 5 } else { 15 };
    let mut next = Duration::from_secs(interval);
    let status = loop {
        if let Some(status) = child.try_wait().map_err(io_error)? {
            break status;
        }
        if begin.elapsed() >= next {
            next += Duration::from_secs(interval);
            let seconds = begin.elapsed().as_secs();
            println!("    {seconds:>4} s  {what}: {}", last_line(&output));
        }
        thread::sleep(Duration::from_millis(50));
    };
    for reader in readers.into_iter().flatten() {
        let _ = reader.join();
    }
    let seconds = begin.elapsed().as_secs_f32();
    if status.success() {
        println!("  {what}: done in {seconds:.1} s");
        return Ok(());
    }
    let tail = output.lock().unwrap_or_else(PoisonError::into_inner);
    Err(StepError::Failed {
        what: what.to_owned(),
        status,
        tail: Vec::from(tail.tail.clone()).join("\n"),
        log: log.to_owned(),
    })
}

/// Copies a pipe's lines to the log and remembers the last ones.
fn follow(pipe: impl Read + Send + 'static, output: &Arc<Mutex<Output>>) -> thread::JoinHandle<()> {
    let output = Arc::clone(output);
    thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while reader
            .read_until(b'\n', &mut bytes)
            .is_ok_and(|read| read > 0)
        {
            let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            bytes.clear();
            let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
            // A full disk must not stop the program: its end will tell.
            let _ = writeln!(output.log, "{line}");
            if !line.is_empty() {
                output.tail.push_back(line);
            }
            if output.tail.len() > TAIL_LINES {
                output.tail.pop_front();
            }
        }
    })
}

fn last_line(output: &Mutex<Output>) -> String {
    let output = output.lock().unwrap_or_else(PoisonError::into_inner);
    let line = output.tail.back().map_or("", |line| line.trim());
    line.chars().take(LINE_WIDTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, folder: &Path) -> Result<(), StepError> {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        run("a step", &mut command, &folder.join("logs/step.log"))
    }

    #[test]
    fn what_a_program_prints_goes_to_its_log() {
        let folder = tempfile::tempdir().expect("a folder");
        shell("echo one; echo two >&2", folder.path()).expect("it succeeds");
        let log = fs::read_to_string(folder.path().join("logs/step.log")).expect("a log");
        assert!(log.contains("one\n") && log.contains("two\n"), "{log}");
    }

    #[test]
    fn a_failure_shows_the_last_lines_and_where_the_log_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let failed = shell(
            "for n in $(seq 110); do echo line $n; done; exit 3",
            folder.path(),
        );
        let message = failed.expect_err("it fails").to_string();
        assert!(
            message.contains("line 110") && message.contains("line 51"),
            "{message}"
        );
        assert!(!message.contains("line 50\n"), "{message}");
        assert!(message.contains("step.log"), "{message}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut command = Command::new("no-such-program");
        let failed = run("a step", &mut command, &folder.path().join("log"));
        assert!(
            matches!(failed, Err(StepError::Start { program, .. }) if program == "no-such-program")
        );
    }
}
