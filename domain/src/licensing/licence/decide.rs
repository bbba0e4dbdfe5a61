//! Judges orders about a licence.

use super::{
    CancellationGround, Grant, Licence, LicenceEvent, LicenceFact, LicenceState, RevocationGround,
};
use crate::{
    Moment,
    access::{Actor, Role},
    calendar::Calendar,
    licensing::{BarGround, Grounds, Refusal, Statement},
};
use time::Date;

/// What somebody wants done with a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// The case was granted.
    Begin(Box<Grant>),
    /// The holder applies for a change.
    RequestChange,
    /// The change is granted, or refused with a statement.
    DecideChange { refused: Option<Statement> },
    /// The holder applies for renewal.
    RequestRenewal,
    /// The renewal is granted for another term, or refused with a statement.
    DecideRenewal { refused: Option<Statement> },
    /// A broken commitment has to be made good.
    OrderRectification { rectify_by: Date, statement: Statement },
    /// Taken back in the public interest, with what is paid for it.
    Withdraw { statement: Statement, compensation: String },
    /// Undone.
    Revoke { ground: RevocationGround, harms_public: bool, statement: Statement },
    /// Taken away as a penalty.
    RevokeAsPenalty { statement: Statement },
    /// Struck from the register.
    Cancel { ground: CancellationGround },
    /// The term has ended.
    EndTerm,
}

/// What follows when `actor` wants `order` done at `now`; `licence` is none for [`Order::Begin`].
///
/// # Errors
/// The first rule that says no.
pub fn decide<'a>(
    licence: impl Into<Option<&'a Licence>>,
    order: Order,
    actor: &Actor,
    now: Moment,
    calendar: &Calendar,
) -> Result<LicenceEvent, Refusal> {
    let today = now.date();
    let fact = match (licence.into(), order) {
        (None, Order::Begin(grant)) => begin(*grant, actor, today, calendar),
        (None, _) | (Some(_), Order::Begin(_)) => Err(Refusal::WrongState),
        (Some(licence), order) => {
            may_order(licence, &order, actor)?;
            Desk { licence, today, calendar }.fact(order)
        }
    }?;
    Ok(LicenceEvent { at: now, by: actor.clone(), fact })
}

fn begin(
    grant: Grant,
    actor: &Actor,
    today: Date,
    calendar: &Calendar,
) -> Result<LicenceFact, Refusal> {
    require(
        actor.role == Role::System || actor.works_for(&grant.department),
        Refusal::NotPermitted,
    )?;
    let valid_through = match grant.term {
        Some(term) => Some(calendar.due(today, term, &[]).ok_or(Refusal::PlannedDaysMissing)?.on),
        None => None,
    };
    Ok(LicenceFact::Granted { grant, valid_through })
}

/// The holder applies, the organ decides, the term ends by itself.
fn may_order(licence: &Licence, order: &Order, actor: &Actor) -> Result<(), Refusal> {
    let grant = &licence.grant;
    let permitted = match order {
        Order::RequestChange | Order::RequestRenewal => {
            actor.applies_as(grant.holder, grant.organisation)
        }
        Order::EndTerm => actor.role == Role::System,
        _ => {
            let decides = matches!(actor.role, Role::Decider | Role::OrganHead);
            decides && actor.works_for(&grant.department)
        }
    };
    require(permitted, Refusal::NotPermitted)?;
    let staff = actor.role.handles_cases();
    require(!(staff && actor.person == grant.holder), Refusal::OwnApplication)
}

struct Desk<'a> {
    licence: &'a Licence,
    today: Date,
    calendar: &'a Calendar,
}

