//! Service items (政务服务事项): what the hall offers, as data.

pub mod circumstances;
mod item;
mod material;
mod publish;
mod stage;
mod texts;

pub use item::{
    Basis, Check, CheckAnswer, CommitmentPolicy, Contact, DeferredPolicy, ExpiryPolicy, Faq, Fee,
    Item, ItemKind, Limits, Mode, Object, Outcome, Remedies, Secret, Step,
};
pub use material::{Material, MaterialSource, Medium, Nature, Necessity};
pub use publish::{Defect, DefectCode, defects};
pub use stage::{Stage, StageLimits};
