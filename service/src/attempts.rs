//! How often is too often (security B6 10–12): counted in the store, so that every node counts the same.

use crate::{Caller, Context, Error, hex::hex};
use domain::{
    Moment,
    conversations::MESSAGES_A_MINUTE,
    ids::{PersonId, PublishedAnswerId},
};
use sha2::{Digest, Sha256};
use store::limits;

/// A limit on attempts: so many in so many seconds.
#[derive(Clone, Copy, Debug)]
struct Allowance {
    scope: &'static str,
    times: i64,
    seconds: i64,
}

const SIGN_IN_NAME: Allowance = Allowance { scope: "sign-in:name", times: 10, seconds: 900 };
const SIGN_IN_ORIGIN: Allowance = Allowance { scope: "sign-in:origin", times: 100, seconds: 900 };
const REGISTER_ORIGIN: Allowance =
    Allowance { scope: "register:origin", times: 20, seconds: 3_600 };

const FORGOTTEN_NAME: Allowance = Allowance { scope: "forgotten:name", times: 3, seconds: 3_600 };
const FORGOTTEN_ORIGIN: Allowance =
    Allowance { scope: "forgotten:origin", times: 20, seconds: 3_600 };

const CLAIM_EMAIL: Allowance = Allowance { scope: "email:person", times: 5, seconds: 3_600 };

const TRACK_NUMBER: Allowance = Allowance { scope: "track:number", times: 5, seconds: 600 };
const TRACK_ORIGIN: Allowance = Allowance { scope: "track:origin", times: 20, seconds: 3_600 };
const VERIFY_ORIGIN: Allowance = Allowance { scope: "verify:origin", times: 60, seconds: 3_600 };
const MISS_ORIGIN: Allowance = Allowance { scope: "miss:origin", times: 20, seconds: 3_600 };

const HELPED_ONCE: Allowance = Allowance { scope: "helped", times: 1, seconds: 86_400 };
const HELPED_ORIGIN: Allowance = Allowance { scope: "helped:origin", times: 60, seconds: 3_600 };

const LODGE_ORIGIN: Allowance = Allowance { scope: "lodge:origin", times: 20, seconds: 3_600 };

const RATE_ORIGIN: Allowance = Allowance { scope: "rate:origin", times: 60, seconds: 3_600 };
/// Ten files for each of ten matters.
const ATTACH_ORIGIN: Allowance = Allowance { scope: "attach:origin", times: 100, seconds: 3_600 };

const BEGIN_CONVERSATION: Allowance =
    Allowance { scope: "conversation:origin", times: 30, seconds: 3_600 };
const SAY: Allowance = Allowance { scope: "say", times: MESSAGES_A_MINUTE, seconds: 60 };

/// Counts a password that is tried: under the name that was typed, or under every name of a known account.
///
/// # Errors
/// [`Error::TOO_MANY`] when there were too many for one of the names or from this origin.
pub(crate) async fn sign_in(ctx: &Context, origin: &str, names: &[&str]) -> Result<(), Error> {
    let names = names.iter().map(|name| (SIGN_IN_NAME, subject(name)));
    let of: Vec<_> = std::iter::once((SIGN_IN_ORIGIN, origin.to_owned())).chain(names).collect();
    count(ctx, &of).await
}

