//! Numbers in words and in markup, without the formatting machinery, which would weigh more than all of this.
//!
//! It must not know what the numbers mean.

use gil::{MICROSECOND, MILLISECOND};

/// Appends a whole number.
pub fn push(text: &mut String, number: u64) {
    if number >= 10 {
        push(text, number / 10);
    }
    text.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}

/// A whole number.
#[must_use]
pub fn whole(number: u64) -> String {
    let mut text = String::new();
    push(&mut text, number);
    text
}

/// A number given in hundredths, with its fraction in two digits: `8.96`.
#[must_use]
pub fn hundredths(number: u64) -> String {
    let mut text = whole(number / 100);
    text.push('.');
    push(&mut text, number / 10 % 10);
    push(&mut text, number % 10);
    text
}

/// A moment in milliseconds with two digits.
#[must_use]
pub fn clock(ns: u64) -> String {
    hundredths(ns / (10 * MICROSECOND))
}

/// A duration with its unit, with at most three digits that count: `350 ns`, `42 µs`, `5.03 ms`, `1.2 s`.
#[must_use]
pub fn duration(ns: u64) -> String {
    let (unit, size) = match ns {
        0 => return "0 ms".to_owned(),
        1..MICROSECOND => (" ns", 1),
        MICROSECOND..MILLISECOND => (" µs", MICROSECOND),
        MILLISECOND..1_000_000_000 => (" ms", MILLISECOND),
        _ => (" s", 1_000_000_000),
    };
    let mut text = scaled(ns, size);
    text.push_str(unit);
    text
}

/// `amount` in units of `size`, with at most three digits that count and no zeros at the end of a fraction.
fn scaled(amount: u64, size: u64) -> String {
    let digits = match amount / size {
        0..10 => 2,
        10..100 => 1,
        _ => 0,
    };
    let grain = (size / 10_u64.pow(digits)).max(1);
    let rounded = (amount + grain / 2) / grain * grain;
    decimal(rounded, size, grain)
}

/// An exact decimal fraction: `amount / size`, down to `grain`, without zeros at its end.
#[must_use]
pub fn decimal(amount: u64, size: u64, grain: u64) -> String {
    let mut text = whole(amount / size);
    let mut rest = amount % size / grain * grain;
    if rest > 0 {
        text.push('.');
    }
    let mut place = size / 10;
    while rest > 0 && place > 0 {
        push(&mut text, rest / place);
        rest %= place;
        place /= 10;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_counts_hundredths_of_a_millisecond() {
        assert_eq!(clock(0), "0.00");
        assert_eq!(clock(8_964_999), "8.96");
        assert_eq!(clock(12_050_000), "12.05");
    }

    #[test]
    fn durations_have_three_digits_and_a_unit() {
        for (ns, words) in [
            (0, "0 ms"),
            (350, "350 ns"),
            (5_000, "5 µs"),
            (42_400, "42.4 µs"),
            (5_031_000, "5.03 ms"),
            (5_000_000, "5 ms"),
            (43_960_000, "44 ms"),
            (812_400_000, "812 ms"),
            (1_200_000_000, "1.2 s"),
        ] {
            assert_eq!(duration(ns), words);
        }
    }

    #[test]
    fn a_decimal_ends_with_its_last_digit() {
        assert_eq!(decimal(2_500_000, MILLISECOND, 1), "2.5");
        assert_eq!(decimal(12_000_000, MILLISECOND, 1), "12");
        assert_eq!(decimal(12_340_000, MILLISECOND, 100_000), "12.3");
        assert_eq!(decimal(5_000, MILLISECOND, 1), "0.005");
    }
}
