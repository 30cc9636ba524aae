//! Everything that touches the browser: storage, the address, keys, fetching, waking islands.
//!
//! Domain logic does not belong here; what can be told without a browser stands in the domain crates.

pub mod address;
pub mod answer;
pub mod dom;
pub mod keys;
pub mod memory;
pub mod motion;
pub mod reading;

#[cfg(feature = "hydrate")]
mod cards;
#[cfg(feature = "hydrate")]
mod navigate;
#[cfg(feature = "hydrate")]
mod wake;

#[cfg(feature = "hydrate")]
pub use cards::read as read_cards;
#[cfg(feature = "hydrate")]
pub use wake::start;
