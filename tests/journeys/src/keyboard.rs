//! The keys that journeys press, by the code points that WebDriver gives them.

/// A key without a character of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Down.
    ArrowDown,
    /// Up.
    ArrowUp,
    /// Left.
    ArrowLeft,
    /// Right.
    ArrowRight,
    /// To the first.
    Home,
    /// To the last.
    End,
    /// Opens, confirms.
    Enter,
    /// Clears, leaves.
    Escape,
    /// To the next control.
    Tab,
    /// Held with another.
    Control,
}

impl Key {
    /// The character that stands for the key in WebDriver's messages.
    #[must_use]
    pub const fn character(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Control => '\u{e009}',
            Self::Enter => '\u{e007}',
            Self::Escape => '\u{e00c}',
            Self::End => '\u{e010}',
            Self::Home => '\u{e011}',
            Self::ArrowLeft => '\u{e012}',
            Self::ArrowUp => '\u{e013}',
            Self::ArrowRight => '\u{e014}',
            Self::ArrowDown => '\u{e015}',
        }
    }
}
