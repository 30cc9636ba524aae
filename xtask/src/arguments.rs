//! The command line: what can be asked for, and how it is written. Owns
//! parsing only; knows nothing of how a command is carried out.

use std::ffi::OsString;

use lexopt::prelude::*;

/// What `cargo xtask --help` prints.
pub(crate) const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--dev] [--port N] [--base /sub/path/]
                  set up what is missing, build the release site and serve it
                  on the loopback address; --dev rebuilds on every change
  build           build dist/, complete and compressed
  test [--only core,dom,content,e2e] [--browser chromium,firefox,webkit]
                  set up what is missing and run every test
  check           formatting, lints, licences, advisories, house rules
  bank [--fix] [--only ID]
                  validate the bank and execute its examples; --fix records
                  what they print now
  bench           sizes against their budgets, and page figures
  release         an archive of the built site that is the same for the same
                  bytes, with its parts, changes and digests";

/// One of the project's commands with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Serve(ServeOptions),
    Build,
    Test(Selection),
    Check,
    /// The bank's own options, still unread.
    Bank(Vec<OsString>),
    Bench,
    Release,
}

/// How to serve.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    /// Rebuild on every change.
    pub(crate) dev: bool,
    /// The wished port; without it, the first free one from 8080 on.
    pub(crate) port: Option<u16>,
    /// The path under which the site appears, with both slashes.
    pub(crate) base_path: String,
}

/// Which tests to run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Selection {
    /// The groups, in the order in which they run.
    pub(crate) groups: Vec<Group>,
    /// The engines for the journeys, in the order in which they run.
    pub(crate) browsers: Vec<Browser>,
}

/// A group of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// Everything that runs natively without a browser.
    Core,
    /// Components in a headless browser.
    Dom,
    /// The bank: its rules and its executed examples.
    Content,
    /// Journeys over the release site.
    EndToEnd,
}

impl Group {
    /// All, in the order in which they run: the quick ones first.
    pub(crate) const ALL: [Self; 4] = [Self::Core, Self::Content, Self::Dom, Self::EndToEnd];

    /// The name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Dom => "dom",
            Self::Content => "content",
            Self::EndToEnd => "e2e",
        }
    }
}

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

impl Browser {
    /// All, in the order in which they run.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name on the command line and for the journeys.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// A command line that asks for nothing that there is.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ArgumentError {
    #[error("there is no command {0:?}")]
    UnknownCommand(String),
    #[error("{option} takes one or more of {known}, with commas between them, and not {given:?}")]
    UnknownName {
        option: &'static str,
        given: String,
        known: String,
    },
    #[error("--base takes a path such as /some/path/, and not {0:?}")]
    BasePath(String),
    #[error(transparent)]
    Malformed(#[from] lexopt::Error),
}

/// Reads a command line without the program's name.
pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Command, ArgumentError> {
    let name = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "serve" => serve_options(&mut parser).map(Command::Serve),
        "test" => selection(&mut parser).map(Command::Test),
        "bank" => Ok(Command::Bank(parser.raw_args()?.collect())),
        "build" => without_options(&mut parser, Command::Build),
        "check" => without_options(&mut parser, Command::Check),
        "bench" => without_options(&mut parser, Command::Bench),
        "release" => without_options(&mut parser, Command::Release),
        "help" => Ok(Command::Help),
        _ => Err(ArgumentError::UnknownCommand(name)),
    }
}

