//! `hall calendar`: the working days of the years, and loading one.

use crate::{config::DataConfig, open::open};
use anyhow::{Context as _, Result, bail};
use clap::Subcommand;
use service::{
    Context,
    calendar::{Loaded, in_force, load, refresh},
};
use std::path::{Path, PathBuf};

/// What can be done with the working days.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Put the days off of one year in force; open cases get their new dates, and their applicants are told.
    Load {
        #[command(flatten)]
        data: DataConfig,
        /// The year: lines as in `domain/src/calendar/years.csv`, or JSON as holiday-cn publishes it.
        file: PathBuf,
    },
    /// List the years in force.
    List(DataConfig),
}

impl Command {
    /// Does what was asked.
    pub async fn run(&self) -> Result<()> {
        match self {
            Self::Load { data, file } => load_file(&opened(data).await?, file).await,
            Self::List(data) => list(&opened(data).await?).await,
        }
    }
}

/// The context with everything that restating a case needs.
async fn opened(data: &DataConfig) -> Result<Context> {
    let context = open(data).await?;
    service::items::load(&context).await?;
    refresh(&context).await?;
    Ok(context)
}

async fn load_file(context: &Context, file: &Path) -> Result<()> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let Loaded { year, restated } = match load(context, &text).await? {
        Ok(loaded) => loaded,
        Err(faults) => {
            let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
            bail!("{}: {}", file.display(), faults.join("; "));
        }
    };
    println!("{year} is in force; a hall that is open takes it up within a minute");
    let (cases, moved) = (restated.cases, restated.moved);
    println!("{cases} open cases looked at, {moved} have another last day and were told");
    if restated.failures > 0 {
        bail!("{} cases could not be restated; the log tells why", restated.failures);
    }
    Ok(())
}

async fn list(context: &Context) -> Result<()> {
    for year in in_force(context).await? {
        let state = if year.is_announced { "announced" } else { "expected" };
        println!("{} {state}, {} working days, {}", year.year, year.working_days, year.source);
    }
    Ok(())
}
