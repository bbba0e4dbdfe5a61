//! The first page, and the page that helps.

mod few_ways;
mod help_page;
mod home_page;

pub use help_page::HelpPage;
pub use home_page::HomePage;
