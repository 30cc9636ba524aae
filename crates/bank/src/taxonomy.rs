//! The categories, and which of them each level uses.
//!
//! A level without written questions has no categories yet. It must not know any question.

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
pub const ALL: [Category; 6] = [
    category("Basics", "basics"),
    category("Performance", "performance"),
    category("Architecture", "architecture"),
    category("Testing", "testing"),
    category("Scalability", "scalability"),
    category("Large Application Design", "large-application-design"),
];

/// The categories that questions of a level may have, in the order in which they are shown.
#[must_use]
pub const fn categories(level: Level) -> &'static [Category] {
    match level {
        Level::Mid => &ALL,
        Level::Fresher | Level::Senior => &[],
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
    fn a_level_uses_known_categories_only() {
        for level in Level::ALL {
            for category in categories(level) {
                assert!(ALL.contains(category));
            }
        }
    }
}
