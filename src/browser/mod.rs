//! Everything that touches the browser, whatever it is for: elements, events, time, storage, fetching.
//!
//! What a part of a page does with it stands in `wake`; what can be told without a browser, in the domain crates.

pub mod at_hand;
pub mod bind;
pub mod cards;
pub mod clock;
pub mod dom;
pub mod fetch;
pub mod library;
pub mod memory;
pub mod transition;
