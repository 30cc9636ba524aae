//! Writes the service worker: its program, bundled, behind a list of what this edition consists of, found in the finished
//! site. Owns: what belongs to the shell, what to the library, what to a pack. Must not know: how it is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::digest;
use crate::progress::{self, StepError};
use crate::setup::BuildTools;
use crate::workspace::Workspace;

/// The worker's file. It stands at the root, since it serves only what stands below it.
pub(crate) const WORKER: &str = "sw.js";
/// A folder of large things that nobody gets unasked, one folder for each.
const PACKS: &str = "packs/";
/// Pages of these folders are not passed on the way to a question: those for other sites' pages, and that of other banks,
/// whose program is as large as the app.
const NOT_SHELL: [&str; 2] = ["embed/", "bank/"];
/// What pages link to for programs: never part of what the app needs.
const FOR_PROGRAMS: [&str; 2] = ["data/bank.json", "data/bank.schema.json"];
/// What stands in front of the worker's program, for the licence of what is bundled in it.
const NOTICE: &str = "/* Evalloop's service worker. Contains Workbox, Copyright Google LLC, under the MIT licence. */\n";

/// A file of the site: its path below the root, with `/` between, and its bytes.
type Files = BTreeMap<String, Vec<u8>>;

/// Bundles the worker and writes it into the finished site in `folder`.
pub(crate) fn write(
    workspace: &Workspace,
    tools: &BuildTools,
    folder: &Path,
) -> Result<(), OfflineError> {
    let bundle = workspace.state().join("worker.js");
    let mut command = Command::new(tools.node_modules.join(".bin/esbuild"));
    command
        .arg(workspace.root().join("web/offline/worker.ts"))
        .args(["--bundle", "--minify", "--format=iife", "--target=es2020"])
        // Workbox asks for this name, to be quiet or not.
        .arg("--define:process.env.NODE_ENV=\"production\"")
        .arg("--log-level=warning")
        .arg(format!("--outfile={}", bundle.display()))
        .env("NODE_PATH", &tools.node_modules);
    let log = workspace.state().join("esbuild.log");
    progress::run("bundling the service worker", &mut command, &log)?;
    let program = fs::read_to_string(&bundle).map_err(at(&bundle))?;
    let mut files = Files::new();
    collect(folder, "", &mut files).map_err(at(folder))?;
    let worker = folder.join(WORKER);
    fs::write(&worker, source(&edition(&files), &program)).map_err(at(&worker))
}

/// The worker could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OfflineError {
    #[error(transparent)]
    Bundle(#[from] StepError),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: io::Error },
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> OfflineError {
    move |source| OfflineError::File {
        path: path.to_owned(),
        source,
    }
}

fn source(edition: &Value, program: &str) -> String {
    format!("{NOTICE}const EDITION={edition};\n{program}")
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().display());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// What the worker is told of this build: the files of the shell and of each pack, each with its digest.
fn edition(files: &Files) -> Value {
    let (packed, kept): (Vec<&String>, Vec<&String>) =
        files.keys().partition(|name| name.starts_with(PACKS));
    let pages: Vec<&str> = kept
        .iter()
        .map(|name| name.as_str())
        .filter(|name| *name == "index.html" || name.ends_with("/index.html"))
        .collect();
    let shell_pages = pages.iter().copied().filter(|page| is_shell_page(page));
    let shell = with_what_they_name(files, shell_pages);
    let mut library = with_what_they_name(files, pages.iter().copied());
    library.extend(
        FOR_PROGRAMS
            .into_iter()
            .filter(|name| files.contains_key(*name)),
    );
    library.retain(|name| !shell.contains(name));
    let mut packs = serde_json::Map::new();
    packs.insert("library".to_owned(), listed(files, &library));
    for name in packed {
        let pack = name[PACKS.len()..].split('/').next().unwrap_or_default();
        let folder = format!("{PACKS}{pack}/");
        let inside = files.keys().map(String::as_str);
        let inside: BTreeSet<&str> = inside.filter(|name| name.starts_with(&folder)).collect();
        packs.entry(pack).or_insert_with(|| listed(files, &inside));
    }
    let mut edition = json!({ "shell": listed(files, &shell), "packs": packs });
    edition["edition"] = digest::hex(edition.to_string().as_bytes())[..12].into();
    edition
}

/// Pages at most one folder deep: what a reader passes on the way to a question.
fn is_shell_page(page: &str) -> bool {
    page.matches('/').count() <= 1 && !NOT_SHELL.iter().any(|folder| page.starts_with(folder))
}

/// Pages, and the files that they name, and those that these name.
fn with_what_they_name<'a>(
    files: &'a Files,
    pages: impl Iterator<Item = &'a str>,
) -> BTreeSet<&'a str> {
    let candidates: Vec<(&str, &str)> = files
        .keys()
        .map(|path| (path.as_str(), path.rsplit('/').next().unwrap_or(path)))
        .filter(|(path, name)| is_named_by_pages(path, name))
        .collect();
    let mut found: BTreeSet<&str> = pages.collect();
    let mut to_read: Vec<&str> = found.iter().copied().collect();
    while let Some(path) = to_read.pop() {
        let text = String::from_utf8_lossy(&files[path]);
        for (candidate, name) in &candidates {
            if !found.contains(candidate) && text.contains(name) {
                found.insert(candidate);
                // A manifest names pictures that only an installer looks at.
                if candidate.rsplit('.').next() != Some("webmanifest") {
                    to_read.push(candidate);
                }
            }
        }
    }
    found
}

