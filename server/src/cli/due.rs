//! `hall due`: count days as the law does, for people and for scripts.

use crate::{config::DataConfig, open::open};
use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use domain::{
    Date,
    calendar::{Calendar, Limit, Pause, Unit, parse_date},
};
use serde_json::json;
use service::calendar::refresh;
use std::sync::Arc;

/// Count days as the law does: the first day is not counted, pauses do not count.
///
/// Where there is a hall, the years that were loaded into it count.
#[derive(Args, Debug)]
pub struct Due {
    #[command(flatten)]
    data: DataConfig,
    /// The day of the event, such as the acceptance.
    #[arg(long, value_parser = date)]
    from: Date,
    /// How many.
    #[arg(long)]
    days: u32,
    /// Of what.
    #[arg(long, value_enum, default_value_t = UnitWord::Wd)]
    unit: UnitWord,
    /// A pause as FIRST..LAST: the day of the pause counts, the day of the resumption does not; may be given several times.
    #[arg(long = "pause", value_parser = pause)]
    pauses: Vec<Pause>,
    /// Extend the limit by so many.
    #[arg(long, default_value_t = 0)]
    extend: u32,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// The units by their short names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum UnitWord {
    /// Working days.
    Wd,
    /// Natural days.
    Nd,
    /// Months.
    Month,
}

impl Due {
    /// Prints the due date.
    pub async fn run(&self) -> Result<()> {
        let limit = Limit { amount: self.days, unit: self.unit.into() }.extended(self.extend);
        let Some(due) = self.calendar().await?.due(self.from, limit, &self.pauses) else {
            bail!("the limit does not end: a pause is open, or the year 9999 is over");
        };
        if self.json {
            println!("{}", json!({ "due": due.on.to_string(), "provisional": due.provisional }));
        } else if due.provisional {
            println!(
                "{} (provisional: the working days of that year are not announced yet)",
                due.on
            );
        } else {
            println!("{}", due.on);
        }
        Ok(())
    }

    /// The calendar of the hall, with the years that were loaded into it; without a hall the one of the program.
    async fn calendar(&self) -> Result<Arc<Calendar>> {
        if !self.data.has_hall() {
            return Ok(Arc::new(Calendar::official()));
        }
        let context = open(&self.data).await?;
        refresh(&context).await?;
        Ok(context.calendar())
    }
}

impl From<UnitWord> for Unit {
    fn from(word: UnitWord) -> Self {
        match word {
            UnitWord::Wd => Self::WorkingDay,
            UnitWord::Nd => Self::NaturalDay,
            UnitWord::Month => Self::Month,
        }
    }
}

fn date(text: &str) -> Result<Date> {
    parse_date(text).with_context(|| format!("{text} is no date such as 2026-03-02"))
}

fn pause(text: &str) -> Result<Pause> {
    let (after, through) = text.split_once("..").context("expected FIRST..LAST")?;
    let after = date(after)?;
    if through.is_empty() {
        return Ok(Pause::open(after));
    }
    let through = date(through)?;
    if through < after {
        bail!("a pause does not end before it begins");
    }
    Ok(Pause::between(after, through))
}
