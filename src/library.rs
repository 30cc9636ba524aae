//! The index over the whole site, as far as it has come: nobody asked for it, it is on its way, it is here, or it
//! cannot be had.
//!
//! It must not know how it is fetched or what is done with it.

use std::sync::Arc;

use search::{Index, OpenError, Texts};

/// The index, and the texts that passages are cut from.
#[derive(Clone, Default)]
pub struct Library {
    /// What is searched.
    pub index: Part<Index>,
    /// What is quoted; results stand without passages until it is here.
    pub texts: Part<Texts>,
}

/// A file of the library.
#[derive(Clone)]
pub enum Part<T> {
    /// Nobody asked for it yet.
    Unasked,
    /// It is being fetched.
    Coming,
    /// It is whole and of this build.
    Here(Arc<T>),
    /// It cannot be had or used.
    Missing(Why),
}

/// Why a file of the library is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The network, or the host, did not give it.
    Unreachable,
    /// It came, and is not what this build can read.
    Unusable(OpenError),
}

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self::Unasked
    }
}

impl<T> Part<T> {
    /// The file's contents, if they are here.
    #[must_use]
    pub fn here(&self) -> Option<&Arc<T>> {
        match self {
            Self::Here(contents) => Some(contents),
            _ => None,
        }
    }

    /// Whether asking for it now would fetch it.
    #[must_use]
    pub fn is_wanting(&self) -> bool {
        matches!(self, Self::Unasked | Self::Missing(_))
    }
}

impl Why {
    /// What a reader is told.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Unreachable => {
                "The search index could not be fetched, so only this page’s titles are searched."
            }
            Self::Unusable(_) => {
                "The search index did not arrive whole, so only this page’s titles are searched."
            }
        }
    }
}
