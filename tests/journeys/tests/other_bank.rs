//! Another bank: opened from the disk or by the address, searched, read to its end, or refused with what to do.

use journeys::{Browser, Key, Site};
use serde_json::{Value, json};
use static_server::Failure;

const COUNT: &str = "document.querySelector('[data-testid=result-count]')?.textContent";
const IDS: &str = "[...document.querySelectorAll('article')].map((row) => row.dataset.questionId)";
const WHY: &str = "document.querySelector('[data-part=trouble]').checkVisibility() && document.querySelector('[data-part=trouble]').textContent";
/// More rows than this are never in the page of a long list.
const WINDOW: u64 = 120;

fn on_page(query: &str) -> (Site, Browser) {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url(&format!("bank/{query}")));
    (site, browser)
}

/// Gives the page a file, as choosing one does.
fn choose(browser: &Browser, name: &str, text: &str) {
    browser.until(
        "a file can be chosen",
        "document.querySelector('[data-part=choose]').checkVisibility()",
    );
    browser.run(
        "const [name, text] = arguments;
        const input = document.querySelector('input[type=file]');
        const carried = new DataTransfer();
        carried.items.add(new File([text], name, { type: 'application/json' }));
        input.files = carried.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));",
        &[json!(name), json!(text)],
    );
}

/// A bank of so many questions, all after one of the site's own.
fn made_up(count: usize) -> String {
    let pattern = Site::questions()
        .into_iter()
        .find(|question| question["id"] == "gil")
        .expect("the site has it");
    let one = |number: usize| {
        let mut question = pattern.clone();
        question["id"] = json!(format!("made-{number}"));
        question["title"] = json!(format!("What is made up as number{number} of this bank?"));
        question["difficulty"] = json!(["Easy", "Medium", "Hard"][number % 3]);
        question["follow_ups"] = json!([format!("made-{}", (number + 1) % count)]);
        question
    };
    let questions: Vec<Value> = (0..count).map(one).collect();
    json!({ "version": 1, "questions": questions }).to_string()
}

fn rows(browser: &Browser) -> u64 {
    browser.count("article")
}

#[test]
fn an_address_names_a_file_of_this_site_which_is_searched_as_one_types() {
    let (site, browser) = on_page("?bank=data/bank.json");
    let total = Site::questions().len();
    browser.until_text(COUNT, &format!("{total} questions"));
    assert_eq!(
        rows(&browser),
        total as u64,
        "a short list is in the page whole"
    );
    browser.press(Key::Escape);
    browser.write("/");
    browser.until_text("document.activeElement.type", "search");
    browser.write("gil");
    browser.until_text(&format!("{IDS}[0]"), "gil");
    browser.until("the address follows", "location.search.endsWith('&q=gil')");
    browser.press_button("[data-group=difficulty]", "Hard");
    browser.until(
        "only hard ones are left",
        &format!("!{IDS}.includes('gil')"),
    );
    browser.until_url(&site.url("bank/?bank=data/bank.json&q=gil&difficulty=hard"));
    let count = browser.ask_text(COUNT);
    browser.reload();
    browser.until_text(COUNT, &count);
    browser.until_text("document.querySelector('input[type=search]').value", "gil");
    browser.press_button(".count", "Clear all");
    browser.until_text(COUNT, &format!("{total} questions"));
}

#[test]
fn an_answer_opens_in_place_and_leads_to_the_banks_other_questions() {
    let (_site, browser) = on_page("?bank=data/bank.json&q=gil");
    let button = "[data-question-id=gil] h3 button";
    browser.click(button);
    browser.until(
        "the answer is whole",
        "document.querySelector('#answer-gil [data-part=whole] h4').checkVisibility()",
    );
    assert_eq!(
        browser.attribute(button, "aria-expanded").as_deref(),
        Some("true")
    );
    let link = "#answer-gil a[data-question]";
    let other = browser
        .attribute(link, "data-question")
        .expect("it has follow-ups");
    browser.click(link);
    browser.until(
        "the other question is open, whatever was searched",
        &format!("document.querySelector('[data-question-id=\"{other}\"] h3 button')?.getAttribute('aria-expanded') === 'true'"),
    );
    browser.click("[data-part=open] .search input");
    browser.press(Key::Escape);
    browser.until_text(COUNT, &format!("{} questions", Site::questions().len()));
    browser.click(button);
    browser.until_text(
        &format!("document.querySelector('{button}').getAttribute('aria-expanded')"),
        "false",
    );
}

