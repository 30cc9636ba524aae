//! The network is cut in the middle of a flow, with and without a worker: what was there stays, nothing half is taken for
//! whole, and all works on once the network is back.
//!
//! Of the same kind, elsewhere: an answer in a list in `reading`, the app's files in `without_scripts`, the palette's index in
//! `palette`, an update in `offline`.

use journeys::{Browser, Engine, QUESTION, Site, WORKER};
use serde_json::json;
use static_server::Failure;

use crate::offline::{MISSING, open};

const STILL: &str = "document.querySelector('[data-gil-visualizer][data-still]') !== null";
/// The questions in the list.
const LISTED: &str =
    "[...document.querySelectorAll('article:not([hidden])')].map((one) => one.dataset.questionId)";

#[test]
fn a_page_that_is_cut_on_its_way_costs_nothing_of_the_one_before() {
    // What WebKit makes of half an answer is not understood yet.
    let Some(browser) = open() else { return };
    for (failure, compressed) in [
        (Failure::Close, true),
        (Failure::Truncate, true),
        (Failure::Truncate, false),
        (Failure::Status(500), true),
    ] {
        let site = Site::open();
        site.server.set_compression(compressed);
        browser.visit(&site.url("mid/?q=iterat"));
        browser.click("article h3 button");
        browser.until(
            "the answer is open",
            "document.querySelector('article [data-part=whole] p') !== null",
        );
        browser.press_button("article", "Known");
        let listed = browser.ask(LISTED);
        site.server.fail(&site.path("guide/"), failure.clone());
        // By a script: what a driver makes of a click that ends on an error page is its own business.
        browser.run(
            "document.querySelector(\"header nav a[href$='guide/']\").click();",
            &[],
        );
        browser.wait_for("the browser has tried by itself too", || {
            site.count("guide/") >= 2
        });
        browser.until(
            "the list is gone",
            "document.querySelector('article[data-question-id]') === null",
        );
        assert!(
            !browser.has("html[data-awake]"),
            "half a page was taken for a whole one ({failure:?})"
        );
        site.server.mend();
        browser.back();
        browser.until_awake();
        browser.until(
            "the search is there again",
            "document.querySelector('input[type=search]').value === 'iterat'",
        );
        browser.until(
            "the list is as it was",
            &format!("JSON.stringify({LISTED}) === {}", json!(listed.to_string())),
        );
        browser.until(
            "the mark was kept",
            "document.querySelector('header').textContent.match(/[0-9]+ of [0-9]+ known/)?.[0].startsWith('1 of ')",
        );
        browser.click("header nav a[href$='guide/']");
        browser.until(
            "the whole guide is shown",
            "location.pathname.endsWith('guide/') && document.querySelector('footer a') !== null && document.querySelectorAll('main h2').length > 4",
        );
        browser.until_awake();
        browser.run("localStorage.clear();", &[]);
    }
}

#[test]
fn a_visualizer_that_cannot_be_fetched_stays_a_picture_without_controls() {
    let browser = Browser::open();
    for failure in [Failure::Close, Failure::Truncate, Failure::Status(500)] {
        for (path, program) in [
            ("", "visualizer-"),
            ("visualizer/", "workbench-"),
            ("embed/convoy/", "visualizer-"),
        ] {
            let site = Site::open();
            site.server.fail(&site.path(program), failure.clone());
            browser.load(&site.url(path));
            browser.until_shown();
            browser.run(
                "document.querySelector('[data-gil-visualizer]').scrollIntoView();",
                &[],
            );
            browser.until("the picture stays", STILL);
            let seen = browser.ask(
                "[...document.querySelectorAll('[data-gil-visualizer] :is(button, input, select, summary, .say)')].filter((one) => one.checkVisibility()).map((one) => one.outerHTML)",
            );
            assert_eq!(
                seen,
                json!([]),
                "/{path} offers what cannot be done ({failure:?})"
            );
            assert_eq!(
                browser.ask("document.querySelector('[data-part=picture] svg').checkVisibility()"),
                json!(true)
            );
        }
    }
}

#[test]
fn a_visualizer_whose_program_was_cut_wakes_when_the_network_is_back() {
    let browser = Browser::open();
    for failure in [Failure::Truncate, Failure::Status(500)] {
        let site = Site::open();
        let wasm = site.file("workbench-", ".wasm");
        site.server.fail(&site.path(&wasm), failure);
        browser.load(&site.url("visualizer/"));
        browser.until("the picture stays", STILL);
        site.server.mend();
        // As a browser tells that the network is back.
        browser.run("dispatchEvent(new Event('online'));", &[]);
        browser.until(
            "it is awake",
            "document.querySelector('[data-gil-visualizer][data-awake]:not([data-still])') !== null",
        );
    }
}

