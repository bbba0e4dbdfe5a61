//! The forms of the desk: what each action asks of an officer, as one table.
//!
//! A page renders from it, and what is typed is read by it, so that neither can ask for something else.

use Input as I;
use domain::licensing::{
    ActionKind::{self, self as K},
    Terms,
};

/// One field of the form of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name of the field, the key of its label.
    pub name: &'static str,
    /// What is entered.
    pub input: Input,
    /// Whether it may not be left open.
    pub required: bool,
}

/// What is entered in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A day, `2026-03-02`.
    Date,
    /// A whole number above 0.
    Count,
    /// `yes`, or nothing.
    Flag,
    /// Numbers of entries of the item's legal basis, from 0; another law in the fields `law` and `article`.
    Basis,
    /// A reviewer of the department.
    Reviewer,
    /// Somebody of the department.
    Colleague,
    /// Several people of the department.
    Colleagues,
    /// A decider or the head of the department.
    Approver,
    /// Key of another department.
    Department,
    /// Keys of the materials that are missing.
    Missing,
    /// For each material and question what is wrong with it: `finding.material.<key>` and
    /// `remark.material.<key>`, `finding.field.<key>` and `remark.field.<key>`.
    Findings,
    /// The word of a special procedure.
    Ground,
    /// The word of the ground of a hearing.
    HearingGround,
    /// The word of a recommendation.
    Recommendation,
    /// The word of a cause of termination.
    Cause,
    /// `counter`, `courier`, `collection` or `electronic`.
    Delivery,
    /// `grant`, `hand_over` or `refuse`.
    Outcome,
}

const fn must(name: &'static str, input: Input) -> Field {
    Field { name, input, required: true }
}

const fn can(name: &'static str, input: Input) -> Field {
    Field { name, input, required: false }
}

const REASON: Field = must("reason", Input::Text);
const BASIS: Field = must("basis", Input::Basis);
const FEE: Field = can("fee_paid", Input::Flag);
/// The document by which the head of the government approves; asked of items that are handled jointly.
const APPROVAL: &str = "approval";
const OPINION: Field = must("opinion", Input::Text);

/// The form of each action that is done at a desk.
const FORMS: &[(K, &[Field])] = &[
    (K::Accept, &[]),
    (K::GrantOnCommitment, &[]),
    (K::TellHearingRight, &[]),
    (K::RequestHearing, &[]),
    (K::TakeUp, &[]),
    (K::DeclareNotNeeded, &[REASON, BASIS]),
    (K::Refuse, &[REASON, BASIS]),
    (K::DeclareNotCompetent, &[must("organ", I::Line), REASON, BASIS]),
    (K::NotifyDeficiencies, &[must("findings", I::Findings)]),
    (K::DeclineAcceptance, &[must("findings", I::Findings), REASON, BASIS]),
    (K::AcceptDeferred, &[must("materials", I::Missing), must("promise_signed", I::Flag)]),
    (
        K::DecideOnTheSpot,
        &[
            must("outcome", I::Outcome),
            can("recipient", I::Line),
            FEE,
            can("package", I::Line),
            can("reason", I::Text),
            can("basis", I::Basis),
        ],
    ),
    (K::Assign, &[must("reviewer", I::Reviewer), can("related", I::Flag)]),
    (K::OrderVerification, &[must("visit_on", I::Date), can("officers", I::Colleagues)]),
    (
        K::FileVerification,
        &[must("officers", I::Colleagues), must("finding", I::Text), can("conforms", I::Flag)],
    ),
    (
        K::StartSpecial,
        &[
            must("ground", I::Ground),
            BASIS,
            must("planned_days", I::Count),
            must("approved_by", I::Approver),
        ],
    ),
    (K::FinishSpecial, &[must("result", I::Text)]),
    (K::TellParty, &[must("party", I::Line), must("until_on", I::Date)]),
    (K::HearParty, &[OPINION]),
    (
        K::OrderHearing,
        &[
            must("hearing_ground", I::HearingGround),
            must("chair", I::Colleague),
            must("held_on", I::Date),
            must("place", I::Line),
        ],
    ),
    (K::CloseHearing, &[must("minutes", I::Text)]),
    (K::ReportUp, &[must("department", I::Department), OPINION]),
    (
        K::Propose,
        &[must("recommendation", I::Recommendation), OPINION, can("cites_minutes", I::Flag)],
    ),
    (K::Extend, &[must("amount", I::Count), REASON, must(APPROVAL, I::Line)]),
    (K::Grant, &[can("opinion", I::Text)]),
    (K::Return, &[REASON]),
    (
        K::Issue,
        &[must("delivery", I::Delivery), can("recipient", I::Line), can("parcel", I::Line), FEE],
    ),
    (K::Archive, &[must("package", I::Line)]),
    (K::Terminate, &[must("cause", I::Cause), must("evidence", I::Text), BASIS]),
    (K::Publish, &[must("entry", I::Line)]),
    (K::FileCommitmentCheck, &[can("kept", I::Flag), must("finding", I::Text)]),
];

/// The fields of the form for `kind`; none for what is not done at a desk.
#[must_use]
pub fn fields(kind: ActionKind) -> Option<&'static [Field]> {
    FORMS.iter().find(|(action, _)| *action == kind).map(|(_, fields)| *fields)
}

/// Whether a case under `terms` is asked for `field`.
#[must_use]
pub(super) fn is_asked(field: Field, terms: &Terms) -> bool {
    terms.joint || field.name != APPROVAL
}

/// Whether the form for `kind` has a field of this name.
#[must_use]
pub(super) fn has_field(kind: ActionKind, name: &str) -> bool {
    fields(kind).is_some_and(|fields| fields.iter().any(|field| is_named(*field, name)))
}

fn is_named(field: Field, name: &str) -> bool {
    match field.input {
        Input::Basis => matches!(name, "basis" | "law" | "article"),
        Input::Findings => {
            let part = name.strip_prefix("finding.").or_else(|| name.strip_prefix("remark."));
            part.is_some_and(|it| it.starts_with("material.") || it.starts_with("field."))
        }
        _ => field.name == name,
    }
}
