//! Begin an application, or find the one that was begun before.

use super::{
    Choices,
    own::{actor, admit, authorisation},
};
use crate::{Caller, Context, Error};
use domain::{
    access::Actor,
    forms::{Answer, Answers, Kind, Question},
    ids::{DraftId, OrganisationId, PersonId},
    items::{Item, circumstances},
};
use std::{collections::BTreeMap, sync::Arc};
use store::{
    Write,
    drafts::{self, Draft, DraftKind},
    organisations::{self, Membership},
    people,
};

/// What somebody wants to apply for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Key of the item.
    pub item_key: String,
    /// For which organisation; none for oneself.
    pub organisation: Option<OrganisationId>,
    /// Answers of the eligibility check by its keys, not asked again.
    pub checks: BTreeMap<String, String>,
    /// What was told of the circumstances in the guide, as names and values; what the form does not ask is left out.
    pub told: Vec<(String, String)>,
    /// Start over: a draft that was begun before is thrown away.
    pub fresh: bool,
}

/// What became of the wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// A new draft.
    Started {
        /// Which.
        draft: DraftId,
    },
    /// A draft for the same item was begun before and not filed.
    Existing {
        /// Which.
        draft: DraftId,
    },
}

/// Begins an application, with the answers that the account holds already.
///
/// # Errors
/// [`Error::NotFound`] for an item that is not on offer or an organisation that is not the caller's;
/// `not_authorised` when the authorisation does not cover the item; `not_for_persons` and `not_for_organisation` when
/// the item is for others; `malformed` for answers that the eligibility
/// check does not have; [`Error::SIGN_IN`], or a failure.
pub async fn start(ctx: &Context, caller: &Caller, wish: Wish) -> Result<Start, Error> {
    let actor = actor(caller, caller.signed_in()?.person, wish.organisation)?;
    let item = ctx.catalogue().item(&wish.item_key).cloned().ok_or(Error::NotFound)?;
    let is_known = |(key, value): (&String, &String)| {
        let mut checks = item.checks.iter().filter(|check| check.key == *key);
        checks.any(|check| check.answers.iter().any(|answer| answer.value == *value))
    };
    if !wish.checks.iter().all(is_known) {
        return Err(Error::Refused("malformed"));
    }
    let ctx = ctx.clone();
    ctx.db
        .clone()
        .transact(move |tx| Box::pin(async move { begin(tx, &ctx, &actor, &item, wish).await }))
        .await
}

/// Begins an application for somebody who is being advised, with the answers that their account holds.
///
/// It is theirs as if they had begun it: nobody else reads it, and nobody else files it.
///
/// # Errors
/// [`Error::NotFound`] for an item that is not on offer; `not_for_persons`, or a failure.
pub(crate) async fn start_for(
    ctx: &Context,
    person: PersonId,
    item_key: &str,
) -> Result<DraftId, Error> {
    let item = ctx.catalogue().item(item_key).cloned().ok_or(Error::NotFound)?;
    let (shared, wish) = (ctx.clone(), Wish { item_key: item_key.to_owned(), ..Wish::default() });
    let actor = Actor::citizen(person);
    let begun = ctx
        .db
        .transact(move |tx| Box::pin(async move { begin(tx, &shared, &actor, &item, wish).await }));
    Ok(match begun.await? {
        Start::Started { draft } | Start::Existing { draft } => draft,
    })
}

async fn begin(
    tx: &mut Write,
    ctx: &Context,
    actor: &Actor,
    item: &Arc<Item>,
    wish: Wish,
) -> Result<Start, Error> {
    let (person, now) = (actor.person, ctx.now());
    let authority = match wish.organisation {
        None => None,
        Some(id) => {
            let found = authorisation(tx, person, id, &item.key, now.date()).await?;
            Some(found.ok_or(Error::Refused("not_authorised"))?)
        }
    };
    admit(item, authority.as_ref())?;
    let open = drafts::open_of(tx, person).await?.into_iter().find(|it| {
        it.item_key == item.key
            && it.organisation == wish.organisation
            && it.kind == DraftKind::Filing
    });
    match open {
        Some(draft) if !wish.fresh => return Ok(Start::Existing { draft: draft.id }),
        Some(draft) => drafts::delete(tx, draft.id).await?,
        None => {}
    }
    let facts = facts(tx, actor, authority.as_ref()).await?;
    let draft = Draft {
        id: DraftId::new(ctx.chance.id()),
        owner: person,
        organisation: wish.organisation,
        item_key: item.key.clone(),
        item_version: item.version,
        kind: DraftKind::Filing,
        answers: prefilled(item, &facts, &wish),
        choices: Choices { checks: wish.checks, ..Choices::default() }.json()?,
        version: 1,
        created_at: now,
        updated_at: now,
        case: None,
        submitted_at: None,
    };
    drafts::add(tx, &draft).await?;
    Ok(Start::Started { draft: draft.id })
}

