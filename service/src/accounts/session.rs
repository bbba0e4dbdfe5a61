//! Sessions: a random token in a cookie, its hash in the store (ASVS 7.2).

use crate::{Caller, Context, Error, hex::hex};
use domain::{
    Moment,
    ids::{PersonId, SessionId},
};
use sha2::{Digest, Sha256};
use store::{Write, sessions::Session};

/// How long a session lasts however much it is used, in seconds.
pub(super) const LIFE: i64 = 12 * 3_600;
/// How long a session of a citizen lasts without being used, in seconds.
pub(super) const IDLE_CITIZEN: i64 = 2 * 3_600;
/// How long a session of a member of staff lasts without being used, in seconds.
pub(super) const IDLE_STAFF: i64 = 30 * 60;

/// A session that has begun; only its owner ever sees the token.
pub struct NewSession {
    /// What the cookie carries: 256 random bits in hexadecimal.
    pub token: String,
    /// Whose session it is.
    pub person: PersonId,
}

/// The hash under which a token is kept.
#[must_use]
pub(crate) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// 256 random bits in hexadecimal.
pub(crate) fn token(ctx: &Context) -> String {
    hex(&ctx.chance.bytes())
}

/// Begins a session of `person` in place of the one the caller had, so that no token outlives a sign-in.
pub(crate) async fn begin(
    ctx: &Context,
    caller: &Caller,
    person: PersonId,
) -> Result<NewSession, Error> {
    let token = token(ctx);
    let token_hash = hash(&token);
    let session = fresh(ctx.now(), SessionId::new(ctx.chance.id()), person, &caller.user_agent);
    let before = caller.signed_in.as_ref().map(|it| (it.person, it.session));
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                if let Some((person, id)) = before {
                    store::sessions::end(tx, person, id, session.created_at).await?;
                }
                start(tx, &session, &token_hash).await
            })
        })
        .await?;
    Ok(NewSession { token, person })
}

async fn start(tx: &mut Write, session: &Session, token_hash: &[u8; 32]) -> Result<(), Error> {
    Ok(store::sessions::start(tx, session, token_hash).await?)
}

fn fresh(now: Moment, id: SessionId, person: PersonId, user_agent: &str) -> Session {
    Session {
        id,
        person,
        created_at: now,
        proved_at: now,
        seen_at: now,
        expires_at: now.plus_seconds(LIFE),
        user_agent: user_agent.chars().take(200).collect(),
    }
}

/// The sessions of the caller that are still good, newest first.
///
/// # Errors
/// [`Error::SIGN_IN`] for a stranger, or a failure.
pub async fn sessions(ctx: &Context, caller: &Caller) -> Result<Vec<Session>, Error> {
    let person = caller.signed_in()?.person;
    Ok(store::sessions::of_person(&mut ctx.db.read().await?, person, ctx.now()).await?)
}
