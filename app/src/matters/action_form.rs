//! What can be done in a matter, and the form of what was chosen.

use super::view_model::{ActionView, FieldView, MatterView};
use crate::{
    text::matters as text,
    ui::{
        checkboxes::{Checkboxes, Tick},
        done::DoneNote,
        faults::Faults,
        field::{TextArea, TextField},
        select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;

/// What can be done, or the form of what was chosen.
pub fn doing(page: &MatterView, at_desk: bool, faults: &Faults) -> Option<AnyView> {
    let language = language();
    if let Some(action) = page.action.clone() {
        return Some(form(page, action, at_desk, faults));
    }
    let here = page.page.clone();
    let links = page.actions.clone().into_iter().map(|(word, name)| {
        let href = format!("{here}?action={word}#do");
        view! { <li><a class="govuk-button govuk-button--secondary" href=href rel="external">{name}</a></li> }
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| {
        view! {
            <section class="hall-card hall-no-print" aria-labelledby="do">
                <h2 class="hall-card__title" id="do">{language.say(text::ACTIONS)}</h2>
                <ul class="hall-bare hall-row">{links}</ul>
            </section>
        }
        .into_any()
    })
}

fn form(page: &MatterView, action: ActionView, at_desk: bool, faults: &Faults) -> AnyView {
    let language = language();
    let templates = templates(page, &action);
    let fields: Vec<_> = action.fields.into_iter().map(|it| field(it, faults)).collect();
    view! {
        <section class="hall-card" aria-labelledby="do">
            <h2 class="hall-card__title" id="do">{action.name.clone()}</h2>
            {action.hint.map(|it| view! { <p class="govuk-hint">{it}</p> })}
            {templates}
            {action.told.map(|it| view! { <DoneNote said=it /> })}
            <form method="post" action="/api/matters/act" novalidate=true>
                <input type="hidden" name="number" value=page.number.clone() />
                <input type="hidden" name="entry" value=page.entry.clone() />
                <input type="hidden" name="action" value=action.word />
                {at_desk.then(|| view! { <input type="hidden" name="desk" value="1" /> })}
                {fields}
                <div class="hall-chat__deeds">
                    <button class="govuk-button">{language.say(text::CONFIRM)}" "{action.name}</button>
                    <a class="govuk-link hall-link" href=page.page.clone() rel="external">{language.say(text::NOT_NOW)}</a>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// A choice of reply templates: choosing one opens the form again, with what it says.
fn templates(page: &MatterView, action: &ActionView) -> Option<AnyView> {
    let language = language();
    let (choices, chosen) = (action.templates.clone(), action.template.clone());
    let (label, hint) = (language.say(text::TEMPLATE), language.say(text::TEMPLATE_USE_HINT));
    (!choices.is_empty()).then(|| {
        view! {
            <form action=[&page.page, "#do"].concat()>
                <input type="hidden" name="action" value=action.word.clone() />
                <Select name="template".to_owned() label=label.to_owned() choices chosen hint=Some(hint.to_owned()) faults=Faults::default() />
                <button class="govuk-button govuk-button--secondary">{language.say(text::TEMPLATE_USE)}</button>
            </form>
        }
        .into_any()
    })
}

fn field(field: FieldView, faults: &Faults) -> AnyView {
    let faults = faults.clone();
    match field {
        FieldView::Text { name, label, value } => {
            view! { <TextArea name label value faults rows=4 /> }.into_any()
        }
        FieldView::Line { name, label, value } => {
            view! { <TextField name label value faults /> }.into_any()
        }
        FieldView::Choice { name, label, choices, value } => {
            view! { <Select name label choices chosen=value hint=None faults /> }.into_any()
        }
        FieldView::Ticks { name, label, choices, chosen } => {
            view! { <Checkboxes name legend=label choices chosen hint=None faults /> }.into_any()
        }
        FieldView::Tick { name, label } => view! { <Tick name label faults /> }.into_any(),
    }
}
