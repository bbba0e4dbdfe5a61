//! A matter: where it stands, what was said and done, and what can be done.

use super::{
    action_form::doing,
    api::{Act, Say, matter},
    files::files,
    view_model::{EntryView, FilesView, MatterView},
};
use crate::{
    text::{matters as text, ratings},
    ui::{
        address,
        address::{in_path, in_query},
        error_summary::ErrorSummary,
        facts::Facts,
        faults::Faults,
        field::{TextArea, TextField},
        file_input::not_taken,
        icon::Icon,
        load::loaded,
        posted::{posted, typed},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// A matter as whoever brought it sees it.
#[component]
pub fn MatterPage() -> impl IntoView {
    page(false)
}

/// A matter as those who handle it see it.
#[component]
pub fn StaffMatterPage() -> impl IntoView {
    page(true)
}

fn page(at_desk: bool) -> AnyView {
    let is_new = address::query().now("new").is_some();
    let of_file = address::query().now("fault").map(not_taken);
    let faults = [posted::<Say>(), posted::<Act>()].into_iter().chain(of_file);
    let faults = faults.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    // What was typed and not taken comes back, and no template in its place.
    let template = if faults.is_empty() { in_query("template") } else { String::new() };
    let asked = [in_path("number"), in_query("action"), template, in_query("purpose")];
    let read = Resource::new(
        move || asked.clone(),
        move |[number, action, template, purpose]| {
            matter(number, at_desk, action, template, purpose, is_new)
        },
    );
    loaded(read, move |page| {
        let faults = faults.clone();
        view! { <Matter page at_desk faults /> }.into_any()
    })
}

#[component]
fn Matter(page: MatterView, at_desk: bool, faults: Faults) -> impl IntoView {
    let language = language();
    let (back, name) =
        if at_desk { ("/w/matters", text::DESK) } else { ("/complaints", text::TITLE) };
    let tag = if page.is_late { "govuk-tag hall-tag--over" } else { "govuk-tag" };
    let ask = ["/chat?case=", &page.number].concat();
    let forms = doing(&page, at_desk, &faults);
    let composer = page.can_say.then(|| composer(&page, at_desk, &faults));
    let filer = (at_desk && page.may_see_filer).then(|| filer(&page));
    let brought = brought(page.files, &faults);
    view! {
        <Title text=faults.titled(language, &page.title) />
        <a class="govuk-back-link hall-no-print" href=back rel="external">{language.say(name)}</a>
        <div class="hall-narrow">
            <ErrorSummary faults />
            {page.code.map(|it| code(&page.grouped, it))}
            <div class="hall-paper">
                <p class="hall-row"><span class=tag>{page.state}</span><span class="hall-soft">{page.grouped}</span></p>
                <h1 class="hall-title">{page.title}</h1>
                <p class="govuk-body" role="status">{page.next}</p>
                {paused(page.paused)}
                {page.remedy.map(|it| view! { <div class="hall-note"><Icon name="info" /><div><p class="govuk-body">{it}</p></div></div> })}
                <Facts facts=page.facts />
                {page.rate.map(|href| view! { <p class="hall-no-print"><a class="govuk-button govuk-button--secondary" href=href rel="external">{language.say(ratings::RATE_THIS)}</a></p> })}
                {links(page.links)}
                {alike(page.alike)}
                {page.publish.map(|href| view! { <p class="govuk-body hall-no-print"><a class="govuk-link hall-link" href=href>{language.say(text::ANSWERS_PUBLISH)}</a></p> })}
                {(!at_desk).then(|| view! { <p class="govuk-body hall-no-print"><a class="govuk-link hall-link" href=ask rel="external">{language.say(text::ASK)}</a></p> })}
            </div>
            {brought}
            {filer}
            {periods(page.periods)}
            <section class="hall-card" aria-labelledby="log">
                <h2 class="hall-card__title" id="log">{language.say(text::LOG)}</h2>
                <ol class="hall-bare">{entries(page.entries)}</ol>
            </section>
            {composer}
            {forms}
        </div>
    }
}

/// The code by which it is followed, shown once.
fn code(number: &str, code: String) -> AnyView {
    let language = language();
    view! {
        <section class="hall-card hall-receipt" aria-labelledby="code">
            <h2 class="hall-card__title" id="code">{language.say(text::CODE_TITLE)}</h2>
            <p class="hall-matter__code">{number.to_owned()}</p>
            <p class="hall-matter__code">{code}</p>
            <p class="govuk-body">{language.say(text::CODE_TEXT)}</p>
        </section>
    }
    .into_any()
}

/// What came with it, and where whoever brought it hands in more.
fn brought(view: FilesView, faults: &Faults) -> Option<AnyView> {
    let is_shown = !view.files.is_empty() || view.action.is_some();
    is_shown.then(|| {
        view! {
            <section class="hall-card" aria-labelledby="files">
                <h2 class="hall-card__title" id="files">{language().say(text::FILES)}</h2>
                {files(view, faults)}
            </section>
        }
        .into_any()
    })
}

/// Where more is seen of it.
fn links(links: Vec<(String, String)>) -> Vec<AnyView> {
    let link = |(href, name): (String, String)| {
        view! { <p class="govuk-body hall-no-print"><a class="govuk-link hall-link" href=href rel="external">{name}</a></p> }
            .into_any()
    };
    links.into_iter().map(link).collect()
}

/// Why clocks stand still.
fn paused(paused: Vec<String>) -> Vec<AnyView> {
    let note = |it| {
        view! { <div class="hall-note hall-note--paused"><Icon name="pause" /><div><p class="govuk-body">{it}</p></div></div> }
            .into_any()
    };
    paused.into_iter().map(note).collect()
}

/// The periods that run.
fn periods(periods: Vec<(String, String)>) -> Option<AnyView> {
    (!periods.is_empty()).then(|| {
        view! {
            <section class="hall-card" aria-labelledby="periods">
                <h2 class="hall-card__title" id="periods">{language().say(text::PERIODS)}</h2>
                <Facts facts=periods />
            </section>
        }
        .into_any()
    })
}

fn alike(alike: Vec<(String, String)>) -> Option<AnyView> {
    let is_empty = alike.is_empty();
    let links = alike.into_iter().map(|(href, title)| {
        view! { <li><a class="govuk-link hall-link" href=href rel="external">{title}</a></li> }
    });
    let links: Vec<_> = links.collect();
    (!is_empty).then(|| {
        view! {
            <p class="govuk-body">{language().say(text::ALIKE_DESK)}</p>
            <ul class="hall-bare">{links}</ul>
        }
        .into_any()
    })
}

/// What was said and done, oldest first.
fn entries(entries: Vec<EntryView>) -> Vec<AnyView> {
    let last = entries.len().saturating_sub(1);
    let entry = |(place, it): (usize, EntryView)| {
        let id = (place == last).then_some("last");
        view! {
            <li class="hall-conversation" id=id>
                <p class="hall-canned__title">{it.title}</p>
                {(!it.text.is_empty()).then(|| view! { <p class="hall-chat__words">{it.text}</p> })}
                <p class="hall-conversation__facts">{it.at}" · "{it.by}</p>
            </li>
        }
        .into_any()
    };
    entries.into_iter().enumerate().map(entry).collect()
}

/// Where something is added.
fn composer(page: &MatterView, at_desk: bool, faults: &Faults) -> AnyView {
    let language = language();
    let before = typed().into_iter().next().unwrap_or_default();
    view! {
        <form class="hall-card hall-no-print" method="post" action="/api/matters/say" novalidate=true>
            <input type="hidden" name="number" value=page.number.clone() />
            <input type="hidden" name="entry" value=page.entry.clone() />
            {at_desk.then(|| view! { <input type="hidden" name="desk" value="1" /> })}
            <TextArea name="text" label=language.say(text::SAY) value=before faults=faults.clone() rows=3 />
            <button class="govuk-button govuk-button--secondary"><Icon name="send" />{language.say(text::SAY_DO)}</button>
        </form>
    }
    .into_any()
}

/// Whoever brought it: named for a purpose, and each look is kept.
fn filer(page: &MatterView) -> AnyView {
    let language = language();
    let looks: Vec<_> = page.looks.iter().map(|it| view! { <li>{it.clone()}</li> }).collect();
    let (known, is_shown) = (page.filer.clone(), !page.filer.is_empty());
    view! {
        <details class="govuk-details hall-card" open=is_shown>
            <summary class="govuk-details__summary">{page.filer_name.clone()}</summary>
            <Facts facts=known />
            <form action=page.page.clone()>
                <TextField name="purpose" label=language.say(text::FILER_PURPOSE) hint=language.say(text::FILER_HINT) faults=Faults::default() />
                <button class="govuk-button govuk-button--secondary">{language.say(text::FILER_SHOW)}</button>
            </form>
            <ul class="hall-bare hall-soft">{looks}</ul>
        </details>
    }
    .into_any()
}
