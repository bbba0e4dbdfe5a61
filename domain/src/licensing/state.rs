//! The states of a case (办件).

use super::words;
use crate::items::Stage;

words! {
    /// Where a case stands in the procedure; nothing that can be computed, such as "overdue", is a state.
    pub enum State {
        /// 草稿: being written, not filed.
        Draft = "draft",
        /// 已收件: filed, the five outcomes of XK 32 are open.
        Received = "received",
        /// 待补正: the applicant has been told once everything that is missing.
        Correction = "correction",
        /// 已受理: in competence, complete and in form.
        Accepted = "accepted",
        /// 容缺受理: accepted, secondary documents are to follow.
        AcceptedDeferred = "accepted_deferred",
        /// 审查中: with a reviewer.
        Review = "review",
        /// 现场核查: being verified on site; the clock runs (XK 34).
        Verify = "verify",
        /// 特别程序中: one of the eight procedures that stop the clock (XK 45).
        Special = "special",
        /// 听证中: a hearing is set (XK 46–48).
        Hearing = "hearing",
        /// 听取利害关系人意见: an interested party is heard (XK 36).
        ThirdParty = "third_party",
        /// 已转报上级: sent up with an opinion (XK 35).
        Upward = "upward",
        /// 待决定: proposed, waits for the signature.
        Decision = "decision",
        /// 准予许可: granted.
        Granted = "granted",
        /// 告知承诺准予: granted on a commitment that is checked afterwards.
        GrantedCommit = "granted_commit",
        /// 不予许可: refused with reasons and remedies.
        Refused = "refused",
        /// 已制证: the licence is made, delivered or ready for collection.
        Issued = "issued",
        /// 已办结: done and archived.
        Closed = "closed",
        /// 无需许可: the law asks for no licence.
        NotNeeded = "not_needed",
        /// 非本机关职权: another organ is competent, and was named.
        NotCompetent = "not_competent",
        /// 不予受理: not accepted, because it was not corrected.
        NotAccepted = "not_accepted",
        /// 申请人撤回: withdrawn by the applicant.
        Withdrawn = "withdrawn",
        /// 逾期视为撤回: counts as withdrawn, because a period passed.
        Lapsed = "lapsed",
        /// 终止: ended because its object is gone.
        Terminated = "terminated",
    }
}

impl State {
    /// The states in which the procedure runs: filed, not decided and not ended.
    pub const OPEN: &'static [Self] = &[
        Self::Received,
        Self::Correction,
        Self::Accepted,
        Self::AcceptedDeferred,
        Self::Review,
        Self::Verify,
        Self::Special,
        Self::Hearing,
        Self::ThirdParty,
        Self::Upward,
        Self::Decision,
    ];

    /// The open states that follow acceptance, in which the decision clocks are set.
    pub const PENDING: &'static [Self] = Self::OPEN.split_at(2).1;

    /// The states that nothing but the archive, the publication, a rating and the check of a commitment follows.
    pub const TERMINAL: &'static [Self] = &[
        Self::Refused,
        Self::Closed,
        Self::NotNeeded,
        Self::NotCompetent,
        Self::NotAccepted,
        Self::Withdrawn,
        Self::Lapsed,
        Self::Terminated,
    ];

    /// Whether the procedure runs: filed, not decided and not ended.
    #[must_use]
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }

    /// Whether the case is accepted and not decided, so that the decision clocks are set.
    #[must_use]
    pub fn is_pending(self) -> bool {
        Self::PENDING.contains(&self)
    }

    /// The stage of the procedure that the state belongs to; none before acceptance and after the decision.
    #[must_use]
    pub const fn stage(self) -> Option<Stage> {
        match self {
            Self::Accepted | Self::AcceptedDeferred => Some(Stage::Assignment),
            Self::Review | Self::Verify | Self::Special | Self::Hearing | Self::ThirdParty => {
                Some(Stage::Review)
            }
            Self::Upward | Self::Decision => Some(Stage::Decision),
            _ => None,
        }
    }

    /// Whether the procedure is over for good.
    #[must_use]
    pub fn is_terminal(self) -> bool {
        Self::TERMINAL.contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_read_from_its_own_word() {
        for state in State::ALL {
            assert_eq!(state.word().parse(), Ok(*state));
        }
        assert!("DRAFT".parse::<State>().is_err());
    }

    #[test]
    fn exactly_the_pending_states_belong_to_a_stage() {
        for state in State::ALL {
            assert_eq!(state.stage().is_some(), state.is_pending(), "{state}");
        }
    }

    #[test]
    fn a_state_is_open_or_terminal_or_in_between() {
        for state in State::ALL {
            assert!(!(state.is_open() && state.is_terminal()), "{state}");
        }
        let between: Vec<_> =
            State::ALL.iter().filter(|state| !state.is_open() && !state.is_terminal()).collect();
        let expected = [State::Draft, State::Granted, State::GrantedCommit, State::Issued];
        assert_eq!(between, expected.iter().collect::<Vec<_>>());
    }
}
