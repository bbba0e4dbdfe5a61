//! Give a colleague another staff number.

use super::{
    Deed,
    authority::{apart, authorise, colleague},
    record,
};
use crate::{Caller, Context, Error, FieldFault, accounts::give_staff_number};
use domain::{
    access::Action,
    identifiers::{StaffNumber, StaffNumberFault},
    ids::PersonId,
};

/// Gives `person` the staff number that was typed, in place of the one they had.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here, and for somebody who does not; `forbidden` for
/// all but security administrators; `own_account`; [`Error::Invalid`] for what is no number, and for one that somebody else
/// has; a failure.
pub async fn give_number(
    ctx: &Context,
    caller: &Caller,
    person: PersonId,
    typed: &str,
) -> Result<(), Error> {
    let author = authorise(caller, Action::EditStaff)?;
    apart(&author, person)?;
    let wrong = |it: StaffNumberFault| Error::Invalid(vec![FieldFault::new("number", it.code())]);
    let (within, number) = (ctx.clone(), StaffNumber::parse(typed).map_err(wrong)?);
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let before = colleague(tx, person).await?;
                if before.staff_number.as_deref() == Some(number.as_str()) {
                    return Ok(());
                }
                let number = give_staff_number(tx, &within, person, Some(number)).await?;
                let held = before.staff_number;
                let deed = Deed::NumberChanged { person, name: before.name, before: held, number };
                record(tx, &within, Some(&author), &deed).await
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        admin::{administrators, entries, member},
        testing::{TestHall, hall},
    };

    async fn give(hall: &TestHall, by: &Caller, to: &Caller, typed: &str) -> &'static str {
        let person = to.signed_in().unwrap().person;
        match give_number(&hall.ctx, by, person, typed).await {
            Ok(()) => "done",
            Err(Error::Refused(code)) => code,
            Err(Error::Invalid(faults)) => faults[0].code,
            Err(Error::NotFound) => "not found",
            Err(error) => panic!("{error:?}"),
        }
    }

    #[tokio::test]
    async fn a_number_is_changed_and_the_log_tells_from_what_to_what() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        assert_eq!(give(&hall, &them.security, &hall.clerk, " sc-17 ").await, "done");
        assert_eq!(give(&hall, &them.security, &hall.clerk, "SC17").await, "done");
        let person = hall.clerk.signed_in().unwrap().person;
        let shown = member(&hall.ctx, &them.security, person).await.unwrap();
        assert_eq!(shown.number.as_deref(), Some("SC17"));
        let log = entries(&hall, &them).await;
        let expected = Deed::NumberChanged {
            person,
            name: "赵敏".into(),
            before: Some("0001".into()),
            number: StaffNumber::parse("SC17").unwrap(),
        };
        assert_eq!(log[0].deed, expected);
        assert_eq!(log[1].deed.word(), "account_opened", "the same once more is no change");
    }

    #[tokio::test]
    async fn a_number_has_one_holder_and_is_given_by_the_security_administrator_to_others() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let security = &them.security;
        for (by, to, typed, outcome) in [
            (security, &hall.clerk, "0002", "staff-number-taken"),
            (security, &hall.clerk, "", "staff-number-missing"),
            (security, &hall.clerk, "工号", "staff-number-characters"),
            (security, security, "7", "own_account"),
            (security, &hall.citizen, "7", "not found"),
            (&them.system, &hall.clerk, "7", "forbidden"),
            (&hall.citizen, &hall.clerk, "7", "not found"),
        ] {
            assert_eq!(give(&hall, by, to, typed).await, outcome, "{typed}");
        }
    }
}
