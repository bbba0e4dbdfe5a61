//! Names of things: an id of one kind is never taken for another.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The id that is written as `uuid`.
            #[must_use]
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// How the id is written.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A person with an account: a citizen or a member of staff.
    PersonId;
    /// An organisation for which people may act.
    OrganisationId;
    /// A case (办件) from its filing on.
    CaseId;
    /// An application that is not filed yet.
    DraftId;
    /// A stored file.
    FileId;
    /// A document the hall has issued (文书).
    DocumentId;
    /// A session of a signed-in person.
    SessionId;
    /// A message to a person.
    MessageId;
    /// An absence from a desk (请假).
    AbsenceId;
    /// A conversation (咨询).
    ConversationId;
    /// What was said in a conversation, by the name its writer's device gave it.
    EntryId;
    /// A matter (诉求): a complaint, a petition, a request for disclosure or a challenge.
    MatterId;
    /// A canned answer of a desk (常用语).
    CannedAnswerId;
    /// An answer that everybody reads (常见问答).
    PublishedAnswerId;
    /// A reply template of a department (答复模板).
    ReplyTemplateId;
}
