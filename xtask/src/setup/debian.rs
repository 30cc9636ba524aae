//! Browsers, their drivers, the virtual display and database servers: found on the machine, or
//! installed from Debian's packages where the user may do that.

use std::env;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::Command;

use super::{Setup, SetupError, search_path};
use crate::arguments::Browser;
use crate::progress;

/// A program of the system's packages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Program {
    /// Its names, the preferred first; a path if it is not on the search path.
    names: &'static [&'static str],
    /// Debian's package.
    package: &'static str,
}

pub(crate) const CHROMIUM: Program = Program {
    names: &["chromium", "chromium-browser", "google-chrome"],
    package: "chromium",
};
pub(crate) const CHROMEDRIVER: Program = Program {
    names: &["chromedriver"],
    package: "chromium-driver",
};
pub(crate) const FIREFOX: Program = Program {
    names: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};
pub(crate) const WEBKIT_DRIVER: Program = Program {
    names: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};
/// Comes with the library that the driver's package brings.
pub(crate) const MINI_BROWSER: Program = Program {
    names: &[
        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/webkit2gtk-4.1/MiniBrowser",
    ],
    package: "webkit2gtk-driver",
};
pub(crate) const XVFB: Program = Program {
    names: &["Xvfb"],
    package: "xvfb",
};

/// Web servers of other people, for the journeys over the same `dist/` on each.
pub(crate) const NGINX: Program = Program {
    names: &["/usr/sbin/nginx", "nginx"],
    package: "nginx-light",
};
pub(crate) const APACHE: Program = Program {
    names: &["/usr/sbin/apache2", "apache2"],
    package: "apache2-bin",
};
pub(crate) const CADDY: Program = Program {
    names: &["caddy"],
    package: "caddy",
};

pub(crate) const REDIS: Program = Program {
    names: &["redis-server"],
    package: "redis-server",
};
/// Debian keeps each version's programs in a folder of its own, off the search path.
pub(crate) const POSTGRES: Program = Program {
    names: &[
        "/usr/lib/postgresql/18/bin/postgres",
        "/usr/lib/postgresql/17/bin/postgres",
        "/usr/lib/postgresql/16/bin/postgres",
        "/usr/lib/postgresql/15/bin/postgres",
        "postgres",
    ],
    package: "postgresql",
};

impl Program {
    /// Where it is, if it is there.
    pub(crate) fn find(&self) -> Option<PathBuf> {
        self.names.iter().find_map(|name| {
            if name.starts_with('/') {
                Some(PathBuf::from(name)).filter(|path| path.is_file())
            } else {
                search_path::find(name)
            }
        })
    }
}

/// What it takes to drive a browser.
pub(crate) fn programs(browser: Browser) -> Vec<Program> {
    match browser {
        Browser::Chromium => vec![CHROMIUM, CHROMEDRIVER],
        Browser::Firefox => vec![FIREFOX],
        Browser::WebKit => vec![WEBKIT_DRIVER, MINI_BROWSER, XVFB],
    }
}

/// Sees to it that these programs are there; `purpose` completes "needed to …".
pub(crate) fn provide(
    setup: &Setup,
    programs: impl Iterator<Item = Program>,
    purpose: &'static str,
) -> Result<(), SetupError> {
    let missing: Vec<Program> = programs.filter(|one| one.find().is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let mut packages: Vec<&str> = missing.iter().map(|one| one.package).collect();
    packages.dedup();
    let by_hand = format!(
        "apt-get update && apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    );
    if search_path::find("apt-get").is_none() {
        return Err(cannot_install(
            &missing,
            purpose,
            format!(
                "This is no Debian: install what it calls {}.",
                packages.join(", ")
            ),
        ));
    }
    let Some(privilege) = Privilege::of_user() else {
        return Err(cannot_install(
            &missing,
            purpose,
            format!("Run this as root, then try again:\n\n  {by_hand}"),
        ));
    };
    println!(
        "{} missing; needed to {purpose}. Installing Debian's packages:",
        packages.join(", ")
    );
    let update = "updating the list of packages";
    progress::run(
        update,
        &mut privilege.apt_get(&["update"]),
        &setup.log("apt-update"),
    )?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(&packages);
    let install = format!("installing {}", packages.join(", "));
    progress::run(
        &install,
        &mut privilege.apt_get(&arguments),
        &setup.log("apt-install"),
    )?;
    match missing.into_iter().find(|one| one.find().is_none()) {
        None => Ok(()),
        Some(absent) => Err(cannot_install(
            &[absent],
            purpose,
            format!(
                "Its package {} is installed but does not hold it.",
                absent.package
            ),
        )),
    }
}

fn cannot_install(missing: &[Program], purpose: &'static str, remedy: String) -> SetupError {
    let names: Vec<&str> = missing.iter().map(|one| one.names[0]).collect();
    SetupError::Missing {
        program: names.join(", "),
        purpose,
        remedy,
    }
}

/// How packages can be installed.
enum Privilege {
    Root,
    Sudo,
}

impl Privilege {
    fn of_user() -> Option<Self> {
        // The owner of a process' entry is the user that it runs as.
        let is_root = std::fs::metadata("/proc/self").is_ok_and(|entry| entry.uid() == 0);
        if is_root {
            return Some(Self::Root);
        }
        let sudo = Command::new("sudo")
            .args(["--non-interactive", "true"])
            .output();
        sudo.is_ok_and(|output| output.status.success())
            .then_some(Self::Sudo)
    }

    fn apt_get(&self, arguments: &[&str]) -> Command {
        let mut command = match self {
            Self::Root => Command::new("env"),
            Self::Sudo => {
                let mut sudo = Command::new("sudo");
                sudo.args(["--non-interactive", "env"]);
                sudo
            }
        };
        command
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
            .args(arguments)
            .current_dir(env::temp_dir());
        command
    }
}
