//! What a supervisor reads of the desks: a wall that keeps itself up to date, and how they have answered.

use super::{
    api::figures,
    thread::Lines,
    view_model::{FiguresRow, FiguresView},
};
use crate::{
    text::{Message, conversations as text, desk},
    ui::{
        address::in_query,
        load::loaded,
        table::{Table, cell},
    },
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
            {table(text::FIGURES_NOW, text::FIGURES_DESK, &NOW, page.now)}
            <Lines title=text::FIGURES_WAITING none=text::FIGURES_NOBODY lines=page.waiting />
            <ul class="hall-desk__places">{spans.collect::<Vec<_>>()}</ul>
            {table(text::FIGURES_QUALITY, text::FIGURES_DESK, &QUALITY, page.quality)}
            {table(text::FIGURES_HOURS, text::FIGURES_HOUR, &QUALITY, page.hours)}
        </div>
        <p class="govuk-hint">{language.say(text::FIGURES_NOTE)}</p>
    }
}

fn table(
    caption: Message,
    name: Message,
    heads: &'static [Message],
    rows: Vec<FiguresRow>,
) -> AnyView {
    let rows: Vec<_> = rows.into_iter().map(|it| row(name, heads, it)).collect();
    let heads = std::iter::once(name).chain(heads.iter().copied()).collect();
    view! { <Table caption heads>{rows}</Table> }.into_any()
}

fn row(name: Message, heads: &'static [Message], row: FiguresRow) -> AnyView {
    let language = language();
    let cells: Vec<_> =
        heads.iter().zip(row.cells).map(|(head, value)| cell(*head, value)).collect();
    let attention = row.is_urgent.then(|| {
        view! { <span class="govuk-tag hall-tag--over">{language.say(text::FIGURES_ATTENTION)}</span> }
    });
    view! {
        <tr class="hall-table__row" role="row">
            <th class="hall-table__cell" role="rowheader" scope="row" data-label=language.say(name)><div>{row.name}" "{attention}</div></th>
            {cells}
        </tr>
    }
    .into_any()
}
