//! The form of an action, from the table of the service and what was typed.

use super::{ActionForm, FieldView, FindingView, InputView, PreviewView, files, words};
use crate::{
    notices::{self, NoticeView},
    text::{Language, Message, desk},
    ui::radios::Choice,
};
use domain::{
    access::Role,
    clocks::Ground,
    licensing::{ActionKind, HearingGround, Recommendation, Target, TerminationCause},
};
use service::desk::{Field, Input, Preview, Sheet, Typed, Wanting};

/// The name under which a field is posted; ids and faults follow it.
#[must_use]
pub fn wired(name: &str) -> String {
    ["fields[", name, "][]"].concat()
}

impl ActionForm {
    /// The page of an action, with what it would lead to and what is wrong with what was typed.
    #[must_use]
    pub fn of(
        language: Language,
        sheet: &Sheet,
        preview: Option<&Preview>,
        faults: Vec<(String, String)>,
    ) -> Self {
        let number = sheet.number.to_string();
        let service = language.read(&sheet.item.name);
        Self {
            caption: [&sheet.number.grouped(), " · ", service].concat(),
            action: sheet.action.word().to_owned(),
            title: language.say(words::action(sheet.action)).to_owned(),
            text: language.say(words::action_text(sheet.action)).to_owned(),
            version: sheet.version,
            fields: sheet
                .fields
                .iter()
                .flat_map(|it| Asking { language, sheet }.field(*it))
                .collect(),
            faults,
            has_documents: has_documents(sheet.action),
            preview: preview.map(|it| previewed(language, it)),
            number,
        }
    }
}

fn previewed(language: Language, preview: &Preview) -> PreviewView {
    let state = language.say(words::state(preview.state));
    PreviewView {
        state: language.fill(desk::PREVIEW_STATE, &[("state", state)]),
        notices: preview.notices.iter().map(|it| NoticeView::of(language, it)).collect(),
    }
}

/// Whether the applicant gets a document, so that the officer reads it beforehand.
const fn has_documents(action: ActionKind) -> bool {
    use ActionKind as K;
    !matches!(
        action,
        K::Assign
            | K::OrderVerification
            | K::FinishSpecial
            | K::HearParty
            | K::RequestHearing
            | K::ReportUp
            | K::TakeUp
            | K::Propose
            | K::Return
            | K::Archive
            | K::Publish
            | K::FileCommitmentCheck
    )
}

/// Turns the fields of the table into those of the page.
#[derive(Clone, Copy)]
struct Asking<'a> {
    language: Language,
    sheet: &'a Sheet,
}

