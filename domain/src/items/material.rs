//! The documents an application needs (申请材料, domain A.7).

use crate::{Text, forms::Condition};
use serde::{Deserialize, Serialize};

/// One document of an item's closed list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// Unique in the item: `a-z`, `0-9` and `-`.
    pub key: String,
    /// What the document is called; never "other materials" (一次性告知).
    pub name: Text,
    /// What kind of document it is.
    pub nature: Nature,
    /// Whether it is needed.
    pub necessity: Necessity,
    /// Asked for only when this holds of the answers.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Paper, electronic or either.
    pub medium: Medium,
    /// Who provides it.
    pub source: MaterialSource,
    /// The law that allows asking for it.
    pub basis: Text,
    /// When it is accepted as good.
    pub standard: Text,
    /// How many copies; files at most when electronic; 0 where the hall fetches it.
    pub copies: u8,
    /// Public path of a filled-in sample below `/samples/`.
    #[serde(default)]
    pub sample: Option<String>,
    /// A filled-in sample in words, line by line; XK 30 orders one of the two samples for every form.
    #[serde(default)]
    pub sample_text: Option<Text>,
}

/// What kind of document a material is (申请材料类型).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// A form or text that the applicant fills in or writes.
    Form,
    /// An original, such as a photo or a drawing.
    Original,
    /// A copy, shown together with its original.
    Copy,
    /// A proof or report by somebody else.
    Proof,
    /// A licence or certificate.
    Licence,
}

/// Whether a document is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Necessity {
    /// Nothing is granted without it.
    Mandatory,
    /// Helps, but is not required.
    Optional,
    /// Secondary: may follow later where the item allows it (容缺).
    Deferrable,
}

/// The form in which a document is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Medium {
    /// On paper, at the counter.
    Paper,
    /// As a file.
    Electronic,
    /// Either.
    Both,
}

/// Who provides a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MaterialSource {
    /// The applicant makes it.
    Applicant,
    /// A government department issued it to the applicant.
    Issued,
    /// The hall fetches it from another department; it must not be asked of the applicant (ZX 7).
    Shared,
}
