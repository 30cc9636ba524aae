//! A small level, made up for tests: the fixtures are rendered from it natively, and compared with it in the browser.
//!
//! It holds what is easily lost on the way: code spans, characters that HTML escapes, words that stand in one
//! field only. It must not know how it is rendered or read back.

use bank::Difficulty;
use evalloop::card::Card;

/// The level's questions, in reading order: three of Basics, then three of Performance.
pub(crate) fn cards() -> Vec<Card> {
    let rows = [
        (
            "lock",
            "What does the `GIL` protect, and whom does it stop?",
            "One mutex guards the interpreter. Who holds it runs bytecode; everybody else waits.",
            "cpython threads",
            "Basics",
            Difficulty::Easy,
        ),
        (
            "tuples",
            "When is a `tuple` better than a `list`?",
            "When its length carries meaning. `(1, 2) < (1, 3)` holds, and `a & b` needs sets, \"not\" tuples.",
            "sequences hashing",
            "Basics",
            Difficulty::Easy,
        ),
        (
            "generators",
            "What does `yield` turn a function into?",
            "A call returns an iterator; the body runs from one `yield` to the next.",
            "iterators laziness",
            "Basics",
            Difficulty::Medium,
        ),
        (
            "slots",
            "What does `__slots__` save, and what does it cost?",
            "Each instance loses its dictionary, and with it the freedom to gain attributes.",
            "memory classes",
            "Performance",
            Difficulty::Hard,
        ),
        (
            "profiling",
            "How do you find out what makes a program slow?",
            "Measure first: `cProfile` for calls, a sampling profiler for a service under load.",
            "measuring tools",
            "Performance",
            Difficulty::Medium,
        ),
        (
            "threads",
            "Why do two threads not halve the time?",
            "Only one of them runs Python at a time, unless it waits for input or output.",
            "concurrency cpython",
            "Performance",
            Difficulty::Hard,
        ),
    ];
    rows.map(|(id, title, summary, tags, category, difficulty)| Card {
        id: id.to_owned(),
        title: title.to_owned(),
        summary: summary.to_owned(),
        tags: tags.to_owned(),
        category: category.to_owned(),
        difficulty,
    })
    .to_vec()
}
