//! Sign a colleague out everywhere.

use super::{
    Deed,
    authority::{authorise, colleague},
    record,
};
use crate::{Caller, Context, Error};
use domain::{access::Action, ids::PersonId};
use store::sessions;

/// Ends every session of `person`, the caller's own included where it is their own; answers how many.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here, and for somebody who does not; `forbidden` for
/// all but security administrators; a failure.
pub async fn end_sessions(ctx: &Context, caller: &Caller, person: PersonId) -> Result<u64, Error> {
    let author = authorise(caller, Action::EndSessions)?;
    let within = ctx.clone();
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let name = colleague(tx, person).await?.name;
                let sessions = sessions::end_all(tx, person, None, within.now()).await?;
                let deed = Deed::SessionsEnded { person, name, sessions };
                record(tx, &within, Some(&author), &deed).await?;
                Ok(sessions)
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::recognise,
        admin::administrators,
        testing::{hall, token_of},
    };

    #[tokio::test]
    async fn a_colleague_is_signed_out_on_every_device_and_nobody_else_is() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let tokens = [token_of(&hall, &hall.clerk).await, token_of(&hall, &hall.clerk).await];
        let other = token_of(&hall, &hall.head).await;
        let clerk = hall.clerk.signed_in().unwrap().person;
        assert_eq!(end_sessions(&hall.ctx, &them.security, clerk).await.unwrap(), 2);
        for (token, known) in [(&tokens[0], false), (&tokens[1], false), (&other, true)] {
            let caller = recognise(&hall.ctx, Some(token), Caller::default()).await.unwrap();
            assert_eq!(caller.signed_in.is_some(), known);
        }
        let citizen = hall.citizen.signed_in().unwrap().person;
        let absent = end_sessions(&hall.ctx, &them.security, citizen).await.unwrap_err();
        assert!(matches!(absent, Error::NotFound), "sessions of citizens are their own");
        let refused = end_sessions(&hall.ctx, &them.system, clerk).await.unwrap_err();
        assert!(matches!(refused, Error::Refused("forbidden")));
    }
}
