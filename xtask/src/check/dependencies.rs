//! Licences, bans, sources and advisories of all dependencies, by cargo-deny.
//! Its rules stand in `deny.toml`.

use std::process::{Command, Stdio};

use super::{CheckError, Verdict, shown};
use crate::setup::Setup;

/// What cargo-deny says when the advisory database is not here and can't be
/// fetched. Known advisories are told in other words.
const OUT_OF_REACH: [&str; 3] = [
    "failed to fetch advisory database",
    "failed to load advisory database",
    "failed to acquire advisory database",
];

/// The rules that need nothing but the lock file and the sources.
pub(super) fn policy(setup: &Setup) -> Result<Verdict, CheckError> {
    let mut command = cargo_deny(setup)?;
    shown(command.args(["check", "bans", "licenses", "sources"]))
}

/// Known vulnerabilities and unmaintained crates, from a public database. It
/// changes by the day and can't be had everywhere, so its absence is told,
/// and is no failure.
pub(super) fn advisories(setup: &Setup) -> Result<Verdict, CheckError> {
    let mut command = cargo_deny(setup)?;
    command.args(["check", "advisories"]).stdin(Stdio::null());
    let output = command.output().map_err(|source| CheckError::Start {
        program: command.get_program().display().to_string(),
        source,
    })?;
    let printed = [output.stderr, output.stdout]
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .concat();
    print!("{printed}");
    if output.status.success() {
        return Ok(Verdict::Good);
    }
    if is_out_of_reach(&printed) {
        println!(
            "The advisory database is out of reach, so advisories are NOT checked here. With \
             the network, `cargo xtask check` fetches it."
        );
        return Ok(Verdict::NotChecked);
    }
    Ok(Verdict::Bad)
}

fn is_out_of_reach(printed: &str) -> bool {
    OUT_OF_REACH.iter().any(|words| printed.contains(words))
}

fn cargo_deny(setup: &Setup) -> Result<Command, CheckError> {
    let mut command = Command::new(setup.for_dependency_check()?);
    command.current_dir(setup.workspace().root());
    Ok(command)
}
