//! The search over the whole site, as far as it has come: nobody asked for it, it is on its way, it is here, or it
//! cannot be had.
//!
//! It must not know how it is fetched or what is done with it.

/// The finder with its index, and the texts beside it. `T` is the finder.
#[derive(Debug)]
pub struct Library<T> {
    /// What searches.
    pub finder: Part<T>,
    /// How far the texts are; results stand without passages until the finder has them.
    pub texts: Texts,
}

/// What was asked for.
#[derive(Debug, Default)]
pub enum Part<T> {
    /// Nobody asked for it yet.
    #[default]
    Unasked,
    /// It is being fetched.
    Coming,
    /// It is whole and of this build.
    Here(T),
    /// It cannot be had or used.
    Missing(Why),
}

/// How far the texts beside the index are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Texts {
    /// Nobody asked for them.
    #[default]
    Unasked,
    /// They are wanted as soon as the finder is here: without it they are of no use.
    Wanted,
    /// They are being fetched, or the finder has them.
    Asked,
}

/// Why something is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The network, or the host, did not give it.
    Unreachable,
    /// It came and is not what this build can use, for this reason.
    Unusable(String),
}

impl<T> Default for Library<T> {
    fn default() -> Self {
        Self {
            finder: Part::Unasked,
            texts: Texts::Unasked,
        }
    }
}

impl<T> Part<T> {
    /// What was asked for, if it is here.
    #[must_use]
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(contents) => Some(contents),
            _ => None,
        }
    }

    /// What a reader is told where it cannot be had; else nothing.
    #[must_use]
    pub fn trouble(&self) -> &'static str {
        match self {
            Self::Missing(Why::Unreachable) => {
                "The search could not be fetched, so only this page’s titles are searched."
            }
            Self::Missing(Why::Unusable(_)) => {
                "The search did not arrive whole, so only this page’s titles are searched."
            }
            _ => "",
        }
    }
}
