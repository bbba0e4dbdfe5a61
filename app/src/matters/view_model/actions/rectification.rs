//! What the actions on a rectification ask for.

use super::{
    super::{FieldView, words::choices},
    form::Form,
};
use crate::ui::radios::Choice;
use domain::{complaints::CallBack, ids::PersonId, rectifications::ActionKind as A};

/// What `action` asks for.
pub fn fields(form: &Form<'_>, action: A) -> Vec<FieldView> {
    match action {
        A::Assign => vec![form.colleague()],
        A::Contact => vec![form.text("said")],
        A::Fix => vec![form.text("how")],
        A::Plan => vec![form.text("plan"), form.line("working_days")],
        A::Explain => vec![form.text("explanation")],
        A::Contest => vec![form.text("reason")],
        A::Judge => judge(form),
        A::FeedBack => vec![form.text("text")],
        A::CallBack => vec![form.words("call_back", CallBack::ALL.iter().map(|it| it.word()))],
        A::Supervise => vec![form.text("note")],
        A::Take | A::Close | A::Fire => Vec::new(),
    }
}

/// Who sat on the panel, and what it has found.
fn judge(form: &Form<'_>) -> Vec<FieldView> {
    let member = |(person, name): &(PersonId, String)| Choice {
        value: person.to_string(),
        label: name.clone(),
    };
    let members = form.ticks("members", form.shown.panel.iter().map(member).collect());
    let found = choices(form.tongue, "misused", ["yes", "no"].into_iter());
    vec![members, form.choice("misused", found), form.text("reason")]
}
