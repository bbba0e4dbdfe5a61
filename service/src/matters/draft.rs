//! Write a matter page by page: what was typed is saved, and judged afterwards.

use super::{
    Contact, Field, Lodged, More, Step, Topic, Written,
    check::{TITLE_CHARS, checked, identity},
    lodge,
};
use crate::{Caller, Context, Error, FieldFault};
use domain::{
    complaints::Kind,
    ids::{ConversationId, MatterId, PersonId},
};
use store::{
    Session,
    conversations::Owner,
    matters::{self, Draft},
};

/// Begins a matter; name and number of whoever has signed in are filled in.
///
/// # Errors
/// [`Error::SIGN_IN`] for a visitor without a token, or without an account where one is needed; `matter_name_needed` for an
/// account without an identity number there; a failure.
pub async fn begin(ctx: &Context, caller: &Caller, topic: Topic) -> Result<MatterId, Error> {
    if topic.needs_account() {
        identity(ctx, caller).await?;
    }
    let id = MatterId::new(ctx.chance.id());
    let mut written = Written::new(topic);
    if let Some(reader) = &caller.signed_in {
        let account = store::people::find(&mut ctx.db.read().await?, reader.person).await?;
        let mobile = account.and_then(|it| it.person.mobile).unwrap_or_default();
        written.contact = Contact { name: reader.name.clone(), mobile, address: String::new() };
    }
    keep(ctx, caller, id, &written).await?;
    Ok(id)
}

/// Begins a complaint for whoever asked in the conversation `begun_in`, with the words of their question; it is theirs,
/// and nobody else sends it.
///
/// # Errors
/// A failure.
pub(crate) async fn begin_for(
    ctx: &Context,
    (owner, begun_in): (&Owner, ConversationId),
    called: Option<&str>,
    question: &str,
    department: &str,
) -> Result<MatterId, Error> {
    let id = MatterId::new(ctx.chance.id());
    let (person, visitor) = match owner {
        Owner::Person(person) => (Some(*person), None),
        Owner::Visitor(hash) => (None, Some(*hash)),
    };
    let title = question.lines().next().unwrap_or_default().chars().take(TITLE_CHARS).collect();
    let name = called.unwrap_or_default().to_owned();
    let written = Written {
        title,
        told: question.to_owned(),
        department: department.to_owned(),
        contact: Contact { name, ..Contact::default() },
        more: More { begun_in: Some(begun_in), conversation: "yes".to_owned(), ..More::default() },
        ..Written::new(Topic::Complaint(Kind::CannotBeDone))
    };
    store_draft(ctx, id, (person, visitor), &written).await?;
    Ok(id)
}

/// The matter as far as the caller has written it.
///
/// # Errors
/// [`Error::NotFound`] for one of somebody else; a failure.
pub async fn written(ctx: &Context, caller: &Caller, id: MatterId) -> Result<Written, Error> {
    let draft = own_draft(&mut ctx.db.read().await?, caller, id).await?;
    serde_json::from_str(&draft.body).map_err(Error::failed)
}

/// The draft, which only whoever writes it finds: with the account, or in the browser in which it was begun.
///
/// # Errors
/// [`Error::NotFound`] for one of somebody else; a failure.
pub(super) async fn own_draft(
    db: &mut impl Session,
    caller: &Caller,
    id: MatterId,
) -> Result<Draft, Error> {
    let draft = matters::find_draft(db, id).await?.ok_or(Error::NotFound)?;
    let person = caller.signed_in.as_ref().map(|it| it.person);
    let is_theirs = match draft.person {
        Some(owner) => person == Some(owner),
        None => draft.visitor.is_some() && draft.visitor == caller.visitor,
    };
    if is_theirs { Ok(draft) } else { Err(Error::NotFound) }
}

/// Saves what was typed on a page, and judges that page afterwards.
///
/// # Errors
/// [`Error::Invalid`] for the fields of the page; [`Error::NotFound`]; a failure.
pub async fn save(
    ctx: &Context,
    caller: &Caller,
    id: MatterId,
    step: Step,
    typed: impl FnOnce(&mut Written),
) -> Result<(), Error> {
    let mut written = written(ctx, caller, id).await?;
    typed(&mut written);
    keep(ctx, caller, id, &written).await?;
    if step == Step::Who && written.known.is_none() {
        return Err(Error::Invalid(vec![FieldFault::new(Field::Known.word(), "missing")]));
    }
    match checked(ctx, caller, &written).await {
        Err(Error::Invalid(mut faults)) => {
            faults.retain(|it| is_asked(written.topic, step, it));
            if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
        }
        checked => checked.map(drop),
    }
}

fn is_asked(topic: Topic, step: Step, fault: &FieldFault) -> bool {
    topic.fields(step).iter().any(|it| it.word() == fault.field)
}

/// The page on which something is missing; none when the matter can be sent.
///
/// # Errors
/// A failure.
pub async fn missing(
    ctx: &Context,
    caller: &Caller,
    written: &Written,
) -> Result<Option<Step>, Error> {
    if written.known.is_none() {
        return Ok(Some(if written.title.is_empty() { Step::Told } else { Step::Who }));
    }
    match checked(ctx, caller, written).await {
        Err(Error::Invalid(faults)) => {
            let asked = |step: &Step| faults.iter().any(|it| is_asked(written.topic, *step, it));
            Ok(Step::ALL.into_iter().find(asked))
        }
        checked => checked.map(|_| None),
    }
}

/// Sends the matter; sending it again changes nothing.
///
/// # Errors
/// As [`lodge`].
pub async fn send(ctx: &Context, caller: &Caller, id: MatterId) -> Result<Lodged, Error> {
    if let Some(known) = matters::find_by_id(&mut ctx.db.read().await?, id).await? {
        return Ok(Lodged { number: known.number, query_code: None });
    }
    let written = written(ctx, caller, id).await?;
    let lodged = lodge(ctx, caller, id, &written).await?;
    let forgotten = ctx.db.transact(move |tx| {
        Box::pin(async move { Ok::<_, Error>(matters::forget_draft(tx, id).await?) })
    });
    forgotten.await?;
    Ok(lodged)
}

async fn keep(
    ctx: &Context,
    caller: &Caller,
    id: MatterId,
    written: &Written,
) -> Result<(), Error> {
    let person = caller.signed_in.as_ref().map(|it| it.person);
    if person.is_none() && caller.visitor.is_none() {
        return Err(Error::SIGN_IN);
    }
    store_draft(ctx, id, (person, caller.visitor), written).await
}

async fn store_draft(
    ctx: &Context,
    id: MatterId,
    (person, visitor): (Option<PersonId>, Option<[u8; 32]>),
    written: &Written,
) -> Result<(), Error> {
    let draft = matters::Draft {
        id,
        person,
        visitor,
        body: serde_json::to_string(written).map_err(Error::failed)?,
        saved_at: ctx.now(),
    };
    let kept = ctx.db.transact(move |tx| {
        Box::pin(async move { Ok::<_, Error>(matters::save_draft(tx, &draft).await?) })
    });
    kept.await
}
