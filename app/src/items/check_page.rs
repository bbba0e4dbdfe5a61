//! The eligibility check: one question a page, without an account; the answers travel in the address.

use super::{
    api::check,
    view_model::{CheckView, QuestionView, Verdict},
};
use crate::{
    text::{form, items},
    ui::{address, icon::Icon, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The eligibility check of a service.
#[component]
pub fn CheckPage() -> impl IntoView {
    let (params, query) = (address::path(), address::query());
    let wanted = move || {
        let given = query.text("given");
        let answers = match query.get("answer") {
            Some(answer) if given.is_empty() => answer,
            Some(answer) => [given, answer].join(","),
            None => given,
        };
        (params.text("key"), answers)
    };
    let step = Resource::new(wanted, |(key, answers)| check(key, answers));
    loaded(step, |view| view! { <Step view /> }.into_any())
}

#[component]
fn Step(view: CheckView) -> impl IntoView {
    let language = language();
    let CheckView { key, name, answers, progress, question, verdict } = view;
    let (back, given) = (format!("/s/{key}"), answers.clone());
    view! {
        <Title text=[language.say(items::CHECK_TITLE), &name].join(" · ") />
        <div class="hall-narrow">
            <a class="govuk-back-link" href=back>{language.say(form::BACK)}</a>
            <div class="hall-paper">
                <span class="govuk-caption-l">{name}</span>
                {question.map(|question| view! { <Question question answers progress key=key.clone() /> })}
                {verdict.map(|verdict| view! { <Outcome verdict key given /> })}
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Question(
    question: QuestionView,
    answers: String,
    progress: String,
    key: String,
) -> impl IntoView {
    let language = language();
    let choices: Vec<_> = question
        .choices
        .into_iter()
        .enumerate()
        .map(|(place, (value, label))| {
            let id = if place == 0 { "answer".to_owned() } else { format!("answer-{place}") };
            view! {
                <div class="govuk-radios__item">
                    <input class="govuk-radios__input" type="radio" name="answer" required id=id.clone() value=value />
                    <label class="govuk-label govuk-radios__label" for=id>{label}</label>
                </div>
            }
        })
        .collect();
    view! {
        <form action=format!("/s/{key}/check")>
            <input type="hidden" name="given" value=answers />
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend"><h1 class="hall-title">{question.question}</h1></legend>
                {question.hint.map(|hint| view! { <div class="govuk-hint">{hint}</div> })}
                <div class="govuk-radios">{choices}</div>
            </fieldset>
            <p class="govuk-body-s hall-soft">{progress}</p>
            <button class="govuk-button">{language.say(items::CHECK_CONTINUE)}</button>
        </form>
    }
}

#[component]
fn Outcome(verdict: Verdict, key: String, given: String) -> impl IntoView {
    let language = language();
    let again = format!("/s/{key}/check");
    match verdict {
        Verdict::Can(facts) => view! {
            <h1 class="hall-title"><Icon name="circle-check" />" "{language.say(items::CHECK_CAN)}</h1>
            <p class="govuk-body">{facts}</p>
            <p class="govuk-body">{language.say(items::CHECK_CAN_TEXT)}</p>
            <div class="hall-row">
                <a class="govuk-button" href=format!("/s/{key}/apply?answers={given}") rel="external">{language.say(items::APPLY)}</a>
                <a class="govuk-link hall-link" href=again>{language.say(items::CHECK_AGAIN)}</a>
            </div>
        }
        .into_any(),
        Verdict::Cannot(why) => view! {
            <h1 class="hall-title"><Icon name="circle-alert" />" "{language.say(items::CHECK_CANNOT)}</h1>
            <p class="govuk-body">{why}</p>
            <div class="hall-row">
                <a class="govuk-button govuk-button--secondary" href=again>{language.say(items::CHECK_AGAIN)}</a>
                <a class="govuk-link hall-link" href=format!("/s/{key}")>{language.say(form::BACK)}</a>
            </div>
        }
        .into_any(),
    }
}
