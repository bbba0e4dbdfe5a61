//! Load what is on offer into memory.

use super::{
    Catalogue, Department,
    seed::{desk_topics, topics},
};
use crate::{Context, Error};
use store::{departments, items};

/// Reads departments and published items, and offers them from now on.
///
/// # Errors
/// [`Error::Failed`] when the store fails or holds what cannot be read.
pub async fn load(ctx: &Context) -> Result<(), Error> {
    let mut db = ctx.db.read().await?;
    let mut sorting = desk_topics()?;
    let departments = departments::all(&mut db)
        .await?
        .into_iter()
        .map(|it| {
            let number = it.code.parse().map_err(Error::failed)?;
            let desk_topics = sorting.remove(&it.key).unwrap_or_default();
            Ok(Department { key: it.key, number, name: it.name, desk_topics })
        })
        .collect::<Result<_, Error>>()?;
    let items = items::all_published(&mut db).await?.into_iter().map(|it| it.item).collect();
    ctx.set_catalogue(Catalogue::new(departments, topics()?, items));
    Ok(())
}
