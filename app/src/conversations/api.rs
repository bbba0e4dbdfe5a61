//! What the pages of conversations ask of the server.

use super::view_model::{AskView, DeskView, ThreadView};
use crate::error::AppError;
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use super::view_model;
#[cfg(feature = "ssr")]
use crate::{
    cookies,
    server_context::{
        anonymous_token, caller, context, language, set_anonymous_token, told, told_on,
    },
};
#[cfg(feature = "ssr")]
use domain::{
    conversations::CloseReason,
    ids::{ConversationId, EntryId},
};
#[cfg(feature = "ssr")]
use leptos_axum::redirect;
#[cfg(feature = "ssr")]
use service::conversations::{self, About, Question};

/// The page on which somebody asks, about a service or a case of theirs.
#[server(prefix = "/api", endpoint = "conversations/front", input = GetUrl)]
pub async fn front(item: String, case: String) -> Result<AskView, AppError> {
    let (ctx, caller) = (context()?, caller());
    let page = format!("/chat?item={item}&case={case}");
    let about = about(&item, &case);
    let about = conversations::matter(&ctx, &caller, &about).await.map_err(told_on(page))?;
    let own = conversations::list(&ctx, &caller, None).await.map_err(told)?;
    let names = (ctx.chance.id().to_string(), ctx.chance.id().to_string());
    let is_visitor = caller.signed_in.is_none();
    Ok(view_model::ask(language(), names, &about, is_visitor, &own))
}

#[cfg(feature = "ssr")]
fn about(item: &str, case: &str) -> About {
    match (item, case) {
        ("", "") => About::Hall,
        (_, "") => About::Item(item.to_owned()),
        _ => About::Case(case.to_owned()),
    }
}

/// Begins a conversation; a visitor without an account gets a token by which their browser is known again.
#[server(prefix = "/api", endpoint = "conversations/begin")]
pub async fn begin(
    #[server(default)] id: String,
    #[server(default)] entry: String,
    #[server(default)] about: String,
    #[server(default)] text: String,
    #[server(default)] person: String,
) -> Result<(), AppError> {
    let (ctx, mut caller) = (context()?, caller());
    let (conversation, entry) = (named::<ConversationId>(&id)?, named::<EntryId>(&entry)?);
    let about = match about.split_once(':') {
        Some(("item", key)) => About::Item(key.to_owned()),
        Some(("case", number)) => About::Case(number.to_owned()),
        _ => About::Hall,
    };
    let query = match &about {
        About::Hall => String::new(),
        About::Item(key) => format!("?item={key}"),
        About::Case(number) => format!("?case={number}"),
    };
    cookies::keep("/chat", &[&text]);
    if caller.signed_in.is_none() && caller.visitor.is_none() {
        let token = anonymous_token(&ctx);
        caller.visitor = Some(conversations::visitor_hash(&token));
        set_anonymous_token(&token);
    }
    let asks_person = !person.is_empty();
    let question = Question { id: conversation, entry, about, text, asks_person };
    conversations::begin(&ctx, &caller, question)
        .await
        .map_err(told_on(format!("/chat{query}")))?;
    cookies::forget("/chat");
    redirect(&format!("/chat/{id}#last"));
    Ok(())
}

/// A conversation; `desk` when it is read at the desk.
#[server(prefix = "/api", endpoint = "conversations/thread", input = GetUrl)]
pub async fn thread(id: String, desk: bool) -> Result<ThreadView, AppError> {
    let (ctx, caller) = (context()?, caller());
    let name = named(&id)?;
    let shown = conversations::show(&ctx, &caller, name, 0).await;
    let shown = shown.map_err(told_on(place(desk, &id)))?;
    // Whoever reads the page has the last entry before them.
    conversations::seen(&ctx, &caller, name, shown.last_seq).await.map_err(told)?;
    let entry = ctx.chance.id().to_string();
    Ok(view_model::thread(language(), &shown, entry, &ctx.catalogue()))
}

/// Says something, or keeps it as a note of the desk.
#[server(prefix = "/api", endpoint = "conversations/say")]
pub async fn say(
    #[server(default)] id: String,
    #[server(default)] entry: String,
    #[server(default)] text: String,
    #[server(default)] note: String,
    #[server(default)] desk: String,
) -> Result<(), AppError> {
    let (ctx, caller) = (context()?, caller());
    let (name, entry) = (named(&id)?, named(&entry)?);
    let page = place(!desk.is_empty(), &id);
    cookies::keep(&page, &[&text]);
    let said = if note.is_empty() {
        conversations::say(&ctx, &caller, name, entry, &text).await
    } else {
        conversations::note(&ctx, &caller, name, entry, &text).await
    };
    said.map_err(told_on(page.clone()))?;
    cookies::forget(&page);
    redirect(&format!("{page}#last"));
    Ok(())
}

