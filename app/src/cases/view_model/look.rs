//! How a case looks: a colour, and always an icon and words beside it.

use serde::{Deserialize, Serialize};

/// How a case looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// It is on its way.
    Running,
    /// The clock stands, or waits for the applicant.
    Paused,
    /// A limit ends soon.
    Soon,
    /// A limit has passed.
    Over,
    /// It came to a good end.
    Done,
    /// It came to another end.
    Ended,
}

/// A few words in a coloured box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagView {
    /// Its colour and icon.
    pub look: Look,
    /// The words.
    pub words: String,
}

impl Look {
    /// The classes of a tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Running => "govuk-tag",
            Self::Paused => "govuk-tag hall-tag--paused",
            Self::Soon => "govuk-tag hall-tag--soon",
            Self::Over => "govuk-tag hall-tag--over",
            Self::Done | Self::Ended => "govuk-tag hall-tag--plain",
        }
    }

    /// The classes of the card of a clock.
    #[must_use]
    pub const fn clock(self) -> &'static str {
        match self {
            Self::Paused => "hall-card hall-clock hall-clock--paused",
            Self::Soon => "hall-card hall-clock hall-clock--soon",
            Self::Over => "hall-card hall-clock hall-clock--over",
            Self::Running | Self::Done | Self::Ended => "hall-card hall-clock",
        }
    }

    /// The classes of the card with what to do next.
    #[must_use]
    pub const fn next(self) -> &'static str {
        match self {
            Self::Soon => "hall-next hall-next--soon",
            Self::Over => "hall-next hall-next--over",
            _ => "hall-next",
        }
    }

    /// The icon that says the same without colour.
    #[must_use]
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Running => "hourglass",
            Self::Paused => "pause",
            Self::Soon => "triangle-alert",
            Self::Over => "circle-alert",
            Self::Done => "check",
            Self::Ended => "circle-x",
        }
    }
}
