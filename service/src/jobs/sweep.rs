//! Fires what limits bring about by themselves: each once, also after the hall was down, on any number of nodes.

use crate::{Context, Error, cases::fire};
use store::cases::due_timers;

/// How many cases are looked up at once.
const BATCH: i64 = 100;

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Cases it looked at.
    pub cases: usize,
    /// Events it brought about.
    pub events: usize,
    /// Cases that could not be swept; the log tells why.
    pub failures: usize,
}

/// Looks at every case whose day has come.
///
/// A case that fails is left for the next sweep and holds nobody up.
///
/// # Errors
/// A failure of the store that concerns all of them.
pub async fn sweep(ctx: &Context) -> Result<Swept, Error> {
    let today = ctx.now().date();
    let (mut swept, mut after) = (Swept::default(), None);
    loop {
        let due = {
            let mut db = ctx.db.read().await?;
            due_timers(&mut db, today, after, BATCH).await?
        };
        let Some(last) = due.last().copied() else { return Ok(swept) };
        for (_, id) in due {
            swept.cases += 1;
            match fire(ctx, id).await {
                Ok(events) => swept.events += events,
                Err(error) => {
                    swept.failures += 1;
                    tracing::error!(case = %id, error = ?error, "a case could not be swept");
                }
            }
        }
        after = Some(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::{
            self,
            testing::{done, filed, filed_whole, in_review},
        },
        desk, messages, notices,
        testing::hall,
    };
    use domain::{
        clocks::{ClockId, ClockState},
        licensing::{ActionKind, Card, DocumentKind, State},
    };
    use store::{Db, Options};

    #[tokio::test]
    async fn five_working_days_of_silence_accept_a_case_as_of_its_receipt_exactly_once() {
        let hall = hall().await;
        let number = filed_whole(&hall).await.to_string();
        hall.clock.set("2026-03-09", 23);
        assert_eq!(sweep(&hall.ctx).await.unwrap(), Swept::default());
        hall.clock.set("2026-03-10", 0);
        let db = Db::open(&hall.fresh.url, Options::default()).await.unwrap();
        let blobs = hall.ctx.blobs.clone();
        let (clock, chance) = (hall.ctx.clock.clone(), hall.ctx.chance.clone());
        let second = crate::Context::new(db, blobs, clock, chance);
        second.set_catalogue((*hall.ctx.catalogue()).clone());
        let (here, there) = tokio::join!(sweep(&hall.ctx), sweep(&second));
        let (here, there) = (here.unwrap(), there.unwrap());
        // A promise as long as the silence is broken on the day on which the silence accepts.
        assert_eq!((here.events + there.events, here.failures + there.failures), (2, 0));
        assert_eq!(sweep(&second).await.unwrap().events, 0);
        let progress = cases::show(&hall.ctx, &hall.citizen, &number).await.unwrap();
        assert_eq!(progress.case.state, State::Accepted);
        assert_eq!(progress.case.accepted_on.unwrap().to_string(), "2026-03-02");
        let statutory = progress.clocks.iter().find(|it| it.reading.id == ClockId::C2).unwrap();
        assert_eq!(statutory.reading.due.unwrap().on.to_string(), "2026-03-16");
        let last = progress.timeline.last().unwrap();
        assert!(last.by_itself && last.who.name.is_none());
        let accepted = notices::show(&hall.ctx, &hall.citizen, last.documents[0].id).await.unwrap();
        assert_eq!(accepted.notice.kind, DocumentKind::AcceptanceNotice);
        let told = messages::list(&hall.ctx, &hall.citizen, None).await.unwrap().lines;
        let kinds: Vec<_> = told.iter().map(|it| it.says.case().unwrap().kind.as_str()).collect();
        assert_eq!(kinds, ["deemed_accepted", "submitted"]);
    }

    #[tokio::test]
    async fn a_hall_that_was_down_for_weeks_finds_the_same_days() {
        let hall = hall().await;
        let number = filed(&hall).await.to_string();
        hall.clock.set("2026-04-20", 9);
        let swept = sweep(&hall.ctx).await.unwrap();
        assert_eq!(swept.events, 3, "accepted by silence, then late, then overdue");
        let progress = cases::show(&hall.ctx, &hall.citizen, &number).await.unwrap();
        assert_eq!(progress.case.accepted_on.unwrap().to_string(), "2026-03-02");
        assert!(progress.case.overdue_marked && progress.case.state == State::Accepted);
        let overdue = progress.documents.last().unwrap();
        assert_eq!(overdue.kind, DocumentKind::OverdueNotice);
        assert_eq!(sweep(&hall.ctx).await.unwrap().events, 0);
        let seen = |all: &[cases::Happening]| -> Vec<_> {
            let late = all.iter().filter_map(|it| Some((it.late?.0, it.card?, it.on?.to_string())));
            late.collect()
        };
        let dossier = desk::show(&hall.ctx, &hall.clerk, &number).await.unwrap();
        let delay = (ClockId::C2p, Card::Yellow, "2026-03-09".to_owned());
        assert_eq!(seen(&dossier.history), [delay]);
        assert_eq!(seen(&progress.timeline), [], "cards are between the hall and its supervisor");
    }

    #[tokio::test]
    async fn a_special_procedure_ends_by_itself_on_the_day_the_applicant_was_told() {
        let hall = hall().await;
        let number = in_review(&hall).await;
        let head = cases::testing::id(&hall.head);
        let typed: &[(&str, &str)] = &[
            ("ground", "expert-review"),
            ("basis", "0"),
            ("planned_days", "3"),
            ("approved_by", &head),
        ];
        done(&hall, &hall.reviewer, number, ActionKind::StartSpecial, typed).await;
        let statutory = |progress: &cases::Progress| {
            progress.clocks.iter().find(|it| it.reading.id == ClockId::C2).unwrap().reading
        };
        let number = number.to_string();
        let progress = cases::show(&hall.ctx, &hall.citizen, &number).await.unwrap();
        assert_eq!(statutory(&progress).state, ClockState::Paused);
        hall.clock.set("2026-03-06", 1);
        assert_eq!(sweep(&hall.ctx).await.unwrap().events, 1);
        let progress = cases::show(&hall.ctx, &hall.citizen, &number).await.unwrap();
        assert_eq!(progress.case.state, State::Review);
        assert_eq!(statutory(&progress).due.unwrap().on.to_string(), "2026-03-19");
    }
}
