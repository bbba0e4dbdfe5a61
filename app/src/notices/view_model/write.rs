//! Writes a document in words.

use super::{NoticeView, Part, Shown as Page, VerifiedView, matter, words};
use crate::{
    server_context::on_paper,
    text::{Language, Message, notices},
    ui::{dates, qr::Qr},
};
use domain::{
    clocks::ClockId,
    licensing::{Reason, Rule, Seal},
};
use service::notices::{Deadline, Matter, Notice, Shown, Step, Verified};

/// Where anybody may check a document.
const VERIFY_PATH: &str = "/notices/verify";

impl NoticeView {
    /// The document in the language of the visitor.
    #[must_use]
    pub fn of(language: Language, notice: &Notice) -> Self {
        let organ = language.read(&notice.organ).to_owned();
        let seal = match notice.kind.seal() {
            Seal::Special => language.say(notices::SEAL_SPECIAL),
            Seal::Organ => "",
        };
        let number = notice.number.as_deref().unwrap_or(language.say(notices::DRAFT_NUMBER));
        Self {
            number: number.to_owned(),
            title: language.say(words::title(notice)).to_owned(),
            to: language.fill(notices::TO, &[("name", &notice.applicant)]),
            parts: parts(language, notice),
            seal_label: language.fill(notices::SEAL_LABEL, &[("organ", &organ), ("seal", seal)]),
            seal: seal.to_owned(),
            day: dates::day(language, notice.issued_on),
            iso_day: dates::iso(notice.issued_on),
            foot: foot(language, notice),
            code: notice.verification_code.and_then(|code| {
                Qr::of(&on_paper(&format!("{VERIFY_PATH}?code={}", code.grouped())))
            }),
            code_label: language.say(notices::VERIFY_CODE_LABEL).to_owned(),
            organ,
        }
    }
}

impl Page {
    /// The page of a document, for this side of the counter.
    #[must_use]
    pub fn of(language: Language, shown: &Shown) -> Self {
        let (side, name) =
            if shown.is_own { ("/my", notices::BACK_CASE) } else { ("/w/c", notices::BACK_DESK) };
        Self {
            notice: NoticeView::of(language, &shown.notice),
            back: format!("{side}/{}", shown.notice.case_number),
            back_name: language.say(name).to_owned(),
        }
    }
}

impl VerifiedView {
    /// What anybody who holds the document may be told of it.
    #[must_use]
    pub fn of(language: Language, found: &Verified) -> Self {
        let day = dates::day(language, found.issued_on);
        let rows = [
            (notices::FACT_DOCUMENT, language.say(words::name(found.kind))),
            (notices::FACT_NUMBER, &found.number),
            (notices::FACT_ORGAN, language.read(&found.organ)),
            (notices::FACT_APPLICANT, &found.applicant),
            (notices::FACT_ITEM, language.read(&found.item)),
            (notices::FACT_DAY, &day),
        ];
        let row =
            |(name, value): (Message, &str)| (language.say(name).to_owned(), value.to_owned());
        Self { rows: rows.map(row).into() }
    }
}

fn parts(language: Language, notice: &Notice) -> Vec<Part> {
    let text = |sentence: String| Part::Text(sentence);
    let mut parts: Vec<Part> = facts(language, notice).into_iter().map(text).collect();
    let is_receipt = matches!(notice.matter, Matter::Received { .. });
    let mut told = matter::paragraphs(language, notice).into_iter().map(text);
    // A receipt lists what came in behind its first sentence, the others at the end of what they tell.
    parts.extend(told.by_ref().take(if is_receipt { 1 } else { usize::MAX }));
    parts.extend(matter::list(language, notice));
    parts.extend(told);
    parts.extend(reasons(language, notice));
    parts.extend(laws(language, notice).map(text));
    parts.extend(notice.deadlines.iter().map(|it| text(deadline(language, it))));
    if notice.deadlines.iter().any(|it| it.provisional) {
        parts.push(text(language.say(notices::PROVISIONAL).to_owned()));
    }
    if matches!(notice.matter, Matter::ToCorrect) {
        parts.push(text(language.say(notices::TOLD_TO_CORRECT_END).to_owned()));
    }
    parts.extend(notice.remedies.as_ref().map(|it| {
        let (appeal, court) = (language.read(&it.reconsideration), language.read(&it.court));
        text(language.fill(notices::REMEDIES, &[("reconsideration", appeal), ("court", court)]))
    }));
    parts
}

