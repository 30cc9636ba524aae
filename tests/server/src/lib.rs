//! A static web server on the loopback address, as plain as the plainest host:
//! every URL is a file, a folder's URL ends in a slash, and nothing is
//! rewritten. `cargo xtask serve` shows the site with it; the journeys test
//! the site against it, and can make it fail, count, and forget to compress.
//!
//! Owns: HTTP/1.1 over threads of the standard library. Must not know: what
//! the site is made of, or which of its paths exist.
//!
//! ```no_run
//! use static_server::{Options, Server};
//!
//! let server = Server::start("dist", "/any/sub/path/", Options::default())?;
//! println!("open {}", server.url());
//! assert_eq!(server.count("/any/sub/path/"), 0);
//! # Ok::<(), static_server::StartError>(())
//! ```
//!
//! The server stops, and every open connection ends, when it is dropped.

mod connection;
mod content_type;
mod encoding;
mod failure;
mod file;
mod log;
mod path;
mod request;
mod response;

pub use failure::Failure;
pub use log::Exchange;

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// How many ports after a taken one are tried before giving up.
const PORTS_TRIED: u16 = 50;

/// What a server does beyond serving files.
#[derive(Debug, Clone)]
pub struct Options {
    /// The port to listen on.
    pub port: Port,
    /// Whether `.br` and `.gz` copies beside a file answer a client that
    /// accepts them. Without, the file itself is always sent.
    pub compression: bool,
    /// Headers added to every answer, such as a content security policy.
    /// One of the server's own with the same name gives way.
    pub headers: Vec<(String, String)>,
    /// What a folder's URL without its closing slash is answered with.
    pub bare_folder: BareFolder,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: Port::Any,
            compression: true,
            headers: Vec::new(),
            bare_folder: BareFolder::NotFound,
        }
    }
}

/// Which port a server listens on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// One that the system picks.
    Any,
    /// This one, or else the start fails: to come back where another server
    /// stood, as after a time offline.
    Exactly(u16),
    /// This one, or the next free one above it.
    From(u16),
}

/// What answers `/folder` where `/folder/index.html` exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BareFolder {
    /// 404, as the plainest hosts do.
    NotFound,
    /// The folder's index file, without a redirect: relative links in it then
    /// resolve one level too high, as they do on hosts of this kind.
    Serve,
    /// A redirect to the URL with the slash, as most hosts do.
    Redirect,
}

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The folder to serve is missing.
    #[error("there is no folder {0} to serve: build the site first")]
    NoFolder(PathBuf),
    /// The base path does not begin and end with a slash.
    #[error("the base path {0:?} must begin and end with a slash, as in /some/path/")]
    BasePath(String),
    /// No port could be had.
    #[error(
        "no connection can be accepted on port {port} of 127.0.0.1: {source}; choose another port"
    )]
    Listen {
        /// The last port that was tried, 0 for one of the system's choice.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
}

