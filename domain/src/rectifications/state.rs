//! Where a rectification stands.

use crate::{licensing::words, matters::Phase};

/// Fewest people on the panel that judges whether a rating was misused.
pub const PANEL_MIN: usize = 3;

words! {
    /// Where a rectification stands.
    pub enum State {
        /// 待核实: a bad rating was given, and nobody has taken it yet.
        Opened = "opened",
        /// 核实中: somebody looks into it.
        Verifying = "verifying",
        /// 限期整改: it will be put right by a day.
        Planned = "planned",
        /// 评审组认定中: a panel judges whether the rating was misused.
        Panel = "panel",
        /// 已处置: put right, or explained.
        Settled = "settled",
        /// 已反馈: whoever gave the rating was told.
        FedBack = "fed_back",
        /// 已办结: over.
        Closed = "closed",
        /// 认定误评恶评: the rating was given by mistake or in bad faith; it stays, and is counted.
        Dismissed = "dismissed",
    }
}

words! {
    /// What was done about a bad rating.
    pub enum Remedy {
        /// 立即整改: put right at once.
        Fixed = "fixed",
        /// 限期整改: put right as planned.
        FixedAsPlanned = "fixed_as_planned",
        /// 解释说明: explained, because there was no ground in law for it.
        Explained = "explained",
    }
}

impl State {
    /// Where nothing follows.
    pub const TERMINAL: &'static [Self] = &[Self::Closed, Self::Dismissed];

    /// How far it is.
    #[must_use]
    pub const fn phase(self) -> Phase {
        match self {
            Self::Opened => Phase::Received,
            Self::Verifying | Self::Planned | Self::Panel | Self::Settled => Phase::Handling,
            Self::FedBack => Phase::Answered,
            Self::Closed | Self::Dismissed => Phase::Closed,
        }
    }
}
