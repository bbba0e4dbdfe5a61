//! Why a case was decided against its applicant, and what they can do about it until when.

use super::{AdverseView, LinkView};
use crate::{
    text::{Language, cases, notices},
    ui::dates,
};
use domain::{
    Date,
    calendar::{Calendar, Limit},
    items::Remedies,
    licensing::{Reason, Rule},
};
use service::notices::Shown;

/// How long reconsideration can be asked for, from the day the document is received (FY 20).
const RECONSIDERATION: Limit = Limit::natural_days(60);
/// How long one can go to court, from the same day (SS 46).
const COURT: Limit = Limit::months(6);

/// What a document that burdens says, in short.
#[must_use]
pub fn adverse(language: Language, shown: &Shown, today: Date, calendar: &Calendar) -> AdverseView {
    let notice = &shown.notice;
    let remedies = notice.remedies.as_ref();
    let name = notices::find(notice.kind.word()).unwrap_or(cases::DOCUMENT);
    AdverseView {
        reasons: notice.reasons.iter().map(|it| reason(language, it)).collect(),
        basis: notice
            .basis
            .iter()
            .map(|it| {
                let (law, article) = (language.read(&it.law), language.read(&it.article));
                language.fill(notices::LAW_ARTICLE, &[("law", law), ("article", article)])
            })
            .collect(),
        remedies: remedies
            .map_or_else(Vec::new, |it| ways(language, it, notice.issued_on, today, calendar)),
        document: LinkView {
            href: format!("/notices/{}", shown.id),
            name: language.say(name).to_owned(),
        },
    }
}

fn reason(language: Language, reason: &Reason) -> String {
    let message = match reason {
        Reason::Said(words) => return words.clone(),
        Reason::Rule(Rule::T7) => notices::RULE_T7,
        Reason::Rule(Rule::T12) => notices::RULE_T12,
        Reason::Rule(Rule::T32) => notices::RULE_T32,
        Reason::Rule(_) => notices::RULE_OTHER,
        Reason::Cause(cause) => {
            notices::find(&["cause_", cause.word()].concat()).unwrap_or(notices::RULE_OTHER)
        }
    };
    language.say(message).to_owned()
}

/// The two ways, each with its last day for who received the document on the day it bears.
fn ways(
    language: Language,
    remedies: &Remedies,
    received_on: Date,
    today: Date,
    calendar: &Calendar,
) -> Vec<String> {
    let ways = [
        (cases::RECONSIDERATION, &remedies.reconsideration, RECONSIDERATION),
        (cases::COURT, &remedies.court, COURT),
    ];
    let told = |(message, to, limit)| {
        let due = calendar.due_for_applicant(received_on, limit, &[])?;
        let due = dates::near(language, due.on, today);
        Some(language.fill(message, &[("to", language.read(to)), ("due", &due)]))
    };
    ways.into_iter().filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::super::words::tests::day, *};
    use domain::Text;

    #[test]
    fn both_ways_name_their_last_day() {
        let remedies = Remedies {
            reconsideration: Text::new("澄江市人民政府", "the city government"),
            court: Text::new("澄江区人民法院", "the district court"),
        };
        let today = day("2026-03-02");
        let ways = ways(Language::Chinese, &remedies, today, today, &Calendar::official());
        assert_eq!(ways[0], "最晚 5月6日向澄江市人民政府申请行政复议");
        assert_eq!(ways[1], "最晚 9月2日向澄江区人民法院提起行政诉讼");
    }
}