/// What the threads of one server share.
#[derive(Debug)]
struct State {
    directory: Mutex<PathBuf>,
    base_path: String,
    compression: AtomicBool,
    bare_folder: BareFolder,
    headers: Mutex<Vec<(String, String)>>,
    failures: Mutex<BTreeMap<String, Failure>>,
    exchanges: Mutex<Vec<Exchange>>,
    connections: Mutex<Vec<(u64, TcpStream)>>,
    stopping: AtomicBool,
}

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Server {
    state: Arc<State>,
    address: SocketAddr,
    accepting: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `directory` under `base_path` (such as `/` or `/some/path/`) on
    /// 127.0.0.1.
    ///
    /// # Errors
    /// If the folder is missing, the base path malformed, or no port free.
    pub fn start(
        directory: impl Into<PathBuf>,
        base_path: &str,
        options: Options,
    ) -> Result<Self, StartError> {
        let directory = directory.into();
        if !directory.is_dir() {
            return Err(StartError::NoFolder(directory));
        }
        if !base_path.starts_with('/') || !base_path.ends_with('/') {
            return Err(StartError::BasePath(base_path.to_owned()));
        }
        let (listener, address) = listen(options.port)?;
        let state = Arc::new(State {
            directory: Mutex::new(directory),
            base_path: base_path.to_owned(),
            compression: AtomicBool::new(options.compression),
            bare_folder: options.bare_folder,
            headers: Mutex::new(options.headers),
            failures: Mutex::default(),
            exchanges: Mutex::default(),
            connections: Mutex::default(),
            stopping: AtomicBool::new(false),
        });
        let shared = Arc::clone(&state);
        let accepting = thread::spawn(move || accept(&listener, &shared));
        Ok(Self {
            state,
            address,
            accepting: Some(accepting),
        })
    }

    /// The site's root with its base path, such as
    /// `http://127.0.0.1:8080/some/path/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.state.base_path)
    }

    /// The origin, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The port that it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// How often `path` was asked for, whatever the answer. The path is as
    /// sent, with the base path, without the query.
    #[must_use]
    pub fn count(&self, path: &str) -> usize {
        let exchanges = hold(&self.state.exchanges);
        exchanges.iter().filter(|one| one.path == path).count()
    }

    /// How often each path was asked for.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for exchange in hold(&self.state.exchanges).iter() {
            *counts.entry(exchange.path.clone()).or_default() += 1;
        }
        counts
    }

    /// Every request and its answer so far, in the order of the answers.
    #[must_use]
    pub fn exchanges(&self) -> Vec<Exchange> {
        hold(&self.state.exchanges).clone()
    }

    /// Forgets the requests so far.
    pub fn forget_exchanges(&self) {
        hold(&self.state.exchanges).clear();
    }

    /// From now on, adds this header to every answer (replacing one of the
    /// same name).
    pub fn add_header(&self, name: &str, value: &str) {
        let mut headers = hold(&self.state.headers);
        headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        headers.push((name.to_owned(), value.to_owned()));
    }

    /// From now on, every path that begins with `prefix` (with the base path)
    /// fails this way. The longest fitting prefix decides.
    pub fn fail(&self, prefix: &str, failure: Failure) {
        hold(&self.state.failures).insert(prefix.to_owned(), failure);
    }

    /// From now on, nothing fails any more.
    pub fn mend(&self) {
        hold(&self.state.failures).clear();
    }

    /// From now on, sends compressed copies or not.
    pub fn set_compression(&self, compression: bool) {
        self.state.compression.store(compression, Ordering::Relaxed);
    }

    /// From now on, serves another folder at the same URL, as when the host
    /// copies a new version of the site over the old one.
    pub fn set_directory(&self, directory: impl Into<PathBuf>) {
        *hold(&self.state.directory) = directory.into();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.stopping.store(true, Ordering::SeqCst);
        // The accepting thread sits in `accept`: one connection of our own
        // wakes it, so that it sees the flag.
        drop(TcpStream::connect(self.address));
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
        for (_, stream) in hold(&self.state.connections).drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

/// Locks a mutex. A thread that panicked while it held the lock leaves data
/// that is whole all the same: each critical section is a single step.
fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn listen(port: Port) -> Result<(TcpListener, SocketAddr), StartError> {
    let (first, last) = match port {
        Port::Any => (0, 0),
        Port::Exactly(port) => (port, port),
        Port::From(port) => (port, port.saturating_add(PORTS_TRIED)),
    };
    let mut failure = None;
    for port in first..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .and_then(|listener| Ok((listener.local_addr()?, listener)))
        {
            Ok((address, listener)) => return Ok((listener, address)),
            Err(source) => failure = Some(StartError::Listen { port, source }),
        }
    }
    Err(failure.unwrap_or_else(|| StartError::Listen {
        port: last,
        source: io::Error::other("no port was tried"),
    }))
}

/// Accepts connections, one thread each, until the server stops.
fn accept(listener: &TcpListener, state: &Arc<State>) {
    for number in 0_u64.. {
        let Ok((stream, _)) = listener.accept() else {
            // Out of file handles, for instance: give others time to close.
            thread::sleep(std::time::Duration::from_millis(20));
            if state.stopping.load(Ordering::SeqCst) {
                return;
            }
            continue;
        };
        if state.stopping.load(Ordering::SeqCst) {
            return;
        }
        if let Ok(handle) = stream.try_clone() {
            hold(&state.connections).push((number, handle));
        }
        let shared = Arc::clone(state);
        thread::spawn(move || {
            connection::converse(&stream, &shared);
            let _ = stream.shutdown(Shutdown::Both);
            hold(&shared.connections).retain(|(known, _)| *known != number);
        });
    }
}
