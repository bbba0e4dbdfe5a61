//! A rating that was given, and whether it may be.

use super::{Indicator, Rating, Reason};
use crate::{
    Date, Moment,
    calendar::{Calendar, Limit},
    ids::{CaseId, ConversationId, OrganisationId, PersonId},
    licensing::words,
    matters::{Concern, MatterNumber, Origin, Standing},
};
use serde::{Deserialize, Serialize};

/// Within how long after the end something is rated (ux page 14).
pub const RATING_WINDOW: Limit = Limit::natural_days(30);
/// Longest words beside a rating, in characters.
pub const COMMENT_CHARS: usize = 500;

words! {
    /// Where a rating was given (GB/T 39046 table 9).
    pub enum RatingChannel {
        /// 电脑端: on a computer.
        Computer = "computer",
        /// 移动端: on a telephone.
        Mobile = "mobile",
        /// 二维码: by a code that was scanned.
        Code = "code",
        /// 窗口评价器: on the pad at a window.
        Pad = "pad",
        /// 自助终端: on another device of the hall.
        Terminal = "terminal",
        /// 电话: by telephone.
        Telephone = "telephone",
        /// 短信: by text message.
        TextMessage = "text_message",
    }
}

words! {
    /// Why a rating is not taken; the code is the key of the sentence for it.
    pub enum Refusal {
        /// It has not ended yet.
        NotOver = "rating_not_over",
        /// It was rated once (一事一评, 一次一评).
        AlreadyRated = "rating_already_rated",
        /// The thirty days are over.
        TooLate = "rating_too_late",
        /// The reason is none that is offered beside this level.
        ReasonNotOffered = "rating_reason_not_offered",
        /// An indicator was rated twice.
        IndicatorTwice = "rating_indicator_twice",
        /// The words are too long.
        CommentTooLong = "rating_comment_too_long",
        /// Nobody rates themself.
        Own = "rating_own",
    }
}

impl std::error::Error for Refusal {}

/// What was handled, and is rated once.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "handled", rename_all = "snake_case")]
pub enum Handled {
    /// A case (一事一评).
    Case {
        /// Which.
        id: CaseId,
    },
    /// A matter (一事一评).
    Matter {
        /// Its number.
        number: MatterNumber,
    },
    /// A visit to a window (一次一评).
    Visit {
        /// The number of its ticket.
        ticket: String,
        /// The window.
        window: String,
    },
    /// A conversation (一事一评).
    Conversation {
        /// Which.
        id: ConversationId,
    },
}

/// What somebody says of it.
///
/// There is a level because somebody chose it: no level has a default, and silence rates nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// How it was.
    pub rating: Rating,
    /// How it was in particular.
    #[serde(default)]
    pub indicators: Vec<(Indicator, Rating)>,
    /// Why, at a tick.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// Why, in words.
    #[serde(default)]
    pub comment: Option<String>,
    /// Whether they want to be contacted about it.
    #[serde(default)]
    pub contact: bool,
}

/// A rating that was given; it is never changed and never deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Of what.
    pub about: Handled,
    /// Key of the department that is rated.
    pub department: String,
    /// The people who are rated.
    pub staff: Vec<PersonId>,
    /// Who rates, for one with an account; the people rated never learn it.
    pub rater: Option<PersonId>,
    /// The organisation for which that is done.
    pub organisation: Option<OrganisationId>,
    /// Where.
    pub channel: RatingChannel,
    /// What was said.
    pub given: Given,
    /// When.
    pub at: Moment,
}

/// The last day on which what ended at `ended_at` is rated.
#[must_use]
pub fn until(ended_at: Moment, calendar: &Calendar) -> Option<Date> {
    calendar.due_for_applicant(ended_at.date(), RATING_WINDOW, &[]).map(|due| due.on)
}

/// The review that `draft` becomes, when what it is about ended at `ended_at` and was `rated` before or not.
///
/// # Errors
/// The [`Refusal`] that the rules give (domain A.8).
pub fn review(
    draft: Review,
    ended_at: Option<Moment>,
    rated: bool,
    calendar: &Calendar,
) -> Result<Review, Refusal> {
    let ended_at = ended_at.filter(|ended_at| *ended_at <= draft.at).ok_or(Refusal::NotOver)?;
    require(!rated, Refusal::AlreadyRated)?;
    let last = until(ended_at, calendar);
    require(last.is_some_and(|last| draft.at.date() <= last), Refusal::TooLate)?;
    let is_own = draft.rater.is_some_and(|rater| draft.staff.contains(&rater));
    require(!is_own, Refusal::Own)?;
    let given = &draft.given;
    let offered = Reason::offered(given.rating);
    require(given.reasons.iter().all(|it| offered.contains(it)), Refusal::ReasonNotOffered)?;
    let mut indicators: Vec<Indicator> = given.indicators.iter().map(|it| it.0).collect();
    indicators.sort_unstable();
    let is_twice = indicators.windows(2).any(|pair| pair[0] == pair[1]);
    require(!is_twice, Refusal::IndicatorTwice)?;
    let length = given.comment.as_ref().map_or(0, |text| text.chars().count());
    require(length <= COMMENT_CHARS, Refusal::CommentTooLong)?;
    Ok(draft)
}

impl Review {
    /// The review as staff sees it: what was said, and never by whom.
    #[must_use]
    pub fn without_rater(&self) -> Self {
        Self { rater: None, organisation: None, ..self.clone() }
    }

