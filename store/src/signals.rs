//! What has changed, told at once to whoever listens: names and numbers only, never what was said.
//!
//! A signal is a hint. Whoever hears one reads again, and so does whoever hears that some may be lost; nothing is
//! ever known by a signal alone. Within a process each topic has a channel of its own, so that a signal costs as
//! much as it has listeners; between processes PostgreSQL carries them (NOTIFY, within the transaction they tell of).

use domain::{
    Moment,
    ids::{ConversationId, PersonId},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::broadcast::{self, error::RecvError};

/// How many signals wait for a listener that is busy; what comes on top is told as lost.
const WAITING: usize = 16;

/// For how long somebody who has told that they have a conversation open is taken to have it open: three beats of the
/// stream of their page, each of which tells it again.
pub const READING_SECONDS: i64 = 45;

/// What somebody can listen to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Topic {
    /// A conversation.
    Conversation(ConversationId),
    /// The messages to a person, and whether they are still signed in.
    Person(PersonId),
    /// The desk of a department, by its key.
    Desk(String),
    /// All desks.
    Desks,
}

/// What is told of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sign {
    /// It has changed; of a conversation, the number of its last entry.
    Changed(i64),
    /// Somebody is typing: whoever answers, or whoever asks.
    Typing {
        /// Whether it is whoever answers.
        by_agent: bool,
    },
    /// One side of a conversation has come further.
    Reached {
        /// Whether it is whoever answers.
        by_agent: bool,
        /// Number of the last entry that came to their device.
        got: i64,
        /// Number of the last entry that they have seen.
        read: i64,
    },
    /// Somebody of the desk has the conversation open; it is kept by every process for [`READING_SECONDS`], and nowhere else.
    Reading {
        /// Who.
        person: PersonId,
        /// When they told so.
        at: Moment,
    },
    /// Something may have happened that was not told.
    Lost,
}

/// A sign of a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// Of what.
    pub topic: Topic,
    /// What is told of it.
    pub sign: Sign,
}

impl Signal {
    /// As other processes read it.
    pub(crate) fn written(&self) -> String {
        serde_json::to_string(self).expect("names and numbers are JSON")
    }

    /// A signal of another process; `None` for one of a version that this program does not know.
    pub(crate) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// Who listens to what, in this process; cheap to clone.
#[derive(Clone, Default)]
pub struct Signals(Arc<Mutex<Channels>>);

#[derive(Default)]
struct Channels {
    by_topic: HashMap<Topic, broadcast::Sender<Sign>>,
    readers: HashMap<ConversationId, BTreeMap<PersonId, Moment>>,
    is_closed: bool,
}

impl Channels {
    /// Notes that somebody has a conversation open, and forgets of all whoever has not told so for long enough.
    fn reads(&mut self, conversation: ConversationId, person: PersonId, at: Moment) {
        let since = at.plus_seconds(-READING_SECONDS);
        self.readers.entry(conversation).or_default().insert(person, at);
        self.readers.retain(|_, readers| {
            readers.retain(|_, told_at| *told_at > since);
            !readers.is_empty()
        });
    }
}

impl Signals {
    /// Listens to a topic from now on.
    #[must_use]
    pub fn listen(&self, topic: Topic) -> Listener {
        let mut channels = self.channels();
        let heard = if channels.is_closed {
            broadcast::channel(1).1
        } else {
            let channel = channels.by_topic.entry(topic.clone());
            channel.or_insert_with(|| broadcast::channel(WAITING).0).subscribe()
        };
        drop(channels);
        Listener { signals: self.clone(), topic, heard }
    }

    /// Tells everybody in this process who listens to the topic.
    pub(crate) fn send(&self, signal: &Signal) {
        let mut channels = self.channels();
        if let (Topic::Conversation(id), Sign::Reading { person, at }) =
            (&signal.topic, signal.sign)
        {
            channels.reads(*id, person, at);
        }
        if let Some(channel) = channels.by_topic.get(&signal.topic) {
            // Whoever left in this moment hears nothing.
            drop(channel.send(signal.sign));
        }
    }

    /// Who of the desk has a conversation open at `now`, as far as this process has heard.
    #[must_use]
    pub fn readers(&self, conversation: ConversationId, now: Moment) -> Vec<PersonId> {
        let since = now.plus_seconds(-READING_SECONDS);
        let channels = self.channels();
        let readers = channels.readers.get(&conversation).into_iter().flatten();
        readers.filter(|it| *it.1 > since).map(|it| *it.0).collect()
    }

    /// Tells everybody that something may have been lost.
    pub(crate) fn lost(&self) {
        for channel in self.channels().by_topic.values() {
            drop(channel.send(Sign::Lost));
        }
    }

    /// Ends every listening, for good.
    pub fn close(&self) {
        let mut channels = self.channels();
        channels.is_closed = true;
        channels.by_topic.clear();
        channels.readers.clear();
    }

    /// How many topics somebody listens to.
    #[must_use]
    pub fn topics(&self) -> usize {
        self.channels().by_topic.len()
    }

    /// A map stays a map even when somebody panicked while holding it.
    fn channels(&self) -> MutexGuard<'_, Channels> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody who listens to a topic, as long as this value lives.
pub struct Listener {
    signals: Signals,
    topic: Topic,
    heard: broadcast::Receiver<Sign>,
}

impl Listener {
    /// What is listened to.
    #[must_use]
    pub fn topic(&self) -> &Topic {
        &self.topic
    }

    /// The next sign; whoever was too slow hears [`Sign::Lost`] once, and `None` is the end of listening.
    ///
    /// Waiting for it can be given up without losing anything.
    pub async fn next(&mut self) -> Option<Sign> {
        match self.heard.recv().await {
            Ok(sign) => Some(sign),
            Err(RecvError::Lagged(_)) => Some(Sign::Lost),
            Err(RecvError::Closed) => None,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut channels = self.signals.channels();
        // This one is still counted.
        if channels.by_topic.get(&self.topic).is_some_and(|it| it.receiver_count() <= 1) {
            channels.by_topic.remove(&self.topic);
        }
    }
}
