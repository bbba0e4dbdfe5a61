//! What the forms of conversations ask for, read from what they carry.

use super::view_model::{self, BesideView, ThreadView};
use crate::{
    cookies,
    error::AppError,
    server_context::{caller, language, set_visitor, told, told_on},
};
use domain::{
    conversations::CloseReason,
    ids::{ConversationId, EntryId},
    matters::MatterNumber,
};
use service::{
    Caller, Context, Error,
    canned_answers::{self, Filled},
    conversations::{self, About, Question, Showable, Shown, Viewer, Which},
};

/// What a form of a page of the desk carries.
pub(super) const DESK: &str = "1";

/// One conversation as its reader sees it, at the desk or not, with its entries after or before a number.
pub(super) async fn thread(
    ctx: &Context,
    caller: &Caller,
    (id, desk): (&str, bool),
    (after, before): (&str, &str),
) -> Result<ThreadView, AppError> {
    let name = named(id)?;
    let shown = conversations::show(ctx, caller, name, which(after, before)).await;
    let page = place(if desk { DESK } else { "" }, name);
    let shown = shown.map_err(told_on(page))?;
    arrived(ctx, caller, &shown).await.map_err(told)?;
    let entry = ctx.chance.id().to_string();
    let canned = canned(ctx, &shown).await.map_err(told)?;
    let has_account = caller.signed_in.is_some();
    let view = view_model::thread(language(), &shown, entry, has_account, &ctx.catalogue(), canned);
    let beside = beside(ctx, caller, &shown, after).await.map_err(told)?;
    Ok(ThreadView { beside, ..view })
}

/// What is asked about, by the parts of an address.
pub(super) fn about(item: &str, case: &str) -> About {
    match (item, case) {
        ("", "") => About::Hall,
        (_, "") => About::Item(item.to_owned()),
        _ => numbered(case),
    }
}

/// What is asked about, as a form carries it.
pub(super) fn asked_about(about: &str) -> About {
    match about.split_once(':') {
        Some(("item", key)) => About::Item(key.to_owned()),
        Some(("case", number)) => numbered(number),
        _ => About::Hall,
    }
}

/// What has this number: the numbers of cases begin with no letter.
fn numbered(number: &str) -> About {
    match number.parse::<MatterNumber>() {
        Ok(number) => About::Complaint(number.to_string()),
        Err(_) => About::Case(number.to_owned()),
    }
}

/// A first question, as its form carries it.
pub(super) fn question(
    names: (&str, &str),
    about: About,
    text: String,
    asks_person: bool,
) -> Result<Question, AppError> {
    Ok(Question { id: named(names.0)?, entry: named(names.1)?, about, text, asks_person })
}

/// The page on which this is asked.
pub(super) fn ask_page(about: &About) -> String {
    match about {
        About::Hall => "/chat".to_owned(),
        About::Item(key) => format!("/chat?item={key}"),
        About::Case(number) | About::Complaint(number) => format!("/chat?case={number}"),
    }
}

/// Who asks; a visitor without an account gets a token by which their browser is known again.
pub(super) fn asker(ctx: &Context) -> Caller {
    let mut caller = caller();
    if caller.signed_in.is_none() && caller.visitor.is_none() {
        let token = conversations::visitor_token(ctx);
        caller.visitor = Some(conversations::visitor_hash(&token));
        set_visitor(&token);
    }
    caller
}

/// Says something, or keeps it as a note.
pub(super) async fn enter(
    ctx: &Context,
    names: (ConversationId, EntryId),
    text: &str,
    is_note: bool,
) -> Result<i64, Error> {
    let (caller, (id, entry)) = (caller(), names);
    if is_note {
        conversations::note(ctx, &caller, id, entry, text).await
    } else {
        conversations::say(ctx, &caller, id, entry, text).await
    }
}

/// Shows what a button names.
pub(super) async fn show_card(
    ctx: &Context,
    id: ConversationId,
    entry: EntryId,
    card: &str,
) -> Result<i64, Error> {
    let what = Showable::from_word(card).ok_or(Error::Refused("malformed"))?;
    conversations::show_card(ctx, &caller(), id, entry, what).await
}

/// Asks somebody to take it: a department by its key, or one person of it behind a colon.
pub(super) async fn offer(
    ctx: &Context,
    id: ConversationId,
    to: &str,
    note: &str,
) -> Result<(), Error> {
    let (department, person) = to.split_once(':').map_or((to, None), |it| (it.0, Some(it.1)));
    let person = person.map(str::parse).transpose().map_err(|_| Error::NotFound)?;
    conversations::offer(ctx, &caller(), id, department, person, note).await
}

