//! What the pages of conversations ask of the server.

pub mod absences;
pub mod canned;
pub mod published;
mod request;

use super::view_model::{self, AskView, DeskView, FiguresView, ThreadView};
use crate::{
    cookies,
    error::AppError,
    server_context::{caller, context, language, told, told_on},
    text::Language,
};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use leptos_axum::redirect;
use request::{about, ask_page, asked_about, asker, last, named, place, question};
use service::{Caller, Context, Error, conversations};

/// The page on which somebody asks, about a service or a case of theirs.
#[server(prefix = "/api", endpoint = "conversations/front", input = GetUrl)]
pub async fn front(item: String, case: String) -> Result<AskView, AppError> {
    let (ctx, caller, about) = (context()?, caller(), about(&item, &case));
    let page = ask_page(&about);
    let matter = conversations::matter(&ctx, &caller, &about).await.map_err(told_on(page))?;
    let own = conversations::list(&ctx, &caller, None).await.map_err(told)?;
    let names = (ctx.chance.id().to_string(), ctx.chance.id().to_string());
    Ok(view_model::ask(language(), names, &matter, caller.signed_in.is_none(), &own))
}

/// Begins a conversation.
#[server(prefix = "/api", endpoint = "conversations/begin")]
pub async fn begin(
    #[server(default)] id: String,
    #[server(default)] entry: String,
    #[server(default)] about: String,
    #[server(default)] text: String,
    #[server(default)] person: String,
) -> Result<(), AppError> {
    let (ctx, about) = (context()?, asked_about(&about));
    let page = ask_page(&about);
    cookies::keep(&page, &[&text]);
    let question = question((&id, &entry), about, text, !person.is_empty())?;
    let name = question.id;
    conversations::begin(&ctx, &asker(&ctx), question).await.map_err(told_on(page.clone()))?;
    cookies::forget(&page);
    redirect(&last("", name));
    Ok(())
}

/// A conversation; `desk` when it is read at the desk, with its entries after or before a number, or the last of them.
/// At the desk another one can stand beside it.
#[server(prefix = "/api", endpoint = "conversations/thread", input = GetUrl)]
pub async fn thread(
    id: String,
    desk: bool,
    after: String,
    before: String,
    with: String,
    with_after: String,
) -> Result<ThreadView, AppError> {
    let (ctx, caller) = (context()?, caller());
    let first = request::thread(&ctx, &caller, (&id, desk), (&after, &before)).await?;
    if !desk || with.is_empty() || with == id {
        return Ok(first);
    }
    // What is none of the reader's hides nothing of what is.
    let second = request::thread(&ctx, &caller, (&with, true), (&with_after, "")).await;
    Ok(view_model::side_by_side(first, second.ok()))
}

/// The whole conversation as a text to be kept, under the name of its file.
///
/// # Errors
/// [`Error::NotFound`]; a failure.
pub async fn transcript(
    ctx: &Context,
    caller: &Caller,
    language: Language,
    id: &str,
) -> Result<(String, String), Error> {
    let id = id.parse().map_err(|_| Error::NotFound)?;
    let whole = conversations::whole(ctx, caller, id).await?;
    Ok(view_model::transcript(language, &whole, &ctx.catalogue()))
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
    let names = (named(&id)?, named(&entry)?);
    let page = place(&desk, names.0);
    let path = page.split('?').next().unwrap_or_default().to_owned();
    cookies::keep(&path, &[&text, &id]);
    let said = request::enter(&context()?, names, &text, !note.is_empty()).await;
    said.map_err(told_on(page))?;
    cookies::forget(&path);
    redirect(&last(&desk, names.0));
    Ok(())
}

/// Shows a part of the guide, the way into the application or the case.
#[server(prefix = "/api", endpoint = "conversations/show")]
pub async fn show_card(
    #[server(default)] id: String,
    #[server(default)] entry: String,
    #[server(default)] card: String,
    #[server(default)] desk: String,
) -> Result<(), AppError> {
    let (ctx, name) = (context()?, named(&id)?);
    let shown = request::show_card(&ctx, name, named(&entry)?, &card).await;
    shown.map_err(told_on(place(&desk, name)))?;
    redirect(&last(&desk, name));
    Ok(())
}

