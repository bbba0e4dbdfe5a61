//! Every statement of the store on both engines.

mod blobs;
mod cases;
mod catalogue;
mod durability;
mod history;
mod offices;
mod people;
mod plans;
mod scene;
mod schema;
mod writing;
