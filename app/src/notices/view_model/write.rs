//! Writes a document in words.

use super::{NoticeView, Part, Verifying, matter, words};
use crate::{
    text::{Language, Message, notices},
    ui::dates,
};
use domain::{
    clocks::ClockId,
    licensing::{Reason, Rule, Seal},
};
use service::notices::{Deadline, Matter, Notice, Shown, Step};

/// Where anybody may check a document.
const VERIFY_PATH: &str = "/verify";

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
            organ,
        }
    }
}

impl Verifying {
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
        language.fill(notices::VERIFY, &[("code", &code.grouped()), ("path", VERIFY_PATH)])
    }));
    foot.push(language.fill(notices::CONTACT, &phones));
    foot
}
