//! What the actions on a request for disclosure ask for.

use super::{super::FieldView, form::Form};
use domain::{
    disclosure_requests::{ActionKind as A, AnswerKind, Exemption},
    matters::Ground,
};

/// What `action` asks for.
pub fn fields(form: &Form<'_>, action: A) -> Vec<FieldView> {
    match action {
        A::Clarify => vec![form.text("question"), form.line("working_days")],
        A::Supplement => vec![form.text("more")],
        A::Assign => vec![form.colleague()],
        A::Consult => vec![ground(form), form.line("who")],
        A::Hear => vec![ground(form), form.words("agrees", ["yes", "no", "silent"].into_iter())],
        A::Extend => vec![form.line("amount"), form.text("reason")],
        A::Propose => vec![
            form.words("answer_kind", AnswerKind::ALL.iter().map(|it| it.word())),
            form.words("exemption", Exemption::ALL.iter().map(|it| it.word())),
            form.text("answer"),
        ],
        A::SendBack => vec![form.text("reason")],
        A::Supervise => vec![form.text("note")],
        A::Confirm | A::Take | A::Approve | A::Withdraw | A::Fire => Vec::new(),
    }
}

/// A third party, or another organ (GK 32, 34).
fn ground(form: &Form<'_>) -> FieldView {
    form.words("ground", [Ground::ThirdParty.word(), Ground::JointOrgan.word()].into_iter())
}
