//! The state machine as a table (domain A.4): the one source of what may be done where and by whom.

use super::{State, words};
use crate::access::Role;
use State as S;

words! {
    /// A rule of the machine, or a right beside it; what an event names as its ground in procedure.
    pub enum Rule {
        /// Filing.
        T1 = "T1",
        /// Licence not needed.
        T2 = "T2",
        /// Organ not competent.
        T3 = "T3",
        /// Corrected on the spot.
        T4 = "T4",
        /// One-time notice.
        T5 = "T5",
        /// Resupplied.
        T6 = "T6",
        /// Not corrected.
        T7 = "T7",
        /// Accepted.
        T8 = "T8",
        /// Deemed accepted.
        T9 = "T9",
        /// Accepted with documents to follow.
        T10 = "T10",
        /// Documents followed.
        T11 = "T11",
        /// Documents did not follow.
        T12 = "T12",
        /// Decided on the spot.
        T13 = "T13",
        /// Granted on a commitment.
        T14 = "T14",
        /// Assigned.
        T15 = "T15",
        /// Verified on site.
        T16 = "T16",
        /// Special procedure begun.
        T17 = "T17",
        /// Special procedure over.
        T18 = "T18",
        /// Interested party heard.
        T19 = "T19",
        /// Hearing ordered.
        T20 = "T20",
        /// Hearing held.
        T21 = "T21",
        /// Sent up.
        T22 = "T22",
        /// Proposed.
        T23 = "T23",
        /// Extended.
        T24 = "T24",
        /// Granted.
        T25 = "T25",
        /// Refused.
        T26 = "T26",
        /// Returned.
        T27 = "T27",
        /// Issued.
        T28 = "T28",
        /// Archived.
        T29 = "T29",
        /// Withdrawn.
        T30 = "T30",
        /// Terminated.
        T31 = "T31",
        /// Overdue.
        T32 = "T32",
        /// The right to a hearing (XK 47).
        R47 = "R47",
        /// The grant published (XK 40).
        C14 = "C14",
        /// The check after a commitment.
        C12 = "C12",
        /// The rating (好差评, domain A.8).
        A8 = "A8",
        /// The yellow card for a delay (domain A.9).
        ES03 = "ES-03",
    }
}

