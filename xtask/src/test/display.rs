//! A virtual display for a browser without a headless mode. It ends when it
//! is dropped.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::TestError;

/// A running X server without a screen.
#[derive(Debug)]
pub(crate) struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts one on a free display number, which it tells.
    pub(crate) fn start(xvfb: &Path) -> Result<Self, TestError> {
        let mut server = Command::new(xvfb)
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24"])
            .args(["-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|source| TestError::Start {
                program: xvfb.display().to_string(),
                source,
            })?;
        let mut number = String::new();
        if let Some(pipe) = server.stdout.take() {
            // It prints the number once it is ready, or ends without.
            let _ = BufReader::new(pipe).read_line(&mut number);
        }
        let number = number.trim();
        if number.is_empty() {
            let _ = server.kill();
            let _ = server.wait();
            return Err(TestError::Display(xvfb.to_owned()));
        }
        let name = format!(":{number}");
        Ok(Self { server, name })
    }

    /// What the variable `DISPLAY` is set to.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_tells_no_number_did_not_come_up() {
        let failed = Display::start(Path::new("/bin/true"));
        assert!(matches!(failed, Err(TestError::Display(_))));
    }
}
