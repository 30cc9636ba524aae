//! Changes of known inputs, from a seed: what a damaged file, a mistyped address or an ill-meant neighbour may hand us.
//!
//! Owns the corpus and its mutation, without luck: the same seed gives the same inputs. It must not know any parser; the
//! targets stand in `tests/parsers.rs`.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// How many changed inputs a target gets, unless `EVALLOOP_FUZZ` says another number.
const ROUNDS: u64 = 4_000;
/// No input becomes longer, in bytes.
const LONGEST: usize = 40_000;
/// What tends to break parsers.
const WORDS: [&str; 24] = [
    "",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{1f40d}",
    "\\u0000",
    "\\ud800",
    "\"",
    "{",
    "[",
    "]}",
    "null",
    "-0",
    "1e999",
    "18446744073709551616",
    "99999999999999999999999999",
    "__proto__",
    "%",
    "%00",
    "%ff",
    "&amp;",
    "<script>",
    "../",
    "\r\n",
];
/// What most formats are held together by.
const LETTERS: &[u8] = b"{}[]\",:\\0 9-e%&=+./#\n";

/// A source of numbers (SplitMix64, by Steele, Lea and Flood, 2014): small, and the same everywhere.
#[derive(Debug)]
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 where there is none.
    fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }
}

/// Hands `target` every text of `corpus/NAME`, and then changes of them. What makes it panic is kept as a file of the corpus,
/// so that it is tried first from then on.
///
/// # Panics
/// Where the target panicked, with the input's file.
pub fn run(name: &str, target: impl Fn(&str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(name);
    let corpus = corpus(&folder);
    assert!(!corpus.is_empty(), "{} holds no input", folder.display());
    for (path, text) in &corpus {
        let outcome = catch_unwind(AssertUnwindSafe(|| target(text)));
        assert!(outcome.is_ok(), "{name} panics over {}", path.display());
    }
    let rounds = std::env::var("EVALLOOP_FUZZ")
        .ok()
        .and_then(|number| number.parse().ok());
    let mut numbers = Numbers(1);
    for round in 0..rounds.unwrap_or(ROUNDS) {
        let input = changed(&corpus, &mut numbers);
        if catch_unwind(AssertUnwindSafe(|| target(&input))).is_err() {
            let path = folder.join(format!("found-{round}"));
            let kept = fs::write(&path, &input);
            panic!(
                "{name} panics over an input that is kept as {} ({kept:?})",
                path.display()
            );
        }
    }
}

fn corpus(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found: Vec<(PathBuf, String)> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            Some((
                entry.path(),
                String::from_utf8_lossy(&fs::read(entry.path()).ok()?).into_owned(),
            ))
        })
        .collect();
    found.sort();
    found
}

/// One to four changes of one input, sometimes with a piece of another.
fn changed(corpus: &[(PathBuf, String)], numbers: &mut Numbers) -> String {
    let pick = |numbers: &mut Numbers| corpus[numbers.below(corpus.len())].1.as_bytes();
    let mut bytes = pick(numbers).to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len() + 1);
        let end = (at + numbers.below(24)).min(bytes.len());
        match numbers.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << numbers.below(8),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let word = WORDS[numbers.below(WORDS.len())].as_bytes();
                bytes.splice(at..at, word.iter().copied());
            }
            4 => {
                let word = WORDS[numbers.below(WORDS.len())].as_bytes();
                bytes.splice(at..end, word.iter().copied());
            }
            5 => {
                let piece = bytes[at..end].to_vec();
                let times = 1 + numbers.below(40);
                bytes.splice(at..at, piece.repeat(times));
            }
            6 => {
                let other = pick(numbers);
                let from = numbers.below(other.len() + 1);
                let to = (from + numbers.below(200)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => {
                let letter = LETTERS[numbers.below(LETTERS.len())];
                bytes.splice(at..end, [letter]);
            }
        }
        bytes.truncate(LONGEST);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_inputs_and_most_are_new() {
        let corpus = vec![(PathBuf::new(), "{\"version\":1}".to_owned())];
        let inputs = || -> Vec<String> {
            let mut numbers = Numbers(7);
            (0..100).map(|_| changed(&corpus, &mut numbers)).collect()
        };
        let (one, other) = (inputs(), inputs());
        assert_eq!(one, other);
        let new: std::collections::BTreeSet<&String> = one.iter().collect();
        assert!(new.len() > 60, "only {} different inputs", new.len());
    }

    #[test]
    fn a_target_that_panics_is_found() {
        let outcome = catch_unwind(|| {
            run("path", |input| {
                assert!(!input.starts_with("mid/"), "told to fail");
            });
        });
        assert!(outcome.is_err());
    }
}
