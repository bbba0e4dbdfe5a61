//! Hands in what was asked for: all corrections at once (T6), documents that were to follow as they come (T11).

use super::{Loaded, Part, Side, acting, capacity, change, correct::Asked, load, settle, signed};
use crate::{Caller, Context, Error, FieldFault};
use domain::{
    access::Action,
    forms::{check, settled},
    identifiers::CaseNumber,
    ids::DocumentId,
    licensing::{ActionKind, Command, DocumentKind, Fact, State, Target},
};
use store::{
    Write,
    cases::{self, Content},
    drafts, files,
};

/// What handing in led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resupplied {
    /// Where the case stands now.
    pub state: State,
    /// The receipt for it; none for documents that were to follow.
    pub receipt: Option<DocumentId>,
}

/// Hands in what the caller has prepared for the case `number`; a second tap changes nothing.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for another person's case as for none; [`Error::Invalid`] naming
/// every part that is not done; a refusal; a failure of the store.
pub async fn resupply(ctx: &Context, caller: &Caller, number: &str) -> Result<Resupplied, Error> {
    caller.signed_in()?;
    let number = CaseNumber::parse(number).map_err(|_| Error::NotFound)?;
    settle(ctx, number).await?;
    let (within, caller) = (ctx.clone(), caller.clone());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let ctx = &within;
                let loaded = load(tx, ctx, &number.to_string()).await?.ok_or(Error::NotFound)?;
                capacity(&caller, Side::Applicant, Action::SeeCase, &loaded.case)?;
                match done_before(&loaded) {
                    Some(done) => Ok(done),
                    None => hand_in(tx, ctx, &caller, &loaded).await,
                }
            })
        })
        .await
}

/// The receipt of a first tap, when this is the second.
fn done_before(loaded: &Loaded) -> Option<Resupplied> {
    let event = &loaded.last().event;
    matches!(event.fact, Fact::Resupplied { .. }).then(|| {
        let receipt = loaded.documents.iter().rfind(|it| it.kind == DocumentKind::Receipt.code());
        Resupplied { state: loaded.case.state, receipt: receipt.map(|it| it.id) }
    })
}

async fn hand_in(
    tx: &mut Write,
    ctx: &Context,
    caller: &Caller,
    loaded: &Loaded,
) -> Result<Resupplied, Error> {
    let corrects = loaded.case.state == State::Correction;
    let kind = if corrects { ActionKind::Resupply } else { ActionKind::Supply };
    let actor = acting(caller, Side::Applicant, kind, &loaded.case)?;
    let asked = Asked::read(tx, loaded).await?;
    let parts = asked.parts(loaded);
    let done = judged(ctx, loaded, &asked, &parts, corrects)?;
    let now = ctx.now();
    for old in files::of_case(tx, loaded.row.id).await? {
        if done.contains(&Target::Material(old.material.clone())) {
            files::remove(tx, old.id, now).await?;
        }
    }
    files::attach(tx, asked.draft.id, loaded.row.id).await?;
    drafts::submit(tx, asked.draft.id, asked.draft.version, loaded.row.id, now).await?;
    if corrects {
        let answers = settled(&loaded.item.form, &asked.merged());
        let content = Content { answers, choices: asked.filed.choices.clone() };
        cases::set_content(tx, loaded.row.id, &content).await?;
    }
    let command = if corrects { Command::Resupply(done) } else { Command::Supply(keys(done)) };
    let recorded = change(tx, ctx, loaded, &actor, signed(caller), command).await?;
    let mut receipts = recorded.documents.iter().filter(|(kind, _)| *kind == DocumentKind::Receipt);
    Ok(Resupplied { state: recorded.case.state, receipt: receipts.next().map(|(_, id)| *id) })
}

