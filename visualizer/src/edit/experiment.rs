//! What is worked on: a program, a model beside it, a seed; and the link to it.
//!
//! It must not know how it is changed or shown.

use gil::json::ProgramFile;
use gil::link::{Beside, Link, Program};
use gil::scenario::Scenario;
use gil::{Model, Workload};

use super::{MOST_THREADS, Refusal};

/// The seed of a program that is nobody's scenario, unless its link says another one.
const USUAL_SEED: u64 = 1;

/// What is worked on: a program, what stands beside it, and how chance falls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Experiment {
    /// The program.
    pub workload: Workload,
    /// The model to show beside the program's own, on the same time axis.
    pub beside: Option<Model>,
    /// The seed of what the model leaves to chance.
    pub seed: u64,
}

impl Default for Experiment {
    /// Nothing to run yet.
    fn default() -> Self {
        Self {
            workload: Workload::default(),
            beside: None,
            seed: USUAL_SEED,
        }
    }
}

impl Experiment {
    /// A scenario as it is offered.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            workload: scenario.workload(),
            beside: scenario.beside,
            seed: scenario.seed,
        }
    }

    /// What a link asks for, as far as its text tells; nothing where there is no such scenario.
    #[must_use]
    pub fn of_link(link: &Link) -> Option<(Self, Option<&'static Scenario>)> {
        let (mut asked, scenario) = match &link.program {
            Program::Scenario(id) => {
                let scenario = gil::scenario::find(id)?;
                (Self::of(scenario), Some(scenario))
            }
            Program::Workload(workload) => {
                let workload = workload.clone();
                (
                    Self {
                        workload,
                        ..Self::default()
                    },
                    None,
                )
            }
        };
        asked.beside = link.beside.model(asked.beside);
        asked.seed = link.seed.unwrap_or(asked.seed);
        Some((asked, scenario))
    }

    /// The link to it: the shortest one where it is a scenario's program.
    #[must_use]
    pub fn link(&self, scenario: Option<&Scenario>) -> Link {
        let scenario = scenario.filter(|scenario| scenario.workload() == self.workload);
        let usual = scenario.map_or_else(Self::default, Self::of);
        let mut link = Link::to(scenario.map_or_else(
            || Program::Workload(self.workload.clone()),
            |scenario| Program::Scenario(scenario.id.to_owned()),
        ));
        link.beside = Beside::saying(self.beside, usual.beside);
        link.seed = (self.seed != usual.seed).then_some(self.seed);
        link
    }

    /// It as a file.
    #[must_use]
    pub fn file(&self) -> String {
        let beside = self.beside.map_or(Beside::Nothing, Beside::Model);
        gil::json::program_to_json(&self.workload, beside, Some(self.seed))
    }

    /// What a file asks for. Of what it does not say, all stays as it is.
    #[must_use]
    pub fn opened(&self, file: ProgramFile) -> Self {
        Self {
            beside: file.beside.model(self.beside),
            seed: file.seed.unwrap_or(self.seed),
            workload: file.workload,
        }
    }

    /// Checks what can be checked without playing it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<(), Refusal> {
        self.workload.validate().map_err(Refusal::Workload)?;
        if self.workload.thread_count() > MOST_THREADS {
            return Err(Refusal::TooManyThreads);
        }
        Ok(())
    }
}
