//! What the pages of ratings show.

use crate::ui::{figures::FiguresRow, qr::Qr, radios::Choice};
use serde::{Deserialize, Serialize};

mod build;
mod published;
mod survey;
mod words;
pub use build::{code, rate};
pub use published::published;
pub use survey::survey;
pub use words::{given, level};

/// The page on which somebody says how it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateView {
    /// The key by which it was opened.
    pub key: String,
    /// What was handled: name and text.
    pub about: Vec<(String, String)>,
    /// Until when it can be rated, in a sentence.
    pub until: String,
    /// What is asked; none when it is rated, or can be no longer.
    pub ask: Option<AskView>,
    /// What was said: name and text; nothing before it was.
    pub given: Vec<(String, String)>,
    /// How a bad one goes on: name and text.
    pub follow: Vec<(String, String)>,
    /// Where the reader sees more of that.
    pub follow_at: Option<String>,
    /// Where the reader came from.
    pub back: Option<String>,
}

/// What is asked of whoever rates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskView {
    /// The level.
    Level(Vec<LevelView>),
    /// What goes with it.
    More(MoreView),
}

/// A level to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelView {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// Which it is, from 1 for the best.
    pub code: u8,
}

/// What is asked beside a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoreView {
    /// The word for the level.
    pub level: String,
    /// What it is called.
    pub name: String,
    /// Which it is, from 1 for the best.
    pub code: u8,
    /// Where another one is chosen.
    pub other: String,
    /// Whether it is a bad one.
    pub is_bad: bool,
    /// The reasons to tick.
    pub reasons: Vec<Choice>,
    /// What is rated in particular: name of the field and question.
    pub indicators: Vec<(String, String)>,
    /// The levels of those.
    pub levels: Vec<Choice>,
    /// Whether a number has to be left by whoever wants to be contacted.
    pub asks_mobile: bool,
}

/// How everybody is rated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedView {
    /// A row for each department.
    pub departments: Vec<FiguresRow>,
    /// A row for each service.
    pub services: Vec<FiguresRow>,
    /// What became of the bad ones, a row for each department.
    pub rectified: Vec<FiguresRow>,
}

/// How a department is rated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyView {
    /// The departments that the reader may choose from: address, name, whether it is shown.
    pub departments: Vec<(String, String, bool)>,
    /// The ratings, the newest first.
    pub ratings: Vec<RatingView>,
    /// Where the older ones are.
    pub older: Option<String>,
    /// Whether the reader can let visits be rated.
    pub invites: bool,
}

/// A rating as those who were rated read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingView {
    /// The level in words.
    pub level: String,
    /// Which it is, from 1 for the best.
    pub code: u8,
    /// Day, service and where it was given.
    pub facts: String,
    /// What was said beside it: name and text.
    pub said: Vec<(String, String)>,
    /// What it has opened: address and name.
    pub rectification: Option<(String, String)>,
}

/// The code that a window shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeView {
    /// Window and ticket.
    pub visit: String,
    /// The code; none once the visit is rated.
    pub code: Option<Qr>,
    /// Where it leads.
    pub address: String,
}
