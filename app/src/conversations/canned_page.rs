//! What a desk says often: read, proposed, approved by another.

use super::{
    api::canned::{Judge, Propose, canned},
    view_model::{CannedLine, CannedView},
};
use crate::{
    text::{Message, conversations as text},
    ui::{
        address::in_query,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{TextArea, TextField},
        load::loaded,
        posted::{posted, typed},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The canned answers of a department.
#[component]
pub fn CannedPage() -> impl IntoView {
    let asked = (in_query("department"), in_query("edit"));
    let faults = [posted::<Propose>(), posted::<Judge>()];
    let faults = faults.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let found = Resource::new(move || asked.clone(), |(department, edit)| canned(department, edit));
    loaded(found, move |page| {
        let faults = faults.clone();
        view! { <Canned page faults /> }.into_any()
    })
}

#[component]
fn Canned(page: CannedView, faults: Faults) -> impl IntoView {
    let language = language();
    let names = [
        ("title".to_owned(), language.say(text::CANNED_TITLE).to_owned()),
        ("text".to_owned(), language.say(text::CANNED_TEXT).to_owned()),
    ];
    let back = format!("/w/chat?department={}", page.department);
    let shown = |lines: Vec<CannedLine>| -> Vec<_> {
        lines.into_iter().map(|it| line(&page.department, it)).collect()
    };
    let (has_proposed, is_empty) = (!page.proposed.is_empty(), page.approved.is_empty());
    let (proposed, approved) = (shown(page.proposed.clone()), shown(page.approved.clone()));
    view! {
        <Title text=faults.titled(language, language.say(text::CANNED)) />
        <a class="govuk-back-link" href=back>{language.say(text::DESK)}</a>
        <ErrorSummary faults=faults.named(language, &names) />
        <h1 class="hall-title">{language.say(text::CANNED)}</h1>
        <p class="govuk-body">{page.name.clone()}</p>
        <div class="hall-desk__lists">
            <div>
                {has_proposed.then(|| view! {
                    <section class="hall-card">
                        <h2 class="hall-card__title">{language.say(text::CANNED_PROPOSED)}</h2>
                        <ul class="hall-bare">{proposed}</ul>
                    </section>
                })}
                <section class="hall-card">
                    <h2 class="hall-card__title">{language.say(text::CANNED_APPROVED)}</h2>
                    {is_empty.then(|| view! { <p class="govuk-hint">{language.say(text::CANNED_NONE)}</p> })}
                    <ul class="hall-bare">{approved}</ul>
                </section>
            </div>
            {form(&page, &faults)}
        </div>
    }
}

fn line(department: &str, line: CannedLine) -> AnyView {
    let language = language();
    let edit = format!("/w/chat/answers?department={department}&edit={}#title", line.id);
    let deed = |deed: &'static str, name: Message| {
        view! { <button class="govuk-button govuk-button--secondary" name="deed" value=deed>{language.say(name)}</button> }
    };
    let facts = [("version", &*line.version.to_string()), ("name", &*line.writer)];
    view! {
        <li class="hall-conversation">
            <p class="hall-canned__title">{line.title}</p>
            <p class="hall-chat__words">{line.text}</p>
            <p class="hall-conversation__facts">{language.fill(text::CANNED_VERSION, &facts)}</p>
            <form class="hall-chat__deeds" method="post" action="/api/conversations/judge">
                <input type="hidden" name="department" value=department.to_owned() />
                <input type="hidden" name="id" value=line.id />
                <input type="hidden" name="version" value=line.version />
                {line.can_approve.then(|| deed("approve", text::CANNED_APPROVE))}
                {line.can_withdraw.then(|| deed("withdraw", text::CANNED_WITHDRAW))}
                <a class="govuk-link hall-link" href=edit>{language.say(text::CANNED_EDIT)}</a>
            </form>
        </li>
    }
    .into_any()
}

/// Where an answer is written, or one that is said is written better.
fn form(page: &CannedView, faults: &Faults) -> AnyView {
    let language = language();
    let edited = page.edited.clone();
    let heading = if edited.is_some() { text::CANNED_BETTER } else { text::CANNED_NEW };
    let (id, mut title, mut words) =
        edited.map(|it| (it.id, it.title, it.text)).unwrap_or_default();
    if let [before_title, before_words] = &*typed() {
        (title, words) = (before_title.clone(), before_words.clone());
    }
    let hint = language.fill(text::CANNED_HINT, &[("variables", &page.variables)]);
    view! {
        <form class="hall-card" method="post" action="/api/conversations/propose" novalidate=true>
            <h2 class="hall-card__title">{language.say(heading)}</h2>
            <input type="hidden" name="department" value=page.department.clone() />
            <input type="hidden" name="id" value=id />
            <TextField name="title" label=language.say(text::CANNED_TITLE) value=title faults=faults.clone() />
            <TextArea name="text" label=language.say(text::CANNED_TEXT) hint value=words faults=faults.clone() rows=5 />
            <button class="govuk-button">{language.say(text::CANNED_PROPOSE)}</button>
        </form>
    }
    .into_any()
}
