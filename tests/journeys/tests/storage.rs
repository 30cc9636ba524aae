//! Bad input from storage: whatever stands there, the page works, says what happened, and nothing is lost.

use journeys::{Browser, Engine, QUESTION, Site};
use serde_json::{Value, json};

const PROGRESS: &str = "evalloop:progress";
const SETTINGS: &str = "evalloop:settings";
const KNOWN: &str = "document.querySelector('[data-part=known]').textContent";
const NOTICES: &str = "[...document.querySelectorAll('.notice [data-part=words]')].map((words) => words.textContent).join(' | ')";

/// A reader in whose browser this stands under `key`, on a question's page.
fn with_stored(key: &str, text: &str) -> (Site, Browser) {
    let browser = Browser::open();
    let site = site_with_stored(&browser, key, text);
    browser.visit(&site.question(QUESTION));
    (site, browser)
}

/// A site for which this stands in the browser. Its address is its own, and so is its storage.
fn site_with_stored(browser: &Browser, key: &str, text: &str) -> Site {
    let site = Site::open();
    site.show_blank(browser);
    store(browser, key, text);
    site
}

fn store(browser: &Browser, key: &str, text: &str) {
    browser.run(
        "localStorage.setItem(arguments[0], arguments[1]);",
        &[json!(key), json!(text)],
    );
}

fn stored(browser: &Browser, key: &str) -> Value {
    browser.run("return localStorage.getItem(arguments[0]);", &[json!(key)])
}

