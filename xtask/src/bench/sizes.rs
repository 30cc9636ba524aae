//! What a level's page loads before the search answers, what the search over
//! the whole site loads besides, and all that an embed
//! loads, in brotli, against the budgets. What a page loads is found in the page itself: a file counts
//! if the page, or a script that counts, holds its name.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::BenchError;
use crate::table;

/// The pages of the levels.
const LEVELS: [&str; 3] = ["fresher", "mid", "senior"];
/// HTML with its style sheets, in bytes of brotli.
const PAGE_BUDGET: u64 = 30_000;
/// All that an embed loads, in bytes of brotli.
const EMBED_BUDGET: u64 = 60_000;
/// WebAssembly with its JavaScript, in bytes of brotli.
const PROGRAM_BUDGET: u64 = 100_000;
/// The finder's WebAssembly with its JavaScript, in bytes of brotli.
const FINDER_BUDGET: u64 = 60_000;

/// What a page loads, by kind, in bytes of brotli.
#[derive(Debug, Default, PartialEq, Eq)]
struct Load {
    page: u64,
    program: u64,
}

/// Prints the table; says whether all is within its budget.
pub(super) fn print(dist: &Path) -> Result<bool, BenchError> {
    let mut rows = Vec::new();
    let mut within = true;
    let mut add = |what: String, bytes: u64, budget: u64| {
        within &= bytes <= budget;
        rows.push(vec![
            what,
            kilobytes(bytes),
            kilobytes(budget),
            if bytes <= budget { "ok" } else { "OVER" }.to_owned(),
        ]);
    };
    for level in LEVELS {
        let page = dist.join(level).join("index.html");
        if !page.is_file() {
            continue;
        }
        let load = load_of(dist, &page)?;
        add(format!("{level}/: HTML and CSS"), load.page, PAGE_BUDGET);
        add(
            format!("{level}/: WebAssembly and JavaScript"),
            load.program,
            PROGRAM_BUDGET,
        );
    }
    add(
        "a search: WebAssembly and JavaScript".to_owned(),
        sum_of(dist, "finder-")?,
        FINDER_BUDGET,
    );
    for embed in embeds(dist).map_err(at(dist))? {
        let load = load_of(dist, &embed)?;
        let name = embed
            .parent()
            .and_then(|folder| folder.strip_prefix(dist).ok());
        let name = name.map_or_else(String::new, |name| name.display().to_string());
        add(
            format!("{name}/: all"),
            load.page + load.program,
            EMBED_BUDGET,
        );
    }
    println!("\nSizes in brotli (1 kB = 1,000 bytes):\n");
    println!(
        "{}",
        table::lay_out(&["what a page loads", "kB", "budget", ""], &rows)
    );
    Ok(within)
}

/// `29950` as `29.9`… to the tenth, rounded up: a budget is not met by
/// rounding.
fn kilobytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The pages of the embeds, if the site has any.
fn embeds(dist: &Path) -> io::Result<Vec<PathBuf>> {
    let folder = dist.join("embed");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut pages = vec![folder.join("index.html")];
    for entry in fs::read_dir(folder)? {
        pages.push(entry?.path().join("index.html"));
    }
    pages.retain(|page| page.is_file());
    pages.sort();
    Ok(pages)
}

/// Whether a page loads a file whose name it can reach. The visualizer's programs are named by scripts of every page and
/// fetched only where a page shows one: the one with the editor where the page says so. The finder comes when somebody is
/// about to search. The worker comes when all is awake, and what it names is what it keeps, which has budgets of its own.
fn is_loaded(page: &str, name: &str) -> bool {
    let is_full = page.contains("data-gil-visualizer=\"full\"");
    if name == "sw.js" || name.starts_with("finder-") {
        false
    } else if name.starts_with("workbench-") {
        is_full
    } else if name.starts_with("visualizer-") {
        !is_full && page.contains("data-gil-visualizer=")
    } else {
        true
    }
}

/// All files at the root whose names begin so.
fn sum_of(dist: &Path, beginning: &str) -> Result<u64, BenchError> {
    let mut candidates = Vec::new();
    collect(dist, &mut candidates).map_err(at(dist))?;
    let named = |file: &&PathBuf| {
        file.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(beginning))
    };
    candidates
        .iter()
        .filter(named)
        .map(|file| brotli_length(file))
        .sum()
}

