//! Who of a desk can be given a conversation.

use crate::{Context, Error, absences};
use domain::{
    Date,
    access::Role,
    conversations::{AGENT_LIMIT, Conversation as Standing, Stage, away, stand_in},
    ids::PersonId,
};
use std::collections::BTreeSet;
use store::{
    Session,
    conversations::{self, Conversation, Owner},
    presence,
    staff::{self, Colleague},
};

/// Somebody who can be given a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Whether they are at the desk now.
    pub is_present: bool,
    /// Until when they are away, and the name of whoever stands in; whoever is away is given nothing.
    pub away: Option<(Date, Option<String>)>,
}

/// Those of the desk that has `row` who answer and do not have it; whoever is there comes first.
///
/// Nobody answers their own question.
pub(super) async fn receivers(
    ctx: &Context,
    db: &mut impl Session,
    row: &Conversation,
    standing: &Standing,
) -> Result<Vec<Receiver>, Error> {
    let department = &row.standing.department;
    let there: BTreeSet<PersonId> = presence::at_desk(db, department, ctx.now())
        .await?
        .into_iter()
        .map(|it| it.person)
        .collect();
    let is_free = |it: &Colleague| {
        let is_own = row.owner == Owner::Person(it.person);
        answers(it) && !standing.is_held_by(it.person) && !is_own
    };
    let colleagues = staff::in_department(db, department).await?;
    let (absences, today) = (absences::rules(db, department, ctx.now()).await?, ctx.now().date());
    let named = |who| colleagues.iter().find(|it| it.person == who).map(|it| it.name.clone());
    let away = |who| {
        let absence = away(&absences, who, today)?;
        Some((absence.until_on, stand_in(&absences, who, today).and_then(named)))
    };
    let mut receivers: Vec<_> = colleagues
        .iter()
        .filter(|it| is_free(it))
        .map(|it| Receiver {
            is_present: there.contains(&it.person),
            person: it.person,
            name: it.name.clone(),
            away: away(it.person),
        })
        .collect();
    receivers.sort_by_key(|it| (it.away.is_some(), !it.is_present));
    Ok(receivers)
}

/// Whether one of their roles answers.
pub(crate) fn answers(colleague: &Colleague) -> bool {
    let mut roles = colleague.roles.iter().filter_map(|it| it.parse::<Role>().ok());
    roles.any(Role::handles_cases)
}

/// Whether somebody has room for one more conversation.
pub(super) async fn has_room(db: &mut impl Session, person: PersonId) -> Result<bool, Error> {
    let limit = i64::try_from(AGENT_LIMIT).map_err(Error::failed)?;
    let open = conversations::mine(db, person, Stage::Assigned.word(), limit).await?;
    Ok(open.len() < AGENT_LIMIT)
}
