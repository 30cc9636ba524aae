//! Finds what a command needs, or installs it: each tool by its pinned
//! version, once per user, outside of the repository. A second checkout finds
//! what the first installed.
//!
//! Owns: which command needs which tools. Must not know: what the commands do
//! with them.

mod cache;
mod crates;
mod debian;
mod interpreters;
mod lock_file;
mod npm;
mod packages;
mod pins;
mod rust;
mod search_path;
mod version;

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use bank::Need;

use crate::arguments::Browser;
use crate::progress::StepError;
use crate::workspace::Workspace;
use cache::Cache;

pub(crate) use pins::{BINARYEN, TRUNK, WASM_BINDGEN};

/// Something that a command needs can't be had. Each says the remedy.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SetupError {
    #[error(
        "there is no folder to keep installed tools in: neither EVALLOOP_CACHE nor \
         XDG_CACHE_HOME nor HOME is set; set EVALLOOP_CACHE to a folder of your choice"
    )]
    NoCache,
    #[error("{path}: {source}; free some space, or set EVALLOOP_CACHE to another folder")]
    Cache { path: PathBuf, source: io::Error },
    #[error("{program} is missing; it is needed to {purpose}. {remedy}")]
    Missing {
        program: String,
        purpose: &'static str,
        remedy: String,
    },
    #[error("{program} is version {found}, and at least {needed} is needed to {purpose}. {remedy}")]
    TooOld {
        program: &'static str,
        found: String,
        needed: String,
        purpose: &'static str,
        remedy: &'static str,
    },
    #[error(
        "Cargo.lock holds wasm-bindgen {locked}, but the pinned tool is {pinned}, and the two \
         must be the same; set `wasm-bindgen = \"={pinned}\"` in Cargo.toml, or change the pin \
         in xtask/src/setup/pins.rs"
    )]
    BindgenMismatch {
        locked: String,
        pinned: &'static str,
    },
    #[error(
        "Cargo.lock names no wasm-bindgen; run `cargo update --workspace` and commit Cargo.lock"
    )]
    NoBindgen,
    #[error(
        "the target wasm32-unknown-unknown can't be added: {0}\n\nAdd it by hand: `rustup target add wasm32-unknown-unknown`"
    )]
    Target(StepError),
    #[error(
        "{0}\n\nIs the package registry within reach? The same command goes on where it stopped."
    )]
    Install(#[from] StepError),
}

/// The way to the tools.
#[derive(Debug)]
pub(crate) struct Setup {
    workspace: Workspace,
    cache: Cache,
}

/// What building the site takes.
#[derive(Debug)]
pub(crate) struct BuildTools {
    /// Trunk's command.
    pub(crate) trunk: PathBuf,
    /// A search path on which Trunk finds wasm-bindgen and wasm-opt.
    pub(crate) path: OsString,
    /// The packages of npm: esbuild, and the modules that the service worker is bundled from.
    pub(crate) node_modules: PathBuf,
}

/// What tests in browsers take. Each is there only if it was asked for.
#[derive(Debug, Default)]
pub(crate) struct BrowserTools {
    pub(crate) chromium: Option<PathBuf>,
    pub(crate) chromedriver: Option<PathBuf>,
    pub(crate) firefox: Option<PathBuf>,
    pub(crate) geckodriver: Option<PathBuf>,
    pub(crate) mini_browser: Option<PathBuf>,
    pub(crate) webkit_driver: Option<PathBuf>,
    pub(crate) xvfb: Option<PathBuf>,
}

/// Web servers that the site must stand on unchanged.
#[derive(Debug)]
pub(crate) struct HostTools {
    pub(crate) nginx: Option<PathBuf>,
    pub(crate) apache: Option<PathBuf>,
    pub(crate) caddy: Option<PathBuf>,
}

/// What executing the bank's examples takes.
#[derive(Debug)]
pub(crate) struct BankTools {
    /// CPython, 3.11 or newer.
    pub(crate) python: PathBuf,
    /// Node.
    pub(crate) node: PathBuf,
    /// The folder of npm's package `pyodide`.
    pub(crate) pyodide: PathBuf,
    /// The folder of the Python packages that examples need, if one does.
    pub(crate) packages: Option<PathBuf>,
    /// The Redis server, if an example needs one.
    pub(crate) redis: Option<PathBuf>,
    /// The PostgreSQL server, if an example needs one. Its other programs lie beside it.
    pub(crate) postgres: Option<PathBuf>,
}

impl Setup {
    /// Knows where the tools lie or will lie; installs nothing yet.
    pub(crate) fn new(workspace: &Workspace) -> Result<Self, SetupError> {
        Ok(Self {
            workspace: workspace.clone(),
            cache: Cache::of_user()?,
        })
    }

    /// The repository that the tools are for.
    pub(crate) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// For `build` and `serve`.
    pub(crate) fn for_build(&self) -> Result<BuildTools, SetupError> {
        lock_file::check_bindgen(&self.workspace)?;
        rust::add_wasm_target(self)?;
        rust::fetch_crates(self)?;
        // npm waits for the network while cargo compiles: both at once.
        let (from_crates, from_npm) = thread::scope(|scope| {
            let from_npm = scope.spawn(|| npm::packages(self, &npm::WEB));
            let from_crates = crates::provide(self, &[&pins::TRUNK, &pins::WASM_BINDGEN]);
            (from_crates, join(from_npm))
        });
        let (from_crates, from_npm) = (from_crates?, from_npm?);
        let trunk = from_crates[0].join(pins::TRUNK.program);
        let folders = from_crates.into_iter().chain([from_npm.join(".bin")]);
        Ok(BuildTools {
            trunk,
            path: search_path::with_first(folders),
            node_modules: from_npm,
        })
    }

