//! Load the days off of a year: paste them, look at what they mean, put them in force.

use super::{
    api::{KeepYear, LoadYear, year},
    frame::Back,
    front_page::warning,
    view_model::{OutlookView, YearForm},
};
use crate::{
    text::admin,
    ui::{
        error_summary::ErrorSummary, facts::Facts, faults::Faults, field::TextArea, load::loaded,
        posted::posted,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page on which a year is loaded; what was typed is kept until it is put in force.
#[component]
pub fn YearPage() -> impl IntoView {
    let posts = [posted::<LoadYear>(), posted::<KeepYear>()];
    let refused = posts.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let form = loaded(Resource::new(|| (), |()| year()), move |form| {
        let found = Faults::said(form.faults.clone());
        let faults = if refused.is_empty() { found } else { refused.clone() };
        view! { <Year form faults /> }.into_any()
    });
    view! {
        <Back href="/w/admin/calendar".to_owned() name=admin::CALENDAR />
        {form}
    }
}

#[component]
fn Year(form: YearForm, faults: Faults) -> impl IntoView {
    let language = language();
    view! {
        <Title text=faults.titled(language, language.say(admin::LOAD_YEAR)) />
        <div class="hall-narrow">
            <ErrorSummary faults=faults.clone() />
            <h1 class="hall-title">{language.say(admin::LOAD_YEAR)}</h1>
            {form.outlook.map(|outlook| view! { <Outlook outlook /> })}
            <section class="hall-paper">
                <form method="post" action="/api/admin/keep-year" novalidate=true>
                    <TextArea name="text" label=language.say(admin::YEAR_TEXT) hint=language.say(admin::YEAR_TEXT_HINT) value=form.text faults rows=14 />
                    <button class="govuk-button govuk-button--secondary">{language.say(admin::LOOK)}</button>
                </form>
                <details class="govuk-details">
                    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{language.say(admin::SAMPLE)}</span></summary>
                    <div class="govuk-details__text hall-sample">{SAMPLE}</div>
                </details>
            </section>
        </div>
    }
}

/// How a year is written; the days are those of 2026.
const SAMPLE: &str = "year,2026,announced,gov.cn content_7047091\n2026-01-01,off,new-year\n\
                      2026-01-02,off,new-year\n2026-01-04,work,new-year\n\
                      2026-02-14,work,spring-festival\n2026-02-16,off,spring-festival\n\
                      2026-04-06,off,qingming\n2026-05-01,off,labour-day\n\
                      2026-06-19,off,dragon-boat\n2026-09-25,off,mid-autumn\n\
                      2026-10-01,off,national-day";

#[component]
fn Outlook(outlook: OutlookView) -> impl IntoView {
    let language = language();
    let warnings: Vec<_> = outlook.warnings.into_iter().map(warning).collect();
    let months: Vec<_> = outlook
        .months
        .into_iter()
        .map(
            |(name, days)| view! { <div><dt>{name}</dt><dd class="hall-figures">{days}</dd></div> },
        )
        .collect();
    let days: Vec<_> = outlook.days.into_iter().map(|it| view! { <li>{it}</li> }).collect();
    view! {
        <section class="hall-paper" id="seen" aria-labelledby="seen-title">
            <h2 class="govuk-heading-m" id="seen-title">{outlook.title}</h2>
            {warnings}
            <Facts facts=outlook.facts />
            <h3 class="govuk-heading-s">{language.say(admin::BY_MONTH)}</h3>
            <dl class="hall-identity__facts">{months}</dl>
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{language.say(admin::EXCEPTIONS)}</span></summary>
                <div class="govuk-details__text"><ul class="hall-rows">{days}</ul></div>
            </details>
            <form method="post" action="/api/admin/load-year">
                <input type="hidden" name="seen" value=outlook.seen />
                <p class="govuk-body">{language.say(admin::PUT_IN_FORCE_TEXT)}</p>
                <button class="govuk-button">{language.say(admin::PUT_IN_FORCE)}</button>
            </form>
        </section>
    }
}