/// Does something to a conversation.
#[server(prefix = "/api", endpoint = "conversations/act")]
pub async fn act(
    #[server(default)] id: String,
    #[server(default)] deed: String,
    #[server(default)] reason: String,
    #[server(default)] desk: String,
) -> Result<(), AppError> {
    let (ctx, caller) = (context()?, caller());
    let name: ConversationId = named(&id)?;
    let page = place(!desk.is_empty(), &id);
    let done = match deed.as_str() {
        "ask_person" => conversations::ask_person(&ctx, &caller, name).await,
        "claim" => conversations::claim(&ctx, &caller, name).await,
        "give_back" => conversations::give_back(&ctx, &caller, name).await,
        "decline" => conversations::decline(&ctx, &caller, name).await,
        "reopen" => conversations::reopen(&ctx, &caller, name).await,
        "end" => conversations::close(&ctx, &caller, name, CloseReason::ByCitizen).await,
        "close" => {
            let malformed = || told(service::Error::Refused("malformed"));
            let reason: CloseReason = reason.parse().map_err(|_| malformed())?;
            conversations::close(&ctx, &caller, name, reason).await
        }
        _ => Err(service::Error::Refused("malformed")),
    };
    done.map_err(told_on(page.clone()))?;
    redirect(&format!("{page}#last"));
    Ok(())
}

/// Asks a department to take a conversation.
#[server(prefix = "/api", endpoint = "conversations/offer")]
pub async fn offer(
    #[server(default)] id: String,
    #[server(default)] department: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let page = place(true, &id);
    let offered =
        conversations::offer(&context()?, &caller(), named(&id)?, &department, None, &note).await;
    offered.map_err(told_on(page.clone()))?;
    redirect(&format!("{page}#last"));
    Ok(())
}

/// Says how it was.
#[server(prefix = "/api", endpoint = "conversations/rate")]
pub async fn rate(
    #[server(default)] id: String,
    #[server(default)] level: String,
) -> Result<(), AppError> {
    let page = place(false, &id);
    let level = level.parse().unwrap_or_default();
    let rated = conversations::rate(&context()?, &caller(), named(&id)?, level).await;
    rated.map_err(told_on(page.clone()))?;
    redirect(&format!("{page}#last"));
    Ok(())
}

/// The desk of a department, or the first of the reader's.
#[server(prefix = "/api", endpoint = "conversations/desk", input = GetUrl)]
pub async fn desk(department: String) -> Result<DeskView, AppError> {
    let ctx = context()?;
    let wanted = Some(department.as_str()).filter(|it| !it.is_empty());
    let desk = conversations::desk(&ctx, &caller(), wanted).await;
    let desk = desk.map_err(told_on("/w/chat".to_owned()))?;
    Ok(view_model::desk(language(), &desk, ctx.now()))
}

/// Comes to the desk, leaves it, or takes the next one who waits.
#[server(prefix = "/api", endpoint = "conversations/attend")]
pub async fn attend(
    #[server(default)] department: String,
    #[server(default)] deed: String,
) -> Result<(), AppError> {
    let (ctx, caller) = (context()?, caller());
    let back = || told_on("/w/chat".to_owned());
    let mut page = format!("/w/chat?department={department}");
    match deed.as_str() {
        "come" => conversations::come(&ctx, &caller, &department).await.map_err(back())?,
        "leave" => conversations::leave(&ctx, &caller).await.map_err(back())?,
        _ => {
            let taken = conversations::take(&ctx, &caller, &department).await.map_err(back())?;
            page = taken.map_or(page, |id| place(true, &id.to_string()));
        }
    }
    redirect(&page);
    Ok(())
}

/// The page of a conversation, at the desk or of whoever asks.
#[cfg(feature = "ssr")]
fn place(desk: bool, id: &str) -> String {
    let folder = if desk { "/w/chat" } else { "/chat" };
    format!("{folder}/{id}")
}

/// What a form or an address names; a name that cannot be is one that is not given.
#[cfg(feature = "ssr")]
fn named<T: std::str::FromStr>(name: &str) -> Result<T, AppError> {
    name.parse().map_err(|_| told(service::Error::NotFound))
}
