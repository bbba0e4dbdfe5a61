//! As what something is brought, and the pages on which it is written: data, by procedure.

use domain::{complaints::Kind, licensing::UnknownWord, matters::Procedure};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// As what something is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Topic {
    /// A complaint, and what it is about.
    Complaint(Kind),
    /// A request for the disclosure of information.
    Disclosure,
    /// A petition.
    Petition,
    /// An enquiry or a challenge of a supplier.
    Procurement,
}

/// A page on which a matter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What happened, or what is wanted.
    Told,
    /// About what, or to whom it is directed.
    About,
    /// Who brings it, and how known they want to be.
    Who,
    /// What proves it.
    Files,
}

/// A question that is asked of whoever writes a matter; what each asks is said in the words of its procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// In one line.
    Title,
    /// What happened.
    Told,
    /// What is wanted.
    Wish,
    /// Where it happened, in words or as a point on the map.
    Place,
    /// Number of the case it is about.
    Case,
    /// Whether it is about the conversation in which it was begun.
    Conversation,
    /// The window it is about.
    Window,
    /// Name or number of the member of staff it is about, who then never has it (XF 30).
    Staff,
    /// Key of the department it is about, or to which it is directed.
    Department,
    /// Whether it is directed against that department, which then never has it (XF 30).
    Against,
    /// In which form information is wanted (GK 29).
    Form,
    /// With what a supplier begins.
    Begin,
    /// Number of the procurement project.
    Project,
    /// The day on which the supplier knew of it (CGT 53).
    KnownOn,
    /// How known they want to be.
    Known,
    /// Name.
    Name,
    /// Mobile number.
    Mobile,
    /// Where papers reach them.
    Address,
    /// How many bring it together (XF 20).
    People,
    /// Who speaks for them, one a line (XF 20).
    Representatives,
}

impl Topic {
    /// How it is heard.
    #[must_use]
    pub const fn procedure(self) -> Procedure {
        match self {
            Self::Complaint(_) => Procedure::Complaint,
            Self::Disclosure => Procedure::Disclosure,
            Self::Petition => Procedure::Petition,
            Self::Procurement => Procedure::Procurement,
        }
    }

    /// As what something is brought by `procedure`; none for what nobody brings, and for a complaint about nothing.
    #[must_use]
    pub const fn of(procedure: Procedure, kind: Option<Kind>) -> Option<Self> {
        match (procedure, kind) {
            (Procedure::Complaint, Some(kind)) => Some(Self::Complaint(kind)),
            (Procedure::Disclosure, _) => Some(Self::Disclosure),
            (Procedure::Petition, _) => Some(Self::Petition),
            (Procedure::Procurement, _) => Some(Self::Procurement),
            (Procedure::Complaint | Procedure::Rectification, _) => None,
        }
    }

    /// The word for it in addresses and forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Complaint(kind) => kind.word(),
            other => other.procedure().word(),
        }
    }

    /// Whether whoever brings it is known by an account with an identity number: a request for disclosure says who asks,
    /// with proof (GK 29).
    #[must_use]
    pub const fn needs_account(self) -> bool {
        matches!(self, Self::Disclosure)
    }

    /// What is asked on a page, in its order.
    #[must_use]
    pub const fn fields(self, step: Step) -> &'static [Field] {
        use Field as F;
        match (self, step) {
            (_, Step::Files) => &[],
            (Self::Complaint(_) | Self::Petition, Step::Told) => {
                &[F::Title, F::Told, F::Place, F::Wish]
            }
            (Self::Complaint(_), Step::About) => {
                &[F::Case, F::Conversation, F::Department, F::Window, F::Staff]
            }
            (Self::Complaint(_), Step::Who) => &[F::Known, F::Name, F::Mobile],
            (Self::Disclosure, Step::Told) => &[F::Title, F::Told, F::Form],
            (Self::Disclosure, Step::About) => &[F::Department],
            (Self::Disclosure, Step::Who) => &[F::Mobile, F::Address],
            (Self::Petition, Step::About) => &[F::Department, F::Against],
            (Self::Petition, Step::Who) => {
                &[F::Known, F::Name, F::Mobile, F::Address, F::People, F::Representatives]
            }
            (Self::Procurement, Step::Told) => &[F::Begin, F::Title, F::Told, F::Wish],
            (Self::Procurement, Step::About) => &[F::Department, F::Project, F::KnownOn],
            (Self::Procurement, Step::Who) => &[F::Name, F::Mobile, F::Address],
        }
    }

    /// Whether `field` is asked at all.
    #[must_use]
    pub fn asks(self, field: Field) -> bool {
        Step::ALL.into_iter().any(|step| self.fields(step).contains(&field))
    }
}

impl FromStr for Topic {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        if let Ok(kind) = word.parse() {
            return Ok(Self::Complaint(kind));
        }
        let procedure: Procedure = word.parse()?;
        Self::of(procedure, None).ok_or(UnknownWord)
    }
}

impl TryFrom<String> for Topic {
    type Error = UnknownWord;

    fn try_from(word: String) -> Result<Self, Self::Error> {
        word.parse()
    }
}

impl From<Topic> for String {
    fn from(topic: Topic) -> Self {
        topic.word().to_owned()
    }
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Told, Self::About, Self::Who, Self::Files];

    /// The word for it in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::About => "about",
            Self::Who => "who",
            Self::Files => "files",
        }
    }

    /// The page under a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// The page after it; none when everything was asked.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().skip_while(|it| *it != self).nth(1)
    }
}

impl Field {
    /// Its name in forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Told => "told",
            Self::Wish => "wish",
            Self::Place => "place",
            Self::Case => "case",
            Self::Conversation => "conversation",
            Self::Window => "window",
            Self::Staff => "staff",
            Self::Department => "department",
            Self::Against => "against",
            Self::Form => "form",
            Self::Begin => "begin",
            Self::Project => "project",
            Self::KnownOn => "known_on",
            Self::Known => "known",
            Self::Name => "name",
            Self::Mobile => "mobile",
            Self::Address => "address",
            Self::People => "people",
            Self::Representatives => "representatives",
        }
    }
}
