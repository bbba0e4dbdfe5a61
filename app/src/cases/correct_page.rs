//! Correct an application, or supply what was to follow: the checklist of the notice, and nothing beside it.

use super::{
    api::{Resupply, correcting, keep_correction},
    view_model::{CorrectView, PartView},
};
use crate::{
    drafts::{Held, HeldPage, Question, posted::GO, saving::pairs},
    error::{AppError, set_status},
    text::cases,
    ui::{
        address,
        error_summary::ErrorSummary,
        faults::{Faults, sentence},
        field::{Notes, described_by, fault_of},
        gate::Gate,
        icon::Icon,
        load::loaded,
        posted::posted,
    },
    visitor::language,
};
use leptos::{html::Form, prelude::*, task::spawn_local};
use leptos_meta::Title;

/// The page with everything that was asked for, or what the server holds of it when it could not be saved.
#[component]
pub fn CorrectPage() -> impl IntoView {
    if let Some(held) = SharedValue::new(use_context::<Held>).into_inner() {
        return view! { <HeldPage held /> }.into_any();
    }
    let number = address::part("number");
    let case = Resource::new(number, correcting);
    loaded(case, |case| view! { <Checklist case /> }.into_any())
}

#[component]
fn Checklist(case: CorrectView) -> impl IntoView {
    let language = language();
    let faults = told();
    let title = language.say(cases::CORRECT_TITLE);
    let names: Vec<_> = case.parts.iter().map(|it| (it.id.clone(), it.name.clone())).collect();
    let (fields, materials): (Vec<_>, Vec<_>) =
        case.parts.into_iter().partition(|it| it.question.is_some());
    // Whatever leaves the page waits for the answers that are being saved.
    let gate = Gate::default();
    let materials: Vec<_> = materials
        .into_iter()
        .map(|part| view! { <Material part faults=faults.clone() gate /> }.into_any())
        .collect();
    view! {
        <Title text=faults.titled(language, &[title, " · ", &case.item].concat()) />
        <div class="hall-narrow">
            <a class="govuk-back-link" href=format!("/my/{}", case.number)>{language.say(cases::BACK_TO_CASE)}</a>
            <ErrorSummary faults=faults.named(language, &names) />
            <span class="govuk-caption-l">{case.item}</span>
            <h1 class="hall-title">{title}</h1>
            <p class="hall-lead">{case.lead}</p>
            {materials}
            {if case.has_questions {
                view! { <Fields number=case.number parts=fields faults gate /> }.into_any()
            } else {
                view! { <HandIn number=case.number /> }.into_any()
            }}
        </div>
    }
}

/// What the last post was told: of handing in, or of one file that the address names.
fn told() -> Faults {
    let query = address::query();
    if let (Some(field), Some(code)) = (query.now("of"), query.now("fault")) {
        let said = sentence(language(), &code);
        set_status(&AppError::Invalid(vec![(field.clone(), code)]));
        return Faults::said(vec![(field, said)]);
    }
    posted::<Resupply>()
}

/// What is wrong, what stood there, and whether something is prepared.
#[component]
fn Head(
    name: String,
    said: String,
    is_done: bool,
    before: Vec<String>,
    heading: String,
) -> impl IntoView {
    let language = language();
    let (icon, state, class) = if is_done {
        ("circle-check", cases::SUPPLIED, "govuk-tag hall-tag--plain")
    } else {
        ("circle-alert", cases::NOT_SUPPLIED, "govuk-tag hall-tag--soon")
    };
    let before = (!before.is_empty()).then(|| before.join(language.say(cases::COMMA)));
    view! {
        <div class="hall-row hall-row--apart">
            <h2 class="hall-card__title" id=heading>{name}</h2>
            <span class=class><Icon name=icon />{language.say(state)}</span>
        </div>
        <p class="govuk-body">{said}</p>
        {before.map(|before| view! {
            <p class="govuk-hint">{language.say(cases::BEFORE)}{language.say(cases::COLON)}{before}</p>
        })}
    }
}

