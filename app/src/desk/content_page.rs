//! What was filed.

use super::{
    api::content,
    case_head::{CaseHead, Part},
    view_model::{ContentView, Section},
};
use crate::{
    text::desk,
    ui::{address, load::loaded},
    visitor::language,
};
use leptos::prelude::*;

/// The answers of the application, corrections included.
#[component]
pub fn ContentPage() -> impl IntoView {
    let number = address::part("number");
    loaded(Resource::new(number, content), |page| view! { <Content page /> }.into_any())
}

#[component]
fn Content(page: ContentView) -> impl IntoView {
    let sections = page.sections.map_or_else(
        || view! { <p class="govuk-body">{language().say(desk::NO_CONTENT)}</p> }.into_any(),
        |sections| sections.into_iter().map(section).collect::<Vec<_>>().into_any(),
    );
    view! { <CaseHead head=page.head part=Part::Content />{sections} }
}

fn section(section: Section) -> impl IntoView {
    let rows: Vec<_> = section
        .rows
        .into_iter()
        .map(|(name, lines)| {
            let lines: Vec<_> = lines.into_iter().map(|it| view! { <div>{it}</div> }).collect();
            view! {
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{name}</dt>
                    <dd class="govuk-summary-list__value">{lines}</dd>
                </div>
            }
        })
        .collect();
    view! {
        <section class="hall-card">
            <h2 class="hall-card__title">{section.title}</h2>
            <dl class="govuk-summary-list">{rows}</dl>
        </section>
    }
}
