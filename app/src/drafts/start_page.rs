//! Where an application begins: what it takes, and the draft that was begun before.

use super::{
    api::{self, Start},
    view_model::{BegunView, StartView},
};
use crate::{
    text::drafts,
    ui::{
        address,
        error_summary::ErrorSummary,
        faults::Faults,
        icon::Icon,
        load::loaded,
        posted::posted,
        radios::{Choice, Radios},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Where an application begins.
#[component]
pub fn StartPage() -> impl IntoView {
    let (params, query) = (address::path(), address::query());
    let wanted = move || (params.text("key"), query.text("answers"), query.whole());
    let start = Resource::new(wanted, |(key, answers, told)| api::start_page(key, answers, told));
    loaded(start, |view| view! { <Begin view /> }.into_any())
}

#[component]
fn Begin(view: StartView) -> impl IntoView {
    let language = language();
    let StartView {
        key,
        item,
        sections,
        materials,
        checks,
        told,
        begun,
        applicants,
        is_for_organisations,
        is_for_persons,
    } = view;
    let is_over = !begun.is_empty();
    let begun: Vec<_> = begun.into_iter().map(|begun| view! { <Begun begun /> }).collect();
    let is_nobody = applicants.is_empty();
    let materials: Vec<_> = materials.into_iter().map(|it| view! { <li>{it}</li> }).collect();
    let needs_none = materials.is_empty();
    view! {
        <Title text=[language.say(drafts::APPLY), &item].join(" · ") />
        <div class="hall-narrow">
            <a class="govuk-back-link" href=["/s/", &key, &told].concat()>{language.say(drafts::TO_GUIDE)}</a>
            <ErrorSummary faults={posted::<Start>()} />
            <span class="govuk-caption-l">{language.say(drafts::APPLY)}</span>
            <h1 class="hall-title">{item}</h1>
            {begun}
            <section class="hall-paper">
                <h2 class="govuk-heading-m">{language.say(drafts::BEFORE)}</h2>
                <p class="govuk-body">{language.fill(drafts::YOU_FILL_IN, &[("sections", &sections)])}</p>
                <p class="govuk-body">
                    {language.say(if needs_none { drafts::NO_MATERIALS } else { drafts::AT_HAND })}
                </p>
                <ul class="govuk-list govuk-list--bullet">{materials}</ul>
                <div class="hall-note">
                    <Icon name="info" />
                    <div><p class="govuk-body">{language.say(drafts::ANY_TIME)}</p></div>
                </div>
                {is_for_organisations.then(|| view! { <Whom text=language.say(drafts::FOR_ORGANISATIONS_ONLY) key=key.clone() /> })}
                {is_for_persons.then(|| view! { <p class="govuk-body">{language.say(drafts::FOR_PERSONS_ONLY)}</p> })}
                {(!is_nobody).then(|| view! { <StartForm key answers=(checks, told) is_over applicants /> })}
            </section>
        </div>
    }
}

/// Who applies, where that is an organisation, and the way to add one.
#[component]
fn Whom(text: &'static str, key: String) -> impl IntoView {
    view! {
        <p class="govuk-body">{text}</p>
        <p class="govuk-body">
            <a class="govuk-link hall-link" href=format!("/me/organisations?next=/s/{key}/apply")>
                {language().say(drafts::ADD_ORGANISATION)}
            </a>
        </p>
    }
}

#[component]
fn Begun(begun: BegunView) -> impl IntoView {
    let language = language();
    view! {
        <section class="hall-next" aria-labelledby="begun">
            <h2 class="hall-next__title" id="begun">{language.say(drafts::BEGUN_TITLE)}</h2>
            <p>{begun.said}</p>
            <a class="govuk-button" href=begun.href>{language.say(drafts::GO_ON)}</a>
        </section>
    }
}

/// Begins; where something was begun before, starting over throws that away and says so.
#[component]
fn StartForm(
    key: String,
    /// Of the eligibility check, and of the circumstances.
    answers: (String, String),
    is_over: bool,
    applicants: Vec<Choice>,
) -> impl IntoView {
    let language = language();
    let first = applicants.first().map(|it| it.value.clone()).unwrap_or_default();
    let whom = if applicants.len() > 1 {
        let legend = language.say(drafts::FOR_WHOM).to_owned();
        let (faults, name) = (Faults::default(), "applicant".to_owned());
        view! { <Radios name legend choices=applicants chosen=first hint=None faults /> }.into_any()
    } else {
        view! { <input type="hidden" name="applicant" value=first /> }.into_any()
    };
    let (label, class) = if is_over {
        (drafts::START_OVER, "govuk-button govuk-button--warning")
    } else {
        (drafts::BEGIN, "govuk-button")
    };
    view! {
        <form method="post" action="/api/drafts/start">
            <input type="hidden" name="key" value=key />
            <input type="hidden" name="answers" value=answers.0 />
            <input type="hidden" name="circumstances" value=answers.1 />
            <input type="hidden" name="fresh" value=is_over.to_string() />
            {whom}
            {is_over.then(|| view! { <p class="govuk-body">{language.say(drafts::START_OVER_MEANS)}</p> })}
            <button class=class>{language.say(label)}</button>
        </form>
    }
}
