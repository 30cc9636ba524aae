//! One module a kind of page. Each turns what the bank holds into a [`Document`](crate::shell::Document).

pub(crate) mod bank;
pub(crate) mod changes;
pub(crate) mod guide;
pub(crate) mod home;
pub(crate) mod level;
pub(crate) mod not_found;
pub(crate) mod offline;
pub(crate) mod question;
pub(crate) mod visualizer;
