//! Whether an applicant may act for the organisation: declared by them, compared with its proof by an officer.

use crate::{
    Caller, Context, Error,
    cases::{Loaded, Side, capacity, load},
};
use domain::{Moment, access::Action};
use store::{
    Session,
    organisations::{self, Capacity, Membership},
    people,
};

/// What the applicant declares of the organisation they act for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// The credit code of the organisation.
    pub credit_code: String,
    /// Name of the person who acts.
    pub person: String,
    /// In what capacity.
    pub capacity: Capacity,
    /// What the authority of an agent rests on.
    pub authority: String,
    /// When an officer compared it with its proof, and their name; none while it is only declared.
    pub verified: Option<(Moment, String)>,
}

/// What the applicant declares; none for whoever applies for themself, or has left the organisation.
pub(super) async fn authority(
    db: &mut impl Session,
    loaded: &Loaded,
) -> Result<Option<Authority>, Error> {
    let Some(held) = held(db, loaded).await? else { return Ok(None) };
    let organisation = organisations::find(db, held.organisation).await?.ok_or(Error::NotFound)?;
    let verified = match held.verified {
        Some((at, by)) => Some((at, name(db, by).await?)),
        None => None,
    };
    Ok(Some(Authority {
        credit_code: organisation.credit_code,
        person: name(db, held.person).await?,
        capacity: held.capacity,
        authority: held.authority,
        verified,
    }))
}

/// Notes that the caller compared what the applicant of the case `number` declares with its proof.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for a case of another department as for none, and where nobody acts for
/// an organisation; `forbidden` for whoever does not see the documents; a failure of the store.
pub async fn verify_authority(ctx: &Context, caller: &Caller, number: &str) -> Result<(), Error> {
    let officer = caller.signed_in()?.person;
    let (within, caller, number) = (ctx.clone(), caller.clone(), number.to_owned());
    let verified = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let loaded = load(tx, &within, &number).await?.ok_or(Error::NotFound)?;
            capacity(&caller, Side::Staff, Action::SeeMaterials, &loaded.case)?;
            let held = held(tx, &loaded).await?.ok_or(Error::NotFound)?;
            Ok::<_, Error>(organisations::verify(tx, held.id, officer, within.now()).await?)
        })
    });
    verified.await
}

async fn held(db: &mut impl Session, loaded: &Loaded) -> Result<Option<Membership>, Error> {
    let Some(organisation) = loaded.row.organisation else { return Ok(None) };
    let held = organisations::memberships_of(db, loaded.row.applicant).await?;
    Ok(held.into_iter().find(|it| it.organisation == organisation))
}

