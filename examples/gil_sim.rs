//! Simulates a workload file and prints its metrics as JSON: `gil_sim WORKLOAD.json`.
//!
//! It owns the command line and nothing else: the format is `gil::json`'s, the simulator `gil`'s. A file that cannot be
//! simulated is told on the error stream, with the exit code 2.

use std::process::ExitCode;

/// Every run of the same file prints the same figures.
const SEED: u64 = 1;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: gil_sim WORKLOAD.json");
        return ExitCode::from(2);
    };
    match simulate(&path) {
        Ok(metrics) => {
            println!("{metrics}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("gil_sim: {path}: {error}");
            ExitCode::from(2)
        }
    }
}

fn simulate(path: &str) -> Result<String, Box<dyn std::error::Error>> {
    let workload = gil::json::parse_workload(&std::fs::read_to_string(path)?)?;
    let trace = gil::simulate(&workload, &gil::Costs::default(), SEED)?;
    let metrics = gil::metrics::Metrics::of(&workload, &trace);
    Ok(gil::json::metrics_to_json(&metrics))
}
