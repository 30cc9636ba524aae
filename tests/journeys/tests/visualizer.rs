//! The visualizer: playing, stepping, seeking, and that what it shows is what the simulator says.

use gil::scenario::{self, Scenario};
use gil::{Costs, MICROSECOND, Stage, Trace};
use journeys::{Browser, Key, Site, Wish};
use serde_json::{Value, json};

const AT: &str = "[data-gil-visualizer]";
const TIME: &str = "Number(document.querySelector('[data-gil-visualizer]').dataset.timeUs)";
const PLAYING: &str = "document.querySelector('[data-gil-visualizer]').dataset.playing";
const WORDS: &str = "document.querySelector('[data-gil-visualizer] .say').textContent";
const STAGE: &str = "[...document.querySelectorAll('[data-stage][aria-current=step]')].map((stage) => stage.dataset.stage).join(' ')";

fn on_visualizer(wishes: &[Wish]) -> (Site, Browser) {
    let site = Site::open();
    let browser = Browser::open_with(wishes);
    browser.visit(&site.url("visualizer/"));
    browser.until(
        "the visualizer is awake",
        &format!("document.querySelector('{AT}').hasAttribute('data-awake')"),
    );
    (site, browser)
}

fn trace_of(scenario: &Scenario) -> Trace {
    gil::simulate(&scenario.workload(), &Costs::default(), scenario.seed)
        .expect("a workload that runs")
}

fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Thread => "thread",
        Stage::Gil => "gil",
        Stage::Bytecode => "bytecode",
        Stage::Release => "release",
    }
}

/// Lets two frames pass in the page.
fn frames_pass(browser: &Browser) {
    browser.run_async("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));", &[]);
}

#[test]
fn steps_go_from_event_to_event_as_the_simulator_says() {
    let (_site, browser) = on_visualizer(&[]);
    for scenario in scenario::all() {
        browser.click(&format!(
            "{AT} [data-act=scenario][data-id={}]",
            scenario.id
        ));
        browser.until_text(
            &format!("document.querySelector('{AT}').dataset.scenario"),
            scenario.id,
        );
        assert_eq!(browser.text(&format!("{AT} h2")), scenario.title);
        let pressed = browser.ask(&format!("[...document.querySelectorAll('{AT} .pick [aria-pressed=true]')].map((chip) => chip.dataset.id)"));
        assert_eq!(pressed, json!([scenario.id]));
        let trace = trace_of(scenario);
        let mut now = 0;
        for step in 0..12 {
            now = trace
                .next_event_after(now)
                .map_or(trace.end_ns, |event| trace.events[event].at_ns);
            browser.press_button(AT, "Step");
            let where_it_is = format!("{} after {} steps", scenario.id, step + 1);
            browser.until(&where_it_is, &format!("{TIME} === {}", now / MICROSECOND));
            let event = trace.latest_event_at(now).expect("an event at a step");
            assert_eq!(
                browser.ask_text(WORDS),
                gil::narrate(&trace, event),
                "{where_it_is}"
            );
            assert_eq!(
                browser.ask_text(STAGE),
                stage_name(trace.moment(now).stage),
                "{where_it_is}"
            );
        }
    }
}

#[test]
fn simulate_flow_plays_and_pause_resume_and_reset_hold() {
    let (_site, browser) = on_visualizer(&[]);
    assert_eq!(browser.ask_text(PLAYING), "false");
    assert_eq!(
        browser.ask("document.querySelector('[data-act=pause]').disabled"),
        json!(true),
        "nothing to pause yet"
    );
    browser.press_button(AT, "Simulate flow");
    browser.until_text(PLAYING, "true");
    browser.until("time passes", &format!("{TIME} > 500"));
    browser.press_button(AT, "Pause");
    browser.until_text(PLAYING, "false");
    let paused = browser.ask(TIME);
    frames_pass(&browser);
    assert_eq!(browser.ask(TIME), paused, "time passes during a pause");
    browser.press_button(AT, "Resume");
    browser.until(
        "time passes on",
        &format!("{TIME} > {}", paused.as_u64().expect("a time") + 200),
    );
    assert_eq!(browser.ask_text(PLAYING), "true");
    browser.press_button(AT, "Step");
    browser.until_text(PLAYING, "false");
    browser.press_button(AT, "Simulate flow");
    browser.until(
        "it plays from the start again",
        &format!("{TIME} > 0 && {PLAYING} === 'true'"),
    );
    browser.press_button(AT, "Reset");
    browser.until(
        "it is at the start",
        &format!("{TIME} === 0 && {PLAYING} === 'false'"),
    );
    frames_pass(&browser);
    assert_eq!(browser.ask(TIME), json!(0));
    assert!(
        browser.ask_text(WORDS).contains("Simulate flow"),
        "at rest it says what to do"
    );
}

