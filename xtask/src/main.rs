//! The project's commands: `cargo xtask serve`, `build`, `test`, `check`,
//! `bank`, `bench` and `release`. Owns their dispatch and turns errors into words and
//! exit codes; each command stands in a module of its own.
//!
//! Must not know: what the site shows. It builds, serves and measures
//! whatever the app, the pre-renderer and the bank make.

mod arguments;
mod bank;
mod bench;
mod build;
mod check;
mod progress;
mod release;
mod serve;
mod setup;
mod table;
mod test;
mod workspace;

use std::process::ExitCode;

use arguments::{Command, USAGE};
use setup::Setup;
use workspace::Workspace;

/// Whatever can end a command early.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    #[error("{0}\n\n{USAGE}")]
    Arguments(#[from] arguments::ArgumentError),
    #[error(transparent)]
    Workspace(#[from] workspace::WorkspaceError),
    #[error(transparent)]
    Setup(#[from] setup::SetupError),
    #[error(transparent)]
    Build(#[from] build::BuildError),
    #[error(transparent)]
    Serve(#[from] serve::ServeError),
    #[error(transparent)]
    Test(#[from] test::TestError),
    #[error(transparent)]
    Check(#[from] check::CheckError),
    #[error(transparent)]
    Bank(#[from] bank::BankError),
    #[error(transparent)]
    Release(#[from] release::ReleaseError),
    #[error(transparent)]
    Bench(#[from] bench::BenchError),
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode, CommandError> {
    let command = arguments::parse(lexopt::Parser::from_env())?;
    let workspace = Workspace::find()?;
    let setup = Setup::new(&workspace)?;
    match command {
        Command::Help => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve(options) => {
            serve::run(&setup, &options)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Build => {
            build::site(&setup)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Test(selection) => Ok(test::run(&setup, &selection)?),
        Command::Check => Ok(check::run(&setup)?),
        Command::Release => Ok(release::run(&setup)?),
        Command::Bench => Ok(bench::run(&setup)?),
        Command::Bank(arguments) => Ok(bank::run(&setup, &arguments)?),
    }
}
