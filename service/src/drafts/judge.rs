//! What is still missing or wrong in a draft: its answers, its documents, and what comes next.

use super::Choices;
use crate::{Context, FieldFault};
use domain::{
    Date,
    forms::{
        Answer, Answers, FaultCode, Form, Kind, Question, Section, Status, check, check_section,
        holds, is_asked, status,
    },
    identifiers::{ProjectCode, ProjectCodeFault},
    items::{Item, Material, MaterialSource, Medium, Necessity},
    licensing::Paper,
};
use store::{drafts::Draft, files::File};

/// Key of the question that asks for the code of an investment project.
const PROJECT_CODE: &str = "project_code";

/// One thing that is wrong with a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFault {
    /// Path of the question, such as `premises` or `staff.0.name`, or of the document, such as `material.layout`.
    pub field: String,
    /// What is wrong.
    pub cause: Cause,
}

/// What can be wrong with a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// An answer, as the form judges it.
    Answer(FaultCode),
    /// The project code has not the structure of one.
    ProjectCode(ProjectCodeFault),
    /// A mandatory document is missing.
    MaterialMissing,
}

impl DraftFault {
    /// The code of the fault, the key of the sentence for it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match &self.cause {
            Cause::Answer(fault) => fault.code(),
            Cause::ProjectCode(fault) => fault.code(),
            Cause::MaterialMissing => "material-missing",
        }
    }
}

impl From<&DraftFault> for FieldFault {
    fn from(fault: &DraftFault) -> Self {
        Self::new(fault.field.clone(), fault.code())
    }
}

/// Where the applicant goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// To a section that is not complete, by its key.
    Section(String),
    /// To a document that is missing, by its key.
    Material(String),
    /// Nothing is missing: to the page where all answers are checked.
    Check,
}

/// A draft beside its item, ready to be judged.
pub(crate) struct Sheet<'a> {
    item: &'a Item,
    answers: Answers,
    choices: &'a Choices,
    files: &'a [File],
    today: Date,
    allow_fictional_ids: bool,
}

/// A document that is asked of the applicant.
pub(crate) struct Asked<'a> {
    /// The document.
    pub material: &'a Material,
    /// Filing is refused without it.
    pub is_needed: bool,
    /// The commitment takes its place.
    pub is_waived: bool,
    /// What was handed in, in the order in which it came.
    pub files: Vec<&'a File>,
}

impl<'a> Sheet<'a> {
    /// The draft with its files as they count now.
    pub(crate) fn new(
        ctx: &Context,
        item: &'a Item,
        draft: &Draft,
        choices: &'a Choices,
        files: &'a [File],
    ) -> Self {
        Self {
            item,
            answers: with_files(&item.form, &draft.answers, files),
            choices,
            files,
            today: ctx.now().date(),
            allow_fictional_ids: ctx.allows_fictional_ids,
        }
    }