/// Does what a button names.
pub(super) async fn act(
    ctx: &Context,
    id: ConversationId,
    deed: &str,
    reason: &str,
) -> Result<(), Error> {
    let caller = caller();
    match deed {
        "ask_person" => conversations::ask_person(ctx, &caller, id).await,
        "claim" => conversations::claim(ctx, &caller, id).await,
        "give_back" => conversations::give_back(ctx, &caller, id).await,
        "decline" => conversations::decline(ctx, &caller, id).await,
        "reopen" => conversations::reopen(ctx, &caller, id).await,
        "end" => conversations::close(ctx, &caller, id, CloseReason::ByCitizen).await,
        "close" => {
            let reason = reason.parse().map_err(|_| Error::Refused("malformed"))?;
            conversations::close(ctx, &caller, id, reason).await
        }
        _ => Err(Error::Refused("malformed")),
    }
}

/// Comes to a desk, leaves it or takes who is next; answers the page that follows.
pub(super) async fn attend(
    ctx: &Context,
    department: &str,
    topics: &[String],
    deed: &str,
) -> Result<String, Error> {
    let caller = caller();
    let page = format!("/w/chat?department={department}");
    match deed {
        "come" => conversations::come(ctx, &caller, department, topics).await.map(|()| page),
        "leave" => conversations::leave(ctx, &caller).await.map(|()| page),
        _ => {
            let taken = conversations::take(ctx, &caller, department).await?;
            Ok(taken.map_or(page, |id| place(DESK, id)))
        }
    }
}

/// Tells the others of a desk that the reader has it open, and notes how far they have come: with a script, which tells
/// by itself what was seen, only to their device.
async fn arrived(ctx: &Context, caller: &Caller, shown: &Shown) -> Result<(), Error> {
    conversations::reading(ctx, caller, shown.id).await?;
    if caller.asks_by_itself || cookies::runs_script() {
        conversations::got(ctx, caller, shown.id, shown.upto).await
    } else {
        // Whoever reads the page has its last entry before them.
        conversations::seen(ctx, caller, shown.id, shown.upto).await
    }
}

/// What stands beside a conversation at the desk; nothing for whoever does not answer there.
async fn beside(
    ctx: &Context,
    caller: &Caller,
    shown: &Shown,
    after: &str,
) -> Result<Option<BesideView>, Error> {
    // Whoever only asks for what is new has it already.
    if shown.viewer == Viewer::Asker || !after.is_empty() {
        return Ok(None);
    }
    match conversations::desk(ctx, caller, Some(&shown.standing.department), None).await {
        Err(Error::NotFound) => Ok(None),
        desk => Ok(Some(view_model::beside(language(), &desk?, ctx.now()))),
    }
}

/// What whoever has the conversation says often.
async fn canned(ctx: &Context, shown: &Shown) -> Result<Vec<Filled>, Error> {
    match shown.viewer {
        Viewer::Agent => canned_answers::for_conversation(ctx, shown).await,
        _ => Ok(Vec::new()),
    }
}

/// The entries that an address names.
fn which(after: &str, before: &str) -> Which {
    match (after.parse(), before.parse()) {
        (Ok(seq), _) => Which::After(seq),
        (_, Ok(seq)) => Which::Before(seq),
        _ => Which::Last,
    }
}

/// The page to which a form of a conversation comes back: of whoever asks, of the desk, or of the two that `desk` names.
pub(super) fn place(desk: &str, id: ConversationId) -> String {
    match pair(desk) {
        Some((first, second)) => format!("/w/chat/{first}?with={second}"),
        None if desk.is_empty() => format!("/chat/{id}"),
        None => format!("/w/chat/{id}"),
    }
}

/// The same, at the last of what was said.
pub(super) fn last(desk: &str, id: ConversationId) -> String {
    let is_second = pair(desk).is_some_and(|it| it.1 == id);
    [&*place(desk, id), if is_second { "#with-last" } else { "#last" }].concat()
}

/// The two that stand side by side.
fn pair(desk: &str) -> Option<(ConversationId, ConversationId)> {
    let (first, second) = desk.split_once(',')?;
    Some((first.parse().ok()?, second.parse().ok()?))
}

/// What a form or an address names; a name that cannot be is one that is not given.
pub(super) fn named<T: std::str::FromStr>(name: &str) -> Result<T, AppError> {
    name.parse().map_err(|_| told(Error::NotFound))
}
