//! The page on which somebody says how it was, in their language.

use super::{
    AskView, CodeView, LevelView, MoreView, RateView,
    words::{given, level, word},
};
use crate::{
    server_context::on_paper,
    text::{Language, ratings as text, rectifications},
    ui::{dates, qr::Qr, radios::Choice},
};
use domain::{
    matters::MatterNumber,
    ratings::{Handled, Indicator, Rating, Reason},
};
use service::ratings::{Asked, Follow};

/// The page of what stands under `key`, where `chosen` is the word of a level or nothing.
#[must_use]
pub fn rate(language: Language, key: &str, chosen: &str, asked: &Asked) -> RateView {
    let page = ["/rate/", key].concat();
    let can_rate = asked.given.is_none() && asked.until.is_some();
    let ask = can_rate.then(|| match chosen.parse::<Rating>() {
        Ok(rating) => AskView::More(more(language, rating, &page, asked)),
        Err(_) => AskView::Level(levels(language, &page)),
    });
    let until = match (asked.until, &asked.given) {
        (_, Some(_)) => String::new(),
        (Some(on), None) => language.fill(text::UNTIL, &[("on", &dates::day(language, on))]),
        (None, None) => language.say(text::OVER).to_owned(),
    };
    let follows = asked.follow.as_ref();
    RateView {
        key: key.to_owned(),
        about: about(language, asked),
        until,
        ask,
        given: said(language, asked),
        follow: follows.map(|it| follow(language, it)).unwrap_or_default(),
        back: match &asked.handled {
            Handled::Conversation { id } => Some(format!("/chat/{id}")),
            Handled::Case { .. } | Handled::Matter { .. } | Handled::Visit { .. } => None,
        },
        follow_at: follows
            .filter(|it| it.is_theirs)
            .map(|it| ["/complaints/", &it.number].concat()),
    }
}

/// The code that a window shows for the visit under `key`.
#[must_use]
pub fn code(language: Language, key: &str, asked: &Asked) -> Option<CodeView> {
    let Handled::Visit { ticket, window } = &asked.handled else { return None };
    let address = on_paper(&["/rate/", key].concat());
    Some(CodeView {
        visit: language.fill(text::VISIT_OF, &[("window", window), ("ticket", ticket)]),
        code: asked.given.is_none().then(|| Qr::of(&address)).flatten(),
        address,
    })
}

fn about(language: Language, asked: &Asked) -> Vec<(String, String)> {
    let say = |message| language.say(message).to_owned();
    let (kind, name) = match &asked.handled {
        Handled::Case { .. } => (text::ABOUT_CASE, String::new()),
        Handled::Matter { number } => (text::ABOUT_MATTER, number.grouped()),
        Handled::Visit { ticket, window } => {
            let values = [("window", window.as_str()), ("ticket", ticket)];
            (text::ABOUT_VISIT, language.fill(text::VISIT_OF, &values))
        }
        Handled::Conversation { .. } => (text::ABOUT_CONVERSATION, String::new()),
    };
    let item = asked.item.as_ref().map(|it| language.read(it).to_owned()).unwrap_or_default();
    // What has a name of its own is named by it; a service names an application.
    let named = if name.is_empty() { item } else { name };
    let about = [
        (say(kind), named),
        (say(text::DEPARTMENT), language.read(&asked.department).to_owned()),
        (say(text::ENDED), dates::day(language, asked.ended_at.date())),
    ];
    about.into_iter().filter(|(_, it)| !it.is_empty()).collect()
}

fn levels(language: Language, page: &str) -> Vec<LevelView> {
    let view = |rating: &Rating| LevelView {
        href: [page, "?level=", rating.word(), "#more"].concat(),
        name: level(language, *rating),
        code: rating.code(),
    };
    Rating::ALL.iter().map(view).collect()
}

fn more(language: Language, rating: Rating, page: &str, asked: &Asked) -> MoreView {
    let reason = |it: &Reason| Choice {
        value: it.word().to_owned(),
        label: word(language, "reason", it.word()),
    };
    let level_of =
        |it: &Rating| Choice { value: it.word().to_owned(), label: level(language, *it) };
    let indicator = |it: &Indicator| (it.word().to_owned(), word(language, "indicator", it.word()));
    MoreView {
        level: rating.word().to_owned(),
        name: level(language, rating),
        code: rating.code(),
        other: page.to_owned(),
        is_bad: rating.is_bad(),
        reasons: Reason::offered(rating).iter().map(reason).collect(),
        indicators: Indicator::ALL.iter().map(indicator).collect(),
        levels: Rating::ALL.iter().map(level_of).collect(),
        asks_mobile: !asked.is_known,
    }
}

/// What was said, and when.
fn said(language: Language, asked: &Asked) -> Vec<(String, String)> {
    let Some((it, at)) = &asked.given else { return Vec::new() };
    let first = (language.say(text::YOURS).to_owned(), level(language, it.rating));
    let last = (language.say(text::GIVEN_AT).to_owned(), dates::minute(language, *at));
    std::iter::once(first).chain(given(language, it)).chain([last]).collect()
}

/// How a bad one goes on.
fn follow(language: Language, follow: &Follow) -> Vec<(String, String)> {
    let say = |message| language.say(message).to_owned();
    let state = rectifications::find(&["state-", follow.state.word()].concat());
    let due_on = follow.due_on.map(|it| dates::day(language, it));
    let number = follow.number.parse::<MatterNumber>();
    let follow = [
        (say(text::FOLLOW_NUMBER), number.map(MatterNumber::grouped).unwrap_or_default()),
        (say(text::FOLLOW_STATE), state.map(say).unwrap_or_default()),
        (say(text::FOLLOW_DUE), due_on.unwrap_or_default()),
        (say(text::FOLLOW_TOLD), follow.told.clone().unwrap_or_default()),
    ];
    follow.into_iter().filter(|(_, it)| !it.is_empty()).collect()
}
