//! The addresses of administration.

use super::{
    calendar_page::CalendarPage, department_form_page::DepartmentFormPage,
    departments_page::DepartmentsPage, front_page::FrontPage, log_page::LogPage,
    member_page::MemberPage, misses_page::MissesPage, post_page::PostPage,
    staff_form_page::StaffFormPage, staff_page::StaffPage, year_page::YearPage,
};
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

/// Front page, departments, what is not found, staff, calendar, log.
#[component(transparent)]
pub fn AdminRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/w/admin") view=FrontPage ssr=SsrMode::Async />
        <Route path=path!("/w/admin/departments") view=DepartmentsPage ssr=SsrMode::Async />
        <Route path=path!("/w/admin/departments/add") view=DepartmentFormPage ssr=SsrMode::Async />
        <Route path=path!("/w/admin/misses") view=MissesPage ssr=SsrMode::Async />
        <Route path=path!("/w/admin/staff") view=StaffPage ssr=SsrMode::Async />
        <Route path=path!("/w/admin/staff/add") view=StaffFormPage ssr=SsrMode::Async />
        <Route path=path!("/w/admin/staff/:person") view=MemberPage ssr=SsrMode::Async />
        <Route path=path!("/w/admin/staff/:person/post") view=PostPage ssr=SsrMode::Async />
        <Route path=path!("/w/admin/calendar") view=CalendarPage ssr=SsrMode::Async />
        <Route path=path!("/w/admin/calendar/load") view=YearPage ssr=SsrMode::Async />
        <Route path=path!("/w/admin/log") view=LogPage ssr=SsrMode::Async />
    }
    .into_inner()
}
