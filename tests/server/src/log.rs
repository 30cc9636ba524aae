//! What the server remembers of each request, for tests to look at.

/// One request and the answer that it got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// `GET`, `HEAD` or whatever else was sent.
    pub method: String,
    /// The path as sent, with the base path, without the query.
    pub path: String,
    /// The query as sent, without the question mark.
    pub query: String,
    /// The status of the answer; 0 where none was sent.
    pub status: u16,
    /// The answer's content encoding: `br`, `gzip` or empty.
    pub encoding: &'static str,
    /// The bytes of the answer's body that were sent.
    pub body_bytes: u64,
}
