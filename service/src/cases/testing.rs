//! Cases for tests.

use crate::{
    Caller, Error,
    cases::{correct, resupply},
    desk::{self, Acted, Typed},
    drafts::{
        Signed, submit,
        testing::{complete, complete_by},
    },
    files::{attach, testing::PDF},
    testing::TestHall,
};
use bytes::Bytes;
use domain::{
    identifiers::{CaseNumber, QueryCode},
    ids::{DraftId, PersonId},
    licensing::{ActionKind, State},
};

/// A restaurant of the citizen, filed without the rules on food safety, which may follow later.
pub(crate) async fn filed(hall: &TestHall) -> CaseNumber {
    filed_with(hall, &[]).await.0
}

/// A restaurant of the citizen that lacks nothing.
pub(crate) async fn filed_whole(hall: &TestHall) -> CaseNumber {
    filed_with(hall, &["safety-rules"]).await.0
}

/// A restaurant of the citizen with these materials beside the mandatory ones, and its query code.
pub(crate) async fn filed_with(hall: &TestHall, more: &[&str]) -> (CaseNumber, QueryCode) {
    let (draft, version) = complete(hall).await;
    for material in more {
        let content = Bytes::from_static(PDF);
        let attached = attach(&hall.ctx, &hall.citizen, draft, material, "制度.pdf", content).await;
        attached.expect("a sound file");
    }
    let signed = Signed { declaration: true, commitment: false };
    let submitted = submit(&hall.ctx, &hall.citizen, draft, version, signed).await;
    let submitted = submitted.expect("the draft lacks nothing");
    (submitted.number, submitted.query_code.expect("filed just now"))
}

/// A restaurant of the citizen, with the draft it came from.
pub(crate) async fn filed_with_draft(hall: &TestHall) -> (CaseNumber, DraftId) {
    let (draft, version) = complete(hall).await;
    let content = Bytes::from_static(PDF);
    let attached =
        attach(&hall.ctx, &hall.citizen, draft, "safety-rules", "制度.pdf", content).await;
    attached.expect("a sound file");
    let signed = Signed { declaration: true, commitment: false };
    let submitted = submit(&hall.ctx, &hall.citizen, draft, version, signed).await;
    (submitted.expect("the draft lacks nothing").number, draft)
}

/// A restaurant of `caller`: for the organisation they act for, or for themself.
pub(crate) async fn filed_for(hall: &TestHall, caller: &Caller) -> CaseNumber {
    let (draft, version) = complete_by(hall, caller).await;
    let signed = Signed { declaration: true, commitment: false };
    submit(&hall.ctx, caller, draft, version, signed).await.expect("nothing is missing").number
}

/// A restaurant that lacked a document, which the citizen has handed in since.
pub(crate) async fn corrected(hall: &TestHall) -> CaseNumber {
    let number = filed(hall).await;
    let missing = [("finding.material.safety-rules", "missing")];
    done(hall, &hall.clerk, number, ActionKind::NotifyDeficiencies, &missing).await;
    let text = number.to_string();
    let draft = correct(&hall.ctx, &hall.citizen, &text).await.expect("it waits").draft;
    let content = Bytes::from_static(PDF);
    let attached =
        attach(&hall.ctx, &hall.citizen, draft, "safety-rules", "制度.pdf", content).await;
    attached.expect("a sound file");
    resupply(&hall.ctx, &hall.citizen, &text).await.expect("everything is there");
    number
}

/// Does `action` as `caller`, who has read the page a moment ago.
pub(crate) async fn act(
    hall: &TestHall,
    caller: &Caller,
    number: CaseNumber,
    action: ActionKind,
    typed: &[(&str, &str)],
) -> Result<State, Error> {
    let number = number.to_string();
    let version = desk::show(&hall.ctx, caller, &number).await?.version;
    let typed: Typed = typed.iter().copied().collect();
    match desk::act(&hall.ctx, caller, &number, version, action, &typed).await? {
        Acted::Done { state, .. } => Ok(state),
        Acted::Overtaken(handled) => panic!("overtaken by {handled:?}"),
    }
}

/// Does `action` as `caller`; the rules allow it.
pub(crate) async fn done(
    hall: &TestHall,
    caller: &Caller,
    number: CaseNumber,
    action: ActionKind,
    typed: &[(&str, &str)],
) -> State {
    act(hall, caller, number, action, typed).await.expect("the rules allow it")
}

/// The code with which `action` is refused.
pub(crate) async fn refused(
    hall: &TestHall,
    caller: &Caller,
    number: CaseNumber,
    action: ActionKind,
    typed: &[(&str, &str)],
) -> &'static str {
    match act(hall, caller, number, action, typed).await {
        Err(Error::Refused(code)) => code,
        other => panic!("not refused: {other:?}"),
    }
}

/// Who a caller is, as forms name them.
pub(crate) fn id(caller: &Caller) -> String {
    person(caller).to_string()
}

/// Who a caller is.
pub(crate) fn person(caller: &Caller) -> PersonId {
    caller.signed_in.as_ref().expect("a person").person
}

/// A restaurant that is accepted and with its reviewer.
pub(crate) async fn in_review(hall: &TestHall) -> CaseNumber {
    let number = filed_whole(hall).await;
    done(hall, &hall.clerk, number, ActionKind::Accept, &[]).await;
    let reviewer = id(&hall.reviewer);
    done(hall, &hall.clerk, number, ActionKind::Assign, &[("reviewer", &reviewer)]).await;
    number
}

/// A restaurant that was verified and awaits its decision.
pub(crate) async fn proposed(hall: &TestHall, recommendation: &str) -> CaseNumber {
    let number = in_review(hall).await;
    let reviewer = &hall.reviewer;
    done(hall, reviewer, number, ActionKind::OrderVerification, &[("visit_on", "2026-03-05")])
        .await;
    let (first, second) = (id(reviewer), id(&hall.second_reviewer));
    let found: &[(&str, &str)] = &[
        ("officers", &first),
        ("officers", &second),
        ("finding", "布局与图纸一致"),
        ("conforms", "yes"),
    ];
    done(hall, reviewer, number, ActionKind::FileVerification, found).await;
    let proposal = [("recommendation", recommendation), ("opinion", "依法处理")];
    done(hall, reviewer, number, ActionKind::Propose, &proposal).await;
    number
}
