//! What the actions on a petition ask for.

use super::{super::FieldView, form::Form};
use domain::{
    matters::Elsewhere,
    petitions::{ActionKind as A, Finding, Referral, Route},
};

/// What `action` asks for.
pub fn fields(form: &Form<'_>, action: A) -> Vec<FieldView> {
    match action {
        A::Refer => vec![
            form.organ("lead"),
            form.words("referral", Referral::ALL.iter().map(|it| it.word())),
        ],
        A::Object => vec![form.line("competent"), form.text("reason")],
        A::SettleObjection => vec![form.words("consents", ["yes", "no"].into_iter())],
        A::Direct => {
            let routes = Route::ALL.iter().filter(|it| **it != Route::Claim);
            let channels = Elsewhere::ALL.iter();
            let channels =
                channels.filter(|it| Route::ALL.iter().any(|route| route.leads_to(**it)));
            vec![
                form.words("route", routes.map(|it| it.word())),
                form.words("elsewhere", channels.map(|it| it.word())),
                form.text("reason"),
            ]
        }
        A::Decline => {
            let over = [Elsewhere::PetitionUnderWay, Elsewhere::PetitionConcluded];
            vec![form.words("elsewhere", over.iter().map(|it| it.word())), form.text("reason")]
        }
        A::Assign => vec![form.colleague()],
        A::Extend => vec![form.line("amount"), form.text("reason")],
        A::Propose => vec![
            finding(form),
            form.text_of("claims", "claims"),
            form.text_of("facts", "facts"),
            form.text("opinion"),
            form.text_of("basis", "basis"),
        ],
        A::DecideReview | A::DecideReReview => vec![finding(form), form.text("opinion")],
        A::SendBack | A::RequestReview | A::RequestReReview => vec![form.text("reason")],
        A::Supervise => vec![form.text("note")],
        A::Accept
        | A::Take
        | A::Approve
        | A::OpenHearing
        | A::CloseHearing
        | A::Withdraw
        | A::Fire => Vec::new(),
    }
}

/// What an opinion comes to.
fn finding(form: &Form<'_>) -> FieldView {
    form.words("finding", Finding::ALL.iter().map(|it| it.word()))
}
