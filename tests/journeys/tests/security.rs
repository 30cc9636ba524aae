//! Locked down: no page breaks its own policy, nothing of a page runs that the policy does not know, and scripts that somebody
//! changed on their way do not run.
//!
//! Reports are collected in Chromium, whose protocol can listen before a page's first byte; it is also the engine that has
//! Trusted Types.

use std::collections::BTreeMap;

use journeys::{Browser, Engine, Site, Surroundings};
use serde_json::{Value, json};
use static_server::Failure;

const LISTEN: &str = "globalThis.violations = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) =>
        violations.push(`${violatedDirective}: ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}`));";

fn listening() -> Option<Browser> {
    let browser = Browser::open();
    if browser.engine != Engine::Chromium {
        return None;
    }
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": LISTEN }),
    );
    Some(browser)
}

/// One page of each kind that the built site has: the first of each folder, found and not listed.
fn kinds() -> Vec<String> {
    let dist = &Surroundings::get().dist;
    let mut kinds = BTreeMap::from([
        ("404".to_owned(), "404.html".to_owned()),
        (String::new(), String::new()),
    ]);
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(dist.join(&folder)).expect("a folder of the site");
        let mut names: Vec<String> = entries
            .flatten()
            .filter(|entry| entry.path().is_dir())
            .map(|entry| format!("{folder}{}/", entry.file_name().to_string_lossy()))
            .collect();
        names.sort();
        for name in names {
            if dist.join(&name).join("index.html").is_file() {
                // Questions are of one kind, and so are scenarios of the embed.
                let kind = if folder.is_empty() {
                    name.clone()
                } else {
                    folder.clone() + "*"
                };
                kinds.entry(kind).or_insert_with(|| name.clone());
            }
            folders.push(name);
        }
    }
    kinds.into_values().collect()
}

#[test]
fn no_kind_of_page_breaks_its_own_policy() {
    let Some(browser) = listening() else { return };
    let site = Site::with_worker();
    let mut found = Vec::new();
    let mut collect = |what: &str| {
        let here = browser.ask("violations");
        let here = here.as_array().cloned().expect("the page is listened to");
        found.extend(here.iter().map(|one| format!("{what}: {one}")));
    };
    let kinds = kinds();
    assert!(kinds.len() > 8, "only {kinds:?}");
    for path in &kinds {
        browser.load(&site.url(path));
        if path.starts_with("embed/") {
            browser.until(
                "the embed is awake",
                "document.querySelector('[data-gil-visualizer][data-awake]') !== null",
            );
        } else if path != "404.html" {
            browser.until_awake();
        }
        collect(path);
    }
    // A walk: a list, an answer, a page that takes another's place, the visualizer, the worker.
    browser.visit(&site.url("mid/?q=lock"));
    browser.open_answer("gil");
    browser.press_button("#answer-gil", "Known");
    browser.click("header nav a[href$='visualizer/']");
    browser.until(
        "the visualizer is shown",
        "document.querySelector('[data-gil-visualizer]') !== null",
    );
    browser.press_button("[data-gil-visualizer]", "Step");
    browser.until_all_is_kept();
    collect("a walk through the site");
    assert!(found.is_empty(), "{}", found.join("\n"));
    // So that this journey can fail.
    browser.run("document.body.append(Object.assign(document.createElement('style'), { textContent: 'a{}' }));", &[]);
    browser.until("a violation is collected", "violations.length > 0");
}

#[test]
fn text_becomes_elements_by_the_sites_own_policy_alone() {
    let Some(browser) = listening() else { return };
    let site = Site::open();
    browser.visit(&site.url("guide/"));
    let tries = browser.ask(
        "[
            () => { document.querySelector('main').innerHTML = '<b>x</b>'; },
            () => { new DOMParser().parseFromString('<b>x</b>', 'text/html'); },
            () => { trustedTypes.createPolicy('other', { createHTML: (html) => html }); },
            () => { trustedTypes.createPolicy('evalloop', { createHTML: (html) => html }); },
        ].map((attempt) => { try { attempt(); return 'worked'; } catch (error) { return error.name; } })",
    );
    let names: Vec<&str> = tries
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(names, ["TypeError"; 4]);
}

#[test]
fn every_policy_is_strict_and_names_no_other_host() {
    for path in kinds() {
        let file = if path.is_empty() || path.ends_with('/') {
            path.clone() + "index.html"
        } else {
            path.clone()
        };
        let html = Surroundings::read(&Surroundings::get().dist.join(file));
        let policy = html
            .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map_or_else(|| panic!("/{path} has no policy"), |(policy, _)| policy);
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"),
            "/{path}: {policy}"
        );
        for word in [
            "unsafe-inline",
            "'unsafe-eval'",
            "http:",
            "https:",
            "*",
            "strict-dynamic",
        ] {
            assert!(!policy.contains(word), "/{path} allows {word}: {policy}");
        }
        for word in [
            "require-trusted-types-for 'script'",
            "base-uri 'none'",
            "form-action 'none'",
        ] {
            assert!(policy.contains(word), "/{path} lacks {word}: {policy}");
        }
    }
}

#[test]
fn a_script_that_was_changed_on_its_way_does_not_run() {
    let browser = Browser::open();
    let files = Site::open().app_files();
    // In WebKit a module that others import is fetched without the digest of its link.
    let with_digest = match browser.engine {
        Engine::WebKit => vec![files.start],
        _ => vec![files.start, files.glue],
    };
    for file in with_digest {
        // Of its own, so that the browser has no right copy from before.
        let site = Site::open();
        site.server.fail(&file, Failure::Alter);
        browser.load(&site.url("mid/"));
        browser.until(
            &format!("the answers are shown as without {file}"),
            "document.querySelector('article .short').checkVisibility()",
        );
        assert_eq!(
            browser.ask("document.documentElement.hasAttribute('data-awake')"),
            json!(false),
            "{file} ran"
        );
        site.server.mend();
        browser.visit(&site.url("mid/"));
    }
}
