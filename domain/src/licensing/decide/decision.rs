//! T24 to T31: extension, decision, issue, archive, withdrawal; the check and the rating.

use super::{Bench, Refusal, cited, require, said};
use crate::{
    clocks::{Approver, Extension, ExtensionRefusal},
    items::Basis,
    licensing::{Command, Delivery, Fact, Grounds, Reason, State, TerminationCause},
};

impl Bench<'_> {
    pub(super) fn decision(&self, command: Command) -> Result<Fact, Refusal> {
        match command {
            Command::TakeUp => Ok(Fact::TakenUp),
            Command::Extend { amount, reason, approval } => self.extend(amount, reason, approval),
            Command::Grant { opinion, standing } => {
                self.in_turn(standing)?;
                Ok(Fact::Granted { opinion })
            }
            Command::Refuse(statement) => Ok(Fact::Refused { grounds: self.grounds(statement)? }),
            Command::Return { reason } => {
                said(&reason, Refusal::ReasonMissing)?;
                Ok(Fact::Returned { reason })
            }
            Command::Issue { delivery, fee_paid } => self.issue(delivery, fee_paid),
            Command::Archive { package } => {
                said(&package, Refusal::NumberMissing)?;
                if self.case.state == State::Issued {
                    Ok(Fact::Closed { package })
                } else {
                    Ok(Fact::Archived { package })
                }
            }
            Command::Withdraw { reason } => Ok(Fact::Withdrawn { reason }),
            Command::Terminate { cause, evidence, basis } => self.terminate(cause, evidence, basis),
            Command::Publish { entry } => {
                said(&entry, Refusal::NumberMissing)?;
                Ok(Fact::Published { entry })
            }
            Command::FileCommitmentCheck { kept, finding } => {
                said(&finding, Refusal::ResultMissing)?;
                Ok(Fact::CommitmentChecked { kept, finding })
            }
            Command::Rate { rating, comment } => Ok(Fact::Rated { rating, comment }),
            _ => Err(Refusal::WrongState),
        }
    }

    /// XK 42: once, before the limit ends, by the head of the organ or with the approval of the head
    /// of the government, with the reason told.
    fn extend(
        &self,
        amount: u32,
        reason: String,
        approval: Option<String>,
    ) -> Result<Fact, Refusal> {
        let terms = self.terms();
        let clock = self.case.clock(terms.decision_clock()).ok_or(Refusal::WrongState)?;
        let extension = Extension { amount, ..terms.extension() };
        clock.may_extend(self.today, extension, self.calendar).map_err(
            |refusal| match refusal {
                ExtensionRefusal::NotAllowed => Refusal::ExtensionNotOffered,
                ExtensionRefusal::Stopped => Refusal::WrongState,
                ExtensionRefusal::Twice => Refusal::AlreadyExtended,
                ExtensionRefusal::Amount { .. } => Refusal::ExtensionAmount,
                ExtensionRefusal::Approver { .. } => Refusal::NotPermitted,
                ExtensionRefusal::TooLate { .. } => Refusal::LimitPassed,
            },
        )?;
        said(&reason, Refusal::ReasonMissing)?;
        let approval = approval.filter(|_| extension.approver == Approver::GovernmentHead);
        if extension.approver == Approver::GovernmentHead {
            said(approval.as_deref().unwrap_or_default(), Refusal::ApprovalMissing)?;
        }
        Ok(Fact::Extended { amount, reason, approval })
    }

    pub(super) fn issue(&self, delivery: Delivery, fee_paid: bool) -> Result<Fact, Refusal> {
        require(fee_paid || !self.terms().charges_fee, Refusal::FeeUnpaid)?;
        match &delivery {
            Delivery::Counter { recipient: text } | Delivery::Courier { number: text } => {
                said(text, Refusal::NumberMissing)?;
            }
            Delivery::Collection | Delivery::Electronic => {}
        }
        Ok(Fact::Issued { delivery })
    }

    fn terminate(
        &self,
        cause: TerminationCause,
        evidence: String,
        basis: Vec<Basis>,
    ) -> Result<Fact, Refusal> {
        said(&evidence, Refusal::EvidenceMissing)?;
        let grounds = Grounds { basis: cited(basis)?, ..self.grounds_of(Reason::Cause(cause)) };
        Ok(Fact::Terminated { cause, evidence, grounds })
    }
}
