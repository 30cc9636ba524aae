//! What was recorded on real interpreters, for the visualizer's page: checked, and copied beside the other data.
//!
//! It must not know how a recording is shown.

use std::fs;
use std::path::Path;

use anyhow::Context as _;

use crate::site::save;

/// The recordings, by their file, and what each shows; in the order in which they are offered.
pub(crate) const RECORDINGS: [(&str, &str); 6] = [
    ("cpu2", "Two CPU-bound threads"),
    ("cpu3", "Three CPU-bound threads"),
    ("convoy_sleep1", "The convoy"),
    ("convoy_k2", "A convoy behind two threads"),
    ("hold_c50", "C calls that keep the lock"),
    ("released_c", "C calls that release it"),
];

/// Copies the recordings into `out/data/recordings`.
///
/// # Errors
/// When one is missing, or is no recording that can be shown.
pub(crate) fn write(root: &Path, out: &Path) -> anyhow::Result<()> {
    for (name, _) in RECORDINGS {
        let path = root
            .join("crates/gil/recordings")
            .join(name)
            .with_extension("json");
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        gil::recording::parse_recording(&text).with_context(|| path.display().to_string())?;
        let file = out
            .join("data/recordings")
            .join(name)
            .with_extension("json");
        save(&file, &text)?;
    }
    Ok(())
}
