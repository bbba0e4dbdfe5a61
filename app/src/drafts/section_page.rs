//! One page of questions: saved even when it is wrong, then judged.

use super::{
    Held,
    api::section_page,
    held_page::HeldPage,
    posted::{ASKED, GO, VERSION},
    question::Question,
    saving::{SaveState, Saving},
    view_model::SectionView,
};
use crate::{
    text::{drafts, form},
    ui::{address, error_summary::ErrorSummary, icon::Icon, load::loaded, unsaved::SignInBeside},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// One page of questions, or what the server holds of it when it could not be saved.
#[component]
pub fn SectionPage() -> impl IntoView {
    if let Some(held) = SharedValue::new(use_context::<Held>).into_inner() {
        return view! { <HeldPage held /> }.into_any();
    }
    let (params, query) = (address::path(), address::query());
    let wanted = move || {
        let has = |name| query.get(name).is_some();
        let [draft, section] = ["draft", "section"].map(|name| params.text(name));
        (draft, section, has("check"), has("more"), query.get("add"))
    };
    let section = Resource::new(wanted, |(draft, section, check, more, add)| {
        section_page(draft, section, check, more, add)
    });
    loaded(section, |view| view! { <Section view /> }.into_any())
}

#[component]
fn Section(view: SectionView) -> impl IntoView {
    let language = language();
    let SectionView { draft, key, item, title, hint, note, .. } = view.clone();
    let saving = Saving::new(language, &view);
    let (above, heading) = (saving.above, [&title, " · ", &*item].concat());
    // The title is written after the page, where signals of its arena are gone.
    let said = ArcRwSignal::from(above);
    view! {
        <Title text=move || said.with(|it| it.titled(language, &heading)) />
        <div class="hall-narrow">
            <a class="govuk-back-link" href=format!("/apply/{draft}")>{language.say(drafts::TO_TASKS)}</a>
            <ErrorSummary faults=above />
            {note.map(|note| view! {
                <div class="hall-note" role="status">
                    <Icon name="info" />
                    <div><p class="govuk-body">{note}</p></div>
                </div>
            })}
            <div class="hall-paper">
                <span class="govuk-caption-l">{item}</span>
                <h1 class="hall-title">{title}</h1>
                {hint.map(|hint| view! { <p class="hall-lead">{hint}</p> })}
                <SectionForm view saving action=format!("/apply/{draft}/{key}") />
            </div>
        </div>
    }
}

/// The form posts itself without script; with script it is also saved while it is filled in.
#[component]
fn SectionForm(view: SectionView, saving: Saving, action: String) -> impl IntoView {
    let language = language();
    let (asked, faults) = (saving.asked, saving.beside);
    let questions: Vec<_> = view
        .questions
        .into_iter()
        .map(|view| view! { <Question view faults asked /> }.into_any())
        .collect();
    view! {
        <form
            method="post" action=action novalidate node_ref=saving.form
            on:change=move |_| saving.change() on:input=move |_| saving.wait() on:submit=move |event| saving.submit(&event)
        >
            // A browser that goes back fills in what it has seen here, except where it is told not to.
            <input type="hidden" name=VERSION value=view.edition.to_string() autocomplete="off" node_ref=saving.edition />
            <input type="hidden" name=ASKED autocomplete="off" prop:value=move || asked.get().join(" ") value=asked.get_untracked().join(" ") />
            // Enter presses the first button of a form: it is this one, and not the one that removes an entry.
            <button class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">{language.say(form::CONTINUE)}</button>
            {questions}
            <button class="govuk-button">{language.say(form::CONTINUE)}</button>
            <button class="hall-link-button" name=GO value="later">{language.say(drafts::LATER)}</button>
            // Below the buttons: a line that grows above them would move them away from under the thumb.
            <SaveLine saving />
        </form>
    }
}

/// Says what became of the page while it is filled in; a screen reader hears it when it has nothing else to say.
#[component]
fn SaveLine(saving: Saving) -> impl IntoView {
    let language = language();
    let said = move || match saving.state.get() {
        SaveState::Kept(said) | SaveState::Elsewhere(said) => said,
        SaveState::Saving => language.say(drafts::SAVING).to_owned(),
        SaveState::Failed => language.say(drafts::SAVE_FAILED).to_owned(),
        SaveState::SignedOut => language.say(drafts::SIGNED_OUT).to_owned(),
    };
    let is_stuck = move || matches!(saving.state.get(), SaveState::Failed | SaveState::SignedOut);
    view! {
        <p class="govuk-body-s hall-soft" role="status" aria-live="polite">{said}</p>
        <Show when=move || saving.state.get() == SaveState::SignedOut>
            <SignInBeside />
        </Show>
        <Show when=is_stuck>
            <button class="hall-link-button" type="button" on:click=move |_| saving.save()>
                {language.say(drafts::RETRY)}
            </button>
        </Show>
    }
}
