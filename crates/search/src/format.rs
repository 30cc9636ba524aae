//! How an index stands in bytes: header, checksum and sections.
//!
//! ```text
//!  0  4  magic, "EVSX"            12  8  checksum of all that follows
//!  4  2  version of the format    20  4 × sections: the end of each, in bytes from the end of this table
//!  6  2  what it is: 0 index, 1 texts
//!  8  4  length of the whole      then the sections, one after another
//! ```
//!
//! All numbers are little-endian. Owns sealing and opening, and numbers of one to four bytes; it must not know what
//! the sections hold. Whoever reads a section asks for its bytes by place, and gets nothing where there are none: a
//! checksum is no promise about who computed it.

use core::ops::Range;

use crate::prelude::*;

/// Raised whenever bytes of before would be read differently.
pub(crate) const VERSION: u16 = 2;

const MAGIC: [u8; 4] = *b"EVSX";
const HEADER: usize = 20;

/// Why bytes are no index that can be used; whoever fetched them falls back to something else, and reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// They are something else altogether.
    Foreign,
    /// They were written by another version of the format; a newer one if `found` exceeds `known`.
    Version {
        /// The version of the bytes.
        found: u16,
        /// The version that can be opened.
        known: u16,
    },
    /// They end too early, or go on where they should end.
    Length {
        /// How many bytes there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// They are not what was written: the checksum is another one, or their parts do not fit together.
    Damaged,
}

impl OpenError {
    /// What is wrong, in words.
    #[must_use]
    pub fn words(&self) -> &'static str {
        match self {
            Self::Foreign => "these bytes are no search index",
            Self::Version { .. } => "the search index is of another version",
            Self::Length { .. } => "the search index is not whole",
            Self::Damaged => "the search index is damaged",
        }
    }
}

impl core::fmt::Display for OpenError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.words())
    }
}

impl core::error::Error for OpenError {}

/// Bytes that were found whole, with where their sections are.
#[derive(Clone)]
pub(crate) struct Sealed<const SECTIONS: usize> {
    bytes: Box<[u8]>,
    what: u16,
    sections: [Range<usize>; SECTIONS],
}

impl<const SECTIONS: usize> Sealed<SECTIONS> {
    /// Checks bytes that should be `what`.
    pub(crate) fn open(bytes: Box<[u8]>, what: u16) -> Result<Self, OpenError> {
        let start = bytes.len().min(MAGIC.len());
        if bytes[..start] != MAGIC[..start] {
            return Err(OpenError::Foreign);
        }
        let short = |expected| OpenError::Length {
            found: bytes.len(),
            expected,
        };
        let table = HEADER + 4 * SECTIONS;
        let number = |at| number(&bytes, at);
        let (Some(found), Some(kind)) = (short_number(&bytes, 4), short_number(&bytes, 6)) else {
            return Err(short(table));
        };
        if found != VERSION {
            return Err(OpenError::Version {
                found,
                known: VERSION,
            });
        }
        if kind != what {
            return Err(OpenError::Foreign);
        }
        let expected = number(8).unwrap_or(table);
        if expected != bytes.len() || expected < table {
            return Err(short(expected.max(table)));
        }
        let sum = [12, 16].map(|at| number(at).unwrap_or_default() as u64);
        if checksum(&bytes[HEADER..]) != sum[0] | sum[1] << 32 {
            return Err(OpenError::Damaged);
        }
        let mut from = table;
        let mut sections = core::array::from_fn(|_| 0..0);
        for (place, section) in sections.iter_mut().enumerate() {
            let to = number(HEADER + 4 * place).and_then(|end| end.checked_add(table));
            let to = to.filter(|to| (from..=bytes.len()).contains(to));
            *section = from..to.ok_or(OpenError::Damaged)?;
            from = section.end;
        }
        Ok(Self {
            bytes,
            what,
            sections,
        })
    }

