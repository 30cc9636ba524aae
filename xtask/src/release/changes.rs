//! What a release changes: its section of the changelog, or what is not released yet. Knows the form of Keep a Changelog.

/// The lines of the section `[version]`, else of `[Unreleased]`; nothing if there are none.
pub(super) fn of(changelog: &str, version: &str) -> Option<String> {
    [version, "Unreleased"].iter().find_map(|name| {
        let lines: Vec<&str> = changelog
            .lines()
            .skip_while(|line| !line.starts_with(&format!("## [{name}]")))
            .skip(1)
            .take_while(|line| !line.starts_with("## "))
            .collect();
        let text = lines.join("\n").trim().to_owned();
        (!text.is_empty()).then(|| format!("# Evalloop {version}\n\n{text}\n"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "# Changelog\n\n## [Unreleased]\n\n- new\n\n## [0.2.0] - 2026-01-01\n\n- two\n\n## [0.1.0]\n\n- one\n";

    #[test]
    fn a_version_has_its_section_and_the_next_one_what_is_unreleased() {
        assert_eq!(
            of(LOG, "0.2.0").as_deref(),
            Some("# Evalloop 0.2.0\n\n- two\n")
        );
        assert_eq!(
            of(LOG, "0.3.0").as_deref(),
            Some("# Evalloop 0.3.0\n\n- new\n")
        );
        assert_eq!(of("# Changelog\n\n## [Unreleased]\n", "0.3.0"), None);
    }
}