fn without_options(
    parser: &mut lexopt::Parser,
    command: Command,
) -> Result<Command, ArgumentError> {
    match parser.next()? {
        None => Ok(command),
        Some(Short('h') | Long("help")) => Ok(Command::Help),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn serve_options(parser: &mut lexopt::Parser) -> Result<ServeOptions, ArgumentError> {
    let mut options = ServeOptions {
        dev: false,
        port: None,
        base_path: "/".to_owned(),
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("dev") => options.dev = true,
            Long("port") => options.port = Some(parser.value()?.parse()?),
            Long("base") => options.base_path = base_path(parser.value()?.string()?)?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

/// Takes `sub`, `/sub` and `/sub/` alike: what is meant is clear.
fn base_path(given: String) -> Result<String, ArgumentError> {
    let inner = given.trim_matches('/');
    if inner.contains(['?', '#', '%', ' ']) || inner.split('/').any(|it| matches!(it, "." | "..")) {
        return Err(ArgumentError::BasePath(given));
    }
    Ok(match inner {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    })
}

fn selection(parser: &mut lexopt::Parser) -> Result<Selection, ArgumentError> {
    let mut selection = Selection {
        groups: Group::ALL.to_vec(),
        browsers: Browser::ALL.to_vec(),
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("only") => {
                let given = parser.value()?.string()?;
                selection.groups = chosen("--only", &given, &Group::ALL, Group::name)?;
            }
            Long("browser") => {
                let given = parser.value()?.string()?;
                selection.browsers = chosen("--browser", &given, &Browser::ALL, Browser::name)?;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(selection)
}

/// Those of `all` that a list with commas names, in the order of `all`.
fn chosen<T: Copy>(
    option: &'static str,
    given: &str,
    all: &[T],
    name_of: fn(T) -> &'static str,
) -> Result<Vec<T>, ArgumentError> {
    let names: Vec<&str> = given.split(',').map(str::trim).collect();
    let known: Vec<&str> = all.iter().map(|one| name_of(*one)).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        return Err(ArgumentError::UnknownName {
            option,
            given: (*unknown).to_owned(),
            known: known.join(", "),
        });
    }
    Ok(all
        .iter()
        .filter(|one| names.contains(&name_of(**one)))
        .copied()
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, ArgumentError> {
        parse(lexopt::Parser::from_args(line.split_whitespace()))
    }

    fn serve(line: &str) -> ServeOptions {
        match read(line) {
            Ok(Command::Serve(options)) => options,
            other => panic!("{line}: {other:?}"),
        }
    }

    fn test(line: &str) -> Selection {
        match read(line) {
            Ok(Command::Test(selection)) => selection,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn nothing_asks_for_help() {
        assert_eq!(read("").expect("help"), Command::Help);
        assert_eq!(read("--help").expect("help"), Command::Help);
        assert_eq!(read("build --help").expect("help"), Command::Help);
    }

    #[test]
    fn serve_has_a_port_a_base_and_a_dev_mode() {
        assert_eq!(
            serve("serve --dev --port 9000 --base /any/sub/"),
            ServeOptions {
                dev: true,
                port: Some(9000),
                base_path: "/any/sub/".to_owned(),
            }
        );
        assert_eq!(serve("serve").port, None);
    }

    #[test]
    fn a_base_path_may_lack_its_slashes() {
        for (given, meant) in [("sub", "/sub/"), ("/a/b", "/a/b/"), ("/", "/")] {
            assert_eq!(serve(&format!("serve --base {given}")).base_path, meant);
        }
        for wrong in ["a?b", "../a", "a%20b"] {
            let refused = read(&format!("serve --base {wrong}"));
            assert!(
                matches!(refused, Err(ArgumentError::BasePath(_))),
                "{wrong}"
            );
        }
    }

    #[test]
    fn tests_are_all_or_those_named_in_a_fixed_order() {
        assert_eq!(test("test").groups, Group::ALL);
        assert_eq!(test("test").browsers, Browser::ALL);
        let narrowed = test("test --only e2e,core --browser webkit");
        assert_eq!(narrowed.groups, [Group::Core, Group::EndToEnd]);
        assert_eq!(narrowed.browsers, [Browser::WebKit]);
    }

    #[test]
    fn unknown_names_are_refused_with_those_that_are_known() {
        let refused = read("test --browser opera").map_err(|error| error.to_string());
        let message = refused.expect_err("there is no opera");
        assert!(
            message.contains("opera") && message.contains("webkit"),
            "{message}"
        );
        assert!(read("deploy").is_err());
        assert!(read("build now").is_err());
        assert!(read("serve --port many").is_err());
    }

    #[test]
    fn the_bank_reads_its_own_options() {
        let command = read("bank --fix gil").expect("a command");
        assert_eq!(command, Command::Bank(vec!["--fix".into(), "gil".into()]));
    }
}
