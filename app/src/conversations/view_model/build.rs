//! Fills the pages of conversations in the language of their reader.

use super::{
    AskView, Can, EntryView, FileView, Kind, LineView, ThreadView, agent, cards, titled::titled,
};
use crate::{
    ratings::view_model as ratings,
    text::{Language, conversations as text},
    ui::{dates, sizes::size},
};
use domain::{
    Date,
    conversations::{Fact, Stage},
    ratings::Rating,
};
use service::{
    canned_answers::Filled,
    conversations::{AgentName, Body, Brief, Matter, Receiver, Said, Shown, Speaker, Turn, Viewer},
    items::{Catalogue, Department},
};
use std::collections::BTreeMap;

/// What somebody asks about, as the form carries it, and its name.
#[must_use]
pub fn ask(
    language: Language,
    names: (String, String),
    about: &Matter,
    is_visitor: bool,
    own: &[Brief],
) -> AskView {
    AskView {
        id: names.0,
        entry: names.1,
        about: match about {
            Matter::Hall => String::new(),
            Matter::Item { key, .. } => ["item:", key].concat(),
            Matter::Case { number, .. } | Matter::Complaint { number } => {
                ["case:", number].concat()
            }
        },
        about_name: titled(language, about),
        is_visitor,
        own: own.iter().map(|it| own_line(language, it)).collect(),
    }
}

fn own_line(language: Language, brief: &Brief) -> LineView {
    let item = brief.item.as_ref().map(|it| language.read(it).to_owned());
    let stage = match brief.standing.stage {
        Stage::Closed => text::CLOSED_NOTE,
        _ if brief.standing.waits_for_desk() => text::WAITING,
        _ => text::ANSWERED,
    };
    LineView {
        href: format!("/chat/{}", brief.id),
        title: item.unwrap_or_else(|| language.say(text::ABOUT_HALL).to_owned()),
        facts: [&dates::minute(language, brief.begun_at), language.say(stage)].join(" · "),
        unread: unread(language, brief.unread_by_citizen),
        is_urgent: brief.unread_by_citizen > 0,
        is_here: false,
        beside: None,
    }
}

pub(super) fn unread(language: Language, count: i64) -> Option<String> {
    (count > 0).then(|| language.fill(text::OWN_UNREAD, &[("count", &count.to_string())]))
}

/// The conversation as its reader sees it, who has an account or not; `entry` is the name that their next entry gets.
#[must_use]
pub fn thread(
    language: Language,
    shown: &Shown,
    entry: String,
    has_account: bool,
    catalogue: &Catalogue,
    canned: Vec<Filled>,
) -> ThreadView {
    let asks = shown.viewer == Viewer::Asker;
    let stage = shown.standing.stage;
    let is_open = stage != Stage::Closed;
    let holds = shown.viewer == Viewer::Agent && stage == Stage::Assigned;
    let reopen_until = match shown.turn {
        Turn::Closed { reopen_until, .. } => reopen_until.filter(|_| asks),
        _ => None,
    };
    let offer = shown.standing.offer.as_ref();
    let named = shown.offered_to_you && offer.is_some_and(|it| it.agent.is_some());
    let can = Can {
        say: is_open && (asks || holds),
        ask_person: asks && stage == Stage::Assistant,
        end: asks && is_open,
        reopen: reopen_until.is_some(),
        claim: shown.viewer == Viewer::Colleague && matches!(stage, Stage::Queued | Stage::Left),
        take_over: shown.viewer == Viewer::Colleague && shown.offered_to_you,
        decline: named || holds && offer.is_some(),
        hold: holds,
        note: !asks && shown.viewer != Viewer::Supervisor && is_open,
        attach: is_open && has_account && (asks || holds),
        sign_in: is_open && !has_account,
    };
    let page = if asks { format!("/chat/{}", shown.id) } else { format!("/w/chat/{}", shown.id) };
    let live = format!("/api/live?conversation={}", shown.id);
    ThreadView {
        id: shown.id.to_string(),
        entry,
        desk: if asks { String::new() } else { "1".to_owned() },
        second: None,
        second_of: None,
        page,
        live: (!shown.is_before).then_some(live),
        words: words(language),
        speaks: asks || shown.viewer == Viewer::Agent,
        upto: shown.upto,
        earlier: shown.earlier,
        got: shown.other.got,
        read: shown.other.read,
        title: titled(language, &shown.matter),
        context: context(language, &shown.matter, asks),
        department: language.read(&shown.department).to_owned(),
        turn: turn(language, shown),
        readers: readers(language, shown),
        entries: entries(language, shown, catalogue),
        can,
        rate: shown.rate.map(|it| format!("/rate/{it}")),
        rated: shown.standing.level.filter(|_| asks).map(|it| level(language, it)),
        reopen_until: reopen_until
            .map(|on| language.fill(text::REOPEN_UNTIL, &[("on", &dates::day(language, on))])),
        beside: None,
        receivers: if holds { receivers(language, shown, catalogue) } else { Vec::new() },
        assignable: assignable(language, shown),
        quick: if shown.speaks_of_item { cards::quick(language) } else { Vec::new() },
        cards: if holds { cards::showable(language, &shown.matter) } else { Vec::new() },
        canned: canned.into_iter().map(|it| (it.id.to_string(), it.title, it.text)).collect(),
    }
}

