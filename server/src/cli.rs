//! The command line of the hall.

mod bar;
mod calendar;
mod check;
mod due;

use crate::{
    clock::SystemClock,
    config::{Config, DataConfig},
    open::open,
    serve::serve,
};
use anyhow::{Context as _, Result, anyhow};
use clap::{Parser, Subcommand};
use service::{
    accounts::{self, NewStaff},
    context::Clock as _,
    items,
};
use std::{
    io::{IsTerminal, Read as _},
    process::ExitCode,
};

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
        /// Key of the department; without one, the roles hold in the hall as a whole.
        #[arg(long)]
        department: Option<String>,
        /// Role, such as window-clerk; may be given several times.
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
    },
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
            Command::User { command } => add_user(command).await?,
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

async fn add_user(command: &UserCommand) -> Result<()> {
    let UserCommand::Add { data, login, name, department, roles } = command;
    let context = open(data).await?;
    items::load(&context).await?;
    let roles = roles
        .iter()
        .map(|role| {
            role.replace('-', "_").parse().ok().with_context(|| format!("{role} is no role"))
        })
        .collect::<Result<_>>()?;
    let new = NewStaff {
        login: login.clone(),
        name: name.clone(),
        department: department.clone(),
        roles,
        password: password()?,
    };
    match accounts::add_staff(&context, new).await {
        Ok(_) => println!("{login} can sign in"),
        Err(error) => return Err(explained(error)),
    }
    Ok(())
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

/// The first line of standard input, so that no password stands in the history of a shell.
fn password() -> Result<String> {
    if std::io::stdin().is_terminal() {
        eprintln!("Password, then Enter and Ctrl-D:");
    }
    let mut typed = String::new();
    std::io::stdin().read_to_string(&mut typed)?;
    Ok(typed.lines().next().unwrap_or_default().to_owned())
}
