//! The two scales of a question: the level of experience that it is asked at, and how hard it is there.
//!
//! It must not know which questions or categories exist.

/// How much experience an interview at this level expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "author", serde(rename_all = "lowercase"))]
pub enum Level {
    /// Up to one year.
    Fresher,
    /// Two to five years.
    Mid,
    /// More than five years.
    Senior,
}

impl Level {
    /// Every level, from the least experience to the most.
    pub const ALL: [Self; 3] = [Self::Fresher, Self::Mid, Self::Senior];

    /// The level's name in addresses and in the catalogue.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Fresher => "fresher",
            Self::Mid => "mid",
            Self::Senior => "senior",
        }
    }

    /// The level's name for a reader.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Fresher => "Fresher",
            Self::Mid => "Mid-level",
            Self::Senior => "Senior",
        }
    }

    /// The years of experience that the level stands for, in words.
    #[must_use]
    pub const fn experience(self) -> &'static str {
        match self {
            Self::Fresher => "0–1 year",
            Self::Mid => "2–5 years",
            Self::Senior => "5+ years",
        }
    }

    /// The level whose [`slug`](Self::slug) this is.
    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.slug() == slug)
    }
}

/// How hard a question is among those of its level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
pub enum Difficulty {
    /// Everybody at the level should answer it.
    Easy,
    /// It needs experience with the subject.
    Medium,
    /// It tells the strong candidates apart.
    Hard,
}

impl Difficulty {
    /// Every difficulty, from easy to hard.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Medium, Self::Hard];

    /// The difficulty's name in addresses.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }

    /// The difficulty's name for a reader and in the catalogue.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Easy => "Easy",
            Self::Medium => "Medium",
            Self::Hard => "Hard",
        }
    }

    /// The difficulty whose [`slug`](Self::slug) this is.
    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|difficulty| difficulty.slug() == slug)
    }

    /// The difficulty whose [`title`](Self::title) this is, exactly as the catalogue writes it.
    #[must_use]
    pub fn from_title(title: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|difficulty| difficulty.title() == title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_is_found_again_by_its_slug() {
        for level in Level::ALL {
            assert_eq!(Level::parse(level.slug()), Some(level));
        }
        assert_eq!(Level::parse("Mid"), None);
        assert_eq!(Level::parse(""), None);
    }

    #[test]
    fn every_difficulty_is_found_again_by_slug_and_title() {
        for difficulty in Difficulty::ALL {
            assert_eq!(Difficulty::parse(difficulty.slug()), Some(difficulty));
            assert_eq!(Difficulty::from_title(difficulty.title()), Some(difficulty));
        }
        assert_eq!(Difficulty::from_title("easy"), None);
    }
}