impl Asking<'_> {
    fn field(self, field: Field) -> Vec<FieldView> {
        let name = field.name;
        let one = || self.typed().one(name).to_owned();
        let input = match field.input {
            Input::Line => InputView::Line(one()),
            Input::Text => InputView::Text(one()),
            Input::Date => InputView::Date(one()),
            Input::Count => InputView::Count(one()),
            Input::Flag => self.flag(name),
            Input::Basis => return self.basis(field),
            Input::Reviewer => InputView::Select(self.members(&[Role::Reviewer]), one()),
            Input::Colleague => InputView::Select(self.members(&[]), one()),
            Input::Colleagues => InputView::Checkboxes(self.members(&[]), self.all(name)),
            Input::Approver => {
                InputView::Radios(self.members(&[Role::Decider, Role::OrganHead]), one())
            }
            Input::Department => InputView::Select(self.named(&self.sheet.departments), one()),
            Input::Missing => {
                InputView::Checkboxes(self.named(&self.sheet.missing), self.all(name))
            }
            Input::Findings => InputView::Findings(self.findings()),
            Input::Ground | Input::HearingGround | Input::Cause => {
                InputView::Select(self.law(field.input), one())
            }
            Input::Recommendation | Input::Delivery | Input::Outcome => {
                InputView::Radios(self.law(field.input), one())
            }
        };
        vec![self.view(name, field.required, input)]
    }

    fn view(self, name: &str, required: bool, input: InputView) -> FieldView {
        let label = self.language.say(words::found(&["field_", name]));
        let decides_itself = matches!(input, InputView::Radios(..) | InputView::Checkboxes(..));
        let open = if required || decides_itself { "" } else { self.language.say(desk::OPTIONAL) };
        let hint = desk::find(&["field_", name, "_hint"].concat());
        let most = self.sheet.case.terms.limits.extension.to_string();
        FieldView {
            name: wired(name),
            label: [label, open].concat(),
            hint: hint.map(|it| self.language.fill(it, &[("n", &most)])),
            input,
        }
    }

    const fn typed(&self) -> &Typed {
        &self.sheet.typed
    }

    fn all(self, name: &str) -> Vec<String> {
        self.sheet.typed.all(name).map(str::to_owned).collect()
    }

    fn choice(self, value: &str, message: Message) -> Choice {
        Choice { value: value.to_owned(), label: self.language.say(message).to_owned() }
    }

    /// A box to tick; where both answers say something, two to choose from.
    fn flag(self, name: &str) -> InputView {
        let yes = self.choice("yes", words::found(&["field_", name, "_yes"]));
        match desk::find(&["field_", name, "_no"].concat()) {
            Some(no) => {
                let typed = self.sheet.typed.one(name).to_owned();
                InputView::Radios(vec![yes, self.choice("no", no)], typed)
            }
            None => InputView::Checkboxes(vec![yes], self.all(name)),
        }
    }

    /// The legal basis of the item, and another law.
    fn basis(self, field: Field) -> Vec<FieldView> {
        let entry = |(place, entry): (usize, &domain::items::Basis)| Choice {
            value: place.to_string(),
            label: notices::basis(self.language, entry),
        };
        let choices: Vec<_> = self.sheet.basis.iter().enumerate().map(entry).collect();
        let line = |name: &str| {
            let typed = self.sheet.typed.one(name).to_owned();
            self.view(name, false, InputView::Line(typed))
        };
        let picked = InputView::Checkboxes(choices, self.all(field.name));
        vec![self.view(field.name, field.required, picked), line("law"), line("article")]
    }

    /// The people of the department who hold one of `kinds`, or any where none is named.
    fn members(self, kinds: &[Role]) -> Vec<Choice> {
        let holds = |words: &[String]| {
            kinds.is_empty() || words.iter().any(|word| kinds.iter().any(|it| it.word() == word))
        };
        let role = |word: &String| self.language.say(words::found(&["role_", word]));
        let member = |it: &service::desk::Member| {
            let roles: Vec<_> = it.roles.iter().map(role).collect();
            // Where everybody holds the one role that is asked for, their names say enough.
            let label = match kinds {
                [_] => it.name.clone(),
                _ => [&it.name, " · ", &roles.join(" / ")].concat(),
            };
            Choice { value: it.person.to_string(), label }
        };
        self.sheet.colleagues.iter().filter(|it| holds(&it.roles)).map(member).collect()
    }

    fn named(self, things: &[(String, domain::Text)]) -> Vec<Choice> {
        let choice = |(key, name): &(String, domain::Text)| Choice {
            value: key.clone(),
            label: self.language.read(name).to_owned(),
        };
        things.iter().map(choice).collect()
    }

    /// The words of the law to choose from.
    fn law(self, input: Input) -> Vec<Choice> {
        let of = |prefix: &str, word: &str| self.choice(word, words::found(&[prefix, word]));
        match input {
            Input::Ground => {
                let statutory = Ground::ALL.iter().filter(|it| it.is_statutory());
                statutory.map(|it| self.choice(it.code(), notices::ground(*it))).collect()
            }
            Input::HearingGround => {
                let grounds = HearingGround::ALL.iter();
                grounds.map(|it| self.choice(it.word(), notices::hearing_ground(*it))).collect()
            }
            Input::Cause => {
                let causes = TerminationCause::ALL.iter();
                causes.map(|it| self.choice(it.word(), notices::cause(*it))).collect()
            }
            Input::Recommendation => {
                Recommendation::ALL.iter().map(|it| of("recommendation_", it.word())).collect()
            }
            Input::Delivery => ["electronic", "collection", "counter", "courier"]
                .map(|it| of("delivery_", it))
                .into(),
            Input::Outcome => ["grant", "hand_over", "refuse"].map(|it| of("outcome_", it)).into(),
            _ => Vec::new(),
        }
    }

    fn findings(self) -> Vec<FindingView> {
        self.sheet.wanting.iter().map(|it| self.finding(it)).collect()
    }

    /// What was typed stands above what the verdicts say.
    fn finding(self, wanting: &Wanting) -> FindingView {
        let name = match &wanting.target {
            Target::Material(key) => ["material.", key].concat(),
            Target::Field(key) => ["field.", key].concat(),
        };
        let [finding, remark] = ["finding.", "remark."].map(|it| [it, &name].concat());
        let typed = |name: &str, otherwise: &str| {
            let typed = &self.sheet.typed;
            if typed.has(name) { typed.one(name).to_owned() } else { otherwise.to_owned() }
        };
        FindingView {
            label: self.language.read(&wanting.name).to_owned(),
            choices: files::findings(self.language),
            finding: typed(&finding, wanting.finding.map_or("", domain::licensing::Finding::word)),
            remark: typed(&remark, &wanting.remark),
            finding_name: wired(&finding),
            remark_name: wired(&remark),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_table_has_a_label() {
        let fields = ActionKind::ALL.iter().filter_map(|it| service::desk::fields(*it)).flatten();
        for field in fields {
            assert!(words::found(&["field_", field.name]) != desk::NO_DUE, "{}", field.name);
            let is_flag = field.input == Input::Flag;
            let says_yes = desk::find(&format!("field_{}_yes", field.name)).is_some();
            assert_eq!(is_flag, says_yes, "{}", field.name);
        }
    }

    #[test]
    fn what_brings_a_document_to_the_applicant_is_looked_at_first() {
        assert!(has_documents(ActionKind::Accept) && has_documents(ActionKind::Refuse));
        assert!(!has_documents(ActionKind::Assign) && !has_documents(ActionKind::Return));
    }
}
