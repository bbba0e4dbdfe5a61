//! File an application: the draft becomes a case, once.

use super::{
    Choices, Sheet,
    own::{actor, admit, authorisation, own, permit},
};
use crate::{
    Caller, Context, Error, FieldFault,
    bars::against,
    cases::{Opening, item_of, open, query_code},
};
use domain::{
    Moment,
    access::{Action, Actor, Subject},
    forms::settled,
    identifiers::{CaseNumber, QueryCode},
    ids::{CaseId, DraftId, PersonId},
    items::Item,
    licensing::{ActionKind, Channel, Command, Commitment, Event, Filing, Terms, decide},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::{
    Read, Write,
    cases::{self, Content},
    drafts::{self, Draft, DraftKind},
    files::{self, File},
    people,
};

/// What the applicant signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// The declaration that everything is true (XK 31).
    pub declaration: bool,
    /// The commitment; counts only where it was chosen in the draft.
    pub commitment: bool,
}

/// The case that a draft has become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Submitted {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// The code for tracking without an account; only for the request that has filed the case.
    pub query_code: Option<QueryCode>,
    /// The case.
    pub case: CaseId,
}

/// Files the draft as it was read in `read_version`.
///
/// Filing again, be it by a double tap, a retry or a second tab, files nothing and answers the same number.
///
/// # Errors
/// [`Error::Invalid`] with every fault, such as `material.layout`; [`Error::STALE`] when the draft was saved since;
/// `item_changed` and `not_offered` when another version or none is on offer (SPC 9: what is filed is judged by the
/// version in force); [`Error::NotFound`] when it is not the caller's; a refusal of the law; a failure.
pub async fn submit(
    ctx: &Context,
    caller: &Caller,
    id: DraftId,
    read_version: i64,
    signed: Signed,
) -> Result<Submitted, Error> {
    let mut db = ctx.db.read().await?;
    let draft = own(&mut db, caller, id, Action::SeeDraft).await?;
    if draft.kind != DraftKind::Filing {
        return Err(Error::NotFound);
    }
    if draft.submitted_at.is_some() {
        return filed(&mut db, id).await?.ok_or(Error::NotFound);
    }
    let ready = prepare(&mut db, ctx, caller, draft, read_version, signed).await?;
    drop(db);
    let shared = ctx.clone();
    let outcome =
        ctx.db.transact(move |tx| Box::pin(async move { file(tx, &shared, ready).await })).await;
    match outcome {
        Ok(submitted) => Ok(submitted),
        // Somebody was faster: with the same draft it was the same person.
        Err(error) => filed(&mut ctx.db.read().await?, id).await?.ok_or(error),
    }
}

/// What the draft has become already.
async fn filed(db: &mut Read, id: DraftId) -> Result<Option<Submitted>, Error> {
    let Some(case) = cases::find_by_draft(db, id).await? else { return Ok(None) };
    let number = CaseNumber::parse(&case.number).map_err(Error::failed)?;
    Ok(Some(Submitted { number, query_code: None, case: case.id }))
}

/// An application that lacks nothing but its number.
#[derive(Clone)]
struct Ready {
    draft: DraftId,
    version: i64,
    files: Vec<File>,
    item: Arc<Item>,
    opening: Opening,
    names: BTreeMap<PersonId, String>,
    events: Vec<Event>,
    at: Moment,
}

