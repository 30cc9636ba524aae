//! What a visit leaves on a device for reading offline, against its budgets, as the worker's own list has it; and how soon
//! a page is there without a network.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{BenchError, figures};
use crate::arguments::Browser;
use crate::setup::Setup;
use crate::table;

/// What is kept at once, and all that is kept after one visit, in bytes as they lie on the device.
const SHELL_BUDGET: u64 = 3_500_000;
const LIBRARY_BUDGET: u64 = 24_000_000;
/// A page without a network can be used at once, in milliseconds.
const AT_ONCE: f64 = 300.0;

/// Prints the table; says whether all is within its budget.
pub(super) fn print(dist: &Path) -> Result<bool, BenchError> {
    let path = dist.join("sw.js");
    let worker = fs::read_to_string(&path).map_err(|source| BenchError::File {
        path: path.clone(),
        source,
    })?;
    let list = list_of(&worker).ok_or_else(|| BenchError::Report {
        path: path.clone(),
        what: "no worker with a list".to_owned(),
    })?;
    let mut within = true;
    let mut rows = Vec::new();
    for (what, part, budget) in [
        ("the shell", &list["shell"], SHELL_BUDGET),
        ("the library", &list["packs"]["library"], LIBRARY_BUDGET),
    ] {
        let bytes = part["bytes"].as_u64().unwrap_or(u64::MAX);
        let files = part["files"].as_array().map_or(0, Vec::len);
        within &= bytes <= budget;
        rows.push(vec![
            what.to_owned(),
            files.to_string(),
            bytes.div_ceil(1_000).to_string(),
            (budget / 1_000).to_string(),
            if bytes <= budget { "ok" } else { "OVER" }.to_owned(),
        ]);
    }
    let head = [
        "kept for reading offline",
        "files",
        "kB, uncompressed",
        "budget",
        "",
    ];
    println!("\n{}", table::lay_out(&head, &rows));
    Ok(within)
}

/// Measures in Chromium how soon pages of a site that was visited before can be used without a network. A busy machine's
/// figures are worse than true, so that a target that is missed is said, and fails nothing.
pub(super) fn visits(setup: &Setup, dist: &Path) -> Result<(), BenchError> {
    let packages = setup.for_browser_figures()?;
    let browsers = setup.for_browsers(&[Browser::Chromium])?;
    let workspace = setup.workspace();
    let mut measure = Command::new("node");
    measure
        .env("NODE_PATH", packages)
        .arg(workspace.root().join("benches/offline/figures.mjs"))
        .arg(browsers.chromium.unwrap_or_else(|| "chromium".into()))
        .arg(dist);
    let out = workspace.state().join("offline.json");
    let figures = figures("measuring pages without a network", &mut measure, &out)?;
    let head = [
        "without a network",
        "painted, ms",
        "awake, ms",
        "target",
        "",
    ];
    println!("\n{}", table::lay_out(&head, &rows(&figures)));
    Ok(())
}

/// What is missing meets no target.
fn rows(figures: &Value) -> Vec<Vec<String>> {
    let pages = figures["pages"].as_array().into_iter().flatten();
    pages
        .map(|page| {
            let awake = page["awake"].as_f64().unwrap_or(f64::NAN);
            vec![
                format!("/{}", page["path"].as_str().unwrap_or("?")),
                format!("{:.0}", page["painted"].as_f64().unwrap_or(f64::NAN)),
                format!("{awake:.0}"),
                format!("{AT_ONCE:.0}"),
                if awake <= AT_ONCE { "ok" } else { "MISSED" }.to_owned(),
            ]
        })
        .collect()
}

/// The list in front of the worker's program.
fn list_of(worker: &str) -> Option<Value> {
    let (_, rest) = worker.split_once("const EDITION=")?;
    let (list, _) = rest.split_once(";\n")?;
    serde_json::from_str(list).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(shell: u64) -> Result<bool, BenchError> {
        let folder = tempfile::tempdir().expect("a folder");
        let worker = format!(
            "/* */\nconst EDITION={{\"shell\":{{\"bytes\":{shell},\"files\":[]}},\"packs\":{{\"library\":{{\"bytes\":1,\"files\":[]}}}}}};\n(()=>{{}})();"
        );
        fs::write(folder.path().join("sw.js"), worker).expect("a worker");
        print(folder.path())
    }

    #[test]
    fn a_page_that_is_late_or_was_not_measured_is_said() {
        let figures = serde_json::json!({
            "pages": [{"path": "mid/", "awake": 299.6, "painted": 80.2}, {"path": "", "awake": 300.1}, {}]
        });
        assert_eq!(
            rows(&figures),
            [
                ["/mid/", "80", "300", "300", "ok"],
                ["/", "NaN", "300", "300", "MISSED"],
                ["/?", "NaN", "NaN", "300", "MISSED"]
            ]
        );
    }

    #[test]
    fn a_shell_that_grew_past_its_budget_is_said() {
        assert!(judged(SHELL_BUDGET).expect("a list"));
        assert!(!judged(SHELL_BUDGET + 1).expect("a list"));
    }
}
