//! What the pages of administration ask of the server.

use super::view_model::{
    DepartmentRow, FrontView, LogView, MemberView, MissesView, Placing, PostForm, StaffView,
    YearForm, YearRow,
};
use crate::error::AppError;
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use super::view_model::{after, behind, placed};
#[cfg(feature = "ssr")]
use crate::{
    cookies,
    server_context::{caller, context, language, told, told_on},
};
#[cfg(feature = "ssr")]
use domain::{Moment, Text, access::Role, ids::PersonId};
#[cfg(feature = "ssr")]
use leptos_axum::redirect;
#[cfg(feature = "ssr")]
use service::{
    accounts::NewStaff,
    admin::{self, NewDepartment},
    calendar, items,
};

/// What there is to administer.
#[server(prefix = "/api", endpoint = "admin/overview", input = GetUrl)]
pub async fn overview() -> Result<FrontView, AppError> {
    let found = admin::overview(&context()?, &caller()).map_err(told_on("/w/admin".to_owned()))?;
    Ok(FrontView::of(language(), &found))
}

/// The departments, by number.
#[server(prefix = "/api", endpoint = "admin/departments", input = GetUrl)]
pub async fn departments(page: String) -> Result<Vec<DepartmentRow>, AppError> {
    let found = admin::departments(&context()?, &caller()).map_err(told_on(page))?;
    Ok(found.iter().map(DepartmentRow::of).collect())
}

/// Adds a department.
#[server(prefix = "/api", endpoint = "admin/add-department")]
pub async fn add_department(
    #[server(default)] key: String,
    #[server(default)] number: String,
    #[server(default)] name_zh: String,
    #[server(default)] name_en: String,
) -> Result<(), AppError> {
    const PAGE: &str = "/w/admin/departments/add";
    cookies::keep(PAGE, &[&key, &number, &name_zh, &name_en]);
    let new = NewDepartment { key, number, name: Text::new(name_zh, name_en) };
    admin::add_department(&context()?, &caller(), new).await.map_err(told)?;
    cookies::forget(PAGE);
    redirect("/w/admin/departments?done=added");
    Ok(())
}

/// Those who work here, by name.
#[server(prefix = "/api", endpoint = "admin/staff", input = GetUrl)]
pub async fn staff(find: String, place: String) -> Result<StaffView, AppError> {
    let after = after(&place);
    let behind = after.as_ref().map(|(name, id)| (name.as_str(), *id));
    let found = admin::staff(&context()?, &caller(), &find, behind).await;
    let found = found.map_err(told_on("/w/admin/staff".to_owned()))?;
    Ok(StaffView::of(language(), &find, &found))
}

/// Where a new colleague can be placed.
#[server(prefix = "/api", endpoint = "admin/places", input = GetUrl)]
pub async fn places() -> Result<Placing, AppError> {
    let ctx = context()?;
    admin::may_appoint(&caller()).map_err(told_on("/w/admin/staff/add".to_owned()))?;
    Ok(Placing::of(language(), &ctx.catalogue()))
}

/// Opens an account for a colleague.
#[server(prefix = "/api", endpoint = "admin/appoint")]
pub async fn appoint(
    #[server(default)] login: String,
    #[server(default)] name: String,
    #[server(default)] number: String,
    #[server(default)] at: String,
    #[server(default)] roles: Vec<String>,
    #[server(default)] password: String,
) -> Result<(), AppError> {
    const PAGE: &str = "/w/admin/staff/add";
    admin::may_appoint(&caller()).map_err(told)?;
    cookies::keep(PAGE, &[&login, &name, &at, &roles.join(" "), &number]);
    let (department, roles) = (asked_for(&at)?, known(&roles)?);
    let new = NewStaff { login, name, number: Some(number), department, roles, password };
    let person = admin::appoint(&context()?, &caller(), new).await;
    let person = person.map_err(told).map_err(wired)?;
    cookies::forget(PAGE);
    redirect(&format!("/w/admin/staff/{person}?done=opened"));
    Ok(())
}

