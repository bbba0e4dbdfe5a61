//! The task list: everything there is to do, and how far it is.

use serde::{Deserialize, Serialize};

/// The task list of an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskListView {
    /// Id of the draft.
    pub draft: String,
    /// What is applied for.
    pub item: String,
    /// Address of the guide.
    pub guide: String,
    /// When it was last saved.
    pub saved: String,
    /// Until when it is kept.
    pub kept: String,
    /// Whether another version of the item is on offer now.
    pub is_outdated: bool,
    /// The eligibility check, where there is one.
    pub check: Option<TaskView>,
    /// The choice to be granted on a commitment, where it is offered.
    pub commitment: Option<CommitmentView>,
    /// The pages of questions.
    pub sections: Vec<TaskView>,
    /// The documents.
    pub materials: Vec<TaskView>,
    /// The last step.
    pub submit: TaskView,
    /// Where to go on.
    pub next: String,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskView {
    /// What there is to do.
    pub name: String,
    /// Where; none while it cannot be done.
    pub href: Option<String>,
    /// How far it is.
    pub status: String,
    /// Class of the tag around the status; empty for plain words.
    pub tag: String,
}

/// The choice to be granted on a commitment (告知承诺).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitmentView {
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// What the applicant commits to.
    pub statement: String,
    /// The documents it replaces.
    pub waives: Vec<String>,
}

#[cfg(feature = "ssr")]
mod build {
    use super::{
        super::{
            super::api::service_types::{AskedMaterial, DraftView, Next},
            words,
        },
        CommitmentView, TaskListView, TaskView,
    };
    use crate::{
        text::{Language, Message, drafts},
        ui::dates,
    };
    use domain::{
        forms::Status,
        items::{Medium, Necessity},
    };

    const TAG: &str = "govuk-tag";
    const BAD: &str = "govuk-tag hall-tag--over";

    impl TaskListView {
        /// The task list of `draft`.
        #[must_use]
        pub fn of(language: Language, draft: &DraftView) -> Self {
            let item = &draft.item;
            let is_ready = draft.next == Next::Check;
            let kept = dates::day(language, draft.kept_until);
            Self {
                draft: draft.id.to_string(),
                item: language.read(&item.name).to_owned(),
                guide: format!("/s/{}", item.key),
                saved: words::saved(language, draft),
                kept: language.fill(drafts::KEPT_UNTIL, &[("day", &kept)]),
                is_outdated: draft.newer_version.is_some(),
                check: (!item.checks.is_empty()).then(|| check(language, draft)),
                commitment: commitment(language, draft),
                sections: sections(language, draft),
                materials: draft.materials.iter().map(|it| material(language, draft, it)).collect(),
                submit: TaskView {
                    name: language.say(drafts::CHECK_AND_SUBMIT).to_owned(),
                    href: is_ready.then(|| format!("/apply/{}/check", draft.id)),
                    status: language
                        .say(if is_ready { drafts::NOT_STARTED } else { drafts::CANNOT_START })
                        .to_owned(),
                    tag: (if is_ready { TAG } else { "" }).to_owned(),
                },
                next: href(draft, &draft.next),
            }
        }
    }

    /// The page where `next` is done.
    pub fn href(draft: &DraftView, next: &Next) -> String {
        match next {
            Next::Section(key) => format!("/apply/{}/{key}", draft.id),
            Next::Material(key) => format!("/apply/{}/files/{key}", draft.id),
            Next::Check => format!("/apply/{}/check", draft.id),
        }
    }

    fn check(language: Language, draft: &DraftView) -> TaskView {
        let is_done = !draft.choices.checks.is_empty();
        let (status, tag) = if is_done { (drafts::COMPLETE, "") } else { (drafts::VOLUNTARY, "") };
        TaskView {
            name: language.say(drafts::ELIGIBILITY).to_owned(),
            href: Some(format!("/s/{}/check", draft.item.key)),
            status: language.say(status).to_owned(),
            tag: tag.to_owned(),
        }
    }

    /// The choice of the commitment, where the item offers it.
    pub fn commitment(language: Language, draft: &DraftView) -> Option<CommitmentView> {
        let policy = draft.item.commitment.as_ref()?;
        let name = |key: &String| words::material_name(language, &draft.item, key);
        Some(CommitmentView {
            is_chosen: draft.choices.commits,
            statement: language.read(&policy.statement).to_owned(),
            waives: policy.waives.iter().map(name).collect(),
        })
    }

    fn sections(language: Language, draft: &DraftView) -> Vec<TaskView> {
        let listed = draft.sections.iter().filter(|it| it.status != Status::NotNeeded);
        listed
            .filter_map(|it| {
                let section = draft.item.form.sections.iter().find(|part| part.key == it.key)?;
                let (status, tag) = progress(it.status);
                let can_start = it.status != Status::CannotStart;
                let path = format!("/apply/{}/{}", draft.id, it.key);
                let checked = if it.status == Status::Faulty { "?check=1" } else { "" };
                Some(TaskView {
                    name: language.read(&section.title).to_owned(),
                    href: can_start.then(|| [path.as_str(), checked].concat()),
                    status: language.say(status).to_owned(),
                    tag: tag.to_owned(),
                })
            })
            .collect()
    }

    fn progress(status: Status) -> (Message, &'static str) {
        match status {
            Status::NotStarted => (drafts::NOT_STARTED, TAG),
            Status::InProgress => (drafts::IN_PROGRESS, TAG),
            Status::Faulty => (drafts::FAULTY, BAD),
            Status::Complete | Status::NotNeeded => (drafts::COMPLETE, ""),
            Status::CannotStart => (drafts::CANNOT_START, ""),
        }
    }

    fn material(language: Language, draft: &DraftView, asked: &AskedMaterial) -> TaskView {
        let material = draft.item.materials.iter().find(|it| it.key == asked.key);
        let is_paper = material.is_some_and(|it| it.medium == Medium::Paper);
        let is_deferrable = material.is_some_and(|it| it.necessity == Necessity::Deferrable);
        let count = asked.files.len().to_string();
        let (status, tag) = match () {
            () if is_paper => (drafts::ON_PAPER, ""),
            () if asked.is_waived => (drafts::WAIVED, ""),
            () if !asked.files.is_empty() => (drafts::FILES_COUNT, ""),
            () if asked.is_needed => (drafts::NOT_UPLOADED, TAG),
            () if is_deferrable => (drafts::DEFERRABLE, ""),
            () => (drafts::VOLUNTARY, ""),
        };
        TaskView {
            name: words::material_name(language, &draft.item, &asked.key),
            href: (!is_paper).then(|| format!("/apply/{}/files/{}", draft.id, asked.key)),
            status: language.fill(status, &[("count", &count)]),
            tag: tag.to_owned(),
        }
    }
}

#[cfg(feature = "ssr")]
pub use build::{commitment, href};
