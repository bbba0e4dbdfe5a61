//! Where a published answer was given first.

use super::Proposal;
use crate::{Caller, Context, Error, matters, named::Named};
use domain::{
    ids::{ConversationId, PublishedAnswerId},
    matters::Matter as Standing,
};
use store::{
    Read, conversations,
    matters::{Matter, find, find_by_id},
    published_answers::{self, Heard},
};

/// Where an answer was given first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// In a conversation.
    Conversation(ConversationId),
    /// In the matter under this number.
    Matter(String),
}

/// What is known of a source when its answer is proposed.
#[derive(Debug, Default)]
pub(super) struct Sourced {
    /// The conversation.
    pub(super) conversation: Option<ConversationId>,
    /// The matter, as far as everybody may know of it.
    pub(super) heard: Option<Heard>,
    /// Whom the answer must not name.
    pub(super) named: Named,
}

/// What is known of where an answer of the desk of `department` was given first.
///
/// # Errors
/// [`Error::NotFound`] for a conversation or a matter of another desk, and for a matter whose answer is for nobody else; a
/// failure.
pub(super) async fn sourced(
    ctx: &Context,
    caller: &Caller,
    department: &str,
    proposal: &Proposal,
) -> Result<Sourced, Error> {
    let mut db = ctx.db.read().await?;
    match &proposal.source {
        None => {
            Ok(Sourced { named: named_before(&mut db, proposal.id).await?, ..Sourced::default() })
        }
        Some(Source::Conversation(id)) => {
            let row = conversations::find(&mut db, *id).await?;
            let row = row.filter(|it| it.standing.department == department);
            let asker = row.ok_or(Error::NotFound)?.called;
            let named = Named::called(asker.as_deref());
            Ok(Sourced { conversation: Some(*id), named, ..Sourced::default() })
        }
        Some(Source::Matter(number)) => {
            let (row, standing) = matter(&mut db, caller, number).await?;
            let is_theirs = standing.lead_department() == department;
            standing.answer_for_all().filter(|_| is_theirs).ok_or(Error::NotFound)?;
            let named = Named::of_matter(&mut db, &row, &standing).await?;
            Ok(Sourced { heard: Some(heard(&row)?), named, ..Sourced::default() })
        }
    }
}

/// Whom a better version must not name: whoever the first one was given to.
async fn named_before(db: &mut Read, id: Option<PublishedAnswerId>) -> Result<Named, Error> {
    let Some(id) = id else { return Ok(Named::default()) };
    let versions = published_answers::versions(db, id).await?;
    let Some(first) = versions.last() else { return Ok(Named::default()) };
    if let Some(conversation) = first.conversation {
        let row = conversations::find(db, conversation).await?;
        return Ok(Named::called(row.and_then(|it| it.called).as_deref()));
    }
    let Some(heard) = &first.heard else { return Ok(Named::default()) };
    let row = find_by_id(db, heard.matter).await?.ok_or(Error::NotFound)?;
    let standing = serde_json::from_str(&row.standing.json).map_err(Error::failed)?;
    Named::of_matter(db, &row, &standing).await
}

/// The matter under `number`, if the caller is of the staff that may know of it, and where it stands.
pub(super) async fn matter(
    db: &mut Read,
    caller: &Caller,
    number: &str,
) -> Result<(Matter, Standing), Error> {
    let row = find(db, number).await?.ok_or(Error::NotFound)?;
    let standing = matters::staffed(caller, &row)?;
    Ok((row, standing))
}

/// As much of a matter as everybody may know: neither its number nor a day.
fn heard(row: &Matter) -> Result<Heard, Error> {
    let on = row.standing.answered_at.unwrap_or(row.standing.since).date();
    Ok(Heard {
        matter: row.id,
        procedure: row.procedure.clone(),
        kind: row.kind.clone(),
        month: on.replace_day(1).map_err(Error::failed)?,
    })
}
