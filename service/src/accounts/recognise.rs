//! Know a person again by the token of their session.

use super::session::{IDLE_CITIZEN, IDLE_STAFF, hash};
use crate::{
    Caller, Context, Error,
    caller::{Mandate, Post, SignedIn},
};
use domain::{Date, Moment, calendar::parse_date, ids::SessionId};
use store::sessions::{self, Mandate as Stored, SignedIn as Found};

/// How long a session is used before that is noted, in seconds; spares a write for every request.
const NOTED_EVERY: i64 = 60;

/// Who calls with `token`; a stranger when the token is unknown, ended, expired or was idle too long.
///
/// # Errors
/// [`Error::Failed`] when the store fails.
pub async fn recognise(
    ctx: &Context,
    token: Option<&str>,
    mut caller: Caller,
) -> Result<Caller, Error> {
    let Some(token) = token.filter(|it| it.len() == 64) else { return Ok(caller) };
    let found = sessions::find(&mut ctx.db.read().await?, &hash(token)).await?;
    let now = ctx.now();
    let Some(found) = found.filter(|it| is_good(it, now)) else { return Ok(caller) };
    if !caller.asks_by_itself && found.session.seen_at.plus_seconds(NOTED_EVERY) <= now {
        note(ctx, &found, now).await?;
    }
    caller.signed_in = Some(signed_in(found, now.date()));
    Ok(caller)
}

/// The same session as it stands now, by whatever token; `None` once it has ended. Asking is no use of it.
///
/// # Errors
/// [`Error::Failed`] when the store fails.
pub(crate) async fn still(ctx: &Context, session: SessionId) -> Result<Option<SignedIn>, Error> {
    let found = sessions::find_by_id(&mut ctx.db.read().await?, session).await?;
    let now = ctx.now();
    Ok(found.filter(|it| is_good(it, now)).map(|it| signed_in(it, now.date())))
}

fn is_good(found: &Found, now: Moment) -> bool {
    let idle = if found.posts.is_empty() { IDLE_CITIZEN } else { IDLE_STAFF };
    let session = &found.session;
    found.disabled_at.is_none()
        && now < session.expires_at
        && now < session.seen_at.plus_seconds(idle)
}

async fn note(ctx: &Context, found: &Found, now: Moment) -> Result<(), Error> {
    let id = found.session.id;
    ctx.db
        .transact(move |tx| {
            Box::pin(async move { sessions::touch(tx, id, now).await.map_err(Error::from) })
        })
        .await
}

/// Those whose period `today` lies in.
fn mandates(found: &[Stored], today: Date) -> Vec<Mandate> {
    let day = |text: &str| parse_date(text);
    let is_good = |it: &&Stored| {
        let begun = day(&it.starts_on).is_some_and(|on| on <= today);
        begun && it.ends_on.as_deref().is_none_or(|on| day(on).is_some_and(|on| today <= on))
    };
    let mandate =
        |it: &Stored| Mandate { organisation: it.organisation, is_verified: it.verified != 0 };
    found.iter().filter(is_good).map(mandate).collect()
}

fn signed_in(found: Found, today: Date) -> SignedIn {
    let posts = found
        .posts
        .iter()
        .flat_map(|post| {
            let roles = post.roles.iter().filter_map(|role| role.parse().ok());
            roles.map(|role| Post { department: post.department.clone(), role })
        })
        .collect();
    SignedIn {
        session: found.session.id,
        person: found.session.person,
        name: found.name,
        posts,
        organisations: mandates(&found.mandates, today),
        unread: found.unread,
        owes_password: found.password_given_at.is_some(),
    }
}
