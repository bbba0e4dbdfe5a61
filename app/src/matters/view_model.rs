//! What the pages of matters show.

use crate::ui::radios::Choice;
use serde::{Deserialize, Serialize};

mod actions;
mod answers;
mod build;
mod facts;
mod figures;
mod files;
mod intake;
mod log;
mod sheets;
mod templates;
mod words;
mod write;
pub use answers::{AnswerLine, AnswersView, answers};
pub use build::{Page, desk, front, matter};
pub use figures::{FiguresView, TopicView, figures};
pub use intake::intake;
pub use sheets::{annual_sheets, sheets};
pub use templates::{TemplateForm, TemplateView, TemplatesView, templates};
pub use write::{Drafted, write};

/// The page on which somebody begins, or follows what they have brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontView {
    /// What the reader has brought; none for a visitor without an account.
    pub own: Option<Vec<LineView>>,
}

/// A matter in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineView {
    /// Its address.
    pub href: String,
    /// In one line.
    pub title: String,
    /// Number, where it stands and until when, in words.
    pub facts: String,
    /// Whether it wants attention.
    pub is_urgent: bool,
}

/// A page of the intake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IntakeView {
    /// A question.
    Ask {
        /// The answers so far, as the form carries them.
        path: String,
        /// Which question it is, counted from 1.
        number: usize,
        /// The question.
        legend: String,
        /// One sentence that helps.
        hint: Option<String>,
        /// What may be answered.
        choices: Vec<Choice>,
        /// Whether nothing was chosen though the form was sent.
        is_missing: bool,
        /// Address of the question before; none on the first page.
        back: Option<String>,
    },
    /// What can be written now.
    Write {
        /// As what it is brought, as the form carries it.
        kind: String,
        /// The same in words.
        name: String,
        /// What its law promises, and wants.
        promises: Vec<String>,
        /// Where the reader signs in first, where the law wants to know who they are.
        sign_in: Option<String>,
    },
    /// Where it belongs.
    Elsewhere {
        /// What it is called.
        name: String,
        /// What to do there, and until when.
        text: String,
        /// The telephone number, where one has to call.
        telephone: Option<String>,
        /// Where it goes on in this hall: address and name.
        link: Option<(String, String)>,
    },
}

/// The pages on which a matter is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteView {
    /// The name of the draft.
    pub id: String,
    /// As what it is brought, in words.
    pub kind: String,
    /// The pages, in their order.
    pub steps: Vec<StepView>,
    /// What was written, for the last look: name, text, page on which it is changed.
    pub summary: Vec<(String, String, String)>,
    /// The page on which something is missing.
    pub missing: Option<String>,
    /// What the reader has brought before and is like it: address and title.
    pub alike: Vec<(String, String)>,
}

/// A page on which a matter is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView {
    /// The word for it in addresses.
    pub word: String,
    /// What it asks.
    pub title: String,
    /// One sentence that helps.
    pub hint: Option<String>,
    /// The questions, in their order.
    pub fields: Vec<InputView>,
    /// What proves it, on the page that asks for that.
    pub files: Option<FilesView>,
}

/// A question of such a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputView {
    /// Name of the field.
    pub name: String,
    /// The question.
    pub label: String,
    /// One sentence that helps.
    pub hint: Option<String>,
    /// What was typed before.
    pub value: String,
    /// How it is answered.
    pub shape: Shape,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// With one line.
    Line,
    /// With a place: words, or a point on the map; the words of the script that asks the device for it.
    Place(String),
    /// With a number that is copied.
    Code,
    /// With the name of somebody.
    Name,
    /// With a mobile number.
    Mobile,
    /// With a day.
    Day,
    /// With several lines, of which so many are shown.
    Lines(u8),
    /// With one of a few, all of which are shown.
    Few(Vec<Choice>),
    /// With one of many.
    Many(Vec<Choice>),
}

/// What comes with a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilesView {
    /// The files, oldest first.
    pub files: Vec<FileView>,
    /// The name of the draft, while they can be taken back.
    pub draft: Option<String>,
    /// Where one more is handed in; none for whoever cannot.
    pub action: Option<String>,
    /// What kinds of files, how large and how many; none when there is no room for one more.
    pub limits: Option<String>,
    /// What the script says, as JSON.
    pub words: String,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// Its id.
    pub id: String,
    /// Its address.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// How long it is, and when it came.
    pub facts: String,
    /// Name of its icon.
    pub icon: String,
}

