//! The task list: everything there is to do for one application, and how far it is.

use super::{
    api::{ChooseCommitment, Discard, Upgrade, task_list},
    commitment_form::CommitmentForm,
    view_model::{TaskListView, TaskView},
};
use crate::{
    text::drafts,
    ui::{address, error_summary::ErrorSummary, icon::Icon, load::loaded, posted::posted},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The task list of an application.
#[component]
pub fn TaskListPage() -> impl IntoView {
    let draft = address::part("draft");
    let tasks = Resource::new(draft, task_list);
    loaded(tasks, |view| view! { <Tasks view /> }.into_any())
}

#[component]
fn Tasks(view: TaskListView) -> impl IntoView {
    let language = language();
    let title = [language.say(drafts::APPLY), &view.item].join(" · ");
    let draft = view.draft.clone();
    let groups = [
        ("prepare", drafts::PREPARE, view.check.into_iter().collect()),
        ("fill-in", drafts::FILL_IN, view.sections),
        ("materials", drafts::MATERIALS, view.materials),
        ("submit", drafts::SUBMIT_PART, vec![view.submit]),
    ];
    let groups: Vec<_> = groups
        .into_iter()
        .filter(|(_, _, tasks): &(_, _, Vec<TaskView>)| !tasks.is_empty())
        .map(|(id, title, tasks)| view! { <Group id title=language.say(title) tasks /> })
        .collect();
    view! {
        <Title text=title />
        <div class="hall-narrow">
            <a class="govuk-back-link" href=view.guide>{language.say(drafts::TO_GUIDE)}</a>
            <ErrorSummary faults={posted::<Discard>()} />
            <ErrorSummary faults={posted::<ChooseCommitment>()} />
            <ErrorSummary faults={posted::<Upgrade>()} />
            <h1 class="hall-title">{view.item}</h1>
            <p class="hall-draft">
                <strong>{language.say(drafts::DRAFT)}</strong><span>{view.saved}</span><span>{view.kept}</span>
            </p>
            {view.is_outdated.then(|| view! { <Outdated draft=draft.clone() /> })}
            {view.commitment.map(|view| view! { <CommitmentForm draft=draft.clone() view /> })}
            <div class="hall-paper">
                {groups}
                <a class="govuk-button" href=view.next>{language.say(drafts::NEXT_TASK)}</a>
                <div class="hall-row">
                    <a class="govuk-button govuk-button--secondary hall-button--small" href="/my">
                        {language.say(drafts::SAVE_AND_LEAVE)}
                    </a>
                    <DiscardForm draft />
                </div>
            </div>
        </div>
    }
}

/// Asks once before everything is thrown away; the question unfolds without script.
#[component]
fn DiscardForm(draft: String) -> impl IntoView {
    let language = language();
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{language.say(drafts::DISCARD)}</span>
            </summary>
            <div class="govuk-details__text">
                <p class="govuk-body">{language.say(drafts::DISCARD_MEANS)}</p>
                <form method="post" action="/api/drafts/discard">
                    <input type="hidden" name="draft" value=draft />
                    <button class="govuk-button govuk-button--warning">{language.say(drafts::DISCARD_SURE)}</button>
                </form>
            </div>
        </details>
    }
}

/// Says that the item has changed, and offers to go on under its new version.
#[component]
pub fn Outdated(draft: String) -> impl IntoView {
    let language = language();
    view! {
        <div class="hall-note hall-note--warn">
            <Icon name="info" />
            <div>
                <p class="govuk-body">{language.say(drafts::OUTDATED)}</p>
                <form method="post" action="/api/drafts/upgrade">
                    <input type="hidden" name="draft" value=draft />
                    <button class="govuk-button govuk-button--secondary">{language.say(drafts::UPGRADE)}</button>
                </form>
            </div>
        </div>
    }
}

#[component]
fn Group(id: &'static str, title: &'static str, tasks: Vec<TaskView>) -> impl IntoView {
    let rows: Vec<_> = tasks
        .into_iter()
        .enumerate()
        .map(|(place, task)| view! { <Task id=format!("{id}-{place}") task /> })
        .collect();
    view! {
        <h2 class="govuk-heading-s" id=id>{title}</h2>
        <ul class="govuk-task-list" aria-labelledby=id>{rows}</ul>
    }
}

#[component]
fn Task(id: String, task: TaskView) -> impl IntoView {
    let TaskView { name, href, status, tag } = task;
    let is_open = href.is_some();
    let name = match href {
        Some(href) => {
            let status = id.clone();
            view! { <a class="govuk-link govuk-task-list__link" href=href aria-describedby=status>{name}</a> }
                .into_any()
        }
        None => view! { <div>{name}</div> }.into_any(),
    };
    let status = if tag.is_empty() {
        view! { {status} }.into_any()
    } else {
        view! { <strong class=tag>{status}</strong> }.into_any()
    };
    view! {
        <li class="govuk-task-list__item" class:govuk-task-list__item--with-link=is_open>
            <div class="govuk-task-list__name-and-hint">{name}</div>
            <div class="govuk-task-list__status" class:govuk-task-list__status--cannot-start-yet=!is_open id=id>
                {status}
            </div>
        </li>
    }
}
