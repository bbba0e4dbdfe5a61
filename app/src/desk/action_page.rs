//! One action: what it asks, what the citizen will get, and the button that does it.

use super::{
    api::{Act, action},
    fields::Fields,
    view_model::{ActionForm, FieldView, InputView, PreviewView},
};
use crate::{
    notices::Document,
    text::desk,
    ui::{
        address, error_summary::ErrorSummary, faults::Faults, icon::Icon, load::loaded,
        posted::posted,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page of an action; what was typed is kept, and shown again until it is done.
#[component]
pub fn ActionPage() -> impl IntoView {
    let (params, query) = (address::path(), address::query());
    let posted = posted::<Act>();
    let asked = move || {
        let [number, action] = ["number", "action"].map(|name| params.text(name));
        (number, action, query.get("preview").is_some())
    };
    let found = Resource::new(asked, |(number, word, preview)| action(number, word, preview));
    let form = loaded(found, move |form| {
        // What the last post said stands above what a look beforehand says.
        let looked = Faults::said(form.faults.clone());
        let faults = if posted.is_empty() { looked } else { posted.clone() };
        view! { <Action form faults /> }.into_any()
    });
    let case = params.now("number").unwrap_or_default();
    view! {
        <a class="govuk-back-link" href=format!("/w/c/{case}")>{language().say(desk::BACK_CASE)}</a>
        {form}
    }
}

#[component]
fn Action(form: ActionForm, faults: Faults) -> impl IntoView {
    let language = language();
    let title = form.title.clone();
    let buttons = view! { <Buttons title=title.clone() has_documents=form.has_documents is_seen=form.preview.is_some() /> };
    view! {
        <Title text=format!("{} · {}", form.title, form.caption) />
        <div class="hall-narrow">
            <ErrorSummary faults=named(&form.fields, &faults) />
            <section class="hall-paper">
                <p class="govuk-hint hall-figures">{form.caption}</p>
                <h1 class="hall-title">{title}</h1>
                <p class="govuk-body">{form.text}</p>
                <form method="post" action="/api/desk/act" novalidate=true>
                    <input type="hidden" name="number" value=form.number />
                    <input type="hidden" name="action" value=form.action />
                    <input type="hidden" name="version" value=form.version />
                    <Fields fields=form.fields faults />
                    {form.preview.map(|preview| view! { <Preview preview /> })}
                    {buttons}
                    <p class="govuk-hint">{language.say(desk::KEPT)}</p>
                </form>
            </section>
        </div>
    }
}

/// What is wrong with the name of its field, so that the summary is understood alone.
fn named(fields: &[FieldView], faults: &Faults) -> Faults {
    let label = |name: &str| {
        fields.iter().find_map(|field| match &field.input {
            _ if field.name == name => Some(field.label.as_str()),
            InputView::Findings(findings) => {
                let found =
                    findings.iter().find(|it| it.finding_name == name || it.remark_name == name);
                found.map(|it| it.label.as_str())
            }
            _ => None,
        })
    };
    let said = |(name, fault): &(String, String)| {
        let named = label(name).map_or_else(
            || fault.clone(),
            |field| language().fill(desk::NAMED_FAULT, &[("field", field), ("fault", fault)]),
        );
        (name.clone(), named)
    };
    Faults::said(faults.iter().map(said).collect())
}

/// A document is looked at before it is sent; the first button is also what the Enter key presses.
#[component]
fn Buttons(title: String, has_documents: bool, is_seen: bool) -> impl IntoView {
    let language = language();
    let confirm = language.fill(desk::CONFIRM, &[("action", &title)]);
    let class = if is_seen { "govuk-button govuk-button--secondary" } else { "govuk-button" };
    let may_confirm = is_seen || !has_documents;
    view! {
        <p class="hall-row">
            {has_documents.then(|| view! {
                <button class=class name="go" value="preview"><Icon name="eye" />{language.say(desk::PREVIEW)}</button>
            })}
            {may_confirm.then(|| view! {
                <button class="govuk-button" name="go" value="confirm">{confirm}</button>
            })}
        </p>
    }
}

/// What the citizen will get.
#[component]
fn Preview(preview: PreviewView) -> impl IntoView {
    let language = language();
    let notices: Vec<_> = preview
        .notices
        .into_iter()
        .map(|notice| view! { <Document notice is_part=true /> })
        .collect();
    view! {
        <div class="hall-preview" id="preview">
            <h2 class="hall-preview__label"><Icon name="eye" />" "{language.say(desk::PREVIEW_LABEL)}</h2>
            <p class="govuk-body">{language.say(desk::PREVIEW_TEXT)}</p>
            {notices}
            <p class="govuk-body">{preview.state}</p>
        </div>
    }
}
