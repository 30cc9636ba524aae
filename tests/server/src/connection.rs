//! One connection: requests in, answers out, until either side closes.
//! Carries out the failures that the server was told of, and writes the log.

use std::io::{self, BufReader};
use std::net::TcpStream;
use std::sync::atomic::Ordering;
use std::thread;

use crate::failure::Failure;
use crate::file::Site;
use crate::log::Exchange;
use crate::request::{self, Request};
use crate::response::{self, Response, header};
use crate::{State, hold};

/// Answers requests until the connection ends.
pub(crate) fn converse(stream: &TcpStream, state: &State) {
    // Small answers must not wait for more to come.
    let _ = stream.set_nodelay(true);
    let mut reader = BufReader::new(stream);
    loop {
        match request::read(&mut reader) {
            Ok(Some(request)) => {
                let goes_on = exchange(stream, &request, state).unwrap_or(false);
                if !goes_on || state.stopping.load(Ordering::SeqCst) {
                    return;
                }
            }
            Ok(None) => return,
            Err(error) => {
                if error.kind() == io::ErrorKind::InvalidData {
                    let refusal = Response::plain(400, &error.to_string());
                    let _ = response::write(&mut { stream }, &refusal.head(false), &refusal.body);
                }
                return;
            }
        }
    }
}

/// Answers one request; says whether the connection stays open.
fn exchange(mut stream: &TcpStream, request: &Request, state: &State) -> io::Result<bool> {
    let failure = failure_for(&request.path, state);
    if let Some(Failure::Delay(time)) = &failure {
        thread::sleep(*time);
    }
    if failure == Some(Failure::Close) {
        record(state, request, 0, "", 0);
        return Ok(false);
    }
    let mut answer = match failure {
        Some(Failure::Status(status)) => Response::plain(status, "told to fail"),
        // The file itself is altered: whether a compressed copy with a wrong last bit still unpacks to the right file is
        // up to the browser.
        Some(Failure::Alter) => answer(request, state, false),
        _ => answer(request, state, state.compression.load(Ordering::Relaxed)),
    };
    if failure == Some(Failure::Alter)
        && let Some(last) = answer.body.last_mut()
    {
        *last ^= 1;
        // Another file: who has the right one must not be told that it has this.
        answer.headers.retain(|(name, _)| name != "ETag");
    }
    answer.add_headers(&hold(&state.headers));
    let truncates = failure == Some(Failure::Truncate);
    let keeps_alive = request.keeps_alive && !truncates;
    let head = answer.head(keeps_alive);
    let body = match request.method.as_str() {
        "HEAD" => &[],
        _ if truncates => &answer.body[..answer.body.len() / 2],
        _ => &answer.body[..],
    };
    // Written down before it is sent: whoever has the answer finds it in the
    // log.
    let sent = body.len() as u64;
    record(state, request, answer.status, answer.encoding, sent);
    response::write(&mut stream, &head, body)?;
    Ok(keeps_alive)
}

fn answer(request: &Request, state: &State, compression: bool) -> Response {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        let mut refusal = Response::plain(405, "only GET and HEAD are answered");
        refusal.headers.push(header("Allow", "GET, HEAD"));
        return refusal;
    }
    let directory = hold(&state.directory).clone();
    Site {
        directory: &directory,
        base_path: &state.base_path,
        compression,
        bare_folder: state.bare_folder,
    }
    .answer(request)
}

/// The failure of the longest prefix that fits.
fn failure_for(path: &str, state: &State) -> Option<Failure> {
    hold(&state.failures)
        .iter()
        .filter(|(prefix, _)| path.starts_with(prefix.as_str()))
        .max_by_key(|(prefix, _)| prefix.len())
        .map(|(_, failure)| failure.clone())
}

fn record(state: &State, request: &Request, status: u16, encoding: &'static str, sent: u64) {
    hold(&state.exchanges).push(Exchange {
        method: request.method.clone(),
        path: request.path.clone(),
        query: request.query.clone(),
        status,
        encoding,
        body_bytes: sent,
    });
}