    /// How a rectification of it begins, for the desk that sees to it; none for a good one.
    ///
    /// Whoever was rated is whom it concerns, and never has it nor learns who rated.
    #[must_use]
    pub fn origin(&self, desk: impl Into<String>, superior: impl Into<String>) -> Option<Origin> {
        let is_named = self.rater.is_some() || self.organisation.is_some();
        let standing = if is_named { Standing::Secret } else { Standing::Anonymous };
        let department = || self.department.clone();
        let concern = |person: &PersonId| Concern::StaffMember {
            person: Some(*person),
            department: department(),
            leads: false,
            named: String::new(),
        };
        self.given.rating.is_bad().then(|| Origin {
            standing,
            filer: self.rater,
            organisation: self.organisation,
            people: 1,
            representatives: Vec::new(),
            concerns: self.staff.iter().map(concern).collect(),
            place: None,
            desk: desk.into(),
            superior: superior.into(),
        })
    }
}

const fn require(condition: bool, refusal: Refusal) -> Result<(), Refusal> {
    if condition { Ok(()) } else { Err(refusal) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    fn person(number: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(number))
    }

    fn given(rating: Rating) -> Given {
        Given { rating, indicators: Vec::new(), reasons: Vec::new(), comment: None, contact: false }
    }

    fn draft(on: Date, given: Given) -> Review {
        Review {
            about: Handled::Case { id: CaseId::new(Uuid::from_u128(9)) },
            department: "market".into(),
            staff: vec![person(10)],
            rater: Some(person(1)),
            organisation: None,
            channel: RatingChannel::Mobile,
            given,
            at: Moment::at(on, 9, 0),
        }
    }

    fn judged(on: Date, given: Given) -> Option<Refusal> {
        let ended_at = Some(Moment::at(date!(2026 - 01 - 23), 17, 0));
        review(draft(on, given), ended_at, false, &Calendar::official()).err()
    }

    #[test]
    fn a_rating_is_given_within_thirty_days_and_no_rest_day_takes_the_last_one() {
        // The thirtieth day is Sunday, 22 February 2026, in the Spring Festival, which ends on the 23rd.
        for (on, refused) in [
            (date!(2026 - 01 - 24), None),
            (date!(2026 - 02 - 22), None),
            (date!(2026 - 02 - 24), None),
            (date!(2026 - 02 - 25), Some(Refusal::TooLate)),
            (date!(2026 - 01 - 22), Some(Refusal::NotOver)),
        ] {
            assert_eq!(judged(on, given(Rating::Satisfied)), refused, "{on}");
        }
    }

    #[test]
    fn nothing_is_rated_twice_before_its_end_or_by_oneself() {
        let calendar = Calendar::official();
        let on = date!(2026 - 03 - 02);
        let it = || draft(on, given(Rating::Satisfied));
        let ended_at = Some(Moment::at(on, 8, 0));
        assert_eq!(review(it(), ended_at, true, &calendar), Err(Refusal::AlreadyRated));
        assert_eq!(review(it(), None, false, &calendar), Err(Refusal::NotOver));
        let own = Review { staff: vec![person(1)], ..it() };
        assert_eq!(review(own, ended_at, false, &calendar), Err(Refusal::Own));
    }

    #[test]
    fn what_is_said_beside_a_level_fits_it() {
        let on = date!(2026 - 01 - 26);
        let with =
            |rating, reasons: &[Reason]| Given { reasons: reasons.to_vec(), ..given(rating) };
        let bad = with(Rating::Dissatisfied, &[Reason::MaterialsBeyondGuide]);
        assert_eq!(judged(on, bad), None);
        let odd = with(Rating::Satisfied, &[Reason::MaterialsBeyondGuide]);
        assert_eq!(judged(on, odd), Some(Refusal::ReasonNotOffered));
        let indicators = vec![(Indicator::Efficiency, Rating::Satisfied); 2];
        let twice = Given { indicators, ..given(Rating::Satisfied) };
        assert_eq!(judged(on, twice), Some(Refusal::IndicatorTwice));
        let long = Given { comment: Some("好".repeat(501)), ..given(Rating::Satisfied) };
        assert_eq!(judged(on, long), Some(Refusal::CommentTooLong));
    }

    #[test]
    fn the_three_reasons_that_are_given_most_come_first() {
        let first: Vec<_> = Reason::offered(Rating::VeryDissatisfied).iter().take(3).collect();
        let expected =
            [Reason::OverTime, Reason::ConditionsBeyondGuide, Reason::MaterialsBeyondGuide];
        assert_eq!(first, expected.iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_bad_rating_is_put_right_by_others_than_those_who_were_rated() {
        let on = date!(2026 - 03 - 02);
        let bad = draft(on, given(Rating::VeryDissatisfied));
        let origin = bad.origin("hotline", "office").unwrap();
        assert_eq!(origin.concerns[0].people(), [person(10)]);
        assert_eq!(origin.standing, Standing::Secret);
        let nobody = bad.without_rater();
        assert_eq!(nobody.rater, None);
        let origin = nobody.origin("hotline", "office").unwrap();
        assert_eq!(origin.standing, Standing::Anonymous);
        let good = draft(on, given(Rating::FairlySatisfied));
        assert_eq!(good.origin("hotline", "office"), None);
    }
}
