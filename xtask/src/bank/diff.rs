//! What an example should print against what it prints, line by line.
//!
//! Must not know: where the two come from.

use similar::{ChangeTag, TextDiff};

/// The lines that differ, with two lines around them: `-` was expected, `+` came. Ends that can't be seen are named.
pub(crate) fn diff(expected: &str, printed: &str) -> String {
    let diff = TextDiff::from_lines(expected, printed);
    let mut shown = Vec::new();
    for (number, group) in diff.grouped_ops(2).iter().enumerate() {
        if number > 0 {
            shown.push("    …".to_owned());
        }
        for change in group
            .iter()
            .flat_map(|operation| diff.iter_changes(operation))
        {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            let line = change.value();
            let text = line.trim_end_matches('\n');
            let end = match (line.ends_with('\n'), text.trim_end() == text) {
                (false, _) => "⏎ is missing",
                (true, false) => "⏎",
                (true, true) => "",
            };
            shown.push(format!("    {sign} {text}{end}"));
        }
    }
    shown.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown_with_what_is_around_it() {
        let expected = "1\n2\n3\n4\n5\n6\n";
        let printed = "1\n2\n3\n4\nfive\n6\n";
        assert_eq!(
            diff(expected, printed),
            "      3\n      4\n    - 5\n    + five\n      6"
        );
        assert_eq!(diff("1\n", "1\n"), "");
    }

    #[test]
    fn ends_of_lines_are_made_visible() {
        assert_eq!(diff("1\n", "1"), "    - 1\n    + 1⏎ is missing");
        assert_eq!(diff("1\n", "1 \n"), "    - 1\n    + 1 ⏎");
    }
}
