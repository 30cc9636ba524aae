//! Checking that what answers and the guide link to is there.
//!
//! It must not know files: it compares what was read from them.

use std::collections::BTreeMap;

use super::catalogue::Record;
use super::defect::Defect;
use super::link::Target;
use super::markdown::{Outline, Pointer};
use super::nearest::nearest;
use super::problem::Problem;
use crate::QuestionId;

/// What every page says: each answer under its question's id, the guide under none.
pub(super) type Outlines = BTreeMap<Option<QuestionId>, Outline>;

/// The problems of all links.
pub(super) fn check(records: &[Record], outlines: &Outlines) -> Vec<Problem> {
    let site = Site { records, outlines };
    let mut problems = Vec::new();
    for (from, outline) in outlines {
        for pointer in &outline.links {
            if let Some(defect) = site.defect_of(from.as_ref(), pointer) {
                problems.push(Problem {
                    place: pointer.place.clone(),
                    field: String::new(),
                    question: from.as_ref().map(ToString::to_string),
                    defect,
                });
            }
        }
    }
    problems
}

struct Site<'a> {
    records: &'a [Record],
    outlines: &'a Outlines,
}

impl Site<'_> {
    fn defect_of(&self, from: Option<&QuestionId>, pointer: &Pointer) -> Option<Defect> {
        let target = pointer.address.clone();
        let is_there = match &pointer.target {
            Target::External => true,
            Target::Insecure => return Some(Defect::InsecureLink { target }),
            // A diagram stands where it is quoted, and is not linked to.
            Target::Diagram { .. } | Target::Nowhere => false,
            Target::Guide { fragment } => return self.lacks(None, fragment.as_deref(), target),
            Target::Heading { fragment } => {
                return self.lacks(from, Some(fragment), target);
            }
            Target::Question {
                level,
                id,
                fragment,
            } => {
                let mut ids = self.records.iter();
                if ids.any(|it| it.id == *id && it.level.is_none_or(|its| its == *level)) {
                    return self.lacks(Some(id), fragment.as_deref(), target);
                }
                let ids = self.records.iter().map(|record| record.id.as_str());
                let nearest = nearest(id.as_str(), ids);
                return Some(Defect::BrokenLink { target, nearest });
            }
            // An example that is quoted nowhere has no place on the page that the link could lead to.
            Target::Example { name } => self
                .outlines
                .get(&from.cloned())
                .is_some_and(|outline| outline.quoted.iter().any(|quoted| quoted.address == *name)),
        };
        let nearest = None;
        (!is_there).then_some(Defect::BrokenLink { target, nearest })
    }

    /// The defect of a link to a heading that its page doesn't have.
    fn lacks(
        &self,
        page: Option<&QuestionId>,
        fragment: Option<&str>,
        target: String,
    ) -> Option<Defect> {
        let fragment = fragment?;
        let is_there = match self.outlines.get(&page.cloned()) {
            Some(outline) => outline.headings.iter().any(|heading| heading == fragment),
            // A page that can't be read is a problem of its own; one that is still pending has no headings.
            None => !self
                .records
                .iter()
                .any(|record| record.pending && Some(&record.id) == page),
        };
        (!is_there).then_some(Defect::BrokenFragment { target })
    }
}
