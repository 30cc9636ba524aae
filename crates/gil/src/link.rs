//! A program and what is shown of it, as the short text that stands behind `#` in an address.
//!
//! It owns the text's form, `v1:` and then fields divided by `;`, and reads every form that was ever written. It must
//! not know addresses or pages. The form of version 1:
//!
//! ```text
//! v1:t=cpu,1,1,b,c5000;t=io,1,6,,i2000-c500;i=5000;c=2;m=g;at=7131
//! ```
//!
//! | field | holds |
//! |---|---|
//! | `s=convoy` | a scenario's id, where nothing of it was changed |
//! | `t=NAME,COUNT,REPEAT,FLAGS,SEGMENTS` | a thread: flags `b` background, `p` pool; segments divided by `-` |
//! | `i` `c` `w` | switch interval in µs, cores, window in µs |
//! | `m` `b` | the model, and one to stand beside it: `g`, `f8,0,2000`, `i1,8575`, `pS,0`, `a`; `b=n` for none |
//! | `k` `n` | a lock's name; a signal, `AT,HANDLER` in µs |
//! | `r` `at` `z` | the seed, the moment in µs, what is to be seen: `FROM,TO` in µs |
//!
//! Segments are a letter and microseconds, `c` Python, `i` sleep, `y` yield, `r` ready read, `p` ping, `b` blocking,
//! `h` C with the lock, `x` C without; or a letter and a place, `L` lock, `U` unlock, `S` start, `J` join.

mod read;
mod write;

pub use read::{LinkError, LinkProblem};

use crate::workload::{Model, Workload};

/// The longest link that is read, in bytes.
pub const MAX_LINK: usize = 16_384;

/// What a link tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What runs.
    pub program: Program,
    /// What stands beside the program's own model.
    pub beside: Beside,
    /// The seed, if it is not the usual one.
    pub seed: Option<u64>,
    /// The moment to show, in nanoseconds.
    pub at_ns: Option<u64>,
    /// What is to be seen of the time axis, from and to in nanoseconds.
    pub range_ns: Option<(u64, u64)>,
}

/// What a link says of a second model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// It says nothing: a scenario has its own, and any other program none.
    #[default]
    Usual,
    /// There is none, even where the scenario has one.
    Nothing,
    /// This one.
    Model(Model),
}

impl Beside {
    /// Which model stands beside the program's own, where `usual` is the scenario's.
    #[must_use]
    pub fn model(self, usual: Option<Model>) -> Option<Model> {
        match self {
            Self::Usual => usual,
            Self::Nothing => None,
            Self::Model(model) => Some(model),
        }
    }

    /// The shortest way to say that `model` stands beside it, where `usual` is the scenario's.
    #[must_use]
    pub fn saying(model: Option<Model>, usual: Option<Model>) -> Self {
        match model {
            _ if model == usual => Self::Usual,
            None => Self::Nothing,
            Some(model) => Self::Model(model),
        }
    }
}

/// What runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Program {
    /// A scenario as it is, by its id. Whether there is one of this id is for the reader of the link to see.
    Scenario(String),
    /// A program of the reader's own.
    Workload(Workload),
}

impl Link {
    /// A link to this program and nothing more.
    #[must_use]
    pub fn to(program: Program) -> Self {
        Self {
            program,
            beside: Beside::Usual,
            seed: None,
            at_ns: None,
            range_ns: None,
        }
    }

    /// The text that stands for this link: letters, digits and `:;=,-._~` only.
    #[must_use]
    pub fn to_text(&self) -> String {
        write::write(self)
    }

    /// Reads the text behind `#`; a `#` before it does no harm.
    ///
    /// # Errors
    /// What is wrong, and at which byte. A workload in it has passed all its checks.
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        read::read(text)
    }
}
