//! What each action of a complaint asks for.

use super::{
    ActionView, FieldView,
    words::{said, word},
};
use crate::{
    text::{Language, Message, matters as text},
    ui::radios::Choice,
};
use domain::{
    complaints::{ActionKind as A, CallBack, Outcome},
    matters::Elsewhere,
};
use service::{items::Catalogue, matters::Shown};

/// What can be done, by word and name; what is said in the thread has a form of its own.
pub fn actions(language: Language, shown: &Shown) -> Vec<(String, String)> {
    let offered = shown.actions.iter().filter(|it| **it != A::Say);
    offered.map(|it| (it.word().to_owned(), word(language, "do", it.word()))).collect()
}

/// What `action` asks for.
pub fn action(language: Language, action: A, shown: &Shown, catalogue: &Catalogue) -> ActionView {
    let form = Form { language, shown, catalogue };
    let hint = word(language, "do-hint", action.word());
    ActionView {
        word: action.word().to_owned(),
        name: word(language, "do", action.word()),
        hint: Some(hint).filter(|it| !it.is_empty()),
        fields: form.fields(action),
    }
}

/// A form in the making.
struct Form<'a> {
    language: Language,
    shown: &'a Shown,
    catalogue: &'a Catalogue,
}

impl Form<'_> {
    fn fields(&self, action: A) -> Vec<FieldView> {
        match action {
            A::Accept => vec![self.tick("urgent", text::FIELD_URGENT)],
            A::Decline => vec![
                self.words(
                    "elsewhere",
                    text::FIELD_ELSEWHERE,
                    Elsewhere::ALL.iter().map(|it| it.word()),
                ),
                self.text(text::FIELD_REASON),
            ],
            A::Dispatch => vec![
                self.choice("lead", text::FIELD_LEAD, self.departments()),
                self.choice("assisting", text::FIELD_ASSISTING, self.departments()),
            ],
            A::Return => {
                vec![self.line("competent", text::FIELD_COMPETENT), self.text(text::FIELD_REASON)]
            }
            A::Assign => vec![self.choice("to", text::FIELD_TO, self.colleagues())],
            A::Contribute => vec![self.text(text::FIELD_FOUND)],
            A::Clarify => vec![self.text(text::FIELD_QUESTION)],
            A::Supplement => vec![self.text(text::FIELD_MORE)],
            A::Propose => vec![
                self.words("outcome", text::FIELD_OUTCOME, Outcome::ALL.iter().map(|it| it.word())),
                self.text(text::FIELD_ANSWER),
            ],
            A::SendBack | A::Reopen | A::Appeal => vec![self.text(text::FIELD_REASON)],
            A::CallBack => {
                let results = CallBack::ALL.iter().map(|it| it.word());
                vec![self.words("call_back", text::FIELD_RESULT, results)]
            }
            A::DecideAppeal => {
                vec![self.granted(), self.text(text::FIELD_REASON)]
            }
            A::Merge => vec![self.line("into", text::FIELD_INTO)],
            A::Extend => {
                vec![self.line("amount", text::FIELD_AMOUNT), self.text(text::FIELD_REASON)]
            }
            A::Supervise => vec![self.text(text::FIELD_NOTE)],
            A::Take | A::Approve | A::Close | A::Withdraw | A::Say | A::Fire => Vec::new(),
        }
    }

    fn text(&self, label: Message) -> FieldView {
        FieldView::Text { label: self.language.say(label).to_owned() }
    }

    fn line(&self, name: &str, label: Message) -> FieldView {
        FieldView::Line { name: name.to_owned(), label: self.language.say(label).to_owned() }
    }

    fn tick(&self, name: &str, label: Message) -> FieldView {
        FieldView::Tick { name: name.to_owned(), label: self.language.say(label).to_owned() }
    }

    fn choice(&self, name: &str, label: Message, choices: Vec<Choice>) -> FieldView {
        let (name, label) = (name.to_owned(), self.language.say(label).to_owned());
        FieldView::Choice { name, label, choices }
    }

    /// A choice among words of one group.
    fn words(
        &self,
        group: &'static str,
        label: Message,
        words: impl Iterator<Item = &'static str>,
    ) -> FieldView {
        let choice =
            |it: &str| Choice { value: it.to_owned(), label: word(self.language, group, it) };
        self.choice(group, label, words.map(choice).collect())
    }

    fn granted(&self) -> FieldView {
        let choices = ["yes", "no"].map(|it| Choice {
            value: it.to_owned(),
            label: said(self.language, &["granted-", it].concat()),
        });
        self.choice("granted", text::FIELD_GRANTED, choices.to_vec())
    }

    /// Those that may be given it.
    fn departments(&self) -> Vec<Choice> {
        let holders = self.shown.standing.holders();
        let fit = self.catalogue.departments().filter(|it| !holders.is_barred(&it.key));
        fit.map(|it| Choice {
            value: it.key.clone(),
            label: self.language.read(&it.name).to_owned(),
        })
        .collect()
    }

    fn colleagues(&self) -> Vec<Choice> {
        let choice = |(person, name): &(domain::ids::PersonId, String)| Choice {
            value: person.to_string(),
            label: name.clone(),
        };
        self.shown.colleagues.iter().map(choice).collect()
    }
}
