//! The answers once more, before they are filed.

use super::CommitmentView;
use serde::{Deserialize, Serialize};

/// The whole application, to be checked and filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckView {
    /// Id of the draft.
    pub draft: String,
    /// What is applied for.
    pub item: String,
    /// The version of the draft from which the page is made.
    pub version: i64,
    /// What is missing or wrong: where to put it right, and what it is.
    pub faults: Vec<(String, String)>,
    /// Whether another version of the item is on offer now.
    pub is_outdated: bool,
    /// Why the applicant may not file it and until when, where the law bars them.
    pub barred: Option<String>,
    /// The sections with their answers.
    pub parts: Vec<PartView>,
    /// The documents with their files.
    pub materials: Vec<RowView>,
    /// The commitment, where it was chosen.
    pub commitment: Option<CommitmentView>,
    /// Who reads this and for what, in one sentence (PIPL 17).
    pub reader: String,
    /// Why sensitive answers are needed: the question and the purpose (PIPL 30).
    pub purposes: Vec<(String, String)>,
}

/// One section with its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartView {
    /// The heading.
    pub title: String,
    /// The answers.
    pub rows: Vec<RowView>,
}

/// A question with its answer, or a document with its files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowView {
    /// What was asked.
    pub name: String,
    /// The answer, line by line.
    pub lines: Vec<String>,
    /// Where it can be changed.
    pub change: String,
}

#[cfg(feature = "ssr")]
mod build {
    use super::{
        super::{
            super::api::service_types::{AskedMaterial, DraftFault, DraftView},
            task_list::commitment,
            words,
        },
        CheckView, PartView, RowView,
    };
    use crate::{
        text::{Language, Message, drafts},
        ui::dates,
    };
    use domain::forms::{Kind, Question, asked};
    use service::bars::Bar;

    impl CheckView {
        /// The application `draft`, which the department called `reader` will read.
        #[must_use]
        pub fn of(language: Language, draft: &DraftView, reader: &str) -> Self {
            let item = &draft.item;
            let named =
                |it: &DraftFault| (place(draft, &it.field), words::named_fault(language, item, it));
            let name = language.read(&item.name);
            let told = [("department", reader), ("item", name)];
            Self {
                draft: draft.id.to_string(),
                item: name.to_owned(),
                version: draft.version,
                faults: draft.faults.iter().map(named).collect(),
                is_outdated: draft.newer_version.is_some(),
                barred: draft.barred.as_ref().map(|it| barred(language, it)),
                parts: parts(language, draft),
                materials: materials(language, draft),
                commitment: commitment(language, draft).filter(|it| it.is_chosen),
                reader: language.fill(drafts::READER, &told),
                purposes: purposes(language, draft),
            }
        }
    }

    /// Until when, why and by which decision the applicant may not file.
    fn barred(language: Language, bar: &Bar) -> String {
        let ground = drafts::find(&["barred-", bar.ground.word()].concat());
        let ground = language.say(ground.unwrap_or(drafts::BARRED_FALSE_MATERIALS));
        let until = dates::day(language, bar.until_on);
        let told = [("ground", ground), ("until", &until), ("document", &bar.document)];
        language.fill(drafts::BARRED, &told)
    }

    /// Where a fault is put right.
    fn place(draft: &DraftView, field: &str) -> String {
        if let Some(material) = field.strip_prefix("material.") {
            return format!("/apply/{}/files/{material}", draft.id);
        }
        let question = field.split('.').next().unwrap_or_default();
        let asks = |it: &&domain::forms::Section| it.questions.iter().any(|it| it.key == question);
        let section = draft.item.form.sections.iter().find(asks);
        let key = section.map_or("", |it| it.key.as_str());
        format!("/apply/{}/{key}?check=1#{field}", draft.id)
    }

    fn parts(language: Language, draft: &DraftView) -> Vec<PartView> {
        let form = &draft.item.form;
        let part = |section: &domain::forms::Section| PartView {
            title: language.read(&section.title).to_owned(),
            rows: asked(form, section, &draft.answers)
                .into_iter()
                .filter(|it| !matches!(it.kind, Kind::File { .. }))
                .map(|it| row(language, draft, &section.key, it))
                .collect(),
        };
        let parts = form.sections.iter().map(part);
        parts.filter(|it| !it.rows.is_empty()).collect()
    }

    fn row(language: Language, draft: &DraftView, section: &str, question: &Question) -> RowView {
        let lines = words::answer(language, question, draft.answers.get(&question.key));
        RowView {
            name: language.read(&question.label).to_owned(),
            lines: or_else(language, lines, drafts::OPEN),
            change: format!("/apply/{}/{section}#{}", draft.id, question.key),
        }
    }

    fn materials(language: Language, draft: &DraftView) -> Vec<RowView> {
        let row = |it: &AskedMaterial| RowView {
            name: words::material_name(language, &draft.item, &it.key),
            lines: or_else(
                language,
                it.files.iter().map(|it| it.name.clone()).collect(),
                if it.is_waived { drafts::WAIVED } else { drafts::NOT_UPLOADED },
            ),
            change: format!("/apply/{}/files/{}", draft.id, it.key),
        };
        draft.materials.iter().map(row).collect()
    }

    fn or_else(language: Language, lines: Vec<String>, none: Message) -> Vec<String> {
        if lines.is_empty() { vec![language.say(none).to_owned()] } else { lines }
    }

    /// The purposes of the questions that are asked, those inside groups included.
    fn purposes(language: Language, draft: &DraftView) -> Vec<(String, String)> {
        let form = &draft.item.form;
        let sections = form.sections.iter();
        let questions = sections.flat_map(|it| asked(form, it, &draft.answers));
        let with_inner = questions.flat_map(|it| match &it.kind {
            Kind::Group { questions, .. } => std::iter::once(it).chain(questions).collect(),
            _ => vec![it],
        });
        let told = |it: &Question| {
            let purpose = it.purpose.as_ref()?;
            Some((language.read(&it.label).to_owned(), language.read(purpose).to_owned()))
        };
        with_inner.filter_map(told).collect()
    }
}
