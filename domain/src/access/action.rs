//! What somebody may want to do.

use crate::licensing::ActionKind;

/// An action that needs a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// See that a case exists, where it stands and its documents.
    SeeCase,
    /// See the answers and the materials, and download the files.
    SeeMaterials,
    /// Add a file to a case that waits for one.
    AttachFile,
    /// Do something to a case.
    Do(ActionKind),
    /// See a draft and its files.
    SeeDraft,
    /// Write in a draft, add files, throw it away.
    EditDraft,
    /// See the list of the cases of a department.
    SeeWorklist,
    /// See the figures of a department, or of the hall.
    ReadReports,
    /// Edit and publish items, departments and forms.
    EditCatalogue,
    /// Load the days off of a year.
    LoadCalendar,
    /// Open and close accounts of staff, and give them roles.
    EditStaff,
    /// End the sessions of another person.
    EndSessions,
    /// Read the log of what all of them did.
    ReadAudit,
    /// Read a conversation.
    SeeConversation,
    /// Take a conversation, answer, hand it over and end it.
    AnswerConversation,
    /// See to it that a conversation is answered, and give it to somebody.
    SuperviseConversation,
    /// See that a matter exists, where it stands and what was said in it.
    SeeMatter,
    /// See who brought a matter; each reading is noted.
    SeeFiler,
    /// Accept, decline, dispatch and join matters.
    TriageMatter,
    /// Handle a matter, or assist in that.
    HandleMatter,
    /// Approve what another one of the department proposes in a matter.
    ApproveMatter,
    /// Decide on the appeal or the review of a matter.
    ReviewMatter,
    /// Urge that a matter is handled.
    SuperviseMatter,
    /// Write, change and retire the reply templates of a department.
    KeepTemplates,
    /// The same with those that serve all departments.
    KeepCommonTemplates,
    /// Say how it was.
    Rate,
    /// Read the ratings of a department, without those who gave them.
    SeeRatings,
    /// Let a visit to one's window be rated.
    InviteToRate,
}

impl Action {
    /// Every action, those on a case in the order of the table of transitions.
    pub fn all() -> impl Iterator<Item = Self> {
        let on_cases = [Self::SeeCase, Self::SeeMaterials, Self::AttachFile];
        let others = [
            Self::SeeDraft,
            Self::EditDraft,
            Self::SeeWorklist,
            Self::ReadReports,
            Self::EditCatalogue,
            Self::LoadCalendar,
            Self::EditStaff,
            Self::EndSessions,
            Self::ReadAudit,
            Self::SeeConversation,
            Self::AnswerConversation,
            Self::SuperviseConversation,
            Self::SeeMatter,
            Self::SeeFiler,
            Self::TriageMatter,
            Self::HandleMatter,
            Self::ApproveMatter,
            Self::ReviewMatter,
            Self::SuperviseMatter,
            Self::KeepTemplates,
            Self::KeepCommonTemplates,
            Self::Rate,
            Self::SeeRatings,
            Self::InviteToRate,
        ];
        let commands = ActionKind::ALL.iter().copied().map(Self::Do);
        on_cases.into_iter().chain(commands).chain(others)
    }

    /// The lasting word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SeeCase => "see_case",
            Self::SeeMaterials => "see_materials",
            Self::AttachFile => "attach_file",
            Self::Do(kind) => kind.word(),
            Self::SeeDraft => "see_draft",
            Self::EditDraft => "edit_draft",
            Self::SeeWorklist => "see_worklist",
            Self::ReadReports => "read_reports",
            Self::EditCatalogue => "edit_catalogue",
            Self::LoadCalendar => "load_calendar",
            Self::EditStaff => "edit_staff",
            Self::EndSessions => "end_sessions",
            Self::ReadAudit => "read_audit",
            Self::SeeConversation => "see_conversation",
            Self::AnswerConversation => "answer_conversation",
            Self::SuperviseConversation => "supervise_conversation",
            Self::SeeMatter => "see_matter",
            Self::SeeFiler => "see_filer",
            Self::TriageMatter => "triage_matter",
            Self::HandleMatter => "handle_matter",
            Self::ApproveMatter => "approve_matter",
            Self::ReviewMatter => "review_matter",
            Self::SuperviseMatter => "supervise_matter",
            Self::KeepTemplates => "keep_templates",
            Self::KeepCommonTemplates => "keep_common_templates",
            Self::Rate => "rate_service",
            Self::SeeRatings => "see_ratings",
            Self::InviteToRate => "invite_to_rate",
        }
    }
}
