use super::*;
use crate::{
    Moment, Text,
    access::{Actor, Role},
    licensing::{Refusal, Statement},
};
use time::macros::date;
use uuid::Uuid;

fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

fn holder() -> Actor {
    Actor::citizen(person(1))
}

fn decider() -> Actor {
    Actor::staff(person(2), Role::Decider, Some("market".into()))
}

fn statement() -> Statement {
    let text = || Text::new("行政许可法", "Licensing Law");
    let basis = Basis { law: text(), article: text(), says: text() };
    Statement { reasons: vec!["x".into()], basis: vec![basis] }
}

fn grant() -> Box<Grant> {
    let text = || Text::new("市政府", "City government");
    Box::new(Grant {
        holder: person(1),
        organisation: None,
        department: "market".into(),
        term: Some(Limit::months(12)),
        on_commitment: true,
        safety_related: true,
        basis: statement().basis,
        remedies: Remedies { reconsideration: text(), court: text() },
    })
}

/// A licence after `orders`, each given on a date by somebody; the last answer is returned too.
fn after(orders: Vec<(Date, Actor, Order)>) -> (Licence, Result<(), Refusal>) {
    let calendar = Calendar::official();
    let begun_at = Moment::at(date!(2025 - 12 - 31), 9, 0);
    let begin = Order::Begin(grant());
    let mut events = vec![decide(None, begin, &decider(), begun_at, &calendar).unwrap()];
    let mut last = Ok(());
    for (on, actor, order) in orders {
        let licence = Licence::replay(&events).unwrap();
        let answer = decide(&licence, order, &actor, Moment::at(on, 9, 0), &calendar);
        last = answer.map(|event| {
            let json = serde_json::to_string(&event).unwrap();
            events.push(serde_json::from_str(&json).unwrap());
        });
    }
    (Licence::replay(&events).unwrap(), last)
}

#[test]
fn a_renewal_is_timely_until_thirty_days_before_expiry() {
    let (licence, _) = after(vec![]);
    let calendar = Calendar::official();
    assert_eq!(licence.valid_through, Some(date!(2026 - 12 - 31)));
    assert_eq!(licence.renew_by(&calendar), Some(date!(2026 - 12 - 01)));
    assert_eq!(licence.remind_on(&calendar), Some(date!(2026 - 11 - 19)));
}

#[test]
fn silence_on_a_timely_renewal_renews_and_on_a_late_one_does_not() {
    let table = [
        (date!(2026 - 12 - 01), LicenceState::DeemedRenewed, Some(date!(2027 - 12 - 31))),
        (date!(2026 - 12 - 02), LicenceState::Expired, Some(date!(2026 - 12 - 31))),
    ];
    for (asked_on, state, valid_through) in table {
        let (licence, last) = after(vec![
            (asked_on, holder(), Order::RequestRenewal),
            (date!(2027 - 01 - 05), Actor::system(), Order::EndTerm),
        ]);
        assert_eq!(last, Ok(()));
        assert_eq!((licence.state, licence.valid_through), (state, valid_through), "{asked_on}");
    }
}

#[test]
fn the_term_does_not_end_on_its_last_day() {
    let (licence, last) = after(vec![(date!(2026 - 12 - 31), Actor::system(), Order::EndTerm)]);
    assert_eq!(last, Err(Refusal::NotDueYet));
    assert_eq!(licence.state, LicenceState::Valid);
}

#[test]
fn a_renewal_or_a_change_is_decided_and_the_licence_goes_on() {
    let (licence, _) = after(vec![
        (date!(2026 - 11 - 01), holder(), Order::RequestRenewal),
        (date!(2026 - 11 - 20), decider(), Order::DecideRenewal { refused: None }),
        (date!(2026 - 12 - 01), holder(), Order::RequestChange),
        (date!(2026 - 12 - 02), decider(), Order::DecideChange { refused: Some(statement()) }),
    ]);
    assert_eq!(licence.state, LicenceState::Valid);
    assert_eq!(licence.valid_through, Some(date!(2027 - 12 - 31)));
}

