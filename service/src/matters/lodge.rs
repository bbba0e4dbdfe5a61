//! Bring a matter to the hall: it has a number at once, and, without an account, a query code that is shown once.

use super::{Written, change::stored, check::checked, opening::opening, words::Body};
use crate::{Caller, Context, Error, accounts, attempts, cases::query_code};
use domain::{
    identifiers::{CaseNumber, QueryCode},
    ids::{EntryId, MatterId, PersonId},
    matters::{Fact, Matter as Standing, MatterNumber, Part, Procedure, Standing as Known},
};
use serde::{Deserialize, Serialize};
use store::{
    Write, counters,
    matters::{self, Audience, Matter, NewEntry},
};

/// How whoever brings a matter can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// Their mobile number.
    pub mobile: String,
    /// Where papers reach them; empty where none is needed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
}

/// What whoever brought a matter keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lodged {
    /// Its number.
    pub number: String,
    /// The code by which it is followed, shown once; none for whoever has an account and is known.
    pub query_code: Option<String>,
}

/// Brings what was written to the hall under the name `id`, which its first page gave it; bringing it again changes
/// nothing and shows no code again.
///
/// # Errors
/// [`Error::Invalid`] for the fields of its pages, all at once; [`Error::SIGN_IN`]; [`Error::TOO_MANY`]; a refusal such as
/// `matter_not_anonymous`; a failure.
pub async fn lodge(
    ctx: &Context,
    caller: &Caller,
    id: MatterId,
    written: &Written,
) -> Result<Lodged, Error> {
    if let Some(known) = matters::find_by_id(&mut ctx.db.read().await?, id).await? {
        return Ok(Lodged { number: known.number, query_code: None });
    }
    let checked = checked(ctx, caller, written).await?;
    let (brought, contact) = (checked.brought.clone(), checked.contact.clone());
    let known = written.known.unwrap_or(Known::Named);
    let person = caller.signed_in.as_ref().map(|it| it.person);
    let filer = person.filter(|_| known != Known::Anonymous);
    // What the rules refuse costs nobody one of their attempts.
    let fact = opening(ctx, written.topic, known, filer, checked)?;
    attempts::lodge(ctx, &caller.origin()).await?;
    let code = filer.is_none().then(|| query_code(ctx));
    let query_code = match code {
        Some(code) => Some(accounts::password::hash(ctx, code.to_string()).await?),
        None => None,
    };
    let now = ctx.now();
    let standing = Standing::replay(&[(now, fact.clone())]);
    let standing = standing.ok_or_else(|| Error::failed("a matter begins with its first fact"))?;
    let row = Matter {
        id,
        number: String::new(),
        procedure: written.topic.procedure().word().to_owned(),
        kind: written.kind().to_owned(),
        filer,
        known: known.word().to_owned(),
        contact,
        query_code,
        brought,
        lodged_at: now,
        standing: stored(ctx, &standing, None)?,
        last_seq: 1,
    };
    let entry = first(ctx, (Part::Filer, filer), fact)?;
    let visitor = caller.visitor.filter(|_| filer.is_none());
    match bring(ctx, written.topic.procedure(), row, entry, visitor).await {
        Ok(number) => Ok(Lodged { number, query_code: code.map(QueryCode::grouped) }),
        // A second tap of the same page: the first has the number, and its code.
        Err(error) if error.is_taken() => again(ctx, id).await,
        Err(other) => Err(other),
    }
}

/// The first entry of a log.
pub(super) fn first(
    ctx: &Context,
    (part, author): (Part, Option<PersonId>),
    fact: Fact,
) -> Result<NewEntry, Error> {
    Ok(NewEntry {
        id: EntryId::new(ctx.chance.id()),
        at: ctx.now(),
        part: part.word().to_owned(),
        author,
        audience: Audience::All,
        body: Body { fact, text: None }.written()?,
    })
}

/// Writes down what somebody brings, open to the browser of whoever has no account.
async fn bring(
    ctx: &Context,
    procedure: Procedure,
    row: Matter,
    entry: NewEntry,
    visitor: Option<[u8; 32]>,
) -> Result<String, Error> {
    let shared = ctx.clone();
    let brought = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let id = row.id;
            let number = enter(tx, &shared, procedure, row, &entry).await?;
            matters::hand_in(tx, id).await?;
            if let Some(visitor) = visitor {
                super::track::open_to(tx, &shared, id, visitor).await?;
            }
            Ok::<_, Error>(number)
        })
    });
    brought.await
}

/// Writes a matter down under the next number of its procedure.
pub(super) async fn enter(
    tx: &mut Write,
    ctx: &Context,
    procedure: Procedure,
    row: Matter,
    entry: &NewEntry,
) -> Result<String, Error> {
    let number = number(tx, ctx, procedure, &row.standing.desk).await?;
    let row = Matter { number: number.to_string(), ..row };
    matters::add(tx, &row).await?;
    matters::append(tx, row.id, 1, entry).await?;
    Ok(row.number)
}

/// The matter as it was brought before.
async fn again(ctx: &Context, id: MatterId) -> Result<Lodged, Error> {
    let known = matters::find_by_id(&mut ctx.db.read().await?, id).await?.ok_or(Error::STALE)?;
    Ok(Lodged { number: known.number, query_code: None })
}

/// The next number of the procedure on this day, with the department whose desk receives it.
async fn number(
    tx: &mut Write,
    ctx: &Context,
    procedure: Procedure,
    desk: &str,
) -> Result<MatterNumber, Error> {
    let catalogue = ctx.catalogue();
    let desk = catalogue.department(desk);
    let desk = desk.ok_or_else(|| Error::failed("the desk of a matter is no department"))?;
    let today = ctx.now().date();
    let scope = format!("matter:{}:{today}", procedure.letter());
    let next = u32::try_from(counters::next(tx, &scope).await?).map_err(Error::failed)?;
    let number = CaseNumber::new(today, desk.number, next).map_err(Error::failed)?;
    Ok(MatterNumber::new(procedure, number))
}
