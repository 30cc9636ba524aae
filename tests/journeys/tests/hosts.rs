//! The same folder on other people's servers: byte for byte, at the root and below folders, compressed where the server can,
//! and alive in a browser even where it knows no types.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use journeys::{Browser, Engine, Host, Hosted, PLACES, Surroundings, get, get_encoded};
use serde_json::json;

/// Every file of the built site by its path, with its bytes.
fn files(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder)
        .expect("a folder of the site")
        .flatten()
    {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
}

/// A page's address is its folder.
fn address(file: &str) -> &str {
    match file.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => file,
    }
}

/// A content type without its parameters: every page says itself how its letters are encoded.
fn kind(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or_default().trim()
}

/// What a server sends otherwise than the folder has it.
fn differences(
    host: Host,
    hosted: &Hosted,
    place: &str,
    dist: &BTreeMap<String, Vec<u8>>,
) -> Vec<String> {
    let mut problems = Vec::new();
    let ending = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
    let is_copy = |name: &str| ["br", "gz"].contains(&ending(name).as_str());
    for (name, bytes) in dist.iter().filter(|(name, _)| !is_copy(name)) {
        let url = hosted.url(&format!("{place}{}", address(name)));
        let answer = get(&url).expect("the server answers");
        if answer.status != 200 || answer.body != *bytes || !answer.encoding.is_empty() {
            problems.push(format!(
                "{url}: {} with {} bytes instead of {} ({})",
                answer.status,
                answer.body.len(),
                bytes.len(),
                answer.encoding
            ));
        }
        if ending(name) == "html" && !answer.content_type.starts_with("text/html") {
            problems.push(format!("{url} is {}", answer.content_type));
        }
        if !host.sends_copies() {
            continue;
        }
        if let Some(copy) = dist.get(&format!("{name}.gz")) {
            let sent = get_encoded(&url, "gzip").expect("the server answers");
            if sent.encoding != "gzip"
                || sent.body != *copy
                || kind(&sent.content_type) != kind(&answer.content_type)
            {
                problems.push(format!(
                    "{url}: not the copy that lies beside it ({:?}, {} instead of {} bytes, {:?} and not {:?})",
                    sent.encoding, sent.body.len(), copy.len(), sent.content_type, answer.content_type
                ));
            }
        }
    }
    problems
}

#[test]
fn the_folder_is_the_same_on_other_peoples_servers_at_the_root_and_deeper() {
    // Which browser asks makes no difference: once is enough.
    if Surroundings::get().engine != Engine::Chromium {
        return;
    }
    let mut dist = BTreeMap::new();
    files(&Surroundings::get().dist, "", &mut dist);
    let browser = Browser::open();
    for host in Host::ALL {
        let hosted = Hosted::start(host, &Surroundings::get().dist);
        for place in PLACES {
            let problems = differences(host, &hosted, place, &dist);
            assert!(
                problems.is_empty(),
                "{host:?} at /{place}:\n{}",
                problems[..problems.len().min(20)].join("\n")
            );
            browser.visit(&hosted.url(&format!("{place}mid/")));
            browser.open_answer("gil");
            browser.click("[data-question-id=gil] .own-page a");
            browser.until(
                "the question's page is shown",
                "document.querySelector('[data-island=question]') !== null",
            );
            assert_eq!(browser.url(), hosted.url(&format!("{place}q/gil/")));
            browser.until_all_is_kept();
            let answer = get(&hosted.url(&format!("{place}no/such/page"))).expect("an answer");
            assert_eq!(answer.status, 404, "{host:?} answers what is not there");
        }
    }
}

#[test]
fn scripts_of_a_wrong_type_leave_a_page_that_is_whole_to_read() {
    let browser = Browser::open();
    let site = journeys::Site::with_worker();
    site.server
        .add_header("content-type", "text/html; charset=utf-8");
    browser.load(&site.url("mid/"));
    browser.until(
        "the answers are shown as without the app",
        "document.querySelector('article .short').checkVisibility()",
    );
    assert_eq!(
        browser.ask("document.documentElement.hasAttribute('data-awake')"),
        json!(false)
    );
}
