//! What an embed's address asks for: `?theme=dark&autoplay=1&speed=2&t=5000`.
//!
//! It must not know where the address comes from.

use crate::speed;

/// What is asked for; whatever is missing or makes no sense is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Whether to play from the start as soon as it is seen.
    pub autoplay: bool,
    /// How fast, in hundredths.
    pub speed: Option<u64>,
    /// The moment to show first, in microseconds.
    pub time_us: Option<u64>,
}

/// Reads the part of an address from its `?` on. The theme is read before the first paint, by the page's head.
#[must_use]
pub fn parse(query: &str) -> Query {
    let mut found = Query::default();
    for pair in query.trim_start_matches('?').split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match name {
            "autoplay" => found.autoplay = value == "1",
            "speed" => found.speed = speed::parse(value),
            "t" if value.len() <= 12 => found.time_us = value.parse().ok(),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_found_and_the_rest_left_out() {
        assert_eq!(
            parse("?theme=dark&autoplay=1&speed=2.5&t=12340"),
            Query {
                autoplay: true,
                speed: Some(250),
                time_us: Some(12_340)
            }
        );
        for nonsense in [
            "",
            "?",
            "?autoplay=yes&speed=fast&t=-3",
            "?t=1e9&&=&autoplay",
            "?t=99999999999999999999",
        ] {
            assert_eq!(parse(nonsense), Query::default(), "{nonsense}");
        }
    }
}
