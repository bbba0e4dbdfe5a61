//! The ratings of every department and service, open to everybody (domain A.8: results are public).

use crate::{Context, Error};
use domain::{Text, ratings::Rating};
use std::collections::BTreeMap;
use store::ratings::{self, Rectified};

/// How often each level was given, in the order of the levels: the best first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Levels(pub [u64; 5]);

impl Levels {
    /// How many ratings there are.
    #[must_use]
    pub fn all(self) -> u64 {
        self.0.iter().sum()
    }

    /// How many of them are not bad.
    #[must_use]
    pub fn good(self) -> u64 {
        let good = Rating::ALL.iter().zip(self.0).filter(|(level, _)| !level.is_bad());
        good.map(|(_, count)| count).sum()
    }

    fn add(&mut self, code: u8, count: u64) {
        if let Some(level) = self.0.get_mut(usize::from(code).wrapping_sub(1)) {
            *level += count;
        }
    }
}

/// The ratings of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Its name.
    pub department: Text,
    /// All of them.
    pub levels: Levels,
    /// Those that are about a service, by its name.
    pub services: Vec<(Text, Levels)>,
    /// What became of the bad ones.
    pub rectified: Rectified,
}

/// The ratings of all departments that were rated.
///
/// # Errors
/// A failure of the store.
pub async fn published(ctx: &Context) -> Result<Vec<Published>, Error> {
    let mut db = ctx.db.read().await?;
    let (counts, rectified) = (ratings::counts(&mut db).await?, ratings::rectified(&mut db).await?);
    drop(db);
    let mut found: BTreeMap<String, (Levels, BTreeMap<String, Levels>)> = BTreeMap::new();
    for it in counts {
        let (all, services) = found.entry(it.department).or_default();
        all.add(it.level, it.given);
        if let Some(key) = it.item_key {
            services.entry(key).or_default().add(it.level, it.given);
        }
    }
    let catalogue = ctx.catalogue();
    let of = |(key, (levels, services)): (String, (Levels, BTreeMap<String, Levels>))| {
        let name = catalogue.department(&key).map(|it| it.name.clone()).unwrap_or_default();
        let named = |(key, levels): (String, Levels)| {
            let item = catalogue.item(&key).map(|it| it.name.clone());
            (item.unwrap_or_else(|| Text::new(key.as_str(), "")), levels)
        };
        let none = Rectified { department: key.clone(), ..Rectified::default() };
        Published {
            department: name,
            levels,
            services: services.into_iter().map(named).collect(),
            rectified: rectified.iter().find(|it| it.department == key).cloned().unwrap_or(none),
        }
    };
    Ok(found.into_iter().map(of).collect())
}
