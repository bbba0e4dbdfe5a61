//! Does something in a case: what was typed is kept, judged, and written down with everything that follows.

use super::{
    Typed,
    commands::{Source, command},
    save_sheet,
};
use crate::{
    Caller, Context, Error,
    cases::{Loaded, Recorded, Side, acting, change, load, quantity, settle, signed},
};
use domain::{
    Moment,
    identifiers::CaseNumber,
    ids::{DocumentId, PersonId},
    licensing::{ActionKind, Command, DocumentKind, State},
};
use std::collections::BTreeMap;
use store::{Write, cases, files, staff, worksheets};

/// What an action led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acted {
    /// It is done.
    Done {
        /// Where the case stands now.
        state: State,
        /// The documents that were issued.
        documents: Vec<(DocumentKind, DocumentId)>,
    },
    /// Nothing was done: somebody has handled the case since the page was read. What was typed is kept.
    Overtaken(Handled),
}

/// Who handled a case last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handled {
    /// By whom; none for the hall itself.
    pub by: Option<String>,
    /// When.
    pub at: Moment,
    /// Word of what happened.
    pub word: &'static str,
}

impl Handled {
    fn last(loaded: &Loaded) -> Self {
        let last = loaded.last();
        Self {
            by: last.signature.name().map(str::to_owned),
            at: last.event.at,
            word: last.event.fact.word(),
        }
    }
}

/// Does `action` in the case `number`, whose page was read in `read_version`.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong; the refusal of the law; [`Error::SIGN_IN`];
/// [`Error::NotFound`] for a case of another department as for none; a failure of the store.
pub async fn act(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    read_version: i64,
    action: ActionKind,
    typed: &Typed,
) -> Result<Acted, Error> {
    let parsed = CaseNumber::parse(number).map_err(|_| Error::NotFound)?;
    save_sheet(ctx, caller, number, action, typed).await?;
    settle(ctx, parsed).await?;
    let (within, caller, typed) = (ctx.clone(), caller.clone(), typed.clone());
    let outcome = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let loaded = load(tx, &within, &parsed.to_string()).await?.ok_or(Error::NotFound)?;
            if loaded.row.version != read_version {
                return Ok(Acted::Overtaken(Handled::last(&loaded)));
            }
            let recorded = carry_out(tx, &within, &caller, &loaded, action, &typed).await?;
            let (state, documents) = (recorded.case.state, recorded.documents);
            Ok::<_, Error>(Acted::Done { state, documents })
        })
    });
    match outcome.await {
        // Somebody was faster by less than it takes to look.
        Err(Error::Refused("stale")) => {
            let mut db = ctx.db.read().await?;
            let loaded = load(&mut db, ctx, number).await?.ok_or(Error::NotFound)?;
            Ok(Acted::Overtaken(Handled::last(&loaded)))
        }
        other => other,
    }
}

async fn carry_out(
    tx: &mut Write,
    ctx: &Context,
    caller: &Caller,
    loaded: &Loaded,
    action: ActionKind,
    typed: &Typed,
) -> Result<Recorded, Error> {
    let actor = acting(caller, Side::Staff, action, &loaded.case)?;
    let (command, names) = understood(tx, caller, loaded, action, typed).await?;
    worksheets::clear(tx, loaded.row.id).await?;
    change(tx, ctx, loaded, &actor, names, command).await
}

