//! What the pages about services show, in the words of the visitor.

mod check;
mod circumstances;
mod guide;
mod home;
mod search;
mod todo;
#[cfg(feature = "ssr")]
mod words;

pub use check::{CheckView, QuestionView, Verdict};
pub use circumstances::{CircumstancesView, DecidingView};
#[cfg(feature = "ssr")]
pub use circumstances::{Told, pairs};
#[cfg(feature = "ssr")]
pub use guide::section;
pub use guide::{AnswerView, AnsweredView, GuideView, MaterialView, SectionView};
pub use home::{DepartmentView, HomeView, ServiceCard, TopicView};
#[cfg(feature = "ssr")]
pub use search::Asked;
pub use search::{
    FilterChoice, FilterView, HitView, Piece, SearchView, SuggestView, Suggestion, WhyView,
};
pub use todo::TodoView;
