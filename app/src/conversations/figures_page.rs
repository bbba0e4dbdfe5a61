//! What a supervisor reads of the desks: a wall that keeps itself up to date, and how they have answered.

use super::{api::figures, thread::Lines, view_model::FiguresView};
use crate::{
    text::{Message, conversations as text, desk},
    ui::{address::in_query, figures::figures_table, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

const NOW: [Message; 7] = [
    text::FIGURES_PRESENT,
    text::FIGURES_QUEUED,
    text::FIGURES_WAITED,
    text::FIGURES_ASSIGNED,
    text::FIGURES_LEFT,
    text::FIGURES_OVERDUE,
    text::FIGURES_RETURNED,
];
const QUALITY: [Message; 7] = [
    text::FIGURES_ENDED,
    text::FIGURES_FIRST,
    text::FIGURES_IN_TIME,
    text::FIGURES_HANDLING,
    text::FIGURES_ABANDONED,
    text::FIGURES_TRANSFERRED,
    text::FIGURES_RATED,
];

/// The figures of the desks.
#[component]
pub fn FiguresPage() -> impl IntoView {
    let days = in_query("days");
    let found = Resource::new(move || days.clone(), figures);
    loaded(found, |page| view! { <Figures page /> }.into_any())
}

#[component]
fn Figures(page: FiguresView) -> impl IntoView {
    let language = language();
    let spans = page.spans.into_iter().map(|(days, name, is_here)| {
        let href = format!("/w/chat/figures?days={days}");
        view! { <li><a class="govuk-link hall-link" href=href aria-current=is_here.then_some("page")>{name}</a></li> }
    });
    view! {
        <Title text=language.say(text::FIGURES) />
        <a class="govuk-back-link" href="/w">{language.say(desk::TITLE)}</a>
        <h1 class="hall-title">{language.say(text::FIGURES)}</h1>
        <div class="hall-figures" data-live="/api/live?wall=true" data-part="desk">
            {figures_table(text::FIGURES_NOW, text::FIGURES_DESK, &NOW, page.now)}
            <Lines title=text::FIGURES_WAITING none=text::FIGURES_NOBODY lines=page.waiting />
            <ul class="hall-desk__places">{spans.collect::<Vec<_>>()}</ul>
            {figures_table(text::FIGURES_QUALITY, text::FIGURES_DESK, &QUALITY, page.quality)}
            {figures_table(text::FIGURES_HOURS, text::FIGURES_HOUR, &QUALITY, page.hours)}
        </div>
        <p class="govuk-hint">{language.say(text::FIGURES_NOTE)}</p>
    }
}
