//! The command line of the hall.

mod check;
mod due;

use crate::config::{Config, DataConfig};
use clap::{Parser, Subcommand};

/// An open online hall of a government affairs center.
#[derive(Debug, Parser)]
#[command(name = "hall", version)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

/// What the hall can be told to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the hall.
    Serve(Box<Config>),
    /// Bring the database to the shape this version needs.
    Migrate(DataConfig),
    /// Load the departments and the catalogue of services.
    Seed {
        #[command(flatten)]
        data: DataConfig,
        /// Also open the demonstration accounts that the README lists.
        #[arg(long)]
        demo: bool,
    },
    /// Count days as the law does.
    Due(due::Due),
    /// Check a number.
    Check(check::Check),
    /// Look after the history of the cases.
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Look after accounts.
    User {
        #[command(subcommand)]
        command: Box<UserCommand>,
    },
}

/// What can be done with the history.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Verify that no entry was changed, removed or put in; names the first bad one.
    Verify(DataConfig),
}

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Open an account for a member of staff; the password is read from standard input.
    Add {
        #[command(flatten)]
        data: DataConfig,
        /// Name to sign in with.
        #[arg(long)]
        login: String,
        /// Real name.
        #[arg(long)]
        name: String,
        /// Key of the department.
        #[arg(long)]
        department: String,
        /// Role, such as window-clerk; may be given several times.
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
    },
}
