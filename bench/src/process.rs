//! The servers under load: started on a port of their own, watched through /proc, ended with their owner.

use crate::{
    clock::instant,
    http::{Connection, get},
    load::count,
};
use anyhow::{Context as _, Result, bail};
use std::{
    fs,
    net::{SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// What `utime` and `stime` of /proc count; the same on every Linux.
const TICKS_A_SECOND: f64 = 100.0;

/// A server that runs until it is dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// How long it took from its start to its first right answer.
    pub started_in: Duration,
}

/// What a process tree holds in memory, in megabytes of 10^6 bytes.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// Its share of what is resident.
    pub pss: f64,
    /// What is resident.
    pub rss: f64,
}

impl Server {
    /// Starts what `command` makes of an address, and waits until `path` is answered with 200.
    ///
    /// # Errors
    /// When it cannot be started, or does not answer within a minute.
    pub async fn start(command: impl FnOnce(SocketAddr) -> Command, path: &str) -> Result<Self> {
        let address = free_address()?;
        let mut command = command(address);
        let begun = instant();
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("start {}", command.get_program().display()))?;
        let mut server = Self { child, address, started_in: Duration::ZERO };
        loop {
            if let Ok(mut connection) = Connection::open(address).await
                && let Ok(answer) = connection.send(&get(path, None)).await
            {
                if answer.status == 200 {
                    server.started_in = begun.elapsed();
                    return Ok(server);
                }
                bail!("{path} is answered with {}", answer.status);
            }
            if let Some(status) = server.child.try_wait()? {
                bail!("the server ended by itself: {status}");
            }
            if begun.elapsed() > Duration::from_mins(1) {
                bail!("the server does not answer");
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Seconds of processor time that the tree has used since it was started.
    ///
    /// # Errors
    /// When the server is gone.
    pub fn processor_seconds(&self) -> Result<f64> {
        let mut ticks = 0;
        for process in tree(self.child.id()) {
            let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
            // The name may hold spaces, but not behind its last bracket.
            let fields = stat.rsplit_once(')').context("a line of /proc")?.1;
            let fields: Vec<&str> = fields.split_whitespace().collect();
            ticks += fields[11].parse::<u64>()? + fields[12].parse::<u64>()?;
        }
        Ok(count(ticks) / TICKS_A_SECOND)
    }

    /// What the tree holds in memory now.
    ///
    /// # Errors
    /// When the server is gone.
    pub fn memory(&self) -> Result<Memory> {
        let mut memory = Memory { pss: 0.0, rss: 0.0 };
        for process in tree(self.child.id()) {
            let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup"))?;
            memory.pss += megabytes(&text, "Pss:")?;
            memory.rss += megabytes(&text, "Rss:")?;
        }
        Ok(memory)
    }

    /// The most that was resident at once, in megabytes; of each process by itself, summed.
    ///
    /// # Errors
    /// When the server is gone.
    pub fn peak(&self) -> Result<f64> {
        let peaks = tree(self.child.id()).into_iter().map(|process| {
            megabytes(&fs::read_to_string(format!("/proc/{process}/status"))?, "VmHWM:")
        });
        peaks.sum()
    }

    /// Ends it as a power cut would.
    ///
    /// # Errors
    /// When it is gone already.
    pub fn kill(mut self) -> Result<()> {
        self.end()
    }

    fn end(&mut self) -> Result<()> {
        for process in tree(self.child.id()).into_iter().rev() {
            if process != self.child.id() {
                Command::new("kill").args(["-9", &process.to_string()]).status()?;
            }
        }
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ended already is what we want.
        drop(self.end());
    }
}

/// The value of a line such as `Pss:   123 kB`, in megabytes.
fn megabytes(text: &str, name: &str) -> Result<f64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name)).context(name.to_owned())?;
    let kibibytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(count(kibibytes) * 1_024.0 / 1_000_000.0)
}

/// The process and everything it has started.
fn tree(process: u32) -> Vec<u32> {
    let mut found = vec![process];
    let mut at = 0;
    while at < found.len() {
        let threads = fs::read_dir(format!("/proc/{}/task", found[at])).into_iter().flatten();
        for thread in threads.flatten() {
            let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
            found.extend(children.split_whitespace().filter_map(|it| it.parse::<u32>().ok()));
        }
        at += 1;
    }
    found
}

fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// How the processors were used, in ticks since the machine was started.
#[derive(Clone, Copy, Debug)]
pub struct Machine {
    all: u64,
    idle: u64,
    steal: u64,
}

impl Machine {
    /// Reads it.
    ///
    /// # Errors
    /// When /proc is not there.
    pub fn read() -> Result<Self> {
        let stat = fs::read_to_string("/proc/stat")?;
        let line = stat.lines().next().context("/proc/stat is empty")?;
        let fields: Vec<u64> =
            line.split_whitespace().skip(1).filter_map(|it| it.parse().ok()).take(8).collect();
        let [_, _, _, idle, wait, _, _, steal] = fields[..] else { bail!("a line of /proc/stat") };
        Ok(Self { all: fields.iter().sum(), idle: idle + wait, steal })
    }

    /// Seconds of processor time that anybody used since `before`, and the share that the host took away.
    pub fn since(self, before: Self) -> (f64, f64) {
        let all = count(self.all - before.all).max(1.0);
        let idle = count(self.idle.saturating_sub(before.idle));
        let steal = count(self.steal - before.steal);
        ((all - idle - steal) / TICKS_A_SECOND, steal / all)
    }
}

/// Seconds of processor time that this process has used.
///
/// # Errors
/// When /proc is not there.
pub fn own_seconds() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> =
        stat.rsplit_once(')').context("a line of /proc")?.1.split_whitespace().collect();
    Ok(count(fields[11].parse::<u64>()? + fields[12].parse::<u64>()?) / TICKS_A_SECOND)
}
