//! The wrong models that people draw, each one decision away from CPython's.
//!
//! The tests break the rules one at a time and check that the measured workloads notice. Outside the tests no rule can
//! be broken: the question is answered with a constant, and the compiler drops the wrong branch. This file must not
//! decide what a broken rule does; the protocol asks where it matters.

/// A way to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// The interval is a time slice that starts when the holder takes the lock.
    HolderOwnsTimer,
    /// A timeout asks the holder to let go, whatever happened during the wait.
    EveryTimeoutAsks,
    /// The lock goes to the thread that asked for it.
    AskerWins,
    /// Threads that do I/O go first.
    IoFirst,
    /// The dropper hands the lock to a waiter and gets in line at once; nobody can take the lock in between.
    DirectHandOff,
    /// A thread that was asked to let go may take the lock again at once.
    NoForcedSwitching,
}

/// Which rules are broken: none, outside the tests.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rules {
    #[cfg(test)]
    pub(crate) broken: Option<Wrong>,
}

impl Rules {
    /// Whether this rule is the broken one.
    #[cfg(test)]
    pub(crate) fn break_with(self, wrong: Wrong) -> bool {
        self.broken == Some(wrong)
    }

    /// Whether this rule is the broken one: never.
    #[cfg(not(test))]
    #[expect(
        clippy::unused_self,
        reason = "the signature is that of the tests' version"
    )]
    pub(crate) const fn break_with(self, _: Wrong) -> bool {
        false
    }
}
