//! The progress of a case, for whoever applied.

use super::{Entry, Loaded, Side, actions, capacity, invite::can_be_rated, load};
use crate::{
    Caller, Context, Error,
    files::{File, UNJUDGED},
    messages::tells,
    notices::name_of,
    ratings::invitation_about,
};
use domain::{
    Date, Moment, Text,
    access::{Action, Role},
    clocks::{ClockId, Reading, Why},
    forms::Answers,
    identifiers::CaseNumber,
    ids::DocumentId,
    items::{Item, Stage},
    licensing::{ActionKind, Card, Case, Deficiency, DocumentKind, Fact, Rule},
    ratings::Handled,
};
use std::sync::Arc;
use store::{cases, files};
use uuid::Uuid;

/// A case as its applicant sees it.
#[derive(Clone, Debug)]
pub struct Progress {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// The item in the version of the case.
    pub item: Arc<Item>,
    /// Name of the organ that handles it.
    pub organ: Text,
    /// Name of the applicant as filed.
    pub applicant_name: String,
    /// When it was filed.
    pub received_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// The case itself.
    pub case: Case,
    /// Its clocks as they were started last, in the order of the law.
    pub clocks: Vec<ClockShown>,
    /// What happened, oldest first, without what is of the hall only.
    pub timeline: Vec<Happening>,
    /// The documents that were issued, oldest first.
    pub documents: Vec<Issued>,
    /// What the last notice lists.
    pub corrections: Vec<ToCorrect>,
    /// The materials that are to follow, with what they are called.
    pub to_follow: Vec<(String, Text)>,
    /// What the caller may lawfully do now.
    pub actions: Vec<ActionKind>,
    /// The name under which it can be rated, once it has ended.
    pub rate: Option<Uuid>,
}

/// What was filed in a case, corrections included.
#[derive(Clone, Debug)]
pub struct Content {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// The item in the version of the case.
    pub item: Arc<Item>,
    /// The answers.
    pub answers: Answers,
    /// The files that count now.
    pub files: Vec<File>,
}

/// A clock and how it comes to what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockShown {
    /// What it shows today.
    pub reading: Reading,
    /// Every day of it explained.
    pub why: Vec<Why>,
}

/// One node of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// When.
    pub at: Moment,
    /// Word of what happened.
    pub word: &'static str,
    /// The rule it follows.
    pub rule: Rule,
    /// A limit brought it about.
    pub by_itself: bool,
    /// The card it brings.
    pub card: Option<Card>,
    /// The day it speaks of, such as that of a visit.
    pub on: Option<Date>,
    /// The clock that ran out, and the stage it was of.
    pub late: Option<(ClockId, Option<Stage>)>,
    /// By whom.
    pub who: Who,
    /// What was issued with it.
    pub documents: Vec<Issued>,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// Name at that time; none for the hall itself.
    pub name: Option<String>,
    /// In which capacity.
    pub role: Role,
    /// Name of the organ, for its staff.
    pub organ: Option<Text>,
}

/// A document that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Which.
    pub id: DocumentId,
    /// Of which kind.
    pub kind: DocumentKind,
    /// Number of record.
    pub number: String,
    /// When.
    pub at: Moment,
}

/// One entry of the correction notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToCorrect {
    /// What is wrong.
    pub deficiency: Deficiency,
    /// What the material or question is called.
    pub name: Text,
    /// It was handed in since.
    pub supplied: bool,
}

/// The progress of the caller's case `number`; two statements, one more once it has ended, and one for who asks.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for another person's case as for none; a failure of the store.
pub async fn show(ctx: &Context, caller: &Caller, number: &str) -> Result<Progress, Error> {
    caller.signed_in()?;
    let mut db = ctx.db.read().await?;
    let loaded = load(&mut db, ctx, number).await?.ok_or(Error::NotFound)?;
    capacity(caller, Side::Applicant, Action::SeeCase, &loaded.case)?;
    let rate = if can_be_rated(&loaded.case) {
        invitation_about(&mut db, &Handled::Case { id: loaded.row.id }).await?
    } else {
        None
    };
    drop(db);
    let item = loaded.item.clone();
    let follows = |key: &str| {
        let name = item.materials.iter().find(|it| it.key == key).map(|it| it.name.clone());
        (key.to_owned(), name.unwrap_or_default())
    };
    let deferred = loaded.case.is_deferred();
    Ok(Progress {
        number: loaded.number,
        organ: organ(ctx, &loaded.case.department),
        applicant_name: loaded.row.applicant_name.clone(),
        received_at: loaded.row.received_at,
        updated_at: loaded.row.standing.updated_at,
        clocks: clocks_shown(ctx, &loaded.case),
        timeline: timeline(ctx, &loaded, is_public),
        documents: issued(&loaded)?,
        corrections: corrections(&loaded),
        to_follow: loaded.case.missing().filter(|_| deferred).map(follows).collect(),
        actions: actions(caller, Side::Applicant, &loaded.case)?,
        rate,
        case: loaded.case,
        item,
    })
}

