//! Fill the templates that fit a matter, for whoever answers it.

use super::keep::LINES;
use crate::{Caller, Context, Error, matters::Shown, named::Named};
use domain::{
    Date,
    ids::ReplyTemplateId,
    matters::{Blank, Fit},
};
use store::matters;

/// A template as it would answer a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// Which.
    pub id: ReplyTemplateId,
    /// How it is found.
    pub name: String,
    /// Word of the outcome that it answers, within the procedure; none for any.
    pub outcome: Option<&'static str>,
    /// What is answered; what the hall does not know is still open.
    pub text: String,
}

/// The templates that fit the matter, of the department that has it and of the one that serves all, filled without whoever
/// brought it; none for whoever does not answer it now.
///
/// # Errors
/// A failure.
pub async fn fitting(ctx: &Context, caller: &Caller, shown: &Shown) -> Result<Vec<Filled>, Error> {
    if !shown.actions.iter().any(|it| it.is_answer()) || caller.signed_in.is_none() {
        return Ok(Vec::new());
    }
    let mut db = ctx.db.read().await?;
    let own = shown.standing.lead_department();
    let keepers: &[&str] =
        if own == ctx.complaint_desk.key { &[own] } else { &[own, ctx.complaint_desk.key] };
    let procedure = shown.standing.procedure();
    let row = matters::find(&mut db, &shown.number).await?.ok_or(Error::NotFound)?;
    let named = Named::of_matter(&mut db, &row, &shown.standing).await?;
    let title = named.without(&shown.brought.title);
    let catalogue = ctx.catalogue();
    let value = |blank| match blank {
        Blank::Number => Some(shown.number.clone()),
        Blank::Title => Some(title.clone()),
        Blank::LodgedOn => Some(in_words(shown.lodged_at.date())),
        Blank::DueOn => shown.due.map(|(_, on)| in_words(on)),
        Blank::Department => catalogue.department(own).map(|it| it.name.zh.clone()),
    };
    let mut filled = Vec::new();
    for keeper in keepers {
        for row in matters::templates(&mut db, keeper, LINES).await? {
            let fits = row.fits.parse::<Fit>().map_err(Error::failed)?;
            if fits.covers(procedure, &shown.kind) {
                let outcome = row.outcome.map(|it| it.parse::<Fit>().map_err(Error::failed));
                filled.push(Filled {
                    id: row.id,
                    name: row.name,
                    outcome: outcome.transpose()?.and_then(|it| it.within),
                    text: Blank::fill(&row.body, value),
                });
            }
        }
    }
    Ok(filled)
}

/// A day in the language of record, in which matters are answered.
fn in_words(on: Date) -> String {
    format!("{}年{}月{}日", on.year(), u8::from(on.month()), on.day())
}
