//! The elements of one service item (GB/T 39046 table 4, XK 30).

use super::{Material, StageLimits};
use crate::{Text, calendar::Limit, forms::Form, licensing::words};
use serde::{Deserialize, Serialize};

/// A service item in one published version.
///
/// Limits, materials and conditions belong to the item: the numbers of the Licensing Law are only its defaults (XK 42).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a rule of its own that a law switches on"
)]
pub struct Item {
    /// Short name in addresses: `a-z`, `0-9` and `-`; never changes.
    pub key: String,
    /// Counts the published versions, from 1; a case stays on the version it was filed under (SPC 9).
    pub version: u32,
    /// What the item is called.
    pub name: Text,
    /// One sentence in plain words: what it is for.
    pub summary: Text,
    /// Basic code of the national catalogue, 12 characters (GB/T 39554.1).
    pub basic_code: String,
    /// Implementation code, 31 characters: credit code of the organ, exercise level, basic code.
    pub implementation_code: String,
    /// The type of power exercised.
    pub kind: ItemKind,
    /// How it is decided.
    pub mode: Mode,
    /// Key of the department that receives and decides.
    pub department: String,
    /// The organ in whose name it is decided, when the department acts for another (XK 24).
    #[serde(default)]
    pub entrusted_by: Option<Text>,
    /// Who may apply.
    pub objects: Vec<Object>,
    /// Topic keys under which people find it, such as `catering`.
    pub topics: Vec<String>,
    /// Other words people use for it, in any language; search only.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// The legal basis, at least one entry.
    pub basis: Vec<Basis>,
    /// The conditions for the grant, one sentence each.
    pub conditions: Vec<Text>,
    /// How many may be granted in all, where the law limits the number (XK 57).
    #[serde(default)]
    pub quantity_limit: Option<u32>,
    /// All limits of time.
    pub limits: Limits,
    /// What happens when the applicant lets the correction period pass (C10; local rule).
    pub correction_expiry: ExpiryPolicy,
    /// Present where secondary documents may follow later (容缺受理).
    #[serde(default)]
    pub deferred: Option<DeferredPolicy>,
    /// Present where the applicant may choose notify-and-commit (告知承诺).
    #[serde(default)]
    pub commitment: Option<CommitmentPolicy>,
    /// Several departments handle it together and decide once (统一办理、联合办理、集中办理, XK 26).
    #[serde(default)]
    pub joint: bool,
    /// The decision needs a verification on site by two officers (XK 34).
    #[serde(default)]
    pub needs_verification: bool,
    /// Two officers are sent to inspect within five days of acceptance (XK 55).
    #[serde(default)]
    pub needs_inspection: bool,
    /// The law orders a hearing before every decision (XK 46).
    #[serde(default)]
    pub needs_hearing: bool,
    /// Case may not be received without a valid project code (TZ; GB/T 40058).
    #[serde(default)]
    pub needs_project_code: bool,
    /// The item bars applicants who gave false materials, by law for one or three years (XK 78, 79).
    #[serde(default)]
    pub safety_related: bool,
    /// The secret for which grants are not published; absent where they are (XK 5, 40).
    #[serde(default)]
    pub withheld: Option<Secret>,
    /// The closed list of documents; nothing outside it may be asked for (XK 27, 31).
    pub materials: Vec<Material>,
    /// What the application form asks.
    pub form: Form,
    /// Questions by which people find out beforehand whether they can apply; at most seven.
    #[serde(default)]
    pub checks: Vec<Check>,
    /// Fees; empty means free of charge (XK 58).
    #[serde(default)]
    pub fees: Vec<Fee>,
    /// What the applicant holds in the end.
    pub outcome: Outcome,
    /// The way of the application, at most five steps in plain words.
    pub steps: Vec<Step>,
    /// How often the applicant has to come in person; 0 means never.
    pub visits: u8,
    /// Why they have to come, where `visits` is above 0.
    #[serde(default)]
    pub visits_reason: Option<Text>,
    /// Where to ask and where to complain.
    pub contact: Contact,
    /// Where an adverse decision can be challenged (XK 7, 38).
    pub remedies: Remedies,
    /// Questions people ask.
    #[serde(default)]
    pub faq: Vec<Faq>,
}

/// Type of power (GB/T 39046 A.1), as far as a person can apply for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// 01 行政许可.
    License,
    /// 05 行政给付.
    Payment,
    /// 07 行政确认.
    Confirmation,
    /// 08 行政奖励.
    Reward,
    /// 09 行政裁决.
    Adjudication,
    /// 10 其他行政权力.
    Other,
    /// 20 公共服务.
    PublicService,
}

/// How an item is decided (GB/T 39046 A.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// 即办件: decided in the same sitting (XK 34, 56).
    Immediate,
    /// 承诺件: decided within a promised limit that is at most the statutory one (YS 36).
    Promise,
}