/// Two conversations on one page of the desk, which hears of both by one stream.
#[must_use]
pub fn side_by_side(first: ThreadView, second: Option<ThreadView>) -> ThreadView {
    let Some(second) = second else { return first };
    let desk = [first.id.as_str(), &second.id].join(",");
    let live = first.live.as_ref().map(|it| format!("{it}&with={}", second.id));
    let second_of = Some(first.page.clone());
    let second = ThreadView { desk: desk.clone(), live: None, beside: None, second_of, ..second };
    ThreadView { desk, live, second: Some(Box::new(second)), ..first }
}

/// Who else of the desk has it open.
fn readers(language: Language, shown: &Shown) -> Option<String> {
    let names = shown.readers.join(language.say(text::READERS_AND));
    let message = if shown.readers.len() > 1 { text::READERS } else { text::READER };
    (!names.is_empty()).then(|| language.fill(message, &[("names", &names)]))
}

/// How a colleague is listed.
fn called(language: Language, receiver: &Receiver) -> String {
    let name = receiver.name.as_str();
    match &receiver.away {
        Some((on, stand_in)) => {
            let on = dates::month_day(language, *on);
            let stand_in = stand_in.as_deref();
            let message = stand_in.map_or(text::RECEIVER_AWAY, |_| text::RECEIVER_AWAY_STAND_IN);
            let facts = [("name", name), ("on", &on), ("other", stand_in.unwrap_or_default())];
            language.fill(message, &facts)
        }
        None if receiver.is_present => language.fill(text::RECEIVER_PRESENT, &[("name", name)]),
        None => language.fill(text::RECEIVER_ABSENT, &[("name", name)]),
    }
}

/// To whom a supervisor can give it.
fn assignable(language: Language, shown: &Shown) -> Vec<(String, String)> {
    let is_asked = !matches!(shown.standing.stage, Stage::Assistant | Stage::Closed);
    let people = shown.assignable.iter().filter(|_| is_asked);
    people.map(|it| (it.person.to_string(), called(language, it))).collect()
}

/// To whom it can be handed over: colleagues of the desk first, then the other departments.
fn receivers(language: Language, shown: &Shown, catalogue: &Catalogue) -> Vec<(String, String)> {
    let here = &shown.standing.department;
    let colleague = |it: &Receiver| (format!("{here}:{}", it.person), called(language, it));
    let others = catalogue.departments().filter(|it| it.key != *here);
    let department = |it: &Department| (it.key.clone(), language.read(&it.name).to_owned());
    shown.receivers.iter().map(colleague).chain(others.map(department)).collect()
}

/// What the script of the page says, by the names it uses.
fn words(language: Language) -> String {
    let words = [
        ("sending", text::SENDING),
        ("unsent", text::UNSENT),
        ("again", text::SEND_AGAIN),
        ("sent", text::SENT),
        ("delivered", text::DELIVERED),
        ("seen", text::SEEN),
        ("news", text::NEWS),
        ("typing", text::TYPING),
        ("offline", text::OFFLINE),
        ("signedOut", text::SIGNED_OUT),
        ("gone", text::GONE),
        ("you", text::YOU),
        ("file", text::FILE_SENT),
    ];
    let words = words.map(|(name, message)| (name, language.say(message)));
    serde_json::to_string(&BTreeMap::from(words)).expect("texts are JSON")
}

