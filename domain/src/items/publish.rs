//! What must be right about an item before it is published (domain D.3, XK 30).

use super::texts::{basis, texts};
use super::{
    Check, CommitmentPolicy, Item, Material, MaterialSource, Medium, Mode, Nature, Necessity, Stage,
};
use crate::Text;
use crate::clocks::ClockId;
use crate::forms::{FormDefectCode, condition_defects, form_defects};
use crate::identifiers::{BasicCode, ImplementationCode};
use std::collections::BTreeSet;

/// What is wrong with an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// Where, such as `limits.promised` or `materials.layout.basis`.
    pub path: String,
    /// What.
    pub code: DefectCode,
}

/// What can be wrong with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefectCode {
    /// Something that every item has is missing.
    Empty,
    /// The key is used twice.
    DuplicateKey,
    /// The key is not made of `a-z`, `0-9` and `-`.
    BadKey,
    /// Published versions count from 1.
    BadVersion,
    /// One of the two languages is missing.
    Untranslated,
    /// The code has not its length, its letters or its parts (GB/T 39554.1).
    BadCode,
    /// The text uses a catch-all phrase such as "other materials" (XK 32).
    CatchAll,
    /// The promise is longer than the statutory limit (YS 36).
    PromiseAboveStatutory,
    /// An item decided on the spot promises days, or a promise item promises none.
    PromiseAgainstMode,
    /// A limit that must run is nought.
    NoLimit,
    /// On-the-spot decision where verification by two officers or a hearing is ordered (XK 34, 46).
    ImmediateWithInquiry,
    /// An inspection that no record of a verification would tell of (XK 34, 55).
    InspectionUnverified,
    /// Joint handling beyond 45 working days, or extended by more than 15 (XK 42).
    JointBeyondLaw,
    /// A fee without its standard.
    FeeWithoutStandard,
    /// A fee without the law that allows it (XK 58).
    FeeWithoutBasis,
    /// Nobody has to come, but a document is taken on paper only.
    PaperWithoutVisit,
    /// People have to come, and nothing says why.
    VisitWithoutReason,
    /// The law that allows asking for the document is missing.
    MaterialWithoutBasis,
    /// The hall fetches the document, yet it is demanded of the applicant (ZX 7).
    SharedDemanded,
    /// The number of copies does not fit: none of the applicant's, or some of a fetched document.
    BadCopies,
    /// A form without a filled-in sample (XK 30).
    NoSample,
    /// The sample lies outside `/samples/`.
    BadSamplePath,
    /// Documents may follow later, but nothing says until when, or the other way round.
    DeferralMismatch,
    /// Notify-and-commit for a safety-related item without a law that allows it.
    CommitmentForSafety,
    /// The commitment replaces a document that the item does not have.
    UnknownMaterial,
    /// More than five steps, or none.
    BadStepCount,
    /// More than seven questions of the eligibility check.
    TooManyChecks,
    /// Every answer of the check stops, or there is nothing to choose.
    DeadEnd,
    /// A quantity limit of nought.
    NoQuantity,
    /// Something is wrong with the form, or with a condition on its answers.
    Form(FormDefectCode),
}

impl DefectCode {
    /// The name of the defect, stable, in kebab case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::DuplicateKey => "duplicate-key",
            Self::BadKey => "bad-key",
            Self::BadVersion => "bad-version",
            Self::Untranslated => "untranslated",
            Self::BadCode => "bad-code",
            Self::CatchAll => "catch-all",
            Self::PromiseAboveStatutory => "promise-above-statutory",
            Self::PromiseAgainstMode => "promise-against-mode",
            Self::NoLimit => "no-limit",
            Self::ImmediateWithInquiry => "immediate-with-inquiry",
            Self::InspectionUnverified => "inspection-unverified",
            Self::JointBeyondLaw => "joint-beyond-law",
            Self::FeeWithoutStandard => "fee-without-standard",
            Self::FeeWithoutBasis => "fee-without-basis",
            Self::PaperWithoutVisit => "paper-without-visit",
            Self::VisitWithoutReason => "visit-without-reason",
            Self::MaterialWithoutBasis => "material-without-basis",
            Self::SharedDemanded => "shared-demanded",
            Self::BadCopies => "bad-copies",
            Self::NoSample => "no-sample",
            Self::BadSamplePath => "bad-sample-path",
            Self::DeferralMismatch => "deferral-mismatch",
            Self::CommitmentForSafety => "commitment-for-safety",
            Self::UnknownMaterial => "unknown-material",
            Self::BadStepCount => "bad-step-count",
            Self::TooManyChecks => "too-many-checks",
            Self::DeadEnd => "dead-end",
            Self::NoQuantity => "no-quantity",
            Self::Form(form) => form.code(),
        }
    }
}

