//! What the pages of conversations show.

use crate::ui::figures::FiguresRow;
use serde::{Deserialize, Serialize};

mod absences;
mod agent;
mod build;
mod canned;
mod cards;
mod desk;
mod figures;
mod published;
mod titled;
mod transcript;
pub use absences::absences;
pub use build::{ask, side_by_side, thread};
pub use canned::canned;
pub use desk::{beside, desk};
pub use figures::figures;
pub use published::{PublishedDraft, PublishedListView, PublishedView, published, published_list};
pub use transcript::transcript;

/// The page on which somebody asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskView {
    /// The name of a conversation that may begin here.
    pub id: String,
    /// The name of its first entry.
    pub entry: String,
    /// What it would be about, as the form carries it.
    pub about: String,
    /// The same in words.
    pub about_name: String,
    /// Whether the visitor has not signed in.
    pub is_visitor: bool,
    /// What the visitor has asked before.
    pub own: Vec<LineView>,
}

/// A conversation in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineView {
    /// Its address.
    pub href: String,
    /// What it is about.
    pub title: String,
    /// Where it stands, in words.
    pub facts: String,
    /// What is new in it, in words.
    pub unread: Option<String>,
    /// Whether it wants attention.
    pub is_urgent: bool,
    /// Whether it is the one that is shown.
    pub is_here: bool,
    /// Address of the page that shows it beside the one that is shown.
    pub beside: Option<String>,
}

/// A conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadView {
    /// Its name.
    pub id: String,
    /// The name that the next entry of this page gets.
    pub entry: String,
    /// Address of the page.
    pub page: String,
    /// What its forms carry at the desk: `1`, or the names of the two that stand side by side.
    pub desk: String,
    /// Another conversation that stands beside it.
    pub second: Option<Box<ThreadView>>,
    /// Whether it is the one that stands beside another, with the address of that one alone.
    pub second_of: Option<String>,
    /// Address of what it hears while it is open; none where it shows something of before.
    pub live: Option<String>,
    /// What its script says, as JSON.
    pub words: String,
    /// Whether the reader is one of the two who speak.
    pub speaks: bool,
    /// Number of the last entry that was read.
    pub upto: i64,
    /// Number before which there is more.
    pub earlier: Option<i64>,
    /// Number of the last entry that came to the other side's device.
    pub got: i64,
    /// Number of the last entry that the other side has seen.
    pub read: i64,
    /// What it is about.
    pub title: String,
    /// Where more is to be read of what it is about.
    pub context: Option<(String, String)>,
    /// Name of the department.
    pub department: String,
    /// Whose turn it is, in words.
    pub turn: String,
    /// Who else of the desk has it open, in words.
    pub readers: Option<String>,
    /// The entries, oldest first.
    pub entries: Vec<EntryView>,
    /// What the reader can do.
    pub can: Can,
    /// Where it is rated, once it has ended and was not.
    pub rate: Option<String>,
    /// What was said of it, once it is rated; whoever is rated is not told by whom.
    pub rated: Option<String>,
    /// Until when it can be taken up again, in words.
    pub reopen_until: Option<String>,
    /// What else the reader has and who waits, at the desk alone.
    pub beside: Option<BesideView>,
    /// To whom it can be handed over: colleagues and departments, each under its word.
    pub receivers: Vec<(String, String)>,
    /// To whom a supervisor can give it, by person.
    pub assignable: Vec<(String, String)>,
    /// What whoever asks may want to know next, as they would say it.
    pub quick: Vec<String>,
    /// What the desk can show: word, name.
    pub cards: Vec<(String, String)>,
    /// What the desk says often, filled for this conversation: name, title, text.
    pub canned: Vec<(String, String, String)>,
}

/// What stands beside a conversation at the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BesideView {
    /// Key of the department.
    pub department: String,
    /// What the reader has.
    pub mine: Vec<LineView>,
    /// Who waits.
    pub queued: Vec<LineView>,
}

/// What the reader can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is one button of the page")]
pub struct Can {
    /// Say something.
    pub say: bool,
    /// Ask for a person.
    pub ask_person: bool,
    /// End it, as whoever asks.
    pub end: bool,
    /// Take it up again.
    pub reopen: bool,
    /// Take it from the queue.
    pub claim: bool,
    /// Take it over from whoever has it.
    pub take_over: bool,
    /// Not take it over, or take the offer back.
    pub decline: bool,
    /// Give it back, hand it over and end it, as whoever has it.
    pub hold: bool,
    /// Write a note for the desk.
    pub note: bool,
    /// Send a file.
    pub attach: bool,
    /// Send a file, once they have signed in.
    pub sign_in: bool,
}

/// Of what kind an entry is, for its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// What the reader said.
    Own,
    /// What somebody else said.
    Other,
    /// What happened.
    Event,
    /// A note of the desk.
    Note,
}

