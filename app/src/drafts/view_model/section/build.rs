//! Makes a page of questions from the draft and the form.

use super::super::{super::api::service_types::DraftView, words};
use super::{Choice, EntryView, Input, LineKeys, QuestionView, SectionView};
use crate::{
    drafts::{
        judge::{Judge, paths},
        posted::Edition,
    },
    text::{Language, Message, drafts, form as form_text},
};
use domain::{
    Moment,
    forms::{Answer, Answers, Choice as FormChoice, Form, Kind, Question, Section, read_date},
};

/// Most answers that are shown at once; more unfold from a list.
const RADIOS_MAX: usize = 8;

/// What of the page is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Name of the page, given anew each time it is made.
    pub page: String,
    /// Show what is wrong.
    pub check: bool,
    /// Say that the page asks more than before.
    pub more: bool,
    /// Key of the group that gets one more entry.
    pub add: Option<String>,
}

impl SectionView {
    /// The page of the section `key` of `draft`; none when there is no such section.
    #[must_use]
    pub fn of(language: Language, draft: &DraftView, judge: Judge, shown: &Shown) -> Option<Self> {
        let key = judge.section.as_str();
        let form = &draft.item.form;
        let section = form.sections.iter().find(|it| it.key == key)?;
        let found = draft.faults.iter().filter(|fault| {
            let question = fault.field.split('.').next().unwrap_or_default();
            shown.check && section.questions.iter().any(|it| it.key == question)
        });
        let faults: Vec<_> = found.collect();
        let beside: Vec<(String, String)> =
            faults.iter().map(|it| (it.field.clone(), words::fault(language, it))).collect();
        let above = |it: &&_| words::named_fault(language, &draft.item, it);
        let page = Page { language, draft, section, shown, faults: &beside };
        Some(Self {
            draft: draft.id.to_string(),
            key: key.to_owned(),
            item: language.read(&draft.item.name).to_owned(),
            title: language.read(&section.title).to_owned(),
            hint: words::maybe(language, section.hint.as_ref()),
            edition: Edition { version: draft.version, page: shown.page.clone(), turn: 0 },
            saved: words::saved(language, draft),
            questions: section.questions.iter().map(|it| page.question(it)).collect(),
            summary: faults.iter().map(|it| (it.field.clone(), above(it))).collect(),
            note: page.note().map(|it| language.say(it).to_owned()),
            asked: page.asked(),
            faults: beside,
            judge,
        })
    }
}

/// What judges the page `section` of `draft`, made at the given time.
#[must_use]
pub fn judge(draft: &DraftView, section: String, made: (Moment, bool)) -> Judge {
    let (now, allows_fictional_ids) = made;
    let form = draft.item.form.clone();
    let files = files(draft, &form);
    Judge { form, section, answers: draft.answers.clone(), files, now, allows_fictional_ids }
}

/// The questions that ask for files stand answered where there are some.
fn files(draft: &DraftView, form: &Form) -> Answers {
    let questions = form.sections.iter().flat_map(|section| &section.questions);
    let held = |question: &Question| {
        let Kind::File { material } = &question.kind else { return None };
        let held = draft.materials.iter().find(|it| it.key == *material)?;
        let ids = held.files.iter().map(|it| it.id.to_string()).collect();
        Some((question.key.clone(), Answer::Many(ids)))
    };
    questions.filter_map(held).collect()
}

struct Page<'a> {
    language: Language,
    draft: &'a DraftView,
    section: &'a Section,
    shown: &'a Shown,
    faults: &'a [(String, String)],
}

