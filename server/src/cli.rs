//! The command line of the hall.

mod bar;
mod calendar;
mod check;
mod due;
mod user;

use crate::{
    clock::SystemClock,
    config::{Config, DataConfig},
    open::open,
    serve::serve,
};
use anyhow::{Result, anyhow};
use clap::{Parser, Subcommand};
use service::{accounts, context::Clock as _, items};
use std::process::ExitCode;

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
    /// Look after those who may not apply, or may not commit, for a time.
    Bar {
        #[command(subcommand)]
        command: bar::BarCommand,
    },
    /// Look after the working days.
    Calendar {
        #[command(subcommand)]
        command: calendar::Command,
    },
    /// Look after accounts.
    User {
        #[command(subcommand)]
        command: Box<user::UserCommand>,
    },
}

/// What can be done with the history.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Verify that no entry was changed, removed or put in; names the first bad one.
    Verify(DataConfig),
}

impl Cli {
    /// Does what was asked.
    pub async fn run(&self) -> Result<ExitCode> {
        match &self.command {
            Command::Serve(config) => serve(config).await?,
            Command::Migrate(data) => migrate(data).await?,
            Command::Seed { data, demo } => seed(data, *demo).await?,
            Command::Due(due) => due.run().await?,
            Command::Check(check) => return Ok(check_number(check)),
            Command::Audit { command: AuditCommand::Verify(data) } => return verify(data).await,
            Command::Bar { command } => command.run().await?,
            Command::Calendar { command } => command.run().await?,
            Command::User { command } => command.run().await?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn migrate(data: &DataConfig) -> Result<()> {
    let context = open(data).await?;
    println!("the database has schema version {}", context.db.schema_version().await?);
    Ok(())
}

async fn seed(data: &DataConfig, demo: bool) -> Result<()> {
    let context = open(data).await?;
    let seeded = items::seed(&context).await?;
    println!("{} services put on offer, {} were already", seeded.published, seeded.unchanged);
    if demo {
        let opened = accounts::open_demo(&context).await?;
        println!("{opened} demonstration accounts opened; the README lists them");
    }
    Ok(())
}

/// Prints the number as it is stored, or the reason why it is not well formed.
fn check_number(check: &check::Check) -> ExitCode {
    match check.run(SystemClock.now().date()) {
        Ok(number) => {
            println!("{number}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            println!("{reason}");
            ExitCode::FAILURE
        }
    }
}

async fn verify(data: &DataConfig) -> Result<ExitCode> {
    let context = open(data).await?;
    let audit = service::audit::verify(&context).await?;
    println!("{} entries are as they were written", audit.checked);
    let Some(fault) = audit.fault else { return Ok(ExitCode::SUCCESS) };
    println!("entry {} is not: {:?}", fault.position, fault.kind);
    Ok(ExitCode::FAILURE)
}

/// Every fault with its field, for who typed a command.
fn explained(error: service::Error) -> anyhow::Error {
    match error {
        service::Error::Invalid(faults) => {
            let faults: Vec<_> =
                faults.iter().map(|it| format!("{}: {}", it.field, it.code)).collect();
            anyhow!("{}", faults.join(", "))
        }
        error => error.into(),
    }
}
