//! The visualizer's time: how it begins to pass, passes and ends.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::replaced::{Timers, stillness};
use crate::stage::{Stage, VISUALIZER, enter, settled, until};
use crate::visualizer::{SLIDER, act, end_us, fresh, playing, run_of, time_us, until_at};

#[wasm_bindgen_test]
async fn time_passes_until_paused_and_goes_on_from_there() {
    let _moving = stillness(false);
    let stage = fresh();
    enter(&stage.one(SLIDER), "9000");
    until_at(&stage, 9_000).await;
    stage.press(&act("simulate"));
    until("it to play from the start", || {
        playing(&stage) && (1..9_000).contains(&time_us(&stage))
    })
    .await;
    assert_eq!(stage.text(&act("pause")), "Pause");
    stage.press(&act("pause"));
    until("it to stand", || !playing(&stage)).await;
    let stood = time_us(&stage);
    assert_eq!(stage.text(&act("pause")), "Resume");
    stage.press(&act("pause"));
    until("it to go on", || time_us(&stage) > stood).await;
    stage.press(&act("reset"));
    until_at(&stage, 0).await;
    assert!(!playing(&stage), "a reset stands still");
}

#[wasm_bindgen_test]
async fn one_that_is_seen_while_it_wakes_plays_where_its_address_asks_for_it() {
    visualizer::browser::sleep_all();
    let embed = VISUALIZER.replace(
        "data-gil-visualizer=\"full\"",
        "data-gil-visualizer=\"embed\"",
    );
    assert_ne!(embed, VISUALIZER, "the fixture is a full one");
    let _moving = stillness(false);
    let stage = Stage::at("?autoplay=1", &[&embed]);
    visualizer::browser::begin();
    // What the browser tells of the element comes between any two steps.
    settled().await;
    while visualizer::browser::step() {
        settled().await;
    }
    until("time to pass", || time_us(&stage) > 0).await;
    assert!(playing(&stage));
}

#[wasm_bindgen_test]
async fn playing_ends_at_the_end() {
    let _moving = stillness(false);
    let clip = run_of("two-cpu");
    let stage = fresh();
    enter(&stage.one(SLIDER), &(end_us(&clip) - 200).to_string());
    until("a moment before the end", || time_us(&stage) > 0).await;
    stage.press(&act("pause"));
    until("the end", || {
        !playing(&stage) && time_us(&stage) == end_us(&clip)
    })
    .await;
}

#[wasm_bindgen_test]
async fn without_motion_it_plays_from_event_to_event() {
    let timers = Timers::new();
    let _still = stillness(true);
    let clip = run_of("two-cpu");
    let stage = fresh();
    stage.press(&act("simulate"));
    until("it to play", || playing(&stage)).await;
    let mut now = 0;
    while now < clip.trace.end_ns {
        assert_eq!(timers.run_out(), 1, "one pause to read in is on its way");
        now = clip.step_from(now);
        until_at(&stage, now / gil::MICROSECOND).await;
    }
    until("it to have ended", || !playing(&stage)).await;
    assert_eq!(timers.waiting(), 0);
}

#[wasm_bindgen_test]
async fn playing_ends_with_the_page() {
    let _moving = stillness(false);
    let stage = fresh();
    stage.press(&act("simulate"));
    until("it to play", || time_us(&stage) > 0).await;
    visualizer::browser::sleep_all();
    let left = time_us(&stage);
    settled().await;
    assert_eq!(time_us(&stage), left);
}
