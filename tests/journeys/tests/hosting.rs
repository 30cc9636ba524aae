//! Hosting: a folder of files at any path, on a server that knows nothing; and no request leaves it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use journeys::{Browser, Engine, Site, Surroundings};
use serde_json::{Value, json};

/// Where journeys put the site: at a host's root, and below a folder.
const BASES: [&str; 2] = ["/", "/any/sub/path/"];

/// Every HTML file of the site, relative to its root.
fn html_files() -> Vec<PathBuf> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder of the site") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, found);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "html")
            {
                found.push(path);
            }
        }
    }
    let dist = &Surroundings::get().dist;
    let mut found = Vec::new();
    collect(dist, &mut found);
    let relative = |path: PathBuf| {
        path.strip_prefix(dist)
            .expect("a file of the site")
            .to_owned()
    };
    let mut found: Vec<PathBuf> = found.into_iter().map(relative).collect();
    found.sort();
    found
}

/// Resolves a relative address against a page's path below the site's root; `None` where it climbs out of it.
fn resolve(page: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let mut steps = link.split('/').peekable();
    while let Some(step) = steps.next() {
        match step {
            ".." => {
                parts.pop()?;
            }
            "." => {}
            step => parts.push(step),
        }
        if steps.peek().is_none() && matches!(step, ".." | ".") {
            parts.push("");
        }
    }
    Some(parts.join("/"))
}

#[test]
fn every_link_and_asset_of_every_page_is_a_real_file_wherever_the_site_stands() {
    let files = html_files();
    assert!(files.len() > 50, "only {} pages", files.len());
    for base in BASES {
        let site = Site::at(base);
        let mut answers: BTreeMap<String, journeys::Answer> = BTreeMap::new();
        let mut problems = Vec::new();
        for file in &files {
            let name = file.to_string_lossy();
            // A page's address is its folder.
            let page = name.strip_suffix("index.html").unwrap_or(&name).to_owned();
            let answer = journeys::get(&site.url(&page)).expect("the server answers");
            assert_eq!(answer.status, 200, "{base}{page}");
            assert!(
                answer.content_type.starts_with("text/html"),
                "{base}{page} is {}",
                answer.content_type
            );
            let html = answer.text();
            for (tag, link) in journeys::links(&html) {
                if link.starts_with("https://") && tag == "a" {
                    continue;
                }
                let (path, fragment) = link.split_once('#').unwrap_or((&link, ""));
                let path = path.split('?').next().unwrap_or_default();
                let is_relative =
                    !link.contains("://") && !link.starts_with('/') && !link.starts_with("data:");
                let target = if path.is_empty() {
                    Some(page.clone())
                } else {
                    resolve(&page, path)
                };
                let Some(target) = target.filter(|_| is_relative) else {
                    problems.push(format!("{page}: <{tag}> leads out of the site: {link}"));
                    continue;
                };
                let found = answers.entry(target.clone()).or_insert_with(|| {
                    journeys::get(&site.url(&target)).expect("the server answers")
                });
                if found.status != 200 {
                    problems.push(format!(
                        "{page}: <{tag}> {link} is answered with {}",
                        found.status
                    ));
                } else if !fragment.is_empty()
                    // A state of the visualizer, not a place in its page.
                    && !fragment.starts_with("v1:")
                    && !found.text().contains(&format!("id=\"{fragment}\""))
                {
                    problems.push(format!("{page}: {link} leads to no element"));
                }
            }
            for link in journeys::styles_links(&html) {
                if !link.starts_with("data:") && !link.starts_with('#') {
                    problems.push(format!("{page}: its styles load {link}"));
                }
            }
        }
        assert!(problems.is_empty(), "at {base}:\n{}", problems.join("\n"));
    }
}

#[test]
fn addresses_are_resolved_as_browsers_do() {
    for (page, link, wanted) in [
        ("", "./", Some("")),
        ("", "mid/", Some("mid/")),
        ("q/gil/", "../../", Some("")),
        ("q/gil/", "../scopes/", Some("q/scopes/")),
        ("q/gil/", "./", Some("q/gil/")),
        ("404.html", "x.js", Some("x.js")),
        ("mid/", "../../out", None),
    ] {
        assert_eq!(resolve(page, link).as_deref(), wanted, "{link} on {page:?}");
    }
}

#[test]
fn the_page_for_wrong_addresses_needs_no_other_file() {
    let html = Surroundings::read(&Surroundings::get().dist.join("404.html"));
    let outside: Vec<_> = journeys::links(&html)
        .into_iter()
        .filter(|(_, link)| !link.starts_with('#'))
        .collect();
    assert!(
        outside.is_empty(),
        "its depth is unknown, so these lead anywhere: {outside:?}"
    );
}

