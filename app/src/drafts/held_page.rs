//! What was typed and could not be saved, shown again so that nothing is lost.

use super::{
    Held,
    posted::{OVERWRITE, VERSION},
    view_model::{ConflictView, DifferenceView},
};
use crate::{
    text::drafts,
    ui::{
        problem::Problem,
        unsaved::{Again, UnsavedPage},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// What the server holds of a page of questions.
#[component]
pub fn HeldPage(held: Held) -> impl IntoView {
    match held {
        Held::Unsaved(unsaved) => view! { <UnsavedPage unsaved /> }.into_any(),
        Held::Conflict(view) => view! { <Conflict view /> }.into_any(),
        Held::Problem(error) => view! { <Problem error /> }.into_any(),
    }
}

/// Two devices wrote the same page: both answers side by side, and the choice.
#[component]
fn Conflict(view: ConflictView) -> impl IntoView {
    let language = language();
    let ConflictView { page, saved, differences, fields, version } = view;
    let rows: Vec<_> =
        differences.into_iter().map(|it| view! { <Difference difference=it /> }).collect();
    view! {
        <Title text=language.say(drafts::CONFLICT_TITLE) />
        <div class="hall-narrow">
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(drafts::CONFLICT_TITLE)}</h1>
                <p class="hall-lead">{saved}</p>
                {rows}
                <form method="post" action=page.clone()>
                    <input type="hidden" name=VERSION value=version.to_string() />
                    <input type="hidden" name=OVERWRITE value="yes" />
                    <Again fields />
                    <button class="govuk-button">{language.say(drafts::KEEP_MINE)}</button>
                </form>
                <a class="govuk-button govuk-button--secondary" href=page>{language.say(drafts::TAKE_THEIRS)}</a>
            </div>
        </div>
    }
}

#[component]
fn Difference(difference: DifferenceView) -> impl IntoView {
    let language = language();
    let DifferenceView { name, mine, theirs } = difference;
    let said =
        |lines: Vec<String>| lines.into_iter().map(|it| view! { <div>{it}</div> }).collect_view();
    view! {
        <h2 class="govuk-heading-s">{name}</h2>
        <dl class="hall-facts">
            <dt>{language.say(drafts::MINE)}</dt>
            <dd>{said(mine)}</dd>
            <dt>{language.say(drafts::THEIRS)}</dt>
            <dd>{said(theirs)}</dd>
        </dl>
    }
}
