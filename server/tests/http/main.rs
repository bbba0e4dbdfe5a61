//! The hall over HTTP, without a browser and without a network.

mod administration;
mod assets;
mod conversations;
mod figures;
mod forms;
mod left;
mod live;
mod passwords;
mod refusals;
mod routes;
mod scene;
mod sessions;
mod typed;
mod uploads;
