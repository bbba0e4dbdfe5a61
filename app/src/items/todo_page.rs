//! What to bring and where to go, on one sheet to tick, to copy or to print.

use super::{api::todo, guide_page::Facts, view_model::TodoView};
use crate::{
    text::items,
    ui::{address, icon::Icon, load::loaded, qr::QrCode},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The to-do card of a service.
#[component]
pub fn TodoPage() -> impl IntoView {
    let (params, query) = (address::path(), address::query());
    let wanted = move || (params.text("key"), query.whole());
    let view = Resource::new(wanted, |(key, told)| todo(key, told));
    loaded(view, |view| view! { <Sheet view /> }.into_any())
}

#[component]
fn Sheet(view: TodoView) -> impl IntoView {
    let language = language();
    let TodoView { key, name, told, said, materials, fetched, places, address, code, lines } = view;
    let said = if materials.is_empty() { language.say(items::TODO_NONE).to_owned() } else { said };
    let boxes: Vec<_> = materials
        .into_iter()
        .enumerate()
        .map(|(place, it)| view! { <li><Box id=format!("bring-{place}") name=it.name text=it.text /></li> })
        .collect();
    let code = code.map(|code| view! { <QrCode code label=language.say(items::TODO_CODE) /> });
    view! {
        <Title text=[language.say(items::TODO_CARD), &name].join(" · ") />
        <div class="hall-narrow">
            <a class="govuk-back-link" href=format!("/s/{key}{told}")>{name.clone()}</a>
            <div class="hall-paper">
                <span class="govuk-caption-l">{language.say(items::TODO_CARD)}</span>
                <h1 class="hall-title">{name}</h1>
                <Buttons lines />
                <section class="hall-section" aria-labelledby="bring">
                    <h2 class="govuk-heading-m" id="bring">{language.say(items::TODO_MATERIALS)}</h2>
                    <p class="govuk-body">{said}</p>
                    <ul class="hall-todo">{boxes}</ul>
                    {fetched.map(|it| view! { <p class="govuk-body">{it}</p> })}
                </section>
                <section class="hall-section" aria-labelledby="go">
                    <h2 class="govuk-heading-m" id="go">{language.say(items::TODO_WHERE)}</h2>
                    <div class="hall-todo__where">
                        <Facts facts=places />
                        <div class="hall-todo__code">{code}<p>{language.say(items::TODO_CODE)}<br />{address}</p></div>
                    </div>
                </section>
                <p class="govuk-body-s hall-soft hall-no-print">{language.say(items::TODO_HINT)}</p>
            </div>
        </div>
    }
    .into_any()
}

/// A document with a box to tick.
#[component]
fn Box(id: String, name: String, text: String) -> impl IntoView {
    let facts = format!("{id}-facts");
    view! {
        <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" type="checkbox" id=id.clone() aria-describedby=facts.clone() autocomplete="off" />
            <label class="govuk-label govuk-checkboxes__label" for=id>{name}</label>
            <p class="govuk-hint govuk-checkboxes__hint" id=facts>{text}</p>
        </div>
    }
}

/// Print and copy; hidden until the script is there to act on them.
#[component]
fn Buttons(lines: String) -> impl IntoView {
    let language = language();
    let (is_alive, is_copied) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move || is_alive.set(true));
    let said = move || is_copied.get().then(|| language.say(items::TODO_COPIED));
    view! {
        <div class="hall-row hall-no-print" hidden=move || !is_alive.get()>
            <button type="button" class="govuk-button govuk-button--secondary" on:click=|_| print()>
                <Icon name="printer" />{language.say(items::TODO_PRINT)}
            </button>
            <button
                type="button" class="govuk-button govuk-button--secondary"
                on:click=move |_| copy(&lines, is_copied)
            ><Icon name="copy" />{language.say(items::TODO_COPY)}</button>
            <span role="status">{said}</span>
        </div>
    }
}

#[cfg(feature = "hydrate")]
fn print() {
    drop(window().print());
}

/// Gives the lines to the clipboard, and says so when it has taken them.
#[cfg(feature = "hydrate")]
fn copy(lines: &str, is_copied: RwSignal<bool>) {
    let taken = window().navigator().clipboard().write_text(lines);
    leptos::task::spawn_local(async move {
        let is_taken = wasm_bindgen_futures::JsFuture::from(taken).await.is_ok();
        is_copied.try_set(is_taken);
    });
}

#[cfg(not(feature = "hydrate"))]
fn print() {}

#[cfg(not(feature = "hydrate"))]
fn copy(_: &str, _: RwSignal<bool>) {}
