//! JSON as a tree, with numbers left as they are spelt.
//!
//! It owns the grammar of JSON (RFC 8259), limits of size and depth, and the place of a mistake. It must not know what
//! the values mean.

use thiserror::Error;

/// The longest text that is read: more than any workload or recording that can be shown.
const MAX_BYTES: usize = 8_000_000;
/// How deep lists and objects may stand in each other.
const MAX_DEPTH: u32 = 16;

/// Text that is not JSON.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("line {line}, column {column}: {problem}")]
pub struct JsonError {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// What is wrong there.
    pub problem: &'static str,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'text> {
    Null,
    Bool(bool),
    /// A number as it is spelt, which has the form of one.
    Number(&'text str),
    Text(String),
    List(Vec<Value<'text>>),
    /// Fields in the order of the text; no name is there twice.
    Object(Vec<(String, Value<'text>)>),
}

impl Value<'_> {
    /// What kind of value it is, with its article.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// Reads a whole text.
pub(crate) fn parse(text: &str) -> Result<Value<'_>, JsonError> {
    let mut reader = Reader { text, at: 0 };
    if text.len() > MAX_BYTES {
        return Err(reader.error("the text is longer than 8 MB"));
    }
    reader.skip_space();
    let value = reader.value(0)?;
    reader.skip_space();
    if reader.at < text.len() {
        return Err(reader.error("something stands behind the end"));
    }
    Ok(value)
}

struct Reader<'text> {
    text: &'text str,
    at: usize,
}

impl<'text> Reader<'text> {
    fn error(&self, problem: &'static str) -> JsonError {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let last = before.rsplit('\n').next().unwrap_or("");
        JsonError {
            line,
            column: last.chars().count() + 1,
            problem,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn take_word(&mut self, word: &str) -> bool {
        let is_there = self.text[self.at..].starts_with(word);
        if is_there {
            self.at += word.len();
        }
        is_there
    }

    fn value(&mut self, depth: u32) -> Result<Value<'text>, JsonError> {
        if depth > MAX_DEPTH {
            return Err(self.error("lists and objects stand too deep in each other"));
        }
        match self.peek() {
            None => Err(self.error("the text ends where a value is expected")),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) if self.take_word("true") => Ok(Value::Bool(true)),
            Some(_) if self.take_word("false") => Ok(Value::Bool(false)),
            Some(_) if self.take_word("null") => Ok(Value::Null),
            Some(_) => Err(self.error("a value is expected")),
        }
    }

    fn object(&mut self, depth: u32) -> Result<Value<'text>, JsonError> {
        self.at += 1;
        let mut fields: Vec<(String, Value<'text>)> = Vec::new();
        self.skip_space();
        if self.take(b'}') {
            return Ok(Value::Object(fields));
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return Err(self.error("a field's name in quotation marks is expected"));
            }
            let place = self.at;
            let name = self.string()?;
            if fields.iter().any(|(other, _)| *other == name) {
                self.at = place;
                return Err(self.error("this field is there twice"));
            }
            self.skip_space();
            if !self.take(b':') {
                return Err(self.error("a colon is expected"));
            }
            self.skip_space();
            let value = self.value(depth + 1)?;
            fields.push((name, value));
            self.skip_space();
            if self.take(b'}') {
                return Ok(Value::Object(fields));
            }
            if !self.take(b',') {
                return Err(self.error("a comma or a closing brace is expected"));
            }
        }
    }

    fn list(&mut self, depth: u32) -> Result<Value<'text>, JsonError> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.take(b']') {
            return Ok(Value::List(items));
        }
        loop {
            self.skip_space();
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.take(b']') {
                return Ok(Value::List(items));
            }
            if !self.take(b',') {
                return Err(self.error("a comma or a closing bracket is expected"));
            }
        }
    }

    fn number(&mut self) -> Result<Value<'text>, JsonError> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if !self.take(b'+') {
                self.take(b'-');
            }
            self.digits()?;
        }
        Ok(Value::Number(&self.text[start..self.at]))
    }

    fn digits(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            Err(self.error("a digit is expected"))
        } else {
            Ok(())
        }
    }

    fn string(&mut self) -> Result<String, JsonError> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let start = self.at;
            while matches!(self.peek(), Some(byte) if byte != b'"' && byte != b'\\' && byte >= 0x20)
            {
                self.at += 1;
            }
            text.push_str(&self.text[start..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => {
                    self.at += 1;
                    let letter = self.escape()?;
                    text.push(letter);
                }
                Some(_) => return Err(self.error("a control character stands in a text")),
                None => return Err(self.error("a text is not closed")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        let letter = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unicode();
            }
            _ => return Err(self.error("there is no such escape")),
        };
        self.at += 1;
        Ok(letter)
    }

    fn unicode(&mut self) -> Result<char, JsonError> {
        let first = self.hex()?;
        let code = if (0xD800..0xDC00).contains(&first) && self.take_word("\\u") {
            let second = self.hex()?;
            if !(0xDC00..0xE000).contains(&second) {
                return Err(self.error("half a pair of surrogates stands alone"));
            }
            0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| self.error("half a pair of surrogates stands alone"))
    }

    fn hex(&mut self) -> Result<u32, JsonError> {
        let digits = self.text.get(self.at..self.at + 4);
        let code = digits
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .ok_or_else(|| self.error("four hexadecimal digits are expected"))?;
        self.at += 4;
        Ok(code)
    }
}

