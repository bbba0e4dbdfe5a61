//! What an applicant was asked to correct or to supply, and what they have prepared for it.

use super::{Loaded, Side, capacity, load};
use crate::{Caller, Context, Error, files::File, notices::name_of};
use domain::{
    Text,
    access::Action,
    calendar::Due,
    clocks::ClockId,
    forms::{Answer, Answers},
    identifiers::CaseNumber,
    ids::DraftId,
    items::Item,
    licensing::{Deficiency, State, Target},
};
use std::sync::Arc;
use store::{
    Session, cases,
    drafts::{self, Draft, DraftKind},
    files,
};

/// The checklist of a case that waits for its applicant.
#[derive(Clone, Debug)]
pub struct Correcting {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// The item in the version of the case.
    pub item: Arc<Item>,
    /// Where what is prepared is kept; files are added to it.
    pub draft: DraftId,
    /// The version that the next save has to read.
    pub version: i64,
    /// The last day; none while it is not known.
    pub due: Option<Due>,
    /// What is asked for, in the order of the notice.
    pub parts: Vec<Part>,
    /// All answers as they would be handed in now.
    pub answers: Answers,
}

/// One thing that is asked for.
#[derive(Clone, Debug)]
pub struct Part {
    /// Which material or question.
    pub target: Target,
    /// What it is called.
    pub name: Text,
    /// What is wrong; none for a document that was to follow.
    pub deficiency: Option<Deficiency>,
    /// What is prepared for it: files of a material.
    pub files: Vec<File>,
    /// What stood there before: the answer to a question.
    pub before: Option<Answer>,
    /// What is prepared for it: the answer to a question.
    pub answer: Option<Answer>,
}

impl Part {
    /// Whether something is prepared for it.
    #[must_use]
    pub fn is_done(&self) -> bool {
        !self.files.is_empty() || self.answer.as_ref().is_some_and(|it| !it.is_open())
    }
}

/// The checklist of the caller's case `number`.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for another person's case as for none; `wrong_state` when
/// nothing is asked of the applicant; a failure of the store.
pub async fn correct(ctx: &Context, caller: &Caller, number: &str) -> Result<Correcting, Error> {
    caller.signed_in()?;
    let mut db = ctx.db.read().await?;
    let loaded = load(&mut db, ctx, number).await?.ok_or(Error::NotFound)?;
    capacity(caller, Side::Applicant, Action::SeeMaterials, &loaded.case)?;
    let asked = Asked::read(&mut db, &loaded).await?;
    let clock = match loaded.case.state {
        State::Correction => ClockId::C10,
        _ => ClockId::C11,
    };
    let parts = asked.parts(&loaded);
    Ok(Correcting {
        number: loaded.number,
        draft: asked.draft.id,
        version: asked.draft.version,
        due: loaded.case.due(clock, &ctx.calendar()),
        parts,
        answers: asked.merged(),
        item: loaded.item,
    })
}

/// Keeps what the applicant has typed so far, wrong or not; answers the new version.
///
/// # Errors
/// As [`correct`]; `not_asked_for` for a question that the notice does not name; [`Error::STALE`] when
/// it was saved since `read`.
pub async fn save_correction(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    read: i64,
    typed: Answers,
) -> Result<i64, Error> {
    caller.signed_in()?;
    let (within, caller, number) = (ctx.clone(), caller.clone(), number.to_owned());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let ctx = &within;
                let loaded = load(tx, ctx, &number).await?.ok_or(Error::NotFound)?;
                capacity(&caller, Side::Applicant, Action::AttachFile, &loaded.case)?;
                let asked = Asked::read(tx, &loaded).await?;
                let open: Vec<&str> = loaded.case.open_fields().collect();
                if typed.keys().any(|key| !open.contains(&key.as_str())) {
                    return Err(Error::Refused("not_asked_for"));
                }
                let mut answers = asked.draft.answers;
                answers.extend(typed);
                let (id, choices) = (asked.draft.id, asked.draft.choices);
                Ok(drafts::save(tx, id, read, &answers, &choices, ctx.now()).await?)
            })
        })
        .await
}

/// What is asked for and what is prepared, as the store has it.
pub(super) struct Asked {
    /// Where it is prepared.
    pub draft: Draft,
    /// The files in it.
    pub files: Vec<File>,
    /// The answers of the case.
    pub filed: cases::Content,
}

impl Asked {
    /// Reads it; `wrong_state` when nothing is asked.
    pub async fn read(db: &mut impl Session, loaded: &Loaded) -> Result<Self, Error> {
        let waits = loaded.case.state == State::Correction || loaded.case.is_deferred();
        let drafts = drafts::of_case(db, loaded.row.id).await?;
        let open = |it: &Draft| it.kind == DraftKind::Correction && it.submitted_at.is_none();
        let draft = drafts.into_iter().rfind(open).filter(|_| waits);
        let draft = draft.ok_or(Error::Refused("wrong_state"))?;
        let files = files::of_draft(db, draft.id).await?.iter().map(File::from).collect();
        let content = cases::content(db, loaded.row.id).await?;
        Ok(Self { draft, files, filed: content.ok_or(Error::NotFound)? })
    }

    /// The answers of the case with what is prepared in their place.
    pub fn merged(&self) -> Answers {
        let mut merged = self.filed.answers.clone();
        merged.extend(self.draft.answers.clone());
        merged
    }

    /// What is still to be supplied.
    pub fn parts(&self, loaded: &Loaded) -> Vec<Part> {
        let part = |target: Target, deficiency: Option<Deficiency>| {
            let (files, before, answer) = match &target {
                Target::Material(key) => {
                    let files = self.files.iter().filter(|it| it.material == *key);
                    (files.cloned().collect(), None, None)
                }
                Target::Field(key) => {
                    let of = |answers: &Answers| answers.get(key).cloned();
                    (Vec::new(), of(&self.filed.answers), of(&self.draft.answers))
                }
            };
            Part { name: name_of(&loaded.item, &target), target, deficiency, files, before, answer }
        };
        if loaded.case.state == State::Correction {
            let open = loaded.case.corrections.iter().filter(|it| !it.supplied);
            open.map(|it| part(it.deficiency.target.clone(), Some(it.deficiency.clone()))).collect()
        } else {
            let missing = loaded.case.missing();
            missing.map(|key| part(Target::Material(key.to_owned()), None)).collect()
        }
    }
}
