//! Accessibility: axe-core finds nothing on any kind of page, in both themes, on a phone and on a wide screen;
//! nothing is too narrow, too small to touch, or out of the keyboard's reach.

use journeys::{Browser, Key, QUESTION, Site, Surroundings, Wish};
use serde_json::{Value, json};

/// A kind of page: its path, and what is done there before it is looked at.
pub(crate) struct Kind {
    pub(crate) path: &'static str,
    pub(crate) state: State,
}

/// What a page is brought into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    AsLoaded,
    AnswerOpen,
    NothingFound,
    /// Another bank, with its first answer.
    BankOpen,
    NoticeShown,
    Playing,
    EditorOpen,
    /// The palette, before anything is typed.
    PaletteOpen,
    /// The palette with this typed into it.
    PaletteFilled(&'static str),
    /// The page has no app.
    Asleep,
}

pub(crate) const KINDS: [Kind; 23] = [
    Kind {
        path: "",
        state: State::AsLoaded,
    },
    Kind {
        path: "mid/",
        state: State::AsLoaded,
    },
    Kind {
        path: "mid/",
        state: State::AnswerOpen,
    },
    Kind {
        path: "mid/?q=qqqqzzzz&category=basics",
        state: State::NothingFound,
    },
    Kind {
        path: "mid/?q=list&category=cooking",
        state: State::AsLoaded,
    },
    Kind {
        path: "fresher/",
        state: State::AsLoaded,
    },
    Kind {
        path: "q/gil/",
        state: State::NoticeShown,
    },
    Kind {
        path: "q/radix-router/",
        state: State::AsLoaded,
    },
    Kind {
        path: "q/cyclic-gc/",
        state: State::AsLoaded,
    },
    Kind {
        path: "senior/",
        state: State::AsLoaded,
    },
    Kind {
        path: "changes/",
        state: State::AsLoaded,
    },
    Kind {
        path: "offline/",
        state: State::AsLoaded,
    },
    Kind {
        path: "bank/",
        state: State::AsLoaded,
    },
    Kind {
        path: "bank/?bank=data/bank.json&q=gil",
        state: State::BankOpen,
    },
    Kind {
        path: "guide/",
        state: State::AsLoaded,
    },
    Kind {
        path: "visualizer/",
        state: State::AsLoaded,
    },
    Kind {
        path: "visualizer/",
        state: State::Playing,
    },
    Kind {
        path: "guide/",
        state: State::PaletteOpen,
    },
    Kind {
        path: "mid/",
        state: State::PaletteFilled("gil level:mid"),
    },
    Kind {
        path: "q/gil/",
        state: State::PaletteFilled("qqqqzzzz xxxxwwww"),
    },
    Kind {
        path: "visualizer/",
        state: State::EditorOpen,
    },
    Kind {
        path: "visualizer/#v1:s=four~2dways",
        state: State::Playing,
    },
    Kind {
        path: "no/such/page",
        state: State::Asleep,
    },
];

/// The phone's and the screen's width in CSS pixels.
const PHONE: u64 = 360;
const SCREEN: u64 = 1280;

