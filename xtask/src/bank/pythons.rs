//! Which Pythons execute the examples, in words for the report and as the record that goes with the outputs.
//!
//! Must not know: how they are started.

/// The Pythons that took part.
#[derive(Debug)]
pub(crate) struct Pythons {
    /// The version of the machine's CPython, if it was needed.
    pub(crate) cpython: Option<String>,
    /// The version of Pyodide's CPython, if it was needed.
    pub(crate) pyodide: Option<String>,
}

impl Pythons {
    /// What is about to be done, such as "Executing 3 examples on CPython 3.11.7".
    pub(crate) fn announcement(&self, examples: usize) -> String {
        let pyodide = self
            .pyodide
            .as_ref()
            .map(|version| format!("{version} (Pyodide)"));
        let versions: Vec<String> = pyodide.into_iter().chain(self.cpython.clone()).collect();
        match (examples, versions.is_empty()) {
            (0, _) | (_, true) => "There are no examples to execute.".to_owned(),
            (1, _) => format!("Executing 1 example on CPython {}.", versions.join(" and ")),
            _ => format!(
                "Executing {examples} examples on CPython {}.",
                versions.join(" and ")
            ),
        }
    }

    /// The text of `content/executed.json`.
    pub(crate) fn to_json(&self) -> String {
        let fields = [("cpython", &self.cpython), ("pyodide", &self.pyodide)];
        let members: Vec<String> = fields
            .iter()
            .filter_map(|(name, version)| Some(format!("  \"{name}\": \"{}\"", version.as_ref()?)))
            .collect();
        format!("{{\n{}\n}}\n", members.join(",\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pythons(cpython: Option<&str>, pyodide: Option<&str>) -> Pythons {
        Pythons {
            cpython: cpython.map(str::to_owned),
            pyodide: pyodide.map(str::to_owned),
        }
    }

    #[test]
    fn the_record_names_those_that_took_part() {
        let both = pythons(Some("3.11.7"), Some("3.14.2")).to_json();
        assert_eq!(
            both,
            "{\n  \"cpython\": \"3.11.7\",\n  \"pyodide\": \"3.14.2\"\n}\n"
        );
        let one = pythons(None, Some("3.14.2")).to_json();
        assert_eq!(one, "{\n  \"pyodide\": \"3.14.2\"\n}\n");
    }

    #[test]
    fn what_is_about_to_happen_is_said_in_words() {
        let both = pythons(Some("3.11.7"), Some("3.14.2"));
        assert_eq!(
            both.announcement(12),
            "Executing 12 examples on CPython 3.14.2 (Pyodide) and 3.11.7."
        );
        assert_eq!(
            pythons(Some("3.11.7"), None).announcement(1),
            "Executing 1 example on CPython 3.11.7."
        );
        assert_eq!(
            pythons(None, None).announcement(0),
            "There are no examples to execute."
        );
    }
}
