//! Reading offline: one visit is enough, an update mixes and loses nothing, and sites that share the origin are left alone.
//! Visits that are cut are in `cut`.
//!
//! In the engines whose readers have service workers under WebDriver: Chromium and Firefox.

use std::os::unix::fs::symlink;

use journeys::{Browser, Engine, Site, Surroundings, WORKER, another_edition};
use serde_json::{Value, json};
use static_server::Failure;

pub(crate) const MISSING: &str =
    "document.querySelector('[data-part=missing]')?.checkVisibility() === true";
const OFFER: &str = "(document.querySelector('.edition .notice')?.textContent ?? '')";
/// Whether no worker but the active one is there.
const IS_AT_REST: &str = "const done = arguments[0];
    navigator.serviceWorker.getRegistration().then(({ installing, waiting }) => done(!installing && !waiting));";
const UPDATE: &str = "const done = arguments[0];
    navigator.serviceWorker.getRegistration().then((registration) => registration.update()).then(() => done(''), (error) => done(String(error)));";

/// The browser, if its engine has service workers here.
pub(crate) fn open() -> Option<Browser> {
    let browser = Browser::open();
    (browser.engine != Engine::WebKit).then_some(browser)
}

/// Presses "Start anew", and waits until the page is loaded anew.
fn start_anew(browser: &Browser) {
    browser.run("window.before = true;", &[]);
    browser.press_button("[data-offline]", "Start anew");
    browser.until("the page is loaded anew", "window.before === undefined");
    browser.until_awake();
}

/// The addresses of all pages and files that the worker lists.
fn listed() -> Vec<String> {
    let worker = Surroundings::read(&Surroundings::get().dist.join(WORKER));
    let list = worker
        .split_once("const EDITION=")
        .and_then(|(_, rest)| rest.split_once(";\n"))
        .map(|(list, _)| list)
        .expect("a list");
    let list: Value = serde_json::from_str(list).expect("JSON");
    let packs = list["packs"].as_object().expect("packs");
    packs
        .values()
        .chain([&list["shell"]])
        .flat_map(|part| part["files"].as_array().expect("files"))
        .map(|file| file[0].as_str().expect("an address").to_owned())
        .collect()
}

/// What a page gets for each of these addresses that is no good answer.
fn unreachable(browser: &Browser, addresses: &[String]) -> Value {
    browser.run_async(
        "const [addresses, done] = arguments;
        const one = (address) => fetch(address).then(({ ok, status }) => ok ? [] : [`${address}: ${status}`], (error) => [`${address}: ${error}`]);
        Promise.all(addresses.map(one)).then((found) => done(found.flat()));",
        &[json!(addresses)],
    )
}

#[test]
fn one_visit_is_enough_to_study_everything_without_a_network() {
    let Some(browser) = open() else { return };
    let site = Site::with_worker();
    browser.visit(&site.url("mid/"));
    browser.until_all_is_kept();
    let copies = site.server.exchanges();
    assert!(
        copies
            .iter()
            .all(|one| !matches!(one.path.rsplit('.').next(), Some("br" | "gz"))),
        "compressed copies are no files of their own"
    );
    site.cut();

    // The very first page goes on: it searches, opens answers, follows links.
    browser.open_answer("gil");
    browser.press_button("#answer-gil", "Known");
    browser.click("[data-question-id=gil] .own-page a");
    browser.until(
        "the question's page is shown",
        "document.querySelector('[data-island=question]') !== null",
    );
    for path in [
        "",
        "fresher/?q=list",
        "senior/",
        "guide/",
        "q/scopes/",
        "q/scopes/index.html",
        "visualizer/",
    ] {
        browser.visit(&site.url(path));
        assert_eq!(browser.ask(MISSING), json!(false), "{path}");
    }
    browser.press_button("[data-gil-visualizer]", "Step");
    // A folder without its last slash is still that page.
    browser.visit(&site.url("mid?q=gil"));
    browser.until_url(&site.url("mid/?q=gil"));
    browser.until(
        "the search is done",
        "document.querySelector('[data-question-id=gil]') !== null",
    );
    let addresses: Vec<String> = listed().iter().map(|path| site.url(path)).collect();
    assert_eq!(unreachable(&browser, &addresses), json!([]));
    assert_eq!(
        unreachable(&browser, &[site.url("q/no-such-question/")])
            .as_array()
            .map(Vec::len),
        Some(1),
        "what was never there is there offline"
    );

    // What is not kept has a page of its own, whose links and app work at any depth.
    browser.visit(&site.url("q/no-such-question/"));
    browser.until("the page for what is missing is shown", MISSING);
    browser.click("header nav a[href$='mid/']");
    browser.until(
        "the list is shown",
        "document.querySelectorAll('article').length > 10",
    );
    site.join();
}

