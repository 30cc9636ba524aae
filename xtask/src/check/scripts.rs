//! What stands in JavaScript's world: the types of the scripts under `web/offline` and `web/shelf`, and known vulnerabilities of the packages
//! of npm.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::{CheckError, Verdict, shown};
use crate::setup::Setup;

/// Each program in TypeScript with what its surroundings offer.
const PROGRAMS: [(&str, &[&str]); 3] = [
    ("offline/worker.ts", &["es2022", "webworker"]),
    ("offline/page.ts", &["es2022", "dom", "dom.iterable"]),
    ("shelf/page.ts", &["es2022", "dom", "dom.iterable"]),
];
/// The folders with a lock file of npm.
const LOCKED: [&str; 2] = ["web", "benches"];

/// By TypeScript's compiler, which writes nothing.
pub(super) fn types(setup: &Setup) -> Result<Verdict, CheckError> {
    let modules = setup.for_types()?;
    let mut verdict = Verdict::Good;
    for (program, library) in PROGRAMS {
        let file = setup.workspace().root().join("web").join(program);
        let settings = json!({
            "compilerOptions": {
                "noEmit": true, "strict": true, "noUnusedLocals": true, "noUnusedParameters": true,
                "target": "es2022", "module": "esnext", "moduleResolution": "bundler",
                "lib": library, "types": [], "skipLibCheck": true,
                "paths": { "workbox-*": [modules.join("workbox-*")] },
            },
            "files": [file],
        });
        let state = setup.workspace().state();
        let path = state.join(format!("{}.json", program.replace('/', "-")));
        fs::create_dir_all(&state)
            .and_then(|()| fs::write(&path, settings.to_string()))
            .map_err(|source| CheckError::File {
                path: path.clone(),
                source,
            })?;
        let mut command = Command::new(modules.join(".bin/tsc"));
        if shown(command.arg("--project").arg(&path))? == Verdict::Bad {
            verdict = Verdict::Bad;
        }
    }
    Ok(verdict)
}

/// By `npm audit`, which asks the registry. Where it can't be asked, that is told, and is no failure.
pub(super) fn audit(setup: &Setup) -> Result<Verdict, CheckError> {
    let mut verdict = Verdict::Good;
    for folder in LOCKED {
        let mut command = Command::new("npm");
        command
            .args(["audit", "--package-lock-only", "--json"])
            .current_dir(setup.workspace().root().join(folder))
            .stdin(Stdio::null());
        let output = command.output().map_err(|source| CheckError::Start {
            program: "npm".to_owned(),
            source,
        })?;
        match found(&String::from_utf8_lossy(&output.stdout)) {
            None => {
                println!(
                    "{folder}: npm's registry told no advisories, so they are NOT checked here."
                );
                verdict = verdict.worse(Verdict::NotChecked);
            }
            Some(list) if list.is_empty() => println!("{folder}: no known vulnerabilities"),
            Some(list) => {
                println!("{folder}:\n{}", list.join("\n"));
                verdict = verdict.worse(Verdict::Bad);
            }
        }
    }
    Ok(verdict)
}

/// The vulnerabilities in a report of `npm audit`; `None` where it is no report.
fn found(report: &str) -> Option<Vec<String>> {
    let report: Value = serde_json::from_str(report).ok()?;
    let list = report.get("vulnerabilities")?.as_object()?;
    let one = |(name, about): (&String, &Value)| {
        format!("  {name} {}: {}", about["range"], about["severity"])
    };
    Some(list.iter().map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_told_from_a_registry_that_does_not_answer() {
        assert_eq!(found(r#"{"vulnerabilities":{}}"#), Some(Vec::new()));
        let bad = r#"{"vulnerabilities":{"ws":{"range":"<8","severity":"high"}}}"#;
        assert_eq!(found(bad).map(|list| list.len()), Some(1));
        assert_eq!(found(r#"{"error":{"code":"ENOAUDIT"}}"#), None);
        assert_eq!(found(""), None);
    }
}
