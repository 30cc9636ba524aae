//! An answer and how it is written to a connection. Knows no file.

use std::io::{self, Write};

/// An answer, before the server's own extra headers.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    /// What a `GET` gets; a `HEAD` only gets its length.
    pub(crate) body: Vec<u8>,
    /// The content encoding of the body, empty for none.
    pub(crate) encoding: &'static str,
}

impl Response {
    /// A short plain text.
    pub(crate) fn plain(status: u16, text: &str) -> Self {
        Self {
            status,
            headers: vec![header("Content-Type", "text/plain; charset=utf-8")],
            body: format!("{text}\n").into_bytes(),
            encoding: "",
        }
    }

    /// Replaces or adds headers.
    pub(crate) fn add_headers(&mut self, extra: &[(String, String)]) {
        for (name, value) in extra {
            self.headers
                .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
            self.headers.push((name.clone(), value.clone()));
        }
    }

    /// The head, with the length of the whole body.
    pub(crate) fn head(&self, keeps_alive: bool) -> Vec<u8> {
        let mut lines = vec![format!("HTTP/1.1 {} {}", self.status, reason(self.status))];
        for (name, value) in &self.headers {
            lines.push(format!("{name}: {value}"));
        }
        if self.status != 304 {
            lines.push(format!("Content-Length: {}", self.body.len()));
        }
        let connection = if keeps_alive { "keep-alive" } else { "close" };
        lines.push(format!("Connection: {connection}\r\n\r\n"));
        lines.join("\r\n").into_bytes()
    }
}

/// A header as a pair of owned strings.
pub(crate) fn header(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// Writes head and body as one, so that small answers are one packet.
pub(crate) fn write(stream: &mut impl Write, head: &[u8], body: &[u8]) -> io::Result<()> {
    let mut bytes = Vec::with_capacity(head.len() + body.len());
    bytes.extend_from_slice(head);
    bytes.extend_from_slice(body);
    stream.write_all(&bytes)?;
    stream.flush()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        301 => "Moved Permanently",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        416 => "Range Not Satisfiable",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Status",
    }
}
