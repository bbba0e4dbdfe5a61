//! What a matter is about.

use crate::ids::{CaseId, ConversationId, PersonId};
use serde::{Deserialize, Serialize};

/// What a matter is about, and against whom it is therefore directed (被投诉对象).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "concern", rename_all = "snake_case")]
pub enum Concern {
    /// A case, and how it was handled.
    Case {
        /// Which.
        id: CaseId,
        /// Key of the department that has it.
        department: String,
        /// Who took part in it.
        #[serde(default)]
        handled_by: Vec<PersonId>,
    },
    /// A window of the hall.
    Window {
        /// Key of its department; empty where nobody has said it.
        department: String,
        /// What stands over it; empty where nobody has said it.
        window: String,
    },
    /// A member of staff.
    StaffMember {
        /// Who, where that is known.
        person: Option<PersonId>,
        /// Key of their department; empty where nobody has said it.
        department: String,
        /// Whether they lead it.
        #[serde(default)]
        leads: bool,
        /// Name or number as it was typed.
        #[serde(default)]
        named: String,
    },
    /// A conversation, and how it was answered.
    Conversation {
        /// Which.
        id: ConversationId,
        /// Key of the department that had it.
        department: String,
        /// Who answered.
        agent: Option<PersonId>,
    },
    /// A department as a whole.
    Department {
        /// Its key.
        department: String,
    },
}

impl Concern {
    /// Key of the department it concerns.
    #[must_use]
    pub fn department(&self) -> &str {
        match self {
            Self::Case { department, .. }
            | Self::Window { department, .. }
            | Self::StaffMember { department, .. }
            | Self::Conversation { department, .. }
            | Self::Department { department } => department,
        }
    }

    /// The people it concerns, who never have it (XF 30, 46).
    #[must_use]
    pub fn people(&self) -> Vec<PersonId> {
        match self {
            Self::Case { handled_by, .. } => handled_by.clone(),
            Self::StaffMember { person: one, .. } | Self::Conversation { agent: one, .. } => {
                one.iter().copied().collect()
            }
            Self::Window { .. } | Self::Department { .. } => Vec::new(),
        }
    }

    /// Whether the department as such is complained about, itself or by its head, so that it never has the matter.
    #[must_use]
    pub const fn bars_department(&self) -> bool {
        matches!(self, Self::Department { .. } | Self::StaffMember { leads: true, .. })
    }
}
