//! Write a matter: what happened, about what, who; a last look, and off it goes.

use super::{
    api::{Detach, Lodge, Save, written},
    files::files,
    view_model::{InputView, Shape, StepView, WriteView},
};
use crate::{
    text::{drafts, matters as text},
    ui::{
        address,
        address::in_path,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextArea, TextField},
        file_input::{FILE, not_taken},
        load::loaded,
        posted::posted,
        radios::Radios,
        select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// A page on which a matter is written.
#[component]
pub fn WritePage() -> impl IntoView {
    let (id, step) = (in_path("id"), in_path("step"));
    let of_file = address::query().now("fault").map(not_taken);
    let faults = [posted::<Save>(), posted::<Lodge>(), posted::<Detach>()].into_iter();
    let faults = faults.chain(of_file).find(|it| !it.is_empty()).unwrap_or_default();
    loaded(Resource::new(move || id.clone(), written), move |page| {
        let (step, faults) = (step.clone(), faults.clone());
        view! { <Written page step faults /> }.into_any()
    })
}

#[component]
fn Written(page: WriteView, step: String, faults: Faults) -> impl IntoView {
    let language = language();
    let at = page.steps.iter().position(|it| it.word == step);
    let before = at.unwrap_or(page.steps.len()).checked_sub(1).and_then(|it| page.steps.get(it));
    let back = before.map_or_else(
        || "/complaints/new".to_owned(),
        |before| format!("/complaints/write/{}/{}", page.id, before.word),
    );
    let fields = page.steps.iter().flat_map(|it| &it.fields);
    let of_file = (FILE.to_owned(), language.say(drafts::ADD_FILE).to_owned());
    let names = fields.map(|it| (it.name.clone(), it.label.clone())).chain([of_file]);
    let faults = faults.named(language, &names.collect::<Vec<_>>());
    let kind = page.kind.clone();
    let asked = at.and_then(|it| page.steps.get(it)).cloned();
    let heading = asked
        .as_ref()
        .map_or_else(|| language.say(text::STEP_CHECK).to_owned(), |it| it.title.clone());
    let form = match asked {
        Some(asked) => form(page.id, asked, &faults),
        None => check(page),
    };
    view! {
        <Title text=faults.titled(language, &heading) />
        <a class="govuk-back-link" href=back rel="external">{language.say(text::BACK)}</a>
        <div class="hall-narrow">
            <ErrorSummary faults />
            <div class="hall-paper">
                <p class="hall-soft">{kind}</p>
                <h1 class="hall-title">{heading}</h1>
                {form}
            </div>
        </div>
    }
}

/// The form of a page.
fn form(id: String, step: StepView, faults: &Faults) -> AnyView {
    let fields: Vec<_> = step.fields.into_iter().map(|it| input(it, faults.clone())).collect();
    let hint = step.hint.map(|it| view! { <p class="govuk-body">{it}</p> });
    let (before, within) = if step.files.is_some() { (hint, None) } else { (None, hint) };
    view! {
        {before}
        {step.files.map(|it| files(it, faults))}
        <form method="post" action="/api/matters/save" novalidate=true>
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="step" value=step.word />
            {within}
            {fields}
            <button class="govuk-button">{language().say(text::GO_ON)}</button>
        </form>
    }
    .into_any()
}

const DAY: Keys = Keys { kind: "date", mode: "", fill: "off" };

/// A question of a page.
fn input(input: InputView, faults: Faults) -> AnyView {
    let InputView { name, label, hint, value, shape } = input;
    let keys = match shape {
        Shape::Code => Keys::CODE,
        Shape::Name => Keys::NAME,
        Shape::Mobile => Keys::MOBILE,
        Shape::Day => DAY,
        _ => Keys::default(),
    };
    match shape {
        Shape::Lines(rows) => {
            let hint = hint.unwrap_or_default();
            view! { <TextArea name label hint value faults rows /> }.into_any()
        }
        Shape::Place(words) => {
            let hint = hint.unwrap_or_default();
            let field = name.clone();
            view! {
                <TextField name label hint value faults />
                <div class="hall-row" data-locate=field data-words=words></div>
            }
            .into_any()
        }
        Shape::Few(choices) => {
            view! { <Radios name legend=label choices chosen=value hint faults /> }.into_any()
        }
        Shape::Many(choices) => {
            view! { <Select name label choices chosen=value hint faults /> }.into_any()
        }
        _ => {
            let hint = hint.unwrap_or_default();
            view! { <TextField name label hint value keys faults /> }.into_any()
        }
    }
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
