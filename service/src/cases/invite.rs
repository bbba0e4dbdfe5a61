//! Invites whoever applied to say how it was, once the procedure has ended.

use super::Loaded;
use crate::{
    Context, Error,
    ratings::{Served, invite},
};
use domain::{
    Moment,
    access::Role,
    licensing::{ActionKind, Case},
    ratings::Handled,
};
use store::Write;

/// Lets whoever applied rate `case` when it can be rated now and could not `before`; everybody who took part is rated.
///
/// # Errors
/// A failure.
pub(super) async fn invite_to_rate(
    tx: &mut Write,
    ctx: &Context,
    before: &Loaded,
    case: &Case,
    ended_at: Moment,
) -> Result<(), Error> {
    if !can_be_rated(case) || can_be_rated(&before.case) {
        return Ok(());
    }
    let served = case.involved.iter().filter(|it| it.role.handles_cases());
    let served = Served {
        handled: Handled::Case { id: before.row.id },
        department: case.department.clone(),
        item_key: Some(before.row.item_key.clone()),
        staff: served.map(|it| it.person).collect(),
        rater: Some(case.applicant),
        organisation: case.organisation,
        channel: None,
        ended_at,
    };
    invite(tx, ctx, served, Some(before.item.name.clone())).await
}

/// Whether the procedure has ended, so that whoever applied may say how it was.
pub(super) fn can_be_rated(case: &Case) -> bool {
    ActionKind::Rate.is_for_in(Role::Citizen, case.state)
}
