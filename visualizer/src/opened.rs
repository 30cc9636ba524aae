//! What a file from a reader's disk is: a program, or a recording of a real interpreter.
//!
//! It must not know how the file was chosen.

use gil::json::ProgramFile;
use gil::recording::Notice;

use crate::figures::Basis;
use crate::number::duration;
use crate::run::Run;

/// What a file holds.
pub enum Opened {
    /// A program to simulate.
    Program(Box<ProgramFile>),
    /// What a real interpreter did, and what should be known about it.
    Recording(Box<Run>, String),
}

/// Reads a file's text. A recording says so by its field `kind`.
///
/// # Errors
/// What is wrong and where, in words.
pub fn read(text: &str) -> Result<Opened, String> {
    if !text.contains("\"kind\"") {
        let program = gil::json::parse_program(text).map_err(|error| error.to_string())?;
        return Ok(Opened::Program(Box::new(program)));
    }
    let recording = gil::recording::parse_recording(text).map_err(|error| error.to_string())?;
    let mut notices = String::new();
    for notice in &recording.notices {
        let Notice::Gap { from_ns, to_ns } = *notice;
        for part in [
            "From ",
            &duration(from_ns),
            " to ",
            &duration(to_ns),
            " nobody was recorded to hold the lock: a thread that was not watched may have. ",
        ] {
            notices.push_str(part);
        }
    }
    // How many cores the machine had is not recorded; what is measured was measured on two.
    let basis = Basis {
        cores: 2,
        serial_ns: None,
    };
    let run = Run::new(recording.trace, basis);
    Ok(Opened::Recording(Box::new(run), notices))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_told_from_a_recording_and_both_from_nonsense() {
        let program = r#"{"threads": [{"name": "a", "segments": [{"cpu_ms": 5}]}]}"#;
        assert!(matches!(read(program), Ok(Opened::Program(_))));
        for nonsense in [
            "",
            "[]",
            "{}",
            "{\"kind\": 1}",
            "{\"kind\": \"holiday\"}",
            "{\"threads\": 5}",
        ] {
            let words = read(nonsense).err().expect("refused");
            assert!(!words.is_empty(), "{nonsense}");
        }
    }
}
