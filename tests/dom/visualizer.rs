//! The visualizer: a moment of a run, reached by stepping and seeking, and what is told of it; and changing the program.

use evalloop::browser::dom;
use gil::scenario;
use visualizer::run::{self, AT_REST, Run};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, VISUALIZER, enter, key, send, until};

pub(crate) const SLIDER: &str = "input[type=range]";
const ROOT: &str = "[data-gil-visualizer]";

/// The visualizer, awake.
pub(crate) fn fresh() -> Stage {
    visualizer::browser::sleep_all();
    let stage = Stage::fresh(&[VISUALIZER]);
    visualizer::browser::wake_all();
    stage
}

/// The first run of a scenario, as the fixture shows it.
pub(crate) fn run_of(id: &str) -> Run {
    let scenario = scenario::find(id).expect("a scenario");
    let (mut runs, _) = run::of_scenario(scenario).expect("a workload that runs");
    runs.remove(0)
}

pub(crate) fn time_us(stage: &Stage) -> u64 {
    stage
        .attribute(ROOT, "data-time-us")
        .and_then(|time| time.parse().ok())
        .expect("a time")
}

pub(crate) fn playing(stage: &Stage) -> bool {
    stage.attribute(ROOT, "data-playing").as_deref() == Some("true")
}

fn position(stage: &Stage) -> String {
    let slider: web_sys::HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(stage.one(SLIDER));
    slider.value()
}

pub(crate) async fn until_at(stage: &Stage, us: u64) {
    until(&format!("{us} µs"), || time_us(stage) == us).await;
}

/// Waits until a moment, in nanoseconds, is shown and told; two may fall into one microsecond.
async fn until_told(stage: &Stage, clip: &Run, now: u64) {
    let words = clip.words(clip.event_at(now));
    until(&words, || {
        stage.text("[data-part=words]") == words && time_us(stage) == now / gil::MICROSECOND
    })
    .await;
}

pub(crate) fn act(name: &str) -> String {
    format!("[data-act={name}]")
}

pub(crate) fn end_us(clip: &Run) -> u64 {
    clip.trace.end_ns / gil::MICROSECOND
}

#[wasm_bindgen_test]
async fn stepping_tells_every_event_and_reset_goes_back() {
    let clip = run_of("two-cpu");
    let stage = fresh();
    assert_eq!(stage.text("[data-part=words]"), AT_REST);
    let mut now = 0;
    for _ in 0..5 {
        now = clip.step_from(now);
        stage.press(&act("step"));
        until_told(&stage, &clip, now).await;
        assert!(!playing(&stage));
    }
    let head = stage.attribute("[data-part=head]", "style");
    assert!(
        head.as_deref()
            .is_some_and(|head| head.contains("translateX(")),
        "the playhead stands where the moment is: {head:?}"
    );
    stage.press(&act("reset"));
    until_at(&stage, 0).await;
    assert_eq!(stage.text("[data-part=words]"), AT_REST);
    assert_eq!(position(&stage), "0");
}

#[wasm_bindgen_test]
async fn the_stage_at_work_is_the_only_current_one() {
    let clip = run_of("two-cpu");
    let stage = fresh();
    let hold = clip.trace.holds[0];
    let middle = u64::midpoint(hold.start_ns, hold.end_ns) / gil::MICROSECOND;
    enter(&stage.one(SLIDER), &middle.to_string());
    until("the bytecode stage", || {
        stage
            .attribute("[data-stage=bytecode]", "aria-current")
            .as_deref()
            == Some("step")
    })
    .await;
    assert_eq!(dom::all(&stage.root, "[aria-current=step]").len(), 1);
    let holder = &clip.trace.lanes[hold.thread].name;
    assert_eq!(
        stage.text("[data-stage=gil] span"),
        format!("held by {holder}")
    );
}

#[wasm_bindgen_test]
async fn the_slider_seeks_and_says_where_it_is() {
    let clip = run_of("two-cpu");
    let stage = fresh();
    enter(&stage.one(SLIDER), "5000");
    until_at(&stage, 5_000).await;
    assert_eq!(stage.text("[data-part=now]"), "5.00");
    let spoken = stage
        .attribute(SLIDER, "aria-valuetext")
        .expect("words for the moment");
    assert!(
        spoken.starts_with("5.00 of ") && spoken.ends_with(" milliseconds"),
        "{spoken}"
    );
    let end = end_us(&clip);
    enter(&stage.one(SLIDER), &end.to_string());
    let rounded = position(&stage).parse::<u64>().expect("a number").min(end);
    until_at(&stage, rounded).await;
    stage.press(&act("step"));
    until_at(&stage, end).await;
    assert!(
        stage.one(&act("step")).has_attribute("disabled"),
        "at the end there is nothing to step to"
    );
    assert!(
        stage.one(&act("pause")).has_attribute("disabled"),
        "and nothing to pause"
    );
}