/// Somebody who works here.
#[server(prefix = "/api", endpoint = "admin/member", input = GetUrl)]
pub async fn member(person: String) -> Result<MemberView, AppError> {
    let page = format!("/w/admin/staff/{person}");
    let id = person.parse().map_err(|_| AppError::NotFound)?;
    let found = admin::member(&context()?, &caller(), id).await;
    Ok(MemberView::of(language(), &found.map_err(told_on(page))?))
}

/// The form of a post of somebody who works here.
#[server(prefix = "/api", endpoint = "admin/post", input = GetUrl)]
pub async fn post(person: String, at: String) -> Result<PostForm, AppError> {
    let (ctx, page) = (context()?, format!("/w/admin/staff/{person}/post"));
    let id = person.parse().map_err(|_| AppError::NotFound)?;
    let found = admin::member(&ctx, &caller(), id).await.map_err(told_on(page))?;
    let placing = Placing::of(language(), &ctx.catalogue());
    Ok(PostForm::of(language(), &found, &at, placing))
}

/// Gives somebody these roles in place of those held there before.
#[server(prefix = "/api", endpoint = "admin/give-post")]
pub async fn give_post(
    person: String,
    #[server(default)] at: String,
    #[server(default)] roles: Vec<String>,
) -> Result<(), AppError> {
    admin::may_appoint(&caller()).map_err(told)?;
    let (id, department, roles) = (id(&person)?, asked_for(&at)?, known(&roles)?);
    let given = admin::give_post(&context()?, &caller(), id, department, roles).await;
    given.map_err(told).map_err(wired)?;
    redirect(&format!("/w/admin/staff/{id}?done=changed"));
    Ok(())
}

/// Gives somebody another staff number.
#[server(prefix = "/api", endpoint = "admin/give-number")]
pub async fn give_number(
    person: String,
    #[server(default)] number: String,
) -> Result<(), AppError> {
    let id = id(&person)?;
    let page = format!("/w/admin/staff/{id}");
    cookies::keep(&page, &[&number]);
    admin::give_number(&context()?, &caller(), id, &number).await.map_err(told)?;
    cookies::forget(&page);
    redirect(&format!("{page}?done=numbered"));
    Ok(())
}

/// Closes an account.
#[server(prefix = "/api", endpoint = "admin/close-account")]
pub async fn close_account(person: String) -> Result<(), AppError> {
    let id = id(&person)?;
    admin::close_account(&context()?, &caller(), id).await.map_err(told)?;
    redirect(&format!("/w/admin/staff/{id}?done=closed"));
    Ok(())
}

/// Opens a closed account again.
#[server(prefix = "/api", endpoint = "admin/reopen-account")]
pub async fn reopen_account(person: String) -> Result<(), AppError> {
    let id = id(&person)?;
    admin::reopen_account(&context()?, &caller(), id).await.map_err(told)?;
    redirect(&format!("/w/admin/staff/{id}?done=reopened"));
    Ok(())
}

/// Gives somebody a password, to be used once.
#[server(prefix = "/api", endpoint = "admin/give-password")]
pub async fn give_password(
    person: String,
    #[server(default)] password: String,
) -> Result<(), AppError> {
    let id = id(&person)?;
    admin::give_password(&context()?, &caller(), id, password).await.map_err(told)?;
    redirect(&format!("/w/admin/staff/{id}?done=password"));
    Ok(())
}

/// Signs somebody out everywhere.
#[server(prefix = "/api", endpoint = "admin/end-sessions")]
pub async fn end_sessions(person: String) -> Result<(), AppError> {
    let id = id(&person)?;
    admin::end_sessions(&context()?, &caller(), id).await.map_err(told)?;
    redirect(&format!("/w/admin/staff/{id}?done=signed-out"));
    Ok(())
}

