//! How fast time passes on the screen.
//!
//! It must not know what measures the reader's time.

/// At normal speed, this many times slower than in the program: 5 ms take a second.
pub const SLOW_DOWN: f64 = 200.0;
/// Normal speed, in hundredths.
pub const NORMAL: u64 = 100;
/// The slowest, in hundredths.
pub const SLOWEST: u64 = 10;
/// The fastest, in hundredths.
pub const FASTEST: u64 = 10_000;

/// The speeds that are offered, in hundredths, and their words.
pub const CHOICES: [(u64, &str); 10] = [
    (10, "0.1 ×"),
    (25, "0.25 ×"),
    (50, "0.5 ×"),
    (100, "1 ×"),
    (200, "2 ×"),
    (500, "5 ×"),
    (1_000, "10 ×"),
    (2_500, "25 ×"),
    (5_000, "50 ×"),
    (10_000, "100 ×"),
];

/// The speed that a text asks for, such as `0.5`, in hundredths and within the limits; nothing if it is no number.
#[must_use]
pub fn parse(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = !(whole.is_empty() && fraction.is_empty()) && digits(whole) && digits(fraction);
    if !is_number || text.len() > 12 {
        return None;
    }
    let mut hundredths = whole.parse::<u64>().unwrap_or(0).saturating_mul(100);
    for (place, digit) in fraction.bytes().take(2).enumerate() {
        hundredths += u64::from(digit - b'0') * [10, 1][place];
    }
    Some(hundredths.clamp(SLOWEST, FASTEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_are_read_and_kept_within_their_limits() {
        for (text, hundredths) in [
            ("1", 100),
            ("0.5", 50),
            ("2.25", 225),
            (".3", 30),
            ("0", 10),
            ("1000000", 10_000),
        ] {
            assert_eq!(parse(text), Some(hundredths), "{text}");
        }
        for text in ["", ".", "-1", "NaN", "1e3", "fast", "9999999999999999"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_choice_says_its_number() {
        for (hundredths, words) in CHOICES {
            assert_eq!(parse(words.trim_end_matches(" ×")), Some(hundredths));
        }
    }
}
