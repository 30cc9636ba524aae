//! Everyone: forced colours, the tree that assistive technology reads, the keyboard alone, paper, right to left, long words,
//! targets under a pointer.
//!
//! What only one engine can show or tell is looked at there; `accessibility` asks axe-core in all of them.

use journeys::{Browser, Engine, Key, Site};
use serde_json::{Value, json};

pub(crate) fn chromium() -> Option<Browser> {
    let browser = Browser::open();
    (browser.engine == Engine::Chromium).then_some(browser)
}

fn emulate(browser: &Browser, medium: &str, feature: &str, value: &str) {
    browser.devtools(
        "Emulation.setEmulatedMedia",
        &json!({ "media": medium, "features": [{ "name": feature, "value": value }] }),
    );
}

#[test]
fn in_forced_colours_what_is_pressed_or_marked_is_told_by_more_than_colour() {
    let Some(browser) = chromium() else { return };
    let site = Site::open();
    emulate(&browser, "", "forced-colors", "active");
    browser.visit(&site.url("mid/?q=list"));
    assert_eq!(
        browser.ask("matchMedia('(forced-colors: active)').matches"),
        json!(true)
    );
    // A pressed filter differs from one that is not in a line or a weight, which no palette takes away.
    browser.click("[aria-label=Difficulty] button[aria-pressed=false]");
    browser.until(
        "the filter is pressed",
        "document.querySelector('[aria-label=Difficulty] button[aria-pressed=true]') !== null",
    );
    let looks = browser.ask(
        "['true', 'false'].map((pressed) => {
            const style = getComputedStyle(document.querySelector(`[aria-label=Difficulty] button[aria-pressed=${pressed}]:not(:hover)`) ?? document.querySelector(`[aria-label=Difficulty] button[aria-pressed=${pressed}]`));
            return [style.borderTopWidth, style.borderTopStyle, style.borderTopColor, style.backgroundColor, style.fontWeight, style.textDecorationLine].join(' ');
        })",
    );
    assert_ne!(
        looks[0], looks[1],
        "a pressed filter looks as one that is not"
    );
    let marks = browser.ask(
        "(() => { const style = getComputedStyle(document.querySelector('mark')); return style.backgroundColor !== getComputedStyle(document.querySelector('.short')).backgroundColor || style.textDecorationLine !== 'none' || style.fontWeight > 500; })()",
    );
    assert_eq!(
        marks,
        json!(true),
        "what matches is not to be told from the rest"
    );
    browser.press(Key::Tab);
    assert_ne!(
        browser.ask_text("getComputedStyle(document.activeElement).outlineStyle"),
        "none"
    );
    for path in ["visualizer/", "embed/convoy/"] {
        browser.load(&site.url(path));
        browser.until(
            "the visualizer is awake",
            "document.querySelector('[data-gil-visualizer][data-awake]') !== null",
        );
        // Read as the picture's painter reads them. What is written on a bar, and the bar on its ground, are to be seen.
        let alike = browser.ask(
            "(() => {
                const canvas = document.querySelector('[data-part=canvas]');
                const of = (name) => { canvas.style.color = `var(--${name})`; return getComputedStyle(canvas).color; };
                const pairs = [['t1', 'on-thread'], ['t8', 'on-thread'], ['t1', 'raise'], ['amber-fill', 'on-amber'], ['amber-fill', 'raise'], ['soft', 'raise']];
                const alike = pairs.filter(([one, other]) => of(one) === of(other));
                canvas.style.color = '';
                return alike;
            })()",
        );
        assert_eq!(
            alike,
            json!([]),
            "/{path} paints in colours that are one colour"
        );
    }
    browser.visit(&site.url("visualizer/"));
    let lanes = browser.ask(
        "[...document.querySelectorAll('[data-part=picture] svg rect')].filter((lane) => {
            const style = getComputedStyle(lane);
            return style.fill === 'none' && style.stroke === 'none';
        }).length",
    );
    assert_eq!(lanes, json!(0), "lanes that are not drawn");
}

