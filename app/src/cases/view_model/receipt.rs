//! The receipt of a filing.

use super::LinkView;
use serde::{Deserialize, Serialize};

/// The receipt of a filing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptView {
    /// The number in addresses.
    pub number: String,
    /// The number of record, in groups of four.
    pub groups: Vec<String>,
    /// What was applied for.
    pub item: String,
    /// The query code in groups of four; there only when the receipt is opened for the first time.
    pub code: Option<Vec<String>>,
    /// When it arrived to the second, who has it, how its applicant is told.
    pub facts: Vec<(String, String)>,
    /// What was handed in.
    pub received: Vec<String>,
    /// What comes next: a headline and a sentence.
    pub steps: Vec<(String, String)>,
    /// The document with the seal.
    pub document: LinkView,
}

#[cfg(feature = "ssr")]
pub use build::receipt;

#[cfg(feature = "ssr")]
mod build {
    use super::{super::words::groups, LinkView, ReceiptView};
    use crate::{
        text::{Language, cases},
        ui::dates,
    };
    use domain::{Date, clocks::ClockId, identifiers::QueryCode};
    use service::cases::Receipt;

    /// The receipt; `code` is there the first time only.
    #[must_use]
    pub fn receipt(
        language: Language,
        it: &Receipt,
        code: Option<QueryCode>,
        today: Date,
    ) -> ReceiptView {
        let notice = &it.notice;
        let reached = [Some(language.say(cases::IN_HALL).to_owned()), it.mobile.clone()];
        let reached = reached.into_iter().flatten().chain(it.email.clone());
        let facts = [
            (cases::APPLICANT, notice.applicant.clone()),
            (cases::FILED_AT, dates::second(language, it.received_at)),
            (cases::ORGAN, language.read(&notice.organ).to_owned()),
            (cases::TOLD_BY, reached.collect::<Vec<_>>().join(language.say(cases::COMMA))),
        ];
        let name = |it: &service::notices::Entry| language.read(&it.name).to_owned();
        ReceiptView {
            number: notice.case_number.to_string(),
            groups: groups(notice.case_number),
            item: language.read(&notice.item.name).to_owned(),
            code: code.map(|it| it.grouped().split('-').map(str::to_owned).collect()),
            facts: facts.map(|(name, value)| (language.say(name).to_owned(), value)).to_vec(),
            received: notice.listed.iter().map(name).collect(),
            steps: steps(language, it, today),
            document: LinkView {
                href: format!("/notices/{}", it.document),
                name: language.say(cases::SEALED_RECEIPT).to_owned(),
            },
        }
    }

    fn steps(language: Language, it: &Receipt, today: Date) -> Vec<(String, String)> {
        let answer = it.notice.deadlines.iter().find(|it| it.clock == ClockId::C1);
        let due = answer.map(|it| dates::near(language, it.on, today)).unwrap_or_default();
        let filed = dates::near(language, it.received_at.date(), today);
        let limit =
            answer.map(|it| super::super::words::amount(language, it.limit.amount, it.limit.unit));
        let limit = limit.unwrap_or_default();
        let values = [("due", due.as_str()), ("filed", &filed), ("limit", &limit)];
        [
            (cases::THEN_ANSWER, cases::THEN_ANSWER_TEXT),
            (cases::THEN_DECIDE, cases::THEN_DECIDE_TEXT),
            (cases::THEN_RESULT, cases::THEN_RESULT_TEXT),
        ]
        .map(|(name, text)| (language.fill(name, &values), language.fill(text, &values)))
        .to_vec()
    }
}