    /// The answers, those to questions for files included.
    pub(crate) fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The documents that are asked of this applicant; never those the hall fetches itself (ZX 7).
    pub(crate) fn materials(&self) -> impl Iterator<Item = Asked<'a>> {
        let asked = |it: &&Material| is_asked_for(self.item, it, &self.answers);
        self.item.materials.iter().filter(asked).map(|material| {
            let waives = self.item.commitment.as_ref().map_or(&[][..], |it| &it.waives);
            let is_waived = self.choices.commits && waives.contains(&material.key);
            // What is taken on paper only is brought to the counter.
            let is_mandatory =
                material.necessity == Necessity::Mandatory && material.medium != Medium::Paper;
            let files = self.files.iter().filter(|it| it.material == material.key).collect();
            Asked { material, is_needed: is_mandatory && !is_waived, is_waived, files }
        })
    }

    /// The closed list of documents of this case, with what is held.
    pub(crate) fn papers(&self) -> Vec<Paper> {
        let paper = |it: Asked<'_>| Paper {
            key: it.material.key.clone(),
            necessity: it.material.necessity,
            held: !it.files.is_empty(),
        };
        self.materials().map(paper).collect()
    }

    /// Everything that is wrong, answers first.
    pub(crate) fn faults(&self) -> Vec<DraftFault> {
        let form = &self.item.form;
        let found = check(form, &self.answers, self.today, self.allow_fictional_ids);
        let mut faults: Vec<DraftFault> = found.into_iter().map(answer_fault).collect();
        if !faults.iter().any(|it| it.field == PROJECT_CODE) {
            faults.extend(self.project_code_fault());
        }
        let missing = self.materials().filter(|it| it.is_needed && it.files.is_empty());
        faults.extend(missing.map(|it| DraftFault {
            field: format!("material.{}", it.material.key),
            cause: Cause::MaterialMissing,
        }));
        faults
    }

    /// Everything that is wrong in one section.
    pub(crate) fn section_faults(&self, section: &Section) -> Vec<DraftFault> {
        let (form, today) = (&self.item.form, self.today);
        let found = check_section(form, section, &self.answers, today, self.allow_fictional_ids);
        let mut faults: Vec<DraftFault> = found.into_iter().map(answer_fault).collect();
        let asks = section.questions.iter().any(|question| question.key == PROJECT_CODE);
        if asks && !faults.iter().any(|it| it.field == PROJECT_CODE) {
            faults.extend(self.project_code_fault());
        }
        faults
    }

    /// How far a section is; one with nothing but optional questions is complete once somebody was there.
    pub(crate) fn status(&self, section: &Section) -> Status {
        let form = &self.item.form;
        let found = status(form, section, &self.answers, self.today, self.allow_fictional_ids);
        let is_seen = self.choices.saved.contains_key(&section.key);
        match found {
            Status::NotStarted if is_seen && self.section_faults(section).is_empty() => {
                Status::Complete
            }
            Status::Complete if !self.section_faults(section).is_empty() => Status::Faulty,
            other => other,
        }
    }

    /// Whether the project code is valid, where one was given.
    pub(crate) fn project_code_valid(&self) -> Option<bool> {
        self.project_code().map(|it| it.is_ok())
    }

    /// Where to go on after the section `after`: forwards first, then to what was left out.
    pub(crate) fn next(&self, after: Option<&str>) -> Next {
        let sections = &self.item.form.sections;
        let at = after.and_then(|key| sections.iter().position(|it| it.key == key));
        let from = at.map_or(0, |at| at + 1);
        let is_open = |part: &&Section| {
            at.is_none_or(|at| sections[at].key != part.key)
                && !matches!(self.status(part), Status::Complete | Status::NotNeeded)
        };
        if let Some(part) = sections[from..].iter().chain(&sections[..from]).find(is_open) {
            return Next::Section(part.key.clone());
        }
        let missing = self.materials().find(|it| it.is_needed && it.files.is_empty());
        missing.map_or(Next::Check, |it| Next::Material(it.material.key.clone()))
    }

    fn project_code_fault(&self) -> Option<DraftFault> {
        let fault = self.project_code()?.err()?;
        Some(DraftFault { field: PROJECT_CODE.to_owned(), cause: Cause::ProjectCode(fault) })
    }

    fn project_code(&self) -> Option<Result<ProjectCode, ProjectCodeFault>> {
        match self.answers.get(PROJECT_CODE) {
            Some(Answer::One(typed))
                if !typed.trim().is_empty()
                    && is_asked(&self.item.form, PROJECT_CODE, &self.answers) =>
            {
                Some(ProjectCode::parse(typed))
            }
            _ => None,
        }
    }
}

/// Whether the applicant is asked for `material`.
pub(crate) fn is_asked_for(item: &Item, material: &Material, answers: &Answers) -> bool {
    material.source != MaterialSource::Shared
        && material.when.as_ref().is_none_or(|when| holds(&item.form, when, answers))
}

/// The question that asks for files stands answered where there are some: nobody can type which.
fn with_files(form: &Form, answers: &Answers, files: &[File]) -> Answers {
    let mut answers = answers.clone();
    for question in form.sections.iter().flat_map(|section| &section.questions) {
        let Question { key, kind: Kind::File { material }, .. } = question else { continue };
        let held = files.iter().filter(|it| it.material == *material).map(|it| it.id.to_string());
        answers.insert(key.clone(), Answer::Many(held.collect()));
    }
    answers
}

fn answer_fault(fault: domain::forms::Fault) -> DraftFault {
    DraftFault { field: fault.question, cause: Cause::Answer(fault.code) }
}
