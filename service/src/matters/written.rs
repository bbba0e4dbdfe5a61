//! A matter as far as it is written.

use super::{Contact, Field, Topic};
use domain::{
    ids::ConversationId,
    matters::{Procedure, Standing as Known},
};
use serde::{Deserialize, Serialize};

/// A matter as far as it is written, in the words that were typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// As what it is brought.
    #[serde(rename = "kind")]
    pub topic: Topic,
    /// In one line.
    pub title: String,
    /// What happened.
    pub told: String,
    /// What they want.
    pub wish: String,
    /// Number of the case it is about.
    pub case: String,
    /// Key of the department it is about, or to which it is directed.
    pub department: String,
    /// How known they want to be; none before it was asked.
    pub known: Option<Known>,
    /// How they can be reached.
    pub contact: Contact,
    /// What only some procedures ask.
    #[serde(flatten)]
    pub more: More,
}

/// What only some procedures ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct More {
    /// Where it happened: words, a point on the map, or both.
    pub place: String,
    /// What stands over the window that it is about.
    pub window: String,
    /// Name or number of the member of staff whom it is about.
    pub staff: String,
    /// The conversation in which it was begun.
    pub begun_in: Option<ConversationId>,
    /// `yes` when it is about that conversation.
    pub conversation: String,
    /// `yes` when it is directed against the department.
    pub against: String,
    /// In which form information is wanted.
    pub form: String,
    /// With what a supplier begins.
    pub begin: String,
    /// Number of the procurement project.
    pub project: String,
    /// The day on which the supplier knew of it.
    pub known_on: String,
    /// How many bring it together; empty for one.
    pub people: String,
    /// Who speaks for them, one a line.
    pub representatives: String,
}

impl Written {
    /// A matter that begins; nobody is asked how known they want to be where the law wants a name (GK 29, CG 52).
    #[must_use]
    pub fn new(topic: Topic) -> Self {
        Self {
            topic,
            title: String::new(),
            told: String::new(),
            wish: String::new(),
            case: String::new(),
            department: String::new(),
            known: (!topic.asks(Field::Known)).then_some(Known::Named),
            contact: Contact::default(),
            more: More::default(),
        }
    }

    /// Word of what it is about, within its procedure.
    #[must_use]
    pub fn kind(&self) -> &str {
        match self.topic.procedure() {
            Procedure::Procurement if !self.more.begin.is_empty() => &self.more.begin,
            _ => self.topic.word(),
        }
    }

    /// What was typed.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Title => &self.title,
            Field::Told => &self.told,
            Field::Wish => &self.wish,
            Field::Case => &self.case,
            Field::Department => &self.department,
            Field::Place => &self.more.place,
            Field::Window => &self.more.window,
            Field::Staff => &self.more.staff,
            Field::Conversation => &self.more.conversation,
            Field::Against => &self.more.against,
            Field::Form => &self.more.form,
            Field::Begin => &self.more.begin,
            Field::Project => &self.more.project,
            Field::KnownOn => &self.more.known_on,
            Field::Known => self.known.map_or("", Known::word),
            Field::Name => &self.contact.name,
            Field::Mobile => &self.contact.mobile,
            Field::Address => &self.contact.address,
            Field::People => &self.more.people,
            Field::Representatives => &self.more.representatives,
        }
    }

    /// Writes down what was typed.
    pub fn set(&mut self, field: Field, typed: String) {
        let place = match field {
            Field::Known => {
                self.known = typed.parse().ok();
                return;
            }
            Field::Title => &mut self.title,
            Field::Told => &mut self.told,
            Field::Wish => &mut self.wish,
            Field::Case => &mut self.case,
            Field::Department => &mut self.department,
            Field::Place => &mut self.more.place,
            Field::Window => &mut self.more.window,
            Field::Staff => &mut self.more.staff,
            Field::Conversation => &mut self.more.conversation,
            Field::Against => &mut self.more.against,
            Field::Form => &mut self.more.form,
            Field::Begin => &mut self.more.begin,
            Field::Project => &mut self.more.project,
            Field::KnownOn => &mut self.more.known_on,
            Field::Name => &mut self.contact.name,
            Field::Mobile => &mut self.contact.mobile,
            Field::Address => &mut self.contact.address,
            Field::People => &mut self.more.people,
            Field::Representatives => &mut self.more.representatives,
        };
        *place = typed;
    }
}