/// What was applied for and when, and what happened since.
fn facts(language: Language, notice: &Notice) -> Vec<String> {
    let Some(filed) = notice.facts.first() else { return Vec::new() };
    let day = dates::day(language, filed.on);
    let item = language.read(&notice.item.name);
    let first = language.fill(notices::FILED, &[("day", &day), ("item", item)]);
    let step = |it: &Step| {
        let (name, day) = (language.say(words::name(it.kind)), dates::day(language, it.on));
        language.fill(notices::COURSE_STEP, &[("day", &day), ("name", name)])
    };
    let steps: Vec<_> = notice.facts.iter().skip(1).map(step).collect();
    let course = (!steps.is_empty()).then(|| {
        let steps = steps.join(language.say(notices::COURSE_AND));
        language.fill(notices::COURSE, &[("steps", &steps)])
    });
    std::iter::once(first).chain(course).collect()
}

fn reasons(language: Language, notice: &Notice) -> Vec<Part> {
    let said = |reason: &Reason| match reason {
        Reason::Said(words) => words.clone(),
        Reason::Rule(rule) => language.say(rule_words(*rule)).to_owned(),
        Reason::Cause(cause) => language.say(words::cause(*cause)).to_owned(),
    };
    let reasons: Vec<_> = notice.reasons.iter().map(said).collect();
    if reasons.is_empty() {
        return Vec::new();
    }
    let is_announced = matches!(notice.matter, Matter::Refused);
    let head = (!is_announced).then(|| Part::Text(language.say(notices::REASONS).to_owned()));
    head.into_iter().chain([Part::List(reasons)]).collect()
}

const fn rule_words(rule: Rule) -> Message {
    match rule {
        Rule::T7 => notices::RULE_T7,
        Rule::T12 => notices::RULE_T12,
        Rule::T32 => notices::RULE_T32,
        _ => notices::RULE_OTHER,
    }
}

fn laws(language: Language, notice: &Notice) -> Option<String> {
    let laws: Vec<_> = notice.basis.iter().map(|it| words::basis(language, it)).collect();
    let laws = laws.join(language.say(notices::BASIS_AND));
    (!laws.is_empty()).then(|| language.fill(notices::BASIS, &[("laws", &laws)]))
}

fn deadline(language: Language, deadline: &Deadline) -> String {
    let told = match deadline.clock {
        ClockId::C1 => notices::DUE_C1,
        ClockId::C2 => notices::DUE_C2,
        ClockId::C3 => notices::DUE_C3,
        ClockId::C2p => notices::DUE_C2P,
        ClockId::C5 => notices::DUE_C5,
        ClockId::C6 => notices::DUE_C6,
        ClockId::C10 => notices::DUE_C10,
        ClockId::C11 => notices::DUE_C11,
        ClockId::C12 => notices::DUE_C12,
        _ => notices::DUE_OTHER,
    };
    let limit = words::limit(language, deadline.limit);
    language.fill(told, &[("limit", &limit), ("day", &dates::day(language, deadline.on))])
}