/// An entry of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    /// Its number.
    pub seq: i64,
    /// Its name.
    pub id: String,
    /// The date, as `2026-03-02`.
    pub date: String,
    /// The day in words, where it is another one than that of the entry before.
    pub day: Option<String>,
    /// Of what kind it is.
    pub kind: Kind,
    /// Who speaks.
    pub name: String,
    /// What is said.
    pub text: String,
    /// The guides that are named: address, name, what it is.
    pub guides: Vec<(String, String, String)>,
    /// Where this answer of the desk is made one for everybody; none for whoever does not.
    pub publish: Option<String>,
    /// What is shown of a guide, an application or a case.
    pub card: Option<CardView>,
    /// The file that was sent.
    pub file: Option<FileView>,
    /// The time of day.
    pub at: String,
    /// Whether the other side has seen it, in words; only of what the reader said last.
    pub state: Option<String>,
}

/// Something that is shown in a conversation, with where it stands in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardView {
    /// What it says, line by line: name and what belongs to it.
    pub lines: Vec<(String, String)>,
    /// Address of its source.
    pub href: String,
    /// What its source is called.
    pub source: String,
}

/// A file that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// Where it is opened; none for those who only read that it was sent.
    pub href: Option<String>,
    /// Name of the icon.
    pub icon: String,
    /// How long it is.
    pub size: String,
    /// Whether a browser shows it as a picture.
    pub is_picture: bool,
}

/// The desk of a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskView {
    /// Key of the department.
    pub department: String,
    /// The departments whose desk the reader can answer at: key, name, whether it is this one.
    pub departments: Vec<(String, String, bool)>,
    /// Its topics: key, name, whether the reader answers it.
    pub topics: Vec<(String, String, bool)>,
    /// The queues that can be looked at alone: key or nothing for all, name, whether it is this one.
    pub queues: Vec<(String, String, bool)>,
    /// Whether the reader is at this desk.
    pub is_present: bool,
    /// Who is away from it or will be.
    pub absences: Vec<AbsenceLine>,
    /// How many are at this desk, and when it opens, in words.
    pub facts: String,
    /// What the reader has.
    pub mine: Vec<LineView>,
    /// What this desk is asked to take.
    pub offered: Vec<LineView>,
    /// Who waits.
    pub queued: Vec<LineView>,
    /// What was left out of hours.
    pub left: Vec<LineView>,
    /// What colleagues have.
    pub others: Vec<LineView>,
}

/// The absences of a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsencesView {
    /// Key of the department.
    pub department: String,
    /// Its name.
    pub name: String,
    /// Who is away or will be.
    pub absences: Vec<AbsenceLine>,
    /// Whose absence the reader notes beside their own: person, name.
    pub agents: Vec<(String, String)>,
    /// Who can stand in: person, name.
    pub stand_ins: Vec<(String, String)>,
    /// Whether the reader notes any.
    pub may_note: bool,
}

/// An absence in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceLine {
    /// Its name.
    pub id: String,
    /// Who is away.
    pub name: String,
    /// From when to when, and who stands in, in words.
    pub facts: String,
    /// Whether it is the reader, today.
    pub is_you_now: bool,
    /// Whether it is today.
    pub is_now: bool,
    /// Whether the reader can end it.
    pub may_end: bool,
}

/// The canned answers of a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CannedView {
    /// Key of the department.
    pub department: String,
    /// Its name.
    pub name: String,
    /// What an answer can leave open, as it is written.
    pub variables: String,
    /// Those that are said.
    pub approved: Vec<ReviewedLine>,
    /// Those that wait for approval.
    pub proposed: Vec<ReviewedLine>,
    /// The one that is to be written better: which, title, text.
    pub edited: Option<(String, String, String)>,
}

/// A version of a text that one writes and another approves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewedLine {
    /// Which text.
    pub id: String,
    /// Which version.
    pub version: i64,
    /// How it is found.
    pub title: String,
    /// What it says.
    pub text: String,
    /// Who wrote it, and what else there is to know of it.
    pub facts: String,
    /// Where a better version is written.
    pub edit: String,
    /// Whether the reader can approve it.
    pub can_approve: bool,
    /// Whether the reader can take it back.
    pub can_withdraw: bool,
}

/// How the desks stand now and how they have answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresView {
    /// The spans that can be looked at: days, in words, whether it is this one.
    pub spans: Vec<(u32, String, bool)>,
    /// How each desk stands now.
    pub now: Vec<FiguresRow>,
    /// How each desk has answered, all of them together last.
    pub quality: Vec<FiguresRow>,
    /// Those who wait.
    pub waiting: Vec<LineView>,
    /// The same of all desks by the hour at which a person was asked for.
    pub hours: Vec<FiguresRow>,
}
