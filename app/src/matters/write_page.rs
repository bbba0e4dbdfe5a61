//! Write a complaint: what happened, about what, who; a last look, and off it goes.

use super::{
    api::{Lodge, Save, written},
    view_model::WriteView,
};
use crate::{
    text::{Message, matters as text},
    ui::{
        address::in_path,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextArea, TextField},
        load::loaded,
        posted::posted,
        radios::{Choice, Radios},
        select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// A page on which a complaint is written.
#[component]
pub fn WritePage() -> impl IntoView {
    let (id, step) = (in_path("id"), in_path("step"));
    let faults = [posted::<Save>(), posted::<Lodge>()];
    let faults = faults.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    loaded(Resource::new(move || id.clone(), written), move |page| {
        let (step, faults) = (step.clone(), faults.clone());
        view! { <Written page step faults /> }.into_any()
    })
}

/// The fields as their form names them, for the summary of what is wrong.
const NAMES: [(&str, Message); 8] = [
    ("title", text::FIELD_TITLE),
    ("told", text::FIELD_TOLD),
    ("wish", text::FIELD_WISH),
    ("case", text::FIELD_CASE),
    ("department", text::FIELD_DEPARTMENT),
    ("known", text::FIELD_KNOWN),
    ("name", text::FIELD_NAME),
    ("mobile", text::FIELD_MOBILE),
];

#[component]
fn Written(page: WriteView, step: String, faults: Faults) -> impl IntoView {
    let language = language();
    let (heading, before) = match step.as_str() {
        "about" => (text::STEP_ABOUT, "told"),
        "who" => (text::STEP_WHO, "about"),
        "check" => (text::STEP_CHECK, "who"),
        _ => (text::STEP_TOLD, ""),
    };
    let back = match before {
        "" => "/complaints/new".to_owned(),
        before => format!("/complaints/write/{}/{before}", page.id),
    };
    let names = NAMES.map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    let kind = page.kind.clone();
    let faults = faults.named(language, &names);
    let form = match step.as_str() {
        "about" => about(page, &faults),
        "who" => who(page, &faults),
        "check" => check(page),
        _ => what(page, &faults),
    };
    view! {
        <Title text=faults.titled(language, language.say(heading)) />
        <a class="govuk-back-link" href=back rel="external">{language.say(text::BACK)}</a>
        <div class="hall-narrow">
            <ErrorSummary faults />
            <div class="hall-paper">
                <p class="hall-soft">{kind}</p>
                <h1 class="hall-title">{language.say(heading)}</h1>
                {form}
            </div>
        </div>
    }
}

/// The form of a page around its fields.
fn form(id: String, step: &'static str, fields: AnyView) -> AnyView {
    view! {
        <form method="post" action="/api/matters/save" novalidate=true>
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="step" value=step />
            {fields}
            <button class="govuk-button">{language().say(text::GO_ON)}</button>
        </form>
    }
    .into_any()
}

fn what(page: WriteView, faults: &Faults) -> AnyView {
    let language = language();
    let fields = view! {
        <TextField name="title" label=language.say(text::FIELD_TITLE) hint=language.say(text::HINT_TITLE) value=page.title faults=faults.clone() />
        <TextArea name="told" label=language.say(text::FIELD_TOLD) hint=language.say(text::HINT_TOLD) value=page.told faults=faults.clone() rows=6 />
        <TextArea name="wish" label=language.say(text::FIELD_WISH) hint=language.say(text::HINT_WISH) value=page.wish faults=faults.clone() rows=3 />
    };
    form(page.id, "told", fields.into_any())
}

fn about(page: WriteView, faults: &Faults) -> AnyView {
    let language = language();
    let case = page.has_account.then(|| view! {
        <TextField name="case" label=language.say(text::FIELD_CASE) hint=language.say(text::HINT_CASE) value=page.case keys=Keys::CODE faults=faults.clone() />
    });
    let label = language.say(text::FIELD_DEPARTMENT).to_owned();
    let hint = Some(language.say(text::HINT_DEPARTMENT).to_owned());
    let fields = view! {
        {case}
        <Select name="department".to_owned() label choices=page.departments chosen=page.department hint faults=faults.clone() />
    };
    form(page.id, "about", fields.into_any())
}

fn who(page: WriteView, faults: &Faults) -> AnyView {
    let language = language();
    let choices = [
        ("named", text::KNOWN_NAMED),
        ("secret", text::KNOWN_SECRET),
        ("anonymous", text::KNOWN_ANONYMOUS),
    ];
    let choices = choices.map(|(value, label)| Choice {
        value: value.to_owned(),
        label: language.say(label).to_owned(),
    });
    let legend = language.say(text::FIELD_KNOWN).to_owned();
    let hint = Some(language.say(text::HINT_KNOWN).to_owned());
    let fields = view! {
        <Radios name="known".to_owned() legend choices=choices.to_vec() chosen=page.known hint faults=faults.clone() />
        <TextField name="name" label=language.say(text::FIELD_NAME) hint=language.say(text::HINT_CONTACT) value=page.name keys=Keys::NAME faults=faults.clone() />
        <TextField name="mobile" label=language.say(text::FIELD_MOBILE) value=page.mobile keys=Keys::MOBILE faults=faults.clone() />
    };
    form(page.id, "who", fields.into_any())
}

/// The last look at what was written.
fn check(page: WriteView) -> AnyView {
    let language = language();
    let rows: Vec<_> = page
        .summary
        .into_iter()
        .map(|(name, said, step)| {
            let href = format!("/complaints/write/{}/{step}", page.id);
            view! {
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{name.clone()}</dt>
                    <dd class="govuk-summary-list__value hall-chat__words">{said}</dd>
                    <dd class="govuk-summary-list__actions">
                        <a class="govuk-link hall-link" href=href rel="external">{language.say(text::CHANGE)}<span class="govuk-visually-hidden">" "{name}</span></a>
                    </dd>
                </div>
            }
        })
        .collect();
    let go = match page.missing {
        Some(step) => {
            let href = format!("/complaints/write/{}/{step}", page.id);
            view! { <a class="govuk-button" href=href rel="external">{language.say(text::MISSING)}</a> }.into_any()
        }
        None => view! {
            <form method="post" action="/api/matters/lodge">
                <input type="hidden" name="id" value=page.id />
                <button class="govuk-button">{language.say(text::SEND)}</button>
            </form>
        }
        .into_any(),
    };
    view! {
        <dl class="govuk-summary-list">{rows}</dl>
        {alike(page.alike)}
        {go}
    }
    .into_any()
}

/// What the reader has brought before and is like it.
fn alike(alike: Vec<(String, String)>) -> Option<AnyView> {
    let language = language();
    let is_empty = alike.is_empty();
    let links = alike.into_iter().map(|(href, title)| {
        view! { <li><a class="govuk-link hall-link" href=href rel="external">{title}</a></li> }
    });
    let links: Vec<_> = links.collect();
    (!is_empty).then(|| {
        view! {
            <div class="hall-note">
                <div><p class="govuk-body">{language.say(text::ALIKE)}</p><ul class="hall-bare">{links}</ul></div>
            </div>
        }
        .into_any()
    })
}
