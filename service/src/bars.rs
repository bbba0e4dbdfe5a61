//! Who may not apply for a time, or may not commit, and why (XK 78, 79).
//!
//! The one who decided enters it on the command line, where the caller needs no further right.

mod add;
mod against;
mod lift;
mod list;

pub use add::{NewBar, add};
pub(crate) use against::against;
pub use lift::lift;
pub use list::list;

use domain::{Date, licensing::BarGround};
use uuid::Uuid;

/// A bar that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Which it is.
    pub id: Uuid,
    /// Key of the item it is about; none for every item.
    pub item_key: Option<String>,
    /// Why.
    pub ground: BarGround,
    /// Number of the decision it rests on.
    pub document: String,
    /// Its last day.
    pub until_on: Date,
}

impl Bar {
    fn read(row: store::bars::Bar) -> Result<Self, crate::Error> {
        let ground = row.ground.parse();
        let ground = ground.map_err(|_| crate::Error::failed(format!("bar {}: ground", row.id)))?;
        let store::bars::Bar { id, item_key, document, until_on, .. } = row;
        Ok(Self { id, item_key, ground, document, until_on })
    }
}