#[test]
fn what_burdens_the_holder_needs_a_reason_and_a_basis() {
    let silent = Statement { reasons: vec![], ..statement() };
    let baseless = Statement { basis: vec![], ..statement() };
    for (statement, refusal) in
        [(silent, Refusal::ReasonMissing), (baseless, Refusal::BasisMissing)]
    {
        let order = Order::RevokeAsPenalty { statement };
        assert_eq!(after(vec![(date!(2026 - 03 - 02), decider(), order)]).1, Err(refusal));
    }
}

#[test]
fn fraud_revokes_with_a_bar_of_three_years_unless_the_public_would_suffer() {
    let revoke = |harms_public| Order::Revoke {
        ground: RevocationGround::Fraud,
        harms_public,
        statement: statement(),
    };
    let (licence, last) = after(vec![(date!(2026 - 03 - 02), decider(), revoke(false))]);
    assert_eq!(last, Ok(()));
    assert_eq!(licence.state, LicenceState::Revoked);
    assert_eq!(licence.barred_through, Some(date!(2029 - 03 - 02)));
    let (_, last) = after(vec![(date!(2026 - 03 - 02), decider(), revoke(true))]);
    assert_eq!(last, Err(Refusal::HarmsPublicInterest));
}

#[test]
fn a_broken_commitment_is_first_to_be_made_good() {
    let rectify =
        Order::OrderRectification { rectify_by: date!(2026 - 03 - 20), statement: statement() };
    let revoke = Order::Revoke {
        ground: RevocationGround::CommitmentBroken,
        harms_public: false,
        statement: statement(),
    };
    let ordered = (date!(2026 - 03 - 02), decider(), rectify);
    let table = [
        (vec![(date!(2026 - 03 - 23), decider(), revoke.clone())], Err(Refusal::NotNotified)),
        (
            vec![ordered.clone(), (date!(2026 - 03 - 20), decider(), revoke.clone())],
            Err(Refusal::PeriodRuns),
        ),
        (vec![ordered, (date!(2026 - 03 - 21), decider(), revoke)], Ok(())),
    ];
    for (orders, expected) in table {
        assert_eq!(after(orders).1, expected);
    }
}

#[test]
fn nothing_happens_to_a_cancelled_licence() {
    let cancel = |ground| Order::Cancel { ground };
    let on = date!(2026 - 03 - 02);
    let (licence, _) = after(vec![(on, decider(), cancel(CancellationGround::HolderDied))]);
    assert_eq!(licence.state, LicenceState::Cancelled);
    for (actor, order) in [
        (decider(), cancel(CancellationGround::ForceMajeure)),
        (decider(), Order::RevokeAsPenalty { statement: statement() }),
        (holder(), Order::RequestRenewal),
        (Actor::system(), Order::EndTerm),
    ] {
        let (_, last) = after(vec![
            (on, decider(), cancel(CancellationGround::HolderDied)),
            (on, actor, order),
        ]);
        assert_eq!(last, Err(Refusal::WrongState));
    }
    let (_, last) = after(vec![(on, decider(), cancel(CancellationGround::Expired))]);
    assert_eq!(last, Err(Refusal::WrongState));
}

#[test]
fn only_the_holder_applies_and_only_the_organ_decides() {
    let on = date!(2026 - 03 - 02);
    let stranger = Actor::citizen(person(9));
    let elsewhere = Actor::staff(person(3), Role::Decider, Some("water".into()));
    let penalty = Order::RevokeAsPenalty { statement: statement() };
    for (actor, order) in [
        (stranger, Order::RequestRenewal),
        (elsewhere, penalty.clone()),
        (holder(), penalty),
        (decider(), Order::EndTerm),
    ] {
        assert_eq!(after(vec![(on, actor, order)]).1, Err(Refusal::NotPermitted));
    }
}
