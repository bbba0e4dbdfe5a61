//! The guide of a service: the answers first, then everything XK 30 orders to publish.

use super::{
    api::guide,
    view_model::{
        AnswerView, AnsweredView, CircumstancesView, DecidingView, GuideView, MaterialView,
        SectionView,
    },
};
use crate::{
    text::{Message, items},
    ui::{
        address, checkboxes::Checkboxes, faults::Faults, icon::Icon, load::loaded, radios::Radios,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The guide of a service.
#[component]
pub fn GuidePage() -> impl IntoView {
    let (params, query) = (address::path(), address::query());
    let wanted = move || (params.text("key"), query.whole());
    let view = Resource::new(wanted, |(key, told)| guide(key, told));
    loaded(view, |view| view! { <Guide view /> }.into_any())
}

#[component]
fn Guide(view: GuideView) -> impl IntoView {
    let language = language();
    let apply = ["/s/", &view.key, "/apply", &view.told].concat();
    let check = view.has_check.then(|| format!("/s/{}/check", view.key));
    let ask = ["/chat?item=", &view.key].concat();
    view! {
        <Title text=view.name.clone() />
        <a class="govuk-back-link" href="/search">{language.say(items::BACK_ALL)}</a>
        <div class="hall-columns">
            <article>
                <div class="hall-paper">
                    <h1 class="hall-title">{view.name.clone()}</h1>
                    <p class="hall-lead">{view.summary.clone()}</p>
                    <Traits traits=view.traits.clone() />
                    <Answers answers=view.answers.clone() />
                </div>
                <div class="hall-paper"><Parts view /></div>
            </article>
            <Actions apply check ask />
        </div>
    }
    .into_any()
}

#[component]
fn Traits(traits: Vec<String>) -> impl IntoView {
    let tags: Vec<_> = traits
        .into_iter()
        .enumerate()
        .map(|(place, it)| {
            let first = place == 0;
            view! {
                <li class="govuk-tag" class:hall-tag--plain=!first>
                    {first.then(|| view! { <Icon name="monitor" /> })}{it}
                </li>
            }
        })
        .collect();
    view! { <ul class="hall-bare hall-row">{tags}</ul> }
}

#[component]
fn Answers(answers: Vec<AnswerView>) -> impl IntoView {
    let items: Vec<_> = answers
        .into_iter()
        .map(|it| {
            let more = (!it.more.is_empty())
                .then(|| view! { <span class="hall-answers__more">{it.more}</span> });
            view! {
                <div class="hall-answers__item">
                    <dt class="hall-answers__name"><Icon name=it.icon />{it.name}</dt>
                    <dd class="hall-answers__value">{it.value}{more}</dd>
                </div>
            }
        })
        .collect();
    view! { <dl class="hall-answers">{items}</dl> }
}

/// The parts of the guide by the id of their section.
const CONTENTS: [(&str, Message); 7] = [
    ("conditions", items::CONDITIONS),
    ("materials", items::MATERIALS),
    ("steps", items::STEPS),
    ("limits", items::LIMITS),
    ("basis", items::BASIS),
    ("places", items::PLACES),
    ("remedies", items::REMEDIES),
];

#[component]
fn Parts(view: GuideView) -> impl IntoView {
    let language = language();
    let contents: Vec<_> = CONTENTS
        .into_iter()
        .map(|(id, name)| {
            view! { <li><a class="govuk-link hall-link" href=format!("#{id}")>{language.say(name)}</a></li> }
        })
        .collect();
    let conditions: Vec<_> =
        view.conditions.into_iter().map(|it| view! { <li>{it}</li> }).collect();
    let check = view.has_check.then(|| view! {
        <p class="govuk-body">
            <a class="govuk-link hall-link" href=format!("/s/{}/check", view.key)>{language.say(items::CHECK_INVITE)}</a>
        </p>
    });
    view! {
        <nav aria-label=language.say(items::CONTENTS)><ul class="hall-contents">{contents}</ul></nav>
        <Part id="conditions" name=items::CONDITIONS>
            <ul class="govuk-list govuk-list--bullet">{conditions}</ul>
            {check}
        </Part>
        <Part id="materials" name=items::MATERIALS>
            {view.circumstances.map(|it| view! { <Circumstances circumstances=it key=view.key.clone() /> })}
            <Materials materials=view.materials />
            <a class="govuk-button govuk-button--secondary hall-section__go" href=format!("/s/{}/todo{}", view.key, view.told)>
                <Icon name="list-checks" />{language.say(items::TODO_MAKE)}
            </a>
        </Part>
        <Part id="steps" name=items::STEPS><Steps steps=view.steps /></Part>
        <Part id="limits" name=items::LIMITS>
            <Facts facts=view.limits />
            <p class="govuk-body-s hall-soft">{language.say(items::LIMITS_NOTE)}</p>
        </Part>
        <Fees fees=view.fees />
        <Part id="basis" name=items::BASIS><Basis basis=view.basis /></Part>
        <Part id="places" name=items::PLACES><Facts facts=view.places /></Part>
        <Part id="remedies" name=items::REMEDIES><Facts facts=view.remedies /></Part>
        <Questions faq=view.faq answered=view.answered />
        <p class="govuk-body-s hall-soft">{view.version}</p>
    }
    .into_any()
}

/// One part of the guide under its heading.
#[component]
fn Part(id: &'static str, name: Message, children: Children) -> impl IntoView {
    view! {
        <section class="hall-section" id=id>
            <h2 class="govuk-heading-m">{language().say(name)}</h2>
            {children()}
        </section>
    }
}

/// The questions on which the documents depend: a form whose answers stand in the address.
#[component]
fn Circumstances(circumstances: CircumstancesView, key: String) -> impl IntoView {
    let language = language();
    let CircumstancesView { questions, said } = circumstances;
    let guide = format!("/s/{key}#materials");
    let clear = said.is_some().then(|| {
        let all = guide.clone();
        view! { <a class="govuk-link hall-link" href=all>{language.say(items::CASE_CLEAR)}</a> }
    });
    let questions: Vec<_> = questions
        .into_iter()
        .map(|DecidingView { name, legend, hint, choices, chosen, is_many }| {
            let faults = Faults::default();
            if is_many {
                view! { <Checkboxes name legend choices chosen hint faults /> }.into_any()
            } else {
                let chosen = chosen.into_iter().next().unwrap_or_default();
                view! { <Radios name legend choices chosen hint faults /> }.into_any()
            }
        })
        .collect();
    view! {
        <form class="hall-circumstances" action=guide aria-labelledby="case">
            <h3 class="govuk-heading-s" id="case">{language.say(items::CASE)}</h3>
            {said.map(|said| view! { <p class="govuk-body hall-circumstances__said" role="status">{said}</p> })}
            {questions}
            <div class="hall-row">
                <button class="govuk-button govuk-button--secondary">{language.say(items::CASE_GO)}</button>
                {clear}
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Materials(materials: Vec<MaterialView>) -> impl IntoView {
    let language = language();
    let rows: Vec<_> = materials
        .into_iter()
        .map(|it| {
            let sample = it.sample.map(|sample| view! {
                <details class="govuk-details">
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">{language.say(items::SAMPLE)}</span>
                    </summary>
                    <div class="govuk-details__text hall-sample">{sample}</div>
                </details>
            });
            view! {
                <li class="hall-material">
                    <h3 class="hall-material__name">{it.name}</h3>
                    <p class="hall-material__facts">{it.facts}</p>
                    <p class="hall-material__facts">{language.say(items::STANDARD)}"："{it.standard}</p>
                    <p class="hall-material__facts">{language.say(items::ASKED_BY)}"："{it.basis}</p>
                    {sample}
                </li>
            }
        })
        .collect();
    view! { <ul class="hall-rows">{rows}</ul> }
}

#[component]
fn Steps(steps: Vec<SectionView>) -> impl IntoView {
    let rows: Vec<_> = steps
        .into_iter()
        .map(|it| {
            view! {
                <li class="hall-steps__item">
                    <p class="hall-steps__name">{it.name}</p>
                    <p class="hall-steps__text">{it.text}</p>
                </li>
            }
        })
        .collect();
    view! { <ol class="hall-steps">{rows}</ol> }
}

/// Names and what belongs to them, one a row.
#[component]
pub fn Facts(facts: Vec<SectionView>) -> impl IntoView {
    let rows: Vec<_> =
        facts.into_iter().map(|it| view! { <dt>{it.name}</dt><dd>{it.text}</dd> }).collect();
    view! { <dl class="hall-facts">{rows}</dl> }
}

#[component]
fn Fees(fees: Vec<SectionView>) -> impl IntoView {
    (!fees.is_empty())
        .then(|| view! { <Part id="fees" name=items::FEES><Facts facts=fees /></Part> })
}

#[component]
fn Basis(basis: Vec<SectionView>) -> impl IntoView {
    basis
        .into_iter()
        .map(|it| {
            view! {
                <details class="govuk-details">
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">{it.name}</span>
                    </summary>
                    <div class="govuk-details__text">{it.text}</div>
                </details>
            }
        })
        .collect::<Vec<_>>()
}

#[component]
fn Questions(faq: Vec<SectionView>, answered: Vec<AnsweredView>) -> impl IntoView {
    let is_empty = faq.is_empty() && answered.is_empty();
    let rows: Vec<_> = faq
        .into_iter()
        .map(|it| view! { <h3 class="hall-question">{it.name}</h3><p class="govuk-body">{it.text}</p> })
        .collect();
    let answered: Vec<_> = answered.into_iter().map(answer).collect();
    (!is_empty).then(|| view! { <Part id="faq" name=items::FAQ>{rows}{answered}</Part> })
}

/// What somebody asked and was answered, and whether it helps the reader too.
fn answer(answer: AnsweredView) -> AnyView {
    let language = language();
    let id = ["answer-", &answer.id].concat();
    view! {
        <h3 class="hall-question" id=id.clone()><a class="govuk-link hall-link" href=format!("/answers/{}", answer.id) rel="external">{answer.question}</a></h3>
        <p class="govuk-body hall-chat__words">{answer.answer}</p>
        <form class="hall-helped hall-row hall-no-print" method="post" action="/api/conversations/helped" aria-labelledby=id>
            <input type="hidden" name="id" value=answer.id />
            <span class="hall-soft">{language.say(items::HELPED)}</span>
            <button class="hall-chat__quick" name="helped" value="yes">{language.say(items::HELPED_YES)}</button>
            <button class="hall-chat__quick" name="helped" value="no">{language.say(items::HELPED_NO)}</button>
        </form>
    }
    .into_any()
}

/// What a thumb reaches for: apply, check, ask.
#[component]
fn Actions(apply: String, check: Option<String>, ask: String) -> impl IntoView {
    let language = language();
    let check = check.map(|check| view! {
        <a class="govuk-button govuk-button--secondary" href=check>{language.say(items::CHECK)}</a>
    });
    view! {
        <aside class="hall-side" aria-label=language.say(items::ACTIONS)>
            <div class="hall-action-bar">
                <a class="govuk-button" href=apply rel="external">{language.say(items::APPLY)}</a>
                {check}
                <a class="govuk-button govuk-button--secondary" href=ask rel="external">{language.say(items::ASK)}</a>
            </div>
        </aside>
    }
}
