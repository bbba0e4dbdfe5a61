//! The one list of everything that is wrong: begun by the verdicts on the files, finished by the officer.

use super::read::Reader;
use crate::{cases::Loaded, files::UNJUDGED, notices::name_of};
use domain::{
    Text,
    forms::{Answers, Kind, asked},
    items::Necessity,
    licensing::{Deficiency, Finding, Paper, Target},
};
use store::files::File;

/// The word for a file that is good.
pub const GOOD: &str = "good";

/// One line of the list: a material or a question, and what is wrong with it, if anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanting {
    /// Which.
    pub target: Target,
    /// What it is called.
    pub name: Text,
    /// What the verdicts say is wrong.
    pub finding: Option<Finding>,
    /// What is wrong and how to correct it.
    pub remark: String,
}

/// Everything that a notice may list, with what the verdicts say of it; in the order of the guide and the form.
///
/// After the first notice nothing but what that has listed (R32-a).
pub fn wanting(loaded: &Loaded, files: &[File], answers: &Answers) -> Vec<Wanting> {
    let materials = loaded.case.papers.iter().map(|paper| material(loaded, paper, files));
    let form = &loaded.item.form;
    let asked = form.sections.iter().flat_map(|section| asked(form, section, answers));
    // What a question for a file asks is in the list as its material.
    let typed = asked.filter(|question| !matches!(question.kind, Kind::File { .. }));
    let questions = typed.map(|question| Wanting {
        target: Target::Field(question.key.clone()),
        name: question.label.clone(),
        finding: None,
        remark: String::new(),
    });
    let first = &loaded.case.first_listed;
    let lawful = |it: &Wanting| first.is_empty() || first.contains(&it.target);
    materials.chain(questions).filter(lawful).collect()
}

fn material(loaded: &Loaded, paper: &Paper, files: &[File]) -> Wanting {
    let target = Target::Material(paper.key.clone());
    let of_it = || files.iter().filter(|file| file.material == paper.key);
    let mut bad = of_it().filter_map(|file| Some((file, finding_of(file)?))).peekable();
    let finding = bad.peek().map(|(_, finding)| *finding);
    let remarks: Vec<&str> = bad.map(|(file, _)| file.note.as_str()).collect();
    let is_missing =
        paper.necessity != Necessity::Optional && !paper.held && of_it().next().is_none();
    let (finding, remark) = match finding {
        Some(finding) => (Some(finding), remarks.join("\n")),
        None if is_missing => (Some(Finding::Missing), standard(loaded, &paper.key)),
        None => (None, String::new()),
    };
    Wanting { name: name_of(&loaded.item, &target), target, finding, remark }
}

/// When the material is accepted as good: it tells what to hand in.
fn standard(loaded: &Loaded, key: &str) -> String {
    let material = loaded.item.materials.iter().find(|it| it.key == key);
    material.map(|it| it.standard.zh.clone()).unwrap_or_default()
}

/// What the verdict on a file says is wrong; none for a good one and for one nobody has judged.
pub fn finding_of(file: &File) -> Option<Finding> {
    match file.state.as_str() {
        GOOD | UNJUDGED => None,
        word => word.parse().ok(),
    }
}

/// The list as the officer has finished it: what was typed stands above what the verdicts say.
pub fn deficiencies(wanting: Vec<Wanting>, reader: &mut Reader<'_>) -> Option<Vec<Deficiency>> {
    let typed = reader.typed();
    let mut listed = Vec::new();
    for it in wanting {
        let name = name(&it.target);
        let (finding_name, remark_name) = (format!("finding.{name}"), format!("remark.{name}"));
        let finding = if typed.has(&finding_name) {
            match typed.one(&finding_name) {
                "" => None,
                word => match word.parse() {
                    Ok(finding) => Some(finding),
                    Err(_) => reader.fault(&finding_name, "not-a-choice"),
                },
            }
        } else {
            it.finding
        };
        let Some(finding) = finding else { continue };
        let remark = if typed.has(&remark_name) { typed.one(&remark_name) } else { &it.remark };
        if remark.is_empty() {
            let _: Option<()> = reader.fault(&remark_name, "missing");
        }
        listed.push(Deficiency { target: it.target, finding, remark: remark.to_owned() });
    }
    if listed.is_empty() { reader.fault("findings", "missing") } else { Some(listed) }
}

/// How a material or question is named in the fields of the form.
fn name(target: &Target) -> String {
    match target {
        Target::Material(key) => format!("material.{key}"),
        Target::Field(key) => format!("field.{key}"),
    }
}