/// The texts that were set aside from `key`.
fn set_aside(browser: &Browser, key: &str) -> Vec<String> {
    let texts = browser.run(
        "return Object.keys(localStorage)
            .filter((key) => key.startsWith('evalloop:quarantine:' + arguments[0] + ':'))
            .map((key) => localStorage.getItem(key));",
        &[json!(key)],
    );
    texts
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

fn total() -> usize {
    Site::questions().len()
}

/// Marks the question as known and waits until the header says that so many are.
fn mark_known(browser: &Browser, known: usize) {
    browser.press_button("[data-island=question]", "Known");
    browser.until_text(KNOWN, &format!("{known} of {} known", total()));
}

#[test]
fn what_cannot_be_read_is_set_aside_verbatim_and_told() {
    let browser = Browser::open();
    for text in [
        "{\"version\":1,\"questions\":{\"gil\":{\"status\":\"kno",
        "{\"version\":1,\"questions\":{}} and more",
        "hello, is this thing on? é 🐍",
        "[1,2,3]",
        "null",
        "",
        "{\"version\":\"one\",\"questions\":{}}",
        "{\"theme\":\"dark\"}",
        "{\"version\":1,\"questions\":[\"gil\"]}",
    ] {
        let site = site_with_stored(&browser, PROGRESS, text);
        browser.visit(&site.question(QUESTION));
        browser.until(
            "the notice is shown",
            &format!("{NOTICES}.includes('could not be read')"),
        );
        assert_eq!(set_aside(&browser, PROGRESS), [text]);
        mark_known(&browser, 1);
        browser.reload();
        browser.until_text(KNOWN, &format!("1 of {} known", total()));
        assert_eq!(
            set_aside(&browser, PROGRESS),
            [text],
            "the copy did not stay as it was"
        );
    }
}

#[test]
fn what_can_be_read_of_a_hand_edited_record_is_kept() {
    let text = "{\"version\":1,\"questions\":{\"gil\":{\"status\":\"mastered\",\"status_changed\":5},\
                \"scopes\":{\"status\":\"known\",\"status_changed\":5},\"no-such-question\":{\"bookmarked\":true,\
                \"bookmarked_changed\":7}},\"colour\":\"green\"}";
    let (_site, browser) = with_stored(PROGRESS, text);
    browser.until(
        "the notice counts what could not be read",
        &format!("{NOTICES}.includes('entries: 1')"),
    );
    assert_eq!(set_aside(&browser, PROGRESS), [text]);
    browser.until_text(KNOWN, &format!("1 of {} known", total()));
    mark_known(&browser, 2);
    let kept: Value =
        serde_json::from_str(stored(&browser, PROGRESS).as_str().expect("a record")).expect("JSON");
    assert_eq!(
        kept["questions"]["no-such-question"]["bookmarked"],
        json!(true),
        "an unknown question lost its mark"
    );
    assert_eq!(kept["colour"], json!("green"), "an unknown field was lost");
}

#[test]
fn what_a_newer_release_wrote_stays_untouched() {
    let text = "{\"version\":99,\"questions\":{\"gil\":{\"mastery\":0.75}}}";
    let (_site, browser) = with_stored(PROGRESS, text);
    browser.until(
        "the notice is shown",
        &format!("{NOTICES}.includes('newer release')"),
    );
    mark_known(&browser, 1);
    browser.press_button("[data-island=question]", "Bookmark");
    assert_eq!(stored(&browser, PROGRESS), json!(text));
    assert!(
        set_aside(&browser, PROGRESS).is_empty(),
        "there is nothing wrong with it"
    );
    browser.reload();
    browser.until_text(KNOWN, &format!("0 of {} known", total()));
    assert_eq!(stored(&browser, PROGRESS), json!(text));
}

#[test]
fn an_absurdly_long_record_is_not_lost_either() {
    let site = Site::open();
    let browser = Browser::open();
    site.show_blank(&browser);
    // Made in the browser; more than any progress, less than browsers store.
    let long = "'{\"version\":1,\"questions\":{}}' + ' '.repeat(2200000)";
    browser.run(&format!("localStorage.setItem('{PROGRESS}', {long});"), &[]);
    browser.visit(&site.question(QUESTION));
    let is_aside = format!(
        "Object.keys(localStorage).some((key) => key.startsWith('evalloop:quarantine:') && localStorage.getItem(key) === {long})"
    );
    let is_untouched = format!("localStorage.getItem('{PROGRESS}') === {long}");
    browser.until("a notice is shown", &format!("{NOTICES} !== ''"));
    let words = browser.ask_text(NOTICES);
    if browser.ask(&is_aside) == json!(true) {
        assert!(words.contains("old text is kept"), "{words}");
    } else {
        // Where two of that length do not fit, it has to stay where it is.
        assert_eq!(
            browser.ask(&is_untouched),
            json!(true),
            "the record is gone; the notice was: {words}"
        );
        assert!(words.contains("no room to set a copy aside"), "{words}");
    }
    mark_known(&browser, 1);
    assert_eq!(
        browser.ask(&format!("{is_aside} || {is_untouched}")),
        json!(true),
        "marking replaced the record"
    );
}

#[test]
fn a_full_storage_is_told_and_nothing_stored_before_is_lost() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.question("scopes"));
    mark_known(&browser, 1);
    // The click brought the button into sight; the place is noted a little later.
    browser.until(
        "the place is stored",
        &format!("localStorage.getItem('{PROGRESS}').includes('\"scroll\"')"),
    );
    // The place itself may be noted anew: what tells it anew takes no more room.
    let mark = format!(
        "(({{ status, status_changed }}) => JSON.stringify([status, status_changed]))(JSON.parse(localStorage.getItem('{PROGRESS}')).questions.scopes)"
    );
    let before = browser.ask_text(&mark);
    browser.run(
        "for (let length = 4194304, part = 0; length >= 1; ) {
            try { localStorage.setItem('filler' + part, 'x'.repeat(length)); part += 1; }
            catch { length = Math.floor(length / 2); }
        }",
        &[],
    );
    browser.click(".turn a[rel=next]");
    browser.until(
        "the next question is shown",
        "document.querySelector('[data-island=question]')?.dataset.id !== 'scopes'",
    );
    mark_known(&browser, 2);
    browser.until(
        "the notice is shown",
        &format!("{NOTICES}.includes('is full')"),
    );
    assert_eq!(
        browser.ask_text(&mark),
        before,
        "what stood there before is gone"
    );
    assert!(
        browser.has(".notice [data-act=take]"),
        "no export is offered"
    );

    browser.run("Object.keys(localStorage).filter((key) => key.startsWith('filler')).forEach((key) => localStorage.removeItem(key));", &[]);
    browser.press_button("[data-island=question]", "Bookmark");
    browser.until(
        "everything is stored now",
        &format!("localStorage.getItem('{PROGRESS}').split('\"known\"').length === 3"),
    );
    browser.reload();
    browser.until_text(KNOWN, &format!("2 of {} known", total()));
}

