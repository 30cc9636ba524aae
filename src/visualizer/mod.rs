//! The GIL visualizer's own logic: which run of a scenario is shown, its picture, its captions.
//!
//! Pure. What happens in a run is the gil crate's. It must not know the page or the passing of time.

pub mod captions;
pub mod clip;
pub mod draw;

use gil::Stage;

/// The four stages in order: the stage, its name in `data-stage`, its label.
pub const STAGES: [(Stage, &str, &str); 4] = [
    (Stage::Thread, "thread", "Thread"),
    (Stage::Gil, "gil", "Lock"),
    (Stage::Bytecode, "bytecode", "Bytecode"),
    (Stage::Release, "release", "Release"),
];
