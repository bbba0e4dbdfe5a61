//! What matters were answered, for everybody to read.

use super::{
    api::answers,
    view_model::{AnswerLine, AnswersView},
};
use crate::{
    text::matters as text,
    ui::{address::in_query, faults::Faults, load::loaded, select::Select},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// What matters were answered, for everybody to read.
#[component]
pub fn AnswersPage() -> impl IntoView {
    let asked = (in_query("department"), in_query("after"));
    let found =
        Resource::new(move || asked.clone(), |(department, after)| answers(department, after));
    loaded(found, |page| view! { <Answers page /> }.into_any())
}

#[component]
fn Answers(page: AnswersView) -> impl IntoView {
    let language = language();
    let is_empty = page.lines.is_empty();
    let has_choice = page.departments.len() > 1;
    let lines: Vec<_> = page.lines.into_iter().map(line).collect();
    let more = page.more.map(|href| {
        view! { <a class="govuk-button govuk-button--secondary" href=href rel="external">{language.say(text::ANSWERS_MORE)}</a> }
    });
    view! {
        <Title text=language.say(text::ANSWERS) />
        <a class="govuk-back-link" href="/complaints" rel="external">{language.say(text::TITLE)}</a>
        <div class="hall-narrow">
            <h1 class="hall-title">{language.say(text::ANSWERS)}</h1>
            <p class="govuk-body">{language.say(text::ANSWERS_LEAD)}</p>
            {has_choice.then(|| view! {
                <form class="hall-card" action="/answers">
                    <Select name="department".to_owned() label=language.say(text::ANSWERS_BY).to_owned() choices=page.departments chosen=page.department hint=None faults=Faults::default() />
                    <button class="govuk-button govuk-button--secondary">{language.say(text::ANSWERS_SHOW)}</button>
                </form>
            })}
            <section class="hall-paper">
                {is_empty.then(|| view! { <p class="govuk-hint">{language.say(text::ANSWERS_NONE)}</p> })}
                <ul class="hall-bare">{lines}</ul>
            </section>
            {more}
        </div>
    }
}

fn line(line: AnswerLine) -> AnyView {
    let lang = line.lang.clone();
    view! {
        <li class="hall-conversation">
            <a class="govuk-link hall-link hall-conversation__link" href=line.href rel="external" lang=line.lang>{line.question}</a>
            <p class="hall-chat__words" lang=lang>{line.answer}</p>
            <p class="hall-conversation__facts">{line.facts}</p>
        </li>
    }
    .into_any()
}
