//! What the pages of matters ask of the server.

mod commands;
mod fields;
mod request;
pub mod templates;

use super::view_model::{
    self, AnswersView, DeskView, FiguresView, FrontView, IntakeView, MatterView, WriteView,
};
use crate::{
    cookies,
    error::AppError,
    server_context::{caller, context, language, told, told_on},
    text::Language,
    ui::sheets::Sheets,
};
use fields::Fields;
use leptos::{prelude::*, server_fn::codec::GetUrl};
use leptos_axum::redirect;
use request::{asker, named, place};
use service::{
    Caller, Context, Error,
    matters::{self, Step},
};

/// The page on which somebody begins, or follows what they have brought.
#[server(prefix = "/api", endpoint = "matters/front", input = GetUrl)]
pub async fn front() -> Result<FrontView, AppError> {
    let (ctx, caller) = (context()?, caller());
    let own = matters::own(&ctx, &caller, None).await.map_err(told)?;
    let own = caller.signed_in.is_some().then_some(own);
    Ok(view_model::front(language(), own.as_deref(), ctx.now().date()))
}

/// What matters were answered, for everybody to read: by `department` where one is named, behind the answer `after`.
#[server(prefix = "/api", endpoint = "matters/answers", input = GetUrl)]
pub async fn answers(department: String, after: String) -> Result<AnswersView, AppError> {
    let ctx = context()?;
    let asked = (&*department, &*after);
    Ok(view_model::answers(language(), &ctx.answers(), asked, &ctx.catalogue()))
}

/// What comes after the answers of `path`, and `answer` behind them; `sent` when the form was sent.
#[server(prefix = "/api", endpoint = "matters/intake", input = GetUrl)]
pub async fn intake(path: String, answer: String, sent: bool) -> Result<IntakeView, AppError> {
    let has_account = caller().signed_in.is_some();
    view_model::intake(language(), &path, &answer, sent, has_account).ok_or(AppError::NotFound)
}

/// Opens a matter to whoever holds number and code.
#[server(prefix = "/api", endpoint = "matters/track")]
pub async fn track(
    #[server(default)] number: String,
    #[server(default)] code: String,
) -> Result<(), AppError> {
    let ctx = context()?;
    let tracked = matters::track(&ctx, &asker(&ctx), &number, &code).await;
    let number = request::tracked(tracked).map_err(told_on("/complaints".to_owned()))?;
    redirect(&place(false, &number));
    Ok(())
}

/// Begins a matter.
#[server(prefix = "/api", endpoint = "matters/begin")]
pub async fn begin(#[server(default)] kind: String) -> Result<(), AppError> {
    let ctx = context()?;
    let begun = matters::begin(&ctx, &asker(&ctx), named(&kind)?).await;
    let id = begun.map_err(told_on("/complaints/new".to_owned()))?;
    redirect(&request::write_page(id, Some(Step::Told)));
    Ok(())
}

/// A matter as far as it is written.
#[server(prefix = "/api", endpoint = "matters/written", input = GetUrl)]
pub async fn written(id: String) -> Result<WriteView, AppError> {
    let ctx = context()?;
    request::written(&ctx, language(), named(&id)?).await.map_err(told)
}

/// Saves what was typed on a page.
#[server(prefix = "/api", endpoint = "matters/save")]
pub async fn save(
    #[server(default)] id: String,
    #[server(default)] step: String,
    #[server(flatten)] fields: Fields,
) -> Result<(), AppError> {
    let ctx = context()?;
    let (id, step) = (named(&id)?, Step::of(&step).ok_or(AppError::NotFound)?);
    let saved = matters::save(&ctx, &caller(), id, step, |it| fields.write(step, it)).await;
    saved.map_err(told_on(request::write_page(id, Some(step))))?;
    redirect(&request::write_page(id, step.next()));
    Ok(())
}

/// Takes a file back that came with what is being written.
#[server(prefix = "/api", endpoint = "matters/detach")]
pub async fn detach(
    #[server(default)] id: String,
    #[server(default)] file: String,
) -> Result<(), AppError> {
    let (ctx, id) = (context()?, named(&id)?);
    let page = request::write_page(id, Some(Step::Files));
    let taken = matters::detach(&ctx, &caller(), id, named(&file)?).await;
    taken.map_err(told_on(page.clone()))?;
    redirect(&page);
    Ok(())
}