words! {
    /// What can be done to a case: the name of a command, without what it says.
    pub enum ActionKind {
        /// T1, file.
        Submit = "submit",
        /// T2, tell that no licence is needed.
        DeclareNotNeeded = "declare_not_needed",
        /// T3, name the competent organ.
        DeclareNotCompetent = "declare_not_competent",
        /// T4, correct and initial at the counter.
        CorrectOnTheSpot = "correct_on_the_spot",
        /// T5, tell everything that is missing, once.
        NotifyDeficiencies = "notify_deficiencies",
        /// T6, hand in what was missing.
        Resupply = "resupply",
        /// T7, do not accept what was not corrected.
        DeclineAcceptance = "decline_acceptance",
        /// T8, accept.
        Accept = "accept",
        /// T10, accept with documents to follow.
        AcceptDeferred = "accept_deferred",
        /// T11, hand in what was to follow.
        Supply = "supply",
        /// T13, decide in the same sitting.
        DecideOnTheSpot = "decide_on_the_spot",
        /// T14, grant on a commitment.
        GrantOnCommitment = "grant_on_commitment",
        /// T15, give to a reviewer.
        Assign = "assign",
        /// T16, order a verification on site.
        OrderVerification = "order_verification",
        /// T16, file its record.
        FileVerification = "file_verification",
        /// T17, begin a special procedure.
        StartSpecial = "start_special",
        /// T18, end it with its result.
        FinishSpecial = "finish_special",
        /// T19, tell an interested party.
        TellParty = "tell_party",
        /// T19, record what the party said.
        HearParty = "hear_party",
        /// R47, tell the right to a hearing.
        TellHearingRight = "tell_hearing_right",
        /// R47, ask for a hearing.
        RequestHearing = "request_hearing",
        /// T20, order a hearing.
        OrderHearing = "order_hearing",
        /// T21, file the signed minutes.
        CloseHearing = "close_hearing",
        /// T22, send up with an opinion.
        ReportUp = "report_up",
        /// T22, take over from below.
        TakeUp = "take_up",
        /// T23, propose a decision.
        Propose = "propose",
        /// T24, extend the statutory limit.
        Extend = "extend",
        /// T25, grant.
        Grant = "grant",
        /// T26, refuse.
        Refuse = "refuse",
        /// T27, return to the reviewer.
        Return = "return",
        /// T28, make and deliver the licence.
        Issue = "issue",
        /// T29, archive.
        Archive = "archive",
        /// T30, withdraw.
        Withdraw = "withdraw",
        /// T31, end a case that has lost its object.
        Terminate = "terminate",
        /// C14, publish the grant.
        Publish = "publish",
        /// C12, file the check of a commitment.
        FileCommitmentCheck = "file_commitment_check",
        /// A.8, rate.
        Rate = "rate",
        /// T7, T9, T12, T18, T32, R47, ES-03: a limit has passed.
        Fire = "fire",
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The rule.
    pub rule: Rule,
    /// What is done.
    pub action: ActionKind,
    /// Where it may be done.
    pub from: &'static [State],
    /// Where it leads; empty where the state stays.
    pub to: &'static [State],
    /// Who may do it.
    pub roles: &'static [Role],
}

impl ActionKind {
    /// The rows of the table for this action.
    pub fn transitions(self) -> impl Iterator<Item = &'static Transition> {
        TRANSITIONS.iter().filter(move |row| row.action == self)
    }

    /// Whether the action exists in `state`, for anybody.
    #[must_use]
    pub fn is_possible_in(self, state: State) -> bool {
        self.transitions().any(|row| row.from.contains(&state))
    }

    /// Whether `role` does it in `state`.
    #[must_use]
    pub fn is_for_in(self, role: Role, state: State) -> bool {
        self.transitions().any(|row| row.from.contains(&state) && row.roles.contains(&role))
    }

    /// Whether `role` ever does it.
    #[must_use]
    pub fn is_for(self, role: Role) -> bool {
        self.transitions().any(|row| row.roles.contains(&role))
    }
}

const APPLICANT: &[Role] = &[Role::Citizen, Role::Agent];
const FILER: &[Role] = &[Role::Citizen, Role::Agent, Role::WindowClerk];
const WINDOW: &[Role] = &[Role::WindowClerk];
const SPOT: &[Role] = &[Role::WindowClerk, Role::Decider];
const CENTER: &[Role] = &[Role::WindowClerk, Role::Reviewer, Role::Decider, Role::OrganHead];
const REVIEWER: &[Role] = &[Role::Reviewer];
const HEARER: &[Role] = &[Role::Reviewer, Role::Decider, Role::OrganHead];
const PARTY: &[Role] = &[Role::Citizen, Role::Agent, Role::Reviewer];
const DECIDER: &[Role] = &[Role::Decider, Role::OrganHead];
const HEAD: &[Role] = &[Role::OrganHead];
const ISSUER: &[Role] = &[Role::IssuingClerk];
const ARCHIVE: &[Role] = &[Role::IssuingClerk, Role::System];
const CHECKER: &[Role] = &[Role::Reviewer, Role::Decider];
const TIMER: &[Role] = &[Role::System];

const RECEIVED: &[State] = &[S::Received];
const REVIEW: &[State] = &[S::Review];
const DECISION: &[State] = &[S::Decision];
const GRANTED: &[State] = &[S::Granted, S::GrantedCommit];
const RATED: &[State] = &[
    S::Granted,
    S::GrantedCommit,
    S::Issued,
    S::Refused,
    S::Closed,
    S::NotNeeded,
    S::NotCompetent,
    S::NotAccepted,
    S::Withdrawn,
    S::Lapsed,
    S::Terminated,
];
const GRANTS: &[State] = &[S::Granted, S::GrantedCommit, S::Issued, S::Closed];
const CHECKED: &[State] = &[S::GrantedCommit, S::Issued, S::Closed];
const UNASSIGNED: &[State] = &[S::Accepted, S::AcceptedDeferred];
const EXPIRED: &[State] = &[S::Lapsed, S::NotAccepted, S::Refused];
const SAME: &[State] = &[];

