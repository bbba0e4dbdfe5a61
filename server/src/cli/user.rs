//! `hall user`: accounts, for the operator.

use super::explained;
use crate::{config::DataConfig, open::open};
use anyhow::{Context as _, Result, anyhow};
use clap::Subcommand;
use domain::access::Role;
use service::{
    Error,
    accounts::{self, NewStaff},
    items,
};
use std::io::{IsTerminal, Read as _};

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
        /// Staff number, up to 12 letters and digits; without one, the hall gives the next.
        #[arg(long)]
        number: Option<String>,
        /// Key of the department; without one, the roles hold in the hall as a whole.
        #[arg(long)]
        department: Option<String>,
        /// Role, such as window-clerk; may be given several times.
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
    },
    /// Give somebody a new password, to be used once; it is read from standard input.
    Password {
        #[command(flatten)]
        data: DataConfig,
        /// What they sign in with: a name, or the mobile or identity number of a citizen.
        login: String,
    },
}

impl UserCommand {
    /// Does what was asked.
    pub async fn run(&self) -> Result<()> {
        match self {
            Self::Add { data, login, name, number, department, roles } => {
                let new = NewStaff {
                    login: login.clone(),
                    name: name.clone(),
                    number: number.clone(),
                    department: department.clone(),
                    roles: known(roles)?,
                    password: password()?,
                };
                add(data, new).await
            }
            Self::Password { data, login } => give_password(data, login).await,
        }
    }
}

async fn add(data: &DataConfig, new: NewStaff) -> Result<()> {
    let context = open(data).await?;
    items::load(&context).await?;
    let login = new.login.clone();
    accounts::add_staff(&context, new).await.map_err(explained)?;
    println!("{login} can sign in");
    Ok(())
}

async fn give_password(data: &DataConfig, login: &str) -> Result<()> {
    let context = open(data).await?;
    accounts::give_password(&context, login, password()?).await.map_err(|error| match error {
        Error::NotFound => anyhow!("nobody signs in with {login}"),
        error => explained(error),
    })?;
    println!("{login} can sign in with it once");
    Ok(())
}

/// The roles that these words name.
fn known(words: &[String]) -> Result<Vec<Role>> {
    let known = |word: &String| {
        word.replace('-', "_").parse().ok().with_context(|| format!("{word} is no role"))
    };
    words.iter().map(known).collect()
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