/// Sends a matter.
#[server(prefix = "/api", endpoint = "matters/lodge")]
pub async fn lodge(#[server(default)] id: String) -> Result<(), AppError> {
    let (ctx, id) = (context()?, named(&id)?);
    let sent = matters::send(&ctx, &caller(), id).await;
    let lodged = sent.map_err(told_on(request::write_page(id, None)))?;
    if let Some(code) = &lodged.query_code {
        cookies::follow(&lodged.number, code);
    }
    redirect(&[&place(false, &lodged.number), "?new=1"].concat());
    Ok(())
}

/// A matter; `desk` when it is read by those who handle it, `action` when something is about to be done, `template` when
/// that begins with a reply template.
#[server(prefix = "/api", endpoint = "matters/show", input = GetUrl)]
pub async fn matter(
    number: String,
    desk: bool,
    action: String,
    template: String,
    purpose: String,
    is_new: bool,
) -> Result<MatterView, AppError> {
    let ctx = context()?;
    let asked = request::Asked { action: &action, template: &template, purpose: &purpose, is_new };
    let shown = request::shown(&ctx, &number, asked).await;
    shown.map_err(told_on(place(desk, &number)))
}

/// Says something in a matter.
#[server(prefix = "/api", endpoint = "matters/say")]
pub async fn say(
    #[server(default)] number: String,
    #[server(default)] entry: String,
    #[server(default)] text: String,
    #[server(default)] desk: String,
) -> Result<(), AppError> {
    let page = place(!desk.is_empty(), &number);
    cookies::keep(&page, &[&text]);
    let said = matters::say(&context()?, &caller(), &number, named(&entry)?, &text).await;
    said.map_err(told_on(page.clone()))?;
    cookies::forget(&page);
    redirect(&[&page, "#last"].concat());
    Ok(())
}

/// Does something in a matter.
#[server(prefix = "/api", endpoint = "matters/act")]
pub async fn act(
    #[server(default)] number: String,
    #[server(default)] entry: String,
    #[server(default)] action: String,
    #[server(default)] desk: String,
    #[server(flatten)] fields: Fields,
) -> Result<(), AppError> {
    let page = place(!desk.is_empty(), &number);
    let form = format!("{page}?action={action}");
    cookies::keep(&form, &fields.values());
    let acted = request::act(&context()?, &number, named(&entry)?, &action, &fields).await;
    acted.map_err(told_on(form.clone()))?;
    cookies::forget(&form);
    redirect(&[&page, "#last"].concat());
    Ok(())
}

/// What the reader has to see to.
#[server(prefix = "/api", endpoint = "matters/desk", input = GetUrl)]
pub async fn desk() -> Result<DeskView, AppError> {
    let ctx = context()?;
    let desk = matters::desk(&ctx, &caller()).await;
    let desk = desk.map_err(told_on("/w/matters".to_owned()))?;
    let surveys = matters::surveys(&ctx, &caller());
    let keeps = matters::templates::keeps(&ctx, &caller());
    Ok(view_model::desk(language(), &desk, (surveys, keeps), ctx.now().date()))
}

/// What is seen of matters from above, over so many weeks.
#[server(prefix = "/api", endpoint = "matters/figures", input = GetUrl)]
pub async fn figures(weeks: String) -> Result<FiguresView, AppError> {
    let ctx = context()?;
    let weeks = weeks.parse().ok().filter(|it| (1..=53).contains(it)).unwrap_or(13);
    let figures = matters::figures(&ctx, &caller(), weeks).await;
    let figures = figures.map_err(told_on("/w/matters/figures".to_owned()))?;
    Ok(view_model::figures(language(), &figures, ctx.now().date()))
}

/// The tables of the figures over so many weeks.
///
/// # Errors
/// Those of [`matters::figures`].
pub async fn sheets(
    ctx: &Context,
    caller: &Caller,
    language: Language,
    weeks: u32,
) -> Result<Sheets, Error> {
    let figures = matters::figures(ctx, caller, weeks).await?;
    Ok(view_model::sheets(language, &figures, &ctx.catalogue()))
}

/// The table of the report of a year.
///
/// # Errors
/// Those of [`matters::annual_figures`].
pub async fn annual_sheets(
    ctx: &Context,
    caller: &Caller,
    language: Language,
    year: i32,
) -> Result<Sheets, Error> {
    let reported = matters::annual_figures(ctx, caller, year).await?;
    Ok(view_model::annual_sheets(language, year, &reported))
}
