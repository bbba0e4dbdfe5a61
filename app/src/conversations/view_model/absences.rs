//! Fills the page of absences, and their list at the desk.

use super::{AbsenceLine, AbsencesView};
use crate::{
    text::{Language, conversations as text},
    ui::dates,
};
use service::absences::{Away, Listed};

/// The absences of a desk.
#[must_use]
pub fn absences(language: Language, listed: &Listed) -> AbsencesView {
    let people = listed.colleagues.iter().map(|(who, name)| (who.to_string(), name.clone()));
    let people: Vec<_> = people.collect();
    AbsencesView {
        department: listed.department.clone(),
        name: language.read(&listed.name).to_owned(),
        absences: listed.absences.iter().map(|it| line(language, it)).collect(),
        agents: if listed.leads { people.clone() } else { Vec::new() },
        stand_ins: people,
        may_note: listed.leads || listed.is_of_desk,
    }
}

/// An absence in a list.
#[must_use]
pub fn line(language: Language, away: &Away) -> AbsenceLine {
    let [from_on, until_on] = [away.from_on, away.until_on].map(|it| dates::day(language, it));
    let days = if away.from_on == away.until_on {
        from_on
    } else {
        language.fill(text::ABSENCE_DAYS, &[("from", &from_on), ("until", &until_on)])
    };
    let stands_in = match &away.stand_in {
        Some(name) => language.fill(text::ABSENCE_STAND_IN, &[("name", name)]),
        None => language.say(text::ABSENCE_NO_STAND_IN).to_owned(),
    };
    AbsenceLine {
        id: away.id.to_string(),
        name: away.name.clone(),
        facts: [days, stands_in].join(" · "),
        is_you_now: away.is_you && away.is_now,
        is_now: away.is_now,
        may_end: away.may_end,
    }
}
