//! What people have told that they did not find, for whoever looks after the catalogue.

use crate::{Caller, Context, Error, admin::authorise};
use domain::{access::Action, calendar::Limit};
use store::items::{self, Miss};

/// How many a page shows.
const PAGE: usize = 50;
/// How long before today what was missed is told: 90 days, today among them.
const TOLD: Limit = Limit::natural_days(89);

/// One page of what was missed, the most frequent first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// What, how often and when last.
    pub misses: Vec<Miss>,
    /// Behind which of them the next page goes on; none on the last.
    pub next: Option<Miss>,
}

/// What was missed in the last 90 days and stands behind `after`.
///
/// Whoever may edit the catalogue may read it: they are the ones who can give a service the word that was missed.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for all but administrators;
/// a failure.
pub async fn misses(ctx: &Context, caller: &Caller, after: Option<&Miss>) -> Result<Missed, Error> {
    authorise(caller, Action::EditCatalogue)?;
    let since = ctx.calendar().before(ctx.now().date(), TOLD).on;
    let limit = i64::try_from(PAGE + 1).map_err(Error::failed)?;
    let mut misses = items::misses(&mut ctx.db.read().await?, since, after, limit).await?;
    let has_more = misses.len() > PAGE;
    misses.truncate(PAGE);
    let next = misses.last().filter(|_| has_more).cloned();
    Ok(Missed { misses, next })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{admin::administrators, items::miss, testing::hall};

    #[tokio::test]
    async fn what_was_missed_is_for_the_administrator_and_names_how_often_and_when() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        for (day, words) in
            [("2026-03-02", "办护照"), ("2026-03-03", "养狗"), ("2026-03-04", "办护照")]
        {
            hall.clock.set(day, 9);
            miss(&hall.ctx, &Caller::default(), words).await.unwrap();
        }
        let found = misses(&hall.ctx, &them.system, None).await.unwrap();
        let told: Vec<_> = found
            .misses
            .iter()
            .map(|it| (it.words.as_str(), it.times, it.last_on.to_string()))
            .collect();
        assert_eq!(
            told,
            [("办护照", 2, "2026-03-04".to_owned()), ("养狗", 1, "2026-03-03".to_owned())]
        );
        assert_eq!(found.next, None);
        for caller in [&them.security, &them.auditor, &hall.clerk, &hall.head] {
            let refused = misses(&hall.ctx, caller, None).await.unwrap_err();
            assert!(matches!(refused, Error::Refused("forbidden")));
        }
        assert!(matches!(misses(&hall.ctx, &hall.citizen, None).await, Err(Error::NotFound)));
        let nobody = misses(&hall.ctx, &Caller::default(), None).await.unwrap_err();
        assert!(matches!(nobody, Error::Refused("sign_in")));
    }

    #[tokio::test]
    async fn what_was_missed_more_than_ninety_days_ago_is_told_no_more() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        hall.clock.set("2026-01-01", 9);
        miss(&hall.ctx, &Caller::default(), "办护照").await.unwrap();
        for (day, told) in [("2026-03-31", 1), ("2026-04-01", 0)] {
            hall.clock.set(day, 9);
            let found = misses(&hall.ctx, &them.system, None).await.unwrap();
            assert_eq!(found.misses.len(), told, "on {day}");
        }
    }

    #[tokio::test]
    async fn a_long_list_goes_on_behind_its_last_word() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let today = hall.ctx.now().date();
        let write = hall.ctx.db.transact(move |tx| {
            Box::pin(async move {
                for number in 0..=PAGE {
                    items::note_miss(tx, &format!("w{number:02}"), today).await?;
                }
                Ok::<_, Error>(())
            })
        });
        write.await.unwrap();
        let first = misses(&hall.ctx, &them.system, None).await.unwrap();
        assert_eq!(first.misses.len(), PAGE);
        let rest = misses(&hall.ctx, &them.system, first.next.as_ref()).await.unwrap();
        let words: Vec<_> = rest.misses.iter().map(|it| it.words.as_str()).collect();
        assert_eq!((words.as_slice(), rest.next), (["w50"].as_slice(), None));
    }
}
