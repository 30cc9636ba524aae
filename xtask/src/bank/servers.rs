//! The servers that examples need: started once on this machine's loopback address, and given empty to each example.
//!
//! All that they keep lies in folders that go when they do. Must not know: which examples there are.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use bank::Need;
use tempfile::TempDir;

/// How long a server may take to answer after its start.
const PATIENCE: Duration = Duration::from_secs(30);
/// The user that owns Debian's PostgreSQL; the server refuses to be run by root.
const POSTGRES_USER: &str = "postgres";

/// A server that does not serve.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServerError {
    #[error("{program} can't be started for the examples: {reason}")]
    Start { program: String, reason: String },
    #[error("{program} ended or does not answer: {source}")]
    Silent {
        program: &'static str,
        source: io::Error,
    },
}

/// The servers that run; they end with this value.
#[derive(Debug, Default)]
pub(crate) struct Servers {
    redis: Option<Redis>,
    postgres: Option<Postgres>,
}

impl Servers {
    /// Starts those whose programs are given, and waits until they answer.
    pub(crate) fn start(
        redis: Option<&Path>,
        postgres: Option<&Path>,
    ) -> Result<Self, ServerError> {
        Ok(Self {
            redis: redis.map(Redis::start).transpose()?,
            postgres: postgres.map(Postgres::start).transpose()?,
        })
    }

    /// The addresses of what is needed, each empty, by the names of the variables that examples read.
    pub(crate) fn fresh(
        &mut self,
        needs: &[Need],
    ) -> Result<Vec<(&'static str, String)>, ServerError> {
        let mut variables = Vec::new();
        if let (true, Some(redis)) = (needs.contains(&Need::Redis), &self.redis) {
            let silent = |source| ServerError::Silent {
                program: "redis-server",
                source,
            };
            variables.push(("REDIS_URL", redis.emptied().map_err(silent)?));
        }
        if let (true, Some(postgres)) = (needs.contains(&Need::PostgreSql), &mut self.postgres) {
            variables.push(("DATABASE_URL", postgres.new_database()?));
        }
        Ok(variables)
    }
}

/// A process that is told to end, and waited for, when it goes out of scope.
#[derive(Debug)]
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // PostgreSQL rolls back and ends its own children on an interrupt; being killed, it would leave them behind.
        let interrupted = Command::new("kill")
            .args(["-INT", &self.0.id().to_string()])
            .stderr(Stdio::null())
            .status();
        if !interrupted.is_ok_and(|status| status.success()) {
            let _ = self.0.kill();
        }
        let _ = self.0.wait();
    }
}

#[derive(Debug)]
struct Redis {
    // Fields go in this order: first the process, then its folder.
    _process: Running,
    _folder: TempDir,
    address: SocketAddr,
}

impl Redis {
    fn start(program: &Path) -> Result<Self, ServerError> {
        let failed = |error: io::Error| start_error(program, &error);
        let folder = tempfile::tempdir().map_err(failed)?;
        let address = free_address().map_err(failed)?;
        let process = Command::new(program)
            .args(["--bind", "127.0.0.1", "--port", &address.port().to_string()])
            .args(["--save", "", "--appendonly", "no"])
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let redis = Self {
            _process: Running(process),
            _folder: folder,
            address,
        };
        wait_until(|| redis.emptied().map(|_| ())).map_err(failed)?;
        Ok(redis)
    }

    /// Empties the server, and gives its address.
    fn emptied(&self) -> io::Result<String> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(b"FLUSHALL\r\n")?;
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line)?;
        if line.trim_end() == "+OK" {
            Ok(format!("redis://{}/0", self.address))
        } else {
            Err(io::Error::other(format!("it says {line:?}")))
        }
    }
}

#[derive(Debug)]
struct Postgres {
    _process: Running,
    _folder: TempDir,
    programs: PathBuf,
    port: u16,
    /// How many databases there were so far.
    databases: usize,
}

