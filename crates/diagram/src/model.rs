//! What a diagram consists of. Places and sizes are whole units of [`UNIT`] pixels.
//!
//! It must not know the source's form or how anything is drawn.

/// The pixels of one unit, in both directions.
pub(crate) const UNIT: i32 = 8;

/// The most units that a diagram may be wide: on a phone of 360 pixels its words are still as large as a footnote.
pub(crate) const WIDEST: i32 = 56;

/// A diagram that was read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagram {
    /// What it shows, as its caption.
    pub title: String,
    /// The same in words, for who can't see it.
    pub text: String,
    pub(crate) shapes: Vec<Shape>,
    pub(crate) joints: Vec<Joint>,
    pub(crate) notes: Vec<Note>,
}

/// Where something stands and how large it is, in units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

impl Area {
    pub(crate) fn right(self) -> i32 {
        self.x + self.width
    }

    pub(crate) fn bottom(self) -> i32 {
        self.y + self.height
    }

    /// Whether the two share more than an edge.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// The same in pixels.
    pub(crate) fn in_pixels(self) -> Self {
        Self {
            x: self.x * UNIT,
            y: self.y * UNIT,
            width: self.width * UNIT,
            height: self.height * UNIT,
        }
    }
}

/// How a shape is outlined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outline {
    /// A rectangle.
    Box,
    /// A rectangle with round ends: a state, a process.
    Round,
    /// A cylinder: something that keeps data.
    Store,
    /// Words without an outline.
    Plain,
    /// A dashed frame around others, its words at the top.
    Group,
    /// One of a row of cells, such as the slots of a list.
    Cell,
}

/// What a shape or an arrow stands for; the style sheet gives the colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Normal,
    Accent,
    Good,
    Bad,
    Quiet,
}

/// Something with a name and a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) area: Area,
    pub(crate) outline: Outline,
    pub(crate) tone: Tone,
    /// Its words, a line each.
    pub(crate) words: Vec<String>,
}

/// An edge of a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Top,
    Right,
    Bottom,
    Left,
}

impl Side {
    pub(crate) fn is_horizontal(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }
}

/// One end of an arrow: a shape by its index, and the edge if the author named one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct End {
    pub(crate) shape: usize,
    pub(crate) side: Option<Side>,
}

/// An arrow or a line between two shapes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Joint {
    pub(crate) line: usize,
    pub(crate) from: End,
    pub(crate) to: End,
    pub(crate) has_head: bool,
    pub(crate) is_dashed: bool,
    pub(crate) tone: Tone,
    pub(crate) words: String,
}

/// Words on their own, their middle at a place in units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) line: usize,
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) words: String,
}
