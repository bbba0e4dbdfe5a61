//! Conversations that are under way, and people who have a page open.

use super::{hall, now, session, story};
use anyhow::{Result, anyhow};
use domain::{
    access::Role,
    ids::{ConversationId, EntryId},
};
use service::{
    Caller,
    conversations::{self, About, Question},
};
use std::{net::Ipv4Addr, path::Path};
use uuid::Uuid;

/// How many conversations one clerk has.
const OF_CLERK: usize = 5;

/// A conversation between a visitor without an account and a clerk who has answered once.
#[derive(Clone, Debug)]
pub struct Talk {
    /// Which.
    pub id: Uuid,
    /// Number of its last entry.
    pub last: i64,
    /// Cookies of the visitor.
    pub visitor: String,
    /// Cookies of the clerk.
    pub clerk: String,
    /// From where both come.
    pub address: Ipv4Addr,
}

/// So many conversations, and the cookies of so many citizens, in the hall of `folder`.
///
/// # Errors
/// When the hall refuses a step, or the store fails.
pub async fn talks(
    folder: &Path,
    count: usize,
    citizens: usize,
) -> Result<(Vec<Talk>, Vec<String>)> {
    std::fs::create_dir_all(folder)?;
    let (ctx, clock) = hall(folder).await?;
    service::items::seed(&ctx).await?;
    service::items::load(&ctx).await?;
    clock.set(now());
    let mut talks = Vec::with_capacity(count);
    let mut clerk = None;
    for place in 0..count {
        if place % OF_CLERK == 0 {
            let name = format!("工作人员{place}");
            let caller = story::account(&ctx, &name, Some(Role::WindowClerk)).await?;
            let cookies = session(&ctx, caller.signed_in()?.person).await?;
            clerk = Some((caller, cookies));
        }
        let Some((clerk, cookies)) = &clerk else { unreachable!("the first place has a clerk") };
        let address =
            Ipv4Addr::from_bits(Ipv4Addr::new(10, 0, 0, 0).to_bits() + u32::try_from(place)?);
        let token = conversations::visitor_token(&ctx);
        let visitor = Caller {
            visitor: Some(conversations::visitor_hash(&token)),
            address: Some(address.into()),
            ..Caller::default()
        };
        let id = ConversationId::new(ctx.chance.id());
        let entry = || EntryId::new(ctx.chance.id());
        let about = About::Item(story::ITEM.to_owned());
        let text = "开面馆要办什么证？".to_owned();
        let question = Question { id, entry: entry(), about, text, asks_person: true };
        conversations::begin(&ctx, &visitor, question).await?;
        conversations::claim(&ctx, clerk, id).await?;
        let last = conversations::say(&ctx, clerk, id, entry(), "您好，请讲。").await?;
        let visitor = format!("visitor={token}; script=1");
        let clerk = format!("{cookies}; script=1");
        talks.push(Talk { id: id.uuid(), last, visitor, clerk, address });
    }
    let mut idle = Vec::with_capacity(citizens);
    for place in 0..citizens {
        let citizen = story::account(&ctx, &format!("市民{place}"), None).await?;
        idle.push(session(&ctx, citizen.signed_in()?.person).await?);
    }
    ctx.db.close().await;
    Ok((talks, idle))
}

/// The entries of a conversation by their names, in order, in the hall of `folder`, which nobody has open.
///
/// # Errors
/// When the store fails.
pub async fn log(folder: &Path, talks: &[Talk]) -> Result<Vec<Vec<Uuid>>> {
    let (ctx, _) = hall(folder).await?;
    let mut db = ctx.db.read().await?;
    let mut logs = Vec::with_capacity(talks.len());
    for talk in talks {
        let id = ConversationId::new(talk.id);
        let entries = store::conversations::entries(&mut db, id, talk.last, 10_000).await?;
        let first = entries.first().map_or(talk.last + 1, |it| it.seq);
        if !entries.iter().map(|it| it.seq).eq((first..).take(entries.len()))
            || first != talk.last + 1
        {
            return Err(anyhow!("a log with a gap"));
        }
        logs.push(entries.into_iter().map(|it| it.entry.id.uuid()).collect());
    }
    drop(db);
    ctx.db.close().await;
    Ok(logs)
}
