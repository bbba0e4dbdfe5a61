//! What comes with a matter: its files, and where one more is handed in.
//!
//! With script, which is `frontend/modules/bring.js`, files are sent as soon as they are chosen.

use super::view_model::{FileView, FilesView};
use crate::{
    text::{drafts, matters as text},
    ui::{faults::Faults, file_input::FileInput, icon::Icon},
    visitor::language,
};
use leptos::prelude::*;

/// The files, and where one more is handed in.
pub fn files(view: FilesView, faults: &Faults) -> AnyView {
    let FilesView { files, draft, action, limits, words } = view;
    let kept: Vec<_> = files.into_iter().map(|it| file(it, draft.as_deref())).collect();
    let add = action.map(|action| add(action, limits, faults.clone()));
    view! {
        <div data-files="" data-words=words>
            <ul class="hall-files" data-kept="">{kept}</ul>
            <ul class="hall-files hall-no-print" data-sent="" aria-live="polite"></ul>
            <div data-add="">{add}</div>
        </div>
    }
    .into_any()
}

/// A file; what comes with a draft can be taken back.
fn file(file: FileView, draft: Option<&str>) -> AnyView {
    let FileView { id, href, name, facts, icon } = file;
    let taken = draft.map(|draft| detach(draft.to_owned(), id, name.clone()));
    view! {
        <li class="hall-file">
            <Icon name=icon />
            <div>
                <p class="hall-file__name"><a class="govuk-link hall-link" href=href rel="external">{name}</a></p>
                <p class="hall-file__state">{facts}</p>
            </div>
            <div class="hall-file__actions">{taken}</div>
        </li>
    }
    .into_any()
}

fn detach(draft: String, file: String, name: String) -> AnyView {
    view! {
        <form method="post" action="/api/matters/detach">
            <input type="hidden" name="id" value=draft />
            <input type="hidden" name="file" value=file />
            <button class="hall-link-button">
                {language().say(drafts::DELETE)}<span class="govuk-visually-hidden">{name}</span>
            </button>
        </form>
    }
    .into_any()
}

fn add(action: String, limits: Option<String>, faults: Faults) -> AnyView {
    let language = language();
    let Some(limits) = limits else {
        return view! { <p class="govuk-hint">{language.say(text::FILES_FULL)}</p> }.into_any();
    };
    view! {
        <form class="hall-no-print" method="post" action=action enctype="multipart/form-data" novalidate=true>
            <FileInput label=language.say(drafts::ADD_FILE) hint=limits faults />
            <button class="govuk-button govuk-button--secondary">{language.say(drafts::UPLOAD)}</button>
        </form>
    }
    .into_any()
}