/// The years in force.
#[server(prefix = "/api", endpoint = "admin/years", input = GetUrl)]
pub async fn years() -> Result<Vec<YearRow>, AppError> {
    let found = calendar::years(&context()?, &caller()).await;
    let found = found.map_err(told_on("/w/admin/calendar".to_owned()))?;
    Ok(found.iter().map(|it| YearRow::of(language(), it)).collect())
}

/// What was typed of a year, with what it would mean.
#[server(prefix = "/api", endpoint = "admin/year", input = GetUrl)]
pub async fn year() -> Result<YearForm, AppError> {
    let found = calendar::sheet(&context()?, &caller()).await;
    let found = found.map_err(told_on("/w/admin/calendar/load".to_owned()))?;
    Ok(YearForm::of(language(), &found))
}

/// Keeps what is typed of a year, and shows what it would mean.
#[server(prefix = "/api", endpoint = "admin/keep-year")]
pub async fn keep_year(#[server(default)] text: String) -> Result<(), AppError> {
    calendar::save_sheet(&context()?, &caller(), &text).await.map_err(told)?;
    redirect("/w/admin/calendar/load#seen");
    Ok(())
}

/// Puts the year in force that was looked at.
#[server(prefix = "/api", endpoint = "admin/load-year")]
pub async fn load_year(seen: i64) -> Result<(), AppError> {
    let seen = Moment::from_micros(seen);
    calendar::put_in_force(&context()?, &caller(), seen).await.map_err(told)?;
    redirect("/w/admin/calendar?done=loaded");
    Ok(())
}

/// What people have told that they did not find, behind the `place` that an address names.
#[server(prefix = "/api", endpoint = "admin/misses", input = GetUrl)]
pub async fn misses(place: String) -> Result<MissesView, AppError> {
    let found = items::misses(&context()?, &caller(), behind(&place).as_ref()).await;
    Ok(MissesView::of(language(), &found.map_err(told_on("/w/admin/misses".to_owned()))?))
}

/// What administrators did.
#[server(prefix = "/api", endpoint = "admin/log", input = GetUrl)]
pub async fn log(before: String) -> Result<LogView, AppError> {
    let ctx = context()?;
    let found = admin::log(&ctx, &caller(), before.parse().ok()).await;
    let found = found.map_err(told_on("/w/admin/log".to_owned()))?;
    Ok(LogView::of(language(), &found, &ctx.catalogue()))
}

#[cfg(feature = "ssr")]
fn id(person: &str) -> Result<PersonId, AppError> {
    caller().signed_in().map_err(told)?;
    person.parse().map_err(|_| told(service::Error::NotFound))
}

/// The department that was chosen; none for the hall as a whole.
#[cfg(feature = "ssr")]
fn asked_for(at: &str) -> Result<Option<String>, AppError> {
    if at.is_empty() { Err(wrong("at", "missing")) } else { Ok(placed(at)) }
}

/// The roles that were chosen.
#[cfg(feature = "ssr")]
fn known(roles: &[String]) -> Result<Vec<Role>, AppError> {
    let roles: Result<_, _> = roles.iter().map(|it| it.parse()).collect();
    roles.map_err(|_| wrong("roles[]", "not-a-choice"))
}

#[cfg(feature = "ssr")]
fn wrong(field: &str, code: &str) -> AppError {
    let wrong = AppError::Invalid(vec![(field.to_owned(), code.to_owned())]);
    if !crate::server_context::is_form_post() {
        crate::error::set_status(&wrong);
    }
    wrong
}

/// Names the fields of a fault as the forms name them.
#[cfg(feature = "ssr")]
fn wired(error: AppError) -> AppError {
    error.renamed(|field| match field.as_str() {
        "department" => "at".to_owned(),
        "roles" => "roles[]".to_owned(),
        _ => field,
    })
}