/// Where more is to be read of what it is about.
fn context(language: Language, matter: &Matter, asks: bool) -> Option<(String, String)> {
    match matter {
        Matter::Hall => None,
        Matter::Item { key, .. } => {
            Some((format!("/s/{key}"), language.say(text::SHOW_ITEM).to_owned()))
        }
        Matter::Complaint { number } => {
            let folder = if asks { "/complaints" } else { "/w/matters" };
            Some((format!("{folder}/{number}"), language.say(text::SHOW_MATTER).to_owned()))
        }
        Matter::Case { number, .. } => {
            let folder = if asks { "/my" } else { "/w/c" };
            Some((format!("{folder}/{number}"), language.say(text::SHOW_CASE).to_owned()))
        }
    }
}

fn turn(language: Language, shown: &Shown) -> String {
    let agent = agent::called(language, shown.agent.as_ref());
    match &shown.turn {
        Turn::Assistant { opens_at: None } => language.say(text::TURN_ASSISTANT).to_owned(),
        Turn::Assistant { opens_at: Some(at) } => {
            language.fill(text::TURN_ASSISTANT_CLOSED, &[("on", &dates::minute(language, *at))])
        }
        Turn::Queued { ahead, minutes } => {
            let place = match ahead {
                0 => language.say(text::TURN_QUEUED_NEXT).to_owned(),
                some => language.fill(text::TURN_QUEUED, &[("ahead", &some.to_string())]),
            };
            let wait = match minutes {
                Some(some) => language.fill(text::TURN_MINUTES, &[("minutes", &some.to_string())]),
                None => language.say(text::TURN_NOBODY).to_owned(),
            };
            [place, wait].join(" · ")
        }
        Turn::Left { promised_on } => {
            language.fill(text::TURN_LEFT, &[("on", &dates::day(language, *promised_on))])
        }
        Turn::Assigned => {
            let asks = shown.viewer == Viewer::Asker;
            let message = if asks { text::TURN_ASSIGNED } else { text::EVENT_ASSIGNED };
            language.fill(message, &[("name", &agent)])
        }
        Turn::Closed { .. } => language.say(text::CLOSED_NOTE).to_owned(),
    }
}

pub(super) fn entries(language: Language, shown: &Shown, catalogue: &Catalogue) -> Vec<EntryView> {
    let own_last = shown.entries.iter().rfind(|it| it.speaker == Speaker::You).map(|it| it.seq);
    let mut day = None;
    let view = |said: &Said| {
        let date = said.at.date();
        let is_new = day.replace(date) != Some(date);
        let mut view = entry(language, said, shown.viewer == Viewer::Asker, catalogue);
        view.file = file(shown, &said.body);
        view.publish = publish(shown, said);
        if let Some((lead, card)) = cards::card(language, shown, &said.body, catalogue) {
            (view.text, view.card) = (lead, Some(card));
        }
        view.day = is_new.then(|| dates::day(language, date));
        view.state = (own_last == Some(said.seq)).then(|| {
            let reached = match said.seq {
                seq if seq <= shown.other.read => text::SEEN,
                seq if seq <= shown.other.got => text::DELIVERED,
                _ => text::SENT,
            };
            language.say(reached).to_owned()
        });
        view
    };
    shown.entries.iter().map(view).collect()
}

