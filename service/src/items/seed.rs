//! Put the demonstration catalogue on offer.

use super::{
    Topic,
    catalogue::{body, names},
    load,
};
use crate::{Context, Error};
use domain::{
    Moment, Text,
    conversations::DeskTopic,
    items::{Item, defects},
};
use pinyin::ToPinyin;
use rust_embed::RustEmbed;
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::BTreeMap;
use store::{
    Write, departments,
    items::{self, Words},
};

/// The catalogue as files: one for the departments, one for the topics, one for each item.
#[derive(RustEmbed)]
#[folder = "catalogue"]
struct Files;

/// What seeding did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seeded {
    /// Items that were put on offer.
    pub published: usize,
    /// Items that were on offer in this version already.
    pub unchanged: usize,
}

#[derive(Deserialize)]
struct DepartmentFile {
    departments: Vec<DepartmentEntry>,
}

#[derive(Clone, Deserialize)]
struct DepartmentEntry {
    key: String,
    number: String,
    name: Text,
    #[serde(default)]
    topics: Vec<DeskTopic>,
}

#[derive(Deserialize)]
struct TopicFile {
    topics: Vec<Topic>,
}

/// Loads the catalogue that comes with the hall; what is on offer in the same version stays as it is.
///
/// # Errors
/// [`Error::Failed`] when a file has a defect that forbids publishing it, or the store fails.
pub async fn seed(ctx: &Context) -> Result<Seeded, Error> {
    let departments = parse::<DepartmentFile>("departments.toml")?.departments;
    let all = items_of_files()?;
    let now = ctx.now();
    let seeded = ctx
        .db
        .transact(move |tx| {
            Box::pin(async move {
                for entry in departments {
                    let department = departments::Department {
                        key: entry.key,
                        code: entry.number,
                        name: entry.name,
                    };
                    departments::save(tx, &department, now).await?;
                }
                let mut seeded = Seeded::default();
                for item in all {
                    if publish(tx, &item, now).await? {
                        seeded.published += 1;
                    } else {
                        seeded.unchanged += 1;
                    }
                }
                Ok::<_, Error>(seeded)
            })
        })
        .await?;
    load(ctx).await?;
    Ok(seeded)
}

/// The topics, in the order in which they are shown.
pub(super) fn topics() -> Result<Vec<Topic>, Error> {
    Ok(parse::<TopicFile>("topics.toml")?.topics)
}

/// How the desks sort what they are asked, by the key of the department.
pub(super) fn desk_topics() -> Result<BTreeMap<String, Vec<DeskTopic>>, Error> {
    let departments = parse::<DepartmentFile>("departments.toml")?.departments;
    Ok(departments.into_iter().map(|it| (it.key, it.topics)).collect())
}

fn items_of_files() -> Result<Vec<Item>, Error> {
    Files::iter()
        .filter(|name| !matches!(name.as_ref(), "departments.toml" | "topics.toml"))
        .map(|name| {
            let item: Item = parse(&name)?;
            match defects(&item).as_slice() {
                [] => Ok(item),
                found => Err(Error::failed(format!("{name} cannot be published: {found:?}"))),
            }
        })
        .collect()
}

fn parse<T: DeserializeOwned>(name: &str) -> Result<T, Error> {
    let file = Files::get(name).ok_or_else(|| Error::failed(format!("{name} is missing")))?;
    let text = std::str::from_utf8(&file.data).map_err(Error::failed)?;
    toml::from_str(text).map_err(|error| Error::failed(format!("{name}: {error}")))
}

/// Whether the item was put on offer now; an item that is on offer in this version stays.
async fn publish(tx: &mut Write, item: &Item, now: Moment) -> Result<bool, Error> {
    if items::find(tx, &item.key, item.version).await?.is_some() {
        return Ok(false);
    }
    items::save(tx, item, now).await?;
    items::publish(tx, &item.key, item.version, &words(item), now).await?;
    Ok(true)
}

/// The words under which the item is found.
fn words(item: &Item) -> Words {
    let names = names(item).join(" ");
    let body = body(item).collect::<Vec<_>>().join(" ");
    let initials = std::iter::once(item.name.zh.as_str())
        .chain(item.synonyms.iter().map(String::as_str))
        .map(initials)
        .filter(|it| !it.is_empty())
        .collect();
    Words { name: names, body, initials }
}

/// The pinyin initials of the Chinese characters in `text`: 居住证 is `jzz`.
fn initials(text: &str) -> String {
    text.to_pinyin().flatten().map(pinyin::Pinyin::first_letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::empty_hall;

    #[test]
    fn initials_are_those_of_the_chinese_characters() {
        assert_eq!(initials("居住证 (IC 卡)"), "jzzk");
        assert_eq!(initials("permit"), "");
    }

    #[tokio::test]
    async fn the_catalogue_is_put_on_offer_once() {
        let hall = empty_hall().await;
        let first = seed(&hall.ctx).await.unwrap();
        assert!(first.published >= 20, "{first:?}");
        let second = seed(&hall.ctx).await.unwrap();
        assert_eq!(second, Seeded { published: 0, unchanged: first.published });
        assert_eq!(hall.ctx.catalogue().items().count(), first.published);
    }

    #[tokio::test]
    async fn every_topic_and_department_of_an_item_exists() {
        let hall = empty_hall().await;
        seed(&hall.ctx).await.unwrap();
        let catalogue = hall.ctx.catalogue();
        for item in catalogue.items() {
            assert!(catalogue.department(&item.department).is_some(), "{}", item.key);
            for topic in &item.topics {
                assert!(
                    catalogue.topics().iter().any(|it| it.key == *topic),
                    "{} {topic}",
                    item.key
                );
            }
        }
    }
}
