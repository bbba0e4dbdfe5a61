//! What the pages of accounts ask of the server.

use super::view_model::{AccountView, EmailView, OrganisationsView};
use crate::error::AppError;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::{next, view_model};
#[cfg(feature = "ssr")]
use crate::{
    cookies,
    server_context::{caller, context, language, set_session, told, told_on},
};
#[cfg(feature = "ssr")]
use leptos_axum::redirect;
#[cfg(feature = "ssr")]
use service::accounts;

/// Signs in with a mobile number, an identity number or the name of an officer.
#[server(prefix = "/api", endpoint = "accounts/sign-in")]
pub async fn sign_in(name: String, password: String, next: Option<String>) -> Result<(), AppError> {
    let ctx = context()?;
    cookies::keep("/sign-in", &[&name]);
    let session = accounts::sign_in(&ctx, &caller(), &name, password).await.map_err(told)?;
    cookies::forget("/sign-in");
    enter(&session.token, next.as_deref()).await
}

/// Opens an account under one's real name, and signs in.
#[server(prefix = "/api", endpoint = "accounts/register")]
pub async fn register(
    name: String,
    citizen_id: String,
    mobile: String,
    password: String,
    next: Option<String>,
) -> Result<(), AppError> {
    let ctx = context()?;
    cookies::keep("/register", &[&name, &citizen_id, &mobile]);
    let new = accounts::Registration { name, citizen_id, mobile, password };
    let session = accounts::register(&ctx, &caller(), new).await.map_err(told)?;
    cookies::forget("/register");
    enter(&session.token, next.as_deref()).await
}

/// Signs out of this session.
#[server(prefix = "/api", endpoint = "accounts/sign-out")]
pub async fn sign_out() -> Result<(), AppError> {
    accounts::sign_out(&context()?, &caller()).await.map_err(told)?;
    set_session("");
    redirect("/");
    Ok(())
}

/// Signs out of every other session.
#[server(prefix = "/api", endpoint = "accounts/sign-out-elsewhere")]
pub async fn sign_out_elsewhere() -> Result<(), AppError> {
    accounts::sign_out_elsewhere(&context()?, &caller()).await.map_err(told)?;
    redirect("/me?done=elsewhere");
    Ok(())
}

/// The caller's own account.
#[server(prefix = "/api", endpoint = "accounts/me")]
pub async fn me() -> Result<AccountView, AppError> {
    let (ctx, caller) = (context()?, caller());
    let profile = accounts::profile(&ctx, &caller).await.map_err(told_on("/me".to_owned()))?;
    let session = caller.signed_in().map_err(told)?.session;
    Ok(view_model::account(language(), &profile, session, ctx.sends_mail))
}

/// Where the caller's letters go; whoever opens a letter without being signed in comes back to it.
#[server(prefix = "/api", endpoint = "accounts/email")]
pub async fn email(token: String) -> Result<EmailView, AppError> {
    let page = if token.is_empty() { "/me/email".to_owned() } else { format!("/me/email/{token}") };
    let profile = accounts::profile(&context()?, &caller()).await.map_err(told_on(page))?;
    Ok(view_model::email(&profile))
}

/// Sends a letter to the address that is said to be the caller's.
#[server(prefix = "/api", endpoint = "accounts/claim-email")]
pub async fn claim_email(#[server(default)] email: String) -> Result<(), AppError> {
    const PAGE: &str = "/me/email";
    cookies::keep(PAGE, &[&email]);
    accounts::claim_email(&context()?, &caller(), &email).await.map_err(told)?;
    cookies::forget(PAGE);
    redirect("/me/email?done=claimed");
    Ok(())
}

/// Shows by the token of a letter that the address is the caller's.
#[server(prefix = "/api", endpoint = "accounts/confirm-email")]
pub async fn confirm_email(token: String) -> Result<(), AppError> {
    let confirmed = accounts::confirm_email(&context()?, &caller(), &token).await;
    confirmed.map_err(|error| match error {
        service::Error::NotFound => told(service::Error::Refused("email_token")),
        other => told(other),
    })?;
    redirect("/me/email?done=confirmed");
    Ok(())
}

/// Sends the caller no more letters.
#[server(prefix = "/api", endpoint = "accounts/forget-email")]
pub async fn forget_email() -> Result<(), AppError> {
    accounts::forget_email(&context()?, &caller()).await.map_err(told)?;
    redirect("/me/email?done=forgotten");
    Ok(())
}

/// Whether the caller's password is one that somebody else gave.
#[server(prefix = "/api", endpoint = "accounts/password")]
pub async fn owes_password() -> Result<bool, AppError> {
    let told = told_on("/me/password".to_owned());
    Ok(caller().signed_in().map_err(told)?.owes_password)
}

/// Changes the caller's password, and signs out everywhere else.
#[server(prefix = "/api", endpoint = "accounts/change-password")]
pub async fn change_password(
    #[server(default)] current_password: String,
    #[server(default)] password: String,
) -> Result<(), AppError> {
    let changed =
        accounts::change_password(&context()?, &caller(), current_password, password).await;
    set_session(&changed.map_err(told)?.token);
    redirect("/me?done=password");
    Ok(())
}

