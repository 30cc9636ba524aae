//! The Python programs that the scenarios model, for those who write pages or run them.
//!
//! It owns nothing but the files' places: the page in the browser gets them as text and not in its program.

use crate::scenario::Scenario;

impl Scenario {
    /// The Python program that is modelled: the file `programs/<id>.py`.
    #[must_use]
    pub fn program(&self) -> &'static str {
        match self.id {
            "asyncio-blocking" => include_str!("../programs/asyncio-blocking.py"),
            "asyncio-thread" => include_str!("../programs/asyncio-thread.py"),
            "convoy" => include_str!("../programs/convoy.py"),
            "deadlock" => include_str!("../programs/deadlock.py"),
            "four-ways" => include_str!("../programs/four-ways.py"),
            "hashing" => include_str!("../programs/hashing.py"),
            "io-overlap" => include_str!("../programs/io-overlap.py"),
            "lock-across-io" => include_str!("../programs/lock-across-io.py"),
            "long-c-call" => include_str!("../programs/long-c-call.py"),
            "main-signal" => include_str!("../programs/main-signal.py"),
            "priority-inversion" => include_str!("../programs/priority-inversion.py"),
            "starting-threads" => include_str!("../programs/starting-threads.py"),
            "stop-the-world" => include_str!("../programs/stop-the-world.py"),
            "switch-interval" => include_str!("../programs/switch-interval.py"),
            "thread-pool" => include_str!("../programs/thread-pool.py"),
            "three-turns" => include_str!("../programs/three-turns.py"),
            "two-cpu" => include_str!("../programs/two-cpu.py"),
            _ => "",
        }
    }
}