/// What was filed in the caller's case `number`.
///
/// # Errors
/// As [`show`].
pub async fn content(ctx: &Context, caller: &Caller, number: &str) -> Result<Content, Error> {
    caller.signed_in()?;
    let mut db = ctx.db.read().await?;
    let loaded = load(&mut db, ctx, number).await?.ok_or(Error::NotFound)?;
    capacity(caller, Side::Applicant, Action::SeeMaterials, &loaded.case)?;
    let content = cases::content(&mut db, loaded.row.id).await?.ok_or(Error::NotFound)?;
    let files = files::of_case(&mut db, loaded.row.id).await?;
    Ok(Content {
        number: loaded.number,
        item: loaded.item,
        answers: content.answers,
        files: files.iter().map(unjudged).collect(),
    })
}

/// What the clocks of a case show today, each as it was started last.
pub fn clocks_shown(ctx: &Context, case: &Case) -> Vec<ClockShown> {
    let (today, calendar) = (ctx.now().date(), ctx.calendar());
    let shown = |id: &ClockId| {
        if *id == ClockId::C8 {
            let notice = case.hearing_notice()?;
            return Some((notice.reading(&calendar), notice.why(&calendar)));
        }
        let clock = case.clock(*id)?;
        Some((clock.reading(today, &calendar), clock.why(today, &calendar)))
    };
    let shown = ClockId::ALL.iter().filter_map(shown);
    shown.map(|(reading, why)| ClockShown { reading, why }).collect()
}

/// What happened, oldest first, as far as it is `shown`, with the documents that came with it.
pub fn timeline(ctx: &Context, loaded: &Loaded, shown: fn(&Fact) -> bool) -> Vec<Happening> {
    let mut issued = issued(loaded).unwrap_or_default();
    let mut told = Vec::with_capacity(loaded.events.len());
    for entry in &loaded.events {
        let documents = taken(&mut issued, entry);
        if shown(&entry.event.fact) {
            told.push(happening(ctx, entry, documents));
        }
    }
    told
}

/// Takes from `issued` the documents of this entry.
fn taken(issued: &mut Vec<Issued>, entry: &Entry) -> Vec<Issued> {
    let kinds = entry.event.fact.documents().iter();
    let place = |kind: &DocumentKind, issued: &[Issued]| {
        issued.iter().position(|it| it.kind == *kind && it.at == entry.event.at)
    };
    kinds.filter_map(|kind| place(kind, issued).map(|place| issued.remove(place))).collect()
}

fn happening(ctx: &Context, entry: &Entry, documents: Vec<Issued>) -> Happening {
    let event = &entry.event;
    Happening {
        at: event.at,
        word: event.fact.word(),
        rule: event.fact.rule(),
        by_itself: event.timer().is_some(),
        card: event.fact.card(),
        on: crate::messages::day_of(&event.fact),
        late: match event.fact {
            Fact::DelayMarked { clock, stage, .. } => Some((clock, stage)),
            _ => None,
        },
        who: Who {
            name: entry.signature.name().map(str::to_owned),
            role: event.by.role,
            organ: event.by.department.as_ref().map(|key| organ(ctx, key)),
        },
        documents,
    }
}

/// The documents of a case, oldest first.
pub fn issued(loaded: &Loaded) -> Result<Vec<Issued>, Error> {
    let read = |document: &store::documents::Document| {
        let kind = DocumentKind::ALL.iter().copied().find(|kind| kind.code() == document.kind);
        let kind = kind.ok_or_else(|| Error::failed(format!("no document {}", document.kind)))?;
        let (id, number, at) = (document.id, document.number.clone(), document.issued_at);
        Ok(Issued { id, kind, number, at })
    };
    loaded.documents.iter().map(read).collect()
}

/// Name of the organ under `key`, which stays printable when the department is gone.
fn organ(ctx: &Context, key: &str) -> Text {
    ctx.catalogue().department(key).map_or_else(|| Text::new(key, key), |it| it.name.clone())
}

