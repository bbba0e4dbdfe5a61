//! What a year's report says of requests for disclosure (GK 50) and of petitions (XF 31).

use super::Matter;
use crate::{
    Date,
    calendar::Calendar,
    disclosure_requests::{AnswerKind, Exemption, State},
    licensing::words,
    petitions::Route,
};
use std::collections::BTreeMap;

words! {
    /// What every procedure is counted by.
    pub enum AnnualHead {
        /// 上年结转: open when the year began.
        CarriedIn = "carried_in",
        /// 本年新收: came in within the year.
        Received = "received",
        /// 本年办结: done within the year.
        Done = "done",
        /// 其中按期: of these, within every period of the hall.
        InTime = "in_time",
        /// 结转下年: open when the year ended.
        CarriedOut = "carried_out",
    }
}

/// A line of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnnualLine {
    /// What every procedure is counted by.
    Head(AnnualHead),
    /// Of those that are done: where they stand, by the word of their procedure.
    State(&'static str),
    /// Of those that are done: how a request was answered.
    Answer(AnswerKind),
    /// Of those of which something was kept back: on which ground.
    Exemption(Exemption),
    /// Of the petitions that were told another route: which (XF 31(1)–(5)).
    Route(Route),
}

/// The figures of a year, by line.
pub type Annual = BTreeMap<AnnualLine, u64>;

/// The figures of `year` of the matters of one procedure, each with the day on which it came in, as they stand when the
/// report is written.
///
/// What is open again after an answer counts as it stands now: a report tells of procedures that are over.
#[must_use]
pub fn annual<'a>(
    year: i32,
    matters: impl IntoIterator<Item = (Date, &'a Matter)>,
    calendar: &Calendar,
) -> Annual {
    let mut annual = Annual::new();
    for (came_in, matter) in matters {
        for line in lines(year, came_in, matter, calendar) {
            *annual.entry(line).or_default() += 1;
        }
    }
    annual
}

fn lines(year: i32, came_in: Date, matter: &Matter, calendar: &Calendar) -> Vec<AnnualLine> {
    let done_on = done_on(matter);
    if came_in.year() > year || done_on.is_some_and(|on| on.year() < year) {
        return Vec::new();
    }
    let is_new = came_in.year() == year;
    let first = if is_new { AnnualHead::Received } else { AnnualHead::CarriedIn };
    let mut lines = vec![AnnualLine::Head(first)];
    let Some(on) = done_on.filter(|on| on.year() == year) else {
        lines.push(AnnualLine::Head(AnnualHead::CarriedOut));
        return lines;
    };
    lines.push(AnnualLine::Head(AnnualHead::Done));
    lines.push(AnnualLine::State(matter.state()));
    if !matter.is_late(on, calendar) {
        lines.push(AnnualLine::Head(AnnualHead::InTime));
    }
    if let Matter::Disclosure(request) = matter
        && request.state == State::Answered
    {
        let answer = request.answer.as_ref();
        lines.extend(answer.map(|it| AnnualLine::Answer(it.kind)));
        lines.extend(answer.and_then(|it| it.exemption).map(AnnualLine::Exemption));
    }
    if let Matter::Petition(petition) = matter {
        lines.extend(petition.route.map(AnnualLine::Route));
    }
    lines
}

