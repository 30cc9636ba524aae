//! What needs a DOM but not the whole site: the modules of `browser`, and each island over a fixture.
//!
//! The fixtures are what the views write (`tests/fixtures.rs` sees to that). Whole pages, moving between them, the
//! styles and other engines are the journeys' business.

#![expect(
    clippy::disallowed_methods,
    reason = "fixtures become elements by the plainest way, on pages without a policy"
)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod binding;
mod cards;
mod catalogue;
mod elements;
mod fetching;
mod header;
mod keyboard;
mod list;
mod long_list;
mod marks;
mod memory;
mod notices;
mod palette;
mod playing;
mod progress;
mod replaced;
mod rows;
mod shelf;
mod stage;
mod storage;
mod visualizer;

wasm_bindgen_test_configure!(run_in_browser);
