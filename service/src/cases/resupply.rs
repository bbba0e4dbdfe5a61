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
