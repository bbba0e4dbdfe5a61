//! The organisations a person acts for: declared by themself, until an officer has compared that with its proof.

use crate::{Caller, Context, Error, FieldFault};
use domain::{
    identifiers::{CreditCode, CreditCodeFault},
    ids::OrganisationId,
    items::Object,
};
use store::{
    Write,
    organisations::{self, Capacity, Membership, Organisation},
    people,
};
use uuid::Uuid;

/// Longest name and statement of authority that is taken, in characters.
const TEXT_MAX: usize = 100;
/// Most organisations one person acts for.
const DECLARED_MAX: usize = 20;

/// The kinds of organisations that apply for something.
pub const KINDS: [Object; 3] =
    [Object::Enterprise, Object::Institution, Object::SocialOrganisation];

/// The lasting word for who applies.
#[must_use]
pub const fn kind_word(kind: Object) -> &'static str {
    match kind {
        Object::Person => "person",
        Object::Enterprise => "enterprise",
        Object::Institution => "institution",
        Object::SocialOrganisation => "social-organisation",
    }
}

/// What a person declares of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declaration {
    /// Registered name.
    pub name: String,
    /// Unified social credit code.
    pub credit_code: String,
    /// Word of the kind, one of [`KINDS`].
    pub kind: String,
    /// `representative` or `agent`.
    pub capacity: String,
    /// What the authority of an agent rests on, such as a letter of authority with its date.
    pub authority: String,
}

/// An organisation a person acts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Represented {
    /// The authorisation.
    pub id: Uuid,
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its name as declared.
    pub name: String,
    /// Word of its kind as declared.
    pub kind: String,
    /// Its credit code.
    pub credit_code: String,
    /// In what capacity.
    pub capacity: Capacity,
    /// What the authority of an agent rests on.
    pub authority: String,
    /// Whether an officer compared it with its proof.
    pub is_verified: bool,
}

/// Adds an organisation that the caller declares to act for, from today on.
///
/// # Errors
/// [`Error::Invalid`] with all faults at once; [`Error::SIGN_IN`]; a failure of the store.
pub async fn declare(ctx: &Context, caller: &Caller, said: Declaration) -> Result<(), Error> {
    let person = caller.signed_in()?.person;
    let (code, membership) = judge(ctx, caller, &said)?;
    let id = membership.organisation;
    ctx.db
        .clone()
        .transact(move |tx| {
            let (code, membership) = (code.clone(), membership.clone());
            Box::pin(async move {
                let known = organisations::memberships_of(tx, person).await?;
                if known.len() >= DECLARED_MAX {
                    return Err(fault("credit_code", "too-many-organisations"));
                }
                let organisation = enter(tx, id, &code, &membership).await?;
                if known.iter().any(|it| it.organisation == organisation) {
                    return Err(fault("credit_code", "organisation-declared"));
                }
                let membership = Membership { organisation, ..membership };
                Ok(organisations::authorise(tx, &membership).await?)
            })
        })
        .await
}

fn fault(field: &str, code: &'static str) -> Error {
    Error::Invalid(vec![FieldFault::new(field, code)])
}

/// The authorisation as it will be kept, or everything that is wrong.
fn judge(
    ctx: &Context,
    caller: &Caller,
    said: &Declaration,
) -> Result<(CreditCode, Membership), Error> {
    let person = caller.signed_in()?.person;
    let code = CreditCode::parse(&said.credit_code);
    let kind = KINDS.into_iter().map(kind_word).find(|it| *it == said.kind);
    let all = [Capacity::Representative, Capacity::Agent];
    let capacity = all.into_iter().find(|it| it.word() == said.capacity);
    let is_agent = capacity == Some(Capacity::Agent);
    let authority = if is_agent { text_fault(&said.authority) } else { None };
    let faults = [
        ("organisation", text_fault(&said.name)),
        ("credit_code", code.as_ref().err().map(|it| CreditCodeFault::code(*it))),
        ("kind", kind.is_none().then_some("missing")),
        ("capacity", capacity.is_none().then_some("missing")),
        ("authority", authority),
    ];
    let told = faults.iter().filter_map(|(field, code)| Some(FieldFault::new(*field, (*code)?)));
    let told: Vec<_> = told.collect();
    let (Ok(code), Some(kind), Some(capacity), true) = (code, kind, capacity, told.is_empty())
    else {
        return Err(Error::Invalid(told));
    };
    let membership = Membership {
        id: ctx.chance.id(),
        organisation: OrganisationId::new(ctx.chance.id()),
        person,
        capacity,
        name: said.name.trim().to_owned(),
        kind: kind.to_owned(),
        authority: if is_agent { said.authority.trim().to_owned() } else { String::new() },
        scope: Vec::new(),
        starts_on: ctx.now().date(),
        ends_on: None,
        granted_by: None,
        granted_at: ctx.now(),
        revoked_at: None,
        verified: None,
    };
    Ok((code, membership))
}

