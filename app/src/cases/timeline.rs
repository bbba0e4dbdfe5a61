//! What happened and what comes.

use super::view_model::{LinkView, StepView};
use crate::{text::cases, visitor::language};
use leptos::prelude::*;

/// The course of a case, newest first.
#[component]
pub fn Timeline(steps: Vec<StepView>) -> impl IntoView {
    let steps: Vec<_> = steps.into_iter().map(|step| view! { <Step step /> }).collect();
    view! {
        <section class="hall-card" aria-labelledby="course">
            <h2 class="hall-card__title" id="course">{language().say(cases::COURSE)}</h2>
            <ol class="hall-timeline" reversed>{steps}</ol>
        </section>
    }
}

#[component]
fn Step(step: StepView) -> impl IntoView {
    let text = (!step.text.is_empty()).then_some(step.text);
    let documents = (!step.documents.is_empty()).then_some(step.documents);
    view! {
        <li
            class="hall-timeline__item" class:hall-timeline__item--future=step.is_future
            aria-current=step.is_current.then_some("step")
        >
            <h3 class="hall-timeline__name">{step.name}</h3>
            <p class="hall-timeline__when">{step.when}</p>
            {text.map(|text| view! { <p class="hall-timeline__text">{text}</p> })}
            {documents.map(|documents| {
                let links: Vec<_> = documents.into_iter().map(link).collect();
                view! { <p class="hall-timeline__text hall-row">{links}</p> }
            })}
        </li>
    }
}

/// A link to a document.
fn link(it: LinkView) -> impl IntoView {
    view! { <a class="govuk-link hall-link" href=it.href rel="external">{it.name}</a> }
}
