//! What is seen of matters from above.

use super::{
    api::figures,
    view_model::{FiguresView, TopicView},
};
use crate::{
    text::{Message, figures as text, matters},
    ui::{address::in_query, figures::figures_table, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

const HEADS: [Message; 6] =
    [text::RECEIVED, text::OPEN, text::OVERDUE, text::DONE, text::IN_TIME, text::SATISFIED];
const PLACES: [Message; 1] = [text::RECEIVED];
/// How high the chart is, and how wide each of its bars with the gap behind it, in its own units.
const HEIGHT: u64 = 60;
const BAR: usize = 10;

/// The figures of matters.
#[component]
pub fn FiguresPage() -> impl IntoView {
    let weeks = in_query("weeks");
    let found = Resource::new(move || weeks.clone(), figures);
    loaded(found, |page| view! { <Figures page /> }.into_any())
}

#[component]
fn Figures(page: FiguresView) -> impl IntoView {
    let language = language();
    let spans = page.spans.into_iter().map(|(href, name, is_here)| {
        view! { <li><a class="govuk-link hall-link" href=href aria-current=is_here.then_some("page")>{name}</a></li> }
    });
    let is_empty = page.chart.iter().all(|count| *count == 0);
    view! {
        <Title text=language.say(text::MATTERS) />
        <a class="govuk-back-link" href="/w/matters">{language.say(matters::DESK)}</a>
        <h1 class="hall-title">{language.say(text::MATTERS)}</h1>
        <div class="hall-figures">
            <ul class="hall-desk__places">{spans.collect::<Vec<_>>()}</ul>
            {(!is_empty).then(|| view! { <Chart weeks=page.chart /> })}
            {figures_table(text::DEPARTMENTS, text::DEPARTMENT, &HEADS, page.departments)}
            {figures_table(text::KINDS, text::KIND, &HEADS, page.kinds)}
            <Topics topics=page.topics note=page.topics_note />
            {figures_table(text::PLACES, text::PLACE, &PLACES, page.places)}
            {figures_table(text::BY_WEEK, text::WEEK, &HEADS, page.by_week)}
        </div>
        <p class="govuk-hint">{language.say(text::NOTE)}</p>
        <h2 class="hall-card__title">{language.say(text::DOWNLOAD)}</h2>
        {downloads(page.downloads)}
        {(!page.annual.is_empty()).then(|| view! {
            <h2 class="hall-card__title">{language.say(text::ANNUAL)}</h2>
            <p class="govuk-body">{language.say(text::ANNUAL_TEXT)}</p>
            {downloads(page.annual)}
        })}
    }
}

/// A bar for each week; what it shows stands in the table as well.
#[component]
fn Chart(weeks: Vec<u64>) -> impl IntoView {
    let language = language();
    let most = weeks.iter().copied().max().unwrap_or_default();
    let bars = weeks.iter().enumerate().map(|(place, count)| {
        // A week in which something came in shows at least a line.
        let height = (count * HEIGHT).checked_div(most).unwrap_or_default().max((*count).min(1));
        let (x, y) = ((place * BAR).to_string(), (HEIGHT - height).to_string());
        view! { <rect x=x y=y width=(BAR - 2).to_string() height=height.to_string() rx="1" /> }
    });
    let label = language.fill(text::CHART, &[("most", &most.to_string())]);
    let size = format!("0 0 {} {HEIGHT}", weeks.len() * BAR);
    view! {
        <figure class="hall-chart">
            <svg class="hall-chart__bars" viewBox=size preserveAspectRatio="none" aria-hidden="true">{bars.collect::<Vec<_>>()}</svg>
            <figcaption class="govuk-hint">{label}</figcaption>
        </figure>
    }
}

#[component]
fn Topics(topics: Vec<TopicView>, note: String) -> impl IntoView {
    let language = language();
    let is_empty = topics.is_empty();
    let topics = topics.into_iter().map(|TopicView { title, count, links }| {
        let links = links.into_iter().map(|(href, number)| {
            view! { <a class="govuk-link hall-link" href=href>{number}</a>" " }
        });
        view! { <li><strong>{title}</strong>" · "{count}<br />{links.collect::<Vec<_>>()}</li> }
    });
    view! {
        <section>
            <h2 class="hall-table__caption">{language.say(text::TOPICS)}</h2>
            {if is_empty {
                view! { <p class="govuk-body">{language.say(text::TOPICS_NONE)}</p> }.into_any()
            } else {
                view! { <ul class="govuk-list hall-topics">{topics.collect::<Vec<_>>()}</ul> }.into_any()
            }}
            <p class="govuk-hint">{note}</p>
        </section>
    }
}

fn downloads(links: Vec<(String, String)>) -> impl IntoView {
    let links = links.into_iter().map(|(href, name)| {
        view! { <li><a class="govuk-link hall-link" href=href rel="external" download>{name}</a></li> }
    });
    view! { <ul class="hall-desk__places">{links.collect::<Vec<_>>()}</ul> }
}
