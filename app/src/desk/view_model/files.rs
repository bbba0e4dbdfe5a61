//! The documents that were handed in, in words.

use super::{FileView, Head, MaterialView, MaterialsView};
use crate::{
    notices,
    text::{Language, desk},
    ui::{dates, radios::Choice, sizes::size},
};
use domain::{
    items::Necessity,
    licensing::{ActionKind, Finding, Paper},
};
use service::desk::{Dossier, Inspected};

impl MaterialsView {
    /// The materials of the case, as far as the officer may see them.
    #[must_use]
    pub fn of(language: Language, dossier: &Dossier) -> Self {
        let lawful = |kind: ActionKind| dossier.actions.contains(&kind);
        let page = |kind: ActionKind| {
            if lawful(kind) { format!("/w/c/{}/{kind}", dossier.number) } else { String::new() }
        };
        let notifies = lawful(ActionKind::NotifyDeficiencies);
        let papers = || dossier.case.papers.iter().map(|it| material(language, dossier, it));
        Self {
            head: Head::of(language, dossier),
            materials: dossier.materials.as_ref().map(|_| papers().collect()),
            findings: if notifies { findings(language) } else { Vec::new() },
            notice: page(ActionKind::NotifyDeficiencies),
            accept: page(ActionKind::Accept),
            number: dossier.number.to_string(),
        }
    }
}

/// The kinds of faults to choose from.
pub(super) fn findings(language: Language) -> Vec<Choice> {
    let choice = |finding: &Finding| Choice {
        value: finding.word().to_owned(),
        label: language.say(notices::finding(*finding)).to_owned(),
    };
    Finding::ALL.iter().map(choice).collect()
}

fn material(language: Language, dossier: &Dossier, paper: &Paper) -> MaterialView {
    let published = dossier.item.materials.iter().find(|it| it.key == paper.key);
    let files = dossier.materials.iter().flat_map(|it| &it.files);
    let of_it = files.filter(|it| it.file.material == paper.key);
    let absence = match (paper.held, paper.necessity) {
        (true, _) => desk::MATERIAL_HELD,
        (false, Necessity::Optional) => desk::NO_FILES,
        (false, _) => desk::MATERIAL_MISSING,
    };
    MaterialView {
        name: published.map_or(paper.key.as_str(), |it| language.read(&it.name)).to_owned(),
        standard: published.map_or("", |it| language.read(&it.standard)).to_owned(),
        absence: language.say(absence).to_owned(),
        files: of_it.map(|it| file(language, it)).collect(),
    }
}

fn file(language: Language, inspected: &Inspected) -> FileView {
    let file = &inspected.file;
    let finding = inspected.finding.map(|it| language.say(notices::finding(it)));
    let verdict = match (inspected.is_good, finding) {
        (_, Some(finding)) => {
            language.fill(desk::VERDICT_BAD, &[("finding", finding), ("remark", &file.note)])
        }
        (Some(true), None) => language.say(desk::VERDICT_GOOD).to_owned(),
        _ => language.say(desk::UNJUDGED).to_owned(),
    };
    let at = dates::minute(language, file.added_at);
    FileView {
        id: file.id.to_string(),
        href: format!("/files/{}", file.id),
        icon: if file.mime.starts_with("image/") { "image" } else { "file-text" }.to_owned(),
        is_picture: matches!(file.mime.as_str(), "image/jpeg" | "image/png"),
        open: language.fill(desk::OPEN_FILE, &[("name", &file.name)]),
        facts: language.fill(desk::FILE_FACTS, &[("size", &size(file.size_bytes)), ("at", &at)]),
        verdict,
        is_bad: inspected.finding.is_some(),
        is_good: inspected.is_good,
        finding: inspected.finding.map_or("", Finding::word).to_owned(),
        remark: file.note.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_fault_can_be_chosen() {
        assert_eq!(findings(Language::Chinese).len(), Finding::ALL.len());
    }
}
