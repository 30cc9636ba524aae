//! What Lighthouse says of each kind of page, in the browser's own terms: a
//! phone of the middle range on a slow network, simulated.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use serde_json::Value;
use static_server::{Options, Server};

use super::BenchError;
use crate::arguments::Browser;
use crate::progress;
use crate::setup::Setup;
use crate::table;

const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic \
                     --disable-dev-shm-usage --no-first-run --disable-background-networking \
                     --disable-component-update --disable-sync";

/// Measures each page once and prints a table.
pub(super) fn print(setup: &Setup, dist: &Path) -> Result<(), BenchError> {
    let lighthouse = setup.for_page_figures()?;
    let browsers = setup.for_browsers(&[Browser::Chromium])?;
    let server = Server::start(dist, "/", Options::default())?;
    println!("\nLighthouse:");
    let folder = env::temp_dir().join(format!("evalloop-lighthouse-{}", process::id()));
    fs::create_dir_all(&folder).map_err(|source| BenchError::File {
        path: folder.clone(),
        source,
    })?;
    let mut rows = Vec::new();
    for page in pages(dist) {
        let report = folder.join("report.json");
        let mut command = Command::new(&lighthouse);
        command
            .arg(format!("{}{page}", server.url()))
            .args(["--quiet", "--output=json"])
            .arg(format!("--output-path={}", report.display()))
            .arg(format!("--only-categories={}", CATEGORIES.join(",")))
            .arg(format!("--chrome-flags={FLAGS}"));
        if let Some(chromium) = &browsers.chromium {
            command.env("CHROME_PATH", chromium);
        }
        let what = format!("measuring /{page}");
        progress::run(&what, &mut command, &folder.join("log"))?;
        rows.push(row(&page, &report)?);
    }
    // Reports are read; what stays in the temporary folder hurts nobody.
    let _ = fs::remove_dir_all(&folder);
    let head = [
        "page",
        "performance",
        "accessibility",
        "best practices",
        "SEO",
        "first paint, ms",
        "largest paint, ms",
        "blocked, ms",
        "layout shift",
    ];
    println!("\n{}", table::lay_out(&head, &rows));
    Ok(())
}

/// Home, the first level page that there is, and the first question.
fn pages(dist: &Path) -> Vec<String> {
    let mut pages = vec![String::new()];
    let level = ["mid/", "fresher/", "senior/"]
        .into_iter()
        .find(|level| dist.join(level).join("index.html").is_file());
    pages.extend(level.map(str::to_owned));
    let mut questions: Vec<String> = fs::read_dir(dist.join("q"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| format!("q/{}/", entry.file_name().display()))
        .filter(|page| dist.join(page).join("index.html").is_file())
        .collect();
    questions.sort();
    pages.extend(questions.into_iter().next());
    pages
}

fn row(page: &str, report: &Path) -> Result<Vec<String>, BenchError> {
    let wrong = |what: String| BenchError::Report {
        path: PathBuf::from(report),
        what,
    };
    let text = fs::read_to_string(report).map_err(|error| wrong(error.to_string()))?;
    let report: Value = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    let mut cells = vec![format!("/{page}")];
    for category in CATEGORIES {
        let score = report["categories"][category]["score"]
            .as_f64()
            .ok_or_else(|| wrong(format!("it has no score for {category}")))?;
        cells.push(format!("{:.0}", score * 100.0));
    }
    for (audit, digits) in [
        ("first-contentful-paint", 0),
        ("largest-contentful-paint", 0),
        ("total-blocking-time", 0),
        ("cumulative-layout-shift", 3),
    ] {
        let value = report["audits"][audit]["numericValue"]
            .as_f64()
            .ok_or_else(|| wrong(format!("it has no figure for {audit}")))?;
        cells.push(format!("{value:.digits$}"));
    }
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_becomes_a_row() {
        let folder = tempfile::tempdir().expect("a folder");
        let report = folder.path().join("report.json");
        let text = r#"{
            "categories": {
                "performance": {"score": 0.97}, "accessibility": {"score": 1},
                "best-practices": {"score": 1}, "seo": {"score": 0.5}
            },
            "audits": {
                "first-contentful-paint": {"numericValue": 812.4},
                "largest-contentful-paint": {"numericValue": 900},
                "total-blocking-time": {"numericValue": 0},
                "cumulative-layout-shift": {"numericValue": 0.0004}
            }
        }"#;
        fs::write(&report, text).expect("a file");
        let cells = row("mid/", &report).expect("a row");
        assert_eq!(
            cells,
            [
                "/mid/", "97", "100", "100", "50", "812", "900", "0", "0.000"
            ]
        );
    }

    #[test]
    fn a_report_without_a_score_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let report = folder.path().join("report.json");
        fs::write(
            &report,
            r#"{"categories": {"performance": {"score": null}}}"#,
        )
        .expect("a file");
        let message = row("", &report).expect_err("no score").to_string();
        assert!(message.contains("performance"), "{message}");
    }

    #[test]
    fn one_page_of_each_kind_is_measured() {
        let folder = tempfile::tempdir().expect("a folder");
        for page in ["mid", "q/gil", "q/scopes"] {
            let place = folder.path().join(page);
            fs::create_dir_all(&place).expect("a folder");
            fs::write(place.join("index.html"), "").expect("a page");
        }
        assert_eq!(pages(folder.path()), ["", "mid/", "q/gil/"]);
    }
}
