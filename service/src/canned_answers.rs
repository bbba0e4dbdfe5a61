//! Canned answers: anybody of a desk proposes one, whoever leads it approves what another wrote, and all say it.

use crate::{
    Caller, Context, Error, FieldFault,
    conversations::{Matter, Shown, cleaned, cleaned_line},
    review::{self, LINES},
};
use domain::{
    Text,
    conversations::{CANNED_TITLE_CHARS, Review, Variable, Verdict, filled, unknown_variable},
    ids::{CannedAnswerId, PersonId},
};
use store::{
    Write,
    canned_answers::{self, CannedAnswer},
    people,
};

/// A version of a canned answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canned {
    /// Which answer.
    pub id: CannedAnswerId,
    /// Which version of it, from 1.
    pub version: i64,
    /// How the desk finds it.
    pub title: String,
    /// What is said, with its variables.
    pub body: String,
    /// Who wrote this version.
    pub writer: String,
    /// Whether that was the reader.
    pub is_yours: bool,
}

/// The canned answers of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Key of the department.
    pub department: String,
    /// Its name.
    pub name: Text,
    /// Those that are said.
    pub approved: Vec<Canned>,
    /// Those that wait for approval.
    pub proposed: Vec<Canned>,
    /// Whether the reader approves what others wrote.
    pub may_approve: bool,
}

/// A canned answer as it would be said in a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// Which.
    pub id: CannedAnswerId,
    /// How the desk finds it.
    pub title: String,
    /// What is said.
    pub text: String,
}

/// The canned answers of a department.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for the desk of another department; a failure.
pub async fn list(ctx: &Context, caller: &Caller, department: &str) -> Result<Listed, Error> {
    let reader = review::reader(caller, department)?;
    let catalogue = ctx.catalogue();
    let name = catalogue.department(department).ok_or(Error::NotFound)?.name.clone();
    Ok(Listed {
        department: department.to_owned(),
        name,
        approved: of_state(ctx, department, Review::Approved, reader.person).await?,
        proposed: of_state(ctx, department, Review::Proposed, reader.person).await?,
        may_approve: reader.leads,
    })
}

async fn of_state(
    ctx: &Context,
    department: &str,
    state: Review,
    reader: PersonId,
) -> Result<Vec<Canned>, Error> {
    let mut db = ctx.db.read().await?;
    let mut listed = Vec::new();
    for it in canned_answers::of_department(&mut db, department, state.word(), LINES).await? {
        let writer = people::find(&mut db, it.written_by).await?.map(|it| it.person.name);
        listed.push(Canned {
            id: it.id,
            version: it.version,
            title: it.title,
            body: it.body,
            writer: writer.unwrap_or_default(),
            is_yours: it.written_by == reader,
        });
    }
    Ok(listed)
}

/// Proposes an answer, or a better version of the answer `id`.
///
/// # Errors
/// [`Error::Invalid`] for `title` and `text`; [`Error::NotFound`] for the desk or an answer of another department; a failure.
pub async fn propose(
    ctx: &Context,
    caller: &Caller,
    department: &str,
    id: Option<CannedAnswerId>,
    title: &str,
    text: &str,
) -> Result<(), Error> {
    let person = review::writer(caller, department)?;
    let (title, body) = checked(title, text)?;
    let (shared, department) = (ctx.clone(), department.to_owned());
    let proposed = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let known = match id {
                Some(id) => canned_answers::versions(tx, id).await?,
                None => Vec::new(),
            };
            if id.is_some() && known.first().is_none_or(|it| it.department != department) {
                return Err(Error::NotFound);
            }
            // Whoever writes a better version means it in place of what still waits.
            for it in known.iter().filter(|it| it.state == Review::Proposed.word()) {
                judge(tx, it, Review::Withdrawn, person, &shared).await?;
            }
            let answer = CannedAnswer {
                id: id.unwrap_or_else(|| CannedAnswerId::new(shared.chance.id())),
                version: known.first().map_or(1, |it| it.version + 1),
                department,
                title,
                body,
                state: Review::Proposed.word().to_owned(),
                written_by: person,
                written_at: shared.now(),
            };
            Ok(canned_answers::add(tx, &answer).await?)
        })
    });
    proposed.await
}

