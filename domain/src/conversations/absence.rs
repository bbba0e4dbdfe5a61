//! Who of a desk is away for some days, and who stands in for them.

use crate::{Date, ids::PersonId, licensing::words};

/// Somebody is away from a desk from day to day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Who.
    pub agent: PersonId,
    /// Who of the same desk takes what they have; without one it goes to whoever is free.
    pub stand_in: Option<PersonId>,
    /// The first day.
    pub from_on: Date,
    /// The last day.
    pub until_on: Date,
}

words! {
    /// What is wrong with an absence; the code is the key of the sentence for it.
    pub enum AbsenceFault {
        /// It ends before it begins.
        EndsBefore = "absence-ends-before",
        /// It is over already.
        Past = "absence-past",
        /// They are away on one of these days already.
        Overlaps = "absence-overlaps",
        /// Nobody stands in for themself.
        StandsInForThemself = "absence-own-stand-in",
        /// Whoever is to stand in is away on one of these days.
        StandInAway = "absence-stand-in-away",
    }
}

impl Absence {
    /// Whether they are away on this day.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        (self.from_on..=self.until_on).contains(&day)
    }

    fn meets(&self, other: &Self) -> bool {
        self.from_on <= other.until_on && other.from_on <= self.until_on
    }

    /// Everything that is wrong with it on the day on which it is noted, beside the `others` of the desk.
    #[must_use]
    pub fn faults(&self, others: &[Self], today: Date) -> Vec<AbsenceFault> {
        let is_away = |who| others.iter().any(|it| Some(it.agent) == who && it.meets(self));
        let faults = [
            (self.until_on < self.from_on, AbsenceFault::EndsBefore),
            (self.until_on >= self.from_on && self.until_on < today, AbsenceFault::Past),
            (is_away(Some(self.agent)), AbsenceFault::Overlaps),
            (self.stand_in == Some(self.agent), AbsenceFault::StandsInForThemself),
            (
                self.stand_in != Some(self.agent) && is_away(self.stand_in),
                AbsenceFault::StandInAway,
            ),
        ];
        faults.into_iter().filter(|it| it.0).map(|it| it.1).collect()
    }
}

/// The absence of somebody on a day, if they are away.
#[must_use]
pub fn away(absences: &[Absence], agent: PersonId, day: Date) -> Option<&Absence> {
    absences.iter().find(|it| it.agent == agent && it.covers(day))
}

/// Who stands in for somebody who is away on a day; nobody when whoever was named is away too by now.
#[must_use]
pub fn stand_in(absences: &[Absence], agent: PersonId, day: Date) -> Option<PersonId> {
    let named = away(absences, agent, day)?.stand_in?;
    away(absences, named, day).is_none().then_some(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    fn person(number: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(number))
    }

    fn absence(agent: u128, stand_in: Option<u128>, from_on: Date, until_on: Date) -> Absence {
        Absence { agent: person(agent), stand_in: stand_in.map(person), from_on, until_on }
    }

    const MONDAY: Date = date!(2026 - 03 - 02);
    const WEDNESDAY: Date = date!(2026 - 03 - 04);
    const FRIDAY: Date = date!(2026 - 03 - 06);

    #[test]
    fn whoever_is_away_is_away_from_the_first_day_to_the_last() {
        let them = [absence(1, Some(2), MONDAY, WEDNESDAY)];
        for (day, expected) in [
            (date!(2026 - 03 - 01), false),
            (MONDAY, true),
            (WEDNESDAY, true),
            (date!(2026 - 03 - 05), false),
        ] {
            assert_eq!(away(&them, person(1), day).is_some(), expected, "{day}");
            assert_eq!(stand_in(&them, person(1), day).is_some(), expected, "{day}");
        }
        assert_eq!(away(&them, person(2), MONDAY), None);
    }

    #[test]
    fn a_stand_in_who_is_away_too_stands_in_for_nobody() {
        let them = [absence(1, Some(2), MONDAY, FRIDAY), absence(2, None, FRIDAY, FRIDAY)];
        assert_eq!(stand_in(&them, person(1), WEDNESDAY), Some(person(2)));
        assert_eq!(stand_in(&them, person(1), FRIDAY), None);
    }

    #[test]
    fn everything_that_is_wrong_with_an_absence_is_told_at_once() {
        use AbsenceFault::{EndsBefore, Overlaps, Past, StandInAway, StandsInForThemself};
        let others = [absence(1, None, FRIDAY, FRIDAY), absence(3, None, MONDAY, MONDAY)];
        for (absence, expected) in [
            (absence(1, Some(2), MONDAY, WEDNESDAY), vec![]),
            (absence(2, None, MONDAY, MONDAY), vec![]),
            (absence(2, Some(1), MONDAY, WEDNESDAY), vec![]),
            (absence(1, None, WEDNESDAY, MONDAY), vec![EndsBefore]),
            (absence(2, None, date!(2026 - 02 - 27), date!(2026 - 03 - 01)), vec![Past]),
            (absence(1, Some(3), MONDAY, FRIDAY), vec![Overlaps, StandInAway]),
            (absence(2, Some(2), MONDAY, MONDAY), vec![StandsInForThemself]),
            (absence(1, Some(1), FRIDAY, FRIDAY), vec![Overlaps, StandsInForThemself]),
        ] {
            assert_eq!(absence.faults(&others, MONDAY), expected, "{absence:?}");
        }
    }
}