#[test]
fn an_update_mixes_no_editions_and_loses_nothing_that_is_typed() {
    let Some(browser) = open() else { return };
    let site = Site::with_worker();
    browser.visit(&site.url("mid/"));
    browser.until_all_is_kept();
    let next = another_edition(" (2)");
    site.server.set_directory(next.path());
    browser.click("input[type=search]");
    browser.write("iterat");
    browser.until(
        "the search is in the address",
        "location.search.includes('iterat')",
    );

    // Cut in its middle, wherever that is, it is as if it had not come.
    // What an attempt has fetched is there for the next, so each is cut at a later file than the one before.
    for (name, failure) in [
        (WORKER, Failure::Truncate),
        ("senior/", Failure::Status(503)),
        ("q/gil/", Failure::Alter),
        ("q/scopes/", Failure::Truncate),
        ("q/zero-downtime-migrations/", Failure::Close),
    ] {
        site.server.forget_exchanges();
        site.server.fail(&site.path(name), failure.clone());
        browser.run_async(UPDATE, &[]);
        browser.wait_for(
            &format!("the update that is cut at {name} is given up"),
            || site.count(name) > 0 && browser.run_async(IS_AT_REST, &[]) == json!(true),
        );
        assert_eq!(browser.ask_text(OFFER), "", "{name}, {failure:?}");
        site.join();
    }

    browser.run_async(UPDATE, &[]);
    browser.until(
        "the edition is offered",
        &format!("{OFFER}.includes('new edition is ready')"),
    );
    assert_eq!(
        browser.ask_text("document.querySelector('input[type=search]').value"),
        "iterat"
    );
    // Until the reader says so, all is of the edition before, without the network as well.
    site.cut();
    for path in ["q/scopes/", "senior/"] {
        browser.visit(&site.url(path));
        assert!(
            !browser.title().ends_with("(2)"),
            "{path} is of the new edition already"
        );
    }
    site.join();
    browser.visit(&site.url("mid/?q=iterat"));
    browser.click("input[type=search]");
    browser.write("ors");
    browser.until(
        "the edition is still offered",
        &format!("{OFFER}.includes('new edition is ready')"),
    );
    let (first, second) = browser.open_window();
    browser.visit(&site.url("guide/"));
    browser.until(
        "the edition is offered there too",
        &format!("{OFFER}.includes('new edition is ready')"),
    );
    browser.look_at(&first);
    browser.press_button(".edition", "Read it now");
    browser.until(
        "the new edition is shown",
        "document.title.endsWith('(2)') && document.documentElement.hasAttribute('data-awake')",
    );
    assert_eq!(
        browser.ask_text("document.querySelector('input[type=search]').value"),
        "iterators"
    );
    // Another tab keeps what it shows, and is told.
    browser.look_at(&second);
    browser.until(
        "the other tab is told",
        &format!("{OFFER}.includes('opened in another tab')"),
    );
    assert!(!browser.title().ends_with("(2)"));
    browser.look_at(&first);
    // The new edition is as whole offline as the one before was.
    site.cut();
    for path in ["q/scopes/", "senior/", "offline/"] {
        browser.visit(&site.url(path));
        assert!(
            browser.title().ends_with("(2)"),
            "{path} is of the edition before"
        );
    }
    assert_eq!(browser.library().map(|(kept, files)| files - kept), Some(0));
    site.join();
}

