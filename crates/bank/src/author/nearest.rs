//! Finding what an author probably meant by a misspelt name.
//!
//! It must not know what kind of name it is.

/// The candidate that needs the fewest edits to become `name`, if those are few against its length.
pub(super) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let wanted = name.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (edits(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(edits, candidate)| *edits <= candidate.chars().count().max(3) / 3)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate.to_owned())
}

/// The Levenshtein distance: insertions, deletions and replacements that turn one text into the other.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (row_number, left) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = row_number + 1;
        for (column, right) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(left != *right);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_foreign_word_finds_none() {
        let words = ["Basics", "Performance", "Testing"];
        assert_eq!(nearest("Basic", words).as_deref(), Some("Basics"));
        assert_eq!(
            nearest("performence", words).as_deref(),
            Some("Performance")
        );
        assert_eq!(nearest("Databases", words), None);
        assert_eq!(nearest("", words), None);
    }

    #[test]
    fn edits_are_counted() {
        assert_eq!(edits("kitten", "sitting"), 3);
        assert_eq!(edits("", "abc"), 3);
        assert_eq!(edits("same", "same"), 0);
    }
}
