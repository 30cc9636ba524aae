//! A small HTTP/1.1 client: enough for a WebDriver server, and for asking a site's server for its files.
//!
//! One connection a request, bodies by their announced length or in chunks. It must not know what is asked or
//! answered.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// How long an answer may take: a browser that loads a page on a busy machine is slow.
pub(crate) const PATIENCE: Duration = Duration::from_mins(2);

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u16,
    /// The value of `content-type`, empty if there is none.
    pub content_type: String,
    /// The value of `content-encoding`, empty if there is none.
    pub encoding: String,
    /// The body as it was sent: uncompressed where nothing else was accepted.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text; what is no UTF-8 is replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Asks for `http://ADDRESS/PATH`.
///
/// # Errors
/// When nobody answers, or not in HTTP.
pub fn get(url: &str) -> io::Result<Answer> {
    get_encoded(url, "")
}

/// Asks for `http://ADDRESS/PATH`, and accepts these content encodings.
///
/// # Errors
/// When nobody answers, or not in HTTP.
pub fn get_encoded(url: &str, accepted: &str) -> io::Result<Answer> {
    let malformed = || {
        io::Error::new(
            io::ErrorKind::InvalidInput,
            format!("{url} is no URL of a local server"),
        )
    };
    let rest = url.strip_prefix("http://").ok_or_else(malformed)?;
    let (address, path) = rest.split_once('/').ok_or_else(malformed)?;
    let path = path.split('#').next().unwrap_or_default();
    let address = address.parse().map_err(|_| malformed())?;
    let accepted = match accepted {
        "" => String::new(),
        accepted => format!("accept-encoding: {accepted}\r\n"),
    };
    exchange(
        address,
        "GET",
        &format!("/{path}"),
        &accepted,
        None,
        PATIENCE,
    )
}

/// Sends a request, with JSON if there is a body; gives up where nothing comes for as long as `patience`.
pub(crate) fn request(
    address: SocketAddr,
    method: &str,
    path: &str,
    body: Option<&str>,
    patience: Duration,
) -> io::Result<Answer> {
    exchange(address, method, path, "", body, patience)
}

fn exchange(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &str,
    body: Option<&str>,
    patience: Duration,
) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(patience))?;
    stream.set_nodelay(true)?;
    let mut head =
        format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{headers}");
    if let Some(body) = body {
        head += "content-type: application/json\r\ncontent-length: ";
        head += &body.len().to_string();
        head += "\r\n";
    }
    head += "\r\n";
    head += body.unwrap_or_default();
    stream.write_all(head.as_bytes())?;
    read(&mut BufReader::new(stream))
}

fn read(reader: &mut impl BufRead) -> io::Result<Answer> {
    let first = line(reader)?;
    let status = first
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .ok_or_else(|| garbled(&first))?;
    let (mut length, mut in_chunks) = (None, false);
    let (mut content_type, mut encoding) = (String::new(), String::new());
    loop {
        let header = line(reader)?;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(':').ok_or_else(|| garbled(&header))?;
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = Some(value.parse().map_err(|_| garbled(&header))?),
            "transfer-encoding" => in_chunks = value.eq_ignore_ascii_case("chunked"),
            "content-type" => value.clone_into(&mut content_type),
            "content-encoding" => value.clone_into(&mut encoding),
            _ => {}
        }
    }
    let mut body = Vec::new();
    match length {
        _ if in_chunks => read_chunks(reader, &mut body)?,
        Some(length) => {
            body.resize(length, 0);
            reader.read_exact(&mut body)?;
        }
        None => {
            reader.read_to_end(&mut body)?;
        }
    }
    Ok(Answer {
        status,
        content_type,
        encoding,
        body,
    })
}

fn read_chunks(reader: &mut impl BufRead, body: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let header = line(reader)?;
        let size = header.split(';').next().unwrap_or_default().trim();
        let size = u64::from_str_radix(size, 16).map_err(|_| garbled(&header))?;
        if size == 0 {
            return Ok(());
        }
        reader.by_ref().take(size).read_to_end(body)?;
        line(reader)?;
    }
}

fn line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut text = String::new();
    if reader.read_line(&mut text)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(text.trim_end().to_owned())
}

fn garbled(text: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("not HTTP: {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_read_by_length_in_chunks_or_to_the_end() {
        for text in [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: text/plain\r\n\r\nhello, and more",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n2\r\nhe\r\n3;x\r\nllo\r\n0\r\n\r\n",
            "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nhello",
        ] {
            let answer = read(&mut text.as_bytes()).expect("an answer");
            assert_eq!(
                (answer.status, answer.text().as_str()),
                (200, "hello"),
                "{text}"
            );
            assert_eq!(answer.content_type, "text/plain");
        }
    }

    #[test]
    fn what_is_cut_off_or_no_http_is_an_error() {
        for text in [
            "",
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
            "hello\r\n\r\n",
        ] {
            assert!(read(&mut text.as_bytes()).is_err(), "{text:?}");
        }
    }
}
