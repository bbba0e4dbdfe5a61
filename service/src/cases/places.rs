//! The order of acceptance, by which a limited number is granted (XK 57).

use super::Loaded;
use crate::Error;
use domain::{
    ids::CaseId,
    items::Item,
    licensing::{Case, QuantityStanding, State},
};
use store::{
    Write, counters,
    places::{self, Outcome},
};

/// The next place in the order of acceptance of `item`.
pub async fn next(tx: &mut Write, item: &Item) -> Result<i64, Error> {
    Ok(counters::next(tx, &format!("acceptance:{}", item.key)).await?)
}

/// Keeps the order of acceptance where the law limits the number (XK 57).
pub async fn keep(tx: &mut Write, item: &Item, id: CaseId, case: &Case) -> Result<(), Error> {
    if item.quantity_limit.is_none() || case.accepted_on.is_none() {
        return Ok(());
    }
    let sequence = match case.sequence {
        Some(sequence) => i64::try_from(sequence).map_err(Error::failed)?,
        // Decided in the same sitting, so that the acceptance was not written down by itself.
        None => next(tx, item).await?,
    };
    let outcome = match case.state {
        State::Granted | State::GrantedCommit | State::Issued | State::Closed => Outcome::Granted,
        state if state.is_pending() => Outcome::Waiting,
        _ => Outcome::Gone,
    };
    places::save(tx, &item.key, sequence, id, outcome).await?;
    Ok(())
}

/// How far the number of the item is used up, seen from this case; none where it is not limited.
pub async fn quantity(tx: &mut Write, loaded: &Loaded) -> Result<Option<QuantityStanding>, Error> {
    if loaded.case.terms.quantity_limit.is_none() {
        return Ok(None);
    }
    let sequence = loaded.case.sequence.map(i64::try_from).transpose().map_err(Error::failed)?;
    let found = places::standing(tx, &loaded.item.key, sequence).await?;
    Ok(Some(QuantityStanding {
        granted: u32::try_from(found.granted).map_err(Error::failed)?,
        earlier_waiting: u32::try_from(found.earlier_waiting).map_err(Error::failed)?,
    }))
}
