//! Who of a desk is away: listed, noted, ended before the last day.

use super::{
    api::absences::{NoteAbsence, absences},
    view_model::{AbsenceLine, AbsencesView},
};
use crate::{
    text::conversations as text,
    ui::{
        address::in_query,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextField},
        load::loaded,
        posted::{posted, typed},
        radios::Choice,
        select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// A day, chosen from a calendar where the browser has one.
const DAY: Keys = Keys { kind: "date", mode: "", fill: "off" };

/// The absences of a desk.
#[component]
pub fn AbsencesPage() -> impl IntoView {
    let department = in_query("department");
    let faults = posted::<NoteAbsence>();
    let found = Resource::new(move || department.clone(), absences);
    loaded(found, move |page| {
        let faults = faults.clone();
        view! { <Absences page faults /> }.into_any()
    })
}

#[component]
fn Absences(page: AbsencesView, faults: Faults) -> impl IntoView {
    let language = language();
    let names = [
        ("from_on", text::ABSENCE_FROM),
        ("until_on", text::ABSENCE_UNTIL),
        ("stand_in", text::ABSENCE_STAND_IN_NAME),
    ];
    let names = names.map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    let back = format!("/w/chat?department={}", page.department);
    let form = page.may_note.then(|| form(&page, &faults));
    view! {
        <Title text=faults.titled(language, language.say(text::ABSENCES)) />
        <a class="govuk-back-link" href=back>{language.say(text::DESK)}</a>
        <ErrorSummary faults=faults.named(language, &names) />
        <h1 class="hall-title">{language.say(text::ABSENCES)}</h1>
        <p class="govuk-body">{page.name}</p>
        <div class="hall-desk__lists">
            {listed(page.department, page.absences)}
            {form}
        </div>
    }
}

/// Who is away or will be, on the page of its own and at the desk.
pub fn listed(department: String, lines: Vec<AbsenceLine>) -> AnyView {
    let language = language();
    let is_empty = lines.is_empty();
    let lines: Vec<_> = lines.into_iter().map(|it| line(department.clone(), it)).collect();
    view! {
        <section class="hall-card">
            <h2 class="hall-card__title">{language.say(text::ABSENCES_NOTED)}</h2>
            {is_empty.then(|| view! { <p class="govuk-hint">{language.say(text::ABSENCES_NONE)}</p> })}
            <ul class="hall-bare">{lines}</ul>
        </section>
    }
    .into_any()
}

fn line(department: String, line: AbsenceLine) -> AnyView {
    let language = language();
    let now = line.is_now.then(|| {
        view! { <span class="govuk-tag">{language.say(text::ABSENCE_NOW)}</span> }
    });
    let end = line.may_end.then(|| ending(department, line.id, line.name.clone()));
    view! {
        <li class="hall-conversation">
            <p class="hall-canned__title">{line.name}" "{now}</p>
            <p class="hall-conversation__facts">{line.facts}</p>
            {end}
        </li>
    }
    .into_any()
}

/// The button that ends an absence; whoever hears only its name hears whose it is.
pub fn ending(department: String, id: String, name: String) -> AnyView {
    let language = language();
    view! {
        <form method="post" action="/api/conversations/end-absence">
            <input type="hidden" name="department" value=department />
            <input type="hidden" name="id" value=id />
            <button class="govuk-button govuk-button--secondary">
                {language.say(text::ABSENCE_END)}
                <span class="govuk-visually-hidden">" "{name}</span>
            </button>
        </form>
    }
    .into_any()
}

fn form(page: &AbsencesView, faults: &Faults) -> AnyView {
    let language = language();
    let say = |message| language.say(message).to_owned();
    let mut typed = typed().into_iter();
    let [agent, from_on, until_on, stand_in] =
        std::array::from_fn(|_| typed.next().unwrap_or_default());
    let choices = |people: &[(String, String)]| -> Vec<_> {
        let people = people.iter().cloned();
        people.map(|(value, label)| Choice { value, label }).collect()
    };
    let (agents, stand_ins) = (choices(&page.agents), choices(&page.stand_ins));
    let who = (!agents.is_empty()).then(|| {
        let hint = Some(say(text::ABSENCE_WHO_HINT));
        view! { <Select name="agent".to_owned() label=say(text::ABSENCE_WHO) choices=agents chosen=agent hint faults=faults.clone() /> }
    });
    let hint = Some(say(text::ABSENCE_STAND_IN_HINT));
    view! {
        <form class="hall-card" method="post" action="/api/conversations/note-absence" novalidate=true>
            <h2 class="hall-card__title">{language.say(text::ABSENCE_NEW)}</h2>
            <input type="hidden" name="department" value=page.department.clone() />
            {who}
            <TextField name="from_on" label=say(text::ABSENCE_FROM) value=from_on keys=DAY faults=faults.clone() />
            <TextField name="until_on" label=say(text::ABSENCE_UNTIL) hint=say(text::ABSENCE_UNTIL_HINT) value=until_on keys=DAY faults=faults.clone() />
            <Select name="stand_in".to_owned() label=say(text::ABSENCE_STAND_IN_NAME) choices=stand_ins chosen=stand_in hint faults=faults.clone() />
            <button class="govuk-button">{language.say(text::ABSENCE_NOTE)}</button>
        </form>
    }
    .into_any()
}