#[test]
fn the_slider_shows_any_moment_and_the_end() {
    let (_site, browser) = on_visualizer(&[]);
    let trace = trace_of(&scenario::all()[0]);
    let end_us = trace.end_ns / MICROSECOND;
    assert_eq!(
        browser
            .attribute(&format!("{AT} input[type=range]"), "aria-label")
            .as_deref(),
        Some("Time")
    );
    browser.run("document.querySelector('input[type=range]').focus();", &[]);
    // Arrows go from event to event, there and back.
    let mut steps = vec![0];
    while steps.len() < 8 {
        let now = steps[steps.len() - 1];
        let next = trace
            .next_event_after(now)
            .map(|event| trace.events[event].at_ns);
        steps.push(next.expect("more than a few events"));
        browser.press(Key::ArrowRight);
    }
    let shown = |at_ns: u64| format!("{TIME} === {}", at_ns / MICROSECOND);
    browser.until("arrows went to the seventh event", &shown(steps[7]));
    browser.press(Key::ArrowLeft);
    browser.press(Key::ArrowLeft);
    browser.until("two arrows went back to the fifth", &shown(steps[5]));
    browser.press(Key::End);
    // The slider stops at the last whole step before the end.
    browser.until(
        "the key End leads to the end",
        &format!("{TIME} > {}", end_us.saturating_sub(11)),
    );
    browser.press(Key::Home);
    browser.until("the key Home leads to the start", &format!("{TIME} === 0"));
    let moment = 12_340;
    browser.run(
        "const slider = document.querySelector('input[type=range]');
        slider.value = arguments[0];
        slider.dispatchEvent(new Event('input', { bubbles: true }));",
        &[json!(moment)],
    );
    browser.until(
        "the picture is at that moment",
        &format!("{TIME} === {moment}"),
    );
    let event = trace
        .latest_event_at(moment * MICROSECOND)
        .expect("an event before");
    assert_eq!(browser.ask_text(WORDS), gil::narrate(&trace, event));
    assert_eq!(
        browser.ask_text(STAGE),
        stage_name(trace.moment(moment * MICROSECOND).stage)
    );
    let spoken = browser.attribute(&format!("{AT} input[type=range]"), "aria-valuetext");
    assert!(
        spoken
            .as_deref()
            .is_some_and(|spoken| spoken.starts_with("12.34 of ")),
        "{spoken:?}"
    );
}

#[test]
fn playing_ends_at_the_end_and_tells_every_event_on_the_way_once() {
    let (_site, browser) = on_visualizer(&[]);
    let trace = trace_of(&scenario::all()[0]);
    let end_us = trace.end_ns / MICROSECOND;
    // Near enough to the end to wait for it.
    let start = end_us - 12_000;
    browser.run(
        "const slider = document.querySelector('input[type=range]');
        slider.value = arguments[0];
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        window.told = [];
        new MutationObserver(() => window.told.push(document.querySelector('.say').textContent))
            .observe(document.querySelector('.say'), { childList: true, characterData: true, subtree: true });",
        &[json!(start)],
    );
    browser.until(
        "the slider moved it",
        &format!("Math.abs({TIME} - {start}) < 10"),
    );
    browser.press_button(AT, "Resume");
    browser.until(
        "it plays to the end",
        &format!("{TIME} === {end_us} && {PLAYING} === 'false'"),
    );
    assert_eq!(
        browser.ask("document.querySelector('[data-act=step]').disabled"),
        json!(true),
        "there is no next event"
    );
    let told = browser.ask("window.told");
    let told: Vec<&str> = told
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(!told.is_empty(), "nothing was told");
    let last = gil::narrate(
        &trace,
        trace.latest_event_at(trace.end_ns).expect("an event"),
    );
    assert_eq!(told.last().copied(), Some(last.as_str()));
    assert!(
        told.windows(2).all(|two| two[0] != two[1]),
        "an event was told twice: {told:?}"
    );
}

#[test]
fn with_less_motion_it_goes_from_event_to_event() {
    let (_site, browser) = on_visualizer(&[Wish::LessMotion]);
    assert_eq!(
        browser.ask("matchMedia('(prefers-reduced-motion: reduce)').matches"),
        json!(true)
    );
    let trace = trace_of(&scenario::all()[0]);
    browser.run(
        "const shown = document.querySelector('[data-gil-visualizer]');
        window.moments = [];
        new MutationObserver(() => window.moments.push(Number(shown.dataset.timeUs)))
            .observe(shown, { attributes: true, attributeFilter: ['data-time-us'] });",
        &[],
    );
    browser.press_button(AT, "Simulate flow");
    browser.until(
        "two events were shown",
        "window.moments.filter((moment) => moment > 0).length >= 2",
    );
    browser.press_button(AT, "Pause");
    let shown = browser.ask("window.moments.filter((moment) => moment > 0)");
    let shown: Vec<u64> = shown
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_u64)
        .collect();
    // Events within one microsecond are one moment on the page.
    let mut wanted = vec![0];
    let mut now = 0;
    while wanted.len() <= shown.len() {
        now = trace
            .next_event_after(now)
            .map_or(trace.end_ns, |event| trace.events[event].at_ns);
        if wanted.last() != Some(&(now / MICROSECOND)) {
            wanted.push(now / MICROSECOND);
        }
    }
    assert_eq!(shown, wanted[1..], "a moment between two events was shown");
}

#[test]
fn the_first_page_has_one_that_works_and_that_can_be_left_while_it_plays() {
    let site = Site::open();
    let browser = Browser::open();
    browser.visit(&site.url(""));
    assert_eq!(browser.count(AT), 1);
    browser.press_button(AT, "Simulate flow");
    browser.until("time passes", &format!("{TIME} > 0"));
    browser.click("header nav a[href$='guide/']");
    browser.until(
        "the guide is shown",
        "document.querySelector('[data-gil-visualizer]') === null",
    );
    browser.back();
    browser.until(
        "it is there again, at rest",
        &format!("document.querySelector('{AT}') !== null && {TIME} === 0"),
    );
    let at_rest = browser.ask_text(WORDS);
    browser.press_button(AT, "Step");
    browser.until("it still works", &format!("{WORDS} !== {}", json!(at_rest)));
}