pub(crate) fn bring_into(browser: &Browser, state: State) {
    match state {
        State::AsLoaded | State::Asleep | State::PaletteOpen | State::PaletteFilled(_) => {}
        State::AnswerOpen => {
            browser.open_answer("gil");
        }
        State::NothingFound => {
            browser.until(
                "the empty list is told",
                "document.querySelector('.empty').checkVisibility()",
            );
        }
        State::BankOpen => {
            browser.click("[data-question-id=gil] h3 button");
            browser.until(
                "the answer is whole",
                "document.querySelector('#answer-gil [data-part=whole] h4') !== null",
            );
        }
        State::NoticeShown => {
            browser.press_button("[data-island=question]", "Known");
            browser.until(
                "the notice is shown",
                "document.querySelector('.notice') !== null",
            );
        }
        State::Playing => {
            browser.press_button("[data-gil-visualizer]", "Step");
            browser.press_button("[data-gil-visualizer]", "Step");
        }
        State::EditorOpen => {
            browser.until(
                "the visualizer is awake",
                "document.querySelector('[data-gil-visualizer][data-awake]') !== null",
            );
            browser.run(
                "for (const part of document.querySelectorAll('details.more')) part.open = true;",
                &[],
            );
            browser.until(
                "the editor, the events and the links are there",
                "['.thread', '.told li', '.line-to-copy'].every((part) => document.querySelector(part) !== null)",
            );
        }
    }
    if let State::PaletteOpen | State::PaletteFilled(_) = state {
        browser.click(".find");
        browser.until(
            "the palette is open",
            "document.querySelector('.palette').open",
        );
        if let State::PaletteFilled(text) = state {
            browser.write(text);
            browser.until(
                "the index has answered",
                "/\\d|No/.test(document.querySelector('.palette [role=status]').textContent)",
            );
        }
    }
    // Colours on their way are no colours to judge.
    browser.until(
        "nothing is in motion",
        "document.getAnimations().every((motion) => motion.playState !== 'running')",
    );
}

/// What axe-core finds wrong, each with its rule and where.
pub(crate) fn violations(browser: &Browser) -> Vec<String> {
    let axe = Surroundings::read(&Surroundings::get().axe);
    let script = format!(
        "{axe};
        const done = arguments[arguments.length - 1];
        window.axe.run(document, {{ resultTypes: ['violations'] }}).then(
            ({{ violations, passes }}) => done(passes.length < 5 ? ['axe looked at nothing'] : violations.flatMap(({{ id, nodes }}) =>
                nodes.map(({{ target, failureSummary }}) => `${{id}} at ${{target}}: ${{failureSummary}}`))),
            (error) => done([`axe failed: ${{error}}`]),
        );"
    );
    let found = browser.run_async(&script, &[]);
    found
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

fn assert_no_violations(theme: &str, width: u64) {
    let site = Site::open();
    let browser = Browser::open();
    site.show_blank(&browser);
    let settings = json!({ "version": 1, "theme": theme }).to_string();
    browser.run(
        "localStorage.setItem('evalloop:settings', arguments[0]);",
        &[json!(settings)],
    );
    let mut found = Vec::new();
    for Kind { path, state } in &KINDS {
        let url = site.url(path);
        match (*state, width) {
            (State::Asleep, SCREEN) => browser.load(&url),
            (_, SCREEN) => browser.visit(&url),
            (State::Asleep, _) => {
                site.show_in_frame(&browser, &url, width, None);
                browser.look_into_frame();
            }
            _ => site.visit_on_phone(&browser, &url, width),
        }
        assert_eq!(browser.ask("innerWidth"), json!(width), "{path}");
        browser.until_text("document.documentElement.dataset.theme", theme);
        bring_into(&browser, *state);
        let here = violations(&browser);
        found.extend(
            here.into_iter()
                .map(|violation| format!("/{path}: {violation}")),
        );
    }
    assert!(
        found.is_empty(),
        "{theme} at {width} px:\n{}",
        found.join("\n")
    );
}

#[test]
fn axe_finds_nothing_in_light_on_a_screen() {
    assert_no_violations("light", SCREEN);
}

#[test]
fn axe_finds_nothing_in_dark_on_a_screen() {
    assert_no_violations("dark", SCREEN);
}

#[test]
fn axe_finds_nothing_in_light_on_a_phone() {
    assert_no_violations("light", PHONE);
}

#[test]
fn axe_finds_nothing_in_dark_on_a_phone() {
    assert_no_violations("dark", PHONE);
}

#[test]
fn axe_would_find_something() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url("guide/"));
    browser.run(
        "const button = document.createElement('button');
        document.querySelector('main').append(button);
        const faint = document.createElement('p');
        faint.textContent = 'hardly to be read';
        faint.style.color = '#eee';
        faint.style.background = '#fff';
        document.querySelector('main').append(faint);",
        &[],
    );
    let found = violations(&browser).join("\n");
    for rule in ["button-name", "color-contrast"] {
        assert!(found.contains(rule), "axe did not find {rule}: {found}");
    }
}

