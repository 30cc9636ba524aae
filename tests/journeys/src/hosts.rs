//! Other people's web servers, with the site in a folder of theirs: nginx, Apache and Caddy as Debian has them, and
//! Python's.
//!
//! Owns their settings and processes. It must not know what the site shows.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::driver::free_port;
use crate::{fail, get};

/// How long a server may take until it answers.
const START: Duration = Duration::from_secs(30);
/// The two places where the site stands: at the root, and below two folders.
pub const PLACES: [&str; 2] = ["", "any/sub/"];

/// A web server of somebody else, and how it is set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// Debian's nginx with its usual types, and no settings of ours.
    Nginx,
    /// nginx with `hosting/nginx.conf`.
    NginxAsAdvised,
    /// nginx that knows no type but HTML and JavaScript, and compresses nothing.
    NginxWithoutTypes,
    /// Debian's Apache with its usual modules, and no settings of ours.
    Apache,
    /// Apache with `hosting/.htaccess`.
    ApacheAsAdvised,
    /// `caddy file-server`.
    Caddy,
    /// Caddy with `hosting/Caddyfile`.
    CaddyAsAdvised,
    /// `python3 -m http.server`.
    Python,
}

impl Host {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Nginx,
        Self::NginxAsAdvised,
        Self::NginxWithoutTypes,
        Self::Apache,
        Self::ApacheAsAdvised,
        Self::Caddy,
        Self::CaddyAsAdvised,
        Self::Python,
    ];

    /// Whether it sends the compressed copies that lie beside the files.
    #[must_use]
    pub fn sends_copies(self) -> bool {
        matches!(
            self,
            Self::NginxAsAdvised | Self::ApacheAsAdvised | Self::CaddyAsAdvised
        )
    }
}

/// A running server. Dropping it ends its process, and removes its folder.
#[derive(Debug)]
pub struct Hosted {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Hosted {
    /// Starts a server over a copy of the site.
    #[must_use]
    pub fn start(host: Host, dist: &Path) -> Self {
        let folder = tempfile::Builder::new().prefix("evalloop-host-").tempdir();
        let folder = folder.unwrap_or_else(|error| fail(&format!("no temporary folder: {error}")));
        let root = folder.path().join("root");
        for place in PLACES {
            copy(dist, &root.join(place));
        }
        if host == Host::ApacheAsAdvised {
            for place in PLACES {
                save(&root.join(place).join(".htaccess"), &advice(".htaccess"));
            }
        }
        // A server may give up its rights before it reads.
        let open = fs::Permissions::from_mode(0o755);
        let _ = fs::set_permissions(folder.path(), open);
        let port = free_port();
        let mut command = command(host, folder.path(), &root, port);
        let log = folder.path().join("log");
        let output = fs::File::create(&log)
            .unwrap_or_else(|error| fail(&format!("{}: {error}", log.display())));
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(output)
            .spawn();
        let process =
            process.unwrap_or_else(|error| fail(&format!("{host:?} does not start: {error}")));
        let mut hosted = Self {
            process,
            port,
            _folder: folder,
        };
        let begin = Instant::now();
        while !get(&hosted.url("")).is_ok_and(|answer| answer.status == 200) {
            let ended = hosted.process.try_wait().ok().flatten();
            if ended.is_some() || begin.elapsed() > START {
                let said = fs::read_to_string(&log).unwrap_or_default();
                fail(&format!(
                    "{host:?} does not serve the site ({ended:?}): {said}"
                ));
            }
            thread::sleep(Duration::from_millis(50));
        }
        hosted
    }