fn foot(language: Language, notice: &Notice) -> Vec<String> {
    let contact = &notice.contact;
    let phones = [("phone", contact.phone.as_str()), ("complaints", &contact.complaint_phone)];
    let number = notice.case_number.grouped();
    let mut foot = vec![
        language.fill(notices::CASE_NUMBER, &[("number", &number)]),
        language.fill(notices::ITEM_CODE, &[("code", &notice.item.code)]),
    ];
    foot.extend(notice.verification_code.map(|code| {
        let path = on_paper(VERIFY_PATH);
        language.fill(notices::VERIFY, &[("code", &code.grouped()), ("path", &path)])
    }));
    foot.push(language.fill(notices::CONTACT, &phones));
    foot
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        Text,
        calendar::{Limit, Unit, parse_date},
        identifiers::{CaseNumber, QueryCode},
        items::{Basis, Contact, Remedies},
        licensing::{DocumentKind, Finding, Target},
    };
    use service::notices::{Entry, NamedItem};

    fn same(text: &str) -> Text {
        Text::new(text, text)
    }

    fn notice(kind: DocumentKind, matter: Matter) -> Notice {
        let day = parse_date("2026-03-02").unwrap();
        let (hall, phone) = (same("二楼"), "0990-8100101".to_owned());
        Notice {
            kind,
            number: None,
            verification_code: None,
            issued_on: day,
            case_number: CaseNumber::new(day, 1, 1).unwrap(),
            organ: same("澄江市市场监督管理局"),
            applicant: "王小明".to_owned(),
            item: NamedItem {
                key: "food".into(), name: same("食品经营许可"), code: "1133".into()
            },
            contact: Contact {
                complaint_phone: "12345".to_owned(),
                window: hall.clone(),
                address: hall.clone(),
                hours: hall,
                phone,
            },
            facts: vec![Step { kind: DocumentKind::Receipt, on: day }],
            matter,
            listed: Vec::new(),
            reasons: Vec::new(),
            basis: vec![Basis {
                law: same("《食品安全法》"),
                article: same("第三十五条"),
                says: same("许可"),
            }],
            remedies: None,
            deadlines: Vec::new(),
        }
    }

    fn texts(view: &NoticeView) -> String {
        let text = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::List(lines) => lines.join("\n"),
        };
        view.parts.iter().map(text).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_document_with_a_code_leads_a_camera_to_where_it_is_checked() {
        let draft = notice(DocumentKind::RefusalDecision, Matter::Refused);
        let code = QueryCode::parse("0000-0000-0000").unwrap();
        let issued = Notice { verification_code: Some(code), ..draft.clone() };
        assert_eq!(NoticeView::of(Language::Chinese, &draft).code, None);
        let expected = Qr::of("/notices/verify?code=0000-0000-0000");
        assert_eq!(NoticeView::of(Language::Chinese, &issued).code, expected);
    }

    #[test]
    fn a_refusal_names_reason_law_and_remedies() {
        let remedies =
            Remedies { reconsideration: same("市政府"), court: same("江北区法院") };
        let refusal = Notice {
            reasons: vec![Reason::Said("离垃圾站太近。".to_owned())],
            remedies: Some(remedies),
            ..notice(DocumentKind::RefusalDecision, Matter::Refused)
        };
        let view = NoticeView::of(Language::Chinese, &refusal);
        assert_eq!(view.title, "不予行政许可决定书");
        assert_eq!(view.number, "（发出时编号）");
        assert_eq!(view.parts[2], Part::List(vec!["离垃圾站太近。".to_owned()]));
        let said = texts(&view);
        for part in [
            "2026年3月2日",
            "《食品安全法》第三十五条",
            "市政府申请行政复议",
            "江北区法院提起行政诉讼",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }

    #[test]
    fn a_correction_notice_lists_everything_and_its_last_day() {
        let entry = Entry {
            target: Target::Material("layout".to_owned()),
            name: same("布局图"),
            finding: Some(Finding::Unreadable),
            remark: Some("请重新拍照。".to_owned()),
        };
        let deadline = Deadline {
            clock: ClockId::C10,
            limit: Limit { amount: 20, unit: Unit::WorkingDay },
            on: parse_date("2026-03-30").unwrap(),
            provisional: true,
        };
        let correction = Notice {
            listed: vec![entry],
            deadlines: vec![deadline],
            ..notice(DocumentKind::CorrectionNotice, Matter::ToCorrect)
        };
        let said = texts(&NoticeView::of(Language::Chinese, &correction));
        for part in ["布局图：看不清。请重新拍照。", "2026年3月30日前补正", "尚未公布放假安排"]
        {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}
