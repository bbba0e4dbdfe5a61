//! What the pages about services show, in the words of the visitor.

mod check;
mod guide;
mod home;
#[cfg(feature = "ssr")]
mod words;

pub use check::{CheckView, QuestionView, Verdict};
pub use guide::{AnswerView, GuideView, MaterialView, SectionView};
pub use home::{DepartmentView, HomeView, SearchView, ServiceCard, TopicView};
