//! What the actions on an enquiry, a challenge or a complaint of a supplier ask for.

use super::{super::FieldView, form::Form};
use domain::{
    matters::Ground,
    procurement::{ActionKind as A, Examined, Outcome},
};

/// What `action` asks for.
pub fn fields(form: &Form<'_>, action: A) -> Vec<FieldView> {
    match action {
        A::AnswerEnquiry | A::AnswerChallenge => vec![form.text("answer")],
        A::Examine => vec![form.words("found", Examined::ALL.iter().map(|it| it.word()))],
        A::RequestCorrection => vec![form.text("question"), form.line("working_days")],
        A::Correct => vec![form.text("more")],
        A::Challenge | A::Complain | A::Reject | A::SendBack => vec![form.text("reason")],
        A::Assign => vec![form.colleague()],
        A::StartSpecial => vec![
            form.words("ground", Ground::OF_PROCUREMENT.iter().map(|it| it.word())),
            form.text("reason"),
        ],
        A::FinishSpecial => vec![form.text("result")],
        A::Suspend => vec![form.line("days")],
        A::Propose => vec![
            form.words("outcome", Outcome::ALL.iter().map(|it| it.word())),
            form.text("reason"),
        ],
        A::Supervise => vec![form.text("note")],
        A::SendCopies | A::Take | A::Approve | A::Withdraw | A::Fire => Vec::new(),
    }
}
