//! What comes with a matter, in the language of its reader.

use super::{FileView, FilesView};
use crate::{
    text::{Language, drafts, matters as text},
    ui::{dates, sizes::size},
};
use service::{
    files::FILE_BYTES_MAX,
    matters::{FILES_MAX, MatterFile},
};
use std::collections::BTreeMap;

/// The files in this `folder`; `draft` while they can be taken back, `action` where one more is handed in.
pub fn files(
    language: Language,
    files: &[MatterFile],
    folder: &str,
    draft: Option<&str>,
    action: Option<String>,
) -> FilesView {
    let one = |it: &MatterFile| FileView {
        id: it.id.to_string(),
        href: format!("{folder}/{}", it.id),
        name: it.name.clone(),
        facts: [size(it.size_bytes.unsigned_abs()), dates::minute(language, it.added_at)]
            .join(" · "),
        icon: if it.mime.starts_with("image/") { "image" } else { "file-check" }.to_owned(),
    };
    let megabytes = (FILE_BYTES_MAX / (1024 * 1024)).to_string();
    let values = [("megabytes", &*megabytes), ("count", &FILES_MAX.to_string())];
    FilesView {
        files: files.iter().map(one).collect(),
        draft: draft.map(str::to_owned),
        action,
        limits: (files.len() < FILES_MAX).then(|| language.fill(drafts::FILE_LIMITS, &values)),
        words: words(language),
    }
}

/// What the script says while it sends files.
fn words(language: Language) -> String {
    let words = [
        ("waiting", drafts::WAITING),
        ("sending", drafts::UPLOADING),
        ("progress", drafts::PROGRESS),
        ("failed", drafts::UPLOAD_FAILED),
    ];
    json(language, words)
}

/// What the script says while it asks the device where it is.
pub fn place_words(language: Language) -> String {
    let words =
        [("here", text::HERE), ("asking", text::HERE_ASKING), ("unknown", text::HERE_UNKNOWN)];
    json(language, words)
}

fn json<const N: usize>(
    language: Language,
    words: [(&'static str, crate::text::Message); N],
) -> String {
    let words = words.map(|(name, message)| (name, language.say(message)));
    serde_json::to_string(&BTreeMap::from(words)).expect("texts are JSON")
}
