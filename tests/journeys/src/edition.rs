//! Another edition of the built site, as a later build would make it: every page says so, and the app's files have other
//! names.
//!
//! It must not know how the worker uses its list, only that `sw.js` begins with one.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{Surroundings, fail};

const LIST: &str = "const EDITION=";

/// A copy of the site in which titles end in `mark`, and the app's WebAssembly has another name.
#[must_use]
pub fn another_edition(mark: &str) -> TempDir {
    let dist = &Surroundings::get().dist;
    let folder = tempfile::tempdir()
        .unwrap_or_else(|error| fail(&format!("no temporary folder for an edition: {error}")));
    let start = Surroundings::read(&dist.join("index.html"));
    let hash = start
        .split("evalloop-")
        .nth(1)
        .and_then(|rest| rest.split(['.', '_']).next())
        .unwrap_or_else(|| fail("the first page does not name the app"))
        .to_owned();
    let other: String = hash.chars().rev().collect();
    let rewrite = |text: &str| {
        text.replace(&hash, &other)
            .replace("</title>", &format!("{mark}</title>"))
    };
    copy(dist, folder.path(), &rewrite);
    write_list(folder.path());
    folder
}

/// Writes the worker's list anew, so that it fits what stands in `folder`; files that are gone are left out of it.
pub fn write_list(folder: &Path) {
    let path = folder.join("sw.js");
    let worker = Surroundings::read(&path);
    let (before, rest) = worker
        .split_once(LIST)
        .unwrap_or_else(|| fail("sw.js has no list"));
    let (list, program) = rest
        .split_once(";\n")
        .unwrap_or_else(|| fail("the list of sw.js does not end"));
    let mut list: Value = serde_json::from_str(list)
        .unwrap_or_else(|error| fail(&format!("the list of sw.js is no JSON: {error}")));
    relist(folder, &mut list["shell"]);
    if let Some(packs) = list["packs"].as_object_mut() {
        packs.values_mut().for_each(|pack| relist(folder, pack));
    }
    list["edition"] = json!("another");
    save(
        &path,
        format!("{before}{LIST}{list};\n{program}").as_bytes(),
    );
}

fn relist(folder: &Path, part: &mut Value) {
    let Some(files) = part["files"].as_array_mut() else {
        return;
    };
    files.retain_mut(|file| {
        let address = file[0].as_str().unwrap_or_default();
        let name = if address.is_empty() || address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.to_owned()
        };
        let Ok(bytes) = fs::read(folder.join(name)) else {
            return false;
        };
        file[1] = json!(base64::engine::general_purpose::STANDARD.encode(Sha256::digest(bytes)));
        true
    });
}

/// Copies all but compressed copies, texts rewritten in content and name.
fn copy(from: &Path, to: &Path, rewrite: &dyn Fn(&str) -> String) {
    let entries = fs::read_dir(from)
        .unwrap_or_else(|error| fail(&format!("{} cannot be read: {error}", from.display())));
    for entry in entries.flatten() {
        let name = rewrite(&entry.file_name().to_string_lossy());
        let place = to.join(&name);
        let extension = Path::new(&name).extension().and_then(|it| it.to_str());
        if entry.path().is_dir() {
            fs::create_dir_all(&place)
                .unwrap_or_else(|error| fail(&format!("{}: {error}", place.display())));
            copy(&entry.path(), &place, rewrite);
        } else if matches!(extension, Some("html" | "js")) {
            save(
                &place,
                rewrite(&Surroundings::read(&entry.path())).as_bytes(),
            );
        } else if !matches!(extension, Some("br" | "gz")) {
            fs::copy(entry.path(), &place)
                .unwrap_or_else(|error| fail(&format!("{}: {error}", place.display())));
        }
    }
}

fn save(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|error| fail(&format!("{}: {error}", path.display())));
}