/// Phrases that leave open what is asked for; a list of documents is complete or it is none (XK 30, 32).
const CATCH_ALLS: [&str; 14] = [
    "其他材料",
    "其它材料",
    "有关材料",
    "相关材料",
    "其他有关材料",
    "其他相关材料",
    "等材料",
    "等资料",
    "等证明",
    "other materials",
    "other documents",
    "other relevant",
    "relevant materials",
    "related materials",
];

/// Everything that keeps `item` from being published; empty when it may be.
#[must_use]
pub fn defects(item: &Item) -> Vec<Defect> {
    let mut review = Review { item, defects: Vec::new() };
    review.identity();
    review.language();
    review.limits();
    review.procedure();
    review.fees();
    review.materials();
    review.deferral();
    if let Some(commitment) = &item.commitment {
        review.commitment(commitment);
    }
    review.checks();
    review.form();
    review.defects
}

struct Review<'a> {
    item: &'a Item,
    defects: Vec<Defect>,
}

impl Review<'_> {
    fn identity(&mut self) {
        let item = self.item;
        self.demand(is_key(&item.key), "key", DefectCode::BadKey);
        self.demand(is_key(&item.department), "department", DefectCode::BadKey);
        self.demand(item.version > 0, "version", DefectCode::BadVersion);
        // The readers forgive what people type; a published code is written in full.
        let basic = BasicCode::parse(&item.basic_code);
        let written = basic.is_ok_and(|code| code.as_str() == item.basic_code);
        self.demand(written, "basic_code", DefectCode::BadCode);
        let implementation = ImplementationCode::parse(&item.implementation_code);
        let composed = implementation.is_ok_and(|code| {
            code.as_str() == item.implementation_code && code.basic().as_str() == item.basic_code
        });
        self.demand(composed, "implementation_code", DefectCode::BadCode);
        for (path, len) in [
            ("objects", item.objects.len()),
            ("topics", item.topics.len()),
            ("basis", item.basis.len()),
            ("conditions", item.conditions.len()),
            ("materials", item.materials.len()),
        ] {
            self.demand(len > 0, path, DefectCode::Empty);
        }
        self.demand(!item.contact.phone.is_empty(), "contact.phone", DefectCode::Empty);
        let complaint = &item.contact.complaint_phone;
        self.demand(!complaint.is_empty(), "contact.complaint_phone", DefectCode::Empty);
    }

    fn language(&mut self) {
        for (path, text) in texts(self.item) {
            self.demand(!text.is_incomplete(), &path, DefectCode::Untranslated);
            self.demand(!is_catch_all(text), &path, DefectCode::CatchAll);
        }
        for (path, text) in basis(self.item) {
            self.demand(!text.is_incomplete(), &path, DefectCode::Untranslated);
        }
    }

    fn limits(&mut self) {
        let limits = &self.item.limits;
        let (promised, statutory) = (limits.promised, limits.statutory);
        let comparable = promised.unit == statutory.unit;
        let longer = comparable && promised.amount > statutory.amount;
        self.demand(!longer, "limits.promised", DefectCode::PromiseAboveStatutory);
        let immediate = self.item.mode == Mode::Immediate;
        let fits = immediate == (promised.amount == 0);
        self.demand(fits, "limits.promised", DefectCode::PromiseAgainstMode);
        let runs = immediate || statutory.amount > 0;
        self.demand(runs, "limits.statutory", DefectCode::NoLimit);
        let issue = immediate || limits.issue.amount > 0;
        self.demand(issue, "limits.issue", DefectCode::NoLimit);
        self.demand(limits.completeness.amount > 0, "limits.completeness", DefectCode::NoLimit);
        self.demand(limits.correction.amount > 0, "limits.correction", DefectCode::NoLimit);
        self.demand(joint_is_lawful(self.item), "limits.statutory", DefectCode::JointBeyondLaw);
        let publication = limits.publication.is_none_or(|limit| limit.amount > 0);
        self.demand(publication, "limits.publication", DefectCode::NoLimit);
        let standing = Stage::ALL.iter().filter_map(|stage| limits.stages.of(*stage));
        let runs = standing.map(|limit| limit.amount).all(|amount| amount > 0);
        self.demand(runs, "limits.stages", DefectCode::NoLimit);
    }

    fn procedure(&mut self) {
        let item = self.item;
        let inquiry = item.needs_verification || item.needs_hearing;
        let both = item.mode == Mode::Immediate && inquiry;
        self.demand(!both, "mode", DefectCode::ImmediateWithInquiry);
        let recorded = item.needs_verification || !item.needs_inspection;
        self.demand(recorded, "needs_inspection", DefectCode::InspectionUnverified);
        self.demand((1..=5).contains(&item.steps.len()), "steps", DefectCode::BadStepCount);
        let explained = item.visits == 0 || item.visits_reason.is_some();
        self.demand(explained, "visits_reason", DefectCode::VisitWithoutReason);
        self.demand(item.quantity_limit != Some(0), "quantity_limit", DefectCode::NoQuantity);
    }

    fn fees(&mut self) {
        for (index, fee) in self.item.fees.iter().enumerate() {
            let path = format!("fees.{index}");
            self.demand(!fee.standard.is_incomplete(), &path, DefectCode::FeeWithoutStandard);
            self.demand(!fee.basis.is_incomplete(), &path, DefectCode::FeeWithoutBasis);
        }
    }

    fn materials(&mut self) {
        let mut keys = BTreeSet::new();
        for material in &self.item.materials {
            let path = format!("materials.{}", material.key);
            self.demand(is_key(&material.key), &path, DefectCode::BadKey);
            self.demand(keys.insert(&material.key), &path, DefectCode::DuplicateKey);
            self.material(material, &path);
        }
    }

    fn material(&mut self, material: &Material, path: &str) {
        let optional = material.necessity == Necessity::Optional;
        let based = optional || !material.basis.is_incomplete();
        self.demand(based, path, DefectCode::MaterialWithoutBasis);
        let shared = material.source == MaterialSource::Shared;
        self.demand(!shared || optional, path, DefectCode::SharedDemanded);
        self.demand(shared == (material.copies == 0), path, DefectCode::BadCopies);
        let needs_sample =
            material.nature == Nature::Form && material.source == MaterialSource::Applicant;
        let has_sample = material.sample.is_some() || material.sample_text.is_some();
        self.demand(!needs_sample || has_sample, path, DefectCode::NoSample);
        let sample = material.sample.as_deref().unwrap_or("/samples/");
        self.demand(sample.starts_with("/samples/"), path, DefectCode::BadSamplePath);
        let paper = material.medium == Medium::Paper && self.item.visits == 0;
        self.demand(!paper || shared, path, DefectCode::PaperWithoutVisit);
        if let Some(condition) = &material.when {
            for code in condition_defects(&self.item.form, condition) {
                self.add(path, DefectCode::Form(code));
            }
        }
    }

    fn deferral(&mut self) {
        let deferrable = self.item.materials.iter().any(|it| it.necessity == Necessity::Deferrable);
        let allowed = self.item.deferred.as_ref();
        self.demand(deferrable == allowed.is_some(), "deferred", DefectCode::DeferralMismatch);
        let runs = allowed.is_none_or(|policy| policy.within.amount > 0);
        self.demand(runs, "deferred.within", DefectCode::NoLimit);
    }

    fn commitment(&mut self, commitment: &CommitmentPolicy) {
        let lawful = !self.item.safety_related || commitment.basis.is_some();
        self.demand(lawful, "commitment.basis", DefectCode::CommitmentForSafety);
        for key in &commitment.waives {
            let known = self.item.materials.iter().any(|material| material.key == *key);
            self.demand(known, "commitment.waives", DefectCode::UnknownMaterial);
        }
        let runs = commitment.check_within.amount > 0;
        self.demand(runs, "commitment.check_within", DefectCode::NoLimit);
    }

    fn checks(&mut self) {
        let checks = &self.item.checks;
        self.demand(checks.len() <= 7, "checks", DefectCode::TooManyChecks);
        let mut keys = BTreeSet::new();
        for Check { key, answers, .. } in checks {
            let path = format!("checks.{key}");
            self.demand(is_key(key), &path, DefectCode::BadKey);
            self.demand(keys.insert(key), &path, DefectCode::DuplicateKey);
            let passable = answers.iter().any(|answer| answer.stops.is_none());
            self.demand(passable && answers.len() > 1, &path, DefectCode::DeadEnd);
        }
    }

    fn form(&mut self) {
        let materials: Vec<&str> =
            self.item.materials.iter().map(|material| material.key.as_str()).collect();
        for defect in form_defects(&self.item.form, &materials) {
            self.add(&format!("form.{}", defect.path), DefectCode::Form(defect.code));
        }
    }

    fn demand(&mut self, holds: bool, path: &str, code: DefectCode) {
        if !holds {
            self.add(path, code);
        }
    }

    fn add(&mut self, path: &str, code: DefectCode) {
        self.defects.push(Defect { path: path.to_owned(), code });
    }
}

