//! Follows a case without an account, by its number and its query code.

use super::{load, query_code::query_code_hash};
use crate::{Caller, Context, Error, attempts};
use domain::{
    Date, Moment, Text,
    identifiers::{CaseNumber, QueryCode, normalise},
    licensing::{State, WaitsFor},
};

/// What is told to whoever holds number and code: where the case stands, and nothing of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracked {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// Name of the item.
    pub item: Text,
    /// Key of the item.
    pub item_key: String,
    /// Where it stands.
    pub state: State,
    /// Who has to act next.
    pub waits_for: WaitsFor,
    /// The last day for them.
    pub due_on: Option<Date>,
    /// When it was filed.
    pub received_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// The case under `number`, for whoever knows its code; spaces and dashes in both do not matter.
///
/// # Errors
/// [`Error::NotFound`] for a wrong number as for a wrong code; [`Error::TOO_MANY`]; a failure of the store.
pub async fn track(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    code: &str,
) -> Result<Tracked, Error> {
    let subject = normalise(number);
    attempts::track(ctx, &caller.origin(), &subject).await?;
    let mut db = ctx.db.read().await?;
    let loaded = load(&mut db, ctx, number).await?;
    drop(db);
    let code = QueryCode::parse(code).ok();
    let known = loaded.filter(|loaded| {
        code.is_some_and(|code| query_code_hash(loaded.number, code) == loaded.row.query_code_hash)
    });
    let loaded = known.ok_or(Error::NotFound)?;
    attempts::forget_track(ctx, &subject).await?;
    Ok(Tracked {
        number: loaded.number,
        item: loaded.item.name.clone(),
        item_key: loaded.item.key.clone(),
        state: loaded.case.state,
        waits_for: loaded.case.waits_for(),
        due_on: loaded.row.standing.due_on,
        received_at: loaded.row.received_at,
        updated_at: loaded.row.standing.updated_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::testing::filed_with,
        testing::{TestHall, hall},
    };

    async fn code(hall: &TestHall, caller: &Caller, number: &str, code: &str) -> &'static str {
        match track(&hall.ctx, caller, number, code).await {
            Ok(_) => "found",
            Err(Error::NotFound) => "not_found",
            Err(Error::Refused(code)) => code,
            Err(other) => panic!("{other:?}"),
        }
    }

    fn from(address: &str) -> Caller {
        Caller { address: Some(address.parse().unwrap()), ..Caller::default() }
    }

    #[tokio::test]
    async fn number_and_code_show_where_a_case_stands() {
        let hall = hall().await;
        let (number, query) = filed_with(&hall, &[]).await;
        let caller = from("192.0.2.1");
        let typed = query.grouped().to_lowercase();
        let found = track(&hall.ctx, &caller, &number.grouped(), &typed).await.unwrap();
        assert_eq!((found.number, found.state), (number, State::Received));
        assert_eq!(found.due_on.unwrap().to_string(), "2026-03-09");
    }

    #[tokio::test]
    async fn a_wrong_number_and_a_wrong_code_are_answered_alike_and_five_times_only() {
        let hall = hall().await;
        let (number, query) = filed_with(&hall, &[]).await;
        let (number, query) = (number.to_string(), query.to_string());
        let caller = from("192.0.2.1");
        assert_eq!(code(&hall, &caller, "2603020010000022", &query).await, "not_found");
        for guess in 0..5 {
            let guess = format!("00000000000{guess}");
            assert_eq!(code(&hall, &caller, &number, &guess).await, "not_found");
        }
        let elsewhere = from("198.51.100.7");
        assert_eq!(code(&hall, &elsewhere, &number, &query).await, "too_many");
        hall.clock.pass(600);
        assert_eq!(code(&hall, &elsewhere, &number, &query).await, "found");
    }

    #[tokio::test]
    async fn one_address_has_twenty_tries_an_hour_whatever_the_number() {
        let hall = hall().await;
        let caller = from("192.0.2.1");
        for number in 0..20 {
            let number = format!("26030200100{number:05}");
            assert_eq!(code(&hall, &caller, &number, "000000000000").await, "not_found");
        }
        let number = "2603020010000014";
        assert_eq!(code(&hall, &caller, number, "000000000000").await, "too_many");
        assert_eq!(code(&hall, &from("192.0.2.2"), number, "000000000000").await, "not_found");
    }
}
