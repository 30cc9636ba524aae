//! The simulator beside real CPython, figure by figure, and how fast it is. The
//! figures come from the gil crate's own benchmarks, which print a line of
//! tab-separated cells each; here they become tables.

use super::BenchError;
use crate::setup::{Setup, cargo};
use crate::table;

const COMPARED: [&str; 6] = [
    "workload",
    "metric",
    "CPython",
    "simulator",
    "ratio",
    "tolerance",
];
const SPEED: [&str; 3] = ["program", "events", "million a second"];
/// What the benchmark says of a figure that has a tolerance and misses it.
const OUTSIDE: &str = "OUTSIDE";

/// Prints both tables; whether every figure that has a tolerance lies in it.
pub(super) fn print(setup: &Setup) -> Result<bool, BenchError> {
    let rows = rows(&run(setup, "truth")?);
    println!("\nThe simulator of the lock against CPython 3.11.7:");
    println!("\n{}", table::lay_out(&COMPARED, &rows));
    let (within, summary) = judge(&rows);
    println!("\n{summary}");
    println!("\nThe simulator's speed, natively:");
    let speed = self::rows(&run(setup, "speed")?);
    println!("\n{}", table::lay_out(&SPEED, &speed));
    Ok(within)
}

fn run(setup: &Setup, bench: &'static str) -> Result<String, BenchError> {
    let failed = |what: String| BenchError::Simulator { bench, what };
    let output = cargo(setup.workspace())
        .args(["bench", "--quiet", "--package", "gil", "--bench", bench])
        .output()
        .map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(failed(said.trim().to_owned()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines()
        .filter(|line| line.contains('\t'))
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

/// Whether all is well, and in words how many figures were held to something.
fn judge(rows: &[Vec<String>]) -> (bool, String) {
    let says = |row: &Vec<String>, word: &str| row.last().is_some_and(|last| last == word);
    let within = rows.iter().filter(|row| says(row, "within")).count();
    let outside = rows.iter().filter(|row| says(row, OUTSIDE)).count();
    // A workload that could not be simulated has one cell with the reason.
    let broken = rows.iter().filter(|row| row.len() < COMPARED.len()).count();
    let summary = format!(
        "{within} of {} figures with a tolerance lie in it.",
        within + outside + broken
    );
    (outside + broken == 0 && within > 0, summary)
}

#[cfg(test)]
mod tests {
    use super::{judge, rows};

    #[test]
    fn lines_become_rows_and_other_output_is_passed_over() {
        let rows = rows("running\na\twall_ms\t1.0\t1.1\t1.10\twithin\n");
        assert_eq!(
            rows,
            [["a", "wall_ms", "1.0", "1.1", "1.10", "within"].map(str::to_owned)]
        );
    }

    #[test]
    fn a_figure_outside_its_tolerance_is_told() {
        let good = "a\tw\t1\t1\t1\twithin\nb\tw\t1\t9\t9\tonly shown";
        assert!(judge(&rows(good)).0);
        let bad = format!("{good}\nc\tw\t1\t9\t9\tOUTSIDE");
        let (within, summary) = judge(&rows(&bad));
        assert!(!within);
        assert_eq!(summary, "1 of 2 figures with a tolerance lie in it.");
        assert!(!judge(&rows("a\ttoo long")).0, "a workload that failed");
        assert!(!judge(&[]).0, "nothing was compared");
    }
}