async fn prepare(
    db: &mut Read,
    ctx: &Context,
    caller: &Caller,
    draft: Draft,
    read_version: i64,
    signed: Signed,
) -> Result<Ready, Error> {
    let now = ctx.now();
    match ctx.catalogue().item(&draft.item_key) {
        _ if draft.version != read_version => return Err(Error::STALE),
        None => return Err(Error::Refused("not_offered")),
        Some(item) if item.version != draft.item_version => {
            return Err(Error::Refused("item_changed"));
        }
        Some(_) => {}
    }
    let item = item_of(db, ctx, &draft.item_key, draft.item_version).await?;
    let choices = Choices::of(&draft)?;
    let files = files::of_draft(db, draft.id).await?;
    let sheet = Sheet::new(ctx, &item, &draft, &choices, &files);
    complain(&sheet, &choices, signed)?;
    let actor = actor(caller, draft.owner, draft.organisation)?;
    let authority = match draft.organisation {
        None => None,
        Some(id) => authorisation(db, actor.person, id, &item.key, now.date()).await?,
    };
    if authority.is_some() || draft.organisation.is_none() {
        admit(&item, authority.as_ref())?;
    }
    let bars = against(db, ctx, (draft.owner, draft.organisation), &item.key).await?;
    let bad_credit = bars.iter().any(|it| !it.ground.rules_out_filing());
    let filing = Filing {
        applicant: draft.owner,
        organisation: draft.organisation,
        channel: Channel::Online,
        terms: Terms::of(&item),
        papers: sheet.papers(),
        faults: 0,
        declared: signed.declaration,
        authorised: draft.organisation.is_none() || authority.is_some(),
        barred: bars.iter().any(|it| it.ground.rules_out_filing()),
        project_code_valid: sheet.project_code_valid(),
        commitment: choices.commits.then_some(Commitment { signed: true, bad_credit }),
    };
    permit(&actor, Action::Do(ActionKind::Submit), &Subject::filing(&filing))?;
    let content = Content {
        answers: settled(&item.form, sheet.answers()),
        choices: Choices { saved: BTreeMap::new(), ..choices }.json()?,
    };
    let organisation = authority.map(|it| it.name);
    let (applicant_name, names) = names(db, &actor, draft.owner, organisation).await?;
    let command = Command::Submit(Box::new(filing));
    let events = decide(None, command, &actor, now, &ctx.calendar())?;
    let opening = Opening {
        id: CaseId::new(ctx.chance.id()),
        query_code: query_code(ctx),
        draft: Some(draft.id),
        applicant_name,
        content,
    };
    let (draft, version) = (draft.id, draft.version);
    Ok(Ready { draft, version, files, item, opening, names, events, at: now })
}