/// Who may apply (GB/T 39046).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Object {
    /// A natural person.
    Person,
    /// An enterprise or an individual business.
    Enterprise,
    /// A public institution.
    Institution,
    /// A social organisation.
    SocialOrganisation,
}

words! {
    /// What keeps a decision from the public (XK 5).
    pub enum Secret {
        /// 国家秘密.
        State = "state",
        /// 商业秘密.
        Commercial = "commercial",
        /// 个人隐私.
        Privacy = "privacy",
    }
}

impl Item {
    /// Whether its grants are published: those of licences, unless a secret forbids it (XK 40).
    ///
    /// A refusal is not: the law opens grants, and who was refused what is the applicant's own matter.
    #[must_use]
    pub fn publishes(&self) -> bool {
        self.kind == ItemKind::License && self.withheld.is_none()
    }
}

/// One entry of the legal basis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Name of the law or regulation.
    pub law: Text,
    /// The article, such as 第三十五条 / Article 35.
    pub article: Text,
    /// What the article says, in short.
    pub says: Text,
}

/// All limits of an item; each in its own unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// C1, to answer a filing; 5 working days unless a statute says otherwise (XK 32).
    pub completeness: Limit,
    /// C2, to decide by law; 20 working days by default (XK 42); 0 for decisions on the spot.
    /// C3 where the item is handled jointly, at most 45 working days.
    pub statutory: Limit,
    /// By how much C2 or C3 may be extended once, in the unit of `statutory` (XK 42); 0 for never.
    pub extension: u32,
    /// C2p, to decide by promise; at most the statutory limit (YS 36).
    pub promised: Limit,
    /// C5, to issue and deliver; 10 working days by default (XK 44).
    pub issue: Limit,
    /// C10, for the applicant to correct; local rule.
    pub correction: Limit,
    /// What the promise leaves out beside the eight grounds of XK 45, in words; empty for nothing.
    #[serde(default)]
    pub promise_excludes: Vec<Text>,
    /// C14, to publish a grant; none for the 20 working days of the law (GK 26).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Limit>,
    /// C15, for each stage of the procedure; local rule.
    #[serde(default)]
    pub stages: StageLimits,
}

/// What happens when an applicant's period passes without an answer (local rule, A.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExpiryPolicy {
    /// The application counts as withdrawn.
    Lapsed,
    /// The application is not accepted.
    NotAccepted,
    /// The application is refused.
    Refused,
}

/// Rules of acceptance with documents to follow (容缺受理).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeferredPolicy {
    /// C11, within which the documents must follow.
    pub within: Limit,
    /// What happens when they do not.
    pub expiry: ExpiryPolicy,
}

/// Rules of notify-and-commit (告知承诺).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentPolicy {
    /// What the applicant commits to, in the words of the commitment.
    pub statement: Text,
    /// Keys of the materials that the commitment replaces.
    pub waives: Vec<String>,
    /// C12, within which the commitment is checked.
    pub check_within: Limit,
    /// The law that allows commitments for this item; required where the item is safety-related.
    #[serde(default)]
    pub basis: Option<Text>,
}

/// One question of the eligibility check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Unique among the checks.
    pub key: String,
    /// The question in words.
    pub question: Text,
    /// One sentence that helps to answer.
    #[serde(default)]
    pub hint: Option<Text>,
    /// The answers to choose from.
    pub answers: Vec<CheckAnswer>,
}

/// One answer of the eligibility check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckAnswer {
    /// What is remembered.
    pub value: String,
    /// What is shown.
    pub label: Text,
    /// Present when this answer means that the person cannot apply here: why, and what to do instead.
    #[serde(default)]
    pub stops: Option<Text>,
}

/// One fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// What is paid for.
    pub name: Text,
    /// How much, in words, as the published standard says.
    pub standard: Text,
    /// The law that allows the fee (XK 58, 59).
    pub basis: Text,
}

/// What the applicant holds in the end (XK 39).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Name of the licence or document.
    pub name: Text,
    /// How long it is valid, in words.
    pub validity: Text,
    /// When it has to be renewed, in words; absent where it never has.
    #[serde(default)]
    pub renewal: Option<Text>,
}

/// One step of the procedure as the applicant sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The step in two or three words.
    pub name: Text,
    /// Who does what, in a sentence.
    pub detail: Text,
}

/// Where to ask and where to complain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Telephone for questions.
    pub phone: String,
    /// Telephone for complaints.
    pub complaint_phone: String,
    /// The counter: floor and window.
    pub window: Text,
    /// Street address of the hall.
    pub address: Text,
    /// Opening hours.
    pub hours: Text,
}

/// Where an adverse decision can be challenged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedies {
    /// Who decides on reconsideration (FY 20: 60 days).
    pub reconsideration: Text,
    /// The court (SS 46: six months).
    pub court: Text,
}

/// A question people ask, with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Faq {
    /// The question.
    pub question: Text,
    /// The answer.
    pub answer: Text,
}
