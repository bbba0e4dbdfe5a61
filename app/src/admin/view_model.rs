//! What the pages of administration show, in the language of the administrator.

use crate::ui::radios::Choice;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
mod calendar;
#[cfg(feature = "ssr")]
mod front;
#[cfg(feature = "ssr")]
mod log;
#[cfg(feature = "ssr")]
mod misses;
#[cfg(feature = "ssr")]
mod staff;

#[cfg(feature = "ssr")]
pub use misses::behind;
#[cfg(feature = "ssr")]
pub use staff::{after, placed};

/// The front page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontView {
    /// What somebody should look after.
    pub warnings: Vec<String>,
    /// What can be done here.
    pub rooms: Vec<Room>,
}

/// A part of administration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// Its page.
    pub href: String,
    /// Its icon.
    pub icon: String,
    /// What it is called.
    pub name: String,
    /// What is done there.
    pub text: String,
}

/// A department: number in case numbers, name, key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartmentRow {
    /// Number in case numbers.
    pub number: String,
    /// Name in Chinese, as printed on documents.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Short name in addresses.
    pub key: String,
}

/// One page of those who work here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffView {
    /// Who.
    pub rows: Vec<StaffRow>,
    /// Where the list goes on; empty on the last page.
    pub next: String,
}

/// Somebody who works here, in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffRow {
    /// Their page.
    pub href: String,
    /// Real name.
    pub name: String,
    /// Staff number.
    pub number: String,
    /// Name to sign in with.
    pub login: String,
    /// What they do where, one line for each post.
    pub posts: Vec<String>,
    /// Whether the account is open, or since when it is not.
    pub state: String,
    /// When they were last here, as far as it is known.
    pub seen: String,
}

/// One page of what people have told that they did not find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissesView {
    /// What.
    pub rows: Vec<MissRow>,
    /// Where the list goes on; empty on the last page.
    pub next: String,
}

/// Something that was not found, in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissRow {
    /// The words.
    pub words: String,
    /// What the search finds for them today.
    pub href: String,
    /// How often.
    pub times: String,
    /// The last day on which it was.
    pub last_on: String,
}

/// The page of somebody who works here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberView {
    /// Id of the account.
    pub id: String,
    /// Real name.
    pub name: String,
    /// Staff number; empty where there is none.
    pub number: String,
    /// What is known: what, and its value.
    pub facts: Vec<(String, String)>,
    /// Where they work, in which roles, and the page on which that is changed.
    pub posts: Vec<(String, String, String)>,
    /// Whether the account is closed.
    pub is_closed: bool,
    /// Whether it is the administrator's own account, which another one looks after.
    pub is_own: bool,
    /// Whether there is a session to end.
    pub is_signed_in: bool,
    /// Id of the account once more, where the administrator may give it a password.
    pub password_of: Option<String>,
    /// The page on which another post is given.
    pub add: String,
}

/// The page on which a post is given or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostForm {
    /// Id of the account.
    pub id: String,
    /// Real name.
    pub name: String,
    /// Where the post is, in the address; empty for a new one.
    pub at: String,
    /// Name of that place; empty for a new one.
    pub place: String,
    /// The places to choose from.
    pub places: Vec<Choice>,
    /// The roles to choose from.
    pub roles: Vec<Choice>,
    /// The roles that are held.
    pub held: Vec<String>,
}

/// Where somebody can be placed, and in which roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placing {
    /// The hall and its departments.
    pub places: Vec<Choice>,
    /// The roles of staff.
    pub roles: Vec<Choice>,
}

/// A year in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearRow {
    /// Which.
    pub year: String,
    /// Whether it is announced.
    pub state: String,
    /// Class of the tag beside that word.
    pub class: String,
    /// How many working days it has.
    pub working_days: String,
    /// Where its days can be read.
    pub source: String,
    /// Whence the hall has it.
    pub loaded: String,
}

/// The page on which a year is loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearForm {
    /// What was typed.
    pub text: String,
    /// What is wrong with it.
    pub faults: Vec<(String, String)>,
    /// What it would mean; none for nothing, or for what is no year.
    pub outlook: Option<OutlookView>,
}

/// What it would mean to put a year in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlookView {
    /// Which year it is about.
    pub title: String,
    /// What is known: what, and its value.
    pub facts: Vec<(String, String)>,
    /// Working days by month: name of the month, and how many.
    pub months: Vec<(String, String)>,
    /// The days that depart from the plain week, one line for each.
    pub days: Vec<String>,
    /// What to think about beforehand.
    pub warnings: Vec<String>,
    /// By which the hall knows what was looked at.
    pub seen: String,
}

/// One page of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogView {
    /// What was done, newest first: what, and when by whom.
    pub entries: Vec<(String, String)>,
    /// Where the list goes on; empty on the last page.
    pub next: String,
}
