//! The pages on which a matter is written, in the language of their reader.

use super::{
    InputView, Shape, StepView, WriteView,
    build::like,
    files::{files, place_words},
    words::{Tongue, choices},
};
use crate::ui::{dates, radios::Choice};
use domain::{
    Text, calendar::parse_date, disclosure_requests::Form, matters::Standing as Known,
    procurement::Begin,
};
use service::matters::{Alike, Field, MatterFile, Step, Written};

/// What is shown of a matter as far as it is written.
pub struct Drafted<'a> {
    /// The name of the draft.
    pub id: String,
    /// What was written.
    pub written: &'a Written,
    /// The departments: key and name.
    pub organs: &'a [(String, Text)],
    /// The page on which something is missing.
    pub missing: Option<Step>,
    /// What the reader has brought before and is like it.
    pub alike: &'a [Alike],
    /// What came with it so far.
    pub files: &'a [MatterFile],
    /// Whether the reader has an account.
    pub has_account: bool,
}

/// The pages on which a matter is written.
#[must_use]
pub fn write(language: crate::text::Language, drafted: Drafted<'_>) -> WriteView {
    let topic = drafted.written.topic;
    let desk = Desk { tongue: Tongue::new(language, topic.procedure()), drafted: &drafted };
    let steps = Step::ALL.map(|step| desk.step(step));
    WriteView {
        kind: desk.tongue.own("kind", topic.word()),
        summary: desk.summary(),
        steps: steps.to_vec(),
        missing: drafted.missing.map(|it| it.word().to_owned()),
        alike: like(drafted.alike, "/complaints"),
        id: drafted.id.clone(),
    }
}

struct Desk<'a> {
    tongue: Tongue,
    drafted: &'a Drafted<'a>,
}

impl Desk<'_> {
    /// What is asked on a page of this reader: only whoever has an account has cases, and only what was begun in a
    /// conversation may be about it.
    fn fields(&self, step: Step) -> impl Iterator<Item = Field> {
        let has_account = self.drafted.has_account;
        let is_talk = self.drafted.written.more.begun_in.is_some();
        let fields = self.drafted.written.topic.fields(step).iter().copied();
        fields.filter(move |it| match it {
            Field::Case => has_account,
            Field::Conversation => is_talk,
            _ => true,
        })
    }

    /// What proves it: named on the page that asks for it.
    fn files(&self) -> super::FilesView {
        let Drafted { id, files: held, .. } = self.drafted;
        let folder = format!("/complaints/drafts/{id}/files");
        files(self.tongue.language, held, &folder, Some(id), Some(folder.clone()))
    }

    fn step(&self, step: Step) -> StepView {
        StepView {
            word: step.word().to_owned(),
            title: self.tongue.own("step", step.word()),
            hint: self.tongue.perhaps("step-hint", step.word()),
            fields: self.fields(step).map(|it| self.input(it)).collect(),
            files: (step == Step::Files).then(|| self.files()),
        }
    }

    fn input(&self, field: Field) -> InputView {
        InputView {
            name: field.word().to_owned(),
            label: self.tongue.own("field", field.word()),
            hint: self.tongue.perhaps("hint", field.word()),
            value: self.drafted.written.get(field).to_owned(),
            shape: self.shape(field),
        }
    }

    fn shape(&self, field: Field) -> Shape {
        match field {
            Field::Title | Field::Address | Field::People | Field::Window | Field::Staff => {
                Shape::Line
            }
            Field::Place => Shape::Place(place_words(self.tongue.language)),
            Field::Told => Shape::Lines(6),
            Field::Wish | Field::Representatives => Shape::Lines(3),
            Field::Case | Field::Project => Shape::Code,
            Field::Name => Shape::Name,
            Field::Mobile => Shape::Mobile,
            Field::KnownOn => Shape::Day,
            Field::Department => Shape::Many(self.organs()),
            Field::Against => Shape::Few(self.words("against", ["no", "yes"].into_iter())),
            Field::Conversation => {
                Shape::Few(self.words("conversation", ["yes", "no"].into_iter()))
            }
            Field::Form => Shape::Few(self.words("form", Form::ALL.iter().map(|it| it.word()))),
            Field::Begin => Shape::Few(self.words("begin", Begin::ALL.iter().map(|it| it.word()))),
            Field::Known => Shape::Few(self.words("known", Known::ALL.iter().map(|it| it.word()))),
        }
    }

    fn words(&self, group: &str, words: impl Iterator<Item = &'static str>) -> Vec<Choice> {
        choices(self.tongue, group, words)
    }

    fn organs(&self) -> Vec<Choice> {
        let choice = |(key, name): &(String, Text)| Choice {
            value: key.clone(),
            label: self.tongue.language.read(name).to_owned(),
        };
        self.drafted.organs.iter().map(choice).collect()
    }

    /// What was written, for the last look; of somebody anonymous nothing is kept, so nothing is shown.
    fn summary(&self) -> Vec<(String, String, String)> {
        let written = self.drafted.written;
        let is_hidden = |field: Field| {
            let is_contact = matches!(field, Field::Name | Field::Mobile | Field::Address);
            is_contact && written.known == Some(Known::Anonymous)
        };
        let mut summary = Vec::new();
        for step in Step::ALL {
            for field in self.fields(step).filter(|it| !is_hidden(*it)) {
                let said = self.said(field);
                if !said.is_empty() {
                    let name = self.tongue.own("field", field.word());
                    summary.push((name, said, step.word().to_owned()));
                }
            }
        }
        let names: Vec<_> = self.drafted.files.iter().map(|it| it.name.as_str()).collect();
        if !names.is_empty() {
            let step = Step::Files.word();
            summary.push((self.tongue.own("step", step), names.join("\n"), step.to_owned()));
        }
        summary
    }

    /// What was written in words: of a choice its label.
    fn said(&self, field: Field) -> String {
        let typed = self.drafted.written.get(field);
        match self.shape(field) {
            Shape::Few(choices) | Shape::Many(choices) => {
                let chosen = choices.into_iter().find(|it| it.value == typed);
                chosen.map(|it| it.label).unwrap_or_default()
            }
            Shape::Day => parse_date(typed)
                .map_or_else(|| typed.to_owned(), |on| dates::day(self.tongue.language, on)),
            _ => typed.to_owned(),
        }
    }
}
