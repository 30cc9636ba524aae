//! What a journey asks of the site's service worker, and cutting the network.
//!
//! It must not know what pages show.

use serde_json::Value;
use static_server::Failure;

use crate::{Browser, Site};

/// The worker's file, below the site's root.
pub const WORKER: &str = "sw.js";

/// Asks the worker for its state: `[kept, files]` of the library, or nothing where no worker is active.
const LIBRARY: &str = "const done = arguments[arguments.length - 1];
    navigator.serviceWorker.getRegistration().then((registration) => {
        if (!registration?.active) return done(null);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => {
            const library = data?.packs.find(({ name }) => name === 'library');
            done(library ? [library.kept, library.files] : null);
        };
        registration.active.postMessage({ ask: 'status' }, [port2]);
    }, () => done(null));";

impl Site {
    /// From now on no answer comes from this server, as on a train in a tunnel.
    pub fn cut(&self) {
        // Whatever else it was told: a longer path would have its own way to fail.
        self.server.mend();
        self.server.fail("/", Failure::Close);
    }

    /// The network is there again.
    pub fn join(&self) {
        self.server.mend();
    }
}

impl Browser {
    /// How many files of the library are kept, and how many it has; `None` where no worker is active.
    #[must_use]
    #[track_caller]
    pub fn library(&self) -> Option<(u64, u64)> {
        let answer = self.run_async(LIBRARY, &[]);
        let number = |at: usize| answer.get(at).and_then(Value::as_u64);
        Some((number(0)?, number(1)?))
    }

    /// Waits until everything is kept for reading offline, and the page is served by the worker.
    #[track_caller]
    pub fn until_all_is_kept(&self) {
        self.until(
            "the worker serves the page",
            "navigator.serviceWorker?.controller !== null",
        );
        self.wait_for("all of the library is kept", || {
            self.library()
                .is_some_and(|(kept, files)| files > 100 && kept == files)
        });
    }
}
