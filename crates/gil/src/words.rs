//! A text that is put together from pieces: names, numbers and durations.
//!
//! It owns how a number and a duration are written. It must not know what is told.

/// A text that grows. Plain pushes instead of `format!` keep the page's binary small.
pub(crate) struct Words(pub(crate) String);

impl Words {
    pub(crate) fn say(&mut self, parts: &[&str]) {
        for part in parts {
            self.0.push_str(part);
        }
    }

    /// A duration with its unit: whole microseconds below a tenth of a millisecond, else milliseconds to a tenth.
    pub(crate) fn duration(&mut self, ns: u64) {
        if ns < crate::MILLISECOND / 10 {
            self.number(ns.div_ceil(crate::MICROSECOND));
            self.0.push_str(" µs");
            return;
        }
        let tenths = (ns + crate::MILLISECOND / 20) / (crate::MILLISECOND / 10);
        self.number(tenths / 10);
        if !tenths.is_multiple_of(10) {
            self.0.push('.');
            self.number(tenths % 10);
        }
        self.0.push_str(" ms");
    }

    pub(crate) fn number(&mut self, number: u64) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.0.push(char::from(b'0' + (number % 10) as u8));
    }
}

impl Words {
    /// A moment: milliseconds with two digits behind the point.
    pub(crate) fn time(&mut self, ns: u64) {
        let hundredths = (ns + crate::MICROSECOND * 5) / (crate::MICROSECOND * 10);
        self.number(hundredths / 100);
        self.0.push('.');
        self.number(hundredths / 10 % 10);
        self.number(hundredths % 10);
        self.0.push_str(" ms");
    }
}
