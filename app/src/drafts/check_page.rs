//! The whole application once more, before it is filed.

use super::{
    api::{Submit, check_page},
    task_list_page::Outdated,
    view_model::{CheckView, CommitmentView, PartView, RowView},
};
use crate::{
    text::drafts,
    ui::{
        address, checkboxes::Tick, error_summary::ErrorSummary, faults::Faults, icon::Icon,
        load::loaded, posted::posted,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Where the application is checked and filed.
#[component]
pub fn CheckPage() -> impl IntoView {
    let draft = address::part("draft");
    let whole = Resource::new(draft, check_page);
    loaded(whole, |view| view! { <Check view /> }.into_any())
}

#[component]
fn Check(view: CheckView) -> impl IntoView {
    let language = language();
    let faults = posted::<Submit>();
    let draft = view.draft.clone();
    let parts: Vec<_> = view.parts.into_iter().map(|part| view! { <Part part /> }).collect();
    let materials =
        PartView { title: language.say(drafts::MATERIALS).to_owned(), rows: view.materials };
    let is_ready = view.faults.is_empty() && !view.is_outdated && view.barred.is_none();
    view! {
        <Title text=[language.say(drafts::CHECK_TITLE), &view.item].join(" · ") />
        <div class="hall-narrow">
            <a class="govuk-back-link" href=format!("/apply/{draft}")>{language.say(drafts::TO_TASKS)}</a>
            <ErrorSummary faults=faults.clone() />
            <span class="govuk-caption-l">{view.item}</span>
            <h1 class="hall-title">{language.say(drafts::CHECK_TITLE)}</h1>
            <p class="hall-lead">{language.say(drafts::NOT_YET)}</p>
            {view.is_outdated.then(|| view! { <Outdated draft=draft.clone() /> })}
            <Missing faults=view.faults />
            {view.barred.map(|told| view! { <Barred told /> })}
            {parts}
            {(!materials.rows.is_empty()).then(|| view! { <Part part=materials /> })}
            <section class="hall-paper">
                <h2 class="govuk-heading-m">{language.say(drafts::DECLARATION_TITLE)}</h2>
                <p class="govuk-body">{language.say(drafts::DECLARATION)}</p>
                <Purposes reader=view.reader purposes=view.purposes />
                {is_ready.then(|| view! {
                    <SubmitForm draft version=view.version commitment=view.commitment faults />
                })}
            </section>
        </div>
    }
}

/// That the law bars the applicant, why and until when.
#[component]
fn Barred(told: String) -> impl IntoView {
    let language = language();
    view! {
        <section class="govuk-error-summary" aria-labelledby="barred">
            <h2 class="govuk-error-summary__title" id="barred">{language.say(drafts::BARRED_TITLE)}</h2>
            <p class="govuk-body">{told}</p>
        </section>
    }
}

/// What keeps the application from being filed, each with the way to put it right.
#[component]
fn Missing(faults: Vec<(String, String)>) -> impl IntoView {
    let language = language();
    let is_any = !faults.is_empty();
    let rows: Vec<_> = faults
        .into_iter()
        .map(|(href, said)| view! { <li><a class="govuk-link hall-link" href=href>{said}</a></li> })
        .collect();
    is_any.then(|| {
        view! {
            <section class="govuk-error-summary" aria-labelledby="missing">
                <h2 class="govuk-error-summary__title" id="missing">{language.say(drafts::MISSING)}</h2>
                <ul class="govuk-list govuk-error-summary__list">{rows}</ul>
            </section>
        }
    })
}

#[component]
fn Part(part: PartView) -> impl IntoView {
    let rows: Vec<_> = part.rows.into_iter().map(|row| view! { <Row row /> }).collect();
    view! {
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{part.title}</h2>
            <dl class="govuk-summary-list">{rows}</dl>
        </section>
    }
}

#[component]
fn Row(row: RowView) -> impl IntoView {
    let RowView { name, lines, change } = row;
    let lines: Vec<_> = lines.into_iter().map(|it| view! { <div>{it}</div> }).collect();
    view! {
        <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{name.clone()}</dt>
            <dd class="govuk-summary-list__value">{lines}</dd>
            <dd class="govuk-summary-list__actions">
                <a class="govuk-link" href=change>
                    {language().say(drafts::CHANGE)}<span class="govuk-visually-hidden">{name}</span>
                </a>
            </dd>
        </div>
    }
}

/// Who reads what was written, and why sensitive answers are needed (PIPL 17, 30).
#[component]
fn Purposes(reader: String, purposes: Vec<(String, String)>) -> impl IntoView {
    let language = language();
    let rows: Vec<_> = purposes
        .into_iter()
        .map(|(name, purpose)| view! { <dt>{name}</dt><dd>{purpose}</dd> })
        .collect();
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{language.say(drafts::PRIVACY_TITLE)}</span>
            </summary>
            <div class="govuk-details__text">
                <p class="govuk-body">{reader}</p>
                <dl class="hall-facts">{rows}</dl>
                <p class="govuk-body">{language.say(drafts::PRIVACY_RIGHTS)}</p>
            </div>
        </details>
    }
}

/// Signs and files; the button rests once it is pressed, and a second press would file nothing new anyway.
#[component]
fn SubmitForm(
    draft: String,
    version: i64,
    commitment: Option<CommitmentView>,
    faults: Faults,
) -> impl IntoView {
    let language = language();
    let is_sent = RwSignal::new(false);
    let commitment = commitment.map(|it| {
        view! {
            <div class="hall-note"><Icon name="info" /><div><p class="govuk-body">{it.statement}</p></div></div>
            <Tick name="commitment" label=language.say(drafts::I_COMMIT) faults=faults.clone() />
        }
    });
    let caption =
        move || language.say(if is_sent.get() { drafts::SUBMITTING } else { drafts::SUBMIT });
    view! {
        <form method="post" action="/api/drafts/submit" on:submit=move |_| is_sent.set(true)>
            <input type="hidden" name="draft" value=draft />
            <input type="hidden" name="version" value=version.to_string() />
            {commitment}
            <Tick name="declaration" label=language.say(drafts::I_DECLARE) faults />
            <button class="govuk-button" disabled=move || is_sent.get()>{caption}</button>
        </form>
    }
}
