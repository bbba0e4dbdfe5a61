//! The first page: find a service, a case, a person.

mod home_page;

pub use home_page::HomePage;
