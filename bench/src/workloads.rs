//! The workloads, each against the limit of the same run.

pub mod bytes;
pub mod footprint;
pub mod list;
pub mod probes;
pub mod progress;
pub mod submit;

use crate::{
    http::{Answer, Connection, get},
    measure::Pace,
    process::Server,
    report::Report,
    seed::{Seeded, seed},
};
use anyhow::{Result, ensure};
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
}

/// A hall that was filled, with both servers at its door.
pub struct Filled {
    /// What the load has to know.
    pub seeded: Seeded,
    /// Where it is.
    pub folder: PathBuf,
    /// The hall.
    pub hall: Server,
    /// The limit.
    pub limit: Server,
}

impl Run {
    /// Fills a hall of `cases` cases and opens it; `name` is that of its folder.
    ///
    /// # Errors
    /// When it cannot be filled or opened.
    pub async fn filled(&self, name: &str, cases: usize) -> Result<Filled> {
        let folder = self.folder.join(name);
        eprintln!("filling a hall of {cases} cases");
        let seeded = seed(&folder, cases, 0).await?;
        let hall = self.hall(&folder, &[]).await?;
        let limit = limit(&folder).await?;
        Ok(Filled { seeded, folder, hall, limit })
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
                .env("RUST_LOG", "warn")
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
pub async fn page(server: &Server, path: &str, token: Option<&str>) -> Result<Answer> {
    let answer = Connection::open(server.address).await?.send(&get(path, token)).await?;
    ensure!(answer.status == 200, "{path} is answered with {}", answer.status);
    Ok(answer)
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
