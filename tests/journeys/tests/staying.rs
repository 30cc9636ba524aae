//! A tab that is open for long: it comes back at once from the browser's cache, and does not grow with the pages that it shows.

use journeys::{Browser, Engine, Site};
use serde_json::{Value, json};

/// How many pages a reader turns, and after how many the tab has what it needs.
const TURNS: u32 = 500;
const WARM: u32 = 100;
const PORTION: u32 = 50;

/// What a browser says where it let a page go that the page has no part in: a busy machine is enough.
const ITS_OWN_REASONS: [&str; 2] = ["masked", "navigation-canceled"];
/// How often that may happen in a row.
const ATTEMPTS: usize = 3;

#[test]
fn a_page_that_was_left_comes_back_from_the_browsers_cache() {
    let browser = Browser::open();
    if browser.engine != Engine::Chromium {
        return;
    }
    let site = Site::open();
    for attempt in 1..=ATTEMPTS {
        browser.visit(&site.url("mid/"));
        browser.run(
            "window.stayed = true; addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted; });",
            &[],
        );
        browser.load(&site.url("data/bank.schema.json"));
        // By the page itself: the driver's own way back may lose the page that is exchanged under it.
        browser.run("history.back();", &[]);
        browser.until_awake();
        let reasons = browser.ask(
            "performance.getEntriesByType('navigation')[0].notRestoredReasons?.reasons.map(({ reason }) => reason) ?? null",
        );
        if browser.ask("window.stayed === true") == json!(true) {
            assert_eq!(browser.ask("window.persisted"), json!(true));
            assert_eq!(reasons, json!(null));
            browser.open_answer("gil");
            return;
        }
        let told = reasons.as_array().map_or(&[][..], Vec::as_slice);
        let its_own = |reason: &Value| ITS_OWN_REASONS.iter().any(|own| reason == own);
        assert!(
            attempt < ATTEMPTS && !told.is_empty() && told.iter().all(its_own),
            "the very page is not back: {reasons}"
        );
    }
}

#[test]
fn a_tab_does_not_grow_with_the_pages_that_it_shows() {
    let browser = Browser::open_with(&[journeys::Wish::LessMotion]);
    // Only Chromium's protocol tells how much there is.
    if browser.engine != Engine::Chromium {
        return;
    }
    let site = Site::open();
    browser.visit(&site.url("q/gil/"));
    browser.devtools("Performance.enable", &json!({}));
    turn(&browser, WARM);
    let before = measures(&browser);
    turn(&browser, TURNS - WARM);
    let after = measures(&browser);
    println!("after {WARM} pages: {before:?}; after {TURNS}: {after:?}");
    for (name, at_first, at_last) in [
        ("elements", before.nodes, after.nodes),
        ("listeners", before.listeners, after.listeners),
        ("documents", before.documents, after.documents),
        ("bytes of JavaScript", before.heap, after.heap),
    ] {
        assert!(
            at_last <= at_first * 1.15 + 50.0,
            "the tab grows: {at_first} {name} after {WARM} pages, {at_last} after {TURNS}"
        );
    }
}

/// Follows links from page to page, back and forth between kinds.
fn turn(browser: &Browser, pages: u32) {
    // In portions, since a script has its time.
    for _ in 0..pages / PORTION {
        turn_some(browser, PORTION);
    }
}

fn turn_some(browser: &Browser, pages: u32) {
    let done = browser.run_async(
        "const [pages, done] = arguments;
        const ways = ['.turn a[rel=next]', 'header nav a[href$=\"visualizer/\"]', 'header nav a[href$=\"guide/\"]', 'header .brand', 'header nav a[href$=\"fresher/\"]', 'article .own-page a'];
        const shown = (address) => new Promise((resolve) => {
            const look = () => location.href === address && document.documentElement.hasAttribute('data-awake')
                ? resolve() : setTimeout(look, 4);
            look();
        });
        (async () => {
            for (let page = 0; page < pages; page += 1) {
                const link = document.querySelector(ways[page % ways.length]) ?? document.querySelector('header .brand');
                const address = link.href;
                link.click();
                await shown(address);
                await new Promise((resolve) => setTimeout(resolve));
            }
        })().then(() => done('all'), (error) => done(String(error)));",
        &[json!(pages)],
    );
    assert_eq!(done, json!("all"));
}

/// What Chromium counts of a tab.
#[derive(Debug)]
struct Measures {
    nodes: f64,
    listeners: f64,
    documents: f64,
    heap: f64,
}

fn measures(browser: &Browser) -> Measures {
    for _ in 0..2 {
        browser.devtools("HeapProfiler.collectGarbage", &json!({}));
    }
    let answer = browser.devtools("Performance.getMetrics", &json!({}));
    let all = answer["metrics"].as_array().cloned().unwrap_or_default();
    let value = |name: &str| {
        let found = all.iter().find(|metric| metric["name"] == name);
        found
            .and_then(|metric| metric["value"].as_f64())
            .unwrap_or_else(|| panic!("no {name} in {}", Value::Array(all.clone())))
    };
    Measures {
        nodes: value("Nodes"),
        listeners: value("JSEventListeners"),
        documents: value("Documents"),
        heap: value("JSHeapUsedSize"),
    }
}
