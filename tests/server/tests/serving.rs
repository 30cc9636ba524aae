//! The server as a client sees it: over real connections, with a folder made
//! for each test.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs, process};

use static_server::{BareFolder, Failure, Options, Port, Server, StartError};

/// A folder of its own in the system's temporary folder, gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn with(name: &str, files: &[(&str, &str)]) -> Self {
        let place = env::temp_dir().join(format!("static-server-{}-{name}", process::id()));
        for (path, text) in files {
            let file = place.join(path);
            fs::create_dir_all(file.parent().expect("inside a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
        Self(place)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const SITE: &[(&str, &str)] = &[
    ("index.html", "<h1>home</h1>"),
    ("index.html.br", "home in brotli"),
    ("index.html.gz", "home in gzip"),
    ("mid/index.html", "<h1>mid</h1>"),
    ("app.wasm", "0123456789"),
    ("404.html", "<h1>nothing here</h1>"),
];

/// Sends one request with these header lines; gives the whole answer as text.
fn ask(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).expect("a connection");
    let (line, headers) = request.split_once('\n').unwrap_or((request, ""));
    let mut text = format!("{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
    for header in headers.lines() {
        text.push_str(header.trim());
        text.push_str("\r\n");
    }
    stream
        .write_all(format!("{text}\r\n").as_bytes())
        .expect("sent");
    let mut answer = String::new();
    stream
        .read_to_string(&mut answer)
        .expect("an answer in UTF-8");
    answer
}

fn start(folder: &Folder, base_path: &str, options: Options) -> Server {
    Server::start(&folder.0, base_path, options).expect("the server starts")
}

#[test]
fn a_page_a_folder_and_a_file_are_served_under_a_sub_path() {
    let folder = Folder::with("sub-path", SITE);
    let server = start(&folder, "/any/sub/path/", Options::default());
    assert!(server.url().ends_with("/any/sub/path/"));

    let home = ask(&server, "GET /any/sub/path/?q=x");
    assert!(home.starts_with("HTTP/1.1 200 OK\r\n"), "{home}");
    assert!(
        home.contains("Content-Type: text/html; charset=utf-8"),
        "{home}"
    );
    assert!(home.ends_with("<h1>home</h1>"), "{home}");
    assert!(ask(&server, "GET /any/sub/path/mid/").ends_with("<h1>mid</h1>"));
    let wasm = ask(&server, "GET /any/sub/path/app.wasm");
    assert!(
        wasm.contains("Content-Type: application/wasm\r\n"),
        "{wasm}"
    );

    let outside = ask(&server, "GET /mid/");
    assert!(outside.starts_with("HTTP/1.1 404"), "{outside}");
}

#[test]
fn nothing_found_is_the_site_s_own_page_with_status_404() {
    let folder = Folder::with("not-found", SITE);
    let server = start(&folder, "/", Options::default());
    for path in ["/nowhere", "/nowhere/", "/app.wasm/", "/../Cargo.toml"] {
        let answer = ask(&server, &format!("GET {path}"));
        assert!(
            answer.starts_with("HTTP/1.1 404 Not Found"),
            "{path}: {answer}"
        );
        assert!(
            answer.ends_with("<h1>nothing here</h1>"),
            "{path}: {answer}"
        );
    }
}

#[test]
fn a_bare_folder_is_not_found_or_served_or_redirected() {
    let folder = Folder::with("bare", SITE);
    let answer = |bare_folder| {
        let options = Options {
            bare_folder,
            ..Options::default()
        };
        ask(&start(&folder, "/", options), "GET /mid?q=1")
    };
    assert!(answer(BareFolder::NotFound).starts_with("HTTP/1.1 404"));
    assert!(answer(BareFolder::Serve).ends_with("<h1>mid</h1>"));
    let moved = answer(BareFolder::Redirect);
    assert!(moved.contains("Location: /mid/?q=1\r\n"), "{moved}");
}

#[test]
fn a_compressed_copy_is_sent_to_who_accepts_it_unless_switched_off() {
    let folder = Folder::with("encodings", SITE);
    let server = start(&folder, "/", Options::default());
    let brotli = ask(&server, "GET /\nAccept-Encoding: gzip, br");
    assert!(brotli.contains("Content-Encoding: br\r\n"), "{brotli}");
    assert!(brotli.contains("Content-Type: text/html"), "{brotli}");
    assert!(brotli.ends_with("home in brotli"), "{brotli}");
    assert!(ask(&server, "GET /\nAccept-Encoding: gzip").ends_with("home in gzip"));
    // No copy lies beside this one.
    assert!(ask(&server, "GET /mid/\nAccept-Encoding: br").ends_with("<h1>mid</h1>"));

    server.set_compression(false);
    assert!(ask(&server, "GET /\nAccept-Encoding: br").ends_with("<h1>home</h1>"));
    assert_eq!(server.exchanges()[0].encoding, "br");
}

#[test]
fn head_has_the_length_and_no_body() {
    let folder = Folder::with("head", SITE);
    let answer = ask(&start(&folder, "/", Options::default()), "HEAD /app.wasm");
    assert!(answer.contains("Content-Length: 10\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n"), "{answer}");
}

#[test]
fn a_known_tag_is_answered_with_304() {
    let folder = Folder::with("tags", SITE);
    let server = start(&folder, "/", Options::default());
    let first = ask(&server, "GET /app.wasm");
    let (_, rest) = first.split_once("ETag: ").expect("a tag");
    let (tag, _) = rest.split_once("\r\n").expect("a line");
    let second = ask(&server, &format!("GET /app.wasm\nIf-None-Match: {tag}"));
    assert!(second.starts_with("HTTP/1.1 304 Not Modified"), "{second}");
    assert!(second.ends_with("\r\n\r\n"), "{second}");
}

#[test]
fn a_range_is_cut_out() {
    let folder = Folder::with("range", SITE);
    let answer = ask(
        &start(&folder, "/", Options::default()),
        "GET /app.wasm\nRange: bytes=2-4",
    );
    assert!(answer.starts_with("HTTP/1.1 206"), "{answer}");
    assert!(
        answer.contains("Content-Range: bytes 2-4/10\r\n"),
        "{answer}"
    );
    assert!(answer.ends_with("\r\n\r\n234"), "{answer}");
}

#[test]
fn other_methods_and_garbage_are_refused() {
    let folder = Folder::with("methods", SITE);
    let server = start(&folder, "/", Options::default());
    assert!(ask(&server, "DELETE /").starts_with("HTTP/1.1 405"));
    assert!(ask(&server, "GET /\nnocolon").starts_with("HTTP/1.1 400"));
}

#[test]
fn extra_headers_replace_the_server_s_own() {
    let folder = Folder::with("headers", SITE);
    let options = Options {
        headers: vec![("cache-control".into(), "max-age=600".into())],
        ..Options::default()
    };
    let server = start(&folder, "/", options);
    server.add_header("Content-Security-Policy", "default-src 'none'");
    let answer = ask(&server, "GET /");
    assert!(
        answer.contains("cache-control: max-age=600\r\n"),
        "{answer}"
    );
    assert!(!answer.contains("no-cache"), "{answer}");
    assert!(
        answer.contains("Content-Security-Policy: default-src 'none'\r\n"),
        "{answer}"
    );
}

#[test]
fn requests_are_counted_by_path_until_forgotten() {
    let folder = Folder::with("counts", SITE);
    let server = start(&folder, "/", Options::default());
    ask(&server, "GET /mid/?a=1");
    ask(&server, "GET /mid/");
    ask(&server, "GET /nowhere");
    assert_eq!(server.count("/mid/"), 2);
    assert_eq!(server.counts().get("/nowhere"), Some(&1));
    let exchange = &server.exchanges()[0];
    assert_eq!(exchange.query, "a=1");
    assert_eq!((exchange.status, exchange.body_bytes), (200, 12));
    server.forget_exchanges();
    assert!(server.counts().is_empty());
}

#[test]
fn it_fails_where_it_is_told_to_and_until_mended() {
    let folder = Folder::with("failures", SITE);
    let server = start(&folder, "/", Options::default());
    server.fail("/", Failure::Status(503));
    server.fail("/app.wasm", Failure::Truncate);
    server.fail("/mid/", Failure::Close);
    assert!(ask(&server, "GET /").starts_with("HTTP/1.1 503"));
    let half = ask(&server, "GET /app.wasm");
    assert!(
        half.contains("Content-Length: 10\r\n") && half.ends_with("\r\n\r\n01234"),
        "{half}"
    );
    assert_eq!(ask(&server, "GET /mid/"), "");
    assert_eq!(server.exchanges()[2].status, 0);

    server.fail("/app.wasm", Failure::Alter);
    let altered = ask(&server, "GET /app.wasm");
    assert!(altered.ends_with("\r\n\r\n0123456788"), "{altered}");
    server.fail("/", Failure::Alter);
    let altered = ask(&server, "GET /\nAccept-Encoding: br");
    assert!(
        altered.ends_with("<h1>home</h1?") && !altered.contains("Content-Encoding"),
        "the file itself is altered, not its compressed copy: {altered}"
    );

    server.fail("/", Failure::Delay(Duration::from_millis(120)));
    let begin = Instant::now();
    assert!(ask(&server, "GET /index.html").ends_with("<h1>home</h1>"));
    assert!(begin.elapsed() >= Duration::from_millis(120));

    server.mend();
    assert!(ask(&server, "GET /mid/").ends_with("<h1>mid</h1>"));
}

#[test]
fn another_folder_takes_the_place_of_the_first() {
    let old = Folder::with("old", SITE);
    let new = Folder::with("new", &[("index.html", "new")]);
    let server = start(&old, "/", Options::default());
    server.set_directory(&new.0);
    assert!(ask(&server, "GET /").ends_with("new"));
    assert!(ask(&server, "GET /app.wasm").starts_with("HTTP/1.1 404"));
}

#[test]
fn one_connection_carries_many_requests() {
    let folder = Folder::with("keep-alive", SITE);
    let server = start(&folder, "/", Options::default());
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).expect("a connection");
    stream
        .write_all(b"GET /mid/ HTTP/1.1\r\n\r\nGET /app.wasm HTTP/1.1\r\nConnection: close\r\n\r\n")
        .expect("sent");
    let mut answers = String::new();
    stream.read_to_string(&mut answers).expect("answers");
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 2, "{answers}");
}

#[test]
fn dropping_it_ends_open_connections_and_frees_the_port() {
    let folder = Folder::with("drop", SITE);
    let server = start(&folder, "/", Options::default());
    let port = server.port();
    let mut idle = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    idle.write_all(b"GET / HTTP/1.1\r\n\r\n").expect("sent");
    let mut first = [0; 8];
    idle.read_exact(&mut first)
        .expect("the beginning of an answer");
    drop(server);
    let mut rest = Vec::new();
    let _ = idle.read_to_end(&mut rest);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());

    let again = Options {
        port: Port::Exactly(port),
        ..Options::default()
    };
    assert_eq!(start(&folder, "/", again).port(), port);
}

#[test]
fn a_taken_port_is_an_error_or_leads_to_the_next() {
    let folder = Folder::with("ports", SITE);
    let first = start(&folder, "/", Options::default());
    let on = |port| {
        let options = Options {
            port,
            ..Options::default()
        };
        Server::start(&folder.0, "/", options)
    };
    let taken = on(Port::Exactly(first.port()));
    assert!(matches!(taken, Err(StartError::Listen { port, .. }) if port == first.port()));
    let next = on(Port::From(first.port())).expect("a free port");
    assert!(next.port() > first.port());
}

#[test]
fn a_missing_folder_and_a_malformed_base_path_are_refused() {
    let folder = Folder::with("refused", SITE);
    let missing = Server::start(folder.0.join("none"), "/", Options::default());
    assert!(matches!(missing, Err(StartError::NoFolder(_))));
    for base_path in ["", "sub/", "/sub"] {
        let refused = Server::start(&folder.0, base_path, Options::default());
        assert!(
            matches!(refused, Err(StartError::BasePath(_))),
            "{base_path}"
        );
    }
}
