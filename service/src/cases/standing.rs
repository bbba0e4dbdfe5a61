//! What the row says of a case: all of it is derived from its history.

use super::{Loaded, tell::tell};
use crate::{Context, Error, messages::Told};
use domain::{
    Date, Moment,
    calendar::Calendar,
    clocks::ClockId,
    licensing::{Case, State, WaitsFor},
};
use store::{
    Write,
    cases::{self, Standing},
};

/// What the row says of a case.
/// `closed_at` is when it ended, where it had.
pub fn standing(
    case: &Case,
    calendar: &Calendar,
    now: Moment,
    closed_at: Option<Moment>,
) -> Standing {
    let is_closed = case.waits_for() == WaitsFor::Nobody;
    Standing {
        department: case.department.clone(),
        state: case.state.word().to_owned(),
        waits_for: case.waits_for().word().to_owned(),
        handler: case.reviewer,
        due_on: due_on(case, calendar),
        next_timer_on: case.next_timer(calendar).map(|(on, _)| on),
        updated_at: now,
        closed_at: is_closed.then(|| closed_at.unwrap_or(now)),
        returned_at: returned_on(case).map(Moment::start_of),
    }
}

/// The day on which the applicant corrected what now waits to be accepted.
fn returned_on(case: &Case) -> Option<Date> {
    let is_back = case.state == State::Received && !case.corrections.is_empty();
    is_back.then_some(case.received_on)
}

/// The last day for whoever has to act next: of the promise where one was given.
pub fn due_on(case: &Case, calendar: &Calendar) -> Option<Date> {
    let clocks: &[ClockId] = match case.state {
        State::Received => &[ClockId::C1],
        State::Correction => &[ClockId::C10],
        State::Granted | State::GrantedCommit => &[ClockId::C5],
        state if state.is_pending() => &[ClockId::C2p, ClockId::C2, ClockId::C3],
        _ => &[],
    };
    clocks.iter().filter_map(|id| case.due(*id, calendar)).map(|due| due.on).min()
}

/// Derives anew what the row says of a case, when the calendar has changed; nothing has happened.
/// Answers whether its last day has moved, of which the applicant is then told.
///
/// # Errors
/// [`Error::STALE`] when somebody else changed the case since.
pub async fn restate(tx: &mut Write, ctx: &Context, loaded: &Loaded) -> Result<bool, Error> {
    let stored = &loaded.row.standing;
    let derived = standing(&loaded.case, &ctx.calendar(), stored.updated_at, stored.closed_at);
    if derived == *stored {
        return Ok(false);
    }
    cases::change(tx, loaded.row.id, loaded.row.version, &derived).await?;
    let (Some(before), Some(due_on)) = (stored.due_on, derived.due_on) else { return Ok(false) };
    if before == due_on {
        return Ok(false);
    }
    let told = Told::due_moved(loaded.number, &loaded.item, before, due_on);
    tell(tx, ctx, loaded.case.applicant, loaded.row.id, &[(ctx.now(), told)]).await?;
    Ok(true)
}
