//! The lanes with the playhead, which stays in sight while time passes.

use leptos::prelude::*;

use super::draw;
use super::player::Player;
use crate::browser;

/// The picture of the trace, and the moment shown in it.
#[component]
pub fn Timeline(
    /// What plays.
    player: Player,
) -> impl IntoView {
    let strip = NodeRef::<leptos::html::Div>::new();
    let names = move || {
        player.show.with(|show| {
            let mut html = String::new();
            for lane in &show.trace.lanes {
                html.push_str("<li>");
                crate::text::escape_into(&mut html, &lane.name);
                html.push_str("</li>");
            }
            html.push_str("<li>lock</li>");
            html
        })
    };
    let picture = move || player.show.with(|show| draw::svg(&show.trace));
    let size = Memo::new(move |_| player.show.with(|show| draw::size(&show.trace)));
    let head = Memo::new(move |_| draw::x(player.time_ns.get()));
    // At rest at the start the whole picture is shown, so nothing is "later".
    let later = move || {
        let left = head.get();
        let (width, _) = size.get();
        if left == 0 { 0 } else { ((width - 2 * draw::PAD) * 10).saturating_sub(left) }
    };
    browser::motion::keep_in_sight(strip, move || head.get() / 10 + draw::PAD);
    view! {
        <div class="lanes">
            <ul class="names" aria-hidden="true" inner_html=names></ul>
            <div class="strip" node_ref=strip tabindex="0" role="region" aria-label="Timeline of the threads and the lock">
                <div class="picture">
                    <div inner_html=picture></div>
                    <svg
                        class="over"
                        aria-hidden="true"
                        width=move || size.get().0
                        height=move || size.get().1
                        viewBox=move || {
                            let (width, height) = size.get();
                            format!("-{} 0 {width} {height}", draw::PAD)
                        }
                    >
                        <rect class="later" y="0" height="100%" x=move || draw::px(head.get()) width=move || draw::px(later())></rect>
                        <path class="head" d="M0 0V999" transform=move || format!("translate({} 0)", draw::px(head.get()))></path>
                    </svg>
                </div>
            </div>
        </div>
    }
}
