//! Reads `Accept-Encoding` and chooses among the compressed copies that lie
//! beside a file. Knows no file system.

/// A content encoding that a copy of a file may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// In order of preference.
    pub(crate) const ALL: [Self; 3] = [Self::Brotli, Self::Gzip, Self::Identity];

    /// The name in the header `Content-Encoding`; empty for none.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "",
        }
    }

    /// What is appended to a file's name for its copy.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
            Self::Identity => "",
        }
    }

    /// Whether a client that sent this `Accept-Encoding` takes the encoding.
    pub(crate) fn is_accepted(self, accept_encoding: &str) -> bool {
        if self == Self::Identity {
            return true;
        }
        let mut by_star = false;
        for item in accept_encoding.split(',') {
            let mut parts = item.split(';').map(str::trim);
            let name = parts.next().unwrap_or("");
            let refused = parts.any(|part| {
                part.strip_prefix("q=")
                    .and_then(|quality| quality.parse::<f32>().ok())
                    .is_some_and(|quality| quality <= 0.0)
            });
            if name.eq_ignore_ascii_case(self.name()) {
                return !refused;
            }
            if name == "*" {
                by_star = !refused;
            }
        }
        by_star
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_s_usual_list_takes_brotli_and_gzip() {
        let sent = "gzip, deflate, br, zstd";
        assert!(Encoding::Brotli.is_accepted(sent));
        assert!(Encoding::Gzip.is_accepted(sent));
    }

    #[test]
    fn quality_zero_refuses() {
        assert!(!Encoding::Brotli.is_accepted("br;q=0, gzip"));
        assert!(!Encoding::Brotli.is_accepted("*;q=0"));
        assert!(!Encoding::Brotli.is_accepted("br; q=0.0, *"));
    }

    #[test]
    fn a_star_takes_what_is_not_named() {
        assert!(Encoding::Brotli.is_accepted("*"));
        assert!(Encoding::Gzip.is_accepted("br;q=0, *;q=0.5"));
    }

    #[test]
    fn nothing_sent_takes_only_the_file_itself() {
        assert!(!Encoding::Brotli.is_accepted(""));
        assert!(!Encoding::Gzip.is_accepted("deflate"));
        assert!(Encoding::Identity.is_accepted(""));
    }
}
