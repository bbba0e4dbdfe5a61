//! What the applicant should do now, and what was decided against them.

use super::view_model::{AdverseView, NextView};
use crate::{text::cases, ui::icon::Icon, visitor::language};
use leptos::prelude::*;

/// The one thing to do now.
#[component]
pub fn NextCard(next: NextView) -> impl IntoView {
    let items: Vec<_> = next.items.into_iter().map(item).collect();
    let items = (!items.is_empty()).then(|| view! { <ul class="hall-checklist">{items}</ul> });
    view! {
        <section class=next.look.next() aria-labelledby="next">
            <h2 class="hall-next__title" id="next">{next.title}</h2>
            <p>{next.text}</p>
            {items}
            <a class="govuk-button" href=next.action.href rel="external">{next.action.name}</a>
        </section>
    }
}

fn item((name, said, is_done): (String, String, bool)) -> impl IntoView {
    let language = language();
    let (icon, state) = if is_done {
        ("circle-check", cases::SUPPLIED)
    } else {
        ("circle-alert", cases::NOT_SUPPLIED)
    };
    view! {
        <li class="hall-checklist__item" class:hall-checklist__item--done=is_done>
            <Icon name=icon />
            <h3 class="hall-checklist__name">{name}" "<span class="hall-soft">{language.say(state)}</span></h3>
            <p class="hall-checklist__text">{said}</p>
        </li>
    }
}

/// Why it was decided against the applicant, by which law, and what they can do until when (XK 38).
#[component]
pub fn AdverseCard(adverse: AdverseView) -> impl IntoView {
    let language = language();
    let part = |title, entries: Vec<String>| {
        let entries: Vec<_> = entries.into_iter().map(|it| view! { <li>{it}</li> }).collect();
        let is_there = !entries.is_empty();
        is_there.then(|| {
            view! {
                <h3 class="hall-question">{language.say(title)}</h3>
                <ul class="govuk-list govuk-list--bullet">{entries}</ul>
            }
        })
    };
    let read = language.fill(cases::READ_DOCUMENT, &[("name", &adverse.document.name)]);
    view! {
        <section class="hall-card" aria-labelledby="adverse">
            <h2 class="hall-card__title" id="adverse">{language.say(cases::ADVERSE)}</h2>
            {part(cases::REASONS, adverse.reasons)}
            {part(cases::BASIS, adverse.basis)}
            {part(cases::REMEDIES, adverse.remedies)}
            <a class="govuk-button govuk-button--secondary" href=adverse.document.href rel="external">{read}</a>
        </section>
    }
}
