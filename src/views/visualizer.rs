//! The visualizer as it is delivered: a still picture of a whole scenario, and the controls that will move it.

use gil::scenario;
use leptos::prelude::*;

use crate::island::Island;
use crate::visualizer::{STAGES, clip, draw};

/// The visualizer with its controls.
#[component]
pub fn Visualizer(
    /// The scenario that it starts with.
    scenario: &'static str,
) -> impl IntoView {
    let clip = clip::Clip::of(scenario);
    let (width, height) = draw::size(&clip.trace);
    let captions = crate::visualizer::captions::captions(&clip.trace, 0);
    let stages = STAGES
        .into_iter()
        .zip(captions.words)
        .map(|((stage, name, label), words)| {
            let current = (captions.stage == stage).then_some("step");
            view! { <li data-stage=name aria-current=current><b>{label}</b><span>{words}</span></li> }
        })
        .collect_view();
    let chips = scenario::all()
        .iter()
        .map(|entry| {
            let chosen = (entry.id == clip.scenario.id).to_string();
            view! {
                <button type="button" class="chip" data-act="scenario" data-id=entry.id aria-pressed=chosen>
                    {entry.title}
                </button>
            }
        })
        .collect_view();
    let end_us = (clip.trace.end_ns / gil::MICROSECOND).to_string();
    let end = draw::clock(clip.trace.end_ns);
    view! {
        <section
            class="viz"
            aria-label="GIL visualizer"
            data-island=Island::Visualizer.name()
            data-gil-visualizer=""
            data-time-us="0"
            data-playing="false"
            data-scenario=clip.scenario.id
        >
            <div class="head">
                <h2 data-part="title">{clip.scenario.title}</h2>
                <p data-part="lead">{clip.scenario.lead}</p>
            </div>
            <div class="pick" role="group" aria-label="Scenario">{chips}</div>
            <ol class="stages">{stages}</ol>
            <div class="lanes">
                <ul class="names" aria-hidden="true" data-part="names" inner_html=draw::names(&clip.trace)></ul>
                <div class="strip" tabindex="0" role="region" aria-label="Timeline of the threads and the lock" data-part="strip">
                    <div class="picture">
                        <div data-part="picture" inner_html=draw::svg(&clip.trace)></div>
                        <svg class="over" aria-hidden="true" data-part="over" width=width height=height viewBox=draw::view_box(width, height)>
                            <rect class="later" data-part="later" x="0" y="0" width="0" height="100%"></rect>
                            <path class="head" data-part="head" d="M0 0V999"></path>
                        </svg>
                    </div>
                </div>
            </div>
            <p class="say" role="status" aria-live="polite" data-part="words">{clip::AT_REST}</p>
            <input
                class="scrub"
                type="range"
                aria-label="Time"
                min="0"
                max=end_us
                step="10"
                value="0"
                aria-valuetext=format!("0.00 of {end} milliseconds")
            />
            <div class="play">
                <button type="button" class="button primary" data-act="simulate">"Simulate flow"</button>
                <button type="button" class="button" data-act="pause" disabled="">"Pause"</button>
                <button type="button" class="button" data-act="step">"Step"</button>
                <button type="button" class="button" data-act="reset">"Reset"</button>
                <span class="clock"><span data-part="now">"0.00"</span>" of "<span data-part="end">{end}</span>" ms"</span>
            </div>
            <ul class="key" aria-label="What the lanes show">
                <li><svg width="28" height="12" aria-hidden="true"><rect class="run" width="28" height="12" rx="3"></rect></svg>"runs, with the lock"</li>
                <li><svg width="28" height="12" aria-hidden="true"><path class="wait" d="M2 6H26"></path></svg>"waits for the lock"</li>
                <li><svg width="28" height="12" aria-hidden="true"><rect class="io" y="3" width="28" height="6" rx="3"></rect></svg>"blocked in I/O"</li>
                <li><svg width="28" height="12" aria-hidden="true"><rect class="switch" width="8" height="12" rx="2"></rect></svg>"being woken, letting go"</li>
                <li><svg width="28" height="12" aria-hidden="true"><path class="ask" d="M14 0V12"></path></svg>"asks the holder to let go"</li>
            </ul>
            <p class="look"><b>"What to look for. "</b><span data-part="look">{clip.scenario.look_for}</span></p>
        </section>
    }
}