#[test]
fn of_a_long_list_only_what_is_near_is_in_the_page() {
    let (site, browser) = on_page("?bank=data/bank.json&q=gil");
    browser.until(
        "that one is open",
        &format!("{COUNT}?.includes('questions')"),
    );
    choose(&browser, "made-up.json", &made_up(2_000));
    browser.until_text(COUNT, "2,000 questions");
    assert_eq!(
        browser.url(),
        site.url("bank/"),
        "a file from the disk has no address"
    );
    browser.until_text(&format!("{IDS}[0]"), "made-0");
    assert!(rows(&browser) < WINDOW, "{} rows", rows(&browser));
    assert_eq!(
        browser.attribute("article", "aria-setsize").as_deref(),
        Some("2000")
    );

    browser.run(
        "window.scrollTo(0, document.documentElement.scrollHeight);",
        &[],
    );
    browser.until_text(&format!("{IDS}.at(-1)"), "made-1999");
    browser.until(
        "the last row stands at the end of the list",
        "document.querySelector('[data-question-id=made-1999]').getBoundingClientRect().bottom <= innerHeight",
    );
    assert!(rows(&browser) < WINDOW, "{} rows", rows(&browser));
    assert_eq!(
        browser
            .attribute("[data-question-id=made-1999]", "aria-posinset")
            .as_deref(),
        Some("2000")
    );

    browser.run("window.scrollTo(0, 0);", &[]);
    browser.click("input[type=search]");
    browser.write("number1234");
    browser.until_text(&format!("{IDS}.join()"), "made-1234");
    browser.until_text(COUNT, "1 of 2,000 questions");
    browser.press(Key::Escape);
    browser.until_text(COUNT, "2,000 questions");
}

#[test]
fn keys_walk_a_long_list_and_the_focus_is_never_lost() {
    let (_site, browser) = on_page("");
    choose(&browser, "made-up.json", &made_up(1_000));
    browser.until_text(COUNT, "1,000 questions");
    let focused = "document.activeElement.closest('article')?.dataset.questionId";
    browser.click("input[type=search]");
    browser.press(Key::ArrowDown);
    browser.until_text(focused, "made-0");
    for _ in 0..30 {
        browser.press(Key::ArrowDown);
    }
    browser.until_text(focused, "made-30");
    browser.press(Key::Tab);
    browser.until_text(focused, "made-31");
    browser.press(Key::End);
    browser.until_text(focused, "made-999");
    browser.until(
        "it is seen",
        "document.activeElement.getBoundingClientRect().bottom <= innerHeight",
    );
    browser.press(Key::ArrowUp);
    browser.until_text(focused, "made-998");
    // Opened where it stands, and kept while one looks elsewhere.
    browser.press(Key::Enter);
    browser.until(
        "the answer is open",
        "document.querySelector('#answer-made-998 [data-part=whole] h4') !== null",
    );
    browser.run("window.scrollTo(0, 0);", &[]);
    browser.until(
        "the first row is back",
        &format!("{IDS}.includes('made-5')"),
    );
    assert_eq!(browser.ask_text(focused), "made-998");
    assert!(rows(&browser) < WINDOW, "{} rows", rows(&browser));
    browser.press(Key::ArrowUp);
    browser.until_text(focused, "made-997");
    browser.until(
        "what has the focus is seen again",
        "(() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })()",
    );
    assert_eq!(
        browser
            .attribute("[data-question-id=made-998] h3 button", "aria-expanded")
            .as_deref(),
        Some("true")
    );
    browser.press(Key::Home);
    browser.until_text(focused, "made-0");
    browser.press(Key::Escape);
    browser.until_text("document.activeElement.type", "search");
}

