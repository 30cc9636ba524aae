//! How names and values stand in the query part of an address.
//!
//! Owns `application/x-www-form-urlencoded`: pairs, percent-encoding of UTF-8, `+` as a space. It must not know which
//! names there are or what the values mean.

use crate::prelude::*;

/// The pairs of a query, decoded, in order; a leading question mark is passed over.
pub(crate) fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    let pairs = query
        .strip_prefix('?')
        .unwrap_or(query)
        .split('&')
        .filter(|pair| !pair.is_empty());
    pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    })
}

/// Adds a pair to a query that is being written, without the question mark.
pub(crate) fn push_pair(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    encode(name, query);
    query.push('=');
    encode(value, query);
}

/// Decodes what a browser or a hand wrote. A percent sign without two digits stands for itself, and a text whose bytes
/// are no UTF-8 stays as it was written: an address is never an error.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (*first, after) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high << 4 | low);
                    rest = after;
                }
                _ => bytes.push(b'%'),
            },
            (byte, _) => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Encodes as `URLSearchParams` does, so that a browser's own reading and writing changes nothing.
fn encode(text: &str, query: &mut String) {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    for &byte in text.as_bytes() {
        match byte {
            b' ' => query.push('+'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' => {
                query.push(char::from(byte));
            }
            _ => query.extend([
                '%',
                DIGITS[usize::from(byte >> 4)],
                DIGITS[usize::from(byte & 15)],
            ]),
        }
    }
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_is_the_browsers() {
        let mut query = String::new();
        push_pair(&mut query, "q", "a&b=c #1 + 50% é 🐍 ~*-._'");
        assert_eq!(
            query,
            "q=a%26b%3Dc+%231+%2B+50%25+%C3%A9+%F0%9F%90%8D+%7E*-._%27"
        );
    }

    #[test]
    fn whatever_stands_in_an_address_is_read() {
        let read = |query| pairs(query).collect::<Vec<_>>();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            read("?a=1&&b&=c&a=x+y%20z"),
            [
                pair("a", "1"),
                pair("b", ""),
                pair("", "c"),
                pair("a", "x y z")
            ]
        );
        assert_eq!(
            read("q=100%&r=%zz&s=%4&t=%ff&u=%c3%A9"),
            [
                pair("q", "100%"),
                pair("r", "%zz"),
                pair("s", "%4"),
                pair("t", "%ff"),
                pair("u", "é"),
            ]
        );
        assert_eq!(read("?"), []);
    }
}