    /// No bytes, in as many sections.
    pub(crate) fn empty() -> Self {
        Self {
            bytes: Box::default(),
            what: 0,
            sections: core::array::from_fn(|_| 0..0),
        }
    }

    /// The bytes with the last section, which was empty, filled.
    pub(crate) fn with_last(self, section: &[u8]) -> Vec<u8> {
        let table = HEADER + 4 * SECTIONS;
        let mut bytes = self.bytes.into_vec();
        // Room for twice as much is not wanted: these are the largest bytes of all.
        bytes.reserve_exact(section.len());
        bytes.extend_from_slice(section);
        let mut end = Vec::new();
        put_number(&mut end, bytes.len() - table);
        bytes[table - 4..table].copy_from_slice(&end);
        put_header(&mut bytes, self.what);
        bytes
    }

    pub(crate) fn section(&self, place: usize) -> &[u8] {
        &self.bytes[self.sections[place].clone()]
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The beginning of sealed bytes, to which the first section is written in place: it is the largest.
pub(crate) fn begin<const SECTIONS: usize>(capacity: usize) -> Vec<u8> {
    let table = HEADER + 4 * SECTIONS;
    let mut bytes = Vec::with_capacity(table + capacity);
    bytes.resize(table, 0);
    bytes
}

/// Adds the other sections to what was begun, and header and checksum.
pub(crate) fn seal<const SECTIONS: usize>(
    what: u16,
    mut bytes: Vec<u8>,
    others: &[Vec<u8>],
) -> Vec<u8> {
    let table = HEADER + 4 * SECTIONS;
    let mut ends = Vec::new();
    put_number(&mut ends, bytes.len() - table);
    for section in others {
        bytes.extend_from_slice(section);
        put_number(&mut ends, bytes.len() - table);
    }
    bytes[HEADER..table].copy_from_slice(&ends);
    put_header(&mut bytes, what);
    bytes
}

/// Writes the header of what is otherwise complete.
fn put_header(bytes: &mut [u8], what: u16) {
    let mut header = MAGIC.to_vec();
    header.extend(VERSION.to_le_bytes());
    header.extend(what.to_le_bytes());
    put_number(&mut header, bytes.len());
    header.extend(checksum(&bytes[HEADER..]).to_le_bytes());
    bytes[..HEADER].copy_from_slice(&header);
}

/// A checksum that any change of a single word of eight bytes changes: each step can be undone. It guards against
/// accidents, and is quick enough to be no part of the wait.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let step = |sum: u64, word: &[u8; 8]| {
        (sum ^ u64::from_le_bytes(*word))
            .wrapping_mul(FACTOR)
            .rotate_left(29)
    };
    let sum = words.iter().fold(bytes.len() as u64, step);
    step(step(sum, &last), &[0; 8])
}

/// The four-byte number at a place.
pub(crate) fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*four)).ok()
}

/// The eight bytes at a place as a number; beyond the end there are zeros.
pub(crate) fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    let chunk = rest.first_chunk().copied().unwrap_or_else(|| {
        let mut chunk = [0; 8];
        for (to, from) in chunk.iter_mut().zip(rest) {
            *to = *from;
        }
        chunk
    });
    u64::from_le_bytes(chunk)
}

/// The float at a place.
pub(crate) fn float(bytes: &[u8], at: usize) -> Option<f32> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    Some(f32::from_le_bytes(*four))
}

fn short_number(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk::<2>()?))
}

/// Writes a four-byte number. What does not fit is cut off; no index comes near four gigabytes.
pub(crate) fn put_number(bytes: &mut Vec<u8>, number: usize) {
    #[expect(clippy::cast_possible_truncation, reason = "as documented")]
    bytes.extend((number as u32).to_le_bytes());
}

/// The numbers from here on take two bytes, and those from [`THREE_MORE`] on four.
const ONE_MORE: u32 = 192;
const THREE_MORE: u32 = ONE_MORE + 63 * 256;

