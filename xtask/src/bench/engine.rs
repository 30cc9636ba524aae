//! What the search engine costs: by itself over the published bank, in Node; and side by side with other engines, in
//! Chromium, where a bench kit stands beside the checkout.
//!
//! Owns building the engine alone and running the two measurements. It must not know how the engine works. What was not
//! run is said, and is no error.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{BenchError, figures, kit, module};
use crate::setup::Setup;
use crate::table;

/// So many documents are searched unless this variable says otherwise, as `150,10000`.
const SIZES: &str = "EVALLOOP_BENCH_SIZES";
const USUAL_SIZES: &str = "150,1000,10000";
/// What it is measured beside; the slower ones of the kit take many minutes.
const PEERS: &str = "naive,minisearch,flexsearch";

/// Other engines take minutes to index so many documents as are written with so many digits.
const HUGE: usize = 6;

/// Prints the tables.
pub(super) fn print(setup: &Setup, dist: &Path) -> Result<(), BenchError> {
    // What is called in a loop stays a function: a browser makes code fast function by function, and not while one runs.
    let options = ["-Os", "--one-caller-inline-max-function-size=100"];
    let engine = module::build(setup, "engine", "engine", &options)?;
    alone(setup, dist, &engine)?;
    match kit::find(
        setup,
        &["harness/engines.mjs", "node_modules", ".work/corpus"],
    ) {
        Ok(kit) => beside_others(setup, &engine, &kit),
        Err(why) => {
            println!("\nSearch beside other engines: {why}");
            Ok(())
        }
    }
}

/// Figures over the published bank.
fn alone(setup: &Setup, dist: &Path, engine: &Path) -> Result<(), BenchError> {
    let root = setup.workspace().root();
    let state = setup.workspace().state();
    let out = state.join("figures.json");
    let mut measure = Command::new("node");
    measure
        .arg(root.join("benches/engine/figures.mjs"))
        .arg(engine)
        .arg(dist.join("data/bank.json"))
        .arg(root.join("tests/queries.tsv"));
    let figures = figures("measuring the search engine alone", &mut measure, &out)?;
    let figure = |name: &str, digits: usize, per: f64| {
        let value = figures[name].as_f64().unwrap_or(f64::NAN);
        format!("{:.digits$}", value / per)
    };
    let rows = [
        ("program, kB in brotli", figure("program", 1, 1e3)),
        ("building the index, ms", figure("build", 1, 1.0)),
        ("the index, kB", figure("index", 1, 1e3)),
        ("the index, kB in brotli", figure("indexCompressed", 1, 1e3)),
        ("opening it, ms", figure("open", 3, 1.0)),
        ("a keystroke, median, ms", figure("median", 3, 1.0)),
        (
            "a keystroke, slowest of a hundred, ms",
            figure("slowest", 3, 1.0),
        ),
        ("memory with all of it, MB", figure("memory", 1, 1e6)),
    ];
    println!(
        "\nSearch by itself, over {} questions and {} keystrokes, in Node:\n",
        figure("documents", 0, 1.0),
        figure("keystrokes", 0, 1.0)
    );
    let rows = rows.map(|(what, value)| vec![what.to_owned(), value]);
    println!("{}", table::lay_out(&["figure", ""], &rows));
    Ok(())
}

/// The same corpus and queries for all, in one run.
fn beside_others(setup: &Setup, engine: &Path, kit: &Path) -> Result<(), BenchError> {
    let sizes = env::var(SIZES).unwrap_or_else(|_| USUAL_SIZES.to_owned());
    let state = setup.workspace().state();
    let results = state.join("engines.json");
    // Rows of an earlier run are no part of this one.
    let _ = fs::remove_file(&results);
    let mut measure = Command::new("node");
    measure
        .arg("harness/engines.mjs")
        .args(["--n", &sizes, "--engines", PEERS, "--quiet", "5", "--wasm"])
        .arg(format!("evalloop={}", engine.display()));
    let results = kit::run(
        setup,
        kit,
        "measuring search engines side by side",
        &mut measure,
        &results,
    )?;
    let rows: Vec<Vec<String>> = results["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .map(row)
        .collect();
    let head = [
        "N",
        "engine",
        "program kB",
        "build ms",
        "index kB",
        "ready ms",
        "key p50 ms",
        "key p99 ms",
        "memory MB",
        "first of exact / prefix / typo / rare",
    ];
    println!("\nSearch beside other engines, in Chromium, in one run (sizes in brotli):\n");
    println!("{}", table::lay_out(&head, &rows));
    mistyped(setup, engine, kit, &sizes)
}

/// Single words with a typing error, which the kit's own queries have none of.
fn mistyped(setup: &Setup, engine: &Path, kit: &Path, sizes: &str) -> Result<(), BenchError> {
    let out = setup.workspace().state().join("typos.json");
    let script = setup.workspace().root().join("benches/engine/typos.mjs");
    let mut rows = Vec::new();
    for size in sizes.split(',').filter(|size| size.len() < HUGE) {
        let mut measure = Command::new("node");
        measure.arg(&script).arg(kit).arg(engine).arg(size);
        let what = format!("searching {size} documents for mistyped words");
        let results = figures(&what, &mut measure, &out)?;
        for result in results["rows"].as_array().into_iter().flatten() {
            let first = result["first"].as_f64().unwrap_or(f64::NAN);
            rows.push(vec![
                size.to_owned(),
                result["engine"].as_str().unwrap_or("?").to_owned(),
                results["queries"].to_string(),
                format!("{first:.2}"),
            ]);
        }
    }
    println!("\nSingle words with one typing error, in Node:\n");
    println!(
        "{}",
        table::lay_out(&["N", "engine", "queries", "first"], &rows)
    );
    Ok(())
}

/// A row of the kit's results. What an engine has none of is a dash.
fn row(result: &Value) -> Vec<String> {
    let figure = |value: &Value, per: f64, digits: usize| {
        value.as_f64().map_or_else(
            || "–".to_owned(),
            |value| format!("{:.digits$}", value / per),
        )
    };
    let share = |class: &str| figure(&result[class]["s1"], 1.0, 2);
    let memory = if result["mem"]["wasmMB"].is_number() {
        &result["mem"]["wasmMB"]
    } else {
        &result["mem"]["uaMB"]
    };
    let best = &result["typingBest"];
    vec![
        result["N"].to_string(),
        result["engine"].as_str().unwrap_or("?").to_owned(),
        figure(&result["lib"]["brotli"], 1e3, 1),
        figure(&result["buildMs"], 1.0, 0),
        figure(&result["index"]["brotli"], 1e3, 0),
        figure(&result["loadMs"], 1.0, 1),
        figure(&best["p50"], 1.0, 3),
        figure(&best["p99"], 1.0, 2),
        figure(memory, 1.0, 1),
        ["exact", "prefix", "typo", "rare"].map(share).join(" / "),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_becomes_a_row_and_what_is_missing_a_dash() {
        let result = serde_json::json!({
            "N": 150, "engine": "naive", "lib": {"brotli": 320}, "buildMs": 0.57,
            "mem": {"uaMB": 0.21, "wasmMB": null}, "typingBest": {"p50": 0.06, "p99": 0.14},
            "exact": {"s1": 1.0}, "prefix": {"s1": 1.0}, "typo": {"s1": 0.0}, "rare": {"s1": 0.97}
        });
        assert_eq!(
            row(&result),
            [
                "150",
                "naive",
                "0.3",
                "1",
                "–",
                "–",
                "0.060",
                "0.14",
                "0.2",
                "1.00 / 1.00 / 0.00 / 0.97"
            ]
        );
    }
}
