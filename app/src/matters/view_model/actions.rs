//! What each action asks for, by procedure.

mod complaint;
mod disclosure;
mod form;
mod petition;
mod procurement;
mod rectification;

use super::{ActionView, build::Page, words::Tongue};
use crate::{
    text::{Language, matters as text},
    ui::radios::Choice,
};
use domain::{
    complaints::ActionKind as OnComplaint,
    matters::{ActionKind as A, unfilled},
    placeholders,
};
use form::Form;
use service::matters::{Shown, templates::Filled};

/// What can be done, by word and name; what is said in the thread has a form of its own.
pub fn actions(tongue: Tongue, shown: &Shown) -> Vec<(String, String)> {
    let offered = shown.actions.iter().filter(|it| **it != A::Complaint(OnComplaint::Say));
    offered.map(|it| (it.word().to_owned(), tongue.own("do", it.word()))).collect()
}

/// What `action` asks for.
pub fn action(tongue: Tongue, action: A, shown: &Shown, page: &Page<'_>) -> ActionView {
    let templates = if action.is_answer() { page.templates } else { &[] };
    let chosen = templates.iter().find(|it| it.id.to_string() == page.template);
    let form = Form { tongue, shown, page, chosen };
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
        templates: templates.iter().map(choice).collect(),
        template: chosen.map(|it| it.id.to_string()).unwrap_or_default(),
        told: chosen.map(|it| told(tongue.language, it, &(page.typed)("text"))),
        fields,
    }
}

fn choice(template: &Filled) -> Choice {
    Choice { value: template.id.to_string(), label: template.name.clone() }
}

/// What came of choosing a template: whether what was typed before had to go, and what is still open.
fn told(language: Language, template: &Filled, typed: &str) -> String {
    let replaces = !typed.is_empty() && typed != template.text;
    let done = if replaces { text::TEMPLATE_REPLACED } else { text::TEMPLATE_FILLED };
    let done = language.fill(done, &[("name", &template.name)]);
    let open = unfilled(&template.text)
        .map(|it| language.fill(text::TEMPLATE_OPEN, &[("blank", &placeholders::open(it.word()))]));
    [done, open.unwrap_or_default()].concat()
}
