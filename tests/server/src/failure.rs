//! The ways in which a server can be told to fail. Owns the vocabulary only;
//! the connection carries it out.

use std::time::Duration;

/// How a request fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// An answer with this status and a short plain text.
    Status(u16),
    /// The connection closes without an answer.
    Close,
    /// The answer's headers announce the whole file; the connection closes
    /// after half of it.
    Truncate,
    /// The answer has its length, but the file's last byte is another one: what
    /// a host that rewrites files does to a digest. It is sent uncompressed.
    Alter,
    /// The answer is right, but comes this late.
    Delay(Duration),
}
