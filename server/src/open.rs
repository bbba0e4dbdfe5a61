//! Open the hall's memory for a command.

use crate::{
    clock::{SystemChance, SystemClock},
    config::DataConfig,
};
use anyhow::{Context as _, Result};
use service::Context;
use std::sync::Arc;
use store::{Db, Options, blobs::Blobs};

/// The context of every command, on a database that has the shape this version needs.
pub async fn open(data: &DataConfig) -> Result<Context> {
    std::fs::create_dir_all(&data.folder)
        .with_context(|| format!("HALL_DATA: cannot make the folder {}", data.folder.display()))?;
    let db = Db::open(&data.database(), Options::default())
        .await
        .context("DATABASE_URL: cannot open the database")?;
    db.migrate().await?;
    let blobs = Blobs::folder(&data.folder.join("files"))
        .context("HALL_DATA: cannot open the folder of the files")?;
    let mut context = Context::new(db, blobs, Arc::new(SystemClock), Arc::new(SystemChance));
    // Only a hall that serves knows; letters to those who have an address wait for it.
    context.sends_mail = true;
    Ok(context)
}
