//! What the pages of cases ask of the server.

use super::view_model::{
    CorrectView, ListView, ProgressView, ReceiptView, SubmittedView, TrackView, WithdrawView,
};
use crate::{drafts::posted::Pairs, error::AppError};
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};

#[cfg(feature = "ssr")]
use super::view_model;
#[cfg(feature = "ssr")]
use crate::{
    cookies,
    drafts::{
        Answer, Held,
        posted::{Go, Posted},
    },
    query_code,
    server_context::{caller, context, language, told, told_on},
    ui::{place, unsaved::Unsaved},
};
#[cfg(feature = "ssr")]
use domain::{
    Moment,
    ids::{CaseId, OrganisationId},
};
#[cfg(feature = "ssr")]
use leptos::server_fn::{ServerFn, error::ServerFnUrlError};
#[cfg(feature = "ssr")]
use leptos_axum::redirect;
#[cfg(feature = "ssr")]
use service::{Caller, Context, Error, cases, cases::Which, drafts};
#[cfg(feature = "ssr")]
use view_model::Shown;

/// The visitor's cases or drafts; without a wish, those in which they have something to do, if there are any.
#[server(prefix = "/api", endpoint = "cases/list", input = GetUrl)]
pub async fn mine(
    show: Option<String>,
    after: Option<String>,
    whose: Option<String>,
) -> Result<ListView, AppError> {
    let organisation = match whose.as_deref().filter(|it| !it.is_empty()) {
        Some(id) => Some(id.parse().map_err(|_| told(Error::NotFound))?),
        None => None,
    };
    let after = after.as_deref().and_then(place::read);
    listed(show.as_deref().and_then(Shown::of), after, organisation).await
}

/// One page of the visitor's cases, or of an organisation's, or their drafts.
#[cfg(feature = "ssr")]
async fn listed(
    show: Option<Shown>,
    after: Option<(Moment, CaseId)>,
    organisation: Option<OrganisationId>,
) -> Result<ListView, AppError> {
    let (ctx, caller, language) = (context()?, caller(), language());
    let waiting = waiting(&ctx, &caller, organisation).await.map_err(told_on("/my".to_owned()))?;
    let Shown::Cases(which) = show.unwrap_or_else(|| Shown::first(waiting)) else {
        let lines = drafts::list(&ctx, &caller).await.map_err(told)?;
        return Ok(view_model::drafts(language, &lines, waiting));
    };
    let page = cases::list(&ctx, &caller, organisation, which, after).await.map_err(told)?;
    let seen = (ctx.now().date(), &*ctx.calendar());
    let view = view_model::cases(language, which, &page, waiting, seen);
    Ok(view.of_organisation(organisation.map(|it| it.to_string()).as_deref()))
}

/// How many cases wait for the visitor.
#[cfg(feature = "ssr")]
async fn waiting(
    ctx: &Context,
    caller: &Caller,
    organisation: Option<OrganisationId>,
) -> Result<usize, Error> {
    Ok(cases::list(ctx, caller, organisation, Which::NeedsMe, None).await?.lines.len())
}

/// The progress of a case.
#[server(prefix = "/api", endpoint = "cases/show", input = GetUrl)]
pub async fn progress(number: String) -> Result<ProgressView, AppError> {
    let (ctx, caller) = (context()?, caller());
    let told = told_on(format!("/my/{number}"));
    let case = cases::show(&ctx, &caller, &number).await.map_err(told)?;
    let burden = match view_model::adverse_document(&case) {
        Some(id) => service::notices::show(&ctx, &caller, id).await.ok(),
        None => None,
    };
    let seen = (ctx.now().date(), &*ctx.calendar());
    Ok(view_model::progress(language(), &case, burden.as_ref(), seen))
}

/// What was filed in a case.
#[server(prefix = "/api", endpoint = "cases/submitted", input = GetUrl)]
pub async fn submitted(number: String) -> Result<SubmittedView, AppError> {
    let elsewhere = told_on(format!("/my/{number}/submitted"));
    let content = cases::content(&context()?, &caller(), &number).await.map_err(elsewhere)?;
    Ok(view_model::submitted(language(), &content))
}

/// What has to be corrected or supplied in a case.
#[server(prefix = "/api", endpoint = "cases/correct", input = GetUrl)]
pub async fn correcting(number: String) -> Result<CorrectView, AppError> {
    let ctx = context()?;
    let told = told_on(format!("/my/{number}/correct"));
    let case = cases::correct(&ctx, &caller(), &number).await.map_err(told)?;
    Ok(view_model::correcting(language(), &case, ctx.now().date()))
}

/// Saves what is typed so far, so that a file that is sent from the same page takes nothing with it.
#[server(prefix = "/api", endpoint = "cases/keep-correction", input = Json)]
pub async fn keep_correction(number: String, pairs: Pairs) -> Result<(), AppError> {
    let posted = Posted::of(pairs);
    save_correction(&context()?, &caller(), &number, &posted).await.map(drop).map_err(told)
}

/// Hands in everything that is prepared.
#[server(prefix = "/api", endpoint = "cases/resupply")]
pub async fn resupply(number: String) -> Result<(), AppError> {
    cases::resupply(&context()?, &caller(), &number).await.map_err(told)?;
    redirect(&page_of(&number, "?done=resupplied")?);
    Ok(())
}

