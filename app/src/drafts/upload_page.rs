//! The files that prove one material: one page, one material.

use super::{
    api::{Detach, upload_page},
    uploading::{Upload, UploadState, Uploads},
    view_model::{FileView, UploadView},
};
use crate::{
    text::{drafts, form},
    ui::{
        address,
        error_summary::ErrorSummary,
        faults::Faults,
        file_input::{FileInput, not_taken},
        icon::Icon,
        load::loaded,
        posted::posted,
    },
    visitor::language,
};
use leptos::{html::Form, prelude::*};
use leptos_meta::Title;

/// The page of one material.
#[component]
pub fn UploadPage() -> impl IntoView {
    let (draft, material) = (address::part("draft"), address::part("material"));
    let material = Resource::new(
        move || (draft(), material()),
        |(draft, material)| upload_page(draft, material),
    );
    let uploads = Uploads::new(Callback::new(move |()| material.refetch()));
    let fault = address::query().now("fault");
    loaded(material, move |view| {
        let faults = fault.clone().map_or_else(Faults::default, not_taken);
        view! { <Material view faults uploads /> }.into_any()
    })
}

#[component]
fn Material(view: UploadView, faults: Faults, uploads: Uploads) -> impl IntoView {
    let language = language();
    let action = format!("/apply/{}/files/{}", view.draft, view.key);
    let files: Vec<_> = view.files.into_iter().map(|file| view! { <Held file /> }).collect();
    view! {
        <Title text=faults.titled(language, &[&view.name, " · ", &*view.item].concat()) />
        <div class="hall-narrow">
            <a class="govuk-back-link" href=format!("/apply/{}", view.draft)>{language.say(drafts::TO_TASKS)}</a>
            <ErrorSummary faults=faults.clone() />
            <ErrorSummary faults={posted::<Detach>()} />
            <div class="hall-paper">
                <span class="govuk-caption-l">{view.item}</span>
                <div class="hall-row hall-row--apart">
                    <h1 class="hall-title">{view.name}</h1>
                    <span class="govuk-tag hall-tag--plain">{view.need}</span>
                </div>
                {view.is_waived.then(|| view! { <p class="hall-lead">{language.say(drafts::WAIVED)}</p> })}
                <p class="govuk-body">{view.standard}</p>
                <Why basis=view.basis sample=view.sample lines=view.sample_lines />
                <ul class="hall-files">{files}</ul>
                {if view.has_room {
                    view! { <Add action limits=view.limits faults uploads /> }.into_any()
                } else {
                    view! { <p class="govuk-hint">{language.say(drafts::FULL)}</p> }.into_any()
                }}
            </div>
            <a class="govuk-button" href=view.next>{language.say(form::CONTINUE)}</a>
        </div>
    }
}

/// Why the document may be asked for, and what a good one looks like (XK 30).
#[component]
fn Why(basis: String, sample: Option<String>, lines: Vec<String>) -> impl IntoView {
    let language = language();
    let lines: Vec<_> = lines.into_iter().map(|it| view! { <div>{it}</div> }).collect();
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{language.say(drafts::WHY_AND_SAMPLE)}</span>
            </summary>
            <div class="govuk-details__text">
                <p class="govuk-body">{language.fill(drafts::BASIS, &[("basis", &basis)])}</p>
                {lines}
                {sample.map(|href| view! {
                    <a class="govuk-link hall-link" href=href rel="external">{language.say(drafts::SAMPLE)}</a>
                })}
            </div>
        </details>
    }
}

/// A file that was handed in.
#[component]
fn Held(file: FileView) -> impl IntoView {
    let language = language();
    let FileView { id, name, state, icon } = file;
    view! {
        <li class="hall-file">
            <Icon name=icon />
            <div>
                <p class="hall-file__name">
                    <a class="govuk-link hall-link" href=format!("/files/{id}") rel="external">{name.clone()}</a>
                </p>
                <p class="hall-file__state">{state}</p>
            </div>
            <div class="hall-file__actions">
                <form method="post" action="/api/drafts/detach">
                    <input type="hidden" name="file" value=id />
                    <button class="hall-link-button">
                        {language.say(drafts::DELETE)}<span class="govuk-visually-hidden">{name}</span>
                    </button>
                </form>
            </div>
        </li>
    }
}

/// One more file: a plain form, or with script one upload after another with its progress.
#[component]
fn Add(action: String, limits: String, faults: Faults, uploads: Uploads) -> impl IntoView {
    let language = language();
    let (here, sent, early) = (action.clone(), action.clone(), action.clone());
    let form = NodeRef::<Form>::new();
    Effect::new(move || {
        if let Some(form) = form.get() {
            uploads.take_over(&form);
            // What was chosen before the page woke has told nobody.
            uploads.begin(&form, &early);
        }
    });
    view! {
        <ul class="hall-files" aria-live="polite">
            <For each=move || uploads.to(&here) key=|it| it.place let:upload><Progress upload /></For>
        </ul>
        <form
            method="post" action=action enctype="multipart/form-data" node_ref=form
            on:change=move |_| { form.get_untracked().inspect(|form| uploads.begin(form, &sent)); }
        >
            <FileInput label=language.say(drafts::ADD_FILE) hint=limits faults />
            <button class="govuk-button govuk-button--secondary" hidden=move || uploads.is_on.get()>
                {language.say(drafts::UPLOAD)}
            </button>
        </form>
    }
}

/// A file on its way.
#[component]
fn Progress(upload: Upload) -> impl IntoView {
    let language = language();
    let state = upload.state;
    let said = move || match state.get() {
        UploadState::Waiting => language.say(drafts::WAITING).to_owned(),
        UploadState::Sent(percent) => {
            language.fill(drafts::UPLOADING, &[("percent", &percent.to_string())])
        }
        UploadState::NotTaken(said) => said,
    };
    let percent = move || if let UploadState::Sent(percent) = state.get() { percent } else { 0 };
    let is_bad = move || matches!(state.get(), UploadState::NotTaken(_));
    view! {
        <li class="hall-file">
            <Icon name="upload" />
            <div>
                <p class="hall-file__name">{upload.name}</p>
                <p class="hall-file__state" class:hall-file__state--bad=is_bad>{said}</p>
                <progress class="hall-progress" max="100" prop:value=percent hidden=is_bad aria-label=language.say(drafts::PROGRESS)></progress>
            </div>
        </li>
    }
}
