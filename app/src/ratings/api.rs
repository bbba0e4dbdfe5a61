//! What the pages of ratings ask of the server.

use super::view_model::{self, CodeView, PublishedView, RateView, SurveyView};
use crate::{
    cookies,
    error::AppError,
    server_context::{caller, context, language, told, told_on},
    ui::place,
};
use domain::ratings::{Given, Indicator, Rating, Reason};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use leptos_axum::redirect;
use serde::{Deserialize, Serialize};
use service::{Error, FieldFault, ratings};

const VISIT: &str = "/w/ratings/visit";

/// What can be rated under `key`, where `level` is the word of a level or nothing.
#[server(prefix = "/api", endpoint = "ratings/page", input = GetUrl)]
pub async fn page(key: String, level: String) -> Result<RateView, AppError> {
    let asked = ratings::open(&context()?, &caller(), &key).await.map_err(told)?;
    Ok(view_model::rate(language(), &key, &level, &asked))
}

/// The levels of what is rated in particular; nothing where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Particulars {
    efficiency: String,
    guide_accuracy: String,
    convenience: String,
    usability: String,
}

/// Says how it was.
#[server(prefix = "/api", endpoint = "ratings/give")]
pub async fn give(
    #[server(default)] key: String,
    #[server(default)] level: String,
    #[server(default)] reasons: Vec<String>,
    #[server(flatten)] particulars: Particulars,
    #[server(default)] comment: String,
    #[server(default)] contact: String,
    #[server(default)] mobile: String,
) -> Result<(), AppError> {
    let form = ["/rate/", &key, "?level=", &level].concat();
    cookies::keep(&form, &kept(&reasons, &particulars, &comment, &contact, &mobile));
    let given = said(&level, &reasons, &particulars, comment, &contact);
    let given = given.map_err(told_on(form.clone()))?;
    let rated = ratings::give(&context()?, &caller(), &key, given, &mobile).await;
    rated.map_err(told_on(form.clone()))?;
    cookies::forget(&form);
    redirect(&["/rate/", &key].concat());
    Ok(())
}

/// What was typed, in the order in which the page reads it again.
fn kept<'a>(
    reasons: &'a [String],
    it: &'a Particulars,
    comment: &'a str,
    contact: &'a str,
    mobile: &'a str,
) -> Vec<&'a str> {
    let indicators = [&it.efficiency, &it.guide_accuracy, &it.convenience, &it.usability];
    let first = [comment, contact, mobile].into_iter();
    let indicators = indicators.into_iter().map(String::as_str);
    first.chain(indicators).chain(reasons.iter().map(String::as_str)).collect()
}

/// What was said, as the form sends it.
fn said(
    level: &str,
    reasons: &[String],
    it: &Particulars,
    comment: String,
    contact: &str,
) -> Result<Given, Error> {
    let fault = |field: &str| Error::Invalid(vec![FieldFault::new(field, "not-a-choice")]);
    let rating: Rating = level.parse().map_err(|_| fault("level"))?;
    let reasons = reasons.iter().map(|it| it.parse::<Reason>().map_err(|_| fault("reasons[]")));
    let typed = [&it.efficiency, &it.guide_accuracy, &it.convenience, &it.usability];
    let said = Indicator::ALL.iter().zip(typed).filter(|(_, it)| !it.is_empty());
    let indicators = said.map(|(indicator, it)| {
        let rating = it.parse::<Rating>().map_err(|_| fault(indicator.word()))?;
        Ok((*indicator, rating))
    });
    Ok(Given {
        rating,
        reasons: reasons.collect::<Result<_, _>>()?,
        indicators: indicators.collect::<Result<_, Error>>()?,
        comment: Some(comment),
        contact: contact == "yes",
    })
}

/// How everybody is rated.
#[server(prefix = "/api", endpoint = "ratings/published", input = GetUrl)]
pub async fn published() -> Result<PublishedView, AppError> {
    let published = ratings::published(&context()?).await.map_err(told)?;
    Ok(view_model::published(language(), &published))
}

/// How a department is rated; `after` is the place of the last rating that was read.
#[server(prefix = "/api", endpoint = "ratings/survey", input = GetUrl)]
pub async fn survey(department: String, after: String) -> Result<SurveyView, AppError> {
    let before = place::read(&after);
    let survey = ratings::survey(&context()?, &caller(), &department, before).await;
    let survey = survey.map_err(told_on("/w/ratings".to_owned()))?;
    Ok(view_model::survey(language(), &survey))
}

/// Lets a visit to a window be rated.
#[server(prefix = "/api", endpoint = "ratings/visit")]
pub async fn visit(
    #[server(default)] window: String,
    #[server(default)] ticket: String,
) -> Result<(), AppError> {
    cookies::keep(VISIT, &[&window, &ticket]);
    let visit = ratings::visit(&context()?, &caller(), &window, &ticket).await;
    let token = visit.map_err(told_on(VISIT.to_owned()))?;
    // The window stays the same for the next one.
    cookies::keep(VISIT, &[window.trim(), ""]);
    redirect(&[VISIT, "/", &token].concat());
    Ok(())
}

/// The code of a visit.
#[server(prefix = "/api", endpoint = "ratings/code", input = GetUrl)]
pub async fn code(key: String) -> Result<CodeView, AppError> {
    let asked = ratings::open(&context()?, &caller(), &key).await.map_err(told)?;
    view_model::code(language(), &key, &asked).ok_or(AppError::NotFound)
}
