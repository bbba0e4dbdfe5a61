//! One question of a form, whatever kind of answer it expects.

use super::{
    posted::GO,
    view_model::{EntryView, Input, LineKeys, QuestionView},
};
use crate::{
    text::drafts,
    ui::{
        checkboxes::Checkboxes,
        date_input::DateInput,
        faults::Faults,
        field::{Keys, Notes, TextArea, TextField, fault_of},
        measure::Measure,
        radios::Radios,
        select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;

/// One question; while other answers decide that it is not asked, it is out of sight and sends nothing.
#[component]
pub fn Question(
    /// The question.
    view: QuestionView,
    /// What is wrong with the form.
    #[prop(into)]
    faults: Signal<Faults>,
    /// The questions that are asked now, by their paths.
    asked: RwSignal<Vec<String>>,
) -> impl IntoView {
    if !view.is_conditional {
        return answered(view, faults, asked);
    }
    let path = view.path.clone();
    let is_out = Memo::new(move |_| !asked.with(|asked| asked.contains(&path)));
    view! {
        <fieldset class="govuk-fieldset" hidden=is_out disabled=is_out>{answered(view, faults, asked)}</fieldset>
    }
    .into_any()
}

fn answered(view: QuestionView, faults: Signal<Faults>, asked: RwSignal<Vec<String>>) -> AnyView {
    let QuestionView { path: name, label, hint, input, .. } = view;
    match input {
        Input::Line { value, keys } => {
            let keys = keys_of(keys);
            // An option of a component is given by its value: no hint is an empty field of the builder.
            match hint {
                Some(hint) => view! { <TextField name label faults hint value keys /> }.into_any(),
                None => view! { <TextField name label faults value keys /> }.into_any(),
            }
        }
        Input::Text { value } => match hint {
            Some(hint) => view! { <TextArea name label faults hint value /> }.into_any(),
            None => view! { <TextArea name label faults value /> }.into_any(),
        },
        Input::Measure { value, unit, is_decimal } => {
            let mode = if is_decimal { "decimal" } else { "numeric" };
            view! { <Measure name label value unit mode hint faults /> }.into_any()
        }
        Input::Date { typed } => {
            view! { <DateInput name legend=label typed hint faults /> }.into_any()
        }
        Input::Radios { choices, chosen } => {
            view! { <Radios name legend=label choices chosen hint faults /> }.into_any()
        }
        Input::Select { choices, chosen } => {
            view! { <Select name label choices chosen hint faults /> }.into_any()
        }
        Input::Checkboxes { choices, chosen } => {
            view! { <Checkboxes name legend=label choices chosen hint faults /> }.into_any()
        }
        Input::Group { entries, add } => {
            let group = GroupView { name, label, hint, entries, add };
            view! { <Group group faults asked /> }.into_any()
        }
        Input::File { href, said } => view! {
            <div class="govuk-form-group" id=name>
                <p class="govuk-label">{label}</p>
                <p class="govuk-body">{said}" "<a class="govuk-link" href=href>{language().say(drafts::TO_FILES)}</a></p>
            </div>
        }
        .into_any(),
    }
}

const fn keys_of(keys: LineKeys) -> Keys {
    match keys {
        LineKeys::Text => Keys { kind: "text", mode: "text", fill: "off" },
        LineKeys::Name => Keys::NAME,
        LineKeys::Code => Keys::CODE,
        LineKeys::Mobile => Keys::MOBILE,
        LineKeys::Email => Keys { kind: "email", mode: "email", fill: "email" },
        LineKeys::Address => Keys { kind: "text", mode: "text", fill: "street-address" },
    }
}

/// The same questions several times over.
struct GroupView {
    name: String,
    label: String,
    hint: Option<String>,
    entries: Vec<EntryView>,
    add: Option<String>,
}

/// Entries fold, are removed and added by buttons that save the page on the way.
#[component]
fn Group(group: GroupView, faults: Signal<Faults>, asked: RwSignal<Vec<String>>) -> impl IntoView {
    let GroupView { name, label, hint, entries, add } = group;
    let fault = fault_of(faults, &name);
    let is_wrong = move || fault.with(Option::is_some);
    let entries: Vec<_> = entries
        .into_iter()
        .map(|entry| view! { <Entry entry faults asked group=name.clone() /> }.into_any())
        .collect();
    view! {
        <section class="govuk-form-group" class:govuk-form-group--error=is_wrong id=name.clone() aria-labelledby=format!("{name}-label")>
            <h2 class="govuk-label" id=format!("{name}-label")>{label}</h2>
            <Notes name=name.clone() hint fault />
            {entries}
            {add.map(|add| view! {
                <button class="govuk-button govuk-button--secondary" name=GO value=format!("add {name}")>{add}</button>
            })}
        </section>
    }
}

#[component]
fn Entry(
    entry: EntryView,
    faults: Signal<Faults>,
    asked: RwSignal<Vec<String>>,
    group: String,
) -> impl IntoView {
    let language = language();
    let EntryView { path, name, summary, is_open, questions } = entry;
    let id = if summary.is_empty() { format!("{group}-new") } else { path.clone() };
    let questions: Vec<_> = questions
        .into_iter()
        .map(|view| view! { <Question view faults asked /> }.into_any())
        .collect();
    let remove = language.fill(drafts::REMOVE_ENTRY, &[("name", &name)]);
    view! {
        <details class="hall-card" id=id open=is_open>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{name}</span>" "<span class="hall-soft">{summary}</span>
            </summary>
            {questions}
            <button class="hall-link-button" name=GO value=format!("remove {path}")>{remove}</button>
        </details>
    }
}
