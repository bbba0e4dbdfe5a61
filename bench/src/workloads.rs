//! The workloads, each against the limit of the same run.

pub mod bytes;
pub mod chat;
pub mod footprint;
pub mod list;
pub mod matters;
pub mod probes;
pub mod progress;
pub mod submit;

use crate::{
    clock::instant,
    http::{Answer, Connection, get},
    measure::Pace,
    process::Server,
    report::Report,
    seed::{Seeded, seed},
};
use anyhow::{Context as _, Result, ensure};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
};

/// One run.
pub struct Run {
    /// What was measured so far.
    pub report: Report,
    /// Cases of the large hall.
    pub size: usize,
    /// How long things take.
    pub pace: Pace,
    /// The program of the hall.
    pub program: PathBuf,
    /// Where the halls of the run are.
    pub folder: PathBuf,
    /// How often in a second the disk kept 4 KiB when it was asked.
    pub syncs: f64,
}

/// A hall that was filled, with both servers at its door.
pub struct Filled {
    /// What the load has to know.
    pub seeded: Seeded,
    /// Where it is.
    pub folder: PathBuf,
    /// Where a copy of its database is, in which the limit reads and files.
    pub copy: PathBuf,
    /// The hall.
    pub hall: Server,
    /// The limit.
    pub limit: Server,
}

impl Run {
    /// Fills a hall of `cases` cases and `drafts` applications and opens it; `name` is that of its folder.
    ///
    /// # Errors
    /// When it cannot be filled or opened.
    pub async fn filled(&mut self, name: &str, cases: usize, drafts: usize) -> Result<Filled> {
        let folder = self.folder.join(name);
        eprintln!("filling a hall of {cases} cases and {drafts} applications");
        let begun = instant();
        let mut seeded = seed(&folder, cases, drafts).await?;
        let name = format!("filling the {name} hall");
        self.report.figure(&name, cases, begun.elapsed().as_secs_f64(), "s", None);
        let copy = folder.with_extension("limit");
        std::fs::create_dir_all(&copy)?;
        std::fs::copy(folder.join("hall.db"), copy.join("hall.db"))?;
        let hall = self.hall(&folder, &[]).await?;
        let limit = limit(&copy).await?;
        // Who opens a page of their own has seen another before, and their browser has kept what that one gave it.
        for cookie in page(&hall, "/", None).await?.cookies {
            for kept in [&mut seeded.citizen, &mut seeded.clerk] {
                kept.push_str("; ");
                kept.push_str(&cookie);
            }
        }
        Ok(Filled { seeded, folder, copy, hall, limit })
    }

    /// Opens the hall of `folder`, behind a program such as `taskset` where one is named.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn hall(&self, folder: &Path, behind: &[&str]) -> Result<Server> {
        let folder = folder.to_owned();
        let line: Vec<_> = behind.iter().map(PathBuf::from).chain([self.program.clone()]).collect();
        let command = move |address: SocketAddr| {
            let mut command = Command::new(&line[0]);
            command
                .args(&line[1..])
                .arg("serve")
                .env("HALL_DATA", folder)
                .env("HALL_ADDR", address.to_string())
                .env("HALL_PUBLIC_URL", format!("http://{address}"))
                .env("HALL_ALLOW_TEST_IDS", "true")
                .env("HALL_LOG", "warn")
                // Whoever loads it says for whom it asks.
                .env("HALL_PROXIES", "127.0.0.1")
                .env_remove("DATABASE_URL")
                .env_remove("SMTP_URL");
            command
        };
        Server::start(command, "/readyz").await
    }
}

/// Opens the limit on the hall of `folder`.
///
/// # Errors
/// When it does not open.
pub async fn limit(folder: &Path) -> Result<Server> {
    let program = std::env::current_exe()?;
    let folder = folder.to_owned();
    let command = move |address: SocketAddr| {
        let mut command = Command::new(program);
        command.arg("limit").arg(folder).arg(address.to_string());
        command
    };
    Server::start(command, "/hello").await
}

/// One page, which is there.
///
/// # Errors
/// When it is not.
pub async fn page(server: &Server, path: &str, cookies: Option<&str>) -> Result<Answer> {
    let answer = Connection::open(server.address).await?.send(&get(path, cookies)).await?;
    ensure!(answer.status == 200, "{path} is answered with {}", answer.status);
    Ok(answer)
}

/// How many statements the hall runs for a page; the least of some tries, because jobs run some of their own.
///
/// # Errors
/// When the page is not there.
pub async fn statements(server: &Server, path: &str, cookies: &str) -> Result<f64> {
    let mut least = f64::INFINITY;
    for _ in 0..5 {
        let before = counter(server, "hall_store_statements_total").await?;
        page(server, path, Some(cookies)).await?;
        let after = counter(server, "hall_store_statements_total").await?;
        least = least.min(after - before);
    }
    Ok(least)
}

/// One of the numbers under `/metrics`.
///
/// # Errors
/// When the hall does not count it.
pub async fn counter(server: &Server, name: &str) -> Result<f64> {
    let text = page(server, "/metrics", None).await?.text();
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    Ok(line.with_context(|| format!("no {name}"))?.parse()?)
}

/// What a page reads like: without its scripts, styles, tags and white space, and with entities resolved.
pub fn visible(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let close = ["script", "style"].iter().find(|it| tag.starts_with(**it));
        let tail = match close {
            Some(name) => tag.split_once(&format!("</{name}")).map_or("", |it| it.1),
            None => tag,
        };
        // A comment such as the marks of hydration holds no other tag.
        rest = tail.split_once('>').map_or("", |it| it.1);
    }
    text.push_str(rest);
    let text = text.replace("&quot;", "\"").replace("&amp;", "&");
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_reads_without_what_nobody_sees() {
        let page = "<style>a > b</style><p title=\"x\">办件<!--b--> 1 &amp; 2</p><script>if (a < b) {}</script>!";
        assert_eq!(visible(page), "办件1&2!");
    }
}
