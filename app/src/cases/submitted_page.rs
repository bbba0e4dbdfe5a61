//! What was filed, to be read again.

use super::{api::submitted, view_model::SubmittedView};
use crate::{
    text::cases,
    ui::{address, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page with every answer and every file of a case.
#[component]
pub fn SubmittedPage() -> impl IntoView {
    let number = address::part("number");
    let content = Resource::new(number, submitted);
    loaded(content, |content| view! { <Submitted content /> }.into_any())
}

#[component]
fn Submitted(content: SubmittedView) -> impl IntoView {
    let language = language();
    let title = language.say(cases::SUBMITTED_TITLE);
    let sections: Vec<_> =
        content.sections.into_iter().map(|(title, rows)| section(title, rows)).collect();
    let files: Vec<_> = content
        .files
        .into_iter()
        .map(|(id, name, material)| {
            let link = view! { <a class="govuk-link hall-link" href=format!("/files/{id}") rel="external">{name}</a> };
            row(material, link.into_any())
        })
        .collect();
    let files = (!files.is_empty()).then_some(files);
    view! {
        <Title text=[title, " · ", &content.item].concat() />
        <div class="hall-narrow">
            <a class="govuk-back-link" href=format!("/my/{}", content.number)>{language.say(cases::BACK_TO_CASE)}</a>
            <h1 class="hall-title">{title}</h1>
            <p class="hall-lead">{content.item}</p>
            {sections}
            {files.map(|files| view! {
                <section class="hall-paper">
                    <h2 class="govuk-heading-m">{language.say(cases::SUBMITTED_FILES)}</h2>
                    <dl class="govuk-summary-list">{files}</dl>
                </section>
            })}
        </div>
    }
}

fn section(title: String, rows: Vec<(String, Vec<String>)>) -> impl IntoView {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, lines)| {
            let lines: Vec<_> = lines.into_iter().map(|it| view! { <div>{it}</div> }).collect();
            row(name, lines.into_any())
        })
        .collect();
    view! {
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{title}</h2>
            <dl class="govuk-summary-list">{rows}</dl>
        </section>
    }
}

fn row(name: String, value: AnyView) -> impl IntoView {
    view! {
        <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{name}</dt>
            <dd class="govuk-summary-list__value">{value}</dd>
        </div>
    }
}
