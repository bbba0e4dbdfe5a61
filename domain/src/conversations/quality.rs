//! How well questions are answered: what a supervisor reads of many conversations.

use super::{Conversation, FIRST_ANSWER_SECONDS, Stage};
use crate::Moment;

/// What many conversations tell together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// How many have ended.
    pub ended: usize,
    /// In how many a person was asked for while the desk was open.
    pub asked: usize,
    /// Of these, how many were first answered within three minutes ([`FIRST_ANSWER_SECONDS`]).
    pub in_time: usize,
    /// Of these, how many ended before a person had answered.
    pub abandoned: usize,
    /// The middle of the times to the first answer, in seconds, of those asked while the desk was open.
    pub first_answer: Option<i64>,
    /// The middle of the times people had them, in seconds.
    pub handling: Option<i64>,
    /// How often they changed hands.
    pub transferred: u32,
    /// How many were rated.
    pub rated: usize,
    /// The mean of these levels in hundredths: 500 is best.
    pub level: Option<u32>,
}

impl Quality {
    /// What `conversations` tell; `is_open` says whether the desk was open at an instant.
    #[must_use]
    pub fn of<'a>(
        conversations: impl IntoIterator<Item = &'a Conversation>,
        is_open: impl Fn(Moment) -> bool,
    ) -> Self {
        let mut quality = Self::default();
        let (mut answers, mut handlings, mut levels) = (Vec::new(), Vec::new(), 0);
        for it in conversations.into_iter().filter(|it| it.stage == Stage::Closed) {
            quality.ended += 1;
            quality.transferred += it.transferred;
            handlings.extend(it.handled_seconds());
            if let Some(level) = it.level {
                quality.rated += 1;
                levels += u32::from(level);
            }
            let Some(asked_at) = it.asked_at.filter(|at| is_open(*at)) else { continue };
            quality.asked += 1;
            match it.answered_at {
                Some(at) => {
                    let seconds = (at.micros() - asked_at.micros()) / 1_000_000;
                    quality.in_time += usize::from(seconds <= FIRST_ANSWER_SECONDS);
                    answers.push(seconds);
                }
                None => quality.abandoned += 1,
            }
        }
        quality.first_answer = middle(answers);
        quality.handling = middle(handlings);
        quality.level =
            u32::try_from(quality.rated).ok().and_then(|it| (levels * 100).checked_div(it));
        quality
    }
}

/// The one in the middle; of two, the lower.
fn middle(mut numbers: Vec<i64>) -> Option<i64> {
    numbers.sort_unstable();
    numbers.get(numbers.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::from_micros(seconds * 1_000_000)
    }

    /// A conversation in which a person was asked for at `asked` and answered at `answered`, and that has ended.
    fn ended(asked: i64, answered: Option<i64>, level: Option<u8>) -> Conversation {
        let mut it = Conversation::begin("market", at(0));
        it.stage = Stage::Closed;
        it.since = at(1_000);
        it.asked_at = Some(at(asked));
        it.assigned_at = answered.map(at);
        it.answered_at = answered.map(at);
        it.level = level;
        it
    }

    #[test]
    fn who_was_answered_in_time_who_was_not_and_who_gave_up_are_told_apart() {
        let them = [
            ended(100, Some(160), Some(5)),
            ended(100, Some(280), Some(2)),
            ended(100, Some(281), None),
            ended(100, None, None),
            ended(900, Some(950), None),
        ];
        let quality = Quality::of(&them, |it| it < at(900));
        assert_eq!((quality.ended, quality.asked), (5, 4));
        assert_eq!((quality.in_time, quality.abandoned), (2, 1));
        assert_eq!(quality.first_answer, Some(180));
        assert_eq!((quality.rated, quality.level), (2, Some(350)));
        assert_eq!(quality.handling, Some(719));
    }

    #[test]
    fn what_has_not_ended_and_what_is_empty_tell_nothing() {
        let open = Conversation::begin("market", at(0));
        assert_eq!(Quality::of([&open], |_| true), Quality::default());
    }
}