/// Writes a number below 2²⁴ in one, two or four bytes: small ones are most, and the general compression that a
/// server applies knows what to do with whole bytes.
pub(crate) fn put_short(bytes: &mut Vec<u8>, number: u32) {
    let [low, middle, high, _] = number.to_le_bytes();
    if number < ONE_MORE {
        bytes.push(low);
    } else if number < THREE_MORE {
        let [low, high, ..] = (number - ONE_MORE).to_le_bytes();
        bytes.extend([192 + high, low]);
    } else {
        bytes.extend([255, high, middle, low]);
    }
}

/// Reads a number of [`put_short`] and moves on; nothing where the bytes end.
#[inline]
pub(crate) fn take_short(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let first = *bytes.get(*at)?;
    *at += 1;
    if first < 192 {
        return Some(u32::from(first));
    }
    if first < 255 {
        let low = *bytes.get(*at)?;
        *at += 1;
        return Some(ONE_MORE + (u32::from(first - 192) << 8 | u32::from(low)));
    }
    let [high, middle, low] = *bytes.get(*at..)?.first_chunk::<3>()?;
    *at += 3;
    Some(u32::from_le_bytes([low, middle, high, 0]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sealed<const SECTIONS: usize>(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
        let mut bytes = begin::<SECTIONS>(0);
        bytes.extend(&sections[0]);
        seal::<SECTIONS>(0, bytes, &sections[1..])
    }

    #[test]
    fn short_numbers_come_back() {
        for number in [
            0,
            191,
            192,
            193,
            447,
            448,
            THREE_MORE - 1,
            THREE_MORE,
            (1 << 24) - 1,
        ] {
            let mut bytes = Vec::new();
            put_short(&mut bytes, number);
            let mut at = 0;
            assert_eq!(take_short(&bytes, &mut at), Some(number));
            assert_eq!(at, bytes.len());
            assert_eq!(take_short(&bytes[..at - 1], &mut 0), None, "{number}");
        }
    }

    #[test]
    fn what_was_sealed_opens() {
        let bytes = sealed(&[vec![1, 2, 3], vec![], vec![4]]);
        let sealed = Sealed::<3>::open(bytes.into(), 0).expect("whole");
        assert_eq!(
            [0, 1, 2].map(|place| sealed.section(place).to_vec()),
            [vec![1, 2, 3], vec![], vec![4]]
        );
    }

    #[test]
    fn the_last_section_may_be_filled_later() {
        let bytes = sealed(&[vec![1, 2, 3], vec![4], vec![]]);
        let opened = Sealed::<3>::open(bytes.into(), 0).expect("whole");
        assert_eq!(
            opened.with_last(&[5, 6]),
            sealed(&[vec![1, 2, 3], vec![4], vec![5, 6]])
        );
    }

    #[test]
    fn what_it_is_not_is_told() {
        let bytes = sealed(&[vec![7; 50]]);
        let open = |bytes: &[u8], what| Sealed::<1>::open(bytes.into(), what).err();
        assert_eq!(open(&bytes, 0), None);
        assert_eq!(open(&bytes, 1), Some(OpenError::Foreign));
        assert_eq!(open(b"<!doctype html>", 0), Some(OpenError::Foreign));
        let mut newer = bytes.clone();
        newer[4] += 1;
        let version = OpenError::Version {
            found: VERSION + 1,
            known: VERSION,
        };
        assert_eq!(open(&newer, 0), Some(version));
        for length in 0..bytes.len() {
            assert!(
                matches!(open(&bytes[..length], 0), Some(OpenError::Length { .. })),
                "{length}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_flipped_bit_is_noticed(contents in prop::collection::vec(any::<u8>(), 0..100), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
            let mut bytes = sealed(&[contents]);
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            prop_assert!(Sealed::<1>::open(bytes.into(), 0).is_err());
        }
    }
}
