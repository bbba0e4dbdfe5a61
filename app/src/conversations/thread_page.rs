//! A conversation, as whoever asks sees it and as the desk does.

use super::{
    api::{Act, Assign, Offer, Rate, Say, thread},
    deeds::{Form, asker, hidden, staff},
    thread::{Beside, Log},
    view_model::{BesideView, Can, LineView, ThreadView},
};
use crate::{
    text::conversations as text,
    ui::{
        address::{self, in_path, in_query},
        error_summary::ErrorSummary,
        faults::Faults,
        field::TextArea,
        file_input::{FILE, FileInput, not_taken},
        icon::Icon,
        load::loaded,
        posted::{posted, typed},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// A conversation as whoever asks sees it.
#[component]
pub fn ThreadPage() -> impl IntoView {
    page(false)
}

/// A conversation as the desk sees it.
#[component]
pub fn DeskThreadPage() -> impl IntoView {
    page(true)
}

fn page(at_desk: bool) -> AnyView {
    let asked = (in_path("id"), in_query("after"), in_query("before"));
    let said = posted::<Say>();
    let faults = [posted::<Act>(), posted::<Offer>(), posted::<Assign>(), posted::<Rate>()];
    let of_file = address::query().now("fault").map(not_taken);
    let faults = faults.into_iter().chain(of_file).find(|it| !it.is_empty());
    let faults = faults.unwrap_or_else(|| said.clone());
    let read = Resource::new(
        move || asked.clone(),
        move |(id, after, before)| thread(id, at_desk, after, before),
    );
    loaded(read, move |page| {
        let faults = faults.clone();
        view! { <Thread page at_desk faults /> }.into_any()
    })
}

#[component]
fn Thread(page: ThreadView, at_desk: bool, faults: Faults) -> impl IntoView {
    let language = language();
    let (back, name) = if at_desk { ("/w/chat", text::DESK) } else { ("/chat", text::TITLE) };
    let names = [
        ("text".to_owned(), language.say(text::TYPE_HERE).to_owned()),
        ("note".to_owned(), language.say(text::HAND_OVER_NOTE).to_owned()),
        (FILE.to_owned(), language.say(text::FILE).to_owned()),
    ];
    let here = format!("{}#last", page.page);
    let earlier = page.earlier.map(|seq| format!("{}?before={seq}#last", page.page));
    let transcript = format!("/chat/{}/transcript", page.id);
    let can = page.can;
    let live = page.live.map(|it| match &page.beside {
        Some(beside) => format!("{it}&desk={}", beside.department),
        None => it,
    });
    let refresh = if live.is_some() { text::REFRESH } else { text::LATEST };
    let beside = page.beside.map(|it| beside(it, &page.page));
    let form = Form { id: page.id.clone(), entry: page.entry.clone(), at_desk };
    let rest = if at_desk {
        staff(&form, can, (page.receivers.clone(), page.assignable.clone()), &faults)
    } else {
        asker(&form, can, page.rated.clone(), page.reopen_until.clone(), &faults)
    };
    view! {
        <Title text=faults.titled(language, &page.title) />
        <a class="govuk-back-link hall-no-print" href=back>{language.say(name)}</a>
        <div class="hall-chat-desk">
        {beside}
        <div
            class="hall-narrow hall-chat" data-chat=page.id data-live=live data-page=page.page data-upto=page.upto
            data-got=page.got data-read=page.read data-speaks=page.speaks.then_some("") data-words=page.words
        >
            <ErrorSummary faults=faults.named(language, &names) />
            <div class="hall-chat__head" data-part="head">
                <h1 class="hall-title">{page.title}</h1>
                <p class="hall-chat__turn" role="status">{page.turn}</p>
                <p class="hall-chat__place">
                    {page.department}
                    <a class="govuk-link hall-link" href=transcript download="" rel="external">{language.say(text::TRANSCRIPT)}</a>
                    {page.context.map(|(href, name)| view! { <a class="govuk-link hall-link" href=href rel="external">{name}</a> })}
                </p>
            </div>
            <div data-part="readers" role="status">{page.readers.map(|it| view! { <p class="hall-chat__readers"><Icon name="users-round" />{it}</p> })}</div>
            {earlier.map(|href| view! { <p class="hall-chat__earlier"><a class="govuk-link hall-link" href=href rel="external">{language.say(text::EARLIER)}</a></p> })}
            <Log entries=page.entries />
            <p class="hall-chat__typing" data-typing aria-hidden="true"></p>
            <p class="hall-row" data-refresh><Icon name="refresh-cw" /><a class="govuk-link hall-link" href=here rel="external">{language.say(refresh)}</a></p>
            <div data-part="quick">{quick(&form, page.quick)}</div>
            <div data-part="composer">{(can.say || can.note).then(|| composer(&form, can, page.canned, &faults))}</div>
            {unsaid(can)}
            <div data-part="attach">{attaching(&form, can, &page.page, &faults)}</div>
            <div data-part="cards">{showing(&form, page.cards)}</div>
            <div data-part="deeds">{rest}</div>
        </div>
        </div>
    }
}

/// What else the reader has and who waits, where the screen is wide enough for both.
fn beside(view: BesideView, here: &str) -> AnyView {
    let source = format!("/w/chat?department={}", view.department);
    let mark = |mut lines: Vec<LineView>| {
        for it in &mut lines {
            it.is_here = it.href == here;
        }
        lines
    };
    view! {
        <aside class="hall-chat-desk__beside" aria-label=language().say(text::DESK) data-beside=source>
            <Beside mine=mark(view.mine) queued=mark(view.queued) />
        </aside>
    }
    .into_any()
}

/// Where something is typed; whoever of the desk does not have it can still leave a note.
fn composer(
    form: &Form,
    can: Can,
    canned: Vec<(String, String, String)>,
    faults: &Faults,
) -> AnyView {
    let language = language();
    let chosen = in_query("canned");
    let chosen = canned.iter().find(|it| it.0 == chosen).map(|it| it.2.clone());
    let before = typed().into_iter().next().or(chosen).unwrap_or_default();
    let here = format!("/w/chat/{}", form.id);
    view! {
        <form class="hall-chat__composer" method="post" action="/api/conversations/say" novalidate=true>
            {hidden(form)}
            <input type="hidden" name="entry" value=form.entry.clone() />
            <TextArea name="text" label=language.say(text::TYPE_HERE) value=before faults=faults.clone() rows=2 />
            {(!canned.is_empty()).then(|| canned_list(&here, canned))}
            <div class="hall-chat__deeds">
                {can.say.then(|| view! { <button class="govuk-button"><Icon name="send" />{language.say(text::SEND)}</button> })}
                {can.note.then(|| view! {
                    <button class="govuk-button govuk-button--secondary" name="note" value="1">{language.say(text::NOTE_DO)}</button>
                })}
            </div>
        </form>
    }
    .into_any()
}

/// What was typed and came too late to be said, so that it can still be copied.
fn unsaid(can: Can) -> Option<AnyView> {
    let language = language();
    let words = typed().into_iter().next().filter(|it| !it.is_empty())?;
    (!can.say && !can.note).then(|| {
        view! {
            <div class="govuk-form-group">
                <label class="govuk-label" for="unsaid">{language.say(text::UNSAID)}</label>
                <textarea class="govuk-textarea" id="unsaid" rows="4" readonly=true>{words}</textarea>
            </div>
        }
        .into_any()
    })
}

/// What whoever asks may want to know next, said with one tap.
fn quick(form: &Form, words: Vec<String>) -> Option<AnyView> {
    let replies = words.iter().map(|it| {
        view! { <button class="hall-chat__quick" name="text" value=it.clone()>{it.clone()}</button> }
    });
    (!words.is_empty()).then(|| {
        view! {
            <form class="hall-chat__replies" method="post" action="/api/conversations/say" aria-label=language().say(text::QUICK)>
                {hidden(form)}
                <input type="hidden" name="entry" value=form.entry.clone() />
                {replies.collect::<Vec<_>>()}
            </form>
        }
        .into_any()
    })
}

/// What the desk shows with one tap instead of writing it down.
fn showing(form: &Form, cards: Vec<(String, String)>) -> Option<AnyView> {
    let language = language();
    let is_empty = cards.is_empty();
    let buttons = cards.into_iter().map(|(word, name)| {
        view! { <button class="hall-chat__quick" name="card" value=word>{name}</button> }
    });
    let buttons: Vec<_> = buttons.collect();
    (!is_empty).then(|| {
        view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary">{language.say(text::CARD_SEND)}</summary>
                <form class="hall-chat__replies" method="post" action="/api/conversations/show">
                    {hidden(form)}
                    <input type="hidden" name="entry" value=form.entry.clone() />
                    {buttons}
                </form>
            </details>
        }
        .into_any()
    })
}

/// A file instead of words; with script it is sent as soon as it is chosen.
fn attaching(form: &Form, can: Can, page: &str, faults: &Faults) -> AnyView {
    let language = language();
    if can.sign_in {
        let href = format!("/sign-in?next={page}");
        return view! {
            <p class="govuk-hint"><a class="govuk-link hall-link" href=href rel="external">{language.say(text::FILE_SIGN_IN)}</a></p>
        }
        .into_any();
    }
    let desk = if form.at_desk { "&desk=1" } else { "" };
    let action = format!("/chat/{}/files?entry={}{desk}", form.id, form.entry);
    let is_wrong = faults.of(FILE).is_some();
    can.attach
        .then(|| {
            view! {
                <details class="govuk-details hall-chat__attach" open=is_wrong>
                    <summary class="govuk-details__summary"><Icon name="paperclip" />{language.say(text::FILE)}</summary>
                    <form method="post" action=action enctype="multipart/form-data" data-attach>
                        <FileInput label=language.say(text::FILE_LABEL) hint=language.say(text::FILE_HINT).to_owned() faults=faults.clone() />
                        <button class="govuk-button govuk-button--secondary">{language.say(text::FILE_SEND)}</button>
                    </form>
                </details>
            }
        })
        .into_any()
}

/// What is said often, put into the field where it can still be changed; with script also by a slash.
fn canned_list(here: &str, canned: Vec<(String, String, String)>) -> AnyView {
    let language = language();
    let lines = canned.into_iter().map(|(id, title, words)| {
        let href = format!("{here}?canned={id}#text");
        let said = words.clone();
        view! {
            <li data-text=said>
                <a class="govuk-link hall-link" href=href>{title}</a>
                <p class="hall-chat__summary">{words}</p>
            </li>
        }
    });
    view! {
        <details class="govuk-details hall-canned" data-canned>
            <summary class="govuk-details__summary">{language.say(text::CANNED)}</summary>
            <ul class="hall-bare hall-canned__list">{lines.collect::<Vec<_>>()}</ul>
        </details>
    }
    .into_any()
}
