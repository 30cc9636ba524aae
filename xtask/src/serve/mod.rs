//! Serves the site on the loopback address. Owns what is printed about it;
//! the server itself is the package `static-server`.

use std::thread;
use std::time::Duration;

use static_server::{Options, Port, Server, StartError};

use crate::arguments::ServeOptions;
use crate::build::{self, BuildError, fingerprint};
use crate::setup::Setup;

/// The port that is tried first.
const FIRST_PORT: u16 = 8080;
/// How often the development mode looks for changes.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The site could not be built or served.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServeError {
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("{0} (--port)")]
    Start(#[from] StartError),
}

/// Builds and serves until the process is ended.
pub(crate) fn run(setup: &Setup, options: &ServeOptions) -> Result<(), ServeError> {
    let directory = if options.dev {
        build::development_site(setup)?
    } else {
        build::site(setup)?
    };
    let server = Server::start(
        directory,
        &options.base_path,
        Options {
            // A port that was asked for is meant; the usual one only a wish.
            port: options.port.map_or(Port::From(FIRST_PORT), Port::Exactly),
            ..Options::default()
        },
    )?;
    println!("\nServing at {}", server.url());
    println!("Ctrl+C ends it.");
    if options.dev {
        rebuild_on_change(setup)
    } else {
        loop {
            thread::park();
        }
    }
}

/// Looks for changes once a second and builds after each. The server reads
/// every file anew, so that it need not be told.
fn rebuild_on_change(setup: &Setup) -> ! {
    let root = setup.workspace().root();
    let look = || fingerprint::of_input_stamps(root).ok();
    println!("Watching for changes; after each, reload the page when told.");
    let mut built = look();
    loop {
        thread::sleep(LOOK_EVERY);
        let now = look();
        // A file that vanished while looking gives nothing: look again.
        if now.is_none() || now == built {
            continue;
        }
        built = now;
        println!("\nSomething changed.");
        match build::development_site(setup) {
            Ok(_) => println!("Reload the page."),
            Err(error) => println!("\n{error}\n\nThe page stays as it was until the next change."),
        }
    }
}
