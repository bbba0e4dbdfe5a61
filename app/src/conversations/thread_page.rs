//! A conversation, as whoever asks sees it and as the desk does.

use super::{
    api::{Act, Assign, Offer, Say, thread},
    deeds::{Form, asker, hidden, staff},
    thread::{Beside, Log, beside},
    view_model::{BesideView, Can, LineView, ThreadView},
};
use crate::{
    text::conversations as text,
    ui::{
        address::{self, in_path, in_query},
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Ids, TextArea},
        file_input::{FILE, FileInput, not_taken},
        icon::Icon,
        load::loaded,
        posted::{posted, typed},
    },
    visitor::language,
};
use leptos::{context::Provider, prelude::*};
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
    let second = (in_query("with"), in_query("with_after"));
    let said = posted::<Say>();
    let faults = [posted::<Act>(), posted::<Offer>(), posted::<Assign>()];
    let of_file = address::query().now("fault").map(not_taken);
    let faults = faults.into_iter().chain(of_file).find(|it| !it.is_empty());
    let faults = faults.unwrap_or_else(|| said.clone());
    let read = Resource::new(
        move || (asked.clone(), second.clone()),
        move |((id, after, before), (with, with_after))| {
            thread(id, at_desk, after, before, with, with_after)
        },
    );
    loaded(read, move |page| {
        let faults = faults.clone();
        view! { <Thread page at_desk faults /> }.into_any()
    })
}

#[component]
fn Thread(page: ThreadView, at_desk: bool, faults: Faults) -> impl IntoView {
    let language = language();
    let mut page = page;
    let (back, name) = if at_desk { ("/w/chat", text::DESK) } else { ("/chat", text::TITLE) };
    let (beside, second) = (page.beside.take(), page.second.take());
    let beside = beside.map(|it| (it.department.clone(), besides(it, &page.page)));
    let (department, beside) = beside.unzip();
    page.live = page.live.map(|it| match department {
        Some(department) => format!("{it}&desk={department}"),
        None => it,
    });
    let title = faults.titled(language, &page.title);
    // Which of two forms was not taken is told by what was typed into it.
    let is_of_second = second.as_ref().is_some_and(|it| typed().get(1) == Some(&it.id));
    let (of_first, of_second) =
        if is_of_second { (Faults::default(), faults) } else { (faults, Faults::default()) };
    let class =
        if second.is_some() { "hall-chat-desk hall-chat-desk--double" } else { "hall-chat-desk" };
    let other = second.as_deref().map(other);
    let second = second.map(|it| {
        view! { <Provider value=Ids("with-")><One page=*it at_desk faults=of_second /></Provider> }
    });
    view! {
        <Title text=title />
        <a class="govuk-back-link hall-no-print" href=back>{language.say(name)}</a>
        {other}
        <div class=class>
            {beside}
            <One page at_desk faults=of_first />
            {second}
        </div>
    }
}

/// Where the screen has no room for two, the second is a link away.
fn other(second: &ThreadView) -> AnyView {
    let name = language().fill(text::BESIDE_OTHER, &[("title", &second.title)]);
    view! { <p class="hall-chat-desk__other"><a class="govuk-link hall-link" href=second.page.clone() rel="external">{name}</a></p> }
        .into_any()
}

/// One conversation with everything that can be done to it.
#[component]
fn One(page: ThreadView, at_desk: bool, faults: Faults) -> impl IntoView {
    let language = language();
    let names = [
        ("text".to_owned(), language.say(text::TYPE_HERE).to_owned()),
        ("note".to_owned(), language.say(text::HAND_OVER_NOTE).to_owned()),
        (FILE.to_owned(), language.say(text::FILE).to_owned()),
    ];
    let here = format!("{}#last", page.page);
    let earlier = page.earlier.map(|seq| format!("{}?before={seq}#last", page.page));
    let can = page.can;
    let is_live = page.live.is_some() || page.second_of.is_some();
    let refresh = if is_live { text::REFRESH } else { text::LATEST };
    let form = Form { id: page.id.clone(), entry: page.entry.clone(), desk: page.desk.clone() };
    let rest = if at_desk {
        staff(&form, can, (page.receivers.clone(), page.assignable.clone()), &faults)
    } else {
        asker(&form, can, (page.rate.clone(), page.rated.clone()), page.reopen_until.clone())
    };
    let head = head(&page);
    view! {
        <div
            class="hall-narrow hall-chat" data-chat=page.id data-live=page.live data-page=page.page.clone() data-upto=page.upto
            data-got=page.got data-read=page.read data-speaks=page.speaks.then_some("") data-words=page.words
        >
            <ErrorSummary faults=faults.named(language, &names) />
            {head}
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
    }
}

/// What it is about, whose turn it is and where more of it is.
fn head(page: &ThreadView) -> AnyView {
    let language = language();
    let transcript = format!("/chat/{}/transcript", page.id);
    let title = page.title.clone();
    let title = if page.second_of.is_some() {
        view! { <h2 class="hall-title">{title}</h2> }.into_any()
    } else {
        view! { <h1 class="hall-title">{title}</h1> }.into_any()
    };
    let close = page.second_of.clone().map(|href| {
        view! { <a class="govuk-link hall-link" href=href rel="external">{language.say(text::BESIDE_CLOSE)}</a> }
    });
    let context = page.context.clone().map(|(href, name)| {
        view! { <a class="govuk-link hall-link" href=href rel="external">{name}</a> }
    });
    view! {
        <div class="hall-chat__head" data-part="head">
            {title}
            <p class="hall-chat__turn" role="status">{page.turn.clone()}</p>
            <p class="hall-chat__place">
                {page.department.clone()}
                <a class="govuk-link hall-link" href=transcript download="" rel="external">{language.say(text::TRANSCRIPT)}</a>
                {context}
                {close}
            </p>
        </div>
    }
    .into_any()
}

/// What else the reader has and who waits, where the screen is wide enough for both.
fn besides(view: BesideView, here: &str) -> AnyView {
    let source = format!("/w/chat?department={}&beside={here}", view.department);
    let mark = |mut lines: Vec<LineView>| {
        beside(&mut lines, here);
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
    let before = match &*typed() {
        [text, id] if *id == form.id => Some(text.clone()),
        _ => chosen,
    };
    let before = before.unwrap_or_default();
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
    let desk = if form.desk.is_empty() { "" } else { "&desk=1" };
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
