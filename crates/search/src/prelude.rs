//! What allocates, by the names that it has everywhere.
//!
//! The crate is without the standard library, whose words for what stops a program are a kilobyte of the compressed
//! search. It must not name anything of the crate itself.

pub(crate) use alloc::borrow::ToOwned;
pub(crate) use alloc::boxed::Box;
pub(crate) use alloc::string::String;
pub(crate) use alloc::vec;
pub(crate) use alloc::vec::Vec;