#[test]
fn the_app_works_at_the_root_and_below_a_folder_and_asks_nobody_else() {
    let browser = Browser::open();
    for base in BASES {
        let site = Site::with_all_of(&Surroundings::get().dist, base);
        browser.visit(&site.url(""));
        let mut asked = requests(&browser);
        browser.click("main a[href$='mid/']");
        browser.until(
            "the list is shown",
            "document.querySelectorAll('article').length > 10",
        );
        browser.open_answer("gil");
        browser.click("[data-question-id=gil] .own-page a");
        browser.until(
            "the question's page is shown",
            "document.querySelector('[data-island=question]') !== null",
        );
        browser.click("header .brand");
        browser.until(
            "the first page is shown",
            "document.querySelector('.hero') !== null",
        );
        assert_eq!(browser.url(), site.url(""));
        asked.extend(requests(&browser));
        for path in ["mid/?q=gil", "guide/", "visualizer/", "q/scopes/"] {
            browser.visit(&site.url(path));
            asked.extend(requests(&browser));
        }
        assert!(
            asked.iter().any(|url| url.contains(".wasm")),
            "the browser does not tell its requests: {asked:?}"
        );
        for url in &asked {
            assert!(
                url.starts_with(&site.url("")),
                "at {base} the page asked for {url}"
            );
        }
        let failed: Vec<_> = site
            .server
            .exchanges()
            .into_iter()
            .filter(|exchange| !matches!(exchange.status, 200 | 304))
            .collect();
        assert!(
            failed.is_empty(),
            "at {base} some requests failed: {failed:?}"
        );
    }
}

/// Everything that the page has asked for so far.
fn requests(browser: &Browser) -> Vec<String> {
    let names = browser.ask("performance.getEntriesByType('resource').map((entry) => entry.name)");
    names
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_console_has_nothing_to_say() {
    let browser = Browser::open();
    // WebDriver itself has no command for the console; only chromedriver adds one.
    if browser.engine != Engine::Chromium {
        return;
    }
    let site = Site::with_worker();
    for path in [
        "",
        "mid/",
        "mid/?q=append&category=cooking",
        "fresher/",
        "q/gil/",
        "q/radix-router/",
        "guide/",
        "visualizer/",
    ] {
        browser.visit(&site.url(path));
        assert_eq!(browser.console(), [""; 0], "on {path}");
    }
    browser.press_button("[data-gil-visualizer]", "Simulate flow");
    browser.click("header nav a[href$='mid/']");
    browser.until(
        "the list is shown",
        "document.querySelectorAll('article').length > 10",
    );
    browser.open_answer("gil");
    browser.press_button("#answer-gil", "Known");
    browser.back();
    browser.until(
        "the visualizer is there again",
        "document.querySelector('[data-gil-visualizer]') !== null",
    );
    assert_eq!(browser.console(), [""; 0], "after a walk through the site");
    browser.run("console.error('so that this journey can fail');", &[]);
    assert_eq!(browser.console().len(), 1);
}

#[test]
fn nothing_moves_while_a_page_loads_and_wakes() {
    let browser = Browser::open();
    // Only Chromium's engine tells of layout shifts.
    if browser.engine != Engine::Chromium {
        return;
    }
    let site = Site::open();
    for width in [1280, 360] {
        let screen =
            json!({ "width": width, "height": 740, "deviceScaleFactor": 1, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", &screen);
        for path in [
            "",
            "mid/",
            "mid/?q=append",
            "mid/?category=basics&difficulty=easy",
            "q/gil/",
            "guide/",
            "visualizer/",
            "offline/",
            "changes/",
            "bank/",
        ] {
            browser.visit(&site.url(path));
            if path == "bank/" {
                let ready = "document.querySelector('[data-shelf]').dataset.ready !== undefined";
                browser.until("a file can be opened", ready);
            }
            let shifts = shifts(&browser);
            assert_eq!(shifts, json!([]), "/{path} at {width} px moves");
        }
        // A page may be painted when only a part of its header has been read.
        let moved = browser.ask(
            "(() => {
                const place = () => JSON.stringify(document.querySelector('.find').getBoundingClientRect());
                const whole = place();
                document.querySelector('.top .end').remove();
                return whole === place() ? null : [whole, place()];
            })()",
        );
        assert!(moved.is_null(), "at {width} px the search moves: {moved}");
    }
    // A shift on purpose is noticed.
    browser.run("const block = document.createElement('div'); block.style.height = '200px'; document.body.prepend(block);", &[]);
    assert_ne!(
        shifts(&browser),
        json!([]),
        "layout shifts are not told here, so this journey shows nothing"
    );
}

/// The layout shifts so far, each with what moved.
fn shifts(browser: &Browser) -> Value {
    browser.run_async(
        "const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => {
            const observer = new PerformanceObserver(() => {});
            observer.observe({ type: 'layout-shift', buffered: true });
            const moved = (shift) => `${shift.value}: ` + shift.sources.map(({ node }) => node?.nodeType === 1 ? node.cloneNode().outerHTML : String(node?.textContent)).join(' | ');
            done(observer.takeRecords().map(moved));
        }));",
        &[],
    )
}