#[wasm_bindgen_test]
async fn arrows_on_the_slider_go_from_event_to_event() {
    let clip = run_of("two-cpu");
    let stage = fresh();
    let slider = stage.one(SLIDER);
    let mut stops = vec![0];
    for _ in 0..6 {
        let now = clip.step_from(stops[stops.len() - 1]);
        assert!(
            key(&slider, "ArrowRight"),
            "the slider's own step is too fine"
        );
        until_told(&stage, &clip, now).await;
        stops.push(now);
    }
    while stops.pop().is_some_and(|now| now > 0) {
        key(&slider, "ArrowLeft");
        until_told(&stage, &clip, stops.last().copied().unwrap_or_default()).await;
    }
    assert!(!key(&slider, "Home"), "other keys are the slider's own");
}

#[wasm_bindgen_test]
async fn another_scenario_is_shown_from_its_start() {
    let clip = run_of("convoy");
    let stage = fresh();
    enter(&stage.one(SLIDER), "5000");
    until_at(&stage, 5_000).await;
    stage.press("[data-act=scenario][data-id=convoy]");
    until_at(&stage, 0).await;
    assert_eq!(
        stage.attribute(ROOT, "data-scenario").as_deref(),
        Some("convoy")
    );
    let title = scenario::find("convoy").map(|scenario| scenario.title);
    assert_eq!(Some(stage.text("[data-part=title]").as_str()), title);
    assert_eq!(
        stage.attribute(SLIDER, "max"),
        Some(end_us(&clip).to_string())
    );
    let names = stage.texts("[data-part=names] li:not(.gap)");
    assert_eq!(
        names[..2],
        clip.trace
            .lanes
            .iter()
            .map(|lane| lane.name.as_str())
            .collect::<Vec<_>>(),
        "the rows are the scenario's"
    );
    let chosen = dom::all(&stage.root, "[data-act=scenario][aria-pressed=true]");
    let chosen: Vec<String> = chosen.iter().map(|chip| dom::data(chip, "id")).collect();
    assert_eq!(chosen, ["convoy"]);
}

#[wasm_bindgen_test]
async fn every_event_stands_in_the_list_in_order_and_leads_to_its_moment() {
    let run = run_of("two-cpu");
    let stage = fresh();
    let details = stage.one("[data-part=events]");
    dom::set_flag(&details, "open", true);
    until("the list to be written", || stage.has(".told li")).await;
    let told = stage.texts(".told li");
    assert_eq!(told.len(), run.trace.steps.len().min(60));
    for (words, place) in told.iter().zip(&run.trace.steps) {
        let wanted = gil::narrate(&run.trace, *place as usize);
        assert!(words.ends_with(&wanted), "{words:?} is not {wanted:?}");
    }
    stage.press(".told li:nth-child(4) button");
    let at = run.trace.events[run.trace.steps[3] as usize].at_ns;
    until_at(&stage, at / gil::MICROSECOND).await;
    assert!(stage.has(".told [aria-current]"), "where it is, is marked");
}

#[wasm_bindgen_test]
async fn a_change_of_the_program_is_shown_at_once_and_can_be_undone() {
    let stage = fresh();
    dom::set_flag(&stage.one("[data-part=edit]"), "open", true);
    until("the form", || stage.has("[data-field=cores]")).await;
    let before = stage.attribute(SLIDER, "max");
    let field = stage.one("[data-field=value]");
    enter(&field, "3");
    send(&field, "change");
    until("a shorter run", || stage.attribute(SLIDER, "max") != before).await;
    assert_eq!(
        stage.attribute(ROOT, "data-scenario").as_deref(),
        Some("own")
    );
    stage.press(&act("undo"));
    until("the run as it was", || {
        stage.attribute(SLIDER, "max") == before
    })
    .await;
    assert_eq!(
        stage.attribute(ROOT, "data-scenario").as_deref(),
        Some("two-cpu")
    );
}

/// Enters a value into a field of the editor.
fn change(stage: &Stage, field: &str, value: &str) {
    let field = stage.one(field);
    let select: Option<&web_sys::HtmlSelectElement> = wasm_bindgen::JsCast::dyn_ref(&field);
    match select {
        Some(select) => select.set_value(value),
        None => enter(&field, value),
    }
    send(&field, "change");
}

