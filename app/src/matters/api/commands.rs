//! What forms want of a matter, by procedure.

use super::fields::{Fields, missing};
use crate::ui::checkboxes::ticks;
use domain::{
    complaints, disclosure_requests,
    matters::{Command, Procedure},
    petitions, procurement, rectifications,
};
use service::{Error, FieldFault};

/// What is wanted of a matter of `procedure`.
pub(super) fn command(
    procedure: Procedure,
    action: &str,
    fields: &Fields,
) -> Result<Command, Error> {
    match procedure {
        Procedure::Complaint => complaint(word(action)?, fields).map(Command::Complaint),
        Procedure::Disclosure => disclosure(word(action)?, fields).map(Command::Disclosure),
        Procedure::Petition => petition(word(action)?, fields).map(Command::Petition),
        Procedure::Procurement => challenge(word(action)?, fields).map(Command::Procurement),
        Procedure::Rectification => {
            rectification(word(action)?, fields).map(Command::Rectification)
        }
    }
}

/// The action of a word.
fn word<A: std::str::FromStr>(action: &str) -> Result<A, Error> {
    action.parse().map_err(|_| malformed())
}

/// No form asks for this.
const fn malformed() -> Error {
    Error::Refused("malformed")
}

fn complaint(
    action: complaints::ActionKind,
    fields: &Fields,
) -> Result<complaints::Command, Error> {
    use complaints::{ActionKind as A, Command as C};
    let text = fields.words();
    let assisting = ticks(&fields.assisting).map(str::to_owned);
    Ok(match action {
        A::Accept => C::Accept { urgent: !fields.urgent.is_empty() },
        A::Decline => C::Decline { elsewhere: fields.read("elsewhere")?, reason: text },
        A::Dispatch => C::Dispatch { lead: fields.lead.clone(), assisting: assisting.collect() },
        A::Return => C::Return { competent: fields.competent.trim().to_owned(), reason: text },
        A::Take => C::Take,
        A::Assign => C::Assign { to: fields.read("to")? },
        A::Contribute => C::Contribute { text },
        A::Clarify => C::Clarify { question: text },
        A::Supplement => C::Supplement { text },
        A::Propose => C::Propose { outcome: fields.read("outcome")?, text },
        A::Approve => C::Approve,
        A::SendBack => C::SendBack { reason: text },
        A::CallBack => C::CallBack { result: fields.read("call_back")? },
        A::Reopen => C::Reopen { reason: text },
        A::Appeal => C::Appeal { reason: text },
        A::DecideAppeal => C::DecideAppeal { granted: fields.is_yes("granted")?, text },
        A::Close => C::Close,
        A::Merge => C::Merge { into: fields.read("into")? },
        A::Extend => C::Extend { amount: fields.read("amount")?, reason: text },
        A::Supervise => C::Supervise { note: text },
        A::Withdraw => C::Withdraw,
        // What is said has a form of its own, who is meant is looked up, and periods pass by themselves.
        A::Say | A::Identify | A::Fire => return Err(malformed()),
    })
}

fn disclosure(
    action: disclosure_requests::ActionKind,
    fields: &Fields,
) -> Result<disclosure_requests::Command, Error> {
    use disclosure_requests::{ActionKind as A, Answer, Command as C};
    let text = fields.words();
    Ok(match action {
        A::Confirm => C::Confirm,
        A::Clarify => C::Clarify { text, working_days: fields.perhaps("working_days")? },
        A::Supplement => C::Supplement { text },
        A::Take => C::Take,
        A::Assign => C::Assign { to: fields.read("to")? },
        A::Consult => {
            C::Consult { ground: fields.read("ground")?, who: fields.who.trim().to_owned() }
        }
        A::Hear => C::Hear { ground: fields.read("ground")?, agrees: agrees(&fields.agrees)? },
        A::Extend => C::Extend { amount: fields.read("amount")?, reason: text },
        A::Propose => C::Propose {
            answer: Answer {
                kind: fields.read("answer_kind")?,
                exemption: fields.perhaps("exemption")?,
                text,
            },
        },
        A::Approve => C::Approve,
        A::SendBack => C::SendBack { reason: text },
        A::Supervise => C::Supervise { note: text },
        A::Withdraw => C::Withdraw,
        A::Fire => return Err(malformed()),
    })
}

/// What somebody who was asked has said; nothing, where they have said nothing.
fn agrees(typed: &str) -> Result<Option<bool>, Error> {
    match typed {
        "yes" => Ok(Some(true)),
        "no" => Ok(Some(false)),
        "silent" => Ok(None),
        _ => Err(missing("agrees")),
    }
}

