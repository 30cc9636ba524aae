//! What a reader narrows a bank's list to: options within a group add up, groups narrow.
//!
//! Unlike a level's filters these have the level among them and no status, since nothing is kept of a reader for other
//! banks, and they are numbers, so that a hundred thousand questions are counted while somebody types. It must not know
//! how a search finds, or how an option is drawn.

use bank::{Category, Difficulty, Level, taxonomy};

/// How many groups there are.
pub(crate) const GROUPS: usize = 3;

/// A group of options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The level that a question is asked at.
    Level,
    /// What it is about.
    Category,
    /// How hard it is.
    Difficulty,
}

/// Of each group the place of one option, among all that there could be.
pub(crate) type Facets = [u8; GROUPS];

/// For each group how many questions stand behind each of its options.
pub(crate) type Counts = [Vec<u32>; GROUPS];

/// The options that were chosen in each group, as bits; none chosen narrows nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choice([u32; GROUPS]);

impl Group {
    /// Every group, in the order of the page.
    pub const ALL: [Self; GROUPS] = [Self::Level, Self::Category, Self::Difficulty];

    /// The group's name in the address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Category => "category",
            Self::Difficulty => "difficulty",
        }
    }

    /// Every option that the group could have: its name in the address, and in words.
    #[must_use]
    pub fn options(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Level => Level::ALL.map(|it| (it.slug(), it.title())).to_vec(),
            Self::Category => {
                let named = |it: Category| (it.slug(), it.name());
                taxonomy::ALL.map(named).to_vec()
            }
            Self::Difficulty => Difficulty::ALL.map(|it| (it.slug(), it.title())).to_vec(),
        }
    }
}

impl Choice {
    /// Reads a choice such as `level:mid category:basics`. What names no option is passed over.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut choice = Self::default();
        for (key, name) in text.split_whitespace().filter_map(|it| it.split_once(':')) {
            for (at, group) in Group::ALL.into_iter().enumerate() {
                let mut options = group.options().into_iter();
                if group.key() == key
                    && let Some(place) = options.position(|(slug, _)| slug == name)
                {
                    choice.0[at] |= 1 << place;
                }
            }
        }
        choice
    }

    /// In which groups a question has one of the chosen options.
    fn admits_in(&self, facets: Facets) -> [bool; GROUPS] {
        std::array::from_fn(|at| self.0[at] == 0 || self.0[at] & (1 << facets[at]) != 0)
    }

    /// Whether a question is left in the list, counted for each option: with what the rest of the choice, the other
    /// groups, leaves.
    pub(crate) fn admits(&self, facets: Facets, counts: &mut Counts) -> bool {
        let admitted = self.admits_in(facets);
        for (at, count) in counts.iter_mut().enumerate() {
            let others = (0..GROUPS).all(|other| other == at || admitted[other]);
            if let Some(count) = count.get_mut(usize::from(facets[at])) {
                *count += u32::from(others);
            }
        }
        admitted == [true; GROUPS]
    }
}

/// Counts of nothing.
pub(crate) fn no_counts() -> Counts {
    Group::ALL.map(|group| vec![0; group.options().len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_no_option_is_passed_over() {
        let choice = Choice::read("level:mid level:chief nothing status:known category:basics");
        assert_eq!(choice, Choice::read("category:basics level:mid"));
        assert_eq!(Choice::read(""), Choice::default());
    }

    #[test]
    fn groups_narrow_and_counts_tell_what_an_option_would_leave() {
        let choice = Choice::read("level:mid level:senior difficulty:hard");
        let mut counts = no_counts();
        let left: Vec<bool> = [[1, 0, 2], [2, 0, 2], [0, 0, 2], [1, 0, 0]]
            .into_iter()
            .map(|facets| choice.admits(facets, &mut counts))
            .collect();
        assert_eq!(left, [true, true, false, false]);
        assert_eq!(counts[0], [1, 1, 1], "of the hard ones, whatever the level");
        assert_eq!(counts[1][0], 2);
        assert_eq!(counts[2], [1, 0, 2], "of both levels, however hard");
    }
}
