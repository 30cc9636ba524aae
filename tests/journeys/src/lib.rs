//! What the journeys are told with: a browser under WebDriver, and the built site on a server of its own.
//!
//! Each journey opens its own [`Browser`] with an empty profile and its own [`Site`], so that none knows of
//! another. Nothing here sleeps for a while and hopes: what takes time is waited for by its condition, and a wait
//! that ends in vain says what it waited for. The harness must not know what any page is supposed to do.
//!
//! `cargo xtask test --only e2e` builds the site and tells the journeys by environment variables where it and the
//! engine's programs are; see [`surroundings`](Surroundings).

mod browser;
mod driver;
mod edition;
mod engine;
mod frame;
mod hands;
mod hosts;
mod html;
mod http;
mod keyboard;
mod site;
mod surroundings;
mod windows;
mod worker;

pub use browser::{Browser, Element};
pub use edition::{another_edition, write_list};
pub use engine::{Engine, Wish};
pub use frame::FRAME;
pub use hosts::{Host, Hosted, PLACES};
pub use html::{links, styles_links};
pub use http::{Answer, get, get_encoded};
pub use keyboard::Key;
pub use site::{AppFiles, QUESTION, Site};
pub use surroundings::Surroundings;
pub use worker::WORKER;

/// Ends the journey with a message that tells what to look at.
///
/// # Panics
/// Always: that is how a test fails.
#[track_caller]
pub fn fail(message: &str) -> ! {
    panic!("{message}")
}