/// The parts that are handed in now, or everything that is wrong with them.
fn judged(
    ctx: &Context,
    loaded: &Loaded,
    asked: &Asked,
    parts: &[Part],
    corrects: bool,
) -> Result<Vec<Target>, Error> {
    let is_asked = |key: &str| parts.iter().any(|it| it.target == Target::Material(key.to_owned()));
    if asked.files.iter().any(|file| !is_asked(&file.material)) {
        return Err(Error::Refused("not_asked_for"));
    }
    let today = ctx.now().date();
    let found = check(&loaded.item.form, &asked.merged(), today, ctx.allows_fictional_ids);
    let mut faults = Vec::new();
    for part in parts {
        let name = field_of(&part.target);
        if !part.is_done() {
            faults.push(FieldFault::new(name, "missing"));
        } else if let Target::Field(key) = &part.target {
            let of_it = found.iter().filter(|it| it.question.split('.').next() == Some(key));
            faults.extend(of_it.map(|it| FieldFault::new(it.question.clone(), it.code.code())));
        }
    }
    let done: Vec<Target> =
        parts.iter().filter(|part| part.is_done()).map(|part| part.target.clone()).collect();
    // Corrections come all at once; of what was to follow, each as it comes.
    let enough = if corrects { faults.is_empty() } else { !done.is_empty() };
    if enough { Ok(done) } else { Err(Error::Invalid(faults)) }
}

/// How a part is called among the fields of the page.
fn field_of(target: &Target) -> String {
    match target {
        Target::Material(key) => format!("material.{key}"),
        Target::Field(key) => key.clone(),
    }
}

