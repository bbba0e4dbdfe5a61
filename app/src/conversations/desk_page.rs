//! The desk at which questions are answered.

use super::{
    api::{Attend, desk},
    thread::{Beside, Lines},
    view_model::DeskView,
};
use crate::{
    text::{Message, conversations as text},
    ui::{
        address::in_query, error_summary::ErrorSummary, faults::Faults, load::loaded,
        posted::posted,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Who waits, and who has what.
#[component]
pub fn DeskPage() -> impl IntoView {
    let department = in_query("department");
    let faults = posted::<Attend>();
    loaded(Resource::new(move || department.clone(), desk), move |page| {
        let faults = faults.clone();
        view! { <Desk page faults /> }.into_any()
    })
}

#[component]
fn Desk(page: DeskView, faults: Faults) -> impl IntoView {
    let language = language();
    let (presence, attend) = if page.is_present {
        (text::PRESENT, ("leave", text::LEAVE))
    } else {
        (text::ABSENT, ("come", text::COME))
    };
    let answers = format!("/w/chat/answers?department={}", page.department);
    let published = format!("/w/chat/published?department={}", page.department);
    let live = format!("/api/live?desk={}", page.department);
    let places = (page.departments.len() > 1).then(|| places(page.departments.clone()));
    view! {
        <Title text=faults.titled(language, language.say(text::DESK)) />
        <ErrorSummary faults />
        <h1 class="hall-title">{language.say(text::DESK)}</h1>
        <p class="govuk-body hall-row">
            <a class="govuk-link hall-link" href=answers>{language.say(text::CANNED)}</a>
            <a class="govuk-link hall-link" href=published>{language.say(text::PUBLISHED)}</a>
        </p>
        {places}
        <div data-live=live data-part="desk">
        <div class="hall-card">
            <p class="govuk-body" role="status">{language.say(presence)}" · "{page.facts}</p>
            <div class="hall-chat__deeds">
                {deed(page.department.clone(), attend.0, attend.1, "govuk-button govuk-button--secondary")}
                {deed(page.department, "take", text::TAKE, "govuk-button")}
            </div>
        </div>
        <div class="hall-desk__lists">
            {(!page.offered.is_empty()).then(|| view! { <Lines title=text::OFFERED none=text::QUEUED_NONE lines=page.offered /> })}
            <div data-beside><Beside mine=page.mine queued=page.queued /></div>
            <Lines title=text::LEFT none=text::LEFT_NONE lines=page.left />
            {(!page.others.is_empty()).then(|| view! { <Lines title=text::OTHERS none=text::MINE_NONE lines=page.others /> })}
        </div>
        </div>
    }
}

/// The desks of somebody who answers at several.
fn places(departments: Vec<(String, String, bool)>) -> impl IntoView {
    let places = departments.into_iter().map(|(key, name, is_here)| {
        view! {
            <li>
                <a class="govuk-link hall-link" href=format!("/w/chat?department={key}") aria-current=is_here.then_some("page")>{name}</a>
            </li>
        }
    });
    view! { <ul class="hall-desk__places">{places.collect::<Vec<_>>()}</ul> }
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
