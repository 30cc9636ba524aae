//! Everything that is checked without running the product: formatting, lints,
//! dependencies, and the house rules. Every step runs, whatever the ones
//! before it found.

mod dependencies;
mod house;
mod scripts;

use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use crate::setup::{Setup, SetupError, cargo};
use crate::table;

/// A check could not be made: not the same as one that found something.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CheckError {
    #[error(transparent)]
    Setup(#[from] SetupError),
    #[error("{program} cannot be started: {source}")]
    Start { program: String, source: io::Error },
    #[error("the list of tracked files can't be had: {0}; is this a git checkout?")]
    Tracked(String),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: io::Error },
}

/// What a step came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Good,
    Bad,
    /// It could not be checked here, for a reason that was printed.
    NotChecked,
}

impl Verdict {
    fn of(success: bool) -> Self {
        if success { Self::Good } else { Self::Bad }
    }

    /// The one that weighs more.
    fn worse(self, other: Self) -> Self {
        match (self, other) {
            (Self::Bad, _) | (_, Self::Bad) => Self::Bad,
            (Self::NotChecked, _) | (_, Self::NotChecked) => Self::NotChecked,
            _ => Self::Good,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Bad => "FAILED",
            Self::NotChecked => "NOT CHECKED",
        }
    }
}

type Step = (&'static str, fn(&Setup) -> Result<Verdict, CheckError>);

const STEPS: [Step; 8] = [
    ("formatting", formatting),
    ("lints, native", native_lints),
    ("lints, browser", browser_lints),
    ("types of scripts", scripts::types),
    ("licences, bans, sources", dependencies::policy),
    ("advisories, crates", dependencies::advisories),
    ("advisories, npm", scripts::audit),
    ("house rules", house_rules),
];

/// Makes all checks and prints a table of them.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the same form as the other commands, and no failure of a step ends the run early"
)]
pub(crate) fn run(setup: &Setup) -> Result<ExitCode, CheckError> {
    let mut rows = Vec::new();
    let mut all_good = true;
    for (name, step) in STEPS {
        println!("\n== {name} ==");
        let begin = Instant::now();
        let verdict = step(setup).unwrap_or_else(|error| {
            println!("{error}");
            Verdict::Bad
        });
        all_good &= verdict != Verdict::Bad;
        rows.push(vec![
            name.to_owned(),
            format!("{:.1}", begin.elapsed().as_secs_f32()),
            verdict.word().to_owned(),
        ]);
    }
    println!("\n{}", table::lay_out(&["check", "seconds", ""], &rows));
    Ok(if all_good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn formatting(setup: &Setup) -> Result<Verdict, CheckError> {
    let verdict = shown(cargo(setup.workspace()).args(["fmt", "--all", "--check", "--", "-l"]))?;
    if verdict == Verdict::Bad {
        println!("`cargo fmt --all` sets it right.");
    }
    Ok(verdict)
}

fn native_lints(setup: &Setup) -> Result<Verdict, CheckError> {
    let mut command = cargo(setup.workspace());
    command.args(["clippy", "--workspace", "--all-targets"]);
    shown(command.args(["--", "-D", "warnings"]))
}

/// The programs as the browser gets them. The app's tests run in a browser too, the other programs' natively.
fn browser_lints(setup: &Setup) -> Result<Verdict, CheckError> {
    setup.for_lints()?;
    let lint = |arguments: &[&str]| {
        let mut command = cargo(setup.workspace());
        command.args(["clippy", "--target", "wasm32-unknown-unknown"]);
        command.args(arguments);
        shown(command.args(["--", "-D", "warnings"]))
    };
    let app = lint(&[
        "--package",
        "evalloop",
        "--all-targets",
        "--features",
        "hydrate",
    ])?;
    let others = lint(&[
        "--package",
        "finder",
        "--package",
        "shelf",
        "--package",
        "visualizer",
        "--features",
        "finder/browser,shelf/browser,visualizer/workbench",
    ])?;
    Ok(app.worse(others))
}

fn house_rules(setup: &Setup) -> Result<Verdict, CheckError> {
    let violations = house::violations(setup.workspace())?;
    for violation in &violations {
        println!("{violation}");
    }
    Ok(Verdict::of(violations.is_empty()))
}

/// Runs a program whose own output tells what is wrong.
fn shown(command: &mut Command) -> Result<Verdict, CheckError> {
    match command.stdin(Stdio::null()).status() {
        Ok(status) => Ok(Verdict::of(status.success())),
        Err(source) => Err(CheckError::Start {
            program: command.get_program().display().to_string(),
            source,
        }),
    }
}
