//! How a department is rated: what was said, and never by whom.

use super::{
    api::survey,
    faces::Face,
    view_model::{RatingView, SurveyView},
};
use crate::{
    text::ratings as text,
    ui::{address::in_query, facts::Facts, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// How a department is rated.
#[component]
pub fn SurveyPage() -> impl IntoView {
    let asked = (in_query("department"), in_query("after"));
    let found =
        Resource::new(move || asked.clone(), |(department, after)| survey(department, after));
    loaded(found, |page| view! { <Survey page /> }.into_any())
}

#[component]
fn Survey(page: SurveyView) -> impl IntoView {
    let language = language();
    let departments = page.departments.into_iter().map(|(href, name, is_here)| {
        view! { <li><a class="govuk-link hall-link" href=href aria-current=is_here.then_some("page")>{name}</a></li> }
    });
    let is_empty = page.ratings.is_empty();
    view! {
        <Title text=language.say(text::SURVEY_TITLE) />
        <a class="govuk-back-link" href="/w">{language.say(text::SURVEY_BACK)}</a>
        <h1 class="hall-title">{language.say(text::SURVEY_TITLE)}</h1>
        <ul class="hall-desk__places">{departments.collect::<Vec<_>>()}</ul>
        <p class="hall-row">
            {page.invites.then(|| view! { <a class="govuk-button" href="/w/ratings/visit">{language.say(text::SURVEY_VISIT)}</a> })}
            <a class="govuk-link hall-link" href="/ratings" rel="external">{language.say(text::SURVEY_PUBLIC)}</a>
        </p>
        {is_empty.then(|| view! { <p class="govuk-body hall-soft">{language.say(text::SURVEY_NONE)}</p> })}
        <ul class="hall-bare">{page.ratings.into_iter().map(rating).collect::<Vec<_>>()}</ul>
        {page.older.map(|href| view! { <p class="govuk-body"><a class="govuk-link hall-link" href=href>{language.say(text::SURVEY_OLDER)}</a></p> })}
    }
}

fn rating(it: RatingView) -> AnyView {
    let opened = it.rectification.map(|(href, name)| {
        view! { <p class="govuk-body"><a class="govuk-link hall-link" href=href>{name}</a></p> }
    });
    view! {
        <li class="hall-card">
            <p class="hall-level hall-level--chosen"><Face level=it.code /><span>{it.level}</span></p>
            <p class="hall-soft">{it.facts}</p>
            <Facts facts=it.said />
            {opened}
        </li>
    }
    .into_any()
}
