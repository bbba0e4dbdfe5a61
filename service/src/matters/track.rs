//! Open a matter to whoever holds its number and its query code, without an account.

use crate::{Caller, Context, Error, accounts, attempts};
use domain::{
    identifiers::{QueryCode, normalise},
    ids::MatterId,
    matters::MatterNumber,
};
use store::{Write, matters};

/// For how long the browser that has shown number and query code opens the matter, in seconds.
const OPEN_SECONDS: i64 = 3_600;

/// Opens the matter under `number` to the browser of the caller, who knows its code; answers the number as it is written.
///
/// A wrong number and a wrong code are answered alike, and take as long (security B6 12).
///
/// # Errors
/// [`Error::NotFound`]; [`Error::TOO_MANY`]; [`Error::SIGN_IN`] for a browser without a token; a failure.
pub async fn track(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    code: &str,
) -> Result<String, Error> {
    let visitor = caller.visitor.ok_or(Error::SIGN_IN)?;
    let subject = normalise(number);
    attempts::track(ctx, &caller.origin(), &subject).await?;
    let parsed = number.parse::<MatterNumber>().ok().map(|it| it.to_string());
    let row = match &parsed {
        Some(number) => matters::find(&mut ctx.db.read().await?, number).await?,
        None => None,
    };
    let kept = row.as_ref().and_then(|it| it.query_code.clone());
    let code = QueryCode::parse(code).map(|it| it.to_string()).unwrap_or_default();
    let is_known = accounts::password::verify(ctx, code, kept).await?;
    let row = row.filter(|it| is_known && it.query_code.is_some()).ok_or(Error::NotFound)?;
    attempts::forget_track(ctx, &subject).await?;
    let (shared, id) = (ctx.clone(), row.id);
    let opened =
        ctx.db.transact(move |tx| Box::pin(async move { open_to(tx, &shared, id, visitor).await }));
    opened.await?;
    Ok(row.number)
}

/// Opens a matter to a browser for a time.
pub(super) async fn open_to(
    tx: &mut Write,
    ctx: &Context,
    matter: MatterId,
    visitor: [u8; 32],
) -> Result<(), Error> {
    let until = ctx.now().plus_seconds(OPEN_SECONDS);
    Ok(matters::show_to(tx, matter, visitor, until).await?)
}

/// Whether a matter is open to the browser of the caller.
pub(super) async fn is_open(
    ctx: &Context,
    caller: &Caller,
    matter: MatterId,
) -> Result<bool, Error> {
    let mut db = ctx.db.read().await?;
    Ok(matters::is_shown(&mut db, matter, caller.visitor, ctx.now()).await?)
}