/// Approves what another wrote; it takes the place of the version that was said until now.
///
/// # Errors
/// [`Error::NotFound`]; `forbidden` for one's own and for who does not lead the desk; `conversation_canned_judged` when
/// somebody was faster; a failure.
pub async fn approve(
    ctx: &Context,
    caller: &Caller,
    id: CannedAnswerId,
    version: i64,
) -> Result<(), Error> {
    decided(ctx, caller, (id, version), Verdict::Approve).await
}

/// Takes a version back: one's own proposal, or, as whoever leads the desk, any.
///
/// # Errors
/// As [`approve`].
pub async fn withdraw(
    ctx: &Context,
    caller: &Caller,
    id: CannedAnswerId,
    version: i64,
) -> Result<(), Error> {
    decided(ctx, caller, (id, version), Verdict::Withdraw).await
}

async fn decided(
    ctx: &Context,
    caller: &Caller,
    (id, version): (CannedAnswerId, i64),
    verdict: Verdict,
) -> Result<(), Error> {
    let (shared, caller) = (ctx.clone(), caller.clone());
    let decided = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let versions = canned_answers::versions(tx, id).await?;
            let it = versions.iter().find(|it| it.version == version).ok_or(Error::NotFound)?;
            let state = review::judged(&caller, &it.department, it.written_by, &it.state, verdict)?;
            let person = caller.signed_in()?.person;
            if state == Review::Approved {
                let said = versions.iter().filter(|it| it.state == Review::Approved.word());
                for before in said {
                    judge(tx, before, Review::Replaced, person, &shared).await?;
                }
            }
            judge(tx, it, state, person, &shared).await
        })
    });
    decided.await
}

async fn judge(
    tx: &mut Write,
    it: &CannedAnswer,
    state: Review,
    by: PersonId,
    ctx: &Context,
) -> Result<(), Error> {
    let which = (it.id, it.version);
    let states = (it.state.as_str(), state.word());
    Ok(canned_answers::judge(tx, which, states, by, ctx.now()).await?)
}

/// The approved answers of the desk that has a conversation, filled for whoever asks in it.
///
/// # Errors
/// A failure.
pub async fn for_conversation(ctx: &Context, shown: &Shown) -> Result<Vec<Filled>, Error> {
    let department = &shown.standing.department;
    let mut db = ctx.db.read().await?;
    let known =
        canned_answers::of_department(&mut db, department, Review::Approved.word(), LINES).await?;
    let value = |variable| match (variable, &shown.matter) {
        (Variable::Asker, _) => shown.called.clone(),
        (Variable::Department, _) => Some(shown.department.zh.clone()),
        (Variable::Item, Matter::Item { name, .. } | Matter::Case { name, .. }) => {
            Some(name.zh.clone())
        }
        (Variable::Case, Matter::Case { number, .. }) => Some(number.clone()),
        (Variable::Item | Variable::Case, _) => None,
    };
    let text =
        |it: CannedAnswer| Filled { id: it.id, title: it.title, text: filled(&it.body, value) };
    Ok(known.into_iter().map(text).collect())
}