#[test]
fn a_file_that_is_no_bank_is_told_what_is_wrong_and_where() {
    let (_site, browser) = on_page("");
    let mut bank: Value = serde_json::from_str(&made_up(5)).expect("it is JSON");
    bank["questions"][3]["difficulty"] = json!("hardish");
    choose(&browser, "slip.json", &bank.to_string());
    browser.until_text(
        &format!("({WHY} || '').trim()"),
        "questions[3].difficulty is \"hardish\"; it is to be one of Easy, Medium, Hard",
    );
    assert!(!browser.has("input[type=search]"));

    bank["questions"][4]["id"] = json!("made-0");
    choose(&browser, "slips.json", &bank.to_string());
    browser.until(
        "both are listed",
        "document.querySelectorAll('[data-part=slips] li').length === 2",
    );
    choose(&browser, "cut.json", &made_up(5)[..900]);
    browser.until(
        "it is told",
        &format!("({WHY} || '').includes('ends in its middle')"),
    );
    choose(&browser, "page.json", "<!doctype html><title>No</title>");
    browser.until("it is told", &format!("({WHY} || '').includes('web page')"));
    choose(&browser, "empty.json", "{\"version\":1,\"questions\":[]}");
    browser.until("an empty bank is one", "document.querySelector('[data-part=nothing]')?.textContent === 'This bank has no questions'");
    assert!(
        browser.ask("document.querySelector('[data-part=trouble]').checkVisibility()")
            == json!(false)
    );
}

#[test]
fn nothing_is_opened_but_files_of_this_origin() {
    for (address, words) in [
        (
            "https://bank.example/bank.json",
            "and not from bank.example",
        ),
        ("//bank.example/bank.json", "and not from bank.example"),
        ("javascript:alert(1)", "javascript: is no kind of address"),
        ("data:application/json,{}", "data: is no kind of address"),
        ("nowhere.json", "There is no file at"),
        ("guide/", "This is a web page"),
    ] {
        let query: String = address
            .replace(':', "%3A")
            .replace('{', "%7B")
            .replace('}', "%7D");
        let (_site, browser) = on_page(&format!("?bank={query}"));
        browser.until(
            &format!("{address} is refused"),
            &format!("({WHY} || '').includes({})", json!(words)),
        );
        assert!(!browser.has("article"));
    }
}

#[test]
fn a_redirect_is_followed_on_this_origin_and_to_no_other() {
    let other = Site::open();
    for (target, is_ours) in [("", true), (other.url("data/bank.json").as_str(), false)] {
        let site = Site::open();
        let target = match target {
            "" => site.url("data/bank.json"),
            target => target.to_owned(),
        };
        site.server
            .fail(&site.path("moved.json"), Failure::Status(302));
        site.server.add_header("Location", &target);
        let browser = Browser::open();
        browser.visit(&site.url("bank/?bank=moved.json"));
        if is_ours {
            browser.until_text(COUNT, &format!("{} questions", Site::questions().len()));
        } else {
            browser.until(
                "it is refused",
                &format!("({WHY} || '').includes('leads on to another site')"),
            );
            assert_eq!(
                other.count("data/bank.json"),
                0,
                "it was asked for all the same"
            );
        }
    }
}

#[test]
fn a_levels_page_with_a_bank_in_its_address_leads_there() {
    let site = Site::open();
    let browser = Browser::open();
    browser.load(&site.url("mid/?bank=data/bank.json&q=gil"));
    browser.until_url(&site.url("bank/?bank=data/bank.json&q=gil"));
    browser.until_text(&format!("{IDS}[0]"), "gil");
}

#[test]
fn leaving_the_page_lets_go_of_the_bank_and_coming_back_opens_it_again() {
    let (site, browser) = on_page("?bank=data/bank.json&q=gil");
    browser.until_text(&format!("{IDS}[0]"), "gil");
    browser.click(".bottom a[href$='changes/']");
    browser.until_url(&site.url("changes/"));
    browser.until(
        "the other page is shown",
        "document.querySelector('[data-shelf]') === null",
    );
    browser.back();
    browser.until_url(&site.url("bank/?bank=data/bank.json&q=gil"));
    browser.until_text(&format!("{IDS}[0]"), "gil");
    browser.until_text("document.querySelector('input[type=search]').value", "gil");
}

#[test]
fn a_program_that_cannot_be_had_is_told_and_the_page_stays_readable() {
    let site = Site::open();
    let browser = Browser::open();
    let page = journeys::get(&site.url("bank/"))
        .expect("the page is there")
        .text();
    let program = page
        .split_once("data-shelf=\"../")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(name, _)| name.to_owned())
        .expect("the page names its program");
    site.server.fail(&site.path(&program), Failure::Status(404));
    browser.visit(&site.url("bank/"));
    browser.until(
        "it is told",
        "document.querySelector('[data-part=broken]').checkVisibility()",
    );
    assert!(browser.text("[data-part=about]").contains("What a bank is"));
}
