//! Answers a request from a folder: finds the file or its compressed copy,
//! and minds validators and ranges. Knows no connection and no state.

use std::fs;
use std::path::{Path, PathBuf};

use crate::BareFolder;
use crate::content_type;
use crate::encoding::Encoding;
use crate::path::{Inside, resolve};
use crate::request::Request;
use crate::response::{Response, header};

/// What answers are made from.
pub(crate) struct Site<'a> {
    pub(crate) directory: &'a Path,
    pub(crate) base_path: &'a str,
    pub(crate) compression: bool,
    pub(crate) bare_folder: BareFolder,
}

enum Found {
    File(PathBuf),
    Redirect,
    Nothing,
}

impl Site<'_> {
    /// Answers a `GET` or `HEAD`.
    pub(crate) fn answer(&self, request: &Request) -> Response {
        match self.find(&request.path) {
            Found::File(file) => self.send(&file, request),
            Found::Redirect => {
                let query = if request.query.is_empty() {
                    String::new()
                } else {
                    format!("?{}", request.query)
                };
                let mut moved = Response::plain(301, "the folder's URL ends in a slash");
                let place = format!("{}/{query}", request.path);
                moved.headers.push(header("Location", &place));
                moved
            }
            Found::Nothing => self.not_found(request),
        }
    }

    fn find(&self, path: &str) -> Found {
        let Some(Inside {
            relative,
            is_folder,
        }) = resolve(path, self.base_path)
        else {
            return Found::Nothing;
        };
        let place = self.directory.join(relative);
        let index = place.join("index.html");
        if is_folder {
            return if index.is_file() {
                Found::File(index)
            } else {
                Found::Nothing
            };
        }
        if place.is_file() {
            return Found::File(place);
        }
        match self.bare_folder {
            BareFolder::Serve if index.is_file() => Found::File(index),
            BareFolder::Redirect if index.is_file() => Found::Redirect,
            _ => Found::Nothing,
        }
    }

    /// The site's own 404 page where it has one.
    fn not_found(&self, request: &Request) -> Response {
        let page = self.directory.join("404.html");
        let Some((body, encoding)) = self.read(&page, request) else {
            return Response::plain(404, "there is no such file");
        };
        Response {
            status: 404,
            headers: describing(&page, encoding),
            body,
            encoding: encoding.name(),
        }
    }

    fn send(&self, file: &Path, request: &Request) -> Response {
        let Some((body, encoding)) = self.read(file, request) else {
            return Response::plain(403, "the file cannot be read");
        };
        let tag = entity_tag(&body, encoding);
        let mut headers = describing(file, encoding);
        headers.push(header("ETag", &tag));
        // A copy may be kept, but asked about each time: right for a folder
        // that is about to be built anew.
        headers.push(header("Cache-Control", "no-cache"));
        headers.push(header("Accept-Ranges", "bytes"));
        let mut response = Response {
            status: 200,
            headers,
            body,
            encoding: encoding.name(),
        };
        if is_known(request.header("if-none-match"), &tag) {
            response.status = 304;
            response.body.clear();
        } else {
            apply_range(&mut response, request.header("range"));
        }
        response
    }

    /// The bytes to send and how they are encoded.
    fn read(&self, file: &Path, request: &Request) -> Option<(Vec<u8>, Encoding)> {
        // Ranges count the bytes of the file itself.
        let compression = self.compression && request.header("range").is_empty();
        let accepted = request.header("accept-encoding");
        for encoding in Encoding::ALL {
            if encoding != Encoding::Identity && !(compression && encoding.is_accepted(accepted)) {
                continue;
            }
            let mut copy = file.as_os_str().to_owned();
            copy.push(encoding.suffix());
            if let Ok(bytes) = fs::read(&copy) {
                return Some((bytes, encoding));
            }
        }
        None
    }
}

fn describing(file: &Path, encoding: Encoding) -> Vec<(String, String)> {
    let mut headers = vec![
        header("Content-Type", content_type::of(file)),
        header("Vary", "Accept-Encoding"),
    ];
    if encoding != Encoding::Identity {
        headers.push(header("Content-Encoding", encoding.name()));
    }
    headers
}

/// A strong validator: FNV-1a (64 bits) over the bytes as they are sent.
fn entity_tag(body: &[u8], encoding: Encoding) -> String {
    let hash = body.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("\"{hash:016x}{}\"", encoding.suffix())
}

fn is_known(if_none_match: &str, tag: &str) -> bool {
    if_none_match
        .split(',')
        .map(|known| known.trim().trim_start_matches("W/"))
        .any(|known| known == tag || known == "*")
}

/// Cuts the body to one range of bytes. Several ranges, and units other than
/// bytes, get the whole file, as the standard allows.
fn apply_range(response: &mut Response, range: &str) {
    let Some(spec) = range.strip_prefix("bytes=").filter(|it| !it.contains(',')) else {
        return;
    };
    let Some((first, last)) = spec.split_once('-') else {
        return;
    };
    let length = response.body.len();
    let bounds = match (first.parse::<usize>(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) if first <= last => Some((first, last.saturating_add(1).min(length))),
        (Ok(first), Err(_)) if last.is_empty() => Some((first, length)),
        (Err(_), Ok(count)) if first.is_empty() => Some((length.saturating_sub(count), length)),
        _ => None,
    };
    let Some((start, end)) = bounds else {
        return;
    };
    if start >= end {
        response.status = 416;
        let all = format!("bytes */{length}");
        response.headers.push(header("Content-Range", &all));
        response.body.clear();
        return;
    }
    response.status = 206;
    let part = format!("bytes {start}-{}/{length}", end - 1);
    response.headers.push(header("Content-Range", &part));
    response.body.truncate(end);
    response.body.drain(..start);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(range: &str) -> (u16, Vec<u8>) {
        let mut response = Response::plain(200, "");
        response.body = b"0123456789".to_vec();
        apply_range(&mut response, range);
        (response.status, response.body)
    }

    #[test]
    fn a_range_is_first_to_last_open_or_counted_from_the_end() {
        assert_eq!(cut("bytes=2-4"), (206, b"234".to_vec()));
        assert_eq!(cut("bytes=7-"), (206, b"789".to_vec()));
        assert_eq!(cut("bytes=-3"), (206, b"789".to_vec()));
        assert_eq!(cut("bytes=8-99"), (206, b"89".to_vec()));
        assert_eq!(cut("bytes=-99"), (206, b"0123456789".to_vec()));
    }

    #[test]
    fn a_range_beyond_the_end_is_refused_and_a_malformed_one_ignored() {
        assert_eq!(cut("bytes=10-"), (416, Vec::new()));
        assert_eq!(cut("bytes=-0"), (416, Vec::new()));
        for ignored in [
            "",
            "bytes=",
            "bytes=5-2",
            "bytes=a-b",
            "bytes=0-1,3-4",
            "lines=1-2",
        ] {
            assert_eq!(cut(ignored), (200, b"0123456789".to_vec()), "{ignored}");
        }
    }

    #[test]
    fn tags_differ_by_content_and_by_encoding() {
        let plain = entity_tag(b"a", Encoding::Identity);
        assert_ne!(plain, entity_tag(b"b", Encoding::Identity));
        assert_ne!(plain, entity_tag(b"a", Encoding::Brotli));
        assert!(is_known(&format!("\"x\", W/{plain}"), &plain));
        assert!(is_known("*", &plain));
        assert!(!is_known("", &plain));
    }
}