fn checked(title: &str, text: &str) -> Result<(String, String), Error> {
    let title = cleaned_line("title", title, CANNED_TITLE_CHARS)?;
    let text = cleaned(text)?;
    if unknown_variable(&text).is_some() {
        return Err(Error::Invalid(vec![FieldFault::new("text", "unknown-variable")]));
    }
    Ok((title, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        conversations::{About, Question, Which, begin, claim, show},
        testing::{TestHall, hall},
    };
    use domain::ids::{ConversationId, EntryId};
    use uuid::Uuid;

    async fn proposed(hall: &TestHall, text: &str) -> Canned {
        propose(&hall.ctx, &hall.clerk, "market", None, "体检", text).await.unwrap();
        let listed = list(&hall.ctx, &hall.head, "market").await.unwrap();
        listed.proposed.into_iter().next_back().unwrap()
    }

    /// What the clerk could say in a conversation of 王小明 about a service.
    async fn said(hall: &TestHall) -> Vec<String> {
        let id = ConversationId::new(Uuid::from_u128(1));
        let entry = EntryId::new(Uuid::from_u128(2));
        let about = About::Item("food-business-permit".to_owned());
        let question = Question { id, entry, about, text: "问".to_owned(), asks_person: true };
        begin(&hall.ctx, &hall.citizen, question).await.unwrap();
        claim(&hall.ctx, &hall.clerk, id).await.unwrap();
        let shown = show(&hall.ctx, &hall.clerk, id, Which::Last).await.unwrap();
        let known = for_conversation(&hall.ctx, &shown).await.unwrap();
        known.into_iter().map(|it| it.text).collect()
    }

    #[tokio::test]
    async fn what_another_wrote_is_said_once_whoever_leads_the_desk_approves_it() {
        let hall = hall().await;
        let it = proposed(&hall, "{姓名}您好，{事项}要体检。").await;
        assert_eq!(said(&hall).await, [""; 0]);
        approve(&hall.ctx, &hall.head, it.id, it.version).await.unwrap();
        assert_eq!(said(&hall).await, ["王小明您好，食品经营许可（新办）要体检。"]);
        let again = approve(&hall.ctx, &hall.head, it.id, it.version).await;
        assert!(matches!(again, Err(Error::Refused("conversation_canned_judged"))), "{again:?}");
    }

    #[tokio::test]
    async fn a_better_version_takes_the_place_of_the_one_before_once_it_is_approved() {
        let hall = hall().await;
        let it = proposed(&hall, "一").await;
        approve(&hall.ctx, &hall.head, it.id, 1).await.unwrap();
        for text in ["二", "三"] {
            let id = Some(it.id);
            propose(&hall.ctx, &hall.reviewer, "market", id, "体检", text).await.unwrap();
        }
        assert_eq!(said(&hall).await, ["一"]);
        let waiting = list(&hall.ctx, &hall.head, "market").await.unwrap().proposed;
        assert_eq!(waiting.iter().map(|it| it.version).collect::<Vec<_>>(), [3]);
        approve(&hall.ctx, &hall.head, it.id, 3).await.unwrap();
        assert_eq!(said(&hall).await, ["三"]);
        withdraw(&hall.ctx, &hall.head, it.id, 3).await.unwrap();
        assert_eq!(said(&hall).await, [""; 0]);
    }

    #[tokio::test]
    async fn nobody_approves_their_own_and_no_desk_knows_the_answers_of_another() {
        let hall = hall().await;
        let it = proposed(&hall, "一").await;
        for caller in [&hall.clerk, &hall.reviewer] {
            let refused = approve(&hall.ctx, caller, it.id, 1).await;
            assert!(matches!(refused, Err(Error::Refused("forbidden"))), "{refused:?}");
        }
        let strange = approve(&hall.ctx, &hall.health_clerk, it.id, 1).await;
        assert!(matches!(strange, Err(Error::NotFound)));
        assert!(matches!(
            list(&hall.ctx, &hall.health_clerk, "market").await,
            Err(Error::NotFound)
        ));
        let moved = propose(&hall.ctx, &hall.health_clerk, "health", Some(it.id), "x", "y").await;
        assert!(matches!(moved, Err(Error::NotFound)));
        withdraw(&hall.ctx, &hall.clerk, it.id, 1).await.unwrap();
    }

    #[tokio::test]
    async fn what_cannot_be_said_is_told_beside_its_field() {
        let hall = hall().await;
        let long = "题".repeat(61);
        for (title, text, field, code) in [
            ("", "x", "title", "missing"),
            (&*long, "x", "title", "too-long"),
            ("x", "", "text", "missing"),
            ("x", "{电话}", "text", "unknown-variable"),
        ] {
            let refused = propose(&hall.ctx, &hall.clerk, "market", None, title, text).await;
            let Err(Error::Invalid(faults)) = refused else { panic!("{refused:?}") };
            assert_eq!(faults, [FieldFault::new(field, code)]);
        }
    }
}