/// A file without the verdict: what an officer finds is told by the notice, not before.
fn unjudged(file: &files::File) -> File {
    File { state: UNJUDGED.to_owned(), note: String::new(), ..File::from(file) }
}

fn corrections(loaded: &Loaded) -> Vec<ToCorrect> {
    let shown = |it: &domain::licensing::Correction| ToCorrect {
        name: name_of(&loaded.item, &it.deficiency.target),
        deficiency: it.deficiency.clone(),
        supplied: it.supplied,
    };
    loaded.case.corrections.iter().map(shown).collect()
}

/// Whether the applicant sees that it happened: the inner way of a decision is the hall's own.
fn is_public(fact: &Fact) -> bool {
    tells(fact)
        || matches!(
            fact,
            Fact::CorrectedOnTheSpot { .. }
                | Fact::Assigned { .. }
                | Fact::VerificationFiled { .. }
                | Fact::PartyTold { .. }
                | Fact::PartyHeard { .. }
                | Fact::HearingRequested
                | Fact::HearingRightLapsed
                | Fact::HearingClosed { .. }
                | Fact::ReportedUp { .. }
                | Fact::Closed { .. }
                | Fact::Published { .. }
                | Fact::CommitmentChecked { .. }
                | Fact::Rated { .. }
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts,
        cases::testing::{filed, in_review},
        desk::{self, Verdict},
        testing::{hall, token_of},
    };
    use domain::licensing::Finding;

    #[tokio::test]
    async fn a_progress_page_takes_three_statements_with_the_one_that_finds_who_asks() {
        let hall = hall().await;
        let number = in_review(&hall).await.to_string();
        let token = token_of(&hall, &hall.citizen).await;
        let before = hall.ctx.db.gauges().statements;
        let caller = accounts::recognise(&hall.ctx, Some(&token), Caller::default()).await.unwrap();
        show(&hall.ctx, &caller, &number).await.unwrap();
        assert_eq!(hall.ctx.db.gauges().statements - before, 3);
    }

    #[tokio::test]
    async fn another_persons_case_takes_no_more_statements_than_ones_own() {
        let hall = hall().await;
        let number = in_review(&hall).await.to_string();
        let before = hall.ctx.db.gauges().statements;
        assert!(matches!(show(&hall.ctx, &hall.stranger, &number).await, Err(Error::NotFound)));
        assert_eq!(hall.ctx.db.gauges().statements - before, 2);
    }

    #[tokio::test]
    async fn the_applicant_sees_who_did_what_and_what_can_be_done() {
        let hall = hall().await;
        let number = in_review(&hall).await.to_string();
        let progress = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
        let nodes: Vec<_> = progress
            .timeline
            .iter()
            .map(|it| (it.word, it.who.name.as_deref().unwrap_or_default(), it.documents.len()))
            .collect();
        let expected =
            [("submitted", "王小明", 1), ("accepted", "赵敏", 1), ("assigned", "赵敏", 0)];
        assert_eq!(nodes, expected);
        assert_eq!(progress.timeline[1].who.organ.as_ref().unwrap().zh, "澄江市市场监督管理局");
        assert_eq!(progress.actions, [ActionKind::Withdraw]);
        let ids: Vec<_> = progress.clocks.iter().map(|it| it.reading.id).collect();
        assert_eq!(ids, [ClockId::C1, ClockId::C2, ClockId::C2p]);
    }

    #[tokio::test]
    async fn a_verdict_is_told_by_the_notice_and_not_before() {
        let hall = hall().await;
        let number = filed(&hall).await.to_string();
        let id = content(&hall.ctx, &hall.citizen, &number).await.unwrap().files[0].id;
        let verdict = Verdict::Bad { finding: Finding::Unreadable, remark: "模糊".to_owned() };
        desk::judge_file(&hall.ctx, &hall.clerk, &number, id, verdict).await.unwrap();
        let content = content(&hall.ctx, &hall.citizen, &number).await.unwrap();
        assert!(content.files.iter().all(|it| it.state == UNJUDGED && it.note.is_empty()));
        let dossier = desk::show(&hall.ctx, &hall.clerk, &number).await.unwrap();
        let files = dossier.materials.unwrap().files;
        let judged = files.iter().find(|it| it.file.id == id).unwrap();
        assert_eq!((judged.is_good, judged.finding), (Some(false), Some(Finding::Unreadable)));
    }
}