/// The day on which it was answered, or ended without an answer; none while it is open.
fn done_on(matter: &Matter) -> Option<Date> {
    (!matter.is_open()).then(|| matter.since().date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Moment,
        disclosure_requests::{Answer, DisclosureRequest, Fact, Filing, Received},
        ids::PersonId,
        matters::{Elsewhere, Origin},
        petitions::{self, Petition},
    };
    use time::macros::date;
    use uuid::Uuid;

    const HEAD: fn(AnnualHead) -> AnnualLine = AnnualLine::Head;

    fn at(on: Date) -> Moment {
        Moment::at(on, 10, 0)
    }

    /// A request that came in on `on`, and was refused on `answered`.
    fn request(on: Date, answered: Option<Date>) -> (Date, Matter) {
        let by = PersonId::new(Uuid::from_u128(7));
        let origin = Origin::of(PersonId::new(Uuid::from_u128(1)), "center", "office");
        let (received, wanted) = (Received::InPerson, "预算".into());
        let filing = Filing { origin, received, wanted, form: None };
        let mut request = DisclosureRequest::begin(&filing, at(on));
        if let Some(answered) = answered {
            let (kind, exemption) = (AnswerKind::Refused, Some(Exemption::Internal));
            let answer = Answer { kind, exemption, text: "内部事务信息".into() };
            let proposed = Fact::Proposed { by, answer: answer.clone() };
            request.apply(&proposed, at(answered));
            request.apply(&Fact::Answered { by, answer }, at(answered));
        }
        (on, Matter::Disclosure(Box::new(request)))
    }

    #[test]
    fn a_request_is_carried_from_year_to_year_until_it_is_answered() {
        let requests = [
            request(date!(2025 - 12 - 30), Some(date!(2026 - 01 - 08))),
            request(date!(2026 - 03 - 02), Some(date!(2026 - 04 - 30))),
            request(date!(2026 - 12 - 30), None),
        ];
        let calendar = Calendar::official();
        let of = |year| annual(year, requests.iter().map(|(on, it)| (*on, it)), &calendar);
        let first = of(2025);
        assert_eq!(first[&HEAD(AnnualHead::Received)], 1);
        assert_eq!(first[&HEAD(AnnualHead::CarriedOut)], 1);
        let second = of(2026);
        let expected = [
            (HEAD(AnnualHead::CarriedIn), 1),
            (HEAD(AnnualHead::Received), 2),
            (HEAD(AnnualHead::Done), 2),
            // The second was answered after more than twenty working days (GK 33).
            (HEAD(AnnualHead::InTime), 1),
            (HEAD(AnnualHead::CarriedOut), 1),
            (AnnualLine::State("answered"), 2),
            (AnnualLine::Answer(AnswerKind::Refused), 2),
            (AnnualLine::Exemption(Exemption::Internal), 2),
        ];
        assert_eq!(second, expected.into());
        assert_eq!(
            of(2027),
            [(HEAD(AnnualHead::CarriedIn), 1), (HEAD(AnnualHead::CarriedOut), 1)].into()
        );
        assert_eq!(of(2024), Annual::new());
    }
    /// A petition that came in on `on` and was told on the same day that it belongs on `route`.
    fn directed(on: Date, route: Route, elsewhere: Elsewhere) -> (Date, Matter) {
        let origin = Origin::of(PersonId::new(Uuid::from_u128(1)), "petitions", "office");
        let (re_reviewer, claims) = ("province".into(), "补助".into());
        let filing = petitions::Filing { origin, re_reviewer, claims };
        let mut petition = Petition::begin(&filing, at(on));
        petition.apply(
            &petitions::Fact::Directed { route, elsewhere, reason: "另有途径".into() },
            at(on),
        );
        (on, Matter::Petition(Box::new(petition)))
    }

    #[test]
    fn petitions_that_belong_elsewhere_are_counted_by_the_route_that_was_told() {
        let on = date!(2026 - 03 - 02);
        let petitions = [
            directed(on, Route::Administrative, Elsewhere::Reconsideration),
            directed(on, Route::Judicial, Elsewhere::Litigation),
            directed(on, Route::Judicial, Elsewhere::Arbitration),
        ];
        let calendar = Calendar::official();
        let annual = annual(2026, petitions.iter().map(|(on, it)| (*on, it)), &calendar);
        assert_eq!(annual[&AnnualLine::State("directed")], 3);
        assert_eq!(annual[&AnnualLine::Route(Route::Judicial)], 2);
        assert_eq!(annual[&AnnualLine::Route(Route::Administrative)], 1);
        assert_eq!(annual.get(&AnnualLine::Route(Route::Party)), None);
    }
}
