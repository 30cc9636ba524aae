//! Workload files in, metrics out, as JSON. For native tools and tests; the page does without it.
//!
//! It owns the file format and its error messages. It must not know how a workload is simulated.

mod read;
mod write;

pub use read::{WorkloadFileError, parse_workload, workload_from_value};
pub use write::metrics_to_json;