    /// For lints of the app as the browser gets it.
    pub(crate) fn for_lints(&self) -> Result<(), SetupError> {
        rust::add_wasm_target(self)
    }

    /// For component tests: the folder that holds wasm-bindgen's test runner.
    pub(crate) fn for_component_tests(&self) -> Result<PathBuf, SetupError> {
        lock_file::check_bindgen(&self.workspace)?;
        rust::add_wasm_target(self)?;
        let mut folders = crates::provide(self, &[&pins::WASM_BINDGEN])?;
        Ok(folders.remove(0).join("wasm-bindgen-test-runner"))
    }

    /// Browsers with their drivers.
    pub(crate) fn for_browsers(&self, browsers: &[Browser]) -> Result<BrowserTools, SetupError> {
        let mut tools = BrowserTools::default();
        let programs = browsers
            .iter()
            .flat_map(|browser| debian::programs(*browser));
        debian::provide(self, programs, "test in browsers")?;
        for browser in browsers {
            match browser {
                Browser::Chromium => {
                    tools.chromium = debian::CHROMIUM.find();
                    tools.chromedriver = debian::CHROMEDRIVER.find();
                }
                Browser::Firefox => {
                    tools.firefox = debian::FIREFOX.find();
                    let folders = crates::provide(self, &[&pins::GECKODRIVER])?;
                    tools.geckodriver = Some(folders[0].join(pins::GECKODRIVER.program));
                }
                Browser::WebKit => {
                    tools.mini_browser = debian::MINI_BROWSER.find();
                    tools.webkit_driver = debian::WEBKIT_DRIVER.find();
                    tools.xvfb = debian::XVFB.find();
                }
            }
        }
        Ok(tools)
    }

    /// Web servers of other people.
    pub(crate) fn for_hosts(&self) -> Result<HostTools, SetupError> {
        let servers = [debian::NGINX, debian::APACHE, debian::CADDY];
        debian::provide(self, servers.into_iter(), "test the site on other servers")?;
        Ok(HostTools {
            nginx: debian::NGINX.find(),
            apache: debian::APACHE.find(),
            caddy: debian::CADDY.find(),
        })
    }

    /// For executing the bank's examples, which need these packages and servers.
    pub(crate) fn for_bank(&self, needs: &[Need]) -> Result<BankTools, SetupError> {
        let python = interpreters::python()?;
        let needs_packages = needs.iter().any(|need| matches!(need, Need::Package(_)));
        let packages = needs_packages.then(|| packages::folder(self, &python));
        let servers = [
            (Need::Redis, debian::REDIS),
            (Need::PostgreSql, debian::POSTGRES),
        ];
        let programs = servers
            .iter()
            .filter(|(need, _)| needs.contains(need))
            .map(|(_, program)| *program);
        debian::provide(self, programs, "execute examples that need a server")?;
        let server = |need| needs.contains(&need);
        Ok(BankTools {
            node: interpreters::node()?,
            pyodide: npm::packages(self, &npm::WEB)?.join("pyodide"),
            packages: packages.transpose()?,
            redis: server(Need::Redis).then(|| debian::REDIS.find()).flatten(),
            postgres: server(Need::PostgreSql)
                .then(|| debian::POSTGRES.find())
                .flatten(),
            python,
        })
    }

    /// The script of axe-core, the accessibility checker.
    pub(crate) fn axe_script(&self) -> Result<PathBuf, SetupError> {
        Ok(npm::packages(self, &npm::WEB)?.join("axe-core/axe.min.js"))
    }

    /// The packages of npm, TypeScript among them.
    pub(crate) fn for_types(&self) -> Result<PathBuf, SetupError> {
        npm::packages(self, &npm::WEB)
    }

    /// cargo-deny's command.
    pub(crate) fn for_dependency_check(&self) -> Result<PathBuf, SetupError> {
        let folders = crates::provide(self, &[&pins::CARGO_DENY])?;
        Ok(folders[0].join(pins::CARGO_DENY.program))
    }

    /// Lighthouse's command.
    pub(crate) fn for_page_figures(&self) -> Result<PathBuf, SetupError> {
        Ok(npm::packages(self, &npm::BENCHES)?.join(".bin/lighthouse"))
    }

    /// The packages that drive a browser for figures.
    pub(crate) fn for_browser_figures(&self) -> Result<PathBuf, SetupError> {
        npm::packages(self, &npm::BENCHES)
    }

    /// Where a step's whole output goes.
    fn log(&self, name: &str) -> PathBuf {
        self.cache.folder().join("logs").join(format!("{name}.log"))
    }
}

/// Cargo at the repository's root.
pub(crate) fn cargo(workspace: &Workspace) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(workspace.root());
    command
}

/// A thread's result; its panic goes on in the caller.
fn join<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Turns a failure at a path within the cache into an error.
fn at(path: &Path) -> impl FnOnce(io::Error) -> SetupError {
    move |source| SetupError::Cache {
        path: path.to_owned(),
        source,
    }
}