    /// The address of a path on this server.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }
}

impl Drop for Hosted {
    fn drop(&mut self) {
        // Servers end their workers when they are asked, and not when they are killed.
        let _ = Command::new("kill")
            .arg(self.process.id().to_string())
            .status();
        let _ = self.process.wait();
    }
}

fn command(host: Host, folder: &Path, root: &Path, port: u16) -> Command {
    let settings = folder.join("settings");
    match host {
        Host::Python => {
            let mut command = Command::new("python3");
            command
                .args([
                    "-m",
                    "http.server",
                    "--bind",
                    "127.0.0.1",
                    &port.to_string(),
                ])
                .current_dir(root);
            command
        }
        Host::Nginx | Host::NginxAsAdvised | Host::NginxWithoutTypes => {
            save(&settings, &nginx(host, folder, root, port));
            let mut command = Command::new(program("EVALLOOP_NGINX"));
            command.arg("-p").arg(folder).arg("-c").arg(&settings);
            command
        }
        Host::Caddy => {
            let mut command = caddy(folder);
            command
                .args(["file-server", "--listen", &format!("127.0.0.1:{port}")])
                .arg("--root")
                .arg(root);
            command
        }
        Host::CaddyAsAdvised => {
            let site = advice("Caddyfile")
                .replace("evalloop.example {", &format!("http://127.0.0.1:{port} {{"))
                .replace("/var/www/evalloop", &root.display().to_string())
                // The advice is for a site at the root; here it also stands deeper.
                .replace("^/embed/", "/embed/");
            save(&settings, &format!("{{\n\tadmin off\n}}\n{site}"));
            let mut command = caddy(folder);
            command
                .args(["run", "--adapter", "caddyfile", "--config"])
                .arg(&settings);
            command
        }
        Host::Apache | Host::ApacheAsAdvised => {
            save(&settings, &apache(host, folder, root, port));
            let mut command = Command::new(program("EVALLOOP_APACHE"));
            command
                .arg("-d")
                .arg(folder)
                .arg("-f")
                .arg(&settings)
                .arg("-DFOREGROUND");
            command
        }
    }
}

/// Caddy, with whatever it keeps in a folder of its own.
fn caddy(folder: &Path) -> Command {
    let mut command = Command::new(program("EVALLOOP_CADDY"));
    command
        .env("HOME", folder)
        .env("XDG_CONFIG_HOME", folder)
        .env("XDG_DATA_HOME", folder);
    command
}

fn nginx(host: Host, folder: &Path, root: &Path, port: u16) -> String {
    let (folder, root) = (folder.display(), root.display());
    let types = if host == Host::NginxWithoutTypes {
        "types { text/html html; text/javascript js; } default_type text/plain;"
    } else {
        "include /etc/nginx/mime.types; default_type application/octet-stream; gzip on;"
    };
    let server = if host == Host::NginxAsAdvised {
        advice("nginx.conf")
            .lines()
            .filter(|line| !line.contains("listen [::]"))
            .collect::<Vec<_>>()
            .join("\n")
            .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
            .replace("/var/www/evalloop", &root.to_string())
            // The advice is for a site at the root; here it also stands deeper.
            .replace("location ~ ^/embed/", "location ~ /embed/")
    } else {
        // Debian's default site.
        format!(
            "server {{ listen 127.0.0.1:{port}; root {root}; index index.html; location / {{ try_files $uri $uri/ =404; }} }}"
        )
    };
    format!(
        "daemon off; pid {folder}/pid; error_log stderr; worker_processes 1;\n\
         events {{ worker_connections 256; }}\n\
         http {{ access_log off; sendfile on; {types}\n\
         client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;\n\
         uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;\n{server}\n}}\n"
    )
}

fn apache(host: Host, folder: &Path, root: &Path, port: u16) -> String {
    let (folder, root) = (folder.display(), root.display());
    let modules = "/usr/lib/apache2/modules";
    // Those that Debian enables and a folder of files can meet.
    let mut names = vec![
        "mpm_event",
        "authz_core",
        "dir",
        "mime",
        "alias",
        "autoindex",
        "deflate",
        "filter",
        "negotiation",
        "setenvif",
    ];
    let allowed = if host == Host::ApacheAsAdvised {
        names.extend(["headers", "rewrite"]);
        "All"
    } else {
        "None"
    };
    let modules: String = names
        .iter()
        .flat_map(|name| {
            [
                "LoadModule ",
                name,
                "_module ",
                modules,
                "/mod_",
                name,
                ".so\n",
            ]
        })
        .collect();
    format!(
        "ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\nDefaultRuntimeDir {folder}\n\
         ErrorLog /dev/stderr\n{modules}User www-data\nGroup www-data\nTypesConfig /etc/mime.types\n\
         DirectoryIndex index.html\nAddOutputFilterByType DEFLATE text/html text/css application/javascript text/javascript application/json\n\
         DocumentRoot {root}\n<Directory {root}>\nOptions Indexes FollowSymLinks\nAllowOverride {allowed}\nRequire all granted\n</Directory>\n"
    )
}

/// A file of the repository's folder `hosting`.
fn advice(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../hosting")
        .join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| fail(&format!("{}: {error}", path.display())))
}

fn program(variable: &str) -> PathBuf {
    std::env::var_os(variable)
        .unwrap_or_else(|| {
            fail(&format!(
                "{variable} is not set: `cargo xtask test --only e2e` finds or installs the server and sets it"
            ))
        })
        .into()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap_or_else(|error| fail(&format!("{}: {error}", to.display())));
    let entries =
        fs::read_dir(from).unwrap_or_else(|error| fail(&format!("{}: {error}", from.display())));
    for entry in entries.flatten() {
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place);
        } else if let Err(error) = fs::copy(entry.path(), &place) {
            fail(&format!("{}: {error}", place.display()));
        }
    }
}

fn save(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| fail(&format!("{}: {error}", path.display())));
}