impl Page<'_> {
    fn note(&self) -> Option<Message> {
        let is_new = !self.draft.choices.saved.contains_key(&self.section.key);
        let is_filled_in =
            |it: &Question| it.prefill.is_some() && self.draft.answers.contains_key(&it.key);
        if self.shown.more {
            return Some(drafts::ASKS_MORE);
        }
        let is_any = self.section.questions.iter().any(is_filled_in);
        (is_new && is_any).then_some(drafts::PREFILLED)
    }

    fn asked(&self) -> Vec<String> {
        let mut answers = self.draft.answers.clone();
        for question in &self.section.questions {
            if let Kind::Group { min, .. } = question.kind {
                let entries = self.entries(question, min);
                answers.insert(question.key.clone(), Answer::Group(entries));
            }
        }
        paths(&self.draft.item.form, self.section, &answers)
    }

    fn question(&self, question: &Question) -> QuestionView {
        let answer = self.draft.answers.get(&question.key);
        let input = match &question.kind {
            Kind::Group { questions, min, max } => self.group(question, questions, *min, *max),
            Kind::File { material } => self.file(material),
            kind => input(self.language, kind, question, answer),
        };
        view(self.language, question, question.key.clone(), input)
    }

    /// The entries so far, and a new one where one is wanted or needed.
    fn entries(&self, question: &Question, min: u32) -> Vec<Answers> {
        let mut entries = match self.draft.answers.get(&question.key) {
            Some(Answer::Group(entries)) => entries.clone(),
            _ => Vec::new(),
        };
        let is_wanted = self.shown.add.as_ref() == Some(&question.key);
        if is_wanted || (entries.is_empty() && min > 0) {
            entries.push(Answers::new());
        }
        entries
    }

    fn group(&self, group: &Question, questions: &[Question], min: u32, max: u32) -> Input {
        let label = self.language.read(&group.label);
        let all = self.entries(group, min);
        let has_room = u32::try_from(all.len()).is_ok_and(|count| count < max);
        let has_new = all.last().is_some_and(Answers::is_empty);
        let entries = all
            .iter()
            .enumerate()
            .map(|(place, entry)| {
                let path = format!("{}.{place}", group.key);
                let said = questions
                    .iter()
                    .flat_map(|it| words::answer(self.language, it, entry.get(&it.key)));
                let summary = said.take(3).collect::<Vec<_>>().join(" · ");
                let is_faulty = self.faults.iter().any(|(field, _)| {
                    field.strip_prefix(&path).is_some_and(|it| it.starts_with('.'))
                });
                let inner = |it: &Question| {
                    let input = input(self.language, &it.kind, it, entry.get(&it.key));
                    view(self.language, it, format!("{path}.{}", it.key), input)
                };
                EntryView {
                    name: format!("{label} {}", place + 1),
                    is_open: summary.is_empty() || is_faulty,
                    summary,
                    questions: questions.iter().map(inner).collect(),
                    path,
                }
            })
            .collect();
        let add = self.language.fill(drafts::ADD_ENTRY, &[("name", label)]);
        Input::Group { entries, add: (has_room && !has_new).then_some(add) }
    }

    fn file(&self, material: &str) -> Input {
        let asked = self.draft.materials.iter().find(|it| it.key == material);
        let count = asked.map_or(0, |it| it.files.len()).to_string();
        Input::File {
            href: format!("/apply/{}/files/{material}", self.draft.id),
            said: self.language.fill(drafts::FILES_COUNT, &[("count", &count)]),
        }
    }
}

/// A question that stands alone, such as one that has to be corrected; a group keeps its entries.
#[must_use]
pub fn alone(language: Language, question: &Question, answer: Option<&Answer>) -> QuestionView {
    let label = language.read(&question.label);
    let none = [Answers::new()];
    let entries = match answer {
        Some(Answer::Group(entries)) if !entries.is_empty() => entries.as_slice(),
        _ => &none,
    };
    let input = match &question.kind {
        Kind::Group { questions, .. } => Input::Group {
            entries: entries
                .iter()
                .enumerate()
                .map(|(place, entry)| {
                    let path = format!("{}.{place}", question.key);
                    let inner = |it: &Question| {
                        let input = input(language, &it.kind, it, entry.get(&it.key));
                        view(language, it, format!("{path}.{}", it.key), input)
                    };
                    EntryView {
                        name: format!("{label} {}", place + 1),
                        summary: String::new(),
                        is_open: true,
                        questions: questions.iter().map(inner).collect(),
                        path,
                    }
                })
                .collect(),
            add: None,
        },
        kind => input(language, kind, question, answer),
    };
    QuestionView { is_conditional: false, ..view(language, question, question.key.clone(), input) }
}