/// A number as a whole one, times ten to the power of `scale`, rounded: `1.5` with scale 6 is 1500000. None if it is
/// negative or greater than `most`.
pub(crate) fn scaled(number: &str, scale: i32, most: u64) -> Option<u64> {
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, clamped(exponent)),
        None => (number, 0),
    };
    let (is_negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa),
    };
    let mut power = scale + exponent;
    let mut value: u128 = 0;
    let mut behind_point = false;
    for byte in mantissa.bytes() {
        if byte == b'.' {
            behind_point = true;
        } else if value < u128::from(u64::MAX) * 1_000 {
            value = value * 10 + u128::from(byte - b'0');
            power -= i32::from(behind_point);
        } else {
            // Digits beyond the twentieth do not matter, but their places do.
            power += i32::from(!behind_point);
        }
    }
    if value == 0 {
        return Some(0);
    }
    if is_negative {
        return None;
    }
    while power > 0 {
        value = value.checked_mul(10)?;
        power -= 1;
    }
    if power < 0 {
        let mut divisor: u128 = 1;
        while power < 0 {
            match divisor.checked_mul(10) {
                Some(next) => divisor = next,
                None => return Some(0),
            }
            power += 1;
        }
        value = (value + divisor / 2) / divisor;
    }
    u64::try_from(value).ok().filter(|value| *value <= most)
}

/// An exponent, no further from zero than any number here can need.
fn clamped(exponent: &str) -> i32 {
    let (sign, digits) = match exponent.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, exponent.trim_start_matches('+')),
    };
    let mut value = 0;
    for digit in digits.bytes() {
        value = (value * 10 + i32::from(digit - b'0')).min(1_000);
    }
    sign * value
}

#[cfg(test)]
mod tests {
    use super::{Value, parse, scaled};

    #[test]
    fn numbers_are_scaled_without_floating_point() {
        for (number, scaled_to) in [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("5", Some(5_000_000)),
            ("0.5", Some(500_000)),
            ("0.1", Some(100_000)),
            ("30.622", Some(30_622_000)),
            ("1e3", Some(1_000_000_000)),
            ("1.5E-3", Some(1_500)),
            ("0.0000004", Some(0)),
            ("0.0000005", Some(1)),
            ("1e-400", Some(0)),
            ("1e400", None),
            ("-1", None),
            ("600000.0000001", Some(600_000_000_000)),
            ("600001", None),
            ("123456789012345678901234567890e-24", Some(123_456_789_012)),
            (
                "0.000000000000000000000000000000000000000000001e45",
                Some(1_000_000),
            ),
        ] {
            assert_eq!(scaled(number, 6, 600_000_000_000), scaled_to, "{number}");
        }
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        for (text, message) in [
            (
                "",
                "line 1, column 1: the text ends where a value is expected",
            ),
            (
                "{\n  \"a\": 1,\n  \"a\": 2}",
                "line 3, column 3: this field is there twice",
            ),
            (
                "[1, 2",
                "line 1, column 6: a comma or a closing bracket is expected",
            ),
            (
                "[01]",
                "line 1, column 3: a comma or a closing bracket is expected",
            ),
            ("{\"a\" 1}", "line 1, column 6: a colon is expected"),
            (
                "\"\\ud800\"",
                "line 1, column 8: half a pair of surrogates stands alone",
            ),
            ("NaN", "line 1, column 1: a value is expected"),
            ("[1] 2", "line 1, column 5: something stands behind the end"),
        ] {
            let error = parse(text).expect_err(text);
            assert_eq!(error.to_string(), message, "{text}");
        }
        let deep = "[".repeat(40);
        assert!(parse(&deep).expect_err("too deep").problem.contains("deep"));
    }

    #[test]
    fn escapes_are_read() {
        assert_eq!(
            parse(r#""\u00e9\ud83d\ude00\n\"""#),
            Ok(Value::Text("é😀\n\"".to_owned()))
        );
    }
}
