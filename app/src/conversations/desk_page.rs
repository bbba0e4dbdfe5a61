//! The desk at which questions are answered.

use super::{
    absences_page::{ending, listed},
    api::{Attend, absences::EndAbsence, desk},
    thread::{Beside, Lines, beside},
    view_model::{AbsenceLine, DeskView},
};
use crate::{
    text::{Message, conversations as text},
    ui::{
        address::in_query, checkboxes::Checkboxes, error_summary::ErrorSummary, faults::Faults,
        icon::Icon, load::loaded, posted::posted, radios::Choice,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Who waits, and who has what.
#[component]
pub fn DeskPage() -> impl IntoView {
    let asked = (in_query("department"), in_query("topic"));
    let faults = [posted::<Attend>(), posted::<EndAbsence>()];
    let faults = faults.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let found = Resource::new(move || asked.clone(), |(department, topic)| desk(department, topic));
    loaded(found, move |page| {
        let faults = faults.clone();
        view! { <Desk page faults /> }.into_any()
    })
}

#[component]
fn Desk(page: DeskView, faults: Faults) -> impl IntoView {
    let language = language();
    let presence = if page.is_present { text::PRESENT } else { text::ABSENT };
    let attending = attending(&page, &faults);
    let answers = format!("/w/chat/answers?department={}", page.department);
    let published = format!("/w/chat/published?department={}", page.department);
    let live = format!("/api/live?desk={}", page.department);
    let absences = format!("/w/chat/absences?department={}", page.department);
    let away = page.absences.iter().find(|it| it.is_you_now).cloned();
    let away = away.map(|it| own_absence(page.department.clone(), it));
    let others =
        (!page.absences.is_empty()).then(|| listed(page.department.clone(), page.absences.clone()));
    let queues = queues(&page);
    let (mut mine, mut queued) = (page.mine, page.queued);
    // The page of a conversation takes these lists from here.
    let here = in_query("beside");
    if !here.is_empty() {
        beside(&mut mine, &here);
        beside(&mut queued, &here);
    }
    let places = (page.departments.len() > 1).then(|| {
        places(
            page.departments
                .into_iter()
                .map(|(key, name, is_here)| (format!("/w/chat?department={key}"), name, is_here)),
        )
    });
    view! {
        <Title text=faults.titled(language, language.say(text::DESK)) />
        <ErrorSummary faults />
        <h1 class="hall-title">{language.say(text::DESK)}</h1>
        <ul class="hall-desk__places">
            <li><a class="govuk-link hall-link" href=answers>{language.say(text::CANNED)}</a></li>
            <li><a class="govuk-link hall-link" href=published>{language.say(text::PUBLISHED)}</a></li>
            <li><a class="govuk-link hall-link" href=absences>{language.say(text::ABSENCES)}</a></li>
        </ul>
        {places}
        <div data-live=live data-part="desk">
        {away}
        <div class="hall-card">
            <p class="govuk-body" role="status">{language.say(presence)}" · "{page.facts}</p>
            {attending}
            {deed(page.department, "take", text::TAKE, "govuk-button")}
        </div>
        {queues}
        <div class="hall-desk__lists">
            {(!page.offered.is_empty()).then(|| view! { <Lines title=text::OFFERED none=text::QUEUED_NONE lines=page.offered /> })}
            <div data-beside><Beside mine queued /></div>
            <Lines title=text::LEFT none=text::LEFT_NONE lines=page.left />
            {(!page.others.is_empty()).then(|| view! { <Lines title=text::OTHERS none=text::MINE_NONE lines=page.others /> })}
            {others}
        </div>
        </div>
    }
}

/// Whoever comes to the desk while they are noted as away is told why nothing is given to them.
fn own_absence(department: String, line: AbsenceLine) -> AnyView {
    let said = language().fill(text::ABSENCE_OWN, &[("facts", &line.facts)]);
    view! {
        <div class="hall-note hall-note--warn">
            <Icon name="info" />
            <div>
                <p class="govuk-body">{said}</p>
                {ending(department, line.id, line.name)}
            </div>
        </div>
    }
    .into_any()
}

/// Links of which one leads here: the desks of somebody who answers at several, the queues of a desk.
fn places(places: impl Iterator<Item = (String, String, bool)>) -> impl IntoView {
    let places = places.map(|(href, name, is_here)| {
        view! {
            <li>
                <a class="govuk-link hall-link" href=href rel="external" aria-current=is_here.then_some("page")>{name}</a>
            </li>
        }
    });
    view! { <ul class="hall-desk__places">{places.collect::<Vec<_>>()}</ul> }
}

/// The queues that can be looked at alone.
fn queues(page: &DeskView) -> Option<AnyView> {
    let address = |key: &str| match key {
        "" => format!("/w/chat?department={}", page.department),
        key => format!("/w/chat?department={}&topic={key}", page.department),
    };
    let queues =
        page.queues.iter().map(|(key, name, is_here)| (address(key), name.clone(), *is_here));
    let label = language().say(text::QUEUES);
    (!page.queues.is_empty()).then(|| {
        let queues = places(queues);
        view! { <nav aria-label=label>{queues}</nav> }.into_any()
    })
}

/// How the reader comes to the desk, for which topics, and leaves it.
fn attending(page: &DeskView, faults: &Faults) -> AnyView {
    let secondary = "govuk-button govuk-button--secondary";
    let department = &page.department;
    let leave = || deed(department.clone(), "leave", text::LEAVE, secondary);
    match (page.topics.is_empty(), page.is_present) {
        (true, false) => deed(department.clone(), "come", text::COME, secondary),
        (true, true) => leave(),
        (false, false) => choosing(page, text::COME, faults),
        (false, true) => view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary">{language().say(text::TOPICS_CHANGE)}</summary>
                {choosing(page, text::TOPICS_KEEP, faults)}
            </details>
            {leave()}
        }
        .into_any(),
    }
}

/// Which topics are answered; all of them unless something else is said.
fn choosing(page: &DeskView, name: Message, faults: &Faults) -> AnyView {
    let language = language();
    let choice = |(value, label): (String, String)| Choice { value, label };
    let topics = page.topics.iter().cloned();
    let choices = topics.clone().map(|it| choice((it.0, it.1))).collect();
    let chosen = topics.filter(|it| it.2).map(|it| it.0).collect();
    let hint = Some(language.say(text::TOPICS_HINT).to_owned());
    view! {
        <form class="hall-desk__topics" method="post" action="/api/conversations/attend">
            <input type="hidden" name="department" value=page.department.clone() />
            <Checkboxes name="topics[]".to_owned() legend=language.say(text::TOPICS).to_owned() choices chosen hint faults=faults.clone() />
            <button class="govuk-button govuk-button--secondary" name="deed" value="come">{language.say(name)}</button>
        </form>
    }
    .into_any()
}

fn deed(department: String, deed: &'static str, name: Message, class: &'static str) -> AnyView {
    view! {
        <form method="post" action="/api/conversations/attend">
            <input type="hidden" name="department" value=department />
            <button class=class name="deed" value=deed>{language().say(name)}</button>
        </form>
    }
    .into_any()
}