#[test]
fn what_is_kept_can_be_freed_kept_again_and_begun_anew() {
    let Some(browser) = open() else { return };
    let site = Site::with_worker();
    browser.visit(&site.url("offline/"));
    browser.until_all_is_kept();
    browser.until(
        "it is told",
        "document.querySelector('[data-part=told]')?.textContent.startsWith('All ')",
    );
    browser.press_button("[data-offline]", "Free the room");
    browser.until(
        "it is freed",
        "document.querySelector('[data-part=told]').textContent.startsWith('None ')",
    );
    assert_eq!(browser.library().map(|(kept, _)| kept), Some(0));
    // The wish holds: the next visit fetches nothing unasked.
    site.server.forget_exchanges();
    browser.visit(&site.url("offline/"));
    browser.until(
        "it is told again",
        "document.querySelector('[data-part=told]')?.textContent.startsWith('None ')",
    );
    assert_eq!(site.count("q/scopes/"), 0);
    browser.press_button("[data-offline]", "Keep all now");
    browser.until_all_is_kept();
    start_anew(&browser);
    browser.until_all_is_kept();
}

#[test]
fn sites_that_share_the_origin_are_left_alone() {
    let Some(browser) = open() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["one", "two"] {
        symlink(&Surroundings::get().dist, folder.path().join(name)).expect("a link");
    }
    std::fs::create_dir(folder.path().join("other")).expect("a folder");
    std::fs::write(
        folder.path().join("other/index.html"),
        "<!doctype html><title>another site</title>",
    )
    .expect("a page");
    let site = Site::with_all_of(folder.path(), "/");
    browser.load(&site.url("other/"));
    browser.run_async(
        "const done = arguments[0]; caches.open('evalloop-of-somebody-else').then(() => done());",
        &[],
    );
    for name in ["one/offline/", "two/offline/"] {
        browser.visit(&site.url(name));
        browser.until_all_is_kept();
    }
    start_anew(&browser);
    browser.until_all_is_kept();
    let names = browser.run_async("const done = arguments[0]; caches.keys().then(done);", &[]);
    let names: Vec<&str> = names
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    for (own, wanted) in [("/one/", 2), ("/two/", 2), ("somebody-else", 1)] {
        assert_eq!(
            names.iter().filter(|name| name.ends_with(own)).count(),
            wanted,
            "{own} in {names:?}"
        );
    }
    site.cut();
    browser.visit(&site.url("one/q/scopes/"));
    browser.visit(&site.url("two/q/scopes/"));
    assert!(site.server.url().ends_with('/'));
}

#[test]
fn who_saves_data_gets_nothing_unasked() {
    let Some(browser) = open() else { return };
    // Only Chromium tells pages of that wish.
    if browser.engine != Engine::Chromium {
        return;
    }
    let site = Site::with_worker();
    browser.devtools(
        "Emulation.setDataSaverOverride",
        &json!({ "dataSaverEnabled": true }),
    );
    browser.visit(&site.url("mid/"));
    browser.click("header nav a[href$='guide/']");
    browser.until("the guide is shown", "location.pathname.endsWith('guide/')");
    assert_eq!(site.count(WORKER), 0, "the worker was fetched unasked");
    browser.visit(&site.url("offline/"));
    browser.until(
        "the choice is offered",
        "document.querySelector('[data-part=told]')?.textContent.startsWith('None ')",
    );
    assert_eq!(site.count("q/scopes/"), 0);
    browser.press_button("[data-offline]", "Keep all now");
    browser.until_all_is_kept();
}
