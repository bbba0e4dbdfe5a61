//! Administration: departments, accounts of staff, the working days of a year, and the log of who changed what.

mod api;
mod calendar_page;
mod department_form_page;
mod departments_page;
mod frame;
mod front_page;
mod log_page;
mod member_page;
mod misses_page;
mod post_page;
mod routes;
mod staff_form_page;
mod staff_page;
mod view_model;
mod year_page;

pub use routes::AdminRoutes;