/// What the account knows, by the names of [`domain::forms::PREFILLS`].
async fn facts(
    tx: &mut Write,
    actor: &Actor,
    authority: Option<&Membership>,
) -> Result<BTreeMap<&'static str, Option<String>>, Error> {
    let account = people::find(tx, actor.person).await?;
    let person =
        account.ok_or_else(|| Error::failed("whoever is signed in has an account"))?.person;
    let mut facts = BTreeMap::from([
        ("person.name", Some(person.name)),
        ("person.citizen_id", person.citizen_id),
        ("person.mobile", person.mobile),
    ]);
    if let Some(authority) = authority {
        let organisation = organisations::find(tx, authority.organisation).await?;
        let organisation = organisation.ok_or(Error::NotFound)?;
        facts.insert("organisation.name", Some(authority.name.clone()));
        facts.insert("organisation.credit_code", Some(organisation.credit_code));
    }
    Ok(facts)
}

/// The answers that need not be asked: facts of the account, what was told in the guide, and what the eligibility check
/// has asked already.
fn prefilled(item: &Item, facts: &BTreeMap<&'static str, Option<String>>, wish: &Wish) -> Answers {
    let pairs = wish.told.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let told = circumstances::told(item, pairs);
    let known = |question: &Question| {
        let fact = question.prefill.as_deref().and_then(|name| facts.get(name)?.clone());
        let checked = wish.checks.get(&question.key).cloned();
        let checked = checked.filter(|value| is_choice(&question.kind, value));
        let told = told.get(&question.key).cloned();
        let answer = fact.map(Answer::One).or(told).or(checked.map(Answer::One))?;
        Some((question.key.clone(), answer))
    };
    let questions = item.form.sections.iter().flat_map(|section| &section.questions);
    questions.filter_map(known).collect()
}

fn is_choice(kind: &Kind, value: &str) -> bool {
    matches!(kind, Kind::Choice { choices } if choices.iter().any(|it| it.value == value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        drafts::{show, testing::RESTAURANT},
        testing::hall,
    };

    fn wish() -> Wish {
        Wish { item_key: RESTAURANT.to_owned(), ..Wish::default() }
    }

    #[tokio::test]
    async fn a_draft_begins_with_what_the_account_knows_and_the_check_has_asked() {
        let hall = hall().await;
        let checks = BTreeMap::from([("licence".to_owned(), "yes".to_owned())]);
        let wish = Wish { checks: checks.clone(), ..wish() };
        let begun = start(&hall.ctx, &hall.citizen, wish).await.unwrap();
        let Start::Started { draft } = begun else { panic!("{begun:?}") };
        let view = show(&hall.ctx, &hall.citizen, draft).await.unwrap();
        let expected: Answers = [
            ("leader_name", "王小明"),
            ("leader_id", "990101199001010000"),
            ("leader_mobile", "13800138000"),
        ]
        .map(|(key, answer)| (key.to_owned(), Answer::from(answer)))
        .into();
        assert_eq!(view.answers, expected);
        assert_eq!(view.choices.checks, checks);
    }

    #[tokio::test]
    async fn what_was_told_in_the_guide_is_not_asked_again() {
        let hall = hall().await;
        let told = [("by_agent", "no"), ("business_type", "palace"), ("leader_name", "李四")];
        let told = told.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let begun = start(&hall.ctx, &hall.citizen, Wish { told, ..wish() }).await.unwrap();
        let Start::Started { draft } = begun else { panic!("{begun:?}") };
        let answers = show(&hall.ctx, &hall.citizen, draft).await.unwrap().answers;
        assert_eq!(answers["by_agent"], Answer::from("no"));
        assert_eq!(answers["leader_name"], Answer::from("王小明"));
        assert!(!answers.contains_key("business_type"));
    }

    #[tokio::test]
    async fn whoever_begins_again_may_go_on_or_start_over() {
        let hall = hall().await;
        let Ok(Start::Started { draft }) = start(&hall.ctx, &hall.citizen, wish()).await else {
            panic!("nothing was begun before")
        };
        let again = start(&hall.ctx, &hall.citizen, wish()).await.unwrap();
        assert_eq!(again, Start::Existing { draft });
        let elsewhere = start(&hall.ctx, &hall.stranger, wish()).await.unwrap();
        assert!(matches!(elsewhere, Start::Started { .. }));
        let over = start(&hall.ctx, &hall.citizen, Wish { fresh: true, ..wish() }).await.unwrap();
        assert!(matches!(over, Start::Started { draft: new } if new != draft));
        assert!(matches!(show(&hall.ctx, &hall.citizen, draft).await, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn nothing_begins_for_what_is_not_offered_or_for_whom_one_does_not_act() {
        let hall = hall().await;
        let unknown = Wish { item_key: "moon-permit".to_owned(), ..wish() };
        let for_others =
            Wish { organisation: Some(OrganisationId::new(hall.ctx.chance.id())), ..wish() };
        for wish in [unknown, for_others] {
            let refused = start(&hall.ctx, &hall.citizen, wish).await;
            assert!(matches!(refused, Err(Error::NotFound)));
        }
        for (key, value) in [("licence", "perhaps"), ("moon", "yes")] {
            let checks = BTreeMap::from([(key.to_owned(), value.to_owned())]);
            let refused = start(&hall.ctx, &hall.citizen, Wish { checks, ..wish() }).await;
            assert!(matches!(refused, Err(Error::Refused("malformed"))));
        }
        let nobody = start(&hall.ctx, &Caller::default(), wish()).await;
        assert!(matches!(nobody, Err(Error::Refused("sign_in"))));
    }
}
