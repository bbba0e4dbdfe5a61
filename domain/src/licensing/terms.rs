//! The rules under which a case is judged.

use crate::{
    clocks::{Approver, ClockId, Extension},
    items::{Basis, CommitmentPolicy, DeferredPolicy, ExpiryPolicy, Item, Limits, Mode, Remedies},
};
use serde::{Deserialize, Serialize};

/// What the item said when the case was filed.
///
/// It is part of the first event: a case stays under the version it was filed under (SPC 9),
/// and a replay needs no catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own, as in the item")]
pub struct Terms {
    /// Key of the item.
    pub item: String,
    /// Version of the item.
    pub version: u32,
    /// Key of the department that receives and decides.
    pub department: String,
    /// How the item is decided.
    pub mode: Mode,
    /// All limits of time.
    pub limits: Limits,
    /// What happens when the correction period passes (C10).
    pub correction_expiry: ExpiryPolicy,
    /// Present where secondary documents may follow (T10).
    pub deferred: Option<DeferredPolicy>,
    /// Present where a commitment may replace the examination (T14).
    pub commitment: Option<CommitmentPolicy>,
    /// Several departments handle it together and decide once (XK 26).
    #[serde(default)]
    pub joint: bool,
    /// Two officers must verify on site before the decision (XK 34).
    pub needs_verification: bool,
    /// Two officers are sent to inspect within five days of acceptance (XK 55).
    #[serde(default)]
    pub needs_inspection: bool,
    /// The law orders a hearing before every decision (XK 46).
    pub needs_hearing: bool,
    /// The filing needs a valid project code.
    pub needs_project_code: bool,
    /// Whoever gave false materials is barred for one or three years (XK 78, 79).
    pub safety_related: bool,
    /// How many may be granted in all (XK 57).
    pub quantity_limit: Option<u32>,
    /// Nothing is issued before the lawful fee is paid (XK 58).
    pub charges_fee: bool,
    /// Grants are published (XK 40); not of a case that was filed before the hall knew of it.
    #[serde(default)]
    pub publishes: bool,
    /// The legal basis of the item, cited where a period passes and nobody speaks.
    pub basis: Vec<Basis>,
    /// Where an adverse decision can be challenged.
    pub remedies: Remedies,
}

impl Terms {
    /// The rules of `item`, to be pinned to a case.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        Self {
            item: item.key.clone(),
            version: item.version,
            department: item.department.clone(),
            mode: item.mode,
            limits: item.limits.clone(),
            correction_expiry: item.correction_expiry,
            deferred: item.deferred.clone(),
            commitment: item.commitment.clone(),
            joint: item.joint,
            needs_verification: item.needs_verification,
            needs_inspection: item.needs_inspection,
            needs_hearing: item.needs_hearing,
            needs_project_code: item.needs_project_code,
            safety_related: item.safety_related,
            quantity_limit: item.quantity_limit,
            charges_fee: !item.fees.is_empty(),
            publishes: item.publishes(),
            basis: item.basis.clone(),
            remedies: item.remedies.clone(),
        }
    }

    /// The clock of the law within which the case is decided.
    ///
    /// Joint handling has C3 in place of C2: the law gives it a limit of its own for all departments
    /// together (XK 42(2)), and here they handle one case and sign one decision.
    /// Components with decisions of their own would each keep C2; a hall that has them opens a case for each.
    #[must_use]
    pub const fn decision_clock(&self) -> ClockId {
        if self.joint { ClockId::C3 } else { ClockId::C2 }
    }

    /// By how much that clock may be extended once, and by whom (XK 42).
    ///
    /// No officer of the hall is the head of the government: the head of the organ records that approval
    /// with the number of its document.
    #[must_use]
    pub const fn extension(&self) -> Extension {
        let approver = if self.joint { Approver::GovernmentHead } else { Approver::OrganHead };
        Extension { amount: self.limits.extension, approver }
    }
}