/// Every node of the tree for assistive technology, as role and name.
fn tree(browser: &Browser) -> Vec<(String, String)> {
    let answer = browser.devtools("Accessibility.getFullAXTree", &json!({}));
    let text = |node: &Value, what: &str| {
        node[what]["value"]
            .as_str()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
    nodes
        .iter()
        .filter(|node| node["ignored"] != json!(true))
        .map(|node| (text(node, "role"), text(node, "name")))
        .collect()
}

#[test]
fn assistive_technology_is_told_every_name_and_every_live_region() {
    let Some(browser) = chromium() else { return };
    let site = Site::open();
    let controls = [
        "button",
        "link",
        "slider",
        "searchbox",
        "textbox",
        "checkbox",
        "combobox",
        "switch",
        "tab",
    ];
    for (path, wanted) in [
        (
            "",
            vec![
                ("button", "Simulate flow"),
                ("slider", "Time"),
                ("navigation", "Site"),
                ("main", ""),
            ],
        ),
        (
            "mid/",
            vec![
                ("searchbox", "Search questions"),
                ("group", "Level"),
                ("group", "Category"),
                ("group", "Difficulty"),
                ("group", "Status"),
                ("status", ""),
            ],
        ),
        (
            "q/gil/",
            vec![("button", "Known"), ("button", "Bookmark"), ("status", "")],
        ),
        (
            "visualizer/",
            vec![
                ("button", "Simulate flow"),
                ("button", "Step"),
                ("button", "Reset"),
                ("slider", "Time"),
            ],
        ),
        ("guide/", vec![("main", "")]),
        ("changes/", vec![("main", "")]),
        ("offline/", vec![("main", "")]),
        ("bank/", vec![("main", "")]),
    ] {
        browser.visit(&site.url(path));
        let tree = tree(&browser);
        assert!(
            tree.len() > 20,
            "/{path} has a tree of {} nodes",
            tree.len()
        );
        let nameless: Vec<_> = tree
            .iter()
            .filter(|(role, name)| controls.contains(&role.as_str()) && name.is_empty())
            .collect();
        assert!(
            nameless.is_empty(),
            "/{path} has controls without a name: {nameless:?}"
        );
        for (role, name) in wanted {
            let is_there = tree
                .iter()
                .any(|(its, known)| its == role && (name.is_empty() || known == name));
            assert!(is_there, "/{path} has no {role} {name:?}");
        }
        let headings = tree.iter().filter(|(role, _)| role == "heading").count();
        assert!(headings > 0, "/{path} has no heading");
    }
}

/// Presses Tab until the focus is on what matches, and tells how often that took.
#[track_caller]
fn tab_to(browser: &Browser, selector: &str) {
    for _ in 0..90 {
        browser.press(Key::Tab);
        if browser.ask(&format!(
            "document.activeElement?.matches({})",
            json!(selector)
        )) == json!(true)
        {
            let seen = browser.ask(
                "(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1; })()",
            );
            assert_eq!(seen, json!(true), "the focus is not seen on {selector}");
            return;
        }
    }
    panic!("the keyboard does not come to {selector}");
}

#[test]
fn every_main_task_can_be_done_by_keyboard_alone() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url(""));
    // From the first page to a level.
    tab_to(&browser, "main a[href$='mid/']");
    browser.press(Key::Enter);
    browser.until(
        "the list is shown",
        "document.querySelectorAll('article').length > 10",
    );
    browser.until_text("document.activeElement.id", "main");
    // Find, open, mark.
    browser.write("/");
    browser.until(
        "the search has the focus",
        "document.activeElement.matches('input[type=search]')",
    );
    browser.write("gil");
    browser.until("the search is done", "location.search === '?q=gil'");
    tab_to(&browser, ".results article:first-child h3 button");
    let id = browser.ask_text("document.activeElement.closest('article').dataset.questionId");
    browser.press(Key::Enter);
    browser.until_text(
        "document.activeElement.getAttribute('aria-expanded')",
        "true",
    );
    tab_to(&browser, "[data-act=known]");
    browser.write(" ");
    browser.until_text(
        "document.activeElement.getAttribute('aria-pressed')",
        "true",
    );
    // Take it back, which is told at the page's end.
    tab_to(&browser, ".notice [data-act=take]");
    browser.press(Key::Enter);
    browser.until(
        "the mark is gone",
        &format!("document.querySelector('#answer-{id} [data-act=known]').getAttribute('aria-pressed') === 'false'"),
    );
    // The visualizer.
    browser.visit(&site.url("visualizer/"));
    tab_to(&browser, "[data-gil-visualizer] [data-act=step]");
    let before = browser.attribute("[data-gil-visualizer]", "data-time-us");
    // The first event may be at the very beginning.
    for _ in 0..3 {
        browser.press(Key::Enter);
    }
    browser.until(
        "time goes on",
        &format!(
            "document.querySelector('[data-gil-visualizer]').dataset.timeUs !== {}",
            json!(before)
        ),
    );
    // The theme.
    browser.run("document.activeElement.blur(); window.scrollTo(0, 0);", &[]);
    browser.visit(&site.url("guide/"));
    tab_to(&browser, "[data-act=theme]");
    browser.press(Key::Enter);
    browser.until_text("document.documentElement.dataset.theme", "light");
}

