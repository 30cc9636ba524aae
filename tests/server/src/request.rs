//! Reads one request's head from a connection. Bodies are not read: nothing
//! here takes one. Knows nothing of files or answers.

use std::io::{self, BufRead};

/// Longest request head that is read, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// A request's head.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Without the query.
    pub(crate) path: String,
    /// Without the question mark.
    pub(crate) query: String,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    /// Whether the connection stays open after the answer.
    pub(crate) keeps_alive: bool,
}

impl Request {
    /// The value of a header by its lower-case name, or the empty string.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }
}

/// Reads the next request. `Ok(None)` when the client closed the connection
/// between two requests.
pub(crate) fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut left = LONGEST_HEAD;
    let first = read_line(reader, &mut left)?;
    if first.is_empty() {
        return Ok(None);
    }
    let mut words = first.split_whitespace();
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next())
    else {
        return Err(malformed("the request line has too few words"));
    };
    let mut headers = Vec::new();
    loop {
        let line = read_line(reader, &mut left)?;
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err(malformed("a header has no colon"));
        };
        headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut request = Request {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers,
        keeps_alive: false,
    };
    // A body is never read, so a connection that carries one can't go on.
    let has_body = !matches!(request.header("content-length"), "" | "0")
        || !request.header("transfer-encoding").is_empty();
    let wants_close = request.header("connection").eq_ignore_ascii_case("close");
    request.keeps_alive = version == "HTTP/1.1" && !has_body && !wants_close;
    Ok(Some(request))
}

/// Reads a line without its line end; the empty string at the end of input.
fn read_line(reader: &mut impl BufRead, left: &mut usize) -> io::Result<String> {
    let mut line = Vec::new();
    loop {
        let available = reader.fill_buf()?;
        if available.is_empty() {
            break;
        }
        let end = available.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(available.len(), |end| end + 1);
        if taken > *left {
            return Err(malformed("the request's head is too long"));
        }
        *left -= taken;
        line.extend_from_slice(&available[..taken]);
        reader.consume(taken);
        if end.is_some() {
            break;
        }
    }
    let text = String::from_utf8(line).map_err(|_| malformed("the request's head is not UTF-8"))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

fn malformed(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> io::Result<Option<Request>> {
        read(&mut text.as_bytes())
    }

    #[test]
    fn a_plain_request_is_read() {
        let request = parse("GET /mid/?q=gil HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n\r\n")
            .expect("well-formed")
            .expect("not at the end");
        assert_eq!(request.method, "GET");
        assert_eq!(request.path, "/mid/");
        assert_eq!(request.query, "q=gil");
        assert_eq!(request.header("accept-encoding"), "br");
        assert_eq!(request.header("absent"), "");
        assert!(request.keeps_alive);
    }

    #[test]
    fn closing_is_by_header_by_version_or_by_a_body() {
        for text in [
            "GET / HTTP/1.0\r\n\r\n",
            "GET / HTTP/1.1\r\nConnection: Close\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc",
        ] {
            let request = parse(text).expect("well-formed").expect("not at the end");
            assert!(!request.keeps_alive, "{text:?}");
        }
    }

    #[test]
    fn the_end_of_the_connection_is_no_request() {
        assert_eq!(parse("").expect("no failure"), None);
    }

    #[test]
    fn malformed_heads_are_refused() {
        assert!(parse("GET /\r\n\r\n").is_err());
        assert!(parse("GET / HTTP/1.1\r\nno colon here\r\n\r\n").is_err());
        let endless = format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(LONGEST_HEAD));
        assert!(parse(&endless).is_err());
    }
}
