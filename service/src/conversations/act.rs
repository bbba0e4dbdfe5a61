//! What people do to a conversation beside speaking in it.

use super::{
    change::{Change, loads},
    own::{Part, at_desk, is_offered},
    receivers::{has_room, receivers},
    topics::routed,
};
use crate::{Caller, Context, Error, absences};
use domain::{
    access::Action,
    conversations::{Answers, Asker, CloseReason, Command, Fact, Stage, TOPIC_SECONDS, away},
    ids::{ConversationId, PersonId},
};
use store::{Session, Write, conversations, presence, staff};

/// Asks for a person: whoever is free has it at once, or it waits in the queue, or out of hours an answer is promised.
///
/// # Errors
/// [`Error::NotFound`]; a refusal such as `conversation_already_asked`; a failure.
pub async fn ask_person(ctx: &Context, caller: &Caller, id: ConversationId) -> Result<(), Error> {
    act(ctx, caller, id, Command::AskPerson).await
}

/// Takes it from the queue, or takes up what is offered.
///
/// # Errors
/// [`Error::NotFound`]; a refusal such as `conversation_taken`; a failure.
pub async fn claim(ctx: &Context, caller: &Caller, id: ConversationId) -> Result<(), Error> {
    act(ctx, caller, id, Command::Claim).await
}

/// How many of those who wait longest are looked at for the next one.
const NEXT: i64 = 50;

/// Takes the next one of the queue of a department that is about what the caller answers there, or else one that has
/// waited too long for those who do; `None` when nobody waits.
///
/// # Errors
/// [`Error::NotFound`] for the queue of another department; `conversation_agent_full`; a failure.
pub async fn take(
    ctx: &Context,
    caller: &Caller,
    department: &str,
) -> Result<Option<ConversationId>, Error> {
    let signed_in = caller.signed_in()?;
    if !signed_in.departments().contains(&department) {
        return Err(Error::NotFound);
    }
    let mut db = ctx.db.read().await?;
    let mut waiting = conversations::waiting(&mut db, department, "queued", NEXT).await?;
    waiting.extend(conversations::waiting(&mut db, department, "left", NEXT).await?);
    let there = loads(&mut db, department, ctx.now()).await?;
    drop(db);
    let own = there.into_iter().find(|it| it.agent == signed_in.person);
    let answers = own.map_or(Answers::All, |it| it.answers);
    let (theirs, mut others): (Vec<_>, Vec<_>) =
        waiting.into_iter().partition(|it| answers.has(it.standing.topic.as_deref()));
    let too_long_since = ctx.now().plus_seconds(-TOPIC_SECONDS);
    others.retain(|it| it.standing.since <= too_long_since);
    for row in theirs.into_iter().chain(others) {
        match claim(ctx, caller, row.id).await {
            // Somebody was faster: the next one.
            Err(Error::Refused("conversation_taken")) => {}
            claimed => return claimed.map(|()| Some(row.id)),
        }
    }
    Ok(None)
}

/// Gives it back to the queue.
///
/// # Errors
/// [`Error::NotFound`]; `conversation_not_yours`; a failure.
pub async fn give_back(ctx: &Context, caller: &Caller, id: ConversationId) -> Result<(), Error> {
    act(ctx, caller, id, Command::Return).await
}

/// Asks a department, or one person of it, to take it; whoever has it answers for it until then (首问负责).
///
/// # Errors
/// [`Error::NotFound`]; `conversation_no_such_receiver` when nobody there answers; another refusal; a failure.
pub async fn offer(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    department: &str,
    agent: Option<PersonId>,
    note: &str,
) -> Result<(), Error> {
    if ctx.catalogue().department(department).is_none() {
        return Err(Error::Refused("conversation_no_such_receiver"));
    }
    if let Some(agent) = agent {
        let mut db = ctx.db.read().await?;
        let colleagues = staff::in_department(&mut db, department).await?;
        if !colleagues.iter().any(|it| it.person == agent) {
            return Err(Error::Refused("conversation_no_such_receiver"));
        }
        is_here(ctx, &mut db, department, agent).await?;
    }
    let row = conversations::find(&mut ctx.db.read().await?, id).await?.ok_or(Error::NotFound)?;
    let topic = routed(&ctx.catalogue(), department, row.item_key.as_deref());
    let (department, note) = (department.to_owned(), note.trim().to_owned());
    act(ctx, caller, id, Command::Offer { department, topic, agent, note }).await
}

