//! Ask the hall something.

use super::{
    api::{Begin, front},
    thread::Lines,
    view_model::AskView,
};
use crate::{
    text::conversations as text,
    ui::{
        address::in_query,
        error_summary::ErrorSummary,
        faults::Faults,
        field::TextArea,
        icon::Icon,
        load::loaded,
        posted::{posted, typed},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page on which somebody asks, with what they have asked before.
#[component]
pub fn AskPage() -> impl IntoView {
    let about = (in_query("item"), in_query("case"));
    let faults = posted::<Begin>();
    let page = Resource::new(move || about.clone(), |(item, case)| front(item, case));
    loaded(page, move |page| {
        let faults = faults.clone();
        view! { <Ask page faults /> }.into_any()
    })
}

#[component]
fn Ask(page: AskView, faults: Faults) -> impl IntoView {
    let language = language();
    let question = typed().into_iter().next().unwrap_or_default();
    let names = [("text".to_owned(), language.say(text::QUESTION).to_owned())];
    let is_about = !page.about.is_empty();
    view! {
        <Title text=faults.titled(language, language.say(text::TITLE)) />
        <div class="hall-narrow">
            <ErrorSummary faults=faults.named(language, &names) />
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(text::TITLE)}</h1>
                <p class="govuk-body">{language.say(text::LEAD)}</p>
                {is_about.then(|| view! { <p class="hall-row"><Icon name="message-circle-question-mark" />{page.about_name}</p> })}
                <form method="post" action="/api/conversations/begin" novalidate=true>
                    <input type="hidden" name="id" value=page.id />
                    <input type="hidden" name="entry" value=page.entry />
                    <input type="hidden" name="about" value=page.about />
                    <TextArea name="text" label=language.say(text::QUESTION) hint=language.say(text::QUESTION_HINT) value=question faults rows=3 />
                    <div class="hall-chat__deeds">
                        <button class="govuk-button">{language.say(text::SEND)}</button>
                        <button class="govuk-button govuk-button--secondary" name="person" value="1">{language.say(text::ASK_NOW)}</button>
                    </div>
                </form>
                {page.is_visitor.then(|| view! { <p class="govuk-hint">{language.say(text::VISITOR_NOTE)}</p> })}
            </div>
            <Lines title=text::OWN none=text::OWN_NONE lines=page.own />
        </div>
    }
}
