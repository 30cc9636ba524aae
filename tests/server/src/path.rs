//! From a request's path to a path inside the served folder: the base path,
//! percent-decoding, and the refusal of everything that would leave the
//! folder. Knows no file system.

use std::path::PathBuf;

/// Where a request's path leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Inside {
    /// Relative to the served folder; empty for the folder itself.
    pub(crate) relative: PathBuf,
    /// Whether the path ended in a slash, and so names a folder.
    pub(crate) is_folder: bool,
}

/// Resolves the path of a request (without its query) under `base_path`.
/// `None` where it lies outside, or is malformed: both are simply not found.
pub(crate) fn resolve(path: &str, base_path: &str) -> Option<Inside> {
    let rest = path.strip_prefix(base_path)?;
    let decoded = percent_decode(rest)?;
    let mut relative = PathBuf::new();
    for segment in decoded.split('/') {
        match segment {
            "" => {}
            // Browsers resolve these before they send; whoever sends them
            // wants out. So does a backslash or a zero byte.
            "." | ".." => return None,
            _ if segment.contains(['\\', '\0']) => return None,
            _ => relative.push(segment),
        }
    }
    Some(Inside {
        relative,
        is_folder: decoded.is_empty() || decoded.ends_with('/'),
    })
}

fn percent_decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> Inside {
        Inside {
            relative: PathBuf::from(path),
            is_folder: false,
        }
    }

    #[test]
    fn a_path_under_the_base_is_found_inside_the_folder() {
        assert_eq!(resolve("/a/b.js", "/"), Some(file("a/b.js")));
        assert_eq!(resolve("/sub/path/b.js", "/sub/path/"), Some(file("b.js")));
        assert_eq!(resolve("/a%20b.js", "/"), Some(file("a b.js")));
    }

    #[test]
    fn a_closing_slash_names_a_folder() {
        let root = resolve("/sub/", "/sub/");
        assert!(
            root.is_some_and(|inside| inside.is_folder && inside.relative.as_os_str().is_empty())
        );
        assert!(resolve("/q/gil/", "/").is_some_and(|inside| inside.is_folder));
        assert!(resolve("/q/gil", "/").is_some_and(|inside| !inside.is_folder));
    }

    #[test]
    fn what_leaves_the_folder_or_the_base_is_not_found() {
        for path in [
            "/../x",
            "/a/../x",
            "/a/%2e%2e/x",
            "/..%2fx",
            "/a/./x",
            "/a%5c..",
            "/a%00",
        ] {
            assert_eq!(resolve(path, "/"), None, "{path}");
        }
        assert_eq!(resolve("/other/x", "/sub/"), None);
        assert_eq!(resolve("/sub", "/sub/"), None);
    }

    #[test]
    fn a_broken_escape_is_not_found() {
        for path in ["/%", "/%4", "/%zz", "/%ff"] {
            assert_eq!(resolve(path, "/"), None, "{path}");
        }
    }
}