fn text_fault(text: &str) -> Option<&'static str> {
    match text.trim().chars().count() {
        0 => Some("missing"),
        length if length > TEXT_MAX => Some("too-long"),
        _ if text.trim().chars().any(char::is_control) => Some("name"),
        _ => None,
    }
}

/// The organisation with this code, entered now under `id` if it is not known.
async fn enter(
    tx: &mut Write,
    id: OrganisationId,
    code: &CreditCode,
    membership: &Membership,
) -> Result<OrganisationId, Error> {
    if let Some(known) = organisations::find_by_credit_code(tx, code.as_str()).await? {
        return Ok(known.id);
    }
    let person = people::find(tx, membership.person).await?.ok_or(Error::SIGN_IN)?.person;
    let is_own = membership.capacity == Capacity::Representative;
    let organisation = Organisation {
        id,
        credit_code: code.as_str().to_owned(),
        name: membership.name.clone(),
        kind: membership.kind.clone(),
        representative: if is_own { person.name } else { String::new() },
        created_at: membership.granted_at,
    };
    organisations::add(tx, &organisation).await?;
    Ok(id)
}

/// The organisations the caller acts for, oldest first.
///
/// # Errors
/// [`Error::SIGN_IN`], or a failure of the store.
pub async fn represented(ctx: &Context, caller: &Caller) -> Result<Vec<Represented>, Error> {
    let person = caller.signed_in()?.person;
    let mut db = ctx.db.read().await?;
    let known = organisations::of_person(&mut db, person).await?;
    let held = organisations::memberships_of(&mut db, person).await?;
    let code = |it: &Membership| {
        let found = known.iter().find(|known| known.id == it.organisation);
        found.map(|it| it.credit_code.clone()).unwrap_or_default()
    };
    let represented = held.iter().map(|it| Represented {
        id: it.id,
        organisation: it.organisation,
        name: it.name.clone(),
        kind: it.kind.clone(),
        credit_code: code(it),
        capacity: it.capacity,
        authority: it.authority.clone(),
        is_verified: it.verified.is_some(),
    });
    Ok(represented.collect())
}

/// Ends the caller's own authorisation `id`.
///
/// # Errors
/// [`Error::NotFound`] for another person's as for none; [`Error::SIGN_IN`]; a failure of the store.
pub async fn leave(ctx: &Context, caller: &Caller, id: Uuid) -> Result<(), Error> {
    let (person, now) = (caller.signed_in()?.person, ctx.now());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let own = organisations::memberships_of(tx, person).await?;
                if !own.iter().any(|it| it.id == id) {
                    return Err(Error::NotFound);
                }
                Ok(organisations::revoke(tx, id, now).await?)
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::hall;

    fn noodles() -> Declaration {
        Declaration {
            name: "澄江面业有限公司".to_owned(),
            credit_code: "9135 0100 M000 100Y 43".to_owned(),
            kind: "enterprise".to_owned(),
            capacity: "agent".to_owned(),
            authority: "授权委托书，2026年2月1日".to_owned(),
        }
    }

    #[tokio::test]
    async fn a_person_declares_an_organisation_once_and_leaves_it() {
        let hall = hall().await;
        declare(&hall.ctx, &hall.citizen, noodles()).await.unwrap();
        let again = declare(&hall.ctx, &hall.citizen, noodles()).await;
        assert!(
            matches!(again, Err(Error::Invalid(faults)) if faults[0].code == "organisation-declared")
        );
        let own = represented(&hall.ctx, &hall.citizen).await.unwrap();
        assert_eq!((own.len(), own[0].credit_code.as_str()), (1, "91350100M000100Y43"));
        assert!(!own[0].is_verified, "nobody has compared it with anything");
        let theirs = leave(&hall.ctx, &hall.stranger, own[0].id).await;
        assert!(matches!(theirs, Err(Error::NotFound)));
        leave(&hall.ctx, &hall.citizen, own[0].id).await.unwrap();
        assert_eq!(represented(&hall.ctx, &hall.citizen).await.unwrap(), []);
        declare(&hall.ctx, &hall.citizen, noodles()).await.unwrap();
    }

    #[tokio::test]
    async fn everything_that_is_wrong_with_a_declaration_is_told_at_once() {
        let hall = hall().await;
        let wrong = Declaration {
            credit_code: "91350100M000100Y44".to_owned(),
            capacity: "agent".to_owned(),
            ..Declaration::default()
        };
        let Err(Error::Invalid(faults)) = declare(&hall.ctx, &hall.citizen, wrong).await else {
            panic!("it must not be taken")
        };
        let told: Vec<_> = faults.iter().map(|it| (it.field.as_str(), it.code)).collect();
        let expected = [
            ("organisation", "missing"),
            ("credit_code", "credit-code-check"),
            ("kind", "missing"),
            ("authority", "missing"),
        ];
        assert_eq!(told, expected);
    }
}
