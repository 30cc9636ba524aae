//! How an example ends: with what it printed, or in one of a few ways that an author has to hear of.
//!
//! Must not know: which Python ran it.

use std::time::Duration;

/// The longest that an example may take.
pub(crate) const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The most that an example may print, in bytes.
pub(crate) const MOST_OUTPUT: u64 = 1_000_000;

/// What an example printed, exactly.
pub(crate) type Outcome = Result<String, Failure>;

/// Why an example's output is worth nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Failure {
    #[error("It ends with an error:\n{0}")]
    Raised(String),
    #[error("It prints to the error stream:\n{0}")]
    ErrorStream(String),
    #[error("It has not ended after {} seconds, and was stopped.", .0.as_secs())]
    TimedOut(Duration),
    #[error("It prints more than {MOST_OUTPUT} bytes.")]
    TooMuchOutput,
    #[error("What it prints is not UTF-8.")]
    NotUtf8,
    #[error("It ends, but leaves a process behind that keeps its output open.")]
    LeftProcess,
    #[error("It brings the interpreter down: {0}")]
    Fatal(String),
    #[error("It can't be started: {0}")]
    NotStarted(String),
}

/// Takes an example's two streams together: anything on the error stream spoils the output.
pub(crate) fn printed(stdout: String, stderr: &str) -> Outcome {
    if stderr.trim().is_empty() {
        Ok(stdout)
    } else {
        Err(Failure::ErrorStream(indented(stderr)))
    }
}

/// The text as it stands in a message: its last lines, indented.
pub(crate) fn indented(text: &str) -> String {
    const SHOWN: usize = 20;
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let skipped = lines.len().saturating_sub(SHOWN);
    let mut shown: Vec<String> = lines[skipped..]
        .iter()
        .map(|line| format!("    {line}"))
        .collect();
    if skipped > 0 {
        shown.insert(0, format!("    … {skipped} lines"));
    }
    shown.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_stream_spoils_the_output() {
        assert_eq!(printed("1\n".to_owned(), "\n"), Ok("1\n".to_owned()));
        assert_eq!(
            printed("1\n".to_owned(), "Warning: x\n"),
            Err(Failure::ErrorStream("    Warning: x".to_owned()))
        );
    }

    #[test]
    fn a_long_text_is_cut_at_its_start() {
        let lines: Vec<String> = (1..=25).map(|number| number.to_string()).collect();
        let shown = indented(&lines.join("\n"));
        assert!(shown.starts_with("    … 5 lines\n    6\n"), "{shown}");
        assert!(shown.ends_with("    25"), "{shown}");
    }
}