#[test]
fn on_paper_stand_the_answers_and_nothing_to_press() {
    let Some(browser) = chromium() else { return };
    let site = Site::open();
    for (path, answers) in [
        ("mid/", 50),
        ("q/gil/", 1),
        ("", 0),
        ("visualizer/", 0),
        ("offline/", 0),
        ("bank/", 0),
        ("changes/", 0),
    ] {
        browser.visit(&site.url(path));
        emulate(&browser, "print", "prefers-color-scheme", "dark");
        let controls = browser.ask(
            "[...document.querySelectorAll('button, input, nav, .notices')].filter((one) => one.checkVisibility() && one.closest('h3') === null).map((one) => one.cloneNode().outerHTML)",
        );
        assert_eq!(
            controls,
            json!([]),
            "/{path} prints what can only be pressed"
        );
        let seen = browser.ask("[...document.querySelectorAll('.short, [data-answer]')].filter((one) => one.checkVisibility() && one.offsetHeight > 0).length");
        assert!(
            seen.as_u64() >= Some(answers),
            "/{path} prints {seen} answers"
        );
        let ink = browser.ask_text("getComputedStyle(document.querySelector('main')).color");
        let parts: Vec<u32> = ink
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|part| part.parse().ok())
            .collect();
        assert!(
            parts.iter().take(3).all(|part| *part < 90),
            "/{path} prints in light ink: {ink}"
        );
        emulate(&browser, "", "prefers-color-scheme", "light");
    }
}

#[test]
fn right_to_left_and_long_words_break_nothing() {
    let site = Site::open();
    let browser = Browser::open();
    for path in [
        "",
        "mid/",
        "q/gil/",
        "guide/",
        "visualizer/",
        "offline/",
        "bank/",
    ] {
        site.visit_on_phone(&browser, &site.url(path), 320);
        for change in [
            "document.documentElement.dir = 'rtl';",
            "document.documentElement.dir = ''; for (const one of document.querySelectorAll('h1, h2, h3 button, .lede, .short, .prose p')) one.textContent = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(2);",
        ] {
            browser.run(change, &[]);
            let width = browser.ask("document.scrollingElement.scrollWidth");
            let culprits = browser.ask(
                "[...document.querySelectorAll('body *')].filter((one) => { const { left, right } = one.getBoundingClientRect(); return (right > 321 || left < -1) && one.closest('pre, .table, .strip, .chips, .stages, .diagram, .skip, svg') === null; })
                    .slice(0, 4).map((one) => one.cloneNode().outerHTML)",
            );
            assert!(
                width.as_u64() <= Some(320),
                "/{path} is {width} px wide after {change}; look at {culprits}"
            );
        }
    }
}

#[test]
fn what_is_pointed_at_is_24_pixels_or_stands_alone() {
    let site = Site::open();
    let browser = Browser::open();
    let mut small = Vec::new();
    for path in [
        "",
        "mid/?q=list",
        "q/gil/",
        "visualizer/",
        "offline/",
        "bank/",
        "changes/",
    ] {
        browser.visit(&site.url(path));
        browser.lay_out_all_rows();
        // A link in a sentence is as high as its line, which the rule allows.
        let found = browser.ask(
            "[...document.querySelectorAll('a, button, input, summary')]
                .filter((one) => one.checkVisibility() && !one.matches('.skip') && getComputedStyle(one).display !== 'inline')
                .filter((one) => { const { width, height } = one.getBoundingClientRect(); return width < 24 || height < 24; })
                .map((one) => `${one.cloneNode().outerHTML} ${one.textContent.slice(0, 30)}`)",
        );
        small.extend(
            found
                .as_array()
                .cloned()
                .unwrap_or_default()
                .iter()
                .map(|one| format!("/{path}: {one}")),
        );
    }
    assert!(small.is_empty(), "{}", small.join("\n"));
}
