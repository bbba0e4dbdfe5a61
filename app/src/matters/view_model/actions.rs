//! What each action asks for, by procedure.

mod complaint;
mod disclosure;
mod form;
mod petition;
mod procurement;
mod rectification;

use super::{ActionView, build::Page, words::Tongue};
use domain::{complaints::ActionKind as OnComplaint, matters::ActionKind as A};
use form::Form;
use service::matters::Shown;

/// What can be done, by word and name; what is said in the thread has a form of its own.
pub fn actions(tongue: Tongue, shown: &Shown) -> Vec<(String, String)> {
    let offered = shown.actions.iter().filter(|it| **it != A::Complaint(OnComplaint::Say));
    offered.map(|it| (it.word().to_owned(), tongue.own("do", it.word()))).collect()
}

/// What `action` asks for.
pub fn action(tongue: Tongue, action: A, shown: &Shown, page: &Page<'_>) -> ActionView {
    let form = Form { tongue, shown, page };
    let fields = match action {
        A::Complaint(action) => complaint::fields(&form, action),
        A::Disclosure(action) => disclosure::fields(&form, action),
        A::Petition(action) => petition::fields(&form, action),
        A::Procurement(action) => procurement::fields(&form, action),
        A::Rectification(action) => rectification::fields(&form, action),
    };
    ActionView {
        word: action.word().to_owned(),
        name: tongue.own("do", action.word()),
        hint: tongue.perhaps("do-hint", action.word()),
        fields,
    }
}
