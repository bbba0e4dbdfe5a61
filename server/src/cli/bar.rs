//! Enter, list and lift bars.

use super::explained;
use crate::{clock::SystemClock, config::DataConfig, open::open};
use anyhow::{Context as _, Result};
use clap::Subcommand;
use domain::{Date, calendar::parse_date};
use service::{
    bars::{self, NewBar},
    context::Clock as _,
    items,
};

/// What can be done with bars.
#[derive(Debug, Subcommand)]
pub enum BarCommand {
    /// Enter a bar, and print its id.
    Add {
        #[command(flatten)]
        data: DataConfig,
        /// Citizen ID of a person, or credit code of an organisation.
        #[arg(long)]
        applicant: String,
        /// Key of the service; left out for every service.
        #[arg(long)]
        item: Option<String>,
        /// Why: false-materials, fraud, bad-credit or broken-commitment.
        #[arg(long)]
        ground: String,
        /// Number of the decision it rests on.
        #[arg(long)]
        document: String,
        /// Day of that decision, 2026-03-02; today when left out.
        #[arg(long, value_parser = day)]
        from: Option<Date>,
        /// Last day; the period of the law when left out.
        #[arg(long, value_parser = day)]
        until: Option<Date>,
    },
    /// List the bars that stand, the first to end first.
    List(DataConfig),
    /// End a bar before its last day; the entry stays.
    Lift {
        #[command(flatten)]
        data: DataConfig,
        /// The id that entering it has printed.
        id: uuid::Uuid,
    },
}

impl BarCommand {
    /// Does what was asked.
    pub async fn run(&self) -> Result<()> {
        match self {
            Self::Add { data, applicant, item, ground, document, from, until } => {
                let context = open(data).await?;
                items::load(&context).await?;
                let known = ground.replace('-', "_").parse().ok();
                let new = NewBar {
                    applicant: applicant.clone(),
                    item_key: item.clone(),
                    ground: known.with_context(|| format!("{ground} is no ground"))?,
                    document: document.clone(),
                    from_on: from.unwrap_or_else(|| SystemClock.now().date()),
                    until_on: *until,
                };
                println!("{}", bars::add(&context, new).await.map_err(explained)?);
            }
            Self::List(data) => {
                for bar in bars::list(&open(data).await?).await? {
                    let item = bar.item_key.as_deref().unwrap_or("every service");
                    println!("{} {} {item} {} {}", bar.id, bar.until_on, bar.ground, bar.document);
                }
            }
            Self::Lift { data, id } => bars::lift(&open(data).await?, *id).await?,
        }
        Ok(())
    }
}

fn day(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "a day is written 2026-03-02".to_owned())
}
