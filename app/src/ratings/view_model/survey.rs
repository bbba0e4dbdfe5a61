//! How a department is rated, in the language of the reader.

use super::{
    RatingView, SurveyView,
    words::{given, level, word},
};
use crate::{
    text::{Language, ratings as text},
    ui::{dates, place},
};
use domain::{Text, matters::MatterNumber};
use service::ratings::{Survey, Told};

/// The ratings of a department.
#[must_use]
pub fn survey(language: Language, survey: &Survey) -> SurveyView {
    let page = |key: &str| ["/w/ratings?department=", key].concat();
    let department = |(key, name): &(String, Text)| {
        (page(key), language.read(name).to_owned(), *key == survey.department)
    };
    let older = |it| [&page(&survey.department), "&after=", &place::written(it)].concat();
    SurveyView {
        departments: survey.departments.iter().map(department).collect(),
        ratings: survey.ratings.iter().map(|it| rating(language, it)).collect(),
        older: survey.next.map(older),
        invites: survey.invites,
    }
}

fn rating(language: Language, told: &Told) -> RatingView {
    let item = told.item.as_ref().map(|it| language.read(it).to_owned());
    let facts = [
        Some(dates::day(language, told.on)),
        item,
        Some(word(language, "channel", told.channel.word())),
    ];
    let opened = |number: &String| {
        let grouped = number.parse().map_or_else(|_| number.clone(), MatterNumber::grouped);
        let name = language.fill(text::RECTIFICATION, &[("number", &grouped)]);
        (["/w/matters/", number].concat(), name)
    };
    RatingView {
        level: level(language, told.given.rating),
        code: told.given.rating.code(),
        facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        said: given(language, &told.given),
        rectification: told.rectification.as_ref().map(opened),
    }
}