/// Notes that the reader has seen the entries up to number `seq`, as the script of the page tells.
#[server(prefix = "/api", endpoint = "conversations/seen")]
pub async fn seen(
    #[server(default)] id: String,
    #[server(default)] seq: String,
) -> Result<(), AppError> {
    let (ctx, name) = (context()?, named(&id)?);
    conversations::seen(&ctx, &caller(), name, named(&seq)?).await.map_err(told)
}

/// Tells the other side that somebody is typing.
#[server(prefix = "/api", endpoint = "conversations/typing")]
pub async fn typing(#[server(default)] id: String) -> Result<(), AppError> {
    conversations::typing(&context()?, &caller(), named(&id)?).await.map_err(told)
}

/// Does something to a conversation.
#[server(prefix = "/api", endpoint = "conversations/act")]
pub async fn act(
    #[server(default)] id: String,
    #[server(default)] deed: String,
    #[server(default)] reason: String,
    #[server(default)] desk: String,
) -> Result<(), AppError> {
    let name = named(&id)?;
    let done = request::act(&context()?, name, &deed, &reason).await;
    done.map_err(told_on(place(&desk, name)))?;
    redirect(&last(&desk, name));
    Ok(())
}

/// Gives a conversation to one of the desk, as whoever supervises it.
#[server(prefix = "/api", endpoint = "conversations/assign")]
pub async fn assign(
    #[server(default)] id: String,
    #[server(default)] agent: String,
    #[server(default)] desk: String,
) -> Result<(), AppError> {
    let (ctx, name) = (context()?, named(&id)?);
    let given = conversations::assign(&ctx, &caller(), name, named(&agent)?).await;
    given.map_err(told_on(place(&desk, name)))?;
    redirect(&last(&desk, name));
    Ok(())
}

/// Asks a department, or one person of it, to take a conversation.
#[server(prefix = "/api", endpoint = "conversations/offer")]
pub async fn offer(
    #[server(default)] id: String,
    #[server(default)] department: String,
    #[server(default)] note: String,
    #[server(default)] desk: String,
) -> Result<(), AppError> {
    let name = named(&id)?;
    let offered = request::offer(&context()?, name, &department, &note).await;
    offered.map_err(told_on(place(&desk, name)))?;
    redirect(&last(&desk, name));
    Ok(())
}

/// The desk of a department, or the first of the reader's, with the queue of one topic or all of them.
#[server(prefix = "/api", endpoint = "conversations/desk", input = GetUrl)]
pub async fn desk(department: String, topic: String) -> Result<DeskView, AppError> {
    let ctx = context()?;
    let [department, topic] =
        [&department, &topic].map(|it| Some(it.as_str()).filter(|it| !it.is_empty()));
    let desk = conversations::desk(&ctx, &caller(), department, topic).await;
    let desk = desk.map_err(told_on("/w/chat".to_owned()))?;
    Ok(view_model::desk(language(), &desk, ctx.now()))
}

/// How the desks of the reader stand, and how they have answered in the last `days` days.
#[server(prefix = "/api", endpoint = "conversations/figures", input = GetUrl)]
pub async fn figures(days: String) -> Result<FiguresView, AppError> {
    let ctx = context()?;
    let days = days.parse().ok().filter(|it| (1..=90).contains(it)).unwrap_or(7);
    let figures = conversations::figures(&ctx, &caller(), days).await;
    let figures = figures.map_err(told_on("/w/chat/figures".to_owned()))?;
    Ok(view_model::figures(language(), &figures, ctx.now()))
}

/// Comes to the desk for the topics that were chosen, leaves it, or takes the next one who waits.
#[server(prefix = "/api", endpoint = "conversations/attend")]
pub async fn attend(
    #[server(default)] department: String,
    #[server(default)] topics: Vec<String>,
    #[server(default)] deed: String,
) -> Result<(), AppError> {
    let attended = request::attend(&context()?, &department, &topics, &deed).await;
    redirect(&attended.map_err(told_on("/w/chat".to_owned()))?);
    Ok(())
}
