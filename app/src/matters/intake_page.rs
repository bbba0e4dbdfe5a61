//! One question a page, until the right procedure or the right channel is found.

use super::{
    api::{Begin, intake},
    view_model::IntakeView,
};
use crate::{
    text::matters as text,
    ui::{
        address,
        address::in_query,
        error_summary::ErrorSummary,
        faults::Faults,
        icon::Icon,
        load::loaded,
        posted::posted,
        radios::{Choice, Radios},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The intake.
#[component]
pub fn IntakePage() -> impl IntoView {
    let asked = (in_query("path"), in_query("answer"), address::query().now("sent").is_some());
    let found =
        Resource::new(move || asked.clone(), |(path, answer, sent)| intake(path, answer, sent));
    let faults = posted::<Begin>();
    loaded(found, move |page| match page {
        IntakeView::Ask { path, number, legend, hint, choices, is_missing, back } => {
            let faults = missing(is_missing);
            let question = Question { path, number, legend, hint, choices };
            ask(question, back, &faults)
        }
        IntakeView::Write { kind, name, promises, sign_in } => {
            let begin = begin(kind, sign_in);
            write(&name, promises, begin, &faults)
        }
        IntakeView::Elsewhere { name, text, telephone, link } => {
            elsewhere(name, text, telephone, link)
        }
    })
}

/// A question as the page asks it.
struct Question {
    path: String,
    number: usize,
    legend: String,
    hint: Option<String>,
    choices: Vec<Choice>,
}

fn missing(is_missing: bool) -> Faults {
    if is_missing {
        Faults::new(language(), &[("answer".to_owned(), "missing".to_owned())])
    } else {
        Faults::default()
    }
}

fn ask(question: Question, back: Option<String>, faults: &Faults) -> AnyView {
    let language = language();
    let Question { path, number, legend, hint, choices } = question;
    let names = [("answer".to_owned(), legend.clone())];
    let back = back.unwrap_or_else(|| "/complaints".to_owned());
    let count = language.fill(text::QUESTION_NUMBER, &[("n", &number.to_string())]);
    view! {
        <Title text=faults.titled(language, &legend) />
        <a class="govuk-back-link" href=back rel="external">{language.say(text::BACK)}</a>
        <div class="hall-narrow">
            <ErrorSummary faults=faults.named(language, &names) />
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(text::BEGIN)}</h1>
                <p class="govuk-hint">{count}</p>
                <form action="/complaints/new" novalidate=true>
                    <input type="hidden" name="path" value=path />
                    <input type="hidden" name="sent" value="1" />
                    <Radios name="answer".to_owned() legend choices chosen=String::new() hint faults=faults.clone() />
                    <button class="govuk-button">{language.say(text::GO_ON)}</button>
                </form>
            </div>
        </div>
    }
    .into_any()
}

/// What is needed to write it down, and the button with which that begins.
fn write(name: &str, promises: Vec<String>, begin: AnyView, faults: &Faults) -> AnyView {
    let language = language();
    let promises: Vec<_> = promises.into_iter().map(|it| view! { <li>{it}</li> }).collect();
    let title = language.fill(text::WRITE_TITLE, &[("kind", name)]);
    view! {
        <Title text=faults.titled(language, &title) />
        <a class="govuk-back-link" href="/complaints/new" rel="external">{language.say(text::AGAIN)}</a>
        <div class="hall-narrow hall-paper">
            <ErrorSummary faults=faults.clone() />
            <h1 class="hall-title">{title}</h1>
            <ul class="govuk-list govuk-list--bullet">{promises}</ul>
            {begin}
        </div>
    }
    .into_any()
}

/// The button with which writing begins, or the way to sign in first.
fn begin(kind: String, sign_in: Option<String>) -> AnyView {
    let language = language();
    match sign_in {
        Some(href) => {
            view! { <a class="govuk-button" href=href rel="external">{language.say(text::SIGN_IN_FIRST)}</a> }
                .into_any()
        }
        None => view! {
            <form method="post" action="/api/matters/begin">
                <input type="hidden" name="kind" value=kind />
                <button class="govuk-button">{language.say(text::WRITE)}</button>
            </form>
        }
        .into_any(),
    }
}

/// The channel that takes it.
fn elsewhere(
    name: String,
    words: String,
    telephone: Option<String>,
    link: Option<(String, String)>,
) -> AnyView {
    let language = language();
    view! {
        <Title text=name.clone() />
        <a class="govuk-back-link" href="/complaints/new" rel="external">{language.say(text::AGAIN)}</a>
        <div class="hall-narrow hall-paper">
            <h1 class="hall-title">{name}</h1>
            <p class="govuk-body">{words}</p>
            {telephone.map(|number| {
                let href = ["tel:", &number].concat();
                view! { <a class="govuk-button" href=href><Icon name="phone" />{number}</a> }
            })}
            {link.map(|(href, name)| view! { <p class="govuk-body"><a class="govuk-link hall-link" href=href rel="external">{name}</a></p> })}
        </div>
    }
    .into_any()
}
