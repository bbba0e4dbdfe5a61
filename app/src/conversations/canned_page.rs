//! What a desk says often: read, proposed, approved by another.

use super::{
    api::canned::{Judge, Propose, canned},
    review::Reviewed,
    view_model::CannedView,
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
    let (action, department) = ("/api/conversations/judge", page.department.clone());
    let has_proposed = !page.proposed.is_empty();
    let (proposed, approved) = (page.proposed.clone(), page.approved.clone());
    view! {
        <Title text=faults.titled(language, language.say(text::CANNED)) />
        <a class="govuk-back-link" href=back>{language.say(text::DESK)}</a>
        <ErrorSummary faults=faults.named(language, &names) />
        <h1 class="hall-title">{language.say(text::CANNED)}</h1>
        <p class="govuk-body">{page.name.clone()}</p>
        <div class="hall-desk__lists">
            <div>
                {has_proposed.then(|| view! {
                    <Reviewed title=text::CANNED_PROPOSED none=text::CANNED_NONE department=department.clone() action lines=proposed />
                })}
                <Reviewed title=text::CANNED_APPROVED none=text::CANNED_NONE department action lines=approved />
            </div>
            {form(&page, &faults)}
        </div>
    }
}

/// Where an answer is written, or one that is said is written better.
fn form(page: &CannedView, faults: &Faults) -> AnyView {
    let language = language();
    let edited = page.edited.clone();
    let heading = if edited.is_some() { text::CANNED_BETTER } else { text::CANNED_NEW };
    let (id, mut title, mut words) = edited.unwrap_or_default();
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
