//! The bench kit: peers and a harness that stand beside the checkout, or elsewhere.
//!
//! Owns where it is, and the table of pages side by side. It must not know how the peers are built: the kit's own words
//! say that.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use static_server::{Options, Server};

use super::{BenchError, figures};
use crate::arguments::Browser;
use crate::setup::Setup;
use crate::table;

/// A kit that is elsewhere is named here: a folder with the harness, set up as its own words say.
const KIT: &str = "EVALLOOP_BENCH_KIT";
/// The first paint waits at most so much longer than a plain page's.
const PAINT: f64 = 1.1;
/// The first typed result comes at most after this share of the peer's time.
const TYPED: f64 = 0.7;
/// From a key to the next paint, as a share of the peer's time: the median, and the slowest.
const PRESSED: [f64; 2] = [1.0, 0.5];
const PLAIN: &str = "plain";
const PEER: &str = "preact-prerendered";
const OWN: &str = "evalloop";

/// The kit's folder, or words about what it lacks.
pub(super) fn find(setup: &Setup, needed: &[&str]) -> Result<PathBuf, String> {
    let kit = env::var_os(KIT).map_or_else(
        || setup.workspace().root().join("../shared/bench"),
        PathBuf::from,
    );
    match needed.iter().find(|part| !kit.join(part).exists()) {
        None => Ok(kit),
        Some(missing) => Err(format!(
            "not run; there is no {missing} in {}. {KIT} names another folder.",
            kit.display()
        )),
    }
}

/// Runs a script of the kit that writes its results to `out`, and takes them.
pub(super) fn run(
    setup: &Setup,
    kit: &Path,
    what: &str,
    measure: &mut Command,
    out: &Path,
) -> Result<Value, BenchError> {
    if let Some(chromium) = setup.for_browsers(&[Browser::Chromium])?.chromium {
        measure.env("CHROME_PATH", chromium);
    }
    figures(what, measure.current_dir(kit).arg("--out"), out)
}

/// Measures a level's page beside its peers, on a slow phone, and prints the table. A busy machine's figures are worse
/// than true, so that a target that is missed is said, and fails nothing.
pub(super) fn print_pages(setup: &Setup, dist: &Path) -> Result<(), BenchError> {
    let needed = [
        "harness/sites.mjs",
        "node_modules",
        ".work/sites/plain",
        ".work/sites/preact-prerendered",
    ];
    let kit = match find(setup, &needed) {
        Ok(kit) => kit,
        Err(why) => {
            println!("\nPages beside others: {why}");
            return Ok(());
        }
    };
    let server = Server::start(dist, "/", Options::default())?;
    let results = setup.workspace().state().join("pages.json");
    let mut measure = Command::new("node");
    measure
        .arg("harness/sites.mjs")
        .args([
            "--sites",
            &format!("{PLAIN},{PEER}"),
            "--runs",
            "7",
            "--url",
        ])
        .arg(format!("{OWN}={}mid/", server.url()))
        .args(["--input", "input[type=search]", "--row", ".results article"])
        .args(["--query", "decorator", "--expect", "What is a decorator"]);
    let results = run(
        setup,
        &kit,
        "measuring pages side by side",
        &mut measure,
        &results,
    )?;
    let head = [
        "page",
        "first paint, ms",
        "first typed result, ms",
        "key to paint, median",
        "slowest",
        "layout shift",
        "kB at load",
        "kB in all",
    ];
    println!("\nA level's page beside others, on a slow phone, in one run:\n");
    println!("{}", table::lay_out(&head, &rows(&results["median"])));
    println!("{}", verdict(&results["median"]).join("\n"));
    Ok(())
}

fn figure(site: &Value, name: &str) -> f64 {
    site[name].as_f64().unwrap_or(f64::NAN)
}

fn rows(median: &Value) -> Vec<Vec<String>> {
    let row = |name: &&str| {
        let site = &median[*name];
        let whole = |name: &str, per: f64, digits: usize| match site[name].as_f64() {
            Some(value) => format!("{:.digits$}", value / per),
            None => "–".to_owned(),
        };
        vec![
            (*name).to_owned(),
            whole("fcp", 1.0, 0),
            whole("searchReady", 1.0, 0),
            whole("inpP50", 1.0, 0),
            whole("inpMax", 1.0, 0),
            whole("cls", 1.0, 3),
            whole("bytesAtLoad", 1e3, 1),
            whole("bytesTotal", 1e3, 1),
        ]
    };
    [PLAIN, PEER, OWN].iter().map(row).collect()
}

/// The ratios that are aimed at. What was not measured meets no target.
fn verdict(median: &Value) -> [String; 4] {
    let judged = |what: &str, name: &str, peer: &str, most: f64| {
        let ratio = figure(&median[OWN], name) / figure(&median[peer], name);
        let word = if ratio <= most { "ok" } else { "MISSED" };
        format!("{what}: {ratio:.2} times that of {peer}, at most {most} wanted: {word}")
    };
    [
        judged("first paint", "fcp", PLAIN, PAINT),
        judged("first typed result", "searchReady", PEER, TYPED),
        judged("key to paint, median", "inpP50", PEER, PRESSED[0]),
        judged("key to paint, slowest", "inpMax", PEER, PRESSED[1]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_of_one_run_and_what_is_missing_meets_no_target() {
        let median = serde_json::json!({
            "plain": {"fcp": 400, "cls": 0, "bytesAtLoad": 41617, "bytesTotal": 41775},
            "preact-prerendered": {"fcp": 552, "searchReady": 1000, "inpP50": 32, "inpMax": 128},
            "evalloop": {"fcp": 440, "searchReady": 701, "inpP50": 32, "inpMax": 96, "cls": 0.001}
        });
        assert_eq!(
            verdict(&median),
            [
                "first paint: 1.10 times that of plain, at most 1.1 wanted: ok",
                "first typed result: 0.70 times that of preact-prerendered, at most 0.7 wanted: MISSED",
                "key to paint, median: 1.00 times that of preact-prerendered, at most 1 wanted: ok",
                "key to paint, slowest: 0.75 times that of preact-prerendered, at most 0.5 wanted: MISSED",
            ]
        );
        assert_eq!(
            rows(&median)[0],
            ["plain", "400", "–", "–", "–", "0.000", "41.6", "41.8"]
        );
        assert!(verdict(&Value::Null)[0].ends_with("MISSED"));
    }
}