/// Forgets the attempts under these names, after one that succeeded.
///
/// # Errors
/// A failure of the store.
pub(crate) async fn forget_sign_in(ctx: &Context, names: &[&str]) -> Result<(), Error> {
    let subjects: Vec<_> = names.iter().map(|name| subject(name)).collect();
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                for subject in &subjects {
                    limits::forget(tx, SIGN_IN_NAME.scope, subject).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Counts an attempt to open an account.
///
/// # Errors
/// [`Error::TOO_MANY`] when there were too many from this origin.
pub(crate) async fn register(ctx: &Context, origin: &str) -> Result<(), Error> {
    count(ctx, &[(REGISTER_ORIGIN, origin.to_owned())]).await
}

/// Counts a letter for somebody who forgot their password, whether there is such an account or not.
///
/// # Errors
/// [`Error::TOO_MANY`] when there were too many for this name or from this origin.
pub(crate) async fn forgotten(ctx: &Context, origin: &str, name: &str) -> Result<(), Error> {
    count(ctx, &[(FORGOTTEN_ORIGIN, origin.to_owned()), (FORGOTTEN_NAME, subject(name))]).await
}

/// Counts a letter to an address that a person says is theirs.
///
/// # Errors
/// [`Error::TOO_MANY`] when this person had too many sent.
pub(crate) async fn claim_email(ctx: &Context, person: PersonId) -> Result<(), Error> {
    count(ctx, &[(CLAIM_EMAIL, subject(&person.to_string()))]).await
}

/// Counts a rating.
///
/// # Errors
/// [`Error::TOO_MANY`] when there were too many from this origin.
pub(crate) async fn rate(ctx: &Context, origin: &str) -> Result<(), Error> {
    count(ctx, &[(RATE_ORIGIN, origin.to_owned())]).await
}

/// Counts a conversation that somebody begins, as the first thing they say.
///
/// # Errors
/// [`Error::TOO_MANY`] when there were too many from this origin, or this person says too much.
pub(crate) async fn begin_conversation(ctx: &Context, caller: &Caller) -> Result<(), Error> {
    count(ctx, &[(BEGIN_CONVERSATION, caller.origin()), (SAY, speaker(caller))]).await
}

/// Counts what somebody says.
///
/// # Errors
/// [`Error::TOO_FAST`] when this person says too much.
pub(crate) async fn say(ctx: &Context, caller: &Caller) -> Result<(), Error> {
    match count(ctx, &[(SAY, speaker(caller))]).await {
        // A minute is enough, not the quarter of an hour of those who try passwords.
        Err(Error::Refused(_)) => Err(Error::TOO_FAST),
        counted => counted,
    }
}

/// Who speaks: a person, a visitor by their token, or else whoever calls from there.
fn speaker(caller: &Caller) -> String {
    match (&caller.signed_in, caller.visitor) {
        (Some(it), _) => subject(&it.person.to_string()),
        (None, Some(token)) => hex(&token),
        (None, None) => caller.origin(),
    }
}

/// Counts an attempt to follow a case without an account.
///
/// # Errors
/// [`Error::TOO_MANY`] when there were too many for this number or from this origin.
pub(crate) async fn track(ctx: &Context, origin: &str, number: &str) -> Result<(), Error> {
    count(ctx, &[(TRACK_ORIGIN, origin.to_owned()), (TRACK_NUMBER, subject(number))]).await
}

/// Forgets the attempts on a number, after one that succeeded.
///
/// # Errors
/// A failure of the store.
pub(crate) async fn forget_track(ctx: &Context, number: &str) -> Result<(), Error> {
    let subject = subject(number);
    ctx.db
        .transact(move |tx| {
            Box::pin(async move { Ok(limits::forget(tx, TRACK_NUMBER.scope, &subject).await?) })
        })
        .await
}

/// Counts an attempt to check a document by its code.
///
/// # Errors
/// [`Error::TOO_MANY`] when there were too many from this origin.
pub(crate) async fn verify(ctx: &Context, origin: &str) -> Result<(), Error> {
    count(ctx, &[(VERIFY_ORIGIN, origin.to_owned())]).await
}

/// Counts an attempt to tell what was not found.
///
/// # Errors
/// [`Error::TOO_MANY`] when there were too many from this origin.
pub(crate) async fn miss(ctx: &Context, origin: &str) -> Result<(), Error> {
    count(ctx, &[(MISS_ORIGIN, origin.to_owned())]).await
}

/// Counts that somebody says whether an answer helped, once a day for each answer.
///
/// # Errors
/// [`Error::TOO_MANY`] when they said it before, or too much was said from this origin.
pub(crate) async fn helped(
    ctx: &Context,
    caller: &Caller,
    answer: PublishedAnswerId,
) -> Result<(), Error> {
    let once = subject(&format!("{} {answer}", speaker(caller)));
    count(ctx, &[(HELPED_ORIGIN, caller.origin()), (HELPED_ONCE, once)]).await
}

/// Counts a matter that somebody brings.
///
/// # Errors
/// [`Error::TOO_MANY`] when there were too many from this origin.
pub(crate) async fn lodge(ctx: &Context, origin: &str) -> Result<(), Error> {
    count(ctx, &[(LODGE_ORIGIN, origin.to_owned())]).await
}

/// Counts a file that somebody hands in with a matter.
///
/// # Errors
/// [`Error::TOO_MANY`] when there were too many from this origin.
pub(crate) async fn attach(ctx: &Context, origin: &str) -> Result<(), Error> {
    count(ctx, &[(ATTACH_ORIGIN, origin.to_owned())]).await
}

async fn count(ctx: &Context, of: &[(Allowance, String)]) -> Result<(), Error> {
    let now = ctx.now();
    let of = of.to_vec();
    let within = ctx
        .db
        .transact(move |tx| {
            Box::pin(async move {
                let mut within = true;
                for (allowance, subject) in of {
                    let window = window(now, allowance.seconds);
                    let times = limits::hit(tx, allowance.scope, &subject, window).await?;
                    within &= times <= allowance.times;
                }
                // The count is kept also when it is too high: an error here would undo it.
                Ok::<_, Error>(within)
            })
        })
        .await?;
    if within { Ok(()) } else { Err(Error::TOO_MANY) }
}

/// The start of the window in which `now` lies.
fn window(now: Moment, seconds: i64) -> Moment {
    let length = seconds * 1_000_000;
    Moment::from_micros(now.micros().div_euclid(length) * length)
}

/// A name as the counter knows it: names people type are not for everybody who reads the table.
fn subject(name: &str) -> String {
    hex(&Sha256::digest(name)[..16])
}