fn petition(action: petitions::ActionKind, fields: &Fields) -> Result<petitions::Command, Error> {
    use petitions::{ActionKind as A, Command as C};
    let text = fields.words();
    Ok(match action {
        A::Refer => C::Refer { to: fields.lead.clone(), referral: fields.read("referral")? },
        A::Object => C::Object { competent: fields.competent.trim().to_owned(), reason: text },
        A::SettleObjection => C::SettleObjection { consents: fields.is_yes("consents")? },
        A::Accept => C::Accept,
        A::Direct => C::Direct {
            route: fields.read("route")?,
            elsewhere: fields.read("elsewhere")?,
            reason: text,
        },
        A::Decline => C::Decline { elsewhere: fields.read("elsewhere")?, reason: text },
        A::Take => C::Take,
        A::Assign => C::Assign { to: fields.read("to")? },
        A::Extend => C::Extend { amount: fields.read("amount")?, reason: text },
        A::Propose => C::Propose { opinion: opinion(fields)? },
        A::Approve => C::Approve,
        A::SendBack => C::SendBack { reason: text },
        A::RequestReview => C::RequestReview { reason: text },
        A::DecideReview => C::DecideReview { finding: fields.read("finding")?, text },
        A::RequestReReview => C::RequestReReview { reason: text },
        A::OpenHearing => C::OpenHearing,
        A::CloseHearing => C::CloseHearing,
        A::DecideReReview => C::DecideReReview { finding: fields.read("finding")?, text },
        A::Supervise => C::Supervise { note: text },
        A::Withdraw => C::Withdraw,
        A::Fire => return Err(malformed()),
    })
}

/// The written opinion: everything that it lacks is told at once (XF 34).
fn opinion(fields: &Fields) -> Result<petitions::Opinion, Error> {
    let mut faults = Vec::new();
    let finding = fields.read("finding");
    if finding.is_err() {
        faults.push(FieldFault::new("finding", "missing"));
    }
    let mut said = |field| fields.text_of(field, &mut faults);
    let (claims, facts) = (said("claims"), said("facts"));
    let (opinion, basis) = (said("text"), said("basis"));
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    Ok(petitions::Opinion { finding: finding?, claims, facts, opinion, basis })
}

fn challenge(
    action: procurement::ActionKind,
    fields: &Fields,
) -> Result<procurement::Command, Error> {
    use procurement::{ActionKind as A, Command as C};
    let text = fields.words();
    Ok(match action {
        A::AnswerEnquiry => C::AnswerEnquiry { text },
        A::Challenge => C::Challenge { text },
        A::AnswerChallenge => C::AnswerChallenge { text },
        A::Complain => C::Complain { text },
        A::Examine => C::Examine { found: fields.read("found")? },
        A::RequestCorrection => {
            C::RequestCorrection { text, working_days: fields.perhaps("working_days")? }
        }
        A::Correct => C::Correct { text },
        A::Reject => C::Reject { reason: text },
        A::SendCopies => C::SendCopies,
        A::Take => C::Take,
        A::Assign => C::Assign { to: fields.read("to")? },
        A::StartSpecial => C::StartSpecial { ground: fields.read("ground")?, reason: text },
        A::FinishSpecial => C::FinishSpecial { result: text },
        A::Suspend => C::Suspend { days: fields.read("days")? },
        A::Propose => C::Propose { outcome: fields.read("outcome")?, text },
        A::Approve => C::Approve,
        A::SendBack => C::SendBack { reason: text },
        A::Supervise => C::Supervise { note: text },
        A::Withdraw => C::Withdraw,
        A::Fire => return Err(malformed()),
    })
}

fn rectification(
    action: rectifications::ActionKind,
    fields: &Fields,
) -> Result<rectifications::Command, Error> {
    use rectifications::{ActionKind as A, Command as C};
    let text = fields.words();
    Ok(match action {
        A::Take => C::Take,
        A::Assign => C::Assign { to: fields.read("to")? },
        A::Contact => C::Contact { text },
        A::Fix => C::Fix { text },
        A::Plan => C::Plan { text, working_days: fields.read("working_days")? },
        A::Explain => C::Explain { text },
        A::Contest => C::Contest { reason: text },
        A::Judge => {
            let members =
                ticks(&fields.members).map(|it| it.parse().map_err(|_| missing("members[]")));
            let misused = fields.is_yes("misused")?;
            C::Judge { members: members.collect::<Result<_, _>>()?, misused, text }
        }
        A::FeedBack => C::FeedBack { text },
        A::CallBack => C::CallBack { result: fields.read("call_back")? },
        A::Close => C::Close,
        A::Supervise => C::Supervise { note: text },
        A::Fire => return Err(malformed()),
    })
}