#[wasm_bindgen_test]
async fn a_models_settings_are_offered_shown_at_once_and_undone() {
    let stage = fresh();
    dom::set_flag(&stage.one("[data-part=edit]"), "open", true);
    until("the form", || stage.has("[data-field=cores]")).await;
    assert!(!stage.has("[data-setting]"), "the lock has none");
    change(&stage, "[data-field=model][data-side=own]", "free-threaded");
    until("its settings", || stage.has("[data-setting=overhead]")).await;
    let usual = stage.attribute(SLIDER, "max");
    change(&stage, "[data-setting=overhead]", "100");
    until("a longer run", || stage.attribute(SLIDER, "max") != usual).await;
    for (nonsense, words) in [("1001", "at most 1000"), ("-1", "a whole number")] {
        change(&stage, "[data-setting=overhead]", nonsense);
        until(words, || stage.text("[data-part=problem]").contains(words)).await;
        let marked = stage.attribute("[data-setting=overhead]", "aria-invalid");
        assert_eq!(marked.as_deref(), Some("true"), "{nonsense}");
    }
    stage.press(&act("undo"));
    until("the usual run", || stage.attribute(SLIDER, "max") == usual).await;
    assert_eq!(
        stage
            .attribute("[data-setting=overhead]", "value")
            .as_deref(),
        Some("8")
    );
}

#[wasm_bindgen_test]
async fn words_and_steps_follow_the_run_that_was_chosen() {
    let (runs, _) = run::of_program(
        &scenario::find("two-cpu").expect("a scenario").workload(),
        1,
        Some(gil::Model::ALL[1]),
    )
    .expect("two runs");
    let stage = fresh();
    assert!(stage.one("[data-part=follow]").has_attribute("hidden"));
    change(&stage, "[data-part=beside]", "free-threaded");
    until("a choice", || stage.has("[data-act=follow]")).await;
    let mut now = 0;
    for _ in 0..3 {
        now = runs[0].step_from(now);
        stage.press(&act("step"));
        until_told(&stage, &runs[0], now).await;
    }
    stage.press("[data-act=follow][data-run=\"1\"]");
    until_told(&stage, &runs[1], now).await;
    let chosen = stage.attribute("[data-act=follow][data-run=\"1\"]", "aria-pressed");
    assert_eq!(chosen.as_deref(), Some("true"));
    while now < runs[1].trace.end_ns {
        now = runs[1].step_from(now);
        stage.press(&act("step"));
        until_told(&stage, &runs[1], now).await;
    }
    // When it is over, one more step leads to the end of the other.
    stage.press(&act("step"));
    until_at(&stage, end_us(&runs[0])).await;
    change(&stage, "[data-part=beside]", "");
    until("no choice", || !stage.has("[data-act=follow]")).await;
    stage.press(&act("step"));
    until_told(&stage, &runs[0], runs[0].step_from(0)).await;
}

#[wasm_bindgen_test]
async fn a_change_that_makes_no_sense_is_refused_beside_its_field() {
    let stage = fresh();
    dom::set_flag(&stage.one("[data-part=edit]"), "open", true);
    until("the form", || stage.has("[data-field=cores]")).await;
    let before = stage.attribute(SLIDER, "max");
    for nonsense in ["0", "-3", "NaN", "1000000", ""] {
        let field = stage.one("[data-field=cores]");
        enter(&field, nonsense);
        send(&field, "change");
        until("words for it", || {
            !stage.text("[data-part=problem]").is_empty()
        })
        .await;
        assert_eq!(
            stage
                .attribute("[data-field=cores]", "aria-invalid")
                .as_deref(),
            Some("true"),
            "{nonsense:?}"
        );
        assert_eq!(stage.attribute(SLIDER, "max"), before, "{nonsense:?}");
    }
}

#[wasm_bindgen_test]
async fn keys_on_the_timeline_zoom_and_tell_why() {
    let stage = fresh();
    let strip = stage.one("[data-part=strip]");
    assert!(stage.one(&act("whole")).has_attribute("disabled"));
    assert!(key(&strip, "+"));
    until("it to be nearer", || {
        !stage.one(&act("whole")).has_attribute("disabled")
    })
    .await;
    assert!(key(&strip, "0"));
    until("all of it", || {
        stage.one(&act("whole")).has_attribute("disabled")
    })
    .await;
    enter(&stage.one(SLIDER), "5000");
    assert!(key(&strip, "Enter"));
    let why = stage.text("[data-part=why]");
    let run = run_of("two-cpu");
    let span = run.trace.span_at(0, 5_000_000).expect("a span");
    assert_eq!(why, gil::explain(&run.trace, 0, span));
}
