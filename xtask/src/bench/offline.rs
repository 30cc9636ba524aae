//! What a visit leaves on a device for reading offline, against its budgets: as the worker's own list has it.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::BenchError;
use crate::table;

/// What is kept at once, and all that is kept after one visit, in bytes as they lie on the device.
const SHELL_BUDGET: u64 = 3_500_000;
const LIBRARY_BUDGET: u64 = 24_000_000;

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
    fn a_shell_that_grew_past_its_budget_is_said() {
        assert!(judged(SHELL_BUDGET).expect("a list"));
        assert!(!judged(SHELL_BUDGET + 1).expect("a list"));
    }
}
