//! Where somebody says how it was: a level first, then what goes with it.

use super::{
    api::{Give, page},
    faces::Face,
    view_model::{AskView, LevelView, MoreView, RateView},
};
use crate::{
    text::ratings as text,
    ui::{
        address::{in_path, in_query},
        checkboxes::{Checkboxes, Tick},
        error_summary::ErrorSummary,
        facts::Facts,
        faults::Faults,
        field::{Keys, TextArea, TextField},
        icon::Icon,
        load::loaded,
        posted::{posted, typed},
        select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page on which somebody says how it was.
#[component]
pub fn RatePage() -> impl IntoView {
    let faults = posted::<Give>();
    let asked = (in_path("key"), in_query("level"));
    let found = Resource::new(move || asked.clone(), |(key, level)| page(key, level));
    loaded(found, move |page| {
        let faults = faults.clone();
        view! { <Rate page faults /> }.into_any()
    })
}

#[component]
fn Rate(page: RateView, faults: Faults) -> impl IntoView {
    let language = language();
    let names = [
        ("comment".to_owned(), language.say(text::COMMENT).to_owned()),
        ("mobile".to_owned(), language.say(text::MOBILE).to_owned()),
        ("reasons[]".to_owned(), language.say(text::REASONS_BAD).to_owned()),
    ];
    let is_given = !page.given.is_empty();
    let ask = page.ask.map(|ask| match ask {
        AskView::Level(levels) => choose(levels),
        AskView::More(more) => form(&page.key, more, &faults),
    });
    view! {
        <Title text=faults.titled(language, language.say(text::TITLE)) />
        {page.back.map(|href| view! { <a class="govuk-back-link" href=href rel="external">{language.say(text::BACK)}</a> })}
        <div class="hall-narrow">
            <ErrorSummary faults=faults.named(language, &names) />
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(text::TITLE)}</h1>
                {is_given.then(|| view! {
                    <div class="hall-note" role="status"><Icon name="badge-check" /><div><p class="govuk-body">{language.say(text::THANKS)}</p></div></div>
                })}
                <Facts facts=page.about />
                {(!is_given).then(|| view! { <p class="govuk-body">{language.say(text::LEAD)}{language.space()}{page.until}</p> })}
                {is_given.then(|| view! { <Facts facts=page.given /> })}
            </div>
            {ask}
            {follow(page.follow, page.follow_at)}
        </div>
    }
}

/// Five levels, none of them chosen beforehand.
fn choose(levels: Vec<LevelView>) -> AnyView {
    let levels = levels.into_iter().map(|it| {
        view! { <li><a class="hall-level" href=it.href rel="external"><Face level=it.code /><span>{it.name}</span></a></li> }
    });
    view! {
        <section class="hall-card" aria-labelledby="how">
            <h2 class="hall-card__title" id="how">{language().say(text::HOW)}</h2>
            <ul class="hall-bare">{levels.collect::<Vec<_>>()}</ul>
        </section>
    }
    .into_any()
}

/// What was typed before, in the order in which it was kept.
#[derive(Default)]
struct Before {
    comment: String,
    wants_contact: bool,
    mobile: String,
    indicators: Vec<String>,
    reasons: Vec<String>,
}

impl Before {
    fn read() -> Self {
        let mut typed = typed().into_iter();
        let mut next = || typed.next().unwrap_or_default();
        let (comment, contact, mobile) = (next(), next(), next());
        let indicators = vec![next(), next(), next(), next()];
        Self {
            comment,
            wants_contact: contact == "yes",
            mobile,
            indicators,
            reasons: typed.collect(),
        }
    }
}

fn form(key: &str, more: MoreView, faults: &Faults) -> AnyView {
    let language = language();
    let before = Before::read();
    let legend = language.say(if more.code > 3 { text::REASONS_BAD } else { text::REASONS_GOOD });
    let chosen = language.fill(text::CHOSEN, &[("level", &more.name)]);
    let contact = more.is_bad.then(|| contact(more.asks_mobile, &before, faults));
    view! {
        <form class="hall-card" id="more" method="post" action="/api/ratings/give" novalidate=true>
            <input type="hidden" name="key" value=key.to_owned() />
            <input type="hidden" name="level" value=more.level />
            <p class="hall-level hall-level--chosen"><Face level=more.code /><span>{chosen}</span>
                <a class="govuk-link hall-link" href=more.other rel="external">{language.say(text::OTHER)}</a>
            </p>
            <Checkboxes name="reasons[]".to_owned() legend=legend.to_owned() choices=more.reasons chosen=before.reasons hint=None faults=faults.clone() />
            {particulars(more.indicators, &more.levels, &before.indicators, faults)}
            <TextArea name="comment" label=language.say(text::COMMENT) hint=language.say(text::COMMENT_HINT) value=before.comment faults=faults.clone() rows=3 />
            {contact}
            <button class="govuk-button">{language.say(text::SEND)}</button>
        </form>
    }
    .into_any()
}

/// How it was in particular, for whoever wants to say it.
fn particulars(
    indicators: Vec<(String, String)>,
    levels: &[crate::ui::radios::Choice],
    before: &[String],
    faults: &Faults,
) -> AnyView {
    let is_open = before.iter().any(|it| !it.is_empty());
    let selects = indicators.into_iter().zip(before).map(|((name, label), chosen)| {
        let (choices, chosen, faults) = (levels.to_vec(), chosen.clone(), faults.clone());
        view! { <Select name label choices chosen hint=None faults /> }
    });
    view! {
        <details class="govuk-details" open=is_open>
            <summary class="govuk-details__summary">{language().say(text::INDICATORS)}</summary>
            <div class="govuk-details__text">{selects.collect::<Vec<_>>()}</div>
        </details>
    }
    .into_any()
}

/// Whether they want to be contacted, and how those are reached whom the hall does not know.
fn contact(asks_mobile: bool, before: &Before, faults: &Faults) -> AnyView {
    let language = language();
    let mobile = before.mobile.clone();
    view! {
        <Tick name="contact" label=language.say(text::CONTACT) is_ticked=before.wants_contact faults=faults.clone() />
        <p class="govuk-hint">{language.say(text::CONTACT_HINT)}</p>
        {asks_mobile.then(|| view! { <TextField name="mobile" label=language.say(text::MOBILE) value=mobile keys=Keys::MOBILE faults=faults.clone() /> })}
    }
    .into_any()
}

/// How a bad one goes on.
fn follow(facts: Vec<(String, String)>, at: Option<String>) -> Option<AnyView> {
    let language = language();
    (!facts.is_empty()).then(|| {
        view! {
            <section class="hall-card" aria-labelledby="follow">
                <h2 class="hall-card__title" id="follow">{language.say(text::FOLLOW)}</h2>
                <Facts facts />
                {at.map(|href| view! { <p class="govuk-body"><a class="govuk-link hall-link" href=href rel="external">{language.say(text::FOLLOW_OPEN)}</a></p> })}
            </section>
        }
        .into_any()
    })
}
