//! Tables, which may be wider than a phone: each stands in a region that scrolls by itself.
//!
//! It must not know what the cells hold.

use pulldown_cmark::Alignment;

/// The class of a cell, since the site's security policy forbids inline styles.
pub(crate) fn class(alignment: Option<&Alignment>) -> &'static str {
    match alignment {
        Some(Alignment::Right) => " class=\"right\"",
        Some(Alignment::Center) => " class=\"center\"",
        _ => "",
    }
}

/// The name of a table's region: what its columns are.
pub(crate) fn label(columns: &[String]) -> String {
    let named: Vec<&str> = columns
        .iter()
        .map(|column| column.trim())
        .filter(|column| !column.is_empty())
        .collect();
    if named.is_empty() {
        "Table".to_owned()
    } else {
        format!("Table: {}", named.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_named_by_its_columns() {
        let columns = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            label(&columns(&["", "list", "tuple "])),
            "Table: list, tuple"
        );
        assert_eq!(label(&columns(&["", " "])), "Table");
    }
}
