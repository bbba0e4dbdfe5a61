//! What a document says, as data; the words around it are in `locales`.

use crate::iso;
use domain::{
    Date, Moment, Text,
    calendar::{Limit, Unit},
    clocks::{ClockId, Ground},
    identifiers::{CaseNumber, QueryCode},
    items::{Basis, Contact, ExpiryPolicy, Outcome, Remedies},
    licensing::{Delivery, DocumentKind, Finding, HearingGround, Reason, Target, TerminationCause},
};
use serde::{Deserialize, Serialize};

/// A document of the hall with everything that is printed on it.
///
/// It is kept as it was issued: a later name of the organ or of the item changes nothing in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// Which of the law's list it is.
    pub kind: DocumentKind,
    /// Number of record; none while it is only looked at beforehand.
    pub number: Option<String>,
    /// By which a third party checks it; none while it is only looked at beforehand.
    pub verification_code: Option<QueryCode>,
    /// The day it bears.
    #[serde(with = "iso")]
    pub issued_on: Date,
    /// Number of the case.
    pub case_number: CaseNumber,
    /// The organ in whose name it is issued, the principal's where the department acts for another.
    pub organ: Text,
    /// Name of the applicant as filed.
    pub applicant: String,
    /// What was applied for.
    pub item: NamedItem,
    /// Where to ask and where to complain.
    pub contact: Contact,
    /// The facts: what happened before, oldest first.
    pub facts: Vec<Step>,
    /// What this document tells.
    pub matter: Matter,
    /// The materials and questions it lists.
    pub listed: Vec<Entry>,
    /// The reasons of a document that burdens.
    pub reasons: Vec<Reason>,
    /// The legal basis.
    pub basis: Vec<Basis>,
    /// Where it can be challenged, on a document that burdens.
    pub remedies: Option<Remedies>,
    /// The last days of the limits that run from now on.
    pub deadlines: Vec<Deadline>,
}

/// The item, as the document names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedItem {
    /// Key in addresses.
    pub key: String,
    /// Its name.
    pub name: Text,
    /// Its implementation code.
    pub code: String,
}

/// A document that was issued before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Which.
    pub kind: DocumentKind,
    /// The day it bears.
    #[serde(with = "iso")]
    pub on: Date,
}

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which material or question.
    pub target: Target,
    /// What it is called.
    pub name: Text,
    /// What is wrong with it.
    pub finding: Option<Finding>,
    /// The officer's words.
    pub remark: Option<String>,
}

/// The end of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Of which clock.
    pub clock: ClockId,
    /// How long it is, extensions included.
    pub limit: Limit,
    /// Its last day.
    #[serde(with = "iso")]
    pub on: Date,
    /// The days of a year on the way are not announced yet, so that it may still move.
    pub provisional: bool,
}

/// What a document tells beside what all documents tell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "tells", rename_all = "snake_case")]
pub enum Matter {
    /// D1: what came in.
    Received {
        /// When.
        at: Moment,
    },
    /// D2.
    Accepted {
        /// From which day.
        #[serde(with = "iso")]
        accepted_on: Date,
        /// The last day of the silence by which acceptance is deemed (XK 32).
        #[serde(with = "iso::option")]
        silent_through: Option<Date>,
        /// The place in the order of acceptance (XK 57).
        sequence: Option<u64>,
    },
    /// D3: the law asks for no licence.
    NotNeeded,
    /// D3: another organ is competent.
    NotCompetent {
        /// Which.
        organ: String,
    },
    /// D3: still wrong after the correction.
    Declined,
    /// D3 or D13: a period of the applicant passed.
    Lapsed {
        /// What the item makes of it.
        policy: ExpiryPolicy,
    },
    /// D4: everything to correct, once.
    ToCorrect,
    /// D5: what is to follow.
    ToFollow,
    /// D6.
    Committed {
        /// What the applicant commits to.
        statement: Text,
        /// Within which it is checked.
        check_within: Limit,
    },
    /// D7.
    Special {
        /// Which procedure.
        ground: Ground,
        /// How many working days it needs.
        planned_days: u32,
        /// Its planned end.
        #[serde(with = "iso")]
        planned_end_on: Date,
    },
    /// D8.
    Extended {
        /// By how many.
        amount: u32,
        /// Of what.
        unit: Unit,
        /// Why.
        reason: String,
        /// The document by which the head of the government approved it (XK 42(2)).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approval: Option<String>,
    },
    /// D9: the parties may ask for a hearing.
    HearingRight,
    /// D9: time and place.
    Hearing {
        /// Why it is held.
        ground: HearingGround,
        /// When.
        #[serde(with = "iso")]
        held_on: Date,
        /// Where.
        place: String,
    },
    /// D9: what was said.
    Minutes {
        /// The minutes, in short or by their number.
        minutes: String,
    },
    /// D10.
    PartyTold {
        /// Who.
        party: String,
        /// Until when they are heard.
        #[serde(with = "iso")]
        until_on: Date,
    },
    /// D11.
    Verified {
        /// Names of the officers.
        officers: Vec<String>,
        /// What they found.
        finding: String,
        /// Whether it is as the law asks.
        conforms: bool,
    },
    /// D12.
    Granted {
        /// What the applicant holds in the end.
        outcome: Outcome,
    },
    /// D13.
    Refused,
    /// D14.
    Licence {
        /// What the applicant holds now.
        outcome: Outcome,
    },
    /// D15.
    Delivered {
        /// How.
        delivery: Delivery,
    },
    /// D17.
    Overdue {
        /// The last day, which passed.
        #[serde(with = "iso")]
        due_on: Date,
    },
    /// D18.
    Withdrawn {
        /// Why, where the applicant says so.
        reason: Option<String>,
    },
    /// D19.
    Terminated {
        /// Why.
        cause: TerminationCause,
        /// What proves it.
        evidence: String,
    },
}
