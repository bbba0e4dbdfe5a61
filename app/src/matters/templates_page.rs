//! What a department answers often: listed, written, changed, retired.

use super::{
    api::templates::{Keep, Retire, kept},
    view_model::{TemplateForm, TemplateView, TemplatesView},
};
use crate::{
    text::matters as text,
    ui::{
        address::in_query,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{TextArea, TextField},
        load::loaded,
        posted::{posted, typed},
        select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The reply templates of a department.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let asked = (in_query("department"), in_query("edit"));
    let faults = [posted::<Keep>(), posted::<Retire>()];
    let faults = faults.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let found = Resource::new(move || asked.clone(), |(department, edit)| kept(department, edit));
    loaded(found, move |page| {
        let faults = faults.clone();
        view! { <Templates page faults /> }.into_any()
    })
}

#[component]
fn Templates(page: TemplatesView, faults: Faults) -> impl IntoView {
    let language = language();
    let names = [
        ("name", text::TEMPLATE_NAME),
        ("fits", text::TEMPLATE_FITS),
        ("outcome", text::TEMPLATE_OUTCOME),
        ("text", text::TEMPLATE_TEXT),
    ];
    let names = names.map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    let departments = page.departments.clone().into_iter().map(|(href, name, is_here)| {
        view! { <li><a class="govuk-link hall-link" href=href aria-current=is_here.then_some("page")>{name}</a></li> }
    });
    let departments: Vec<_> = departments.collect();
    view! {
        <Title text=faults.titled(language, language.say(text::TEMPLATES)) />
        <a class="govuk-back-link" href="/w/matters">{language.say(text::DESK)}</a>
        <ErrorSummary faults=faults.named(language, &names) />
        <h1 class="hall-title">{language.say(text::TEMPLATES)}</h1>
        <ul class="hall-desk__places">{departments}</ul>
        <p class="govuk-body">{page.lead.clone()}</p>
        <div class="hall-desk__lists">
            <div>
                {list(&page.department, page.lines.clone())}
                {changes(page.changes.clone())}
            </div>
            {form(page, &faults)}
        </div>
    }
}

fn list(department: &str, lines: Vec<TemplateView>) -> AnyView {
    let language = language();
    let is_empty = lines.is_empty();
    let lines = lines.into_iter().map(|line| {
        view! {
            <li class="hall-conversation">
                <p class="hall-canned__title">{line.name}</p>
                <p class="hall-chat__words">{line.text}</p>
                <p class="hall-conversation__facts">{line.fits}</p>
                <form class="hall-chat__deeds" method="post" action="/api/matters/retire-template">
                    <input type="hidden" name="department" value=department.to_owned() />
                    <input type="hidden" name="id" value=line.id />
                    <input type="hidden" name="version" value=line.version />
                    <button class="govuk-button govuk-button--secondary">{language.say(text::TEMPLATE_RETIRE)}</button>
                    <a class="govuk-link hall-link" href=line.edit>{language.say(text::CHANGE)}</a>
                </form>
            </li>
        }
    });
    let lines: Vec<_> = lines.collect();
    view! {
        <section class="hall-card">
            <h2 class="hall-card__title">{language.say(text::TEMPLATES_USED)}</h2>
            {is_empty.then(|| view! { <p class="govuk-hint">{language.say(text::TEMPLATES_NONE)}</p> })}
            <ul class="hall-bare">{lines}</ul>
        </section>
    }
    .into_any()
}

/// Who has changed what.
fn changes(changes: Vec<String>) -> Option<AnyView> {
    let is_empty = changes.is_empty();
    let changes: Vec<_> = changes.into_iter().map(|it| view! { <li>{it}</li> }).collect();
    (!is_empty).then(|| {
        view! {
            <details class="govuk-details hall-card">
                <summary class="govuk-details__summary">{language().say(text::TEMPLATE_CHANGES)}</summary>
                <ul class="govuk-list">{changes}</ul>
            </details>
        }
        .into_any()
    })
}

/// What the form holds: what was typed and not taken, or else what it begins with.
fn held(form: TemplateForm) -> TemplateForm {
    let typed = typed();
    let [name, fits, outcome, text] = &*typed else { return form };
    let [name, fits, outcome, text] = [name, fits, outcome, text].map(Clone::clone);
    TemplateForm { name, fits, outcome, text, ..form }
}

/// Where a template is written, or one that is in use is changed.
fn form(page: TemplatesView, faults: &Faults) -> AnyView {
    let language = language();
    let heading = if page.form.id.is_empty() { text::TEMPLATE_NEW } else { text::TEMPLATE_CHANGE };
    let form = held(page.form);
    let any = language.say(text::TEMPLATE_ANY).to_owned();
    view! {
        <form class="hall-card" method="post" action="/api/matters/keep-template" novalidate=true>
            <h2 class="hall-card__title">{language.say(heading)}</h2>
            <input type="hidden" name="department" value=page.department />
            <input type="hidden" name="id" value=form.id />
            <input type="hidden" name="version" value=form.version />
            <TextField name="name" label=language.say(text::TEMPLATE_NAME) value=form.name faults=faults.clone() />
            <Select name="fits".to_owned() label=language.say(text::TEMPLATE_FITS).to_owned() choices=page.fits chosen=form.fits hint=None faults=faults.clone() />
            <Select name="outcome".to_owned() label=language.say(text::TEMPLATE_OUTCOME).to_owned() choices=page.outcomes chosen=form.outcome hint=Some(any) faults=faults.clone() />
            <TextArea name="text" label=language.say(text::TEMPLATE_TEXT) hint=page.hint value=form.text faults=faults.clone() rows=8 />
            <button class="govuk-button">{language.say(text::TEMPLATE_KEEP)}</button>
        </form>
    }
    .into_any()
}