#[test]
fn no_page_scrolls_sideways_on_the_narrowest_phone() {
    let site = Site::open();
    let browser = Browser::open();
    let mut paths: Vec<String> = KINDS
        .iter()
        .filter(|kind| kind.state != State::Asleep)
        .map(|kind| kind.path.to_owned())
        .collect();
    paths.dedup();
    let answered = Site::questions();
    let answered = answered
        .iter()
        .filter(|question| question["pending"] != json!(true));
    paths.extend(answered.filter_map(|question| Some(format!("q/{}/", question["id"].as_str()?))));
    for path in paths {
        site.visit_on_phone(&browser, &site.url(&path), 320);
        assert_eq!(browser.ask("innerWidth"), json!(320));
        if path == "mid/" {
            bring_into(&browser, State::AnswerOpen);
        }
        let width = browser.ask("document.scrollingElement.scrollWidth");
        let culprits = browser.ask(
            "[...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > 321 && one.closest('pre, .table, .strip, .chips, .stages, .diagram') === null)
                .slice(0, 5).map((one) => one.cloneNode().outerHTML)",
        );
        assert!(
            width.as_u64() <= Some(320),
            "/{path} is {width} px wide at 320 px; look at {culprits}"
        );
    }
}

#[test]
fn what_is_touched_is_large_enough() {
    let site = Site::open();
    let browser = Browser::open_with(&[Wish::Touch]);
    if !browser.engine.grants(Wish::Touch) {
        return;
    }
    let mut small = Vec::new();
    for (path, state) in [
        ("", State::AsLoaded),
        ("mid/?q=list", State::AsLoaded),
        ("mid/?q=qqqqzzzz&category=basics", State::NothingFound),
        ("q/gil/", State::NoticeShown),
        ("visualizer/", State::AsLoaded),
        ("guide/", State::PaletteOpen),
        ("guide/", State::PaletteFilled("gil level:mid")),
    ] {
        browser.visit(&site.url(path));
        assert_eq!(
            browser.ask("matchMedia('(pointer: coarse)').matches"),
            json!(true)
        );
        bring_into(&browser, state);
        browser.lay_out_all_rows();
        let found = browser.ask(
            "[...document.querySelectorAll('a, button, input')]
                .filter((one) => one.checkVisibility() && !one.matches('.skip') && one.closest('.prose, .reading, .lede, .resume') === null)
                .filter((one) => one.getBoundingClientRect().height < 44)
                .map((one) => `${one.getBoundingClientRect().height} px: ${one.cloneNode().outerHTML} ${one.textContent.slice(0, 30)}`)",
        );
        let found = found.as_array().cloned().unwrap_or_default();
        small.extend(
            found
                .iter()
                .filter_map(Value::as_str)
                .map(|one| format!("/{path}: {one}")),
        );
    }
    assert!(
        small.is_empty(),
        "lower than 44 px under a finger:\n{}",
        small.join("\n")
    );
}

#[test]
fn the_keyboard_reaches_the_content_first_and_every_stop_is_seen() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.question(QUESTION));
    browser.press(Key::Tab);
    browser.until(
        "the first stop is the way to the content",
        "document.activeElement.matches('.skip')",
    );
    let place = browser.ask("document.activeElement.getBoundingClientRect().top");
    assert!(
        place.as_f64() >= Some(0.0),
        "the skip link is not seen when it has the focus"
    );
    browser.press(Key::Enter);
    browser.until_text("document.activeElement.id", "main");
    for _ in 0..6 {
        browser.press(Key::Tab);
        let stop = browser.ask(
            "(() => {
                const stop = document.activeElement;
                const style = getComputedStyle(stop);
                return [stop.cloneNode().outerHTML, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1];
            })()",
        );
        assert_eq!(
            stop[1],
            json!(true),
            "the focus is not to be seen on {}",
            stop[0]
        );
    }
}
