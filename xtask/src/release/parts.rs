//! What the site and its tools are made of, as CycloneDX 1.6: every package of the lock files, and whether it is part of what
//! readers get (`required`) or only builds and tests it (`excluded`).

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::{ReleaseError, read};
use crate::setup::{Setup, cargo};

/// The folders with a lock file of npm.
const NPM: [&str; 2] = ["web", "benches"];
/// What is bundled into the service worker, by the beginning of its name.
const BUNDLED: &str = "workbox-";

/// A package of a lock file.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    name: String,
    version: String,
    /// SHA-256 in hexadecimal digits, where the lock file has it.
    digest: Option<String>,
}

/// The list as JSON. It names no time, so that the same lock files give the same bytes.
pub(super) fn list(setup: &Setup, version: &str) -> Result<String, ReleaseError> {
    let root = setup.workspace().root();
    let shipped = shipped(setup)?;
    let mut parts: Vec<Value> = crates(&read(&root.join("Cargo.lock"))?)
        .into_iter()
        .map(|part| {
            let is_shipped = shipped.contains(&(part.name.clone(), part.version.clone()));
            component("cargo", &part, is_shipped)
        })
        .collect();
    for folder in NPM {
        let path = root.join(folder).join("package-lock.json");
        for part in packages(&read(&path)?, &path)? {
            let is_shipped = part.name.starts_with(BUNDLED);
            parts.push(component("npm", &part, is_shipped));
        }
    }
    parts.sort_by_key(|part| part["bom-ref"].to_string());
    parts.dedup_by_key(|part| part["bom-ref"].to_string());
    let list = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": { "type": "application", "bom-ref": "evalloop", "name": "evalloop", "version": version } },
        "components": parts,
    });
    Ok(format!("{list:#}\n"))
}

fn component(kind: &str, part: &Part, is_shipped: bool) -> Value {
    let address = format!(
        "pkg:{kind}/{}@{}",
        part.name.replace('@', "%40"),
        part.version
    );
    let mut component = json!({
        "type": "library",
        "bom-ref": address,
        "purl": address,
        "name": part.name,
        "version": part.version,
        "scope": if is_shipped { "required" } else { "excluded" },
    });
    if let Some(digest) = &part.digest {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": digest }]);
    }
    component
}

/// The packages of a `Cargo.lock` that come from a registry.
fn crates(lock: &str) -> Vec<Part> {
    lock.split("[[package]]")
        .skip(1)
        .filter_map(|block| {
            let field = |name: &str| {
                let start = format!("{name} = \"");
                let line = block.lines().find_map(|line| line.strip_prefix(&start))?;
                Some(line.trim_end_matches('"').to_owned())
            };
            field("source")?;
            Some(Part {
                name: field("name")?,
                version: field("version")?,
                digest: field("checksum"),
            })
        })
        .collect()
}

/// The packages of a `package-lock.json`, whose digests are of another kind.
fn packages(lock: &str, path: &Path) -> Result<Vec<Part>, ReleaseError> {
    let wrong = |what: String| ReleaseError::Lock {
        path: path.to_owned(),
        what,
    };
    let lock: Value = serde_json::from_str(lock).map_err(|error| wrong(error.to_string()))?;
    let packages = lock["packages"]
        .as_object()
        .ok_or_else(|| wrong("it has no packages".to_owned()))?;
    let part = |(place, about): (&String, &Value)| {
        let (_, name) = place.rsplit_once("node_modules/")?;
        Some(Part {
            name: name.to_owned(),
            version: about["version"].as_str()?.to_owned(),
            digest: None,
        })
    };
    Ok(packages.iter().filter_map(part).collect())
}

/// Name and version of each crate that is compiled into what the browser gets.
fn shipped(setup: &Setup) -> Result<BTreeSet<(String, String)>, ReleaseError> {
    let output = cargo(setup.workspace())
        .args([
            "tree",
            "--locked",
            "--package",
            "evalloop",
            "--package",
            "shelf",
            "--features",
            "evalloop/hydrate,shelf/browser",
        ])
        .args([
            "--target",
            "wasm32-unknown-unknown",
            "--edges",
            "normal,no-proc-macro",
        ])
        .args(["--prefix", "none", "--format", "{p}"])
        .output()
        .map_err(|error| ReleaseError::Tree(error.to_string()))?;
    if !output.status.success() {
        return Err(ReleaseError::Tree(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    Ok(named(&String::from_utf8_lossy(&output.stdout)))
}

/// Reads lines such as `serde v1.0.2 (/a/path)`.
fn named(tree: &str) -> BTreeSet<(String, String)> {
    tree.lines()
        .filter_map(|line| {
            let (name, rest) = line.split_once(" v")?;
            let version = rest.split(' ').next()?;
            Some((name.to_owned(), version.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn a_crate_of_the_registry_is_a_part_and_one_of_this_repository_is_not() {
        let lock = "version = 4\n\n[[package]]\nname = \"app\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"serde\"\nversion = \"1.0.2\"\nsource = \"registry\"\nchecksum = \"00ff\"\ndependencies = [\n \"x\",\n]\n";
        let wanted = Part {
            name: "serde".to_owned(),
            version: "1.0.2".to_owned(),
            digest: Some("00ff".to_owned()),
        };
        assert_eq!(crates(lock), [wanted]);
    }

    #[test]
    fn the_lines_of_a_tree_are_names_and_versions() {
        let tree = "evalloop v0.1.0 (/a/path)\nleptos v0.8.23\nleptos v0.8.23 (*)\n\n";
        let pair = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        assert_eq!(
            named(tree),
            BTreeSet::from([pair("evalloop", "0.1.0"), pair("leptos", "0.8.23")])
        );
    }

    #[test]
    fn every_package_of_the_lock_files_is_read() {
        let workspace = Workspace::find().expect("the repository");
        let lock = read(&workspace.root().join("Cargo.lock")).expect("a lock file");
        let parts = crates(&lock);
        assert_eq!(parts.len(), lock.matches("\nsource = ").count());
        assert!(parts.iter().all(|part| {
            part.digest
                .as_ref()
                .is_some_and(|digest| digest.len() == 64)
        }));
        for folder in NPM {
            let path = workspace.root().join(folder).join("package-lock.json");
            let text = read(&path).expect("a lock file");
            let parts = packages(&text, &path).expect("packages");
            assert_eq!(
                parts.len(),
                text.matches("\"node_modules/").count(),
                "{folder}"
            );
        }
    }
}