/// Whether a file can be something that a page loads, and not a page, a copy, or what other programs read.
fn is_named_by_pages(path: &str, name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    !(matches!(ending, "br" | "gz" | "html")
        || name == WORKER
        || path.starts_with(PACKS)
        || FOR_PROGRAMS.contains(&path))
}

/// Files as the worker wants them: address, digest, and a 1 where the name already tells of the contents.
fn listed(files: &Files, names: &BTreeSet<&str>) -> Value {
    let bytes: usize = names.iter().map(|name| files[*name].len()).sum();
    let entries: Vec<Value> = names
        .iter()
        .map(|name| {
            // A page's address is its folder.
            let address = name
                .strip_suffix("index.html")
                .filter(|folder| folder.is_empty() || folder.ends_with('/'))
                .unwrap_or(name);
            let digest = digest::base64(&files[*name]);
            if names_its_contents(name) {
                json!([address, digest, 1])
            } else {
                json!([address, digest])
            }
        })
        .collect();
    json!({ "bytes": bytes, "files": entries })
}

/// Whether a file's name carries a hash: `start-0123456789ab.js`, `evalloop-0123456789abcdef_bg.wasm`.
fn names_its_contents(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 8 && hash.chars().all(|letter| letter.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Files {
        files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    fn addresses(list: &Value) -> Vec<&str> {
        let files = list["files"].as_array().expect("a list");
        files.iter().filter_map(|file| file[0].as_str()).collect()
    }

    fn whole() -> Files {
        site(&[
            (
                "index.html",
                "<script src=./start-0123456789ab.js> data/bank.json app.webmanifest",
            ),
            ("mid/index.html", "../start-0123456789ab.js"),
            (
                "q/gil/index.html",
                "../../start-0123456789ab.js picture.svg",
            ),
            ("embed/index.html", "embed-0123456789ab.js"),
            ("bank/index.html", "shelf-page-0123456789ab.js"),
            ("shelf-page-0123456789ab.js", ""),
            ("404.html", ""),
            (
                "start-0123456789ab.js",
                "import './app-0123456789ab_bg.wasm'",
            ),
            ("app-0123456789ab_bg.wasm", "\0asm words-0123abcd.bin"),
            ("words-0123abcd.bin", "words"),
            ("embed-0123456789ab.js", ""),
            ("picture.svg", ""),
            ("app.webmanifest", "icon.png"),
            ("icon.png", ""),
            ("data/bank.json", "{}"),
            ("packs/python/runtime.wasm", "12345"),
            ("packs/python/library.zip", "123"),
            ("mid/index.html.br", ""),
        ])
    }

    #[test]
    fn the_shell_is_what_the_outer_pages_need_and_the_library_the_rest() {
        let edition = edition(&whole());
        assert_eq!(
            addresses(&edition["shell"]),
            [
                "app-0123456789ab_bg.wasm",
                "app.webmanifest",
                "",
                "mid/",
                "start-0123456789ab.js",
                "words-0123abcd.bin"
            ]
        );
        assert_eq!(
            addresses(&edition["packs"]["library"]),
            [
                "bank/",
                "data/bank.json",
                "embed-0123456789ab.js",
                "embed/",
                "picture.svg",
                "q/gil/",
                "shelf-page-0123456789ab.js"
            ]
        );
    }

    #[test]
    fn a_pack_is_a_folder_and_its_size_is_told() {
        let edition = edition(&whole());
        let pack = &edition["packs"]["python"];
        assert_eq!(pack["bytes"], json!(8));
        assert_eq!(
            addresses(pack),
            ["packs/python/library.zip", "packs/python/runtime.wasm"]
        );
    }

    #[test]
    fn any_changed_byte_is_another_edition() {
        let mut files = whole();
        let before = edition(&files);
        assert_eq!(before, edition(&files), "the same files, the same edition");
        files.insert("picture.svg".to_owned(), b"x".to_vec());
        assert_ne!(before["edition"], edition(&files)["edition"]);
    }

    #[test]
    fn names_with_a_hash_are_told_from_others() {
        for name in [
            "start-0123456789ab.js",
            "a/evalloop-0123456789abcdef_bg.wasm",
        ] {
            assert!(names_its_contents(name), "{name}");
        }
        for name in [
            "q/data-classes/index.html",
            "static/icon.svg",
            "a-bcd.js",
            "sw.js",
        ] {
            assert!(!names_its_contents(name), "{name}");
        }
    }
}
