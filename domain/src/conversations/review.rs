//! What one writes and another approves before the hall says it (先审后发): canned answers and published ones.

use crate::licensing::words;

words! {
    /// Where a version of such a text stands.
    pub enum Review {
        /// It waits for somebody else to read it.
        Proposed = "proposed",
        /// It is said.
        Approved = "approved",
        /// A better version is said.
        Replaced = "replaced",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// Why a version is not judged.
    pub enum ReviewRefusal {
        /// This person does not judge it.
        Forbidden = "forbidden",
        /// Somebody has judged it already.
        Judged = "conversation_canned_judged",
    }
}

/// What is thought of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may be said.
    Approve,
    /// It may not, or not any longer.
    Withdraw,
}

impl Review {
    /// Where the version stands after `verdict` of somebody who leads the desk or not, and wrote it or did not.
    ///
    /// Nobody approves what they wrote themself.
    ///
    /// # Errors
    /// The [`ReviewRefusal`] that the rules give.
    pub fn judged(
        self,
        verdict: Verdict,
        leads: bool,
        is_writer: bool,
    ) -> Result<Self, ReviewRefusal> {
        let (allowed, is_open, then) = match verdict {
            Verdict::Approve => (leads && !is_writer, self == Self::Proposed, Self::Approved),
            Verdict::Withdraw => {
                let is_open = matches!(self, Self::Proposed | Self::Approved);
                (leads || is_writer, is_open, Self::Withdrawn)
            }
        };
        if !allowed {
            return Err(ReviewRefusal::Forbidden);
        }
        if is_open { Ok(then) } else { Err(ReviewRefusal::Judged) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_wrote_another_approves_and_either_takes_back() {
        use Review::{Approved, Proposed, Replaced, Withdrawn};
        use ReviewRefusal::{Forbidden, Judged};
        use Verdict::{Approve, Withdraw};
        for (state, verdict, leads, is_writer, expected) in [
            (Proposed, Approve, true, false, Ok(Approved)),
            (Proposed, Approve, true, true, Err(Forbidden)),
            (Proposed, Approve, false, false, Err(Forbidden)),
            (Approved, Approve, true, false, Err(Judged)),
            (Proposed, Withdraw, false, true, Ok(Withdrawn)),
            (Proposed, Withdraw, false, false, Err(Forbidden)),
            (Approved, Withdraw, true, false, Ok(Withdrawn)),
            (Replaced, Withdraw, true, false, Err(Judged)),
            (Withdrawn, Approve, true, false, Err(Judged)),
        ] {
            let judged = state.judged(verdict, leads, is_writer);
            assert_eq!(judged, expected, "{state:?} {verdict:?} {leads} {is_writer}");
        }
    }
}