/// A matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatterView {
    /// Its number.
    pub number: String,
    /// The number in groups.
    pub grouped: String,
    /// Address of the page.
    pub page: String,
    /// The name that the next entry gets.
    pub entry: String,
    /// In one line.
    pub title: String,
    /// Where it stands, in a word.
    pub state: String,
    /// What comes next, in a sentence.
    pub next: String,
    /// Whether a last day has passed.
    pub is_late: bool,
    /// The code by which it is followed, shown once.
    pub code: Option<String>,
    /// Why a clock stands still, in a sentence.
    pub paused: Vec<String>,
    /// The periods that run: name, and until when.
    pub periods: Vec<(String, String)>,
    /// How whoever brought it goes on from the answer.
    pub remedy: Option<String>,
    /// What was brought: name and text.
    pub facts: Vec<(String, String)>,
    /// Where more is seen of it: address and name.
    pub links: Vec<(String, String)>,
    /// What came with it.
    pub files: FilesView,
    /// What was said and done, oldest first.
    pub entries: Vec<EntryView>,
    /// Whether the reader can add something.
    pub can_say: bool,
    /// What the reader can do: word and name.
    pub actions: Vec<(String, String)>,
    /// What the chosen action asks for.
    pub action: Option<ActionView>,
    /// Where whoever brought it says how it was.
    pub rate: Option<String>,
    /// Those that are like it: address and title.
    pub alike: Vec<(String, String)>,
    /// Where its answer is made one for everybody; none for whoever may not.
    pub publish: Option<String>,
    /// Whether the reader may have whoever brought it named to them.
    pub may_see_filer: bool,
    /// How whoever brought it is called in its procedure.
    pub filer_name: String,
    /// Whoever brought it, once that was asked: name and text.
    pub filer: Vec<(String, String)>,
    /// Who looked at whoever brought it.
    pub looks: Vec<String>,
}

/// Something that was said or done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    /// When.
    pub at: String,
    /// What happened.
    pub title: String,
    /// By whom.
    pub by: String,
    /// What was written with it.
    pub text: String,
}

/// What an action asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionView {
    /// The word for it.
    pub word: String,
    /// What it is called.
    pub name: String,
    /// What it brings about.
    pub hint: Option<String>,
    /// The reply templates that fit.
    pub templates: Vec<Choice>,
    /// The one that was chosen; empty for none.
    pub template: String,
    /// What came of that, in a sentence.
    pub told: Option<String>,
    /// The fields, in their order.
    pub fields: Vec<FieldView>,
}

/// A field of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldView {
    /// Several lines.
    Text {
        /// Name of the field.
        name: String,
        /// The question.
        label: String,
        /// What was typed before.
        value: String,
    },
    /// One line.
    Line {
        /// Name of the field.
        name: String,
        /// The question.
        label: String,
        /// What was typed before.
        value: String,
    },
    /// One of several.
    Choice {
        /// Name of the field.
        name: String,
        /// The question.
        label: String,
        /// The answers.
        choices: Vec<Choice>,
        /// What was chosen before.
        value: String,
    },
    /// Any of several.
    Ticks {
        /// Name of the field.
        name: String,
        /// The question.
        label: String,
        /// The answers.
        choices: Vec<Choice>,
        /// What was chosen before.
        chosen: Vec<String>,
    },
    /// A statement that holds or does not.
    Tick {
        /// Name of the field.
        name: String,
        /// The statement.
        label: String,
    },
}

/// What a reader of the staff has to see to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskView {
    /// Whether the reader reads figures.
    pub surveys: bool,
    /// Whether the reader keeps reply templates.
    pub keeps_templates: bool,
    /// What the desk sorts; none for whoever is not of it.
    pub sorting: Option<Vec<LineView>>,
    /// What the reader handles.
    pub mine: Vec<LineView>,
    /// What the reader's departments have.
    pub departments: Vec<LineView>,
}