/// The command that was typed, with the names of whoever acts and of whom it speaks.
pub(super) async fn understood(
    tx: &mut Write,
    caller: &Caller,
    loaded: &Loaded,
    action: ActionKind,
    typed: &Typed,
) -> Result<(Command, BTreeMap<PersonId, String>), Error> {
    let files = files::of_case(tx, loaded.row.id).await?;
    let content = cases::content(tx, loaded.row.id).await?.ok_or(Error::NotFound)?;
    let colleagues = staff::in_department(tx, &loaded.case.department).await?;
    let (command, mut names) = command(
        action,
        Source {
            loaded,
            files: &files,
            answers: &content.answers,
            colleagues: &colleagues,
            standing: quantity(tx, loaded).await?,
            typed,
        },
    )?;
    names.extend(signed(caller));
    Ok((command, names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::{
            self,
            testing::{act as try_act, done, filed, filed_whole, id, in_review, proposed, refused},
        },
        desk::{save_sheet, sheet, show},
        items::Catalogue,
        notices::{self, Matter},
        testing::{TestHall, hall},
    };
    use ActionKind as K;
    use domain::{
        calendar::Limit,
        clocks::{ClockId, ClockState},
        items::Item,
        licensing::Reason,
    };

    async fn notice(hall: &TestHall, number: CaseNumber, kind: DocumentKind) -> notices::Notice {
        let progress = cases::show(&hall.ctx, &hall.citizen, &number.to_string()).await.unwrap();
        let document = progress.documents.iter().rfind(|it| it.kind == kind).unwrap();
        notices::show(&hall.ctx, &hall.citizen, document.id).await.unwrap().notice
    }

    #[tokio::test]
    async fn a_restaurant_is_accepted_verified_by_two_proposed_granted_by_another_and_issued() {
        let hall = hall().await;
        let number = proposed(&hall, "grant").await;
        assert_eq!(
            refused(&hall, &hall.clerk, number, K::Grant, &[]).await,
            "clerk_may_not_decide"
        );
        assert_eq!(done(&hall, &hall.decider, number, K::Grant, &[]).await, State::Granted);
        let issue = [("delivery", "counter"), ("recipient", "王小明"), ("fee_paid", "yes")];
        assert_eq!(done(&hall, &hall.issuing_clerk, number, K::Issue, &issue).await, State::Issued);
        let progress = cases::show(&hall.ctx, &hall.citizen, &number.to_string()).await.unwrap();
        let kinds: Vec<_> = progress.documents.iter().map(|it| it.kind.code()).collect();
        assert_eq!(kinds, ["D1", "D2", "D11", "D12", "D14", "D15"]);
        assert_eq!(progress.case.sequence, Some(1));
        let words: Vec<_> = progress.timeline.iter().map(|it| it.word).collect();
        assert!(!words.contains(&"proposed"), "the inner way of a decision is the hall's own");
        let verified = notice(&hall, number, DocumentKind::VerificationRecord).await;
        let Matter::Verified { mut officers, .. } = verified.matter else { panic!("{verified:?}") };
        officers.sort();
        assert_eq!(officers, ["孙丽", "钱伟"]);
        let granted = notice(&hall, number, DocumentKind::GrantDecision).await;
        assert_eq!(granted.organ.zh, "澄江市市场监督管理局");
        assert!(granted.number.unwrap().ends_with("〔2026〕4号"));
        assert_eq!(granted.deadlines[0].on.to_string(), "2026-03-09");
    }

    #[tokio::test]
    async fn a_refusal_carries_reasons_basis_and_remedies() {
        let hall = hall().await;
        let number = proposed(&hall, "refuse").await;
        let bare = try_act(&hall, &hall.decider, number, K::Refuse, &[]).await.unwrap_err();
        let Error::Invalid(faults) = bare else { panic!("{bare:?}") };
        let fields: Vec<_> = faults.iter().map(|it| (it.field.as_str(), it.code)).collect();
        assert_eq!(fields, [("reason", "missing"), ("basis", "missing")]);
        let typed = [("reason", "场所与污染源距离不足\n通风不合格"), ("basis", "0")];
        assert_eq!(done(&hall, &hall.decider, number, K::Refuse, &typed).await, State::Refused);
        let refusal = notice(&hall, number, DocumentKind::RefusalDecision).await;
        let said = |text: &str| Reason::Said(text.to_owned());
        assert_eq!(refusal.reasons, [said("场所与污染源距离不足"), said("通风不合格")]);
        assert_eq!(refusal.basis[0].article.zh, "第三十五条");
        assert!(refusal.remedies.unwrap().court.zh.contains("6 个月"));
    }

    #[tokio::test]
    async fn two_officers_act_on_one_case_and_the_second_is_told_who_was_faster() {
        let hall = hall().await;
        let number = filed_whole(&hall).await.to_string();
        let read = show(&hall.ctx, &hall.clerk, &number).await.unwrap().version;
        let typed = [("reason", "不需要许可"), ("basis", "0")].into_iter().collect();
        let none = Typed::default();
        let first = act(&hall.ctx, &hall.clerk, &number, read, K::Accept, &none).await.unwrap();
        assert!(matches!(first, Acted::Done { state: State::Accepted, .. }));
        hall.clock.pass(60);
        let second = act(&hall.ctx, &hall.clerk, &number, read, K::DeclareNotNeeded, &typed).await;
        let Ok(Acted::Overtaken(handled)) = second else { panic!("{second:?}") };
        let at = hall.ctx.now().plus_seconds(-60);
        assert_eq!(handled, Handled { by: Some("赵敏".to_owned()), at, word: "accepted" });
    }

    #[tokio::test]
    async fn a_case_is_not_there_for_another_department() {
        let hall = hall().await;
        let number = filed(&hall).await;
        for caller in [&hall.health_clerk, &hall.citizen, &hall.stranger] {
            let seen = show(&hall.ctx, caller, &number.to_string()).await;
            assert!(matches!(seen, Err(Error::NotFound)), "{seen:?}");
            let typed = Typed::default();
            let done = act(&hall.ctx, caller, &number.to_string(), 1, K::Accept, &typed).await;
            assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
        }
        let nobody = act(&hall.ctx, &Caller::default(), "1", 1, K::Accept, &Typed::default()).await;
        assert!(matches!(nobody, Err(Error::NotFound | Error::Refused("sign_in"))));
    }

    #[tokio::test]
    async fn what_was_typed_is_kept_even_when_it_is_wrong() {
        let hall = hall().await;
        let number = in_review(&hall).await;
        let typed = [("visit_on", "tomorrow")];
        let wrong = try_act(&hall, &hall.reviewer, number, K::OrderVerification, &typed).await;
        assert!(matches!(wrong, Err(Error::Invalid(_))), "{wrong:?}");
        let number = number.to_string();
        let page = sheet(&hall.ctx, &hall.reviewer, &number, K::OrderVerification).await.unwrap();
        assert_eq!(page.typed.one("visit_on"), "tomorrow");
    }

    #[tokio::test]
    async fn a_form_asks_nothing_that_it_does_not_show() {
        let hall = hall().await;
        let number = filed_whole(&hall).await;
        let typed = [("state", "granted"), ("accepted_on", "2026-01-01")];
        let Err(Error::Invalid(faults)) =
            try_act(&hall, &hall.clerk, number, K::Accept, &typed).await
        else {
            panic!("fields that nobody asked for were taken");
        };
        assert!(faults.iter().all(|it| it.code == "unknown") && faults.len() == 2);
        let sheet: Typed = typed.into_iter().collect();
        save_sheet(&hall.ctx, &hall.clerk, &number.to_string(), K::Accept, &sheet).await.unwrap();
        assert_eq!(done(&hall, &hall.clerk, number, K::Accept, &[]).await, State::Accepted);
    }

    #[tokio::test]
    async fn nobody_verifies_alone_or_with_a_stranger() {
        let hall = hall().await;
        let number = in_review(&hall).await;
        let (reviewer, stranger) = (id(&hall.reviewer), id(&hall.health_clerk));
        done(&hall, &hall.reviewer, number, K::OrderVerification, &[("visit_on", "2026-03-05")])
            .await;
        let with = |second: &str| {
            let pairs =
                [("officers", reviewer.as_str()), ("officers", second), ("finding", "合格")];
            pairs.map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let alone = with(&reviewer);
        let alone: Vec<_> = alone.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let code = refused(&hall, &hall.reviewer, number, K::FileVerification, &alone).await;
        assert_eq!(code, "needs_two_officers");
        let foreign = with(&stranger);
        let foreign: Vec<_> = foreign.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let found = try_act(&hall, &hall.reviewer, number, K::FileVerification, &foreign).await;
        let Err(Error::Invalid(faults)) = found else { panic!("{found:?}") };
        assert_eq!(faults[0].code, "not-a-colleague");
    }

    /// The hall whose restaurants are licensed under other rules.
    fn under(hall: &TestHall, change: fn(&mut Item)) {
        let catalogue = hall.ctx.catalogue();
        let mut item = (**catalogue.item("food-business-permit").unwrap()).clone();
        change(&mut item);
        let departments = catalogue.departments().cloned().collect();
        hall.ctx.set_catalogue(Catalogue::new(departments, Vec::new(), vec![item]));
    }

    fn readings(dossier: &crate::desk::Dossier, id: ClockId) -> Option<(u32, bool)> {
        let reading = dossier.clocks.iter().map(|it| it.reading).find(|it| it.id == id)?;
        Some((reading.limit, reading.state == ClockState::Stopped))
    }

    #[tokio::test]
    async fn an_inspection_names_its_officers_and_a_stage_its_limit() {
        let hall = hall().await;
        under(&hall, |item| {
            item.needs_inspection = true;
            item.limits.stages.review = Some(Limit::working_days(3));
        });
        let number = in_review(&hall).await;
        let dossier = show(&hall.ctx, &hall.reviewer, &number.to_string()).await.unwrap();
        assert_eq!(readings(&dossier, ClockId::C9), Some((5, false)));
        assert_eq!(readings(&dossier, ClockId::C15), Some((3, false)));
        let alone = [("visit_on", "2026-03-05")];
        let code = refused(&hall, &hall.reviewer, number, K::OrderVerification, &alone).await;
        assert_eq!(code, "needs_two_officers");
        let (first, second) = (id(&hall.reviewer), id(&hall.second_reviewer));
        let sent: &[(&str, &str)] =
            &[("visit_on", "2026-03-05"), ("officers", &first), ("officers", &second)];
        done(&hall, &hall.reviewer, number, K::OrderVerification, sent).await;
        let dossier = show(&hall.ctx, &hall.reviewer, &number.to_string()).await.unwrap();
        assert_eq!(readings(&dossier, ClockId::C9), Some((5, true)));
    }

    #[tokio::test]
    async fn the_head_records_what_the_government_has_approved() {
        let hall = hall().await;
        under(&hall, |item| {
            item.joint = true;
            item.limits.statutory = Limit::working_days(45);
            item.limits.extension = 15;
        });
        let number = in_review(&hall).await;
        let page = sheet(&hall.ctx, &hall.head, &number.to_string(), K::Extend).await.unwrap();
        let asked: Vec<_> = page.fields.iter().map(|it| it.name).collect();
        assert_eq!(asked, ["amount", "reason", "approval"]);
        let mut typed = vec![("amount", "15"), ("reason", "部门意见不一致")];
        let bare = try_act(&hall, &hall.head, number, K::Extend, &typed).await.unwrap_err();
        assert!(matches!(bare, Error::Invalid(faults) if faults[0].field == "approval"));
        typed.push(("approval", "澄政函〔2026〕12号"));
        done(&hall, &hall.head, number, K::Extend, &typed).await;
        let told = notice(&hall, number, DocumentKind::ExtensionNotice).await;
        let Matter::Extended { approval, .. } = told.matter else { panic!("{told:?}") };
        assert_eq!(approval.as_deref(), Some("澄政函〔2026〕12号"));
        assert_eq!(told.deadlines[0].clock, ClockId::C3);
        let accepted = notice(&hall, number, DocumentKind::AcceptanceNotice).await;
        assert_eq!(accepted.deadlines[0].clock, ClockId::C3);
    }

    #[tokio::test]
    async fn what_was_granted_is_published_once_by_whoever_issues() {
        let hall = hall().await;
        let number = proposed(&hall, "grant").await;
        done(&hall, &hall.decider, number, K::Grant, &[]).await;
        let page = sheet(&hall.ctx, &hall.head, &number.to_string(), K::Publish).await;
        assert!(page.is_err(), "not by the head of the organ");
        let entry = [("entry", "信用澄江 2026-1")];
        done(&hall, &hall.issuing_clerk, number, K::Publish, &entry).await;
        let again = refused(&hall, &hall.issuing_clerk, number, K::Publish, &entry).await;
        assert_eq!(again, "already_published");
        let progress = cases::show(&hall.ctx, &hall.citizen, &number.to_string()).await.unwrap();
        assert_eq!(progress.timeline.last().unwrap().word, "published");
    }

    #[tokio::test]
    async fn a_limited_number_is_granted_in_the_order_of_acceptance() {
        let hall = hall().await;
        under(&hall, |item| item.quantity_limit = Some(1));
        let (first, second) = (proposed(&hall, "grant").await, proposed(&hall, "grant").await);
        let early = refused(&hall, &hall.decider, second, K::Grant, &[]).await;
        assert_eq!(early, "earlier_application_waits");
        done(&hall, &hall.decider, first, K::Grant, &[]).await;
        let late = refused(&hall, &hall.decider, second, K::Grant, &[]).await;
        assert_eq!(late, "quantity_exhausted");
        let progress = cases::show(&hall.ctx, &hall.citizen, &second.to_string()).await.unwrap();
        assert_eq!(progress.case.sequence, Some(2));
    }
}