fn view(language: Language, question: &Question, path: String, input: Input) -> QuestionView {
    let optional = if question.optional { language.say(form_text::OPTIONAL) } else { "" };
    let purpose = question
        .purpose
        .as_ref()
        .map(|it| language.fill(drafts::PURPOSE, &[("purpose", language.read(it))]));
    let hint = words::maybe(language, question.hint.as_ref());
    let hints: Vec<String> = [hint, purpose].into_iter().flatten().collect();
    QuestionView {
        path,
        label: [language.read(&question.label), optional].concat(),
        hint: (!hints.is_empty()).then(|| hints.join(language.space())),
        is_conditional: question.when.is_some(),
        input,
    }
}

fn input(language: Language, kind: &Kind, question: &Question, answer: Option<&Answer>) -> Input {
    let value = match answer {
        Some(Answer::One(typed)) => typed.clone(),
        _ => String::new(),
    };
    let line = |value, keys| Input::Line { value, keys };
    match kind {
        Kind::LongText { .. } => Input::Text { value },
        Kind::Number { unit, .. } => Input::Measure {
            value,
            unit: words::maybe(language, unit.as_ref()).unwrap_or_default(),
            is_decimal: false,
        },
        Kind::Money { .. } => Input::Measure {
            value,
            unit: language.say(drafts::YUAN_UNIT).to_owned(),
            is_decimal: true,
        },
        Kind::Date { .. } => Input::Date { typed: boxes(&value) },
        Kind::Choice { choices } if choices.len() > RADIOS_MAX => {
            Input::Select { choices: offered(language, choices), chosen: value }
        }
        Kind::Choice { choices } => {
            Input::Radios { choices: offered(language, choices), chosen: value }
        }
        Kind::MultiChoice { choices } => Input::Checkboxes {
            choices: offered(language, choices),
            chosen: match answer {
                Some(Answer::Many(values)) => values.clone(),
                _ => vec![value],
            },
        },
        Kind::CitizenId | Kind::CreditCode => line(value, LineKeys::Code),
        Kind::Mobile => line(value, LineKeys::Mobile),
        Kind::Email => line(value, LineKeys::Email),
        Kind::Address { .. } => line(value, LineKeys::Address),
        Kind::Text { .. } if question.prefill.as_deref() == Some("person.name") => {
            line(value, LineKeys::Name)
        }
        Kind::Text { .. } | Kind::Group { .. } | Kind::File { .. } => line(value, LineKeys::Text),
    }
}

fn offered(language: Language, choices: &[FormChoice]) -> Vec<Choice> {
    let offered = |it: &FormChoice| Choice {
        value: it.value.clone(),
        label: language.read(&it.label).to_owned(),
    };
    choices.iter().map(offered).collect()
}

/// A date as typed, in three boxes; what cannot be read comes back as it was.
fn boxes(typed: &str) -> [String; 3] {
    if let Some(date) = read_date(typed) {
        let month = u8::from(date.month());
        return [date.year().to_string(), month.to_string(), date.day().to_string()];
    }
    let mut parts = typed.splitn(3, '-').map(str::to_owned);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_comes_back_into_its_boxes() {
        assert_eq!(boxes("2026年3月2日"), ["2026", "3", "2"]);
        assert_eq!(boxes("-3-2"), ["", "3", "2"]);
        assert_eq!(boxes("soon"), ["soon", "", ""]);
    }
}