#[test]
fn a_recording_that_cannot_be_fetched_is_told_and_can_be_asked_for_again() {
    // What WebKit makes of half an answer is not understood yet.
    let Some(browser) = open() else { return };
    for failure in [Failure::Close, Failure::Truncate, Failure::Status(500)] {
        let site = Site::open();
        site.server.set_compression(false);
        browser.visit(&site.url("visualizer/"));
        browser.until(
            "the visualizer is awake",
            "document.querySelector('[data-gil-visualizer][data-awake]') !== null",
        );
        site.server
            .fail(&site.path("data/recordings/"), failure.clone());
        browser.click("[data-act=recording]");
        browser.until(
            "the failure is told",
            "document.querySelector('[data-gil-visualizer]').textContent.includes('cannot be had just now')",
        );
        assert_eq!(
            browser
                .attribute("[data-act=recording]", "aria-pressed")
                .as_deref(),
            Some("false"),
            "{failure:?}"
        );
        site.server.mend();
        browser.click("[data-act=recording]");
        browser.until(
            "the recording is shown",
            "document.querySelector('[data-act=recording]').getAttribute('aria-pressed') === 'true'",
        );
    }
}

#[test]
fn where_the_worker_or_its_page_s_side_is_cut_all_else_works() {
    let browser = Browser::open();
    for (name, failure) in [
        ("offline-", Failure::Truncate),
        ("offline-", Failure::Close),
        (WORKER, Failure::Truncate),
        (WORKER, Failure::Status(500)),
    ] {
        // There are no workers in it here.
        if name == WORKER && browser.engine == Engine::WebKit {
            continue;
        }
        let site = Site::with_worker();
        site.server.fail(&site.path(name), failure.clone());
        browser.visit(&site.url("offline/"));
        browser.wait_for("the file was asked for", || {
            let counts = site.server.counts();
            counts.keys().any(|path| path.starts_with(&site.path(name)))
        });
        assert_eq!(
            browser.ask("document.querySelector('[data-part=none]').checkVisibility()"),
            json!(true),
            "{name}, {failure:?}"
        );
        browser.click("header nav a[href$='mid/']");
        browser.until(
            "the list is shown",
            "document.querySelectorAll('article').length > 10",
        );
        browser.open_answer("gil");
    }
}

#[test]
fn a_first_visit_that_is_cut_leaves_a_working_site_or_none() {
    let Some(browser) = open() else { return };
    // Firefox gives out the half of an uncompressed file as good; of a compressed one it sees that it is none.
    for (name, failure, compressed) in [
        ("guide/", Failure::Truncate, true),
        ("guide/", Failure::Truncate, false),
        ("senior/", Failure::Close, true),
        ("offline/", Failure::Alter, true),
        ("visualizer/", Failure::Status(500), true),
        (WORKER, Failure::Truncate, false),
    ] {
        let site = Site::with_worker();
        site.server.set_compression(compressed);
        let path = site.path(name);
        site.server.fail(&path, failure.clone());
        browser.visit(&site.url("mid/"));
        browser.wait_for(&format!("the worker gave up on {name}"), || {
            site.server.count(&path) > 0
                && browser.run_async(
                    "const done = arguments[0]; navigator.serviceWorker.getRegistration().then((registration) => done(!registration || (!registration.installing && !registration.waiting && !registration.active)));",
                    &[],
                ) == json!(true)
        });
        assert_eq!(
            browser.library(),
            None,
            "half a site is kept ({name}, {failure:?})"
        );
        browser.open_answer("gil");
        site.join();
        browser.reload();
        browser.until_all_is_kept();
    }
}

#[test]
fn keeping_goes_on_where_it_was_cut_and_what_is_missing_is_told() {
    let Some(browser) = open() else { return };
    for (failure, compressed) in [(Failure::Close, true), (Failure::Truncate, false)] {
        let site = Site::with_worker();
        site.server.set_compression(compressed);
        site.server.fail(&site.path("q/"), failure);
        browser.visit(&site.url("offline/"));
        browser.until(
            "what is missing is told",
            "document.querySelector('[data-part=told]')?.textContent.includes('next visit online')",
        );
        // A page comes whole or not at all.
        browser.load(&site.question(QUESTION));
        browser.until("the page stands for half of another", MISSING);
        site.cut();
        // In the middle of reading: an answer that cannot be had says so, a page shows the way back.
        browser.visit(&site.url("mid/"));
        browser.click("[data-question-id=gil] h3 button");
        browser.until(
            "the answer says why it is not there",
            "document.querySelector('#answer-gil [data-part=why]')?.textContent.includes('could not be fetched')",
        );
        browser.press_button("#answer-gil", "Known");
        browser.click("[data-question-id=gil] .own-page a");
        browser.until("the page for what is missing is shown", MISSING);
        assert_eq!(browser.url(), site.question(QUESTION));
        site.join();
        browser.click("[data-part=missing] a");
        browser.until(
            "the question is shown, and what was marked offline is kept",
            "document.querySelector('[data-act=known]')?.getAttribute('aria-pressed') === 'true'",
        );
        browser.until_all_is_kept();
    }
}
