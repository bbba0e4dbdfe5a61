//! Texts that one writes and another approves, in a list.

use super::view_model::ReviewedLine;
use crate::{
    text::{Message, conversations as text},
    visitor::language,
};
use leptos::prelude::*;

/// Those of a department that stand alike, each with what the reader can decide about it.
#[component]
pub fn Reviewed(
    /// Heading of the list.
    title: Message,
    /// What is said where there are none.
    none: Message,
    /// Key of the department.
    department: String,
    /// Where a decision is posted.
    action: &'static str,
    /// The list.
    lines: Vec<ReviewedLine>,
) -> impl IntoView {
    let language = language();
    let is_empty = lines.is_empty();
    let lines: Vec<_> = lines.into_iter().map(|it| line(&department, action, it)).collect();
    view! {
        <section class="hall-card">
            <h2 class="hall-card__title">{language.say(title)}</h2>
            {is_empty.then(|| view! { <p class="govuk-hint">{language.say(none)}</p> })}
            <ul class="hall-bare">{lines}</ul>
        </section>
    }
    .into_any()
}

fn line(department: &str, action: &'static str, line: ReviewedLine) -> AnyView {
    let language = language();
    let deed = |deed: &'static str, name: Message| {
        view! { <button class="govuk-button govuk-button--secondary" name="deed" value=deed>{language.say(name)}</button> }
    };
    view! {
        <li class="hall-conversation">
            <p class="hall-canned__title">{line.title}</p>
            <p class="hall-chat__words">{line.text}</p>
            <p class="hall-conversation__facts">{line.facts}</p>
            <form class="hall-chat__deeds" method="post" action=action>
                <input type="hidden" name="department" value=department.to_owned() />
                <input type="hidden" name="id" value=line.id />
                <input type="hidden" name="version" value=line.version />
                {line.can_approve.then(|| deed("approve", text::CANNED_APPROVE))}
                {line.can_withdraw.then(|| deed("withdraw", text::CANNED_WITHDRAW))}
                <a class="govuk-link hall-link" href=line.edit>{language.say(text::CANNED_EDIT)}</a>
            </form>
        </li>
    }
    .into_any()
}