fn load_of(dist: &Path, page: &Path) -> Result<Load, BenchError> {
    let mut candidates = Vec::new();
    collect(dist, &mut candidates).map_err(at(dist))?;
    let mut load = Load {
        page: brotli_length(page)?,
        program: 0,
    };
    let mut counted = BTreeSet::new();
    let html = fs::read_to_string(page).map_err(at(page))?;
    let mut texts = vec![html.clone()];
    while let Some(text) = texts.pop() {
        for file in &candidates {
            let name = file
                .file_name()
                .map_or_else(String::new, |it| it.display().to_string());
            if !text.contains(&name) || !is_loaded(&html, &name) || !counted.insert(file) {
                continue;
            }
            let length = brotli_length(file)?;
            match file.extension().and_then(|it| it.to_str()) {
                Some("css") => load.page += length,
                Some("wasm") => load.program += length,
                _ => {
                    load.program += length;
                    texts.push(fs::read_to_string(file).map_err(at(file))?);
                }
            }
        }
    }
    Ok(load)
}

/// Style sheets, scripts and WebAssembly.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let extension = path.extension().and_then(|it| it.to_str());
        if path.is_dir() {
            collect(&path, files)?;
        } else if matches!(extension, Some("css" | "js" | "mjs" | "wasm")) {
            files.push(path);
        }
    }
    Ok(())
}

fn brotli_length(file: &Path) -> Result<u64, BenchError> {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    let copy = PathBuf::from(name);
    fs::metadata(&copy)
        .map(|metadata| metadata.len())
        .map_err(at(&copy))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> BenchError {
    move |source| BenchError::File {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(dist: &Path, name: &str, text: &str, compressed: usize) {
        let path = dist.join(name);
        fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        fs::write(&path, text).expect("a file");
        fs::write(dist.join(format!("{name}.br")), "x".repeat(compressed)).expect("a copy");
    }

    #[test]
    fn a_page_loads_what_it_names_and_what_that_names_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let dist = folder.path();
        write(
            dist,
            "mid/index.html",
            "<script src=../start-1.js> site.css start-1.js",
            1000,
        );
        write(dist, "site.css", "", 200);
        write(dist, "start-1.js", "import './glue-2.js'", 30);
        write(
            dist,
            "glue-2.js",
            "fetch('app-3.wasm'); import('./start-1.js'); register('sw.js')",
            4,
        );
        write(dist, "app-3.wasm", "", 50_000);
        write(dist, "sw.js", "kept: bank-4.wasm", 300);
        write(dist, "bank-4.wasm", "", 90_000);
        write(dist, "embed.js", "", 700);
        let load = load_of(dist, &dist.join("mid/index.html")).expect("readable");
        assert_eq!(
            load,
            Load {
                page: 1200,
                program: 50_034
            }
        );
        assert!(print(dist).expect("readable"));
    }

    #[test]
    fn the_visualizer_counts_only_where_a_page_shows_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let dist = folder.path();
        write(dist, "mid/index.html", "start-1.js", 1_000);
        write(
            dist,
            "embed/convoy/index.html",
            "start-1.js data-gil-visualizer=\"embed\"",
            900,
        );
        write(dist, "start-1.js", "visualizer-2.wasm workbench-3.wasm", 10);
        write(dist, "visualizer-2.wasm", "", 40_000);
        write(dist, "workbench-3.wasm", "", 70_000);
        let program = |page: &str| load_of(dist, &dist.join(page)).expect("readable").program;
        assert_eq!(program("mid/index.html"), 10);
        assert_eq!(program("embed/convoy/index.html"), 40_010);
        assert!(print(dist).expect("readable"));
        write(dist, "visualizer-2.wasm", "", 59_100);
        assert!(
            !print(dist).expect("readable"),
            "an embed over its budget is said"
        );
    }

    #[test]
    fn the_finder_counts_by_itself_and_not_for_a_page_that_names_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let dist = folder.path();
        write(dist, "mid/index.html", "start-1.js", 1_000);
        write(dist, "start-1.js", "finder-2.js finder-3.wasm", 10);
        write(dist, "finder-2.js", "", 3_000);
        write(dist, "finder-3.wasm", "", 57_000);
        let load = load_of(dist, &dist.join("mid/index.html")).expect("readable");
        assert_eq!(load.program, 10);
        assert!(print(dist).expect("readable"));
        write(dist, "finder-3.wasm", "", 57_001);
        assert!(!print(dist).expect("readable"));
    }

    #[test]
    fn over_budget_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), "mid/index.html", "", 30_001);
        assert!(!print(folder.path()).expect("readable"));
    }

    #[test]
    fn a_missing_copy_is_an_error_and_not_a_zero() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("mid")).expect("a folder");
        fs::write(folder.path().join("mid/index.html"), "").expect("a page");
        assert!(matches!(print(folder.path()), Err(BenchError::File { .. })));
    }

    #[test]
    fn kilobytes_round_up() {
        assert_eq!(kilobytes(30_000), "30.0");
        assert_eq!(kilobytes(30_001), "30.1");
        assert_eq!(kilobytes(950), "1.0");
        assert_eq!(kilobytes(0), "0.0");
    }
}
