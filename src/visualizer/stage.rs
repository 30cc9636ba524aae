//! The strip of the four stages that a thread goes through, the one at work lit up.

use gil::Stage;
use leptos::prelude::*;

use super::captions::{Captions, captions};
use super::player::Player;

/// The four stages in order.
const STAGES: [(Stage, &str, &str); 4] = [
    (Stage::Thread, "thread", "Thread"),
    (Stage::Gil, "gil", "Lock"),
    (Stage::Bytecode, "bytecode", "Bytecode"),
    (Stage::Release, "release", "Release"),
];

/// The strip of stages.
#[component]
pub fn Stages(
    /// What plays.
    player: Player,
) -> impl IntoView {
    let now = Memo::new(move |_| {
        let time = player.time_ns.get();
        player.show.with(|show| captions(&show.trace, time))
    });
    let steps = STAGES
        .into_iter()
        .enumerate()
        .map(|(place, (stage, name, label))| {
            let current = move || now.with(|now: &Captions| now.stage == stage).then_some("step");
            view! {
                <li data-stage=name aria-current=current>
                    <b>{label}</b>
                    <span>{move || now.with(|now| now.words[place].clone())}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="stages">{steps}</ol> }
}