impl Postgres {
    fn start(program: &Path) -> Result<Self, ServerError> {
        let failed = |error: io::Error| start_error(program, &error);
        let folder = tempfile::tempdir().map_err(failed)?;
        let owner = Owner::for_server().map_err(failed)?;
        let data = folder.path().join("data");
        if let Owner::Other { user, group } = owner {
            std::os::unix::fs::chown(folder.path(), Some(user), Some(group)).map_err(failed)?;
        }
        let programs = program.parent().unwrap_or(Path::new("")).to_owned();
        let mut create = owner.command(&programs.join("initdb"));
        create
            .args(["--auth=trust", "--username=postgres", "--encoding=UTF8"])
            .args(["--locale=C.UTF-8", "--no-sync", "--pgdata"])
            .arg(&data)
            .current_dir(folder.path());
        output_of(&mut create).map_err(failed)?;
        let address = free_address().map_err(failed)?;
        let log = fs::File::create(folder.path().join("log")).map_err(failed)?;
        let process = owner
            .command(program)
            .arg("-D")
            .arg(&data)
            .args([
                "-h",
                "127.0.0.1",
                "-p",
                &address.port().to_string(),
                "-k",
                "",
            ])
            .args(["-c", "fsync=off"])
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(failed)?;
        let mut postgres = Self {
            _process: Running(process),
            _folder: folder,
            programs,
            port: address.port(),
            databases: 0,
        };
        wait_until(|| postgres.create_database()).map_err(failed)?;
        Ok(postgres)
    }

    fn new_database(&mut self) -> Result<String, ServerError> {
        self.databases += 1;
        self.create_database()
            .map_err(|source| ServerError::Silent {
                program: "postgres",
                source,
            })?;
        Ok(format!(
            "postgresql://postgres@127.0.0.1:{}/example{}",
            self.port, self.databases
        ))
    }

    fn create_database(&mut self) -> io::Result<()> {
        let mut create = Command::new(self.programs.join("createdb"));
        create
            .args(["-h", "127.0.0.1", "-p", &self.port.to_string()])
            .args(["-U", "postgres", &format!("example{}", self.databases)]);
        output_of(&mut create)
    }
}

/// Who runs the server.
#[derive(Debug, Clone, Copy)]
enum Owner {
    /// Who runs this program.
    Same,
    /// Another user, as root may choose.
    Other { user: u32, group: u32 },
}

impl Owner {
    /// Debian's own user if this is root, since PostgreSQL refuses to run as root.
    fn for_server() -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt;
        if fs::metadata("/proc/self")?.uid() != 0 {
            return Ok(Self::Same);
        }
        let users = fs::read_to_string("/etc/passwd")?;
        let found = users.lines().find_map(|line| {
            let fields: Vec<&str> = line.split(':').collect();
            let [POSTGRES_USER, _, user, group, ..] = fields.as_slice() else {
                return None;
            };
            Some(Self::Other {
                user: user.parse().ok()?,
                group: group.parse().ok()?,
            })
        });
        found.ok_or_else(|| {
            let reason =
                "it does not run as root, and there is no user postgres; run this as another user";
            io::Error::other(reason)
        })
    }

    fn command(self, program: &Path) -> Command {
        let mut command = Command::new(program);
        if let Self::Other { user, group } = self {
            command.uid(user).gid(group);
        }
        command
    }
}

fn start_error(program: &Path, error: &io::Error) -> ServerError {
    ServerError::Start {
        program: program.display().to_string(),
        reason: error.to_string(),
    }
}

/// An address of this machine that nobody listens at.
fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}

/// Runs a program to its end; what it complains of is the error.
fn output_of(command: &mut Command) -> io::Result<()> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(());
    }
    let told = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(told.trim().to_owned()))
}

/// Tries until it succeeds, or until patience ends, with the last error.
fn wait_until(mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    let begin = Instant::now();
    loop {
        match attempt() {
            Err(_) if begin.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(20)),
            result => return result,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let error = Servers::start(Some(Path::new("/no/redis-server")), None).unwrap_err();
        let told = error.to_string();
        assert!(
            told.starts_with("/no/redis-server can't be started"),
            "{told}"
        );
        let error = Servers::start(None, Some(Path::new("/no/postgres"))).unwrap_err();
        assert!(
            error.to_string().starts_with("/no/postgres can't"),
            "{error}"
        );
    }

    #[test]
    fn who_needs_no_server_gets_no_address() {
        let mut servers = Servers::start(None, None).unwrap();
        let needs = [Need::Package("sqlalchemy".to_owned())];
        assert_eq!(servers.fresh(&needs).unwrap(), []);
    }
}