/// Whether somebody who forgot their password gets a letter; where the hall sends no mail, nobody does.
#[server(prefix = "/api", endpoint = "accounts/sends-mail")]
pub async fn sends_mail() -> Result<bool, AppError> {
    Ok(context()?.sends_mail)
}

/// Sends a letter to whoever signs in by `name` and forgot their password, where there is one to send.
#[server(prefix = "/api", endpoint = "accounts/ask-for-password")]
pub async fn ask_for_password(#[server(default)] name: String) -> Result<(), AppError> {
    const PAGE: &str = "/sign-in/forgotten";
    cookies::keep(PAGE, &[&name]);
    accounts::ask_for_password(&context()?, &caller(), &name).await.map_err(told)?;
    cookies::forget(PAGE);
    redirect("/sign-in/forgotten?done=asked");
    Ok(())
}

/// Chooses a new password by the token of the letter.
#[server(prefix = "/api", endpoint = "accounts/choose-password")]
pub async fn choose_password(
    token: String,
    #[server(default)] password: String,
) -> Result<(), AppError> {
    accounts::choose_password(&context()?, &token, password).await.map_err(told)?;
    redirect("/sign-in?done=password");
    Ok(())
}

/// The organisations the caller acts for.
#[server(prefix = "/api", endpoint = "accounts/organisations")]
pub async fn organisations() -> Result<OrganisationsView, AppError> {
    let held = accounts::represented(&context()?, &caller()).await;
    let held = held.map_err(told_on("/me/organisations".to_owned()))?;
    Ok(view_model::organisations(language(), &held))
}

/// Adds an organisation that the caller declares to act for.
#[server(prefix = "/api", endpoint = "accounts/declare-organisation")]
pub async fn declare_organisation(
    #[server(default)] organisation: String,
    #[server(default)] credit_code: String,
    #[server(default)] kind: String,
    #[server(default)] capacity: String,
    #[server(default)] authority: String,
    next: Option<String>,
) -> Result<(), AppError> {
    const PAGE: &str = "/me/organisations";
    cookies::keep(PAGE, &[&organisation, &credit_code, &kind, &capacity, &authority]);
    let name = organisation;
    let said = accounts::Declaration { name, credit_code, kind, capacity, authority };
    accounts::declare(&context()?, &caller(), said).await.map_err(told)?;
    cookies::forget(PAGE);
    redirect(next.as_deref().and_then(next::own).unwrap_or("/me/organisations?done=declared"));
    Ok(())
}

/// Ends the caller's own authorisation.
#[server(prefix = "/api", endpoint = "accounts/leave-organisation")]
pub async fn leave_organisation(membership: String) -> Result<(), AppError> {
    let id = membership.parse().map_err(|_| AppError::NotFound)?;
    accounts::leave(&context()?, &caller(), id).await.map_err(told)?;
    redirect("/me/organisations?done=left");
    Ok(())
}

/// Makes the first administrator, by the token that the hall printed when it first started.
#[server(prefix = "/api", endpoint = "accounts/set-up")]
pub async fn set_up(
    token: String,
    login: String,
    name: String,
    password: String,
) -> Result<(), AppError> {
    let ctx = context()?;
    cookies::keep("/setup", &[&login, &name]);
    let first = accounts::FirstAdministrator { login, name, password };
    accounts::redeem(&ctx, token.trim(), first).await.map_err(told)?;
    cookies::forget("/setup");
    redirect("/sign-in?next=/w/admin");
    Ok(())
}

/// How the visitor likes the pages, kept on the device for a year.
#[server(prefix = "", endpoint = "settings")]
pub async fn settings(
    lang: Option<String>,
    theme: Option<String>,
    size: Option<String>,
    elder: Option<String>,
) -> Result<(), AppError> {
    let wanted = [("lang", lang), ("theme", theme), ("size", size), ("elder", elder)];
    for (name, value) in wanted.iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
        if let Some(value) = next::preference(name, value) {
            cookies::prefer(name, value);
        }
    }
    redirect(&next::came_from());
    Ok(())
}

/// Lets somebody who has just signed in go where they wanted, or to what is theirs to do.
#[cfg(feature = "ssr")]
async fn enter(token: &str, next: Option<&str>) -> Result<(), AppError> {
    let ctx = context()?;
    let entered = accounts::recognise(&ctx, Some(token), service::Caller::default());
    let entered = entered.await.map_err(told)?;
    set_session(token);
    redirect(next.and_then(next::own).unwrap_or_else(|| home(&entered)));
    Ok(())
}

/// Where somebody finds what is theirs to do.
#[cfg(feature = "ssr")]
fn home(caller: &service::Caller) -> &'static str {
    match caller {
        it if it.governs() => "/w/admin",
        it if it.is_staff() => "/w",
        _ => "/my",
    }
}
