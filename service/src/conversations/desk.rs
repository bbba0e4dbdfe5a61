//! The desk: who waits, and who has what.

use super::{
    own::{at_desk, standing},
    presence::stay,
};
use crate::{Caller, Context, Error};
use domain::{
    Moment, Text,
    access::Action,
    conversations::{Conversation as Standing, Stage},
    ids::{ConversationId, PersonId},
};
use store::{
    Read,
    conversations::{self, Conversation},
    presence,
};

/// How many lines a list shows.
const LINES: i64 = 50;

/// A conversation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Which it is.
    pub id: ConversationId,
    /// Whoever asks, by name where they have signed in.
    pub called: Option<String>,
    /// Name of the service it is about.
    pub item: Option<Text>,
    /// Where it stands.
    pub standing: Standing,
    /// How many entries whoever asks has not seen.
    pub unread_by_citizen: i64,
    /// How many entries whoever answers has not seen.
    pub unread_by_agent: i64,
    /// When it began.
    pub begun_at: Moment,
}

impl Brief {
    pub(super) fn of(ctx: &Context, row: &Conversation) -> Result<Self, Error> {
        let item = row.item_key.as_deref();
        Ok(Self {
            id: row.id,
            called: row.called.clone(),
            item: item.and_then(|key| ctx.catalogue().item(key).map(|it| it.name.clone())),
            standing: standing(row)?,
            unread_by_citizen: row.last_seq - row.citizen.read,
            unread_by_agent: row.last_seq - row.agent.read,
            begun_at: row.begun_at,
        })
    }
}

/// The desk of one department, as one of its people sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Key of the department.
    pub department: String,
    /// The departments at whose desks the caller answers, with their names.
    pub departments: Vec<(String, Text)>,
    /// Whether the caller is at this desk.
    pub is_present: bool,
    /// How many are at this desk.
    pub present: usize,
    /// When people answer again; `None` when they do now.
    pub opens_at: Option<Moment>,
    /// What the caller has.
    pub mine: Vec<Brief>,
    /// What this desk is asked to take.
    pub offered: Vec<Brief>,
    /// Who waits in the queue.
    pub queued: Vec<Brief>,
    /// What was left out of hours.
    pub left: Vec<Brief>,
    /// What the caller's colleagues have.
    pub others: Vec<Brief>,
}

/// The desk of `department`, or the first of the caller's.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for the desk of another department, and for whoever has none; a failure.
pub async fn desk(ctx: &Context, caller: &Caller, department: Option<&str>) -> Result<Desk, Error> {
    let signed_in = caller.signed_in()?;
    let catalogue = ctx.catalogue();
    let answers_at = |key: &str| at_desk(caller, key, Action::AnswerConversation).is_some();
    let departments: Vec<_> = catalogue
        .departments()
        .filter(|it| answers_at(&it.key))
        .map(|it| (it.key.clone(), it.name.clone()))
        .collect();
    let first = departments.first().map(|it| it.0.as_str());
    let department = department.or(first).filter(|key| answers_at(key)).ok_or(Error::NotFound)?;
    let person = signed_in.person;
    let mut db = ctx.db.read().await?;
    let there = presence::at_desk(&mut db, department, ctx.now()).await?;
    let brief = |rows: Vec<Conversation>| -> Result<Vec<Brief>, Error> {
        // Nobody answers their own question.
        let own = conversations::Owner::Person(person);
        rows.iter().filter(|it| it.owner != own).map(|it| Brief::of(ctx, it)).collect()
    };
    let queued = waiting(&mut db, department, Stage::Queued).await?;
    let left = waiting(&mut db, department, Stage::Left).await?;
    let others = waiting(&mut db, department, Stage::Assigned).await?;
    let mine = conversations::mine(&mut db, person, Stage::Assigned.word(), LINES).await?;
    let offered = conversations::offered(&mut db, department, LINES).await?;
    let not_mine = |rows: Vec<Conversation>| -> Vec<Conversation> {
        rows.into_iter().filter(|it| it.standing.agent != Some(person)).collect()
    };
    drop(db);
    let is_present = there.iter().any(|it| it.person == person);
    if is_present {
        keep_present(ctx, person).await?;
    }
    Ok(Desk {
        department: department.to_owned(),
        is_present,
        present: there.len(),
        opens_at: ctx.desk_hours.opens_at(ctx.now(), &ctx.calendar()),
        mine: brief(mine)?,
        offered: brief(not_mine(offered))?,
        queued: brief(queued)?,
        left: brief(left)?,
        others: brief(not_mine(others))?,
        departments,
    })
}

/// Whoever looks at the desk is still there.
async fn keep_present(ctx: &Context, person: PersonId) -> Result<(), Error> {
    let shared = ctx.clone();
    ctx.db.transact(move |tx| Box::pin(async move { stay(tx, &shared, person).await })).await
}

async fn waiting(
    db: &mut Read,
    department: &str,
    stage: Stage,
) -> Result<Vec<Conversation>, Error> {
    Ok(conversations::waiting(db, department, stage.word(), LINES).await?)
}
