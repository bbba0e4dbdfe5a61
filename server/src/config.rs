//! What the hall is told by its environment; every value has a default that works.

use clap::Args;
use std::{net::SocketAddr, path::PathBuf};

/// Settings of `hall serve`; every other command uses those that tell where the data is.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Address and port to listen on.
    #[arg(long, env = "HALL_ADDR", default_value = "127.0.0.1:3000")]
    pub addr: SocketAddr,

    #[command(flatten)]
    pub data: DataConfig,

    /// Address under which people reach the hall; https turns on cookies that only travel encrypted.
    #[arg(long, env = "HALL_PUBLIC_URL", default_value = "http://127.0.0.1:3000", value_parser = public_url)]
    pub public_url: String,

    /// Mail server, such as `smtps://user:password@host:465`; without one, messages stay in the hall.
    #[arg(long, env = "SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,

    /// Sender of e-mail.
    #[arg(long, env = "HALL_MAIL_FROM", default_value = "hall@localhost")]
    pub mail_from: String,

    /// Accept fictional identity numbers of region 990101, for demonstrations.
    #[arg(long, env = "HALL_ALLOW_TEST_IDS", default_value_t = false)]
    pub allow_test_ids: bool,

    /// File with the seconds by which the clock is moved; only for tests, refused under https.
    #[arg(long, env = "HALL_TEST_CLOCK", hide = true)]
    pub test_clock: Option<PathBuf>,
}

/// Where the hall keeps what it knows.
#[derive(Args, Clone, Debug)]
pub struct DataConfig {
    /// Folder of the database and the files.
    #[arg(long = "data", env = "HALL_DATA", default_value = "./data")]
    pub folder: PathBuf,

    /// postgres://… for many nodes; without it, an SQLite file in the data folder.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_parser = database_url)]
    pub database_url: Option<String>,
}

impl DataConfig {
    /// The address of the database.
    #[must_use]
    pub fn database(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}", self.folder.join("hall.db").display()))
    }
}

impl Config {
    /// Whether people reach the hall over TLS, so that cookies may be bound to it.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

fn public_url(value: &str) -> Result<String, String> {
    let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !host.contains(char::is_whitespace) => {
            Ok(value.trim_end_matches('/').to_owned())
        }
        _ => Err("expected http:// or https:// and a host".to_owned()),
    }
}

fn database_url(value: &str) -> Result<String, String> {
    let known = ["postgres://", "postgresql://", "sqlite:"];
    if known.iter().any(|scheme| value.starts_with(scheme)) {
        Ok(value.to_owned())
    } else {
        Err("expected postgres://… or sqlite:…".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_scheme_is_refused() {
        assert!(public_url("hall.example").is_err());
        assert!(public_url("https://").is_err());
        assert_eq!(public_url("https://hall.example/").unwrap(), "https://hall.example");
    }

    #[test]
    fn a_database_the_hall_does_not_know_is_refused() {
        assert!(database_url("mysql://localhost/hall").is_err());
        assert!(database_url("postgres://localhost/hall").is_ok());
    }
}
