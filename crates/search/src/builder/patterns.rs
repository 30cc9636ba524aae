//! In which fields, and how often, words stand in documents: the few patterns that there are, numbered.
//!
//! Owns rounding, so that near patterns are one, and the numbering by frequency. It must not know words or documents.

use crate::bm25f::{Counts, Weights};
use crate::prelude::*;

/// How a posting says its pattern: in a byte.
pub(crate) const MOST_PATTERNS: usize = 256;

/// What the occurrences of a word in a document are worth, and in which fields they stand, by bits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Pattern {
    pub(crate) weights: Weights,
    pub(crate) fields: u8,
}

/// How many patterns are remembered by their counts; a power of two.
const RECENT: usize = 64;

/// The patterns met so far.
#[derive(Clone, Debug)]
pub(super) struct Patterns {
    met: Vec<Met>,
    /// The last few that were asked for, by their counts: almost every occurrence is as one just before.
    recent: Vec<(u64, u32)>,
}

#[derive(Clone, Debug)]
struct Met {
    pattern: Pattern,
    times: u32,
}

impl Default for Patterns {
    fn default() -> Self {
        Self {
            met: Vec::new(),
            recent: vec![(0, 0); RECENT],
        }
    }
}

impl Patterns {
    /// The number of the pattern of these counts, in the order of meeting.
    pub(super) fn meet(&mut self, counts: Counts) -> u32 {
        let all = u64::from_le_bytes(counts);
        let place = (all.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % RECENT;
        // Nothing that occurs has the counts of an empty place.
        let (known, mut number) = self.recent[place];
        if known != all {
            number = self.number(counts);
            self.recent[place] = (all, number);
        }
        self.met[number as usize].times += 1;
        number
    }

    fn number(&mut self, counts: Counts) -> u32 {
        let weights = Weights::of(counts);
        let mut fields = 0;
        for (field, count) in counts.into_iter().enumerate() {
            fields |= u8::from(count > 0) << field;
        }
        let pattern = Pattern {
            weights: Weights {
                title: rounded(weights.title),
                middle: rounded(weights.middle),
                long: rounded(weights.long),
            },
            fields,
        };
        let known = self.met.iter().position(|met| met.pattern == pattern);
        let number = known.unwrap_or_else(|| {
            self.met.push(Met { pattern, times: 0 });
            self.met.len() - 1
        });
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// The most frequent patterns, at most as many as a posting can say, and for each number the place among them of
    /// its pattern, or of the nearest.
    pub(super) fn numbered(&self) -> (Vec<Pattern>, Vec<u8>) {
        let mut order: Vec<usize> = Vec::new();
        for (place, met) in self.met.iter().enumerate() {
            let at = order.partition_point(|other| self.met[*other].times >= met.times);
            if at < MOST_PATTERNS {
                order.insert(at, place);
                order.truncate(MOST_PATTERNS);
            }
        }
        let kept: Vec<Pattern> = order.iter().map(|place| self.met[*place].pattern).collect();
        let nearest = |met: &Met| {
            let mut best = (f32::INFINITY, 0);
            for (place, pattern) in kept.iter().enumerate() {
                let distance = distance(pattern, &met.pattern);
                if distance < best.0 {
                    best = (distance, place);
                }
            }
            u8::try_from(best.1).unwrap_or(0)
        };
        let places = self.met.iter().map(nearest).collect();
        (kept, places)
    }
}

/// To about an eighth: a weight's first two binary digits after the leading one.
fn rounded(weight: f32) -> f32 {
    const DROPPED: u32 = 21;
    f32::from_bits((weight.to_bits() + (1 << (DROPPED - 1))) >> DROPPED << DROPPED)
}

fn distance(one: &Pattern, other: &Pattern) -> f32 {
    let weights = (one.weights.title - other.weights.title).abs()
        + (one.weights.middle - other.weights.middle).abs()
        + (one.weights.long - other.weights.long).abs();
    #[expect(clippy::cast_precision_loss, reason = "at most 8")]
    let fields = (one.fields ^ other.fields).count_ones() as f32;
    weights + 4.0 * fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bm25f::WHOLE;

    #[test]
    fn the_most_frequent_pattern_is_the_first() {
        let mut patterns = Patterns::default();
        let title = [WHOLE, 0, 0, 0, 0, 0, 0, 0];
        let answer = [0, 0, 0, 0, 0, WHOLE, 0, 0];
        let numbers = [title, answer, answer].map(|counts| patterns.meet(counts));
        assert_eq!(numbers, [0, 1, 1]);
        let (kept, places) = patterns.numbered();
        assert_eq!(
            kept.iter()
                .map(|pattern| pattern.fields)
                .collect::<Vec<_>>(),
            [1 << 5, 1]
        );
        assert_eq!(places, [1, 0]);
    }

    #[test]
    fn too_many_patterns_become_their_nearest() {
        let mut patterns = Patterns::default();
        for title in 0..12 {
            for tags in 0..12 {
                for answer in 0..12 {
                    patterns.meet([WHOLE * title, tags, 0, 0, 0, answer, 1, 0]);
                }
            }
        }
        let (kept, places) = patterns.numbered();
        assert_eq!(kept.len(), MOST_PATTERNS);
        assert_eq!(places.len(), patterns.met.len());
    }

    #[test]
    fn near_weights_are_one_and_order_stays() {
        let weights = [0.7_f32, 1.0, 1.4, 2.0, 5.0, 8.0, 13.0, 40.0];
        for pair in weights.windows(2) {
            assert!(rounded(pair[0]) < rounded(pair[1]), "{pair:?}");
        }
        assert!((rounded(8.1) - 8.0).abs() < 1e-6 && rounded(0.0).abs() < 1e-6);
    }
}
