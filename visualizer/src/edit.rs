//! Changing an experiment: one change at a time, each checked, each to be undone.
//!
//! It must not know how a change is asked for or shown.

use gil::{Model, Workload, WorkloadError};

mod apply;
mod enter;
mod experiment;
mod kinds;
mod models;

use apply::apply;
pub use apply::signals_text;
pub use enter::ms;
use enter::parse_count;
pub use experiment::Experiment;
pub use kinds::{KINDS, index_of, kind_of};
pub use models::{Setting, Value, settings, word_of};

/// The most threads that the editor lets run, all counts added up.
pub const MOST_THREADS: usize = 32;
/// How many changes can be undone.
const MOST_UNDONE: usize = 200;

/// An experiment in the making.
pub struct Draft {
    now: Experiment,
    past: Vec<Experiment>,
    future: Vec<Experiment>,
}

/// Why a change is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// What was entered is no number of this kind.
    NotANumber(&'static str),
    /// The program would have more threads than can be shown.
    TooManyThreads,
    /// The simulator refuses the program.
    Workload(WorkloadError),
}

impl Refusal {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::NotANumber(wanted) => ["This must be ", wanted, "."].concat(),
            Self::TooManyThreads => "At most 32 threads can be shown; lower a count.".to_owned(),
            Self::Workload(error) => {
                let mut words = error.to_string();
                words.push('.');
                words
            }
        }
    }
}

/// Which of an experiment's models is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The program's own.
    Own,
    /// The one beside it.
    Beside,
}

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A model, by its word; nothing takes the one beside away.
    Model(Side, String),
    /// A setting of a model: its word, as in [`settings`], and what it is set to.
    Setting(Side, String, String),
    /// The seed, a whole number.
    Seed(String),
    /// The switch interval, in milliseconds.
    Interval(String),
    /// How many cores.
    Cores(String),
    /// Stop everything after so many milliseconds; nothing for never.
    Window(String),
    /// The names of the program's locks, with commas between.
    Locks(String),
    /// When signals come, in milliseconds, with commas between; each may say after a `/` how long its handler takes.
    Signals(String),
    /// One more thread.
    AddThread,
    /// Away with a thread.
    RemoveThread(usize),
    /// A thread changes places with the one after it.
    SwapThread(usize),
    /// A thread's name.
    Name(usize, String),
    /// How many threads do the same.
    Count(usize, String),
    /// How often.
    Repeat(usize, String),
    /// Whether it runs until the others are done.
    Background(usize, bool),
    /// Whether the threads share the passes as a pool.
    Pool(usize, bool),
    /// One more segment.
    AddSegment(usize),
    /// Away with a segment.
    RemoveSegment(usize, usize),
    /// A segment changes places with the one after it.
    SwapSegment(usize, usize),
    /// What a segment is, by a word of [`KINDS`].
    Kind(usize, usize, String),
    /// How long a segment takes in milliseconds, or which lock or thread it is about, counted from 0.
    Value(usize, usize, String),
}

impl Draft {
    /// Begins with an experiment.
    #[must_use]
    pub fn of(now: Experiment) -> Self {
        Self {
            now,
            past: Vec::new(),
            future: Vec::new(),
        }
    }

    /// The experiment as it is.
    #[must_use]
    pub fn now(&self) -> &Experiment {
        &self.now
    }

    /// The program as it is.
    #[must_use]
    pub fn workload(&self) -> &Workload {
        &self.now.workload
    }

    /// Whether there is anything to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is anything to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.now, before));
        }
    }

    /// Does the change that was taken back again.
    pub fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.now, after));
        }
    }

    /// What the experiment would be after a change. Nothing is changed yet: it may still turn out that it cannot be
    /// played.
    ///
    /// # Errors
    /// Why the change is refused.
    pub fn changed(&self, change: Change) -> Result<Experiment, Refusal> {
        let mut next = self.now.clone();
        match change {
            Change::Model(side, word) => choose_model(&mut next, side, &word),
            Change::Setting(side, word, text) => {
                let model = match side {
                    Side::Own => Some(&mut next.workload.model),
                    Side::Beside => next.beside.as_mut(),
                };
                // A model that is not there any longer has no settings, and needs no words.
                model.map_or(Ok(()), |model| models::set(model, &word, &text))?;
            }
            Change::Seed(text) => next.seed = parse_count(&text)?,
            other => apply(&mut next.workload, other)?,
        }
        next.check()?;
        Ok(next)
    }

    /// Takes another experiment in its place, as one change.
    pub fn take(&mut self, next: Experiment) {
        if next != self.now {
            self.past.push(std::mem::replace(&mut self.now, next));
            self.future.clear();
            if self.past.len() > MOST_UNDONE {
                self.past.remove(0);
            }
        }
    }
}

/// Chooses a model with its usual settings, unless it is the one that there is.
fn choose_model(next: &mut Experiment, side: Side, word: &str) {
    let model = Model::ALL.into_iter().find(|model| model.word() == word);
    match side {
        Side::Own if next.workload.model.word() != word => {
            next.workload.model = model.unwrap_or(next.workload.model);
        }
        Side::Beside if next.beside.map_or("", Model::word) != word => next.beside = model,
        Side::Own | Side::Beside => {}
    }
}

#[cfg(test)]
mod tests;
