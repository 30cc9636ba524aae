//! What `cargo xtask bank` can be asked for. Owns parsing only.

use std::ffi::OsString;

use lexopt::prelude::*;

/// How to go through the bank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Record what the examples print now.
    pub(crate) fix: bool,
    /// The only question to look at.
    pub(crate) only: Option<String>,
}

impl Options {
    /// Whether this question is to be looked at.
    pub(crate) fn concerns(&self, question: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == question)
    }

    /// Reads the arguments that follow `bank`.
    pub(crate) fn parse(arguments: &[OsString]) -> Result<Self, lexopt::Error> {
        let mut parser = lexopt::Parser::from_args(arguments);
        let mut options = Self::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("fix") => options.fix = true,
                Long("only") => options.only = Some(parser.value()?.string()?),
                other => return Err(other.unexpected()),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, lexopt::Error> {
        let arguments: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        Options::parse(&arguments)
    }

    #[test]
    fn the_whole_bank_is_checked_unless_asked_otherwise() {
        assert_eq!(parse("").unwrap(), Options::default());
        let options = parse("--fix --only gil").unwrap();
        assert!(options.fix);
        assert_eq!(options.only.as_deref(), Some("gil"));
    }

    #[test]
    fn what_it_does_not_know_it_refuses() {
        assert!(parse("--fixx").is_err());
        assert!(parse("gil").is_err());
        assert!(parse("--only").is_err());
    }
}
