//! An answer that everybody reads, and whether it helped.

use super::{api::published::answer, view_model::PublishedView};
use crate::{
    text::{conversations as text, items, matters},
    ui::{
        address::{in_path, in_query},
        done::DoneNote,
        load::loaded,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// An answer that everybody reads.
#[component]
pub fn AnswerPage() -> impl IntoView {
    let (id, told) = (in_path("id"), in_query("told"));
    loaded(Resource::new(move || id.clone(), answer), move |page| {
        let told = told.clone();
        view! { <Answer page told /> }.into_any()
    })
}

#[component]
fn Answer(page: PublishedView, told: String) -> impl IntoView {
    let language = language();
    let (lang, lang_of_answer) = (page.lang.clone(), page.lang);
    let lines: Vec<_> =
        page.answer.lines().map(|it| view! { <p class="govuk-body">{it.to_owned()}</p> }).collect();
    let guide = page.guide.map(|(href, name)| {
        view! { <p class="govuk-body"><a class="govuk-link hall-link" href=href rel="external">{name}</a></p> }
    });
    let (back, all) = if page.is_heard {
        ("/answers", matters::ANSWERS)
    } else {
        ("/search", text::PUBLISHED_ALL)
    };
    view! {
        <Title text=page.question.clone() />
        <a class="govuk-back-link" href=back rel="external">{language.say(all)}</a>
        <article class="hall-paper hall-narrow">
            <h1 class="hall-title" lang=lang>{page.question}</h1>
            <div class="hall-section" lang=lang_of_answer>{lines}</div>
            {guide}
            <p class="govuk-body-s hall-soft">{page.facts}</p>
            {after(&told, page.id, page.ask)}
        </article>
    }
}

/// Whether it helped; once that is said, thanks, and the way to a person where it did not.
fn after(told: &str, id: String, ask: String) -> AnyView {
    let language = language();
    let person = |ask: String| {
        view! { <a class="govuk-button govuk-button--secondary" href=ask rel="external">{language.say(text::PUBLISHED_ASK)}</a> }
    };
    match told {
        "yes" => view! { <DoneNote said=language.say(text::PUBLISHED_THANKS) /> }.into_any(),
        "no" => view! {
            <DoneNote said=language.say(text::PUBLISHED_SORRY) />
            {person(ask)}
        }
        .into_any(),
        _ => view! {
            <HelpedForm id />
            {person(ask)}
        }
        .into_any(),
    }
}

/// Two buttons: it helped, or it did not.
#[component]
fn HelpedForm(id: String) -> impl IntoView {
    let language = language();
    view! {
        <form class="hall-helped" method="post" action="/api/conversations/helped">
            <input type="hidden" name="id" value=id />
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend">{language.say(items::HELPED)}</legend>
                <div class="hall-chat__deeds">
                    <button class="govuk-button govuk-button--secondary" name="helped" value="yes">{language.say(items::HELPED_YES)}</button>
                    <button class="govuk-button govuk-button--secondary" name="helped" value="no">{language.say(items::HELPED_NO)}</button>
                </div>
            </fieldset>
        </form>
    }
}
