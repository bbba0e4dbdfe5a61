//! Follows a case without an account, by its number and its query code.

use super::{load, record::query_code_hash};
use crate::{Caller, Context, Error, attempts};
use domain::{
    Date, Moment, Text,
    identifiers::{CaseNumber, QueryCode, normalise},
    licensing::{State, WaitsFor},
};

/// What is told to whoever holds number and code: where the case stands, and nothing of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracked {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// Name of the item.
    pub item: Text,
    /// Key of the item.
    pub item_key: String,
    /// Where it stands.
    pub state: State,
    /// Who has to act next.
    pub waits_for: WaitsFor,
    /// The last day for them.
    pub due_on: Option<Date>,
    /// When it was filed.
    pub received_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// The case under `number`, for whoever knows its code; spaces and dashes in both do not matter.
///
/// # Errors
/// [`Error::NotFound`] for a wrong number as for a wrong code; [`Error::TOO_MANY`]; a failure of the store.
pub async fn track(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    code: &str,
) -> Result<Tracked, Error> {
    let subject = normalise(number);
    attempts::track(ctx, &caller.origin(), &subject).await?;
    let mut db = ctx.db.read().await?;
    let loaded = load(&mut db, ctx, number).await?;
    drop(db);
    let code = QueryCode::parse(code).ok();
    let known = loaded.filter(|loaded| {
        code.is_some_and(|code| query_code_hash(loaded.number, code) == loaded.row.query_code_hash)
    });
    let loaded = known.ok_or(Error::NotFound)?;
    attempts::forget_track(ctx, &subject).await?;
    Ok(Tracked {
        number: loaded.number,
        item: loaded.item.name.clone(),
        item_key: loaded.item.key.clone(),
        state: loaded.case.state,
        waits_for: loaded.case.waits_for(),
        due_on: loaded.row.standing.due_on,
        received_at: loaded.row.received_at,
        updated_at: loaded.row.standing.updated_at,
    })
}
