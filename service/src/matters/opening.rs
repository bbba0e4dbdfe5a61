//! With which fact a matter begins, by its procedure, and whose desk receives it.

use super::{Topic, check::Checked};
use crate::{Context, Error};
use domain::{
    complaints, disclosure_requests,
    ids::PersonId,
    matters::{Fact, Origin, Refusal, Setting, Standing as Known},
    petitions, procurement,
};

/// The fact with which a matter begins.
///
/// # Errors
/// The refusal of its rules, such as `matter_representative_missing`.
pub(super) fn opening(
    ctx: &Context,
    topic: Topic,
    known: Known,
    filer: Option<PersonId>,
    checked: Checked,
) -> Result<Fact, Error> {
    let calendar = ctx.calendar();
    let setting = Setting { now: ctx.now(), calendar: &calendar };
    let origin = origin(ctx, topic, known, filer, &checked);
    let fact = match topic {
        Topic::Complaint(kind) => {
            let filing = complaints::Filing { origin, kind, within: None };
            complaints::lodge(filing).map(Fact::Complaint)
        }
        Topic::Disclosure => {
            let (wanted, form) = (words(&checked), checked.form);
            // Received on the day that both confirm (GK 31).
            let received = disclosure_requests::Received::Online;
            let filing = disclosure_requests::Filing { origin, received, wanted, form };
            disclosure_requests::receive(filing).map(Fact::Disclosure)
        }
        Topic::Petition => {
            let re_reviewer = ctx.petition_desk.re_reviewer.to_owned();
            let filing = petitions::Filing { origin, re_reviewer, claims: words(&checked) };
            petitions::register(filing).map(Fact::Petition)
        }
        Topic::Procurement => procurement_opening(origin, &checked, setting),
    };
    fact.map_err(|it| Error::Refused(it.word()))
}

fn procurement_opening(
    origin: Origin,
    checked: &Checked,
    setting: Setting<'_>,
) -> Result<Fact, Refusal> {
    let begin = checked.begin.ok_or(Refusal::ReasonMissing)?;
    let known_on = checked.known_on.ok_or(Refusal::NotYet)?;
    let (project, text) = (checked.project.clone(), words(checked));
    let filing = procurement::Filing { origin, begin, known_on, project, text };
    procurement::begin(filing, setting).map(Fact::Procurement)
}

/// What was written, as one text.
fn words(checked: &Checked) -> String {
    let brought = &checked.brought;
    let lines = [&brought.title, &brought.told, &brought.wish];
    let said: Vec<_> = lines.into_iter().filter(|it| !it.is_empty()).map(String::as_str).collect();
    said.join("\n")
}

/// Who, what about, and whose desk receives it.
fn origin(
    ctx: &Context,
    topic: Topic,
    standing: Known,
    filer: Option<PersonId>,
    checked: &Checked,
) -> Origin {
    let (desk, superior) = desk(ctx, topic, checked.department.as_deref().unwrap_or_default());
    Origin {
        standing,
        filer,
        organisation: None,
        people: checked.people,
        representatives: checked.representatives.clone(),
        concerns: checked.concerns.clone(),
        place: checked.place.clone(),
        desk,
        superior,
    }
}

/// Key of the department whose desk receives it, and of the one above; `named` is the one to which it is directed.
fn desk(ctx: &Context, topic: Topic, named: &str) -> (String, String) {
    let center = ctx.complaint_desk;
    let (desk, superior) = match topic {
        Topic::Complaint(_) => (center.key, center.superior),
        Topic::Petition => (ctx.petition_desk.key, ctx.petition_desk.superior),
        // The organ that has the information answers itself (GK 4).
        Topic::Disclosure => (named, center.superior),
        // Nobody decides on complaints about itself (CG 55).
        Topic::Procurement if named == ctx.procurement_authority => (named, center.superior),
        Topic::Procurement => (named, ctx.procurement_authority),
    };
    (desk.to_owned(), superior.to_owned())
}