fn entry(language: Language, said: &Said, asks: bool, catalogue: &Catalogue) -> EntryView {
    let called = |name: &Option<AgentName>| agent::called(language, name.as_ref());
    let named = |message, name| language.fill(message, &[("name", &called(name))]);
    let answers = if asks { text::AGENT_ANSWERS } else { text::AGENT };
    let (kind, name) = match &said.speaker {
        Speaker::You => (Kind::Own, language.say(text::YOU).to_owned()),
        Speaker::Citizen(Some(name)) => (Kind::Other, name.clone()),
        Speaker::Citizen(None) => (Kind::Other, language.say(text::VISITOR).to_owned()),
        Speaker::Agent(name) => (Kind::Other, named(answers, name)),
        Speaker::Assistant => (Kind::Other, language.say(text::ASSISTANT).to_owned()),
        Speaker::Event(name) => (Kind::Event, called(name)),
        Speaker::Note(name) => (Kind::Note, named(text::NOTE, name)),
    };
    let (words, guides) = match &said.body {
        Body::Text(words) => (words.clone(), Vec::new()),
        Body::Event(fact) => (happened(language, fact, &name, asks, catalogue), Vec::new()),
        Body::Guides(cited) => {
            let lead = if cited.is_empty() { text::GUIDES_NONE } else { text::GUIDES };
            let guide = |it: &service::conversations::Cited| {
                let name = language.read(&it.name).to_owned();
                (format!("/s/{}", it.key), name, language.read(&it.summary).to_owned())
            };
            (language.say(lead).to_owned(), cited.iter().map(guide).collect())
        }
        Body::File { name, .. } => (name.clone(), Vec::new()),
        Body::Answer { .. } | Body::Published { .. } | Body::Card(_) => (String::new(), Vec::new()),
    };
    let (hour, minute, _) = said.at.time_of_day();
    EntryView {
        seq: said.seq,
        id: said.id.to_string(),
        date: said.at.date().to_string(),
        day: None,
        kind,
        name,
        text: words,
        guides,
        publish: None,
        card: None,
        file: None,
        at: format!("{hour:02}:{minute:02}"),
        state: None,
    }
}

/// Where an answer of the desk is made one for everybody.
fn publish(shown: &Shown, said: &Said) -> Option<String> {
    let of_desk = matches!(said.speaker, Speaker::You | Speaker::Agent(_));
    let is_answer = of_desk && matches!(said.body, Body::Text(_));
    let may = matches!(shown.viewer, Viewer::Agent | Viewer::Colleague);
    let department = &shown.standing.department;
    let page = format!("/w/chat/published?department={department}&from={}", shown.id);
    (may && is_answer).then(|| format!("{page}&seq={}#question", said.seq))
}

/// The file that an entry sends.
fn file(shown: &Shown, body: &Body) -> Option<FileView> {
    let Body::File { id, mime, size_bytes, .. } = body else { return None };
    let is_theirs = shown.viewer.opens_files();
    let is_image = mime.starts_with("image/");
    Some(FileView {
        href: is_theirs.then(|| format!("/chat/{}/files/{id}", shown.id)),
        icon: if is_image { "image" } else { "file-text" }.to_owned(),
        size: size(*size_bytes),
        is_picture: is_theirs && matches!(mime.as_str(), "image/jpeg" | "image/png"),
    })
}

/// What happened, in a sentence; `name` is that of whoever did it.
fn happened(
    language: Language,
    fact: &Fact,
    name: &str,
    asks: bool,
    catalogue: &Catalogue,
) -> String {
    let key = match fact {
        Fact::Closed { reason } => format!("event-closed-{reason}"),
        Fact::Returned { unanswered: false, .. } => "event-given_back".to_owned(),
        Fact::Assigned { .. } if asks => "event-assigned-citizen".to_owned(),
        Fact::Offered { stands_in: true, .. } if asks => "event-stood_in-citizen".to_owned(),
        Fact::Offered { stands_in: true, .. } => "event-stood_in".to_owned(),
        Fact::Offered { .. } if asks => "event-offered-citizen".to_owned(),
        fact => format!("event-{}", fact.word()),
    };
    let Some(message) = text::find(&key) else { return String::new() };
    let day = |on: Date| dates::day(language, on);
    match fact {
        Fact::Left { promised_on } => language.fill(message, &[("on", &day(*promised_on))]),
        Fact::Assigned { .. } => language.fill(message, &[("name", name)]),
        Fact::Rated { level: given } => {
            language.fill(message, &[("level", &level(language, *given))])
        }
        Fact::Offered { department, note, .. } => {
            let known = catalogue.department(department).map(|it| language.read(&it.name));
            let department = known.unwrap_or(department);
            language.fill(message, &[("department", department), ("note", note)])
        }
        _ => language.say(message).to_owned(),
    }
}

/// What so many stars are called.
fn level(language: Language, stars: u8) -> String {
    Rating::from_stars(stars).map(|it| ratings::level(language, it)).unwrap_or_default()
}
