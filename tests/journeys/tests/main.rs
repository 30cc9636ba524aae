//! The journeys: what readers do with the built site, one module a subject.
//!
//! Each journey says in its name what holds. It must not know how the site is made.

mod accessibility;
mod cut;
mod embed;
mod everyone;
mod filters;
mod hosting;
mod hosts;
mod media;
mod offline;
mod other_bank;
mod palette;
mod progress;
mod reading;
mod search;
mod security;
mod staying;
mod storage;
mod theme;
mod visualizer;
mod without_scripts;
