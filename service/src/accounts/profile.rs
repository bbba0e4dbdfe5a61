//! What a person sees of themselves.

use crate::{Caller, Context, Error};
use domain::identifiers::{CitizenId, EmailAddress, Mobile};
use store::{
    email_claims, people,
    sessions::{self, Session},
};

/// A person to themselves.
pub struct Profile {
    /// Real name.
    pub name: String,
    /// Name to sign in with, for members of staff.
    pub login: Option<String>,
    /// Citizen identity number.
    pub citizen_id: Option<CitizenId>,
    /// Mobile number.
    pub mobile: Option<Mobile>,
    /// E-mail address to which letters go.
    pub email: Option<EmailAddress>,
    /// Another that they have yet to show to be theirs.
    pub claimed_email: Option<EmailAddress>,
    /// The sessions that are still good, newest first.
    pub sessions: Vec<Session>,
}

/// The caller's own account.
///
/// # Errors
/// [`Error::SIGN_IN`] for a stranger, or a failure.
pub async fn profile(ctx: &Context, caller: &Caller) -> Result<Profile, Error> {
    let id = caller.signed_in()?.person;
    let mut db = ctx.db.read().await?;
    let person = people::find(&mut db, id).await?.ok_or(Error::SIGN_IN)?.person;
    let claimed = email_claims::find(&mut db, id).await?;
    let today = ctx.now().date();
    Ok(Profile {
        name: person.name,
        login: person.login,
        citizen_id: person.citizen_id.and_then(|it| CitizenId::parse(&it, today, true).ok()),
        mobile: person.mobile.and_then(|it| Mobile::parse(&it).ok()),
        email: person.email.and_then(|it| EmailAddress::parse(&it).ok()),
        claimed_email: claimed.and_then(|it| EmailAddress::parse(&it).ok()),
        sessions: sessions::of_person(&mut db, id, ctx.now()).await?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::hall;

    #[tokio::test]
    async fn a_person_sees_themselves_and_a_stranger_nobody() {
        let hall = hall().await;
        let profile = profile(&hall.ctx, &hall.citizen).await.ok().unwrap();
        assert_eq!(profile.name, "王小明");
        assert_eq!(profile.mobile.unwrap().masked(), "138****8000");
        let refused = super::profile(&hall.ctx, &Caller::default()).await.err().unwrap();
        assert!(matches!(refused, Error::Refused("sign_in")));
    }
}
