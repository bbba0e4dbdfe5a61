//! A private PostgreSQL for tests: an empty cluster in a temporary folder, gone afterwards.
//!
//! It listens on a socket in that folder and on no port, so that several can run side by side and nobody else can reach it.
//! It may forget: nothing is forced to the disk.

use crate::process;
use anyhow::{Context, Result, bail};
use std::{
    env, fs,
    os::unix::fs::chown,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

/// Runs a command that finds the cluster's address in `TEST_DATABASE_URL`.
pub fn beside(program: &str, arguments: &[&str]) -> Result<()> {
    let cluster = Cluster::start()?;
    process::run(process::command(program).args(arguments).env("TEST_DATABASE_URL", cluster.url()))
}

/// A running cluster; it stops and vanishes when dropped.
pub struct Cluster {
    folder: PathBuf,
    server: Child,
    owner: Owner,
    programs: PathBuf,
}

impl Cluster {
    /// Creates an empty cluster and waits until it answers.
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        let owner = Owner::find()?;
        let folder = env::temp_dir().join(format!("hall-pg-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        owner.give(&folder)?;
        let mut initdb = owner.command(&programs.join("initdb"));
        initdb.args(["--auth=trust", "--username=hall", "--encoding=UTF8", "--locale=C.UTF-8"]);
        process::output(initdb.arg("--no-sync").arg("-D").arg(folder.join("data")))?;
        let server = owner
            .command(&programs.join("postgres"))
            .arg("-D")
            .arg(folder.join("data"))
            .arg("-k")
            .arg(&folder)
            .args(["-c", "listen_addresses=", "-c", "max_connections=200"])
            .args(["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"])
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.join("log"))?)
            .spawn()
            .context("cannot start postgres")?;
        let mut cluster = Self { folder, server, owner, programs };
        cluster.wait()?;
        Ok(cluster)
    }

    /// The address of its database, for `TEST_DATABASE_URL`.
    pub fn url(&self) -> String {
        format!("postgres://hall@localhost/postgres?host={}", self.folder.display())
    }

    fn wait(&mut self) -> Result<()> {
        // Half a minute is far more than an empty cluster needs, even on a busy machine.
        for _ in 0..600 {
            let mut probe = Command::new(self.programs.join("pg_isready"));
            probe.arg("-q").arg("-h").arg(&self.folder).args(["-U", "hall", "-d", "postgres"]);
            if probe.status()?.success() {
                return Ok(());
            }
            if let Some(status) = self.server.try_wait()? {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                bail!("postgres ended at once ({status})\n{log}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("postgres does not answer")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.owner.command(&self.programs.join("pg_ctl"));
        stop.args(["stop", "--silent", "--mode=immediate", "-D"]).arg(self.folder.join("data"));
        if !stop.status().is_ok_and(|status| status.success()) {
            self.server.kill().ok();
        }
        self.server.wait().ok();
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// Who runs the server: ourselves, or the account `postgres` when we are root, for which PostgreSQL refuses to run.
struct Owner {
    postgres: Option<(u32, u32)>,
}

impl Owner {
    fn find() -> Result<Self> {
        if process::output(process::command("id").arg("-u"))?.trim() != "0" {
            return Ok(Self { postgres: None });
        }
        let accounts = fs::read_to_string("/etc/passwd")?;
        let ids = accounts.lines().find_map(|line| {
            let mut fields = line.split(':');
            let name = fields.next()?;
            let (uid, gid) = (fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?);
            (name == "postgres").then_some((uid, gid))
        });
        let ids =
            ids.context("PostgreSQL refuses to run as root, and there is no account postgres")?;
        Ok(Self { postgres: Some(ids) })
    }

    fn give(&self, folder: &Path) -> Result<()> {
        match self.postgres {
            Some((uid, gid)) => Ok(chown(folder, Some(uid), Some(gid))?),
            None => Ok(()),
        }
    }

    /// A command of this account that ends when we end, however we end.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "INT"]);
        if let Some((uid, gid)) = self.postgres {
            command.args(["--reuid", &uid.to_string(), "--regid", &gid.to_string()]);
            command.arg("--clear-groups");
        }
        command.arg("--").arg(program).current_dir(env::temp_dir());
        command
    }
}

/// The folder of the server's programs, which distributions keep off the PATH.
fn programs() -> Result<PathBuf> {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = installed
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            let programs = entry.path().join("bin");
            programs.join("initdb").is_file().then_some((version, programs))
        })
        .max();
    if let Some((_, programs)) = newest {
        return Ok(programs);
    }
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
        .context("no PostgreSQL server here: run scripts/setup.sh")
}
