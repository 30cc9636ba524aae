//! The index over the whole site, as far as it has come: nobody asked for it, it is on its way, it is here, or it
//! cannot be had.
//!
//! It must not know how it is fetched or what is done with it.

use search::{Index, OpenError};

/// The index. The texts that passages are cut from are attached to it once they are here.
#[derive(Default)]
pub struct Library {
    /// What is searched.
    pub index: Part<Index>,
    /// How far the texts are; results stand without passages until they are attached.
    pub texts: Texts,
}

/// A file of the library.
#[derive(Default)]
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
    /// They are wanted as soon as the index is here: without it they are of no use.
    Wanted,
    /// They are being fetched, or attached.
    Asked,
}

/// Why a file of the library is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The network, or the host, did not give it.
    Unreachable,
    /// It came, and is not what this build can read.
    Unusable(OpenError),
}

impl<T> Part<T> {
    /// The file's contents, if they are here.
    #[must_use]
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(contents) => Some(contents),
            _ => None,
        }
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