/// A case that can still be taken back.
#[server(prefix = "/api", endpoint = "cases/withdrawal", input = GetUrl)]
pub async fn withdrawal(number: String) -> Result<WithdrawView, AppError> {
    let elsewhere = told_on(format!("/my/{number}/withdraw"));
    let case = cases::show(&context()?, &caller(), &number).await.map_err(elsewhere)?;
    let view = view_model::withdrawal(language(), &case);
    view.ok_or_else(|| told(Error::Refused("wrong_state")))
}

/// Takes an application back.
#[server(prefix = "/api", endpoint = "cases/withdraw")]
pub async fn withdraw(number: String, reason: Option<String>) -> Result<(), AppError> {
    cases::withdraw(&context()?, &caller(), &number, reason).await.map_err(told)?;
    redirect(&page_of(&number, "")?);
    Ok(())
}

/// The receipt of a case, with its query code the first time.
#[server(prefix = "/api", endpoint = "cases/receipt", input = GetUrl)]
pub async fn receipt(number: String) -> Result<ReceiptView, AppError> {
    let ctx = context()?;
    let told = told_on(format!("/receipt/{number}"));
    let receipt = cases::receipt(&ctx, &caller(), &number).await.map_err(told)?;
    let code = query_code::take(receipt.notice.case_number);
    Ok(view_model::receipt(language(), &receipt, code, ctx.now().date()))
}

/// Gives the applicant another query code, which the receipt shows once.
#[server(prefix = "/api", endpoint = "cases/renew-code")]
pub async fn renew_code(number: String) -> Result<(), AppError> {
    let renewed = cases::renew_code(&context()?, &caller(), &number).await;
    let (number, code) = renewed.map_err(told)?;
    query_code::hand_over(number, code);
    redirect(&format!("/receipt/{number}"));
    Ok(())
}

/// Begins to follow a case without an account; a wrong number is answered like a wrong code.
#[server(prefix = "/api", endpoint = "cases/track")]
pub async fn track(number: String, code: String) -> Result<(), AppError> {
    cookies::keep("/track", &[&number]);
    let found = cases::track(&context()?, &caller(), &number, &code).await;
    let found = found.map_err(|error| told(view_model::not_tracked(error)))?;
    cookies::forget("/track");
    cookies::follow(&found.number.to_string(), &code);
    redirect("/track/case");
    Ok(())
}

/// The case that the visitor follows without an account.
#[server(prefix = "/api", endpoint = "cases/tracked")]
pub async fn tracked() -> Result<TrackView, AppError> {
    let ctx = context()?;
    let (number, code) = cookies::followed().ok_or(AppError::NotFound)?;
    let found = cases::track(&ctx, &caller(), &number, &code).await.map_err(told)?;
    Ok(view_model::tracked(language(), &found, (ctx.now().date(), &ctx.calendar())))
}

/// Saves the answers of a page of corrections that a browser has posted, and hands everything in unless it is
/// told to wait.
///
/// This is no server function, because the names of its fields are those of the questions.
///
/// # Errors
/// What the use case says, except where the answers can be shown to their writer again.
#[cfg(feature = "ssr")]
pub async fn post_correction(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    pairs: Pairs,
) -> Result<Answer, Error> {
    let posted = Posted::of(pairs.clone());
    let page = match save_correction(ctx, caller, number, &posted).await {
        Ok(page) => page,
        Err(Error::Refused(code @ ("sign_in" | "busy"))) => {
            let action = format!("/my/{number}/correct");
            return Ok(Answer::Held(Held::Unsaved(Unsaved::new(code, action, pairs))));
        }
        Err(error) => return Err(error),
    };
    if posted.go != Go::Next {
        return Ok(Answer::GoTo(page));
    }
    match cases::resupply(ctx, caller, number).await {
        Ok(_) => Ok(Answer::GoTo(page_of(number, "?done=resupplied").unwrap_or(page))),
        Err(Error::Failed(cause)) => Err(Error::Failed(cause)),
        Err(error) => Ok(Answer::GoTo(blamed(&page, told(error)))),
    }
}

/// Saves what was typed over what was saved before; answers the address of the page.
#[cfg(feature = "ssr")]
async fn save_correction(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    posted: &Posted,
) -> Result<String, Error> {
    let asked = cases::correct(ctx, caller, number).await?;
    let typed = view_model::answers(&asked, posted);
    cases::save_correction(ctx, caller, number, asked.version, typed).await?;
    Ok(format!("/my/{}/correct", asked.number))
}

/// The address of a page that says what was wrong, as it would say it of the server function.
#[cfg(feature = "ssr")]
fn blamed(page: &str, error: AppError) -> String {
    // The address has to be whole to be written, but only its path is wanted.
    const HOST: &str = "http://hall";
    let url = ServerFnUrlError::new(Resupply::PATH, error).to_url(&[HOST, page].concat());
    url.map_or_else(|_| page.to_owned(), |url| url.as_str().replacen(HOST, "", 1))
}

/// The page of a case; `number` came from a browser and is read before it goes into a header.
#[cfg(feature = "ssr")]
fn page_of(number: &str, query: &str) -> Result<String, AppError> {
    let number = domain::identifiers::CaseNumber::parse(number);
    number.map(|number| format!("/my/{number}{query}")).map_err(|_| AppError::NotFound)
}
