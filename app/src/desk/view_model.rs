//! What the pages of the desk show, in the language of the officer.

use crate::{notices::NoticeView, ui::radios::Choice};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
mod answers;
#[cfg(feature = "ssr")]
mod bench;
#[cfg(feature = "ssr")]
mod case;
#[cfg(feature = "ssr")]
mod files;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
mod sheet;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use bench::{Wanted, query};
#[cfg(feature = "ssr")]
pub use sheet::wired;

/// A word that is drawn as a tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// Class beside `govuk-tag`; empty for none.
    pub class: String,
    /// Icon before the words; empty for none.
    pub icon: String,
    /// What it says.
    pub text: String,
}

/// The workbench.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenchView {
    /// How many there are of each kind.
    pub counters: Vec<Counter>,
    /// What can be filtered by.
    pub filters: Vec<Filtering>,
    /// The cases.
    pub rows: Vec<Row>,
    /// What was looked for.
    pub find: String,
    /// Where the list goes on; empty on the last page.
    pub next: String,
    /// Where it begins; empty on the first page.
    pub first: String,
    /// Whether the reader supervises desks at which questions are answered.
    pub supervises: bool,
}

/// A number at the head of the workbench.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counter {
    /// The cases it counts.
    pub href: String,
    /// How many.
    pub number: i64,
    /// Of what.
    pub label: String,
    /// Class that says how pressing it is; empty for not.
    pub class: String,
    /// Whether these cases are shown.
    pub is_current: bool,
}

/// Something to filter by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filtering {
    /// Name of the parameter.
    pub name: String,
    /// What it filters by.
    pub label: String,
    /// The words to choose from.
    pub choices: Vec<Choice>,
    /// The chosen one.
    pub chosen: String,
    /// Whether all of them can be meant at once.
    pub has_any: bool,
}

/// A case in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its page.
    pub href: String,
    /// Its number, in groups.
    pub number: String,
    /// What is applied for.
    pub service: String,
    /// By whom, most of it hidden.
    pub applicant: String,
    /// Where it stands.
    pub state: String,
    /// How long there is.
    pub clock: Tag,
    /// Who reviews it.
    pub handler: String,
    /// When it was filed.
    pub received: String,
}

/// What stands above every page of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its page.
    pub href: String,
    /// Its number, group by group.
    pub number: Vec<String>,
    /// What is applied for.
    pub service: String,
    /// Where it stands.
    pub state: String,
    /// How long there is.
    pub clock: Tag,
    /// Facts: what, and its value.
    pub facts: Vec<(String, String)>,
    /// How many files there are; none where the officer may not see them.
    pub files: Option<usize>,
}

/// The page of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseView {
    /// What stands above.
    pub head: Head,
    /// What was just done, in words; empty for nothing.
    pub done: String,
    /// What the officer may lawfully do now.
    pub actions: Vec<ActionLine>,
    /// Whom the case waits for.
    pub waits_for: String,
    /// What the applicant declares of the organisation they act for: what, and its value.
    pub authority: Vec<(String, String)>,
    /// Whether an officer still has to compare that with its proof.
    pub is_only_declared: bool,
    /// What is known of the applicant, hidden or not: what, and its value.
    pub applicant: Vec<(String, String)>,
    /// Whether it is hidden in part and may be shown.
    pub is_hidden: bool,
    /// What is wrong with the purpose that was given.
    pub faults: Vec<(String, String)>,
    /// The clocks: name, and what it shows.
    pub clocks: Vec<(String, String)>,
    /// The documents that were issued: address, and name with number.
    pub documents: Vec<(String, String)>,
}

/// An action in the list of those that are lawful now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionLine {
    /// Its page.
    pub href: String,
    /// Its icon.
    pub icon: String,
    /// What is done.
    pub name: String,
    /// When it is done.
    pub text: String,
}

/// What was filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentView {
    /// What stands above.
    pub head: Head,
    /// The sections with their answers; none where the officer may not see them.
    pub sections: Option<Vec<Section>>,
}

/// One section of what was filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Question, and the lines of its answer.
    pub rows: Vec<(String, Vec<String>)>,
}

