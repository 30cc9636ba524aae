//! Workloads and metrics as JSON: what a reader exports and imports, and what the command line reads and prints.
//!
//! It owns the file format and its error messages. It must not know how a workload is simulated. The reader of JSON
//! itself is `value`, small and without floating point, so that the page can carry it.

mod object;
mod read;
pub(crate) mod value;
mod write;

pub(crate) use object::{Object, nanoseconds, whole};
pub use read::{ProgramFile, WorkloadFileError, parse_program, parse_workload};
pub use value::JsonError;
pub use write::{metrics_to_json, program_to_json, workload_to_json};
