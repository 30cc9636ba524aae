//! The GIL visualizer: the four stages, the lanes, the controls, and each event in words.
//!
//! What happens is the gil crate's; which moment is shown is the [`player`]'s. This only shows it.

pub mod captions;
pub mod draw;
pub mod player;
pub mod stage;
pub mod timeline;

use gil::scenario;
use leptos::prelude::*;

use crate::browser;
use player::Player;
use stage::Stages;
use timeline::Timeline;

/// The visualizer with its controls.
#[component]
pub fn Visualizer(
    /// The scenario that it starts with.
    #[prop(into)]
    scenario: String,
) -> impl IntoView {
    let player = Player::new(&scenario);
    let title = move || player.show.with(|show| show.scenario.title);
    let lead = move || player.show.with(|show| show.scenario.lead);
    let look_for = move || player.show.with(|show| show.scenario.look_for);
    // Only when the event changes, so that a screen reader hears each once.
    let event = Memo::new(move |_| {
        let now = player.time_ns.get();
        player.show.with(|show| show.trace.latest_event_at(now))
    });
    let words = move || {
        let at_rest = player.time_ns.with(|now| *now == 0);
        player.show.with(|show| match event.get() {
            Some(event) if !at_rest => gil::narrate(&show.trace, event),
            _ => "Press Simulate flow to let time pass, or Step to go from event to event.".to_owned(),
        })
    };
    view! {
        <section
            class="viz"
            aria-label="GIL visualizer"
            data-gil-visualizer=""
            data-time-us=move || (player.time_ns.get() / gil::MICROSECOND).to_string()
            data-playing=move || player.playing.get().to_string()
            data-scenario=move || player.show.with(|show| show.scenario.id)
        >
            <div class="head">
                <h2>{title}</h2>
                <p>{lead}</p>
            </div>
            <Picker player=player/>
            <Stages player=player/>
            <Timeline player=player/>
            <p class="say" role="status" aria-live="polite">{words}</p>
            <Controls player=player/>
            <p class="look"><b>"What to look for. "</b>{look_for}</p>
        </section>
    }
}

/// The choice among scenarios.
#[component]
fn Picker(
    /// What plays.
    player: Player,
) -> impl IntoView {
    let chips = scenario::all()
        .iter()
        .map(|scenario| {
            let chosen = move || player.show.with(|show| show.scenario.id == scenario.id).to_string();
            view! {
                <button type="button" class="chip" aria-pressed=chosen on:click=move |_| player.choose(scenario.id)>
                    {scenario.title}
                </button>
            }
        })
        .collect_view();
    view! { <div class="pick" role="group" aria-label="Scenario">{chips}</div> }
}

/// The buttons, the slider and the clock.
#[component]
fn Controls(
    /// What plays.
    player: Player,
) -> impl IntoView {
    let end = move || player.show.with(|show| show.trace.end_ns);
    let at_end = move || player.time_ns.get() >= end();
    let idle = move || !player.playing.get() && (player.time_ns.get() == 0 || at_end());
    let pause = move |_| {
        if player.playing.get_untracked() {
            player.pause();
        } else {
            player.resume();
        }
    };
    let seek = move |event: leptos::ev::Event| {
        // The slider counts microseconds; what is not a number is not a moment.
        if let Ok(us) = event_target_value(&event).parse::<u64>() {
            player.seek(us * gil::MICROSECOND);
        }
    };
    let slider = NodeRef::<leptos::html::Input>::new();
    browser::motion::show_value(slider, move || player.time_ns.get() / gil::MICROSECOND);
    view! {
        <input
            class="scrub"
            type="range"
            aria-label="Time"
            min="0"
            max=move || (end() / gil::MICROSECOND).to_string()
            step="10"
            node_ref=slider
            aria-valuetext=move || format!("{} of {} milliseconds", draw::clock(player.time_ns.get()), draw::clock(end()))
            on:input=seek
        />
        <div class="play">
            <button type="button" class="button primary" on:click=move |_| player.simulate()>"Simulate flow"</button>
            <button type="button" class="button" disabled=idle on:click=pause>
                {move || if player.playing.get() || idle() { "Pause" } else { "Resume" }}
            </button>
            <button type="button" class="button" disabled=at_end on:click=move |_| player.step()>"Step"</button>
            <button type="button" class="button" on:click=move |_| player.reset()>"Reset"</button>
            <span class="clock">
                {move || draw::clock(player.time_ns.get())} " of " {move || draw::clock(end())} " ms"
            </span>
        </div>
    }
}
