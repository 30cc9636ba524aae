//! Words of one stem: `threads` and `threading`, `serialize` and `serialisation`.
//!
//! Owns the endings, in English and in both of its spellings. It must not know what such a match is worth.

/// Endings, the longer ones first where one ends with another.
const ENDINGS: &[&str] = &[
    "izations", "isations", "ization", "isation", "ations", "ation", "izers", "isers", "izing",
    "ising", "ized", "ised", "izer", "iser", "ments", "ment", "ities", "ings", "ions", "ality",
    "ably", "ible", "able", "ally", "izes", "ises", "ize", "ise", "ers", "ors", "ing", "ion",
    "ity", "ies", "ive", "ed", "er", "or", "es", "ly", "al", "ic", "e", "s", "y",
];

/// A shorter stem would be that of too many words.
const SHORTEST_STEM: usize = 4;

/// What of a word is left without its ending; nothing if that is too short, or if it is no word of small letters.
pub(crate) fn stem(form: &str) -> Option<&str> {
    if form.len() < SHORTEST_STEM || !form.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut endings = ENDINGS
        .iter()
        .filter_map(|ending| form.strip_suffix(ending));
    Some(
        endings
            .find(|stem| stem.len() >= SHORTEST_STEM)
            .unwrap_or(form),
    )
}

/// Whether a word is of a stem.
pub(crate) fn is_of(stem: &str, form: &str) -> bool {
    form.strip_prefix(stem)
        .is_some_and(|ending| ending.is_empty() || ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_are_told() {
        for (one, other) in [
            ("threads", "threading"),
            ("serialize", "serialisation"),
            ("profiler", "profiling"),
            ("iterating", "iteration"),
            ("caching", "cache"),
            ("annotation", "annotations"),
        ] {
            let stem = stem(one).expect("long enough");
            assert!(is_of(stem, other), "{one} {stem} {other}");
        }
        assert_eq!(stem("map"), None);
        assert_eq!(stem("__init__"), None);
        assert!(!is_of("list", "listen"));
    }
}