macro_rules! table {
    ($($rule:ident $action:ident $from:expr, $to:expr, $roles:expr;)+) => {
        &[$(Transition {
            rule: Rule::$rule,
            action: ActionKind::$action,
            from: $from,
            to: $to,
            roles: $roles,
        },)+]
    };
}

/// Every transition of the machine.
pub const TRANSITIONS: &[Transition] = table! {
    T1 Submit &[S::Draft], RECEIVED, FILER;
    T2 DeclareNotNeeded RECEIVED, &[S::NotNeeded], WINDOW;
    T3 DeclareNotCompetent RECEIVED, &[S::NotCompetent], WINDOW;
    T4 CorrectOnTheSpot RECEIVED, SAME, APPLICANT;
    T5 NotifyDeficiencies RECEIVED, &[S::Correction], WINDOW;
    T6 Resupply &[S::Correction], RECEIVED, APPLICANT;
    T7 DeclineAcceptance RECEIVED, &[S::NotAccepted], WINDOW;
    T7 Fire &[S::Correction], EXPIRED, TIMER;
    T8 Accept RECEIVED, &[S::Accepted], WINDOW;
    T9 Fire RECEIVED, &[S::Accepted], TIMER;
    T10 AcceptDeferred RECEIVED, &[S::AcceptedDeferred], WINDOW;
    T11 Supply &[S::AcceptedDeferred], &[S::AcceptedDeferred, S::Accepted], APPLICANT;
    T11 Supply State::PENDING, SAME, APPLICANT;
    T12 Fire State::PENDING, EXPIRED, TIMER;
    T13 DecideOnTheSpot RECEIVED, &[S::Granted, S::Refused, S::Closed], SPOT;
    T14 GrantOnCommitment RECEIVED, &[S::GrantedCommit], SPOT;
    T15 Assign UNASSIGNED, REVIEW, CENTER;
    T15 Assign REVIEW, SAME, DECIDER;
    T16 OrderVerification REVIEW, &[S::Verify], REVIEWER;
    T16 FileVerification &[S::Verify], REVIEW, REVIEWER;
    T17 StartSpecial REVIEW, &[S::Special], REVIEWER;
    T18 FinishSpecial &[S::Special], REVIEW, REVIEWER;
    T18 Fire &[S::Special], REVIEW, TIMER;
    T19 TellParty REVIEW, &[S::ThirdParty], REVIEWER;
    T19 HearParty &[S::ThirdParty], REVIEW, REVIEWER;
    R47 TellHearingRight REVIEW, SAME, REVIEWER;
    R47 RequestHearing State::PENDING, SAME, PARTY;
    R47 Fire State::PENDING, SAME, TIMER;
    T20 OrderHearing REVIEW, &[S::Hearing], HEARER;
    T21 CloseHearing &[S::Hearing], REVIEW, HEARER;
    T22 ReportUp REVIEW, &[S::Upward], REVIEWER;
    T22 TakeUp &[S::Upward], DECISION, DECIDER;
    T23 Propose REVIEW, DECISION, REVIEWER;
    T24 Extend State::PENDING, SAME, HEAD;
    T25 Grant DECISION, &[S::Granted], DECIDER;
    T26 Refuse DECISION, &[S::Refused], DECIDER;
    T27 Return DECISION, REVIEW, DECIDER;
    T28 Issue GRANTED, &[S::Issued], ISSUER;
    T29 Archive &[S::Issued], &[S::Closed], ARCHIVE;
    T29 Archive State::TERMINAL, SAME, ARCHIVE;
    T30 Withdraw State::OPEN, &[S::Withdrawn], APPLICANT;
    T31 Terminate State::OPEN, &[S::Terminated], DECIDER;
    T32 Fire State::PENDING, SAME, TIMER;
    ES03 Fire State::PENDING, SAME, TIMER;
    ES03 Fire GRANTS, SAME, TIMER;
    C14 Publish GRANTS, SAME, ISSUER;
    C12 FileCommitmentCheck CHECKED, SAME, CHECKER;
    A8 Rate RATED, SAME, APPLICANT;
};