/// Everything that is wrong, all at once.
fn complain(sheet: &Sheet<'_>, choices: &Choices, signed: Signed) -> Result<(), Error> {
    let mut faults: Vec<FieldFault> = sheet.faults().iter().map(FieldFault::from).collect();
    if !signed.declaration {
        faults.push(FieldFault::new("declaration", "not-signed"));
    }
    if choices.commits && !signed.commitment {
        faults.push(FieldFault::new("commitment", "not-signed"));
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

/// Name of the applicant, and the names of the people the history speaks of.
async fn names(
    db: &mut Read,
    actor: &Actor,
    owner: PersonId,
    organisation: Option<String>,
) -> Result<(String, BTreeMap<PersonId, String>), Error> {
    let mut names = BTreeMap::new();
    for id in BTreeSet::from([owner, actor.person]) {
        let account = people::find(db, id).await?.ok_or(Error::NotFound)?;
        names.insert(id, account.person.name);
    }
    Ok((organisation.unwrap_or_else(|| names[&owner].clone()), names))
}

/// Makes the case of what was prepared, unless the draft or its files changed since.
async fn file(tx: &mut Write, ctx: &Context, ready: Ready) -> Result<Submitted, Error> {
    if files::of_draft(tx, ready.draft).await? != ready.files {
        return Err(Error::STALE);
    }
    let (case, query_code) = (ready.opening.id, ready.opening.query_code);
    let recorded = open(tx, ctx, &ready.item, ready.opening, ready.names, ready.events).await?;
    files::attach(tx, ready.draft, case).await?;
    drafts::submit(tx, ready.draft, ready.version, case, ready.at).await?;
    Ok(Submitted { number: recorded.number, query_code: Some(query_code), case })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        drafts::{
            Page, Save, save_section, show,
            testing::{OPERATOR, begun, complete, page, save_ok},
        },
        testing::{TestHall, hall},
    };
    use domain::licensing::State;
    use store::{documents, history, messages};

    const SIGNED: Signed = Signed { declaration: true, commitment: false };

    async fn counts(hall: &TestHall, person: &Caller, case: CaseId) -> (usize, usize, i64) {
        let mut db = hall.ctx.db.read().await.unwrap();
        let trail = history::trail(&mut db, case).await.unwrap();
        let person = person.signed_in().unwrap().person;
        let unread = messages::unread(&mut db, person).await.unwrap();
        (trail.events.len(), documents::of_case(&mut db, case).await.unwrap().len(), unread)
    }

    #[tokio::test]
    async fn a_complete_draft_becomes_a_case_with_its_receipt_and_a_message() {
        let hall = hall().await;
        let (id, version) = complete(&hall).await;
        let filed = submit(&hall.ctx, &hall.citizen, id, version, SIGNED).await.unwrap();
        assert!(filed.query_code.is_some());
        assert_eq!(counts(&hall, &hall.citizen, filed.case).await, (1, 1, 1));
        let view = show(&hall.ctx, &hall.citizen, id).await.unwrap();
        assert_eq!(view.filed_as, Some(filed.number));
        let mut db = hall.ctx.db.read().await.unwrap();
        let case = cases::find(&mut db, filed.case).await.unwrap().unwrap();
        assert_eq!(case.standing.state, State::Received.word());
        assert_eq!((case.draft, case.applicant_name.as_str()), (Some(id), "王小明"));
        assert_eq!(files::of_case(&mut db, filed.case).await.unwrap().len(), 2);
        let content = cases::content(&mut db, filed.case).await.unwrap().unwrap();
        // Kept as records write it, however it was typed.
        assert_eq!(content.answers["area"], "120".into());
    }

    #[tokio::test]
    async fn a_double_tap_a_retry_and_a_second_tab_give_one_case_and_one_number() {
        let hall = hall().await;
        let (id, version) = complete(&hall).await;
        let tap = || submit(&hall.ctx, &hall.citizen, id, version, SIGNED);
        let (one, other) = tokio::join!(tap(), tap());
        let (one, other) = (one.unwrap(), other.unwrap());
        let later = tap().await.unwrap();
        assert_eq!((one.number, one.case), (other.number, other.case));
        assert_eq!((one.number, one.case), (later.number, later.case));
        let codes = [one, other, later].into_iter().filter_map(|it| it.query_code).count();
        assert_eq!(codes, 1);
        assert_eq!(counts(&hall, &hall.citizen, one.case).await, (1, 1, 1));
    }

    #[tokio::test]
    async fn everything_that_is_missing_is_told_at_once_and_nothing_is_filed() {
        let hall = hall().await;
        let id = begun(&hall).await;
        let version = save_ok(&hall, id, page("operator", 1, OPERATOR)).await;
        let refused = submit(&hall.ctx, &hall.citizen, id, version, Signed::default()).await;
        let Err(Error::Invalid(faults)) = refused else { panic!("{refused:?}") };
        for expected in [
            FieldFault::new("address", "missing"),
            FieldFault::new("products", "missing"),
            FieldFault::new("material.layout", "material-missing"),
            FieldFault::new("declaration", "not-signed"),
        ] {
            assert!(faults.contains(&expected), "{expected:?} among {faults:?}");
        }
        // What may follow after acceptance does not hold the application up.
        assert!(!faults.iter().any(|it| it.field == "material.safety-rules"));
        assert_eq!(show(&hall.ctx, &hall.citizen, id).await.unwrap().filed_as, None);
    }

    #[tokio::test]
    async fn what_was_changed_on_another_device_is_not_filed_unseen() {
        let hall = hall().await;
        let (id, version) = complete(&hall).await;
        let change = page("premises", version, &[("address", "澄江市江北区滨江路2号")]);
        save_section(&hall.ctx, &hall.citizen, id, change).await.unwrap();
        let stale = submit(&hall.ctx, &hall.citizen, id, version, SIGNED).await;
        assert!(matches!(stale, Err(Error::Refused("stale"))));
    }

    #[tokio::test]
    async fn a_filed_draft_takes_no_more_answers() {
        let hall = hall().await;
        let (id, version) = complete(&hall).await;
        submit(&hall.ctx, &hall.citizen, id, version, SIGNED).await.unwrap();
        let late = Page { overwrite: true, ..page("operator", version, OPERATOR) };
        let refused: Result<Save, Error> = save_section(&hall.ctx, &hall.citizen, id, late).await;
        assert!(matches!(refused, Err(Error::Refused("already_submitted"))));
    }

    #[tokio::test]
    async fn nobody_files_the_draft_of_somebody_else() {
        let hall = hall().await;
        let (id, version) = complete(&hall).await;
        for caller in [&hall.stranger, &hall.clerk] {
            let refused = submit(&hall.ctx, caller, id, version, SIGNED).await;
            assert!(matches!(refused, Err(Error::NotFound)));
        }
        submit(&hall.ctx, &hall.citizen, id, version, SIGNED).await.unwrap();
        let refused = submit(&hall.ctx, &hall.stranger, id, version, SIGNED).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn two_applications_of_a_day_get_two_numbers_of_one_department() {
        let hall = hall().await;
        let (id, version) = complete(&hall).await;
        let first = submit(&hall.ctx, &hall.citizen, id, version, SIGNED).await.unwrap();
        let (id, version) = complete(&hall).await;
        let second = submit(&hall.ctx, &hall.citizen, id, version, SIGNED).await.unwrap();
        assert_eq!(first.number.department(), second.number.department());
        assert_eq!((first.number.sequence(), second.number.sequence()), (1, 2));
    }
}
