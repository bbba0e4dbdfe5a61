//! The files that prove one material.

use serde::{Deserialize, Serialize};

/// One material and what was handed in for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadView {
    /// Id of the draft.
    pub draft: String,
    /// Key of the material.
    pub key: String,
    /// What is applied for.
    pub item: String,
    /// Name of the material.
    pub name: String,
    /// Whether it is needed, in a word.
    pub need: String,
    /// When it is accepted as good.
    pub standard: String,
    /// Why it may be asked for.
    pub basis: String,
    /// Public address of a filled-in sample.
    pub sample: Option<String>,
    /// A filled-in sample in words, line by line.
    pub sample_lines: Vec<String>,
    /// What kinds of files, how large and how many.
    pub limits: String,
    /// What was handed in.
    pub files: Vec<FileView>,
    /// Whether there is room for one more.
    pub has_room: bool,
    /// Whether the commitment takes its place.
    pub is_waived: bool,
    /// Where to go on.
    pub next: String,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How it is and how long.
    pub state: String,
    /// Name of its icon.
    pub icon: String,
}

#[cfg(feature = "ssr")]
mod build {
    use super::{
        super::{
            super::api::service_types::{DraftView, FILE_MEGABYTES, File, Next},
            task_list::href,
        },
        FileView, UploadView,
    };
    use crate::{
        text::{Language, drafts},
        ui::sizes::size,
    };
    use domain::items::{Material, Necessity};

    impl UploadView {
        /// The page of the material `key` of `draft`; none where it is not asked of this applicant.
        #[must_use]
        pub fn of(language: Language, draft: &DraftView, key: &str) -> Option<Self> {
            let asked = draft.materials.iter().find(|it| it.key == key)?;
            let material = draft.item.materials.iter().find(|it| it.key == key)?;
            let next = match &draft.next {
                // This page is where one is.
                Next::Material(other) if other == key => following(draft, key),
                next => href(draft, next),
            };
            let sample = material.sample_text.as_ref().map(|it| language.read(it).trim());
            Some(Self {
                draft: draft.id.to_string(),
                key: key.to_owned(),
                item: language.read(&draft.item.name).to_owned(),
                name: language.read(&material.name).to_owned(),
                need: need(language, material, asked.is_needed),
                standard: language.read(&material.standard).to_owned(),
                basis: language.read(&material.basis).to_owned(),
                sample: material.sample.as_ref().map(|it| format!("/samples/{it}")),
                sample_lines: sample
                    .map_or_else(Vec::new, |it| it.lines().map(str::to_owned).collect()),
                limits: limits(language, asked.files_max),
                files: asked.files.iter().map(|it| file(language, it)).collect(),
                has_room: asked.files.len() < asked.files_max,
                is_waived: asked.is_waived,
                next,
            })
        }
    }

    /// The next document that is missing after `key`, or the task list.
    fn following(draft: &DraftView, key: &str) -> String {
        let after = draft.materials.iter().skip_while(|it| it.key != key).skip(1);
        let missing = after.clone().find(|it| it.is_needed && it.files.is_empty());
        missing.map_or_else(
            || format!("/apply/{}", draft.id),
            |it| href(draft, &Next::Material(it.key.clone())),
        )
    }

    fn need(language: Language, material: &Material, is_needed: bool) -> String {
        let need = match material.necessity {
            _ if is_needed => drafts::NEEDED,
            Necessity::Deferrable => drafts::DEFERRABLE,
            Necessity::Mandatory => drafts::WAIVED,
            Necessity::Optional => drafts::VOLUNTARY,
        };
        language.say(need).to_owned()
    }

    fn limits(language: Language, files_max: usize) -> String {
        let megabytes = FILE_MEGABYTES.to_string();
        let count = files_max.to_string();
        language.fill(drafts::FILE_LIMITS, &[("megabytes", &megabytes), ("count", &count)])
    }

    fn file(language: Language, it: &File) -> FileView {
        let size = size(it.size_bytes);
        FileView {
            id: it.id.to_string(),
            name: it.name.clone(),
            state: language.fill(drafts::FILE_READY, &[("size", &size)]),
            icon: if it.mime.starts_with("image/") { "image" } else { "file-check" }.to_owned(),
        }
    }
}