/// A document: its files, and room for one more.
#[component]
fn Material(part: PartView, faults: Faults, gate: Gate) -> impl IntoView {
    let heading = format!("{}-name", part.id);
    let files: Vec<_> = part.files.into_iter().map(|(id, name)| file(id, name, gate)).collect();
    view! {
        <section class="hall-paper" aria-labelledby=heading>
            <Head name=part.name said=part.said is_done=part.is_done before=part.before heading=heading.clone() />
            <ul class="hall-files">{files}</ul>
            {part.upload.map(|action| view! { <Add id=part.id action faults gate /> })}
        </section>
    }
}

fn file(id: String, name: String, gate: Gate) -> impl IntoView {
    let language = language();
    view! {
        <li class="hall-file">
            <Icon name="file-check" />
            <div>
                <p class="hall-file__name">
                    <a class="govuk-link hall-link" href=format!("/files/{id}") rel="external">{name.clone()}</a>
                </p>
            </div>
            <div class="hall-file__actions">
                <form method="post" action="/api/drafts/detach" on:submit=move |event| gate.submit(&event)>
                    <input type="hidden" name="file" value=id />
                    <button class="hall-link-button">
                        {language.say(cases::TAKE_BACK)}<span class="govuk-visually-hidden">{name}</span>
                    </button>
                </form>
            </div>
        </li>
    }
}

/// One more file.
#[component]
fn Add(id: String, action: String, faults: Faults, gate: Gate) -> impl IntoView {
    let language = language();
    let fault = fault_of(faults.into(), &id);
    let described = described_by(&id, true, fault);
    let hint = Some(language.say(cases::ADD_FILE_HINT).to_owned());
    let is_wrong = move || fault.with(Option::is_some);
    view! {
        <form method="post" action=action enctype="multipart/form-data" on:submit=move |event| gate.submit(&event)>
            <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
                <label class="govuk-label" for=id.clone()>{language.say(cases::ADD_FILE)}</label>
                <Notes name=id.clone() hint fault />
                <input
                    class="hall-file-input" id=id name="file" type="file"
                    accept=".pdf,.jpg,.jpeg,.png,.heic" aria-describedby=described
                />
            </div>
            <button class="govuk-button govuk-button--secondary">{language.say(cases::UPLOAD)}</button>
        </form>
    }
}

/// The questions that are asked again: handing in saves them first, and with script so does leaving a field.
#[component]
fn Fields(number: String, parts: Vec<PartView>, faults: Faults, gate: Gate) -> impl IntoView {
    let language = language();
    let asked = RwSignal::new(Vec::new());
    let form = NodeRef::<Form>::new();
    let kept = number.clone();
    let keep = move |_| {
        let Some(typed) = form.get_untracked().map(|form| pairs(&form)) else { return };
        let number = kept.clone();
        gate.shut();
        spawn_local(async move {
            // Whatever does not arrive now is posted with the form.
            drop(keep_correction(number, typed).await);
            gate.open();
        });
    };
    let parts: Vec<_> = parts
        .into_iter()
        .map(|part| {
            let heading = format!("{}-name", part.id);
            let question = part.question.map(|view| {
                view! { <Question view faults=faults.clone() asked /> }.into_any()
            });
            view! {
                <section class="hall-paper" aria-labelledby=heading>
                    <Head name=part.name said=part.said is_done=part.is_done before=part.before heading=heading.clone() />
                    {question}
                </section>
            }
            .into_any()
        })
        .collect();
    view! {
        <form
            method="post" action=format!("/my/{number}/correct") novalidate=true node_ref=form
            on:change=keep on:submit=move |event| gate.submit(&event)
        >
            {parts}
            <button class="govuk-button">{language.say(cases::HAND_IN)}</button>
            <button class="hall-link-button" name=GO value="later">{language.say(cases::SAVE_ONLY)}</button>
        </form>
    }
}

/// Hands in documents alone.
#[component]
fn HandIn(number: String) -> impl IntoView {
    view! {
        <form method="post" action="/api/cases/resupply">
            <input type="hidden" name="number" value=number />
            <button class="govuk-button">{language().say(cases::HAND_IN)}</button>
        </form>
    }
}
