//! What the pages of conversations share: lists of them, and the log of one.

use super::view_model::{CardView, EntryView, FileView, Kind, LineView};
use crate::{
    text::{Message, conversations as text},
    ui::{field::id_of, icon::Icon},
    visitor::language,
};
use leptos::prelude::*;

/// A list of conversations under its own heading.
#[component]
pub fn Lines(title: Message, none: Message, lines: Vec<LineView>) -> impl IntoView {
    let language = language();
    let is_empty = lines.is_empty();
    let lines: Vec<_> = lines.into_iter().map(line).collect();
    view! {
        <section class="hall-card">
            <h2 class="hall-card__title">{language.say(title)}</h2>
            {is_empty.then(|| view! { <p class="govuk-hint">{language.say(none)}</p> })}
            <ul class="hall-bare">{lines}</ul>
        </section>
    }
}

/// What somebody of the desk has, and who waits.
#[component]
pub fn Beside(mine: Vec<LineView>, queued: Vec<LineView>) -> impl IntoView {
    view! {
        <Lines title=text::MINE none=text::MINE_NONE lines=mine />
        <Lines title=text::QUEUED none=text::QUEUED_NONE lines=queued />
    }
}

/// Notes in a list which conversation is shown, and how each of the others is shown beside it.
pub fn beside(lines: &mut [LineView], here: &str) {
    for it in lines {
        it.is_here = it.href == here;
        let name = it.href.rsplit('/').next().filter(|_| !it.is_here);
        it.beside = name.map(|name| format!("{here}?with={name}"));
    }
}

fn line(line: LineView) -> impl IntoView {
    let label = language().fill(text::BESIDE_OF, &[("title", &line.title)]);
    let beside = line.beside.map(|href| {
        view! { <a class="govuk-link hall-link hall-conversation__beside" href=href rel="external" aria-label=label>{language().say(text::BESIDE)}</a> }
    });
    let class = if line.is_urgent {
        "hall-conversation hall-conversation--urgent"
    } else {
        "hall-conversation"
    };
    view! {
        <li class=class>
            <a class="govuk-link hall-link hall-conversation__link" href=line.href rel="external" aria-current=line.is_here.then_some("page")>{line.title}</a>
            {line.unread.map(|it| view! { <span class="hall-conversation__unread">{it}</span> })}
            <p class="hall-conversation__facts">{line.facts}</p>
            {beside}
        </li>
    }
}

/// What was said and what happened, oldest first.
#[component]
pub fn Log(entries: Vec<EntryView>) -> impl IntoView {
    let last = entries.last().map(|it| it.seq);
    let entries: Vec<_> = entries.into_iter().map(|it| entry(it, last)).collect();
    view! {
        <div class="hall-chat__log" role="log" aria-label=language().say(text::LOG)>
            <ol class="hall-bare" data-log>{entries}</ol>
        </div>
    }
}

fn entry(entry: EntryView, last: Option<i64>) -> impl IntoView {
    let id = (last == Some(entry.seq)).then(|| id_of("last"));
    let kind = match entry.kind {
        Kind::Own => "own",
        Kind::Other => "other",
        Kind::Event => "event",
        Kind::Note => "note",
    };
    let day = entry.day.map(|day| view! { <p class="hall-chat__day">{day}</p> });
    let said = match entry.kind {
        Kind::Event => {
            view! { <p class="hall-chat__event">{entry.text}" "<time>{entry.at}</time></p> }
                .into_any()
        }
        kind => {
            let said = match entry.file {
                Some(file) => sent(file, entry.text),
                None => words(entry.text, entry.guides, entry.card),
            };
            bubble(kind, entry.name, entry.at, said)
        }
    };
    let publish = entry.publish.map(|href| view! {
        <p class="hall-chat__publish hall-no-print"><a class="govuk-link hall-link" href=href rel="external">{language().say(text::PUBLISH)}</a></p>
    });
    let state = entry.state.map(|it| view! { <p class="hall-chat__state">{it}</p> });
    view! {
        <li class="hall-chat__entry" id=id data-seq=entry.seq data-id=entry.id data-kind=kind data-date=entry.date>
            {day}
            {said}
            {publish}
            {state}
        </li>
    }
}

fn bubble(kind: Kind, name: String, at: String, said: AnyView) -> AnyView {
    let class = match kind {
        Kind::Own => "hall-chat__said hall-chat__said--own",
        Kind::Note => "hall-chat__said hall-chat__said--note",
        Kind::Other | Kind::Event => "hall-chat__said",
    };
    view! {
        <div class=class>
            <p class="hall-chat__name">{name}" "<time>{at}</time></p>
            <div class="hall-chat__bubble">{said}</div>
        </div>
    }
    .into_any()
}

/// Words, with the guides that they name.
fn words(words: String, guides: Vec<(String, String, String)>, card: Option<CardView>) -> AnyView {
    let guides = guides.into_iter().map(|(href, name, summary)| {
        view! {
            <li>
                <a class="govuk-link hall-link" href=href rel="external">{name}</a>
                <p class="hall-chat__summary">{summary}</p>
            </li>
        }
    });
    view! {
        <p class="hall-chat__words">{words}</p>
        <ul class="hall-bare">{guides.collect::<Vec<_>>()}</ul>
        {card.map(shown)}
    }
    .into_any()
}

/// What is shown of something, with the way to all of it.
fn shown(card: CardView) -> AnyView {
    let lines = card.lines.into_iter().map(|(name, text)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{text}</dd>
            </div>
        }
    });
    let lines: Vec<_> = lines.collect();
    view! {
        {(!lines.is_empty()).then(|| view! { <dl class="hall-chat__card">{lines}</dl> })}
        <p class="hall-chat__source"><a class="govuk-link hall-link" href=card.href rel="external">{card.source}</a></p>
    }
    .into_any()
}

/// A file: its picture where there is one, its name and how long it is.
fn sent(file: FileView, name: String) -> AnyView {
    let FileView { href, icon, size, is_picture } = file;
    let picture = href.clone().filter(|_| is_picture).map(|href| {
        let source = href.clone();
        view! {
            <a class="hall-chat__picture" href=href rel="external" tabindex="-1" aria-hidden="true">
                <img src=source alt="" loading="lazy" />
            </a>
        }
    });
    let name = match href {
        Some(href) => {
            view! { <a class="govuk-link hall-link" href=href rel="external">{name}</a> }.into_any()
        }
        None => name.into_any(),
    };
    view! {
        {picture}
        <p class="hall-chat__file"><Icon name=icon />{name}<span class="hall-chat__summary">{size}</span></p>
    }
    .into_any()
}
