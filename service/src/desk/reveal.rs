//! Shows what is kept from view of an applicant, and notes who looked and why.

use crate::{
    Caller, Context, Error, FieldFault,
    cases::{Side, capacity, load},
};
use domain::{Moment, access::Action};
use store::{
    disclosures::{self, Disclosure},
    people,
};

/// After so many looks on one day somebody should ask what for (security B6 21).
const MANY_LOOKS: i64 = 50;

/// The personal facts of an applicant.
#[derive(Clone, PartialEq, Eq)]
pub struct Revealed {
    /// Name as filed.
    pub name: String,
    /// Citizen identity number.
    pub citizen_id: Option<String>,
    /// Mobile number.
    pub mobile: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// The personal facts of the applicant of the case `number`; the look is noted before anything is shown.
///
/// # Errors
/// [`Error::Invalid`] without a purpose; [`Error::SIGN_IN`]; [`Error::NotFound`] for a case of another
/// department as for none; `forbidden`; a failure of the store.
pub async fn reveal(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    purpose: &str,
) -> Result<Revealed, Error> {
    let person = caller.signed_in()?.person;
    let (within, caller, number) = (ctx.clone(), caller.clone(), number.to_owned());
    let purpose = purpose.trim().to_owned();
    let revealed = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let ctx = &within;
            let loaded = load(tx, ctx, &number).await?.ok_or(Error::NotFound)?;
            capacity(&caller, Side::Staff, Action::SeeMaterials, &loaded.case)?;
            if purpose.is_empty() {
                return Err(Error::Invalid(vec![FieldFault::new("purpose", "missing")]));
            }
            let case = loaded.row.id;
            let look = Disclosure { id: ctx.chance.id(), case, person, purpose, at: ctx.now() };
            disclosures::note(tx, &look).await?;
            let today = Moment::start_of(ctx.now().date());
            let looks = disclosures::count_since(tx, person, today).await?;
            let account = people::find(tx, loaded.row.applicant).await?;
            let account = account.ok_or(Error::NotFound)?.person;
            let revealed = Revealed {
                name: loaded.row.applicant_name,
                citizen_id: account.citizen_id,
                mobile: account.mobile,
                email: account.email,
            };
            Ok::<_, Error>((revealed, looks))
        })
    });
    let (revealed, looks) = revealed.await?;
    if looks > MANY_LOOKS {
        tracing::warn!(%person, looks, "an officer has many personal facts shown today");
    }
    Ok(revealed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cases::testing::filed, desk::show, testing::hall};

    #[tokio::test]
    async fn personal_facts_are_shown_for_a_purpose_and_the_look_is_noted() {
        let hall = hall().await;
        let number = filed(&hall).await.to_string();
        let masked = show(&hall.ctx, &hall.clerk, &number).await.unwrap().applicant;
        assert_eq!(masked.citizen_id.as_deref(), Some("9901***********000"));
        assert_eq!(masked.mobile.as_deref(), Some("138****8000"));
        let idle = reveal(&hall.ctx, &hall.clerk, &number, " ").await;
        assert!(matches!(idle, Err(Error::Invalid(_))));
        let shown = reveal(&hall.ctx, &hall.clerk, &number, "核对身份").await.unwrap();
        assert_eq!(shown.citizen_id.as_deref(), Some("990101199001010000"));
        let looks = show(&hall.ctx, &hall.clerk, &number).await.unwrap().looks;
        let purposes: Vec<_> = looks.iter().map(|it| it.purpose.as_str()).collect();
        assert_eq!(purposes, ["核对身份"]);
    }

    #[tokio::test]
    async fn the_issuing_desk_and_other_departments_see_no_personal_facts() {
        let hall = hall().await;
        let number = filed(&hall).await.to_string();
        let issuing = reveal(&hall.ctx, &hall.issuing_clerk, &number, "发证").await;
        assert!(matches!(issuing, Err(Error::Refused("forbidden"))));
        assert!(show(&hall.ctx, &hall.issuing_clerk, &number).await.unwrap().materials.is_none());
        let health = reveal(&hall.ctx, &hall.health_clerk, &number, "看看").await;
        assert!(matches!(health, Err(Error::NotFound)));
    }
}
