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

/// Measures each page once; prints a table, and what costs points.
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
    let mut shortfalls = Vec::new();
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
        let report = read(&report)?;
        rows.push(report.row(&page)?);
        for shortfall in report.shortfalls() {
            shortfalls.push(format!("/{page}: {shortfall}"));
        }
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
    if !shortfalls.is_empty() {
        println!("\nWhat costs points:\n{}", shortfalls.join("\n"));
    }
    Ok(())
}

/// One of every kind: home, the first level page that there is, the first question, and the pages that there is one of.
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
    let alone = ["guide/", "visualizer/", "changes/", "offline/"].into_iter();
    pages.extend(
        alone
            .filter(|page| dist.join(page).join("index.html").is_file())
            .map(str::to_owned),
    );
    pages
}

/// A report as Lighthouse wrote it.
#[derive(Debug)]
struct Report {
    path: PathBuf,
    json: Value,
}

fn read(path: &Path) -> Result<Report, BenchError> {
    let text = fs::read_to_string(path).map_err(|source| BenchError::File {
        path: path.to_owned(),
        source,
    })?;
    let json = serde_json::from_str(&text).map_err(|error| BenchError::Report {
        path: path.to_owned(),
        what: error.to_string(),
    })?;
    Ok(Report {
        path: path.to_owned(),
        json,
    })
}

impl Report {
    /// The scores in percent, then the figures.
    fn row(&self, page: &str) -> Result<Vec<String>, BenchError> {
        let wrong = |what: String| BenchError::Report {
            path: self.path.clone(),
            what,
        };
        let mut cells = vec![format!("/{page}")];
        for category in CATEGORIES {
            let score = self.json["categories"][category]["score"]
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
            let value = self.json["audits"][audit]["numericValue"]
                .as_f64()
                .ok_or_else(|| wrong(format!("it has no figure for {audit}")))?;
            cells.push(format!("{value:.digits$}"));
        }
        Ok(cells)
    }

    /// The audits that count for a score and are not perfect.
    fn shortfalls(&self) -> Vec<String> {
        let mut shortfalls = Vec::new();
        for category in CATEGORIES {
            let audits = self.json["categories"][category]["auditRefs"].as_array();
            for reference in audits.into_iter().flatten() {
                let counts = reference["weight"]
                    .as_f64()
                    .is_some_and(|weight| weight > 0.0);
                let audit = &self.json["audits"][reference["id"].as_str().unwrap_or("")];
                let score = audit["score"].as_f64();
                if counts && score.is_some_and(|score| score < 0.995) {
                    let title = audit["title"].as_str().unwrap_or("");
                    let value = audit["displayValue"].as_str().unwrap_or("");
                    shortfalls.push(format!("{category}: {title} {value}").trim_end().to_owned());
                }
            }
        }
        shortfalls
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(folder: &Path, text: &str) -> Report {
        let path = folder.join("report.json");
        fs::write(&path, text).expect("a file");
        read(&path).expect("a report")
    }

    #[test]
    fn a_report_becomes_a_row() {
        let folder = tempfile::tempdir().expect("a folder");
        let report = written(
            folder.path(),
            r#"{
            "categories": {
                "performance": {"score": 0.97}, "accessibility": {"score": 1},
                "best-practices": {"score": 1}, "seo": {"score": 0.5, "auditRefs": [
                    {"id": "meta", "weight": 1}, {"id": "title", "weight": 1},
                    {"id": "manual", "weight": 0}
                ]}
            },
            "audits": {
                "first-contentful-paint": {"numericValue": 812.4},
                "largest-contentful-paint": {"numericValue": 900},
                "total-blocking-time": {"numericValue": 0},
                "cumulative-layout-shift": {"numericValue": 0.0004},
                "meta": {"score": 0, "title": "No description"},
                "title": {"score": 1, "title": "A title"},
                "manual": {"score": 0, "title": "By hand"}
            }
        }"#,
        );
        let cells = report.row("mid/").expect("a row");
        assert_eq!(
            cells,
            [
                "/mid/", "97", "100", "100", "50", "812", "900", "0", "0.000"
            ]
        );
        assert_eq!(report.shortfalls(), ["seo: No description"]);
    }

    #[test]
    fn a_report_without_a_score_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let text = r#"{"categories": {"performance": {"score": null}}}"#;
        let report = written(folder.path(), text);
        let message = report.row("").expect_err("no score").to_string();
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
