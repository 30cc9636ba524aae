//! Where everything stands in the picture: one row for each thread, lock and core, from top to bottom.
//!
//! It must not know what is painted in a row.

use gil::Trace;

use crate::number;
use crate::scene::AXIS;

/// Above the first row of a run, in pixels: room for the words of a waiting thread, or for the run's name.
pub const TOP: f64 = 14.0;
/// More above the first row where runs stand side by side and each has a name.
pub const HEADING: f64 = 26.0;
/// How high a row of a core is, of a thread's.
const THIN: f64 = 0.55;
/// More cores than this have no rows.
const MOST_CORES: usize = 8;

/// A run that is drawn, and the name that it has where two stand side by side.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    /// What happens.
    pub trace: &'a Trace,
    /// The run's name; empty where it stands alone.
    pub name: &'a str,
}

/// Where everything stands, from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The height of a row, in pixels.
    pub row: f64,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
    /// The height of the whole picture, in pixels.
    pub height: f64,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Which of the runs.
    pub part: usize,
    /// Whose row.
    pub of: RowOf,
    /// Its upper edge, in pixels.
    pub top: f64,
    /// Its height, in pixels.
    pub height: f64,
}

/// Whose row it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowOf {
    /// A thread's.
    Thread(usize),
    /// The interpreter lock's.
    Lock,
    /// One of the program's own locks'.
    OwnLock(usize),
    /// A core's.
    Core(usize),
}

impl RowOf {
    /// Whether the row is lower than others.
    #[must_use]
    pub const fn is_thin(self) -> bool {
        matches!(self, Self::OwnLock(_) | Self::Core(_))
    }
}

/// The rows of one run, from top to bottom. A lock that every thread has for itself says nothing, and so do more cores
/// than one can overlook.
fn rows_of(trace: &Trace) -> impl Iterator<Item = RowOf> + use<> {
    let has_lock = trace.one_lock && !trace.holds.is_empty();
    let cores = if trace.cores.len() <= MOST_CORES {
        trace.cores.len()
    } else {
        0
    };
    (0..trace.lanes.len())
        .map(RowOf::Thread)
        .chain(has_lock.then_some(RowOf::Lock))
        .chain((0..trace.locks.len()).map(RowOf::OwnLock))
        .chain((0..cores).map(RowOf::Core))
}

impl Plan {
    /// The plan for one run, or two side by side. Many rows are lower, so that they fit on a screen.
    #[must_use]
    pub fn of(parts: &[Part<'_>]) -> Self {
        let all = |part: &Part<'_>| rows_of(part.trace);
        let count: usize = parts.iter().map(|part| all(part).count()).sum();
        let row = match count {
            0..9 => 44.0,
            9..15 => 32.0,
            _ => 24.0,
        };
        let mut rows = Vec::with_capacity(count);
        let mut top = 0.0;
        for (place, part) in parts.iter().enumerate() {
            top += if part.name.is_empty() { TOP } else { HEADING };
            for of in all(part) {
                let height = if of.is_thin() { row * THIN } else { row };
                rows.push(Row {
                    part: place,
                    of,
                    top,
                    height,
                });
                top += height;
            }
        }
        Self {
            row,
            rows,
            height: top + AXIS,
        }
    }

    /// The name of the rows' height, for style sheets.
    #[must_use]
    pub fn size_name(&self) -> &'static str {
        if self.row > 40.0 {
            "high"
        } else if self.row > 30.0 {
            "middle"
        } else {
            "low"
        }
    }

    /// What a row is called.
    #[must_use]
    pub fn name_of(&self, row: &Row, parts: &[Part<'_>]) -> String {
        match row.of {
            RowOf::Thread(thread) => parts[row.part].trace.lanes[thread].name.clone(),
            RowOf::Lock => "lock".to_owned(),
            RowOf::OwnLock(lock) => parts[row.part].trace.locks[lock].clone(),
            RowOf::Core(core) => "core ".to_owned() + &number::whole(core as u64 + 1),
        }
    }

    /// The row at so many pixels from the upper edge.
    #[must_use]
    pub fn row_at(&self, y: f64) -> Option<&Row> {
        self.rows
            .iter()
            .find(|row| (row.top..row.top + row.height).contains(&y))
    }
}
