//! Who looks at the page, and how they like to see it.

use crate::text::{Language, Message, frame};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The visitor of one page load.
///
/// The server decides it from cookies and headers; the browser reads it from the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visitor {
    /// The language of every sentence.
    pub language: Language,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// How large the type is.
    pub size: Size,
    /// Elder mode (长辈版): larger type, larger targets.
    pub is_elder: bool,
    /// Present for people who have signed in.
    pub signed_in: Option<SignedIn>,
}

impl Visitor {
    /// Whether type is so large that a phone shows fewer things beside one another.
    #[must_use]
    pub const fn is_roomy(&self) -> bool {
        self.is_elder || matches!(self.size, Size::Larger | Size::Largest)
    }
}

/// What every page knows of a person who has signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// The name to greet with.
    pub name: String,
    /// Whether the workbench is theirs to see.
    pub is_staff: bool,
    /// Messages they have not opened yet.
    pub unread: i64,
}

/// How light the page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Dark text on white paper.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Theme {
    /// The word in the cookie and in `<html data-theme>`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|theme| theme.word() == word)
    }
}

/// How large the type is, up to the 30 px that the general design specification for older people asks for (MIIT).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// 16 px; 20 px in elder mode.
    #[default]
    Standard,
    /// 20 px.
    Large,
    /// 24 px.
    Larger,
    /// 30 px.
    Largest,
}

impl Size {
    /// Every size, from the smallest.
    pub const ALL: [Self; 4] = [Self::Standard, Self::Large, Self::Larger, Self::Largest];

    /// The word in the cookie and in `<html data-size>`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Large => "large",
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }

    /// The size with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.word() == word)
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> Message {
        match self {
            Self::Standard => frame::SIZE_STANDARD,
            Self::Large => frame::SIZE_LARGE,
            Self::Larger => frame::SIZE_LARGER,
            Self::Largest => frame::SIZE_LARGEST,
        }
    }
}

/// The visitor of the page that is being shown.
///
/// # Panics
/// Outside [`crate::routes::App`], which provides it.
#[must_use]
pub fn visitor() -> Visitor {
    use_context().expect("the application provides the visitor")
}

/// The language of the page that is being shown.
#[must_use]
pub fn language() -> Language {
    use_context::<Visitor>().map(|visitor| visitor.language).unwrap_or_default()
}