/// The documents that were handed in, and the verdicts on them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialsView {
    /// What stands above.
    pub head: Head,
    /// The materials; none where the officer may not see them.
    pub materials: Option<Vec<MaterialView>>,
    /// The kinds of faults; empty where no verdict is asked for now.
    pub findings: Vec<Choice>,
    /// The page of the correction notice; empty where none may follow.
    pub notice: String,
    /// The page of acceptance; empty where it is not lawful now.
    pub accept: String,
    /// Number of the case.
    pub number: String,
}

/// One material.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialView {
    /// What it is called.
    pub name: String,
    /// When it is accepted as good.
    pub standard: String,
    /// What is said where there is no file.
    pub absence: String,
    /// The files.
    pub files: Vec<FileView>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// Id of the file.
    pub id: String,
    /// Its address.
    pub href: String,
    /// Icon of its type.
    pub icon: String,
    /// Whether every browser can show it within a page.
    pub is_picture: bool,
    /// What the link to it says.
    pub open: String,
    /// Size and time.
    pub facts: String,
    /// The verdict in words.
    pub verdict: String,
    /// Whether the verdict is bad.
    pub is_bad: bool,
    /// Whether it was found good; none when nobody has judged it.
    pub is_good: Option<bool>,
    /// Word of what is wrong.
    pub finding: String,
    /// What is wrong.
    pub remark: String,
}

/// Everything that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryView {
    /// What stands above.
    pub head: Head,
    /// What happened, newest first.
    pub entries: Vec<Entry>,
    /// Who had personal facts shown, and why.
    pub looks: Vec<String>,
}

/// One entry of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What happened.
    pub name: String,
    /// When.
    pub at: String,
    /// By whom.
    pub who: String,
    /// The rule it follows.
    pub rule: String,
    /// The card it brought; empty for none.
    pub card: String,
    /// The documents that came with it: address, and name with number.
    pub documents: Vec<(String, String)>,
}

/// The page of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionForm {
    /// Number of the case.
    pub number: String,
    /// The case in words: number, service.
    pub caption: String,
    /// Word of the action.
    pub action: String,
    /// What is done.
    pub title: String,
    /// When it is done.
    pub text: String,
    /// The version of the case from which the page is made.
    pub version: i64,
    /// What is asked.
    pub fields: Vec<FieldView>,
    /// What is wrong with what was typed before.
    pub faults: Vec<(String, String)>,
    /// Whether documents are issued, so that they are looked at beforehand.
    pub has_documents: bool,
    /// What it would lead to, where it was asked and may be done.
    pub preview: Option<PreviewView>,
}

/// What an action would lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewView {
    /// Where the case would stand.
    pub state: String,
    /// The documents that would be issued.
    pub notices: Vec<NoticeView>,
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldView {
    /// Name and id of the input.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// One sentence that helps.
    pub hint: Option<String>,
    /// How it is answered.
    pub input: InputView,
}

/// How a field is answered, with what was typed before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InputView {
    /// One line.
    Line(String),
    /// Several lines.
    Text(String),
    /// A day.
    Date(String),
    /// A whole number.
    Count(String),
    /// One of a few.
    Radios(Vec<Choice>, String),
    /// One of many.
    Select(Vec<Choice>, String),
    /// Any of several.
    Checkboxes(Vec<Choice>, Vec<String>),
    /// What is wrong with each material and question.
    Findings(Vec<FindingView>),
}

/// What is wrong with a material or a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingView {
    /// What it is called.
    pub label: String,
    /// Name of the kind of fault.
    pub finding_name: String,
    /// The kinds of faults.
    pub choices: Vec<Choice>,
    /// The chosen kind; empty for nothing wrong.
    pub finding: String,
    /// Name of the remark.
    pub remark_name: String,
    /// The remark.
    pub remark: String,
}

/// Somebody was faster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OvertakenView {
    /// The case as it is now.
    pub href: String,
    /// Who did what and when.
    pub told: String,
    /// Where the case stands now.
    pub state: String,
}
