//! What was typed and could not be saved, shown again so that nothing is lost.

use super::{
    Held,
    posted::{OVERWRITE, Pairs, VERSION},
    view_model::{ConflictView, DifferenceView},
};
use crate::{text::drafts, ui::problem::Problem, visitor::language};
use leptos::prelude::*;
use leptos_meta::Title;

/// What the server holds of the page at the address `page`.
#[component]
pub fn HeldPage(held: Held, page: String) -> impl IntoView {
    match held {
        Held::Unsaved { code, fields } => view! { <Unsaved code fields page /> }.into_any(),
        Held::Conflict(view) => view! { <Conflict view /> }.into_any(),
        Held::Problem(error) => view! { <Problem error /> }.into_any(),
    }
}

/// The session has ended or the hall is too busy: one tap saves what was typed.
#[component]
fn Unsaved(code: String, fields: Pairs, page: String) -> impl IntoView {
    let language = language();
    let is_signed_out = code == "sign_in";
    let (title, advice) = if is_signed_out {
        (drafts::SIGNED_OUT_TITLE, drafts::SIGNED_OUT_ADVICE)
    } else {
        (drafts::BUSY_TITLE, drafts::BUSY_ADVICE)
    };
    view! {
        <Title text=language.say(title) />
        <div class="hall-narrow">
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(title)}</h1>
                <p class="govuk-body">{language.say(advice)}</p>
                {is_signed_out.then(|| view! {
                    <p class="govuk-body">
                        <a class="govuk-link hall-link" href="/sign-in?next=/my" target="_blank">{language.say(drafts::SIGN_IN_THERE)}</a>
                    </p>
                })}
                <form method="post" action=page>
                    <Again fields />
                    <button class="govuk-button">{language.say(drafts::SAVE_AGAIN)}</button>
                </form>
            </div>
        </div>
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

/// What was typed, out of sight, to be posted again.
#[component]
fn Again(fields: Pairs) -> impl IntoView {
    fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view()
}
