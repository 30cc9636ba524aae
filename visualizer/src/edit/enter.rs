//! Numbers as they are entered into the form's fields, and as they stand there.
//!
//! It must not know what they mean.

use super::Refusal;
use crate::number;

/// Milliseconds as they are entered.
#[must_use]
pub fn ms(ns: u64) -> String {
    number::decimal(ns, gil::MILLISECOND, 1)
}

/// Milliseconds with at most six digits after the point, as nanoseconds.
pub(super) fn parse_ms(text: &str) -> Result<u64, Refusal> {
    let refusal = Refusal::NotANumber("a number of milliseconds, such as 2.5");
    let text = text.trim();
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let fits =
        whole.len() <= 9 && fraction.len() <= 6 && !(whole.is_empty() && fraction.is_empty());
    if !fits || !digits(whole) || !digits(fraction) {
        return Err(refusal);
    }
    let ms: u64 = if whole.is_empty() {
        0
    } else {
        whole.parse().map_err(|_| refusal)?
    };
    let rest = fraction.bytes().chain(std::iter::repeat(b'0')).take(6);
    let rest = rest.fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    Ok(ms * gil::MILLISECOND + rest)
}

pub(super) fn parse_whole(text: &str) -> Result<u32, Refusal> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = if is_number { text.parse().ok() } else { None };
    number.ok_or(Refusal::NotANumber("a whole number from 1"))
}

/// A whole number from 0, with spaces between its digits if that reads better.
pub(super) fn parse_count(text: &str) -> Result<u64, Refusal> {
    let digits: String = text.chars().filter(|letter| *letter != ' ').collect();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = if is_number { digits.parse().ok() } else { None };
    number.ok_or(Refusal::NotANumber("a whole number from 0"))
}