fn keys(targets: Vec<Target>) -> Vec<String> {
    targets
        .into_iter()
        .map(|target| match target {
            Target::Material(key) | Target::Field(key) => key,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::{
            correct, save_correction,
            testing::{act, done, filed, refused},
        },
        desk::{self, Verdict},
        files::{attach, testing::PDF},
        jobs,
        testing::{TestHall, hall},
    };
    use ActionKind as K;
    use bytes::Bytes;
    use domain::forms::Answer;

    /// The layout cannot be read, the rules are missing, the area is wrong.
    async fn told_to_correct(hall: &TestHall) -> CaseNumber {
        let number = filed(hall).await;
        let text = number.to_string();
        let dossier = desk::show(&hall.ctx, &hall.clerk, &text).await.unwrap();
        let files = dossier.materials.unwrap().files;
        for it in &files {
            let is_layout = it.file.material == "layout";
            let (finding, remark) =
                (domain::licensing::Finding::Unreadable, "照片模糊，请重新拍摄".to_owned());
            let verdict = if is_layout { Verdict::Bad { finding, remark } } else { Verdict::Good };
            let judged = desk::judge_file(&hall.ctx, &hall.clerk, &text, it.file.id, verdict);
            judged.await.unwrap();
        }
        let typed = [("finding.field.area", "inconsistent"), ("remark.field.area", "与图纸不符")];
        let state = done(hall, &hall.clerk, number, K::NotifyDeficiencies, &typed).await;
        assert_eq!(state, State::Correction);
        number
    }

    async fn hand_over(hall: &TestHall, number: &str, material: &str) {
        let draft = correct(&hall.ctx, &hall.citizen, number).await.unwrap().draft;
        let content = Bytes::from_static(PDF);
        attach(&hall.ctx, &hall.citizen, draft, material, "新.pdf", content).await.unwrap();
    }

    async fn correct_all(hall: &TestHall, number: &str) {
        hand_over(hall, number, "layout").await;
        hand_over(hall, number, "safety-rules").await;
        let read = correct(&hall.ctx, &hall.citizen, number).await.unwrap().version;
        let typed = [("area".to_owned(), Answer::from("118"))].into();
        save_correction(&hall.ctx, &hall.citizen, number, read, typed).await.unwrap();
    }

    #[tokio::test]
    async fn everything_is_told_once_supplied_once_and_then_accepted() {
        let hall = hall().await;
        let number = told_to_correct(&hall).await;
        let text = number.to_string();
        let asked = correct(&hall.ctx, &hall.citizen, &text).await.unwrap();
        let targets: Vec<_> = asked.parts.iter().map(|it| field_of(&it.target)).collect();
        assert_eq!(targets, ["material.layout", "material.safety-rules", "area"]);
        assert_eq!(asked.parts[0].deficiency.as_ref().unwrap().remark, "照片模糊，请重新拍摄");
        assert_eq!(asked.parts[2].before, Some(Answer::from("120")));
        hand_over(&hall, &text, "layout").await;
        let early = resupply(&hall.ctx, &hall.citizen, &text).await.unwrap_err();
        let Error::Invalid(faults) = early else { panic!("{early:?}") };
        let fields: Vec<_> = faults.iter().map(|it| it.field.as_str()).collect();
        assert_eq!(fields, ["material.safety-rules", "area"]);
        correct_all(&hall, &text).await;
        hall.clock.set("2026-03-04", 10);
        let handed_in = resupply(&hall.ctx, &hall.citizen, &text).await.unwrap();
        assert_eq!(handed_in.state, State::Received);
        let again = resupply(&hall.ctx, &hall.citizen, &text).await.unwrap();
        assert_eq!(again, handed_in, "a second tap changes nothing");
        let content = super::super::content(&hall.ctx, &hall.citizen, &text).await.unwrap();
        assert_eq!(content.answers["area"], Answer::from("118"));
        let decline = [("reason", "x"), ("basis", "0"), ("finding.material.layout", "unreadable")];
        let code = refused(&hall, &hall.clerk, number, K::DeclineAcceptance, &decline).await;
        assert_eq!(code, "must_accept");
        assert_eq!(done(&hall, &hall.clerk, number, K::Accept, &[]).await, State::Accepted);
    }

    #[tokio::test]
    async fn a_second_notice_cannot_ask_for_what_the_first_did_not() {
        let hall = hall().await;
        let number = told_to_correct(&hall).await;
        let text = number.to_string();
        correct_all(&hall, &text).await;
        resupply(&hall.ctx, &hall.citizen, &text).await.unwrap();
        let sheet =
            desk::sheet(&hall.ctx, &hall.clerk, &text, K::NotifyDeficiencies).await.unwrap();
        assert_eq!(sheet.wanting.len(), 3, "what the first notice listed, and nothing else");
        let new = [("finding.material.application", "incomplete")];
        let found = act(&hall, &hall.clerk, number, K::NotifyDeficiencies, &new).await;
        assert!(matches!(found, Err(Error::Invalid(_))), "{found:?}");
        let still =
            [("finding.material.layout", "unreadable"), ("remark.material.layout", "仍然模糊")];
        let state = done(&hall, &hall.clerk, number, K::NotifyDeficiencies, &still).await;
        assert_eq!(state, State::Correction);
        let asked = correct(&hall.ctx, &hall.citizen, &text).await.unwrap();
        assert_eq!(asked.parts.len(), 1);
    }

    #[tokio::test]
    async fn only_what_was_asked_for_can_be_corrected_and_only_by_its_applicant() {
        let hall = hall().await;
        let text = told_to_correct(&hall).await.to_string();
        let typed = || [("leader_name".to_owned(), Answer::from("李四"))].into();
        let saved = save_correction(&hall.ctx, &hall.citizen, &text, 1, typed()).await;
        assert!(matches!(saved, Err(Error::Refused("not_asked_for"))), "{saved:?}");
        let foreign = save_correction(&hall.ctx, &hall.stranger, &text, 1, typed()).await;
        assert!(matches!(foreign, Err(Error::NotFound)));
        assert!(matches!(resupply(&hall.ctx, &hall.stranger, &text).await, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn whoever_lets_the_period_pass_counts_as_withdrawn() {
        let hall = hall().await;
        let text = told_to_correct(&hall).await.to_string();
        hall.clock.set("2026-03-31", 9);
        let late = resupply(&hall.ctx, &hall.citizen, &text).await;
        assert!(matches!(late, Err(Error::Refused("wrong_state"))), "{late:?}");
        let progress = super::super::show(&hall.ctx, &hall.citizen, &text).await.unwrap();
        assert_eq!(progress.case.state, State::Lapsed);
        assert_eq!(jobs::sweep(&hall.ctx).await.unwrap().events, 0);
    }

    #[tokio::test]
    async fn documents_that_were_to_follow_come_later() {
        let hall = hall().await;
        let number = filed(&hall).await;
        let deferred = [("materials", "safety-rules"), ("promise_signed", "yes")];
        let state = done(&hall, &hall.clerk, number, K::AcceptDeferred, &deferred).await;
        assert_eq!(state, State::AcceptedDeferred);
        let text = number.to_string();
        let early = resupply(&hall.ctx, &hall.citizen, &text).await;
        assert!(matches!(early, Err(Error::Invalid(_))), "{early:?}");
        hand_over(&hall, &text, "safety-rules").await;
        let handed_in = resupply(&hall.ctx, &hall.citizen, &text).await.unwrap();
        assert_eq!(handed_in, Resupplied { state: State::Accepted, receipt: None });
    }
}
