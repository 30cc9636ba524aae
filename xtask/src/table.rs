//! Plain tables for the terminal: columns as wide as their widest cell.

/// Lays rows out under a head. Cells that look like figures are set to the
/// right. Rows may have fewer cells than the head.
pub(crate) fn lay_out(head: &[&str], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .chain([head[column].chars().count()])
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let mut lines = vec![line(&head, &widths), line(&rule, &widths)];
    lines.extend(rows.iter().map(|row| line(row, &widths)));
    lines.join("\n")
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let padded: Vec<String> = cells
        .iter()
        .zip(widths)
        .map(|(cell, &width)| {
            if cell.starts_with(|first: char| first.is_ascii_digit()) {
                format!("{cell:>width$}")
            } else {
                format!("{cell:<width$}")
            }
        })
        .collect();
    padded.join("  ").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_left_and_figures_right() {
        let rows = [
            vec!["core".to_owned(), "5".to_owned()],
            vec!["content".to_owned(), "123".to_owned()],
        ];
        let expected = "\
group    tests
-------  -----
core         5
content    123";
        assert_eq!(lay_out(&["group", "tests"], &rows), expected);
    }
}
