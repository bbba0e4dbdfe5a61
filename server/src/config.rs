//! What the hall is told by its environment; every value has a default that works.

mod refusal;

pub use refusal::explained;

use clap::Args;
use lettre::{AsyncSmtpTransport, Tokio1Executor, message::Mailbox};
use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};
use tracing_subscriber::EnvFilter;

/// Settings of `hall serve`; every other command uses those that tell where the data is.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Address and port to listen on.
    #[arg(long, env = "HALL_ADDR", default_value = "127.0.0.1:3000", value_parser = address)]
    pub addr: SocketAddr,

    #[command(flatten)]
    pub data: DataConfig,

    /// Address under which people reach the hall; https turns on cookies that only travel encrypted.
    #[arg(long, env = "HALL_PUBLIC_URL", default_value = "http://127.0.0.1:3000", value_parser = public_url)]
    pub public_url: String,

    /// Addresses of the proxies in front of the hall, whose `X-Forwarded-For` is believed, with commas between them.
    #[arg(long, env = "HALL_PROXIES", value_delimiter = ',', value_parser = proxy)]
    pub proxies: Vec<IpAddr>,

    /// Mail server, such as `smtps://user:password@host:465`; without one, messages stay in the hall.
    #[arg(long, env = "SMTP_URL", hide_env_values = true, value_parser = smtp_url)]
    pub smtp_url: Option<String>,

    /// Sender of e-mail.
    #[arg(long, env = "HALL_MAIL_FROM", default_value = "hall@localhost", value_parser = mailbox)]
    pub mail_from: String,

    /// Accept fictional identity numbers of region 990101, for demonstrations.
    #[arg(long, env = "HALL_ALLOW_TEST_IDS", default_value_t = false)]
    pub allow_test_ids: bool,

    /// What the log tells: `error`, `warn`, `info`, `debug` or `trace`, for each part of the program where wanted.
    #[arg(long, env = "HALL_LOG", default_value = "info", value_parser = log)]
    pub log: String,

    /// File with the seconds by which the clock is moved; only for tests, refused under https.
    #[arg(long, env = "HALL_TEST_CLOCK", hide = true)]
    pub test_clock: Option<PathBuf>,
}

/// Where the hall keeps what it knows.
#[derive(Args, Clone, Debug)]
pub struct DataConfig {
    /// Folder of the database and the files.
    #[arg(long = "data", env = "HALL_DATA", default_value = "./data", value_parser = folder)]
    pub folder: PathBuf,

    /// `postgres://…` for many nodes [default: the SQLite file `hall.db` in the folder of the data].
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_parser = database_url)]
    pub database_url: Option<String>,
}

impl DataConfig {
    /// The address of the database.
    #[must_use]
    pub fn database(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| format!("sqlite://{}", self.file().display()))
    }

    /// Whether a hall was opened here before.
    #[must_use]
    pub fn has_hall(&self) -> bool {
        self.database_url.is_some() || self.file().exists()
    }

    fn file(&self) -> PathBuf {
        self.folder.join("hall.db")
    }
}

impl Config {
    /// Whether people reach the hall over TLS, so that cookies may be bound to it.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

fn address(value: &str) -> Result<SocketAddr, &'static str> {
    value.parse().map_err(|_| "expected an address and a port, such as 127.0.0.1:3000")
}

fn folder(value: &str) -> Result<PathBuf, &'static str> {
    let folder = PathBuf::from(value);
    let is_file = folder.exists() && !folder.is_dir();
    if value.is_empty() || is_file { Err("expected a folder, such as ./data") } else { Ok(folder) }
}

fn public_url(value: &str) -> Result<String, &'static str> {
    const EXPECTED: &str = "expected http:// or https:// and a host, such as https://hall.example";
    let url = value.trim_end_matches('/');
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let is_host = |host: &str| {
        let authority: Result<http::uri::Authority, _> = host.parse();
        authority.is_ok_and(|it| !it.host().is_empty() && !host.contains('@'))
    };
    if rest.is_some_and(is_host) { Ok(url.to_owned()) } else { Err(EXPECTED) }
}

fn database_url(value: &str) -> Result<String, &'static str> {
    let known = ["postgres://", "postgresql://", "sqlite:"];
    let rest = known.iter().find_map(|scheme| value.strip_prefix(scheme));
    if rest.is_some_and(|it| !it.is_empty()) {
        Ok(value.to_owned())
    } else {
        Err("expected postgres:// or sqlite: and what follows it")
    }
}

fn smtp_url(value: &str) -> Result<String, &'static str> {
    if AsyncSmtpTransport::<Tokio1Executor>::from_url(value).is_ok() {
        Ok(value.to_owned())
    } else {
        Err("expected smtp:// or smtps:// and a host, such as smtps://user:password@host:465")
    }
}

fn proxy(value: &str) -> Result<IpAddr, &'static str> {
    value.trim().parse().map_err(|_| "expected the address of a machine, such as 127.0.0.1")
}

/// What is written down is what is meant: a part of the filter that cannot be read is a mistake.
fn log(value: &str) -> Result<String, &'static str> {
    let filter = EnvFilter::builder().parse(value);
    filter
        .map(|_| value.to_owned())
        .map_err(|_| "expected a level, such as info or hall=debug,warn")
}

fn mailbox(value: &str) -> Result<String, &'static str> {
    let parsed: Result<Mailbox, _> = value.parse();
    parsed.map(|_| value.to_owned()).map_err(|_| "expected an e-mail address")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_nobody_can_open_is_refused() {
        for wrong in ["hall.example", "https://", "http:///", "https://a b", "https://h/path", ""] {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
        assert_eq!(public_url("https://hall.example/").unwrap(), "https://hall.example");
    }

    #[test]
    fn a_database_the_hall_does_not_know_is_refused() {
        assert!(database_url("mysql://localhost/hall").is_err());
        assert!(database_url("postgres://localhost/hall").is_ok());
    }
}
