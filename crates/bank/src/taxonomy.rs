//! The categories, and which of them each level uses.
//!
//! Levels may share a category. It must not know any question.

use crate::Level;

/// A subject that questions are grouped by, one of those in [`ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Category {
    name: &'static str,
    slug: &'static str,
}

impl Category {
    /// The category's name for a reader and in the catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The category's name in addresses.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.slug
    }

    /// The category whose [`name`](Self::name) this is, exactly as the catalogue writes it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        ALL.into_iter().find(|category| category.name == name)
    }

    /// The category whose [`slug`](Self::slug) this is.
    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        ALL.into_iter().find(|category| category.slug == slug)
    }
}

const fn category(name: &'static str, slug: &'static str) -> Category {
    Category { name, slug }
}

/// Every category of every level, in the order in which they are shown.
pub const ALL: [Category; 17] = [
    LANGUAGE_BASICS,
    STRINGS_AND_NUMBERS,
    COLLECTIONS,
    FUNCTIONS,
    CLASSES,
    MODULES_AND_TOOLS,
    BASICS,
    PERFORMANCE,
    ARCHITECTURE,
    TESTING,
    SCALABILITY,
    LARGE_APPLICATION_DESIGN,
    ARCHITECTURE_AT_SCALE,
    DATABASES,
    SECURITY,
    PRODUCTION,
    LANGUAGE_INTERNALS,
];

const LANGUAGE_BASICS: Category = category("Language Basics", "language-basics");
const STRINGS_AND_NUMBERS: Category = category("Strings and Numbers", "strings-and-numbers");
const COLLECTIONS: Category = category("Collections", "collections");
const FUNCTIONS: Category = category("Functions", "functions");
const CLASSES: Category = category("Classes", "classes");
const MODULES_AND_TOOLS: Category = category("Modules and Tools", "modules-and-tools");
const BASICS: Category = category("Basics", "basics");
const PERFORMANCE: Category = category("Performance", "performance");
const ARCHITECTURE: Category = category("Architecture", "architecture");
const TESTING: Category = category("Testing", "testing");
const SCALABILITY: Category = category("Scalability", "scalability");
const LARGE_APPLICATION_DESIGN: Category =
    category("Large Application Design", "large-application-design");
const ARCHITECTURE_AT_SCALE: Category = category("Architecture at Scale", "architecture-at-scale");
const DATABASES: Category = category("Databases", "databases");
const SECURITY: Category = category("Security", "security");
const PRODUCTION: Category = category("Production", "production");
const LANGUAGE_INTERNALS: Category = category("Language Internals", "language-internals");

/// The categories that questions of a level may have, in the order in which they are shown.
#[must_use]
pub const fn categories(level: Level) -> &'static [Category] {
    match level {
        Level::Fresher => &[
            LANGUAGE_BASICS,
            STRINGS_AND_NUMBERS,
            COLLECTIONS,
            FUNCTIONS,
            CLASSES,
            MODULES_AND_TOOLS,
        ],
        Level::Mid => &[
            BASICS,
            PERFORMANCE,
            ARCHITECTURE,
            TESTING,
            SCALABILITY,
            LARGE_APPLICATION_DESIGN,
        ],
        Level::Senior => &[
            ARCHITECTURE_AT_SCALE,
            DATABASES,
            SECURITY,
            PRODUCTION,
            PERFORMANCE,
            LANGUAGE_INTERNALS,
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_is_found_again_by_name_and_slug() {
        for category in ALL {
            assert_eq!(Category::from_name(category.name()), Some(category));
            assert_eq!(Category::parse(category.slug()), Some(category));
        }
        assert_eq!(Category::parse("Basics"), None);
    }

    #[test]
    fn every_slug_is_the_name_in_kebab_case() {
        for category in ALL {
            assert_eq!(
                category.slug(),
                category.name().to_lowercase().replace(' ', "-")
            );
            assert!(crate::is_kebab_case(category.slug()));
        }
    }

    #[test]
    fn every_level_uses_known_categories_and_every_category_is_used() {
        for level in Level::ALL {
            assert!(!categories(level).is_empty());
            assert!(
                categories(level)
                    .iter()
                    .all(|category| ALL.contains(category))
            );
        }
        for category in ALL {
            assert!(
                Level::ALL
                    .iter()
                    .any(|level| categories(*level).contains(&category))
            );
        }
    }
}