/// Whoever is away is given nothing by name; the list of receivers names who stands in.
async fn is_here(
    ctx: &Context,
    db: &mut impl Session,
    department: &str,
    agent: PersonId,
) -> Result<(), Error> {
    let absences = absences::rules(db, department, ctx.now()).await?;
    match away(&absences, agent, ctx.now().date()) {
        Some(_) => Err(Error::Refused("conversation_receiver_away")),
        None => Ok(()),
    }
}

/// Does not take up what is offered, or takes the offer back.
///
/// # Errors
/// [`Error::NotFound`]; `conversation_nothing_offered`; a failure.
pub async fn decline(ctx: &Context, caller: &Caller, id: ConversationId) -> Result<(), Error> {
    act(ctx, caller, id, Command::Decline).await
}

/// Ends it.
///
/// # Errors
/// [`Error::NotFound`]; `conversation_reason_not_allowed`; another refusal; a failure.
pub async fn close(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    reason: CloseReason,
) -> Result<(), Error> {
    act(ctx, caller, id, Command::Close(reason)).await
}

/// Takes it up again.
///
/// # Errors
/// [`Error::NotFound`]; `conversation_reopen_too_late`; a failure.
pub async fn reopen(ctx: &Context, caller: &Caller, id: ConversationId) -> Result<(), Error> {
    act(ctx, caller, id, Command::Reopen).await
}

/// Notes how whoever asked has rated it: 5 is best.
///
/// # Errors
/// `conversation_not_closed` for one that was taken up again; another refusal; a failure.
pub(crate) async fn rated(
    tx: &mut Write,
    ctx: &Context,
    id: ConversationId,
    level: u8,
) -> Result<(), Error> {
    let mut change = Change::hold_by_hall(tx, ctx, id).await?;
    change.wants(Asker::Citizen, Command::Rate(level), true)?;
    change.keep(tx).await.map(drop)
}

async fn act(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    command: Command,
) -> Result<(), Error> {
    let (shared, caller) = (ctx.clone(), caller.clone());
    let acted = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let (mut change, part) = Change::hold(tx, &shared, &caller, id).await?;
            let asker = part.asker();
            let claims = matches!(command, Command::Claim);
            let has_agent = change.standing.stage == Stage::Assigned;
            let is_own = change.standing.agent == caller.signed_in.as_ref().map(|it| it.person);
            if claims && has_agent && !is_own && !is_offered(&caller, &change.standing) {
                return Err(Error::Refused("conversation_taken"));
            }
            let has_room = match asker {
                Asker::Agent(person) if claims => has_room(tx, person).await?,
                _ => true,
            };
            let facts = change.wants(asker, command, has_room)?;
            if facts.contains(&Fact::Queued) {
                change.assign(tx).await?;
            }
            if let (Part::Desk(actor), true) = (&part, claims) {
                presence::assigned(tx, actor.person, shared.now()).await?;
            }
            change.keep(tx).await
        })
    });
    acted.await.map(drop)
}

/// Gives it to one of the desk that has it, as whoever supervises the desk.
///
/// # Errors
/// [`Error::NotFound`] for whoever does not supervise the desk; `conversation_no_such_receiver` when nobody of that name
/// answers there; another refusal such as `conversation_agent_full`; a failure.
pub async fn assign(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    agent: PersonId,
) -> Result<(), Error> {
    let (shared, caller) = (ctx.clone(), caller.clone());
    let given = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let mut change = Change::hold_by_hall(tx, &shared, id).await?;
            let department = &change.row.standing.department;
            at_desk(&caller, department, Action::SuperviseConversation).ok_or(Error::NotFound)?;
            let receivers = receivers(&shared, tx, &change.row, &change.standing).await?;
            if !receivers.iter().any(|it| it.person == agent) {
                return Err(Error::Refused("conversation_no_such_receiver"));
            }
            is_here(&shared, tx, department, agent).await?;
            let has_room = has_room(tx, agent).await?;
            change.wants(Asker::Supervisor, Command::Assign(agent), has_room)?;
            presence::assigned(tx, agent, shared.now()).await?;
            change.keep(tx).await
        })
    });
    given.await.map(drop)
}