async fn name(db: &mut impl Session, person: domain::ids::PersonId) -> Result<String, Error> {
    Ok(people::find(db, person).await?.map(|it| it.person.name).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::{Declaration, declare, represented},
        caller::Mandate,
        cases::{self, Which, receipt, testing::filed_for},
        desk,
        drafts::{self, Wish, start, testing::RESTAURANT},
        testing::{TestHall, hall},
    };

    /// The caller with what they declared, as they are known at their next request.
    async fn acting(hall: &TestHall, caller: &Caller) -> Caller {
        let held = represented(&hall.ctx, caller).await.unwrap();
        let mut caller = caller.clone();
        caller.signed_in.as_mut().unwrap().organisations = held
            .iter()
            .map(|it| Mandate { organisation: it.organisation, is_verified: it.is_verified })
            .collect();
        caller
    }

    async fn agent(hall: &TestHall, caller: &Caller) -> Caller {
        let said = Declaration {
            name: "澄江面业有限公司".to_owned(),
            credit_code: "91350100M000100Y43".to_owned(),
            kind: "enterprise".to_owned(),
            capacity: "representative".to_owned(),
            authority: String::new(),
        };
        declare(&hall.ctx, caller, said).await.unwrap();
        acting(hall, caller).await
    }

    #[tokio::test]
    async fn an_application_for_an_organisation_names_it_and_the_clerk_sees_that_it_is_only_declared()
     {
        let hall = hall().await;
        let citizen = agent(&hall, &hall.citizen).await;
        let number = filed_for(&hall, &citizen).await.to_string();
        let shown = receipt(&hall.ctx, &citizen, &number).await.unwrap();
        assert_eq!(shown.notice.applicant, "澄江面业有限公司");
        let mine = cases::list(&hall.ctx, &citizen, None, Which::InProgress, None).await.unwrap();
        assert_eq!(mine.lines[0].applicant_name, "澄江面业有限公司");
        let dossier = desk::show(&hall.ctx, &hall.clerk, &number).await.unwrap();
        let declared = dossier.authority.unwrap();
        assert_eq!((declared.person.as_str(), &declared.verified), ("王小明", &None));
        let health = verify_authority(&hall.ctx, &hall.health_clerk, &number).await;
        assert!(matches!(health, Err(Error::NotFound)));
        verify_authority(&hall.ctx, &hall.clerk, &number).await.unwrap();
        let dossier = desk::show(&hall.ctx, &hall.clerk, &number).await.unwrap();
        assert_eq!(dossier.authority.unwrap().verified.unwrap().1, "赵敏");
    }

    #[tokio::test]
    async fn whoever_only_declares_to_act_for_an_organisation_sees_nothing_of_its_other_members() {
        let hall = hall().await;
        let citizen = agent(&hall, &hall.citizen).await;
        let number = filed_for(&hall, &citizen).await.to_string();
        let other = agent(&hall, &hall.stranger).await;
        let organisation = other.signed_in.as_ref().unwrap().organisations[0].organisation;
        let seen = cases::show(&hall.ctx, &other, &number).await;
        assert!(matches!(seen, Err(Error::NotFound)));
        let all = async |caller: &Caller| {
            cases::list(&hall.ctx, caller, Some(organisation), Which::InProgress, None).await
        };
        assert!(matches!(all(&other).await, Err(Error::NotFound)));
        let theirs = filed_for(&hall, &other).await.to_string();
        verify_authority(&hall.ctx, &hall.clerk, &theirs).await.unwrap();
        let other = acting(&hall, &hall.stranger).await;
        assert!(cases::show(&hall.ctx, &other, &number).await.is_ok());
        assert_eq!(all(&other).await.unwrap().lines.len(), 2);
        let unverified = cases::show(&hall.ctx, &citizen, &theirs).await;
        assert!(matches!(unverified, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn a_draft_of_an_organisation_is_its_writers_until_another_member_is_verified() {
        let hall = hall().await;
        let citizen = agent(&hall, &hall.citizen).await;
        let other = agent(&hall, &hall.stranger).await;
        let organisation = citizen.signed_in.as_ref().unwrap().organisations[0].organisation;
        let wish = Wish {
            item_key: RESTAURANT.to_owned(),
            organisation: Some(organisation),
            ..Wish::default()
        };
        let Ok(drafts::Start::Started { draft }) = start(&hall.ctx, &citizen, wish).await else {
            panic!("nothing was begun before")
        };
        let shown = drafts::show(&hall.ctx, &citizen, draft).await.unwrap();
        assert_eq!(shown.answers["credit_code"], "91350100M000100Y43".into());
        let theirs = drafts::show(&hall.ctx, &other, draft).await;
        assert!(matches!(theirs, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn what_is_for_persons_is_not_applied_for_by_an_organisation_nor_the_other_way_round() {
        let hall = hall().await;
        let citizen = agent(&hall, &hall.citizen).await;
        let organisation = citizen.signed_in.as_ref().unwrap().organisations[0].organisation;
        let wish = |key: &str, organisation| Wish {
            item_key: key.to_owned(),
            organisation,
            ..Wish::default()
        };
        for (key, organisation, code) in [
            ("labour-dispatch-permit", None, "not_for_persons"),
            ("residence-permit", Some(organisation), "not_for_organisation"),
        ] {
            let refused = start(&hall.ctx, &citizen, wish(key, organisation)).await;
            assert!(matches!(refused, Err(Error::Refused(it)) if it == code), "{key}");
        }
        let right = start(&hall.ctx, &citizen, wish("labour-dispatch-permit", Some(organisation)));
        assert!(right.await.is_ok());
    }
}
