//! Answers for everybody: begun with what was said, proposed, approved by another.

use super::{
    api::published::{Judge, Propose, listed},
    review::Reviewed,
    view_model::{PublishedDraft, PublishedListView},
};
use crate::{
    text::conversations as text,
    ui::{
        address::in_query,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{TextArea, TextField},
        load::loaded,
        posted::{posted, typed},
        radios::Choice,
        select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The published answers of a department.
#[component]
pub fn PublishedListPage() -> impl IntoView {
    let asked = ["department", "edit", "from", "seq", "matter"].map(in_query);
    let faults = [posted::<Propose>(), posted::<Judge>()];
    let faults = faults.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let found = Resource::new(
        move || asked.clone(),
        |[department, edit, from, seq, matter]| listed(department, edit, from, seq, matter),
    );
    loaded(found, move |page| {
        let faults = faults.clone();
        view! { <Listed page faults /> }.into_any()
    })
}

#[component]
fn Listed(page: PublishedListView, faults: Faults) -> impl IntoView {
    let language = language();
    let names = [
        ("item", text::PUBLISHED_ITEM),
        ("question", text::PUBLISHED_QUESTION),
        ("answer", text::PUBLISHED_ANSWER),
        ("question_en", text::PUBLISHED_QUESTION_EN),
        ("answer_en", text::PUBLISHED_ANSWER_EN),
    ];
    let names = names.map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    let back = format!("/w/chat?department={}", page.department);
    let (action, department) = ("/api/conversations/judge-published", page.department.clone());
    let has_proposed = !page.proposed.is_empty();
    let (proposed, approved) = (page.proposed.clone(), page.approved.clone());
    view! {
        <Title text=faults.titled(language, language.say(text::PUBLISHED)) />
        <a class="govuk-back-link" href=back>{language.say(text::DESK)}</a>
        <ErrorSummary faults=faults.named(language, &names) />
        <h1 class="hall-title">{language.say(text::PUBLISHED)}</h1>
        <p class="govuk-body">{page.name.clone()}</p>
        <div class="hall-desk__lists">
            <div>
                {has_proposed.then(|| view! {
                    <Reviewed title=text::CANNED_PROPOSED none=text::PUBLISHED_NONE department=department.clone() action lines=proposed />
                })}
                <Reviewed title=text::PUBLISHED_APPROVED none=text::PUBLISHED_NONE department action lines=approved />
            </div>
            {form(page, &faults)}
        </div>
    }
}

/// What the form holds: what was typed and not taken, or else what it begins with.
fn held(draft: PublishedDraft) -> PublishedDraft {
    let typed = typed();
    let [item, question, question_en, answer, answer_en] = &*typed else { return draft };
    PublishedDraft {
        item: item.clone(),
        question: (question.clone(), question_en.clone()),
        answer: (answer.clone(), answer_en.clone()),
        ..draft
    }
}

/// Where an answer is written, or one that is read is written better.
fn form(page: PublishedListView, faults: &Faults) -> AnyView {
    let language = language();
    let heading = if page.draft.id.is_empty() { text::PUBLISHED_NEW } else { text::CANNED_BETTER };
    let draft = held(page.draft);
    let choices = page.items.into_iter().map(|(value, label)| Choice { value, label }).collect();
    let (item, hint) = (language.say(text::PUBLISHED_ITEM), language.say(text::PUBLISHED_HINT));
    let all = language.say(text::PUBLISHED_ITEM_HINT).to_owned();
    let english = draft.question.1.is_empty() && draft.answer.1.is_empty();
    view! {
        <form class="hall-card" method="post" action="/api/conversations/publish" novalidate=true>
            <h2 class="hall-card__title">{language.say(heading)}</h2>
            <p class="govuk-hint">{hint}</p>
            <input type="hidden" name="department" value=page.department />
            <input type="hidden" name="id" value=draft.id />
            <input type="hidden" name="conversation" value=draft.conversation />
            <input type="hidden" name="matter" value=draft.matter />
            <Select name="item".to_owned() label=item.to_owned() choices chosen=draft.item hint=Some(all) faults=faults.clone() />
            <TextField name="question" label=language.say(text::PUBLISHED_QUESTION) value=draft.question.0 faults=faults.clone() />
            <TextArea name="answer" label=language.say(text::PUBLISHED_ANSWER) value=draft.answer.0 faults=faults.clone() rows=6 />
            <details class="govuk-details" open=!english>
                <summary class="govuk-details__summary">{language.say(text::PUBLISHED_ENGLISH)}</summary>
                <TextField name="question_en" label=language.say(text::PUBLISHED_QUESTION_EN) value=draft.question.1 faults=faults.clone() />
                <TextArea name="answer_en" label=language.say(text::PUBLISHED_ANSWER_EN) value=draft.answer.1 faults=faults.clone() rows=6 />
            </details>
            <button class="govuk-button">{language.say(text::CANNED_PROPOSE)}</button>
        </form>
    }
    .into_any()
}
