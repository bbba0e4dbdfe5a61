//! Invites whoever was served to say how it was, in the transaction in which that ends.

use crate::{
    Context, Error,
    accounts::{token, token_hash},
    messages::{self, RateAsked},
};
use domain::{
    Moment, Text,
    ids::{OrganisationId, PersonId},
    ratings::{Handled, RatingChannel},
};
use store::{
    Read, Write,
    ratings::{self, Invitation},
};
use uuid::Uuid;

/// What was handled, for whom and by whom.
#[derive(Clone, Debug)]
pub(crate) struct Served {
    /// What.
    pub handled: Handled,
    /// Key of the department that is rated.
    pub department: String,
    /// Key of the service, where it is about one.
    pub item_key: Option<String>,
    /// The people who are rated.
    pub staff: Vec<PersonId>,
    /// Who rates, for one with an account.
    pub rater: Option<PersonId>,
    /// The organisation for which that is done.
    pub organisation: Option<OrganisationId>,
    /// Where it is rated, unless its page knows better.
    pub channel: Option<RatingChannel>,
    /// When it had been handled.
    pub ended_at: Moment,
}

impl Served {
    /// Under which name it is rated once; tickets of windows are counted anew each day.
    fn about(&self) -> String {
        match &self.handled {
            Handled::Visit { .. } => {
                let (on, name) = (self.ended_at.date(), name(&self.handled));
                format!("{name}:{}:{on}", self.department)
            }
            handled => name(handled),
        }
    }
}

fn name(handled: &Handled) -> String {
    match handled {
        Handled::Case { id } => format!("case:{id}"),
        Handled::Matter { number } => format!("matter:{number}"),
        Handled::Visit { ticket, window } => format!("visit:{window}:{ticket}"),
        Handled::Conversation { id } => format!("conversation:{id}"),
    }
}

/// The name of the invitation to rate what was handled; none for a visit, which only its code names.
///
/// # Errors
/// A failure of the store.
pub(crate) async fn invitation_about(
    db: &mut Read,
    handled: &Handled,
) -> Result<Option<Uuid>, Error> {
    let found = ratings::find_invitation_about(db, &name(handled)).await?;
    Ok(found.map(|it| it.id))
}

/// Lets what was handled be rated, and tells whoever was served the first time, where it has a `title` for them.
///
/// # Errors
/// A failure.
pub(crate) async fn invite(
    tx: &mut Write,
    ctx: &Context,
    served: Served,
    title: Option<Text>,
) -> Result<(), Error> {
    let known = ratings::find_invitation_about(tx, &served.about()).await?;
    let invitation = invitation(ctx, &served, None)?;
    ratings::invite(tx, &invitation).await?;
    match (served.rater, title, known) {
        (Some(person), Some(title), None) => {
            messages::tell_rate_asked(tx, ctx, person, RateAsked { rate: invitation.id, title })
                .await
        }
        _ => Ok(()),
    }
}

/// The invitation to rate what was handled.
pub(super) fn invitation(
    ctx: &Context,
    served: &Served,
    token_hash: Option<[u8; 32]>,
) -> Result<Invitation, Error> {
    let mut staff = served.staff.clone();
    staff.sort_unstable();
    staff.dedup();
    Ok(Invitation {
        id: ctx.chance.id(),
        about: served.about(),
        handled: serde_json::to_string(&served.handled).map_err(Error::failed)?,
        department: served.department.clone(),
        item_key: served.item_key.clone(),
        staff,
        rater: served.rater,
        organisation: served.organisation,
        channel: served.channel.map(|it| it.word().to_owned()).unwrap_or_default(),
        token_hash,
        ended_at: served.ended_at,
    })
}

/// A token that stands for a login, for the letter that invites; none when there is nothing to rate any more.
///
/// It is made when the letter is written, so that nothing in the store is worth stealing.
///
/// # Errors
/// A failure of the store.
pub(crate) async fn token_for(ctx: &Context, id: Uuid) -> Result<Option<String>, Error> {
    let token = token(ctx);
    let hash = token_hash(&token);
    let sealed = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let known = ratings::find_invitation(tx, id).await?.is_some();
            if known {
                ratings::seal(tx, id, &hash).await?;
            }
            Ok::<_, Error>(known)
        })
    });
    Ok(sealed.await?.then_some(token))
}
