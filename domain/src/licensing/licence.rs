//! The life of a licence after it was granted: change, renewal, withdrawal, revocation, cancellation.
//!
//! It is an aggregate of its own, begun by a grant and folded from its own events (XK 49, 50, 69, 70).

mod decide;
mod fact;

pub use decide::{Order, decide};
pub use fact::{CancellationGround, LicenceEvent, LicenceFact, RevocationGround};

use super::words;
use crate::{
    calendar::{Calendar, Limit},
    ids::{OrganisationId, PersonId},
    items::{Basis, Remedies},
};
use serde::{Deserialize, Serialize};
use time::Date;

words! {
    /// Where a licence stands.
    pub enum LicenceState {
        /// In force.
        Valid = "valid",
        /// In force, a change has been applied for (XK 49).
        ChangePending = "change_pending",
        /// In force, its renewal has been applied for (XK 50).
        RenewalPending = "renewal_pending",
        /// 视为准予延续: in force again, because the organ was silent on a timely application.
        DeemedRenewed = "deemed_renewed",
        /// Its term has passed.
        Expired = "expired",
        /// 撤回: taken back in the public interest, with compensation (XK 8).
        WithdrawnPublicInterest = "withdrawn_public_interest",
        /// 撤销: undone, as it should not have been granted (XK 69).
        Revoked = "revoked",
        /// 吊销: taken away as a penalty.
        PenaltyRevoked = "penalty_revoked",
        /// 注销: struck from the register (XK 70).
        Cancelled = "cancelled",
    }
}

impl LicenceState {
    /// Whether the licence is in force.
    #[must_use]
    pub const fn is_in_force(self) -> bool {
        matches!(
            self,
            Self::Valid | Self::ChangePending | Self::RenewalPending | Self::DeemedRenewed
        )
    }
}

/// What a grant puts into the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Who holds it, or acted for the organisation.
    pub holder: PersonId,
    /// The organisation that holds it.
    pub organisation: Option<OrganisationId>,
    /// The department that decided.
    pub department: String,
    /// How long it is valid each time; none for ever.
    pub term: Option<Limit>,
    /// It was granted on a commitment (T14).
    pub on_commitment: bool,
    /// The item bars for three years who obtained it by fraud (XK 79).
    pub safety_related: bool,
    /// The legal basis of the item.
    pub basis: Vec<Basis>,
    /// Where a decision on it can be challenged.
    pub remedies: Remedies,
}

/// A licence as its events have made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Where it stands.
    pub state: LicenceState,
    /// What was granted.
    pub grant: Grant,
    /// The last day of its term; none for ever.
    pub valid_through: Option<Date>,
    /// The day its renewal was applied for, and whether that was in time.
    pub renewal: Option<(Date, bool)>,
    /// Until when a broken commitment has to be made good.
    pub rectify_by: Option<Date>,
    /// Until when the holder is barred from applying again (XK 79).
    pub barred_through: Option<Date>,
}

impl Licence {
    /// The licence that `events` tell, oldest first; none when they do not begin with a grant.
    #[must_use]
    pub fn replay<'a>(events: impl IntoIterator<Item = &'a LicenceEvent>) -> Option<Self> {
        let mut events = events.into_iter();
        let LicenceFact::Granted { grant, valid_through } = &events.next()?.fact else {
            return None;
        };
        let mut licence = Self {
            state: LicenceState::Valid,
            grant: grant.clone(),
            valid_through: *valid_through,
            renewal: None,
            rectify_by: None,
            barred_through: None,
        };
        for event in events {
            licence.apply(event);
        }
        Some(licence)
    }

    /// Takes `event` into the licence.
    pub fn apply(&mut self, event: &LicenceEvent) {
        use LicenceState as S;
        self.state = match &event.fact {
            LicenceFact::Granted { .. } => return,
            LicenceFact::ChangeRequested => S::ChangePending,
            LicenceFact::ChangeDecided { .. } => S::Valid,
            LicenceFact::RenewalRequested { timely } => {
                self.renewal = Some((event.at.date(), *timely));
                S::RenewalPending
            }
            LicenceFact::Renewed { valid_through } => self.renew(*valid_through, S::Valid),
            LicenceFact::DeemedRenewed { valid_through } => {
                self.renew(*valid_through, S::DeemedRenewed)
            }
            LicenceFact::RenewalRefused { .. } => {
                self.renewal = None;
                S::Valid
            }
            LicenceFact::Expired => S::Expired,
            LicenceFact::RectificationOrdered { rectify_by, .. } => {
                self.rectify_by = Some(*rectify_by);
                self.state
            }
            LicenceFact::Withdrawn { .. } => S::WithdrawnPublicInterest,
            LicenceFact::Revoked { barred_through, .. } => {
                self.barred_through = *barred_through;
                S::Revoked
            }
            LicenceFact::PenaltyRevoked { .. } => S::PenaltyRevoked,
            LicenceFact::Cancelled { .. } => S::Cancelled,
        };
    }

    /// The last day on which a renewal is applied for in time: 30 natural days before expiry (XK 50).
    ///
    /// The law leaves the kind of day open, so what favours the holder counts.
    #[must_use]
    pub fn renew_by(&self, calendar: &Calendar) -> Option<Date> {
        Some(calendar.before(self.valid_through?, Limit::natural_days(30)).on)
    }

    /// When the holder is reminded: early enough if the 30 days were working days.
    #[must_use]
    pub fn remind_on(&self, calendar: &Calendar) -> Option<Date> {
        Some(calendar.before(self.valid_through?, Limit::working_days(30)).on)
    }

    /// The day on which the term decides by itself; none for ever, or when it is not in force.
    #[must_use]
    pub fn next_timer(&self) -> Option<Date> {
        self.valid_through.filter(|_| self.state.is_in_force()).map(Calendar::next_day)
    }

    /// Whether the organ has been silent on a renewal that was applied for in time.
    pub(super) fn is_owed_renewal(&self) -> bool {
        self.state == LicenceState::RenewalPending && self.renewal.is_some_and(|(_, timely)| timely)
    }

    fn renew(&mut self, valid_through: Date, state: LicenceState) -> LicenceState {
        self.valid_through = Some(valid_through);
        self.renewal = None;
        state
    }
}

#[cfg(test)]
mod tests;
