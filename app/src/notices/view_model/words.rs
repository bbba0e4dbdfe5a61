//! Words of the law that documents and desk share.

use crate::text::{Language, Message, items, notices};
use domain::{
    calendar::{Limit, Unit},
    clocks::Ground,
    items::{Basis, ExpiryPolicy},
    licensing::{DocumentKind, Finding, HearingGround, TerminationCause},
};
use service::notices::{Matter, Notice};

/// A limit in words: `10 个工作日`.
#[must_use]
pub fn limit(language: Language, limit: Limit) -> String {
    let message = match limit.unit {
        Unit::WorkingDay => items::WORKING_DAYS,
        Unit::NaturalDay => items::NATURAL_DAYS,
        Unit::Hour => items::HOURS,
        Unit::Month => items::MONTHS,
    };
    language.fill(message, &[("n", &limit.amount.to_string())])
}

/// One entry of a legal basis: `《食品安全法》第三十五条`.
#[must_use]
pub fn basis(language: Language, entry: &Basis) -> String {
    let (law, article) = (language.read(&entry.law), language.read(&entry.article));
    language.fill(notices::LAW_ARTICLE, &[("law", law), ("article", article)])
}

/// What kind of fault.
#[must_use]
pub fn finding(finding: Finding) -> Message {
    found(&["finding_", finding.word()])
}

/// A procedure that stops the clock.
#[must_use]
pub fn ground(ground: Ground) -> Message {
    found(&["ground_", ground.code()])
}

/// Why a hearing is held.
#[must_use]
pub fn hearing_ground(ground: HearingGround) -> Message {
    found(&["hearing_", ground.word()])
}

/// Why a case has lost its object.
#[must_use]
pub fn cause(cause: TerminationCause) -> Message {
    found(&["cause_", cause.word()])
}

/// What a kind of document is called.
#[must_use]
pub fn name(kind: DocumentKind) -> Message {
    found(&[kind.word()])
}

/// What this document is called: some kinds have several names.
pub(super) fn title(notice: &Notice) -> Message {
    match &notice.matter {
        Matter::Accepted { silent_through: Some(_), .. } => notices::ACCEPTANCE_DEEMED,
        Matter::NotNeeded => notices::NON_ACCEPTANCE_NOT_NEEDED,
        Matter::Lapsed { policy: ExpiryPolicy::Lapsed } => notices::NON_ACCEPTANCE_LAPSED,
        Matter::HearingRight => notices::HEARING_RIGHT,
        Matter::Minutes { .. } => notices::HEARING_MINUTES,
        _ => name(notice.kind),
    }
}

/// The sentence under a key; a test goes through every word there is.
fn found(key: &[&str]) -> Message {
    notices::find(&key.concat()).unwrap_or(notices::DUE_OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_law_has_a_sentence() {
        let kinds = DocumentKind::ALL.iter().map(|it| name(*it));
        let findings = Finding::ALL.iter().map(|it| finding(*it));
        let grounds = Ground::ALL.iter().map(|it| ground(*it));
        let hearings = HearingGround::ALL.iter().map(|it| hearing_ground(*it));
        let causes = TerminationCause::ALL.iter().map(|it| cause(*it));
        let mut all = kinds.chain(findings).chain(grounds).chain(hearings).chain(causes);
        assert!(all.all(|message| message != notices::DUE_OTHER));
    }
}