#[test]
fn the_progress_can_be_saved_as_a_file_with_all_that_was_set_aside() {
    let text = "{\"version\":1,\"questions\":{\"gil\":{\"status\":\"kno";
    let (_site, browser) = with_stored(PROGRESS, text);
    browser.until(
        "the notice is shown",
        &format!("{NOTICES}.includes('could not be read')"),
    );
    mark_known(&browser, 1);
    // The file is looked at where the page hands it to the browser.
    browser.run(
        "const page = window.wrappedJSObject ?? window;
        const make = page.URL.createObjectURL;
        const look = (blob) => { page.URL.createObjectURL = make; window.saved = blob.text(); return make.call(page.URL, blob); };
        page.URL.createObjectURL = typeof exportFunction === 'function' ? exportFunction(look, page) : look;",
        &[],
    );
    browser.press_button(".notices", "Save my progress as a file");
    browser.until("a file was made", "window.saved !== undefined");
    let file = browser.run_async(
        "const done = arguments[0]; window.saved.then(done, (error) => done(String(error)));",
        &[],
    );
    let file: Value =
        serde_json::from_str(file.as_str().expect("a text")).expect("the file is JSON");
    assert_eq!(file["evalloop"], json!("progress"));
    assert_eq!(
        file["progress"]["questions"][QUESTION]["status"],
        json!("known")
    );
    let kept = file["stored"].as_object().expect("the other records");
    assert!(
        kept.values().any(|value| value == text),
        "what was set aside is not in the file: {kept:?}"
    );
}

#[test]
fn damaged_settings_cost_the_theme_and_no_more() {
    let (_site, browser) = with_stored(SETTINGS, "{\"version\":1,\"theme\":\"#ff0000\"");
    browser.until(
        "the notice is shown",
        &format!("{NOTICES}.includes('could not be read')"),
    );
    assert_eq!(browser.attribute("html", "data-theme"), None);
    assert_eq!(set_aside(&browser, SETTINGS).len(), 1);
    browser.click("[data-act=theme]");
    browser.until(
        "the theme is stored",
        &format!("localStorage.getItem('{SETTINGS}') === '{{\"version\":1,\"theme\":\"light\"}}'"),
    );
}

#[test]
fn ids_that_somebody_wrote_into_storage_never_become_addresses() {
    let browser = Browser::open();
    for id in [
        "javascript:alert(1)",
        "../../../evil",
        "//evil.example/",
        "<img src=x>",
    ] {
        let record = json!({ "version": 1, "questions": { id: { "last_read": 5 } } });
        let site = site_with_stored(&browser, PROGRESS, &record.to_string());
        browser.visit(&site.url(""));
        assert_eq!(
            browser.ask("document.querySelector('[data-part=resume]').checkVisibility()"),
            json!(false),
            "{id}"
        );
        assert_eq!(
            browser
                .attribute(".resume [data-part=link]", "href")
                .as_deref(),
            Some("#"),
            "{id}"
        );
    }
}

#[test]
fn without_any_storage_the_page_works_and_says_what_that_costs() {
    let site = Site::open();
    // A frame without an origin of its own fetches even its own scripts as a stranger.
    site.server.add_header("access-control-allow-origin", "*");
    let browser = Browser::open();
    site.show_in_frame(&browser, &site.url("mid/"), 900, Some("allow-scripts"));
    browser.look_into_frame();
    let blocked = browser.run(
        "try { return localStorage.length; } catch (error) { return error.name; }",
        &[],
    );
    assert_eq!(
        blocked,
        json!("SecurityError"),
        "storage is not blocked here, so this journey shows nothing"
    );
    if browser.engine == Engine::WebKit {
        // Its 'self' in a content security policy is nobody here, so the app cannot even be fetched.
        browser.until(
            "the answers are shown as without the app",
            "document.querySelector('article .short').checkVisibility()",
        );
        return;
    }
    browser.until_awake();
    assert_eq!(
        browser.ask_text(NOTICES),
        "",
        "there is nothing to tell before there is something to store"
    );
    browser.click("[data-act=theme]");
    browser.until_text("document.documentElement.dataset.theme", "light");
    browser.until(
        "the notice is shown",
        &format!("{NOTICES}.includes('does not let the site store')"),
    );
    browser.click("[data-question-id=gil] h3 button");
    browser.press_button("#answer-gil", "Known");
    browser.until_text(KNOWN, &format!("1 of {} known", total()));
    browser.click("#answer-gil .own-page a");
    browser.until(
        "the question's page is shown",
        "document.querySelector('[data-island=question]') !== null",
    );
    browser.until_text(
        "document.querySelector('[data-act=known]').getAttribute('aria-pressed')",
        "true",
    );
}
