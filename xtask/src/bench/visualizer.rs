//! What the visualizer costs in Chromium: the simulator's speed, frames that are missed, a change of a large program,
//! and when an embed can be used on a slow phone.
//!
//! Owns the tables and the targets. What is done in the browser stands in `benches/visualizer/figures.mjs`. Figures of a
//! busy machine are worse than true, so that a target that is missed is said, and fails nothing.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use static_server::{Options, Server};

use super::{BenchError, figures, module};
use crate::arguments::Browser;
use crate::setup::Setup;
use crate::table;

/// At least so many million events a second, in the browser.
const RATE: f64 = 1.0;
/// When an embed can be used on the slow profile, in milliseconds.
const USABLE: f64 = 1_500.0;
/// All that is sent for an embed, in bytes, its heads included.
const SENT: f64 = 60_000.0;
/// A change that is shown later than this is felt as a delay, in milliseconds.
const FELT: f64 = 100.0;

/// Measures and prints all.
pub(super) fn print(setup: &Setup, dist: &Path) -> Result<(), BenchError> {
    let script = module::build(setup, "simulator", "release", &["-Oz"])?;
    let packages = setup.for_browser_figures()?;
    let browsers = setup.for_browsers(&[Browser::Chromium])?;
    let workspace = setup.workspace();
    let server = Server::start(dist, "/", Options::default())?;
    let out = workspace.state().join("visualizer.json");
    let mut measure = Command::new("node");
    measure
        .env("NODE_PATH", packages)
        .arg(workspace.root().join("benches/visualizer/figures.mjs"))
        .arg(browsers.chromium.unwrap_or_else(|| "chromium".into()))
        .arg(server.url())
        .arg(script.parent().unwrap_or(Path::new(".")))
        .arg(workspace.root().join("crates/gil/benches/programs.tsv"));
    let figures = figures("measuring the visualizer in Chromium", &mut measure, &out)?;
    println!(
        "\nThe simulator's speed in Chromium, at least {RATE} million events a second wanted:\n"
    );
    println!(
        "{}",
        table::lay_out(
            &["program", "events", "million a second", ""],
            &speeds(&figures)
        )
    );
    println!("\nFrames with 16 threads and some 10,000 events, the processor slowed four times:\n");
    println!(
        "{}",
        table::lay_out(
            &["while", "frames", "dropped", "longest, ms"],
            &frames(&figures)
        )
    );
    println!(
        "\nA change of a program of 32 threads and nearly 100,000 events, and embeds on a slow phone:\n"
    );
    println!(
        "{}",
        table::lay_out(&["figure", "", "target", ""], &others(&figures))
    );
    Ok(())
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// What is no number meets no target.
fn judged(is_met: bool) -> String {
    if is_met { "ok" } else { "MISSED" }.to_owned()
}

fn speeds(figures: &Value) -> Vec<Vec<String>> {
    list(&figures["speed"])
        .map(|row| {
            let rate = number(&row["rate"]);
            vec![
                row["name"].as_str().unwrap_or("?").to_owned(),
                row["events"].to_string(),
                format!("{rate:.2}"),
                judged(rate >= RATE),
            ]
        })
        .collect()
}

fn frames(figures: &Value) -> Vec<Vec<String>> {
    list(&figures["frames"])
        .map(|row| {
            vec![
                row["what"].as_str().unwrap_or("?").to_owned(),
                row["frames"].to_string(),
                row["dropped"].to_string(),
                format!("{:.0}", number(&row["longest"])),
            ]
        })
        .collect()
}

fn others(figures: &Value) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut add = |what: String, value: f64, most: f64, per: f64, digits: usize| {
        rows.push(vec![
            what,
            format!("{:.digits$}", value / per),
            format!("{:.digits$}", most / per),
            judged(value <= most),
        ]);
    };
    let shown = number(&figures["editing"]["shown"]);
    add(
        "a change until it is shown, ms".to_owned(),
        shown,
        FELT,
        1.0,
        0,
    );
    for embed in list(&figures["embeds"]) {
        let path = embed["path"].as_str().unwrap_or("?");
        let usable = number(&embed["usable"]);
        add(
            format!("/{path}: can be used after, ms"),
            usable,
            USABLE,
            1.0,
            0,
        );
        let bytes = number(&embed["bytes"]);
        add(format!("/{path}: sent in all, kB"), bytes, SENT, 1e3, 1);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_become_rows_and_what_is_missing_meets_no_target() {
        let figures = serde_json::json!({
            "speed": [{"name": "a", "events": 5, "rate": 1.25}, {"name": "b", "events": 5, "rate": 0.5}],
            "frames": [{"what": "at rest", "frames": 360, "dropped": 1, "longest": 33.4}],
            "editing": {},
            "embeds": [{"path": "embed/convoy/", "usable": 1400.4, "bytes": 60001}]
        });
        assert_eq!(
            speeds(&figures),
            [["a", "5", "1.25", "ok"], ["b", "5", "0.50", "MISSED"]]
        );
        assert_eq!(frames(&figures), [["at rest", "360", "1", "33"]]);
        let rows = others(&figures);
        assert_eq!(rows[0][3], "MISSED", "nothing was measured");
        assert_eq!(rows[1][1..], ["1400", "1500", "ok"]);
        assert_eq!(rows[2][3], "MISSED");
    }
}