impl Desk<'_> {
    fn fact(&self, order: Order) -> Result<LicenceFact, Refusal> {
        use LicenceState as S;
        match order {
            Order::Begin(_) => Err(Refusal::WrongState),
            Order::RequestChange => {
                self.in_state(&[S::Valid, S::DeemedRenewed])?;
                Ok(LicenceFact::ChangeRequested)
            }
            Order::DecideChange { refused } => {
                self.in_state(&[S::ChangePending])?;
                let refused = refused.map(|statement| self.grounds(statement)).transpose()?;
                Ok(LicenceFact::ChangeDecided { refused })
            }
            Order::RequestRenewal => {
                self.in_state(&[S::Valid, S::DeemedRenewed])?;
                let renew_by = self.licence.renew_by(self.calendar).ok_or(Refusal::NotDueYet)?;
                self.running()?;
                Ok(LicenceFact::RenewalRequested { timely: self.today <= renew_by })
            }
            Order::DecideRenewal { refused } => {
                self.in_state(&[S::RenewalPending])?;
                self.running()?;
                match refused {
                    None => Ok(LicenceFact::Renewed { valid_through: self.another_term()? }),
                    Some(statement) => {
                        Ok(LicenceFact::RenewalRefused { grounds: self.grounds(statement)? })
                    }
                }
            }
            Order::OrderRectification { rectify_by, statement } => {
                require(self.licence.state.is_in_force(), Refusal::WrongState)?;
                require(self.licence.grant.on_commitment, Refusal::NoCommitment)?;
                require(self.today <= rectify_by, Refusal::DateInThePast)?;
                let grounds = self.grounds(statement)?;
                Ok(LicenceFact::RectificationOrdered { rectify_by, grounds })
            }
            Order::Withdraw { statement, compensation } => {
                require(self.licence.state.is_in_force(), Refusal::WrongState)?;
                // XK 8: whoever relied on the licence is compensated, and the decision says how.
                require(!compensation.trim().is_empty(), Refusal::ResultMissing)?;
                let grounds = self.grounds(statement)?;
                Ok(LicenceFact::Withdrawn { grounds, compensation })
            }
            Order::Revoke { ground, harms_public, statement } => {
                self.revoke(ground, harms_public, statement)
            }
            Order::RevokeAsPenalty { statement } => {
                require(self.licence.state.is_in_force(), Refusal::WrongState)?;
                Ok(LicenceFact::PenaltyRevoked { grounds: self.grounds(statement)? })
            }
            Order::Cancel { ground } => self.cancel(ground),
            Order::EndTerm => self.end_term(),
        }
    }

    /// XK 69: not when that would gravely harm the public; after fraud with a bar (XK 79).
    fn revoke(
        &self,
        ground: RevocationGround,
        harms_public: bool,
        statement: Statement,
    ) -> Result<LicenceFact, Refusal> {
        require(self.licence.state.is_in_force(), Refusal::WrongState)?;
        require(!harms_public, Refusal::HarmsPublicInterest)?;
        if ground == RevocationGround::CommitmentBroken {
            let passed = self.licence.rectify_by.ok_or(Refusal::NotNotified)? < self.today;
            require(passed, Refusal::PeriodRuns)?;
        }
        let grounds = self.grounds(statement)?;
        let barred = ground == RevocationGround::Fraud && self.licence.grant.safety_related;
        let period = BarGround::Fraud.period().filter(|_| barred);
        let bar = period.and_then(|period| self.calendar.due(self.today, period, &[]));
        let barred_through = bar.map(|due| due.on);
        Ok(LicenceFact::Revoked { ground, grounds, barred_through })
    }

    /// XK 70: what is over is struck off; what is in force only when its holder or object is gone.
    fn cancel(&self, ground: CancellationGround) -> Result<LicenceFact, Refusal> {
        use LicenceState as S;
        match ground {
            CancellationGround::Expired => self.in_state(&[S::Expired])?,
            CancellationGround::Undone => {
                self.in_state(&[S::WithdrawnPublicInterest, S::Revoked, S::PenaltyRevoked])?;
            }
            CancellationGround::HolderDied
            | CancellationGround::HolderDissolved
            | CancellationGround::ForceMajeure => {
                require(self.licence.state != S::Cancelled, Refusal::WrongState)?;
            }
        }
        Ok(LicenceFact::Cancelled { ground })
    }

    /// XK 50: silence on a timely application renews, anything else ends.
    fn end_term(&self) -> Result<LicenceFact, Refusal> {
        let ends_on = self.licence.next_timer().ok_or(Refusal::WrongState)?;
        require(ends_on <= self.today, Refusal::NotDueYet)?;
        if self.licence.is_owed_renewal() {
            return Ok(LicenceFact::DeemedRenewed { valid_through: self.another_term()? });
        }
        Ok(LicenceFact::Expired)
    }

    /// The last day of another term, which begins where the old one ends.
    fn another_term(&self) -> Result<Date, Refusal> {
        let licence = self.licence;
        let (ended, term) =
            licence.valid_through.zip(licence.grant.term).ok_or(Refusal::WrongState)?;
        let due = self.calendar.due(ended, term, &[]).ok_or(Refusal::PlannedDaysMissing)?;
        Ok(due.on)
    }

    /// Refuses when the term has ended: then it is the timer that decides.
    fn running(&self) -> Result<(), Refusal> {
        let ended = self.licence.valid_through.is_some_and(|through| through < self.today);
        require(!ended, Refusal::LimitPassed)
    }

    fn in_state(&self, states: &[LicenceState]) -> Result<(), Refusal> {
        require(states.contains(&self.licence.state), Refusal::WrongState)
    }

    fn grounds(&self, statement: Statement) -> Result<Grounds, Refusal> {
        Grounds::stated(statement, &self.licence.grant.remedies)
    }
}

const fn require(condition: bool, refusal: Refusal) -> Result<(), Refusal> {
    if condition { Ok(()) } else { Err(refusal) }
}