/// Whether joint handling keeps to its limit, which no other law may lengthen (XK 42(2)).
fn joint_is_lawful(item: &Item) -> bool {
    let (law, longer) = (ClockId::C3.default_limit(), ClockId::C3.default_extension());
    let (limit, extension) = (item.limits.statutory, item.limits.extension);
    let within = law.is_some_and(|law| limit.unit == law.unit && limit.amount <= law.amount);
    !item.joint || (within && longer.is_some_and(|longer| extension <= longer.amount))
}

fn is_key(key: &str) -> bool {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !key.is_empty() && key.chars().all(good)
}

fn is_catch_all(text: &Text) -> bool {
    let english = text.en.to_lowercase();
    CATCH_ALLS.iter().any(|phrase| text.zh.contains(phrase) || english.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Limit;
    use crate::items::Fee;

    fn item() -> Item {
        toml::from_str(include_str!("../../tests/item.toml")).expect("the sample item")
    }

    fn codes(change: impl FnOnce(&mut Item)) -> Vec<(String, &'static str)> {
        let mut item = item();
        change(&mut item);
        defects(&item).into_iter().map(|defect| (defect.path, defect.code.code())).collect()
    }

    #[track_caller]
    fn refused(path: &str, code: &'static str, change: impl FnOnce(&mut Item)) {
        assert_eq!(codes(change), [(path.to_owned(), code)]);
    }

    #[test]
    fn a_sound_item_may_be_published() {
        assert_eq!(codes(|_| {}), []);
    }

    #[test]
    fn codes_keys_and_versions_are_well_formed() {
        refused("key", "bad-key", |item| item.key = "Food Permit".to_owned());
        refused("department", "bad-key", |item| item.department.clear());
        refused("version", "bad-version", |item| item.version = 0);
        refused("implementation_code", "bad-code", |item| {
            item.implementation_code.replace_range(17..18, "0");
        });
        refused("implementation_code", "bad-code", |item| {
            item.implementation_code.replace_range(30.., "9");
        });
        assert_eq!(codes(|item| item.basic_code.push('0')).len(), 2);
    }

    #[test]
    fn both_languages_are_present_everywhere() {
        refused("summary", "untranslated", |item| item.summary.en.clear());
        refused("basis.0.says", "untranslated", |item| item.basis[0].says.zh.clear());
        refused("materials.layout.standard", "untranslated", |item| {
            item.materials[1].standard.en = "  ".to_owned();
        });
        refused("checks.premises.no.stops", "untranslated", |item| {
            item.checks[0].answers[1].stops = Some(Text::new("不可以", ""));
        });
    }

    #[test]
    fn catch_all_phrases_are_refused_except_where_the_law_is_quoted() {
        refused("materials.layout.name", "catch-all", |item| {
            item.materials[1].name.zh = "平面图等材料".to_owned();
        });
        refused("conditions.0", "catch-all", |item| {
            item.conditions[0].en = "Other Materials are complete.".to_owned();
        });
        assert_eq!(codes(|item| item.basis[0].says.zh = "提交有关材料。".to_owned()), []);
    }

    #[test]
    fn the_promise_is_at_most_the_statutory_limit_of_the_same_unit() {
        let above = Limit::working_days(21);
        refused("limits.promised", "promise-above-statutory", |item| item.limits.promised = above);
        assert_eq!(codes(|item| item.limits.promised = Limit::natural_days(21)), []);
        refused("limits.promised", "promise-against-mode", |item| item.limits.promised.amount = 0);
        refused("limits.promised", "promise-against-mode", |item| item.mode = Mode::Immediate);
        refused("limits.completeness", "no-limit", |item| item.limits.completeness.amount = 0);
        refused("limits.statutory", "joint-beyond-law", |item| {
            item.joint = true;
            item.limits.statutory = Limit::working_days(46);
        });
        refused("needs_inspection", "inspection-unverified", |item| {
            item.needs_verification = false;
            item.needs_inspection = true;
        });
        refused("limits.stages", "no-limit", |item| {
            item.limits.stages.review = Some(Limit::working_days(0));
        });
    }

    #[test]
    fn nothing_is_decided_on_the_spot_that_needs_an_inquiry() {
        for verified in [true, false] {
            refused("mode", "immediate-with-inquiry", |item| {
                item.mode = Mode::Immediate;
                item.limits.promised.amount = 0;
                item.needs_verification = verified;
                item.needs_hearing = !verified;
            });
        }
    }

    #[test]
    fn a_fee_needs_its_standard_and_its_law() {
        let fee =
            |standard: Text, basis: Text| Fee { name: Text::new("费", "Fee"), standard, basis };
        let full = || Text::new("甲", "A");
        assert_eq!(codes(|item| item.fees.push(fee(full(), full()))), []);
        refused("fees.0", "fee-without-basis", |item| {
            item.fees.push(fee(full(), Text::default()));
        });
        let without = codes(|item| item.fees.push(fee(Text::default(), full())));
        assert!(without.contains(&("fees.0".to_owned(), "fee-without-standard")), "{without:?}");
    }

    #[test]
    fn documents_are_asked_for_with_a_law_a_sample_and_a_way() {
        refused("materials.layout", "paper-without-visit", |item| {
            item.materials[1].medium = Medium::Paper;
        });
        refused("materials.layout", "material-without-basis", |item| {
            item.materials[1].basis = Text::default();
        });
        refused("materials.layout", "bad-copies", |item| item.materials[1].copies = 0);
        refused("materials.application", "no-sample", |item| item.materials[0].sample_text = None);
        refused("materials.application", "bad-sample-path", |item| {
            item.materials[0].sample = Some("https://example.org/a.pdf".to_owned());
        });
        refused("materials.licence", "shared-demanded", |item| {
            item.materials[2].necessity = Necessity::Mandatory;
        });
        refused("materials.layout", "duplicate-key", |item| {
            let twin = item.materials[1].clone();
            item.materials.push(twin);
        });
        refused("visits_reason", "visit-without-reason", |item| item.visits = 1);
    }

    #[test]
    fn deferral_names_its_documents_and_its_limit() {
        refused("deferred", "deferral-mismatch", |item| item.deferred = None);
        refused("deferred", "deferral-mismatch", |item| {
            item.materials[1].necessity = Necessity::Mandatory;
        });
    }

    #[test]
    fn commitments_stay_away_from_safety_unless_a_law_allows_them() {
        refused("commitment.basis", "commitment-for-safety", |item| item.safety_related = true);
        assert_eq!(
            codes(|item| {
                item.safety_related = true;
                let commitment = item.commitment.as_mut().expect("a commitment");
                commitment.basis =
                    Some(Text::new("消防法第十五条", "Fire Protection Law, art. 15"));
            }),
            []
        );
        refused("commitment.waives", "unknown-material", |item| {
            item.commitment.as_mut().expect("a commitment").waives.push("seal".to_owned());
        });
    }

    #[test]
    fn guides_stay_short_and_lead_somewhere() {
        refused("steps", "bad-step-count", |item| item.steps.clear());
        refused("checks", "too-many-checks", |item| {
            item.checks = (0..8)
                .map(|index| Check { key: format!("k{index}"), ..item.checks[0].clone() })
                .collect();
        });
        refused("checks.premises", "dead-end", |item| item.checks[0].answers.truncate(1));
        refused("quantity_limit", "no-quantity", |item| item.quantity_limit = Some(0));
        refused("basis", "empty", |item| item.basis.clear());
    }

    #[test]
    fn defects_of_the_form_and_of_conditions_are_named() {
        refused("form.place.size", "empty-range", |item| {
            item.form.sections[0].questions[1].kind =
                crate::forms::Kind::Number { min: 2, max: 1, unit: None };
        });
        refused("materials.layout", "unknown-question", |item| {
            item.materials[1].when =
                Some(crate::forms::Condition::Answered { question: "nothing".to_owned() });
        });
    }
}
