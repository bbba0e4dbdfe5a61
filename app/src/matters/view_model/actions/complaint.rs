//! What the actions on a complaint ask for.

use super::{super::FieldView, form::Form};
use domain::{
    complaints::{ActionKind as A, CallBack, Outcome},
    matters::Elsewhere,
};

/// What `action` asks for.
pub fn fields(form: &Form<'_>, action: A) -> Vec<FieldView> {
    match action {
        A::Accept => vec![form.tick("urgent")],
        A::Decline => vec![
            form.words("elsewhere", Elsewhere::ALL.iter().map(|it| it.word())),
            form.text("reason"),
        ],
        A::Dispatch => vec![form.organ("lead"), form.organs("assisting")],
        A::Return => vec![form.line("competent"), form.text("reason")],
        A::Assign => vec![form.colleague()],
        A::Contribute => vec![form.text("found")],
        A::Clarify => vec![form.text("question")],
        A::Supplement => vec![form.text("more")],
        A::Propose => vec![
            form.words("outcome", Outcome::ALL.iter().map(|it| it.word())),
            form.text("answer"),
        ],
        A::SendBack | A::Reopen | A::Appeal => vec![form.text("reason")],
        A::CallBack => vec![form.words("call_back", CallBack::ALL.iter().map(|it| it.word()))],
        A::DecideAppeal => {
            vec![form.words("granted", ["yes", "no"].into_iter()), form.text("reason")]
        }
        A::Identify => form.staff(),
        A::Merge => vec![form.line("into")],
        A::Extend => vec![form.line("amount"), form.text("reason")],
        A::Supervise => vec![form.text("note")],
        A::Take | A::Approve | A::Close | A::Withdraw | A::Say | A::Fire => Vec::new(),
    }
}
