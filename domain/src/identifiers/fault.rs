//! Why a text is not the identifier it should be.

use super::{
    CaseNumberFault, CitizenIdFault, CreditCodeFault, ItemCodeFault, MobileFault, ProjectCodeFault,
    QueryCodeFault, StaffNumberFault,
};
use std::fmt;

/// Declares an enum of reasons, each with the code of its sentence in `locales` and a text for logs.
macro_rules! reasons {
    ($(#[$doc:meta])* $name:ident { $($(#[$reason_doc:meta])* $reason:ident = $code:literal, $text:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$reason_doc])* $reason,)+
        }

        impl $name {
            /// Every reason.
            pub const ALL: &[Self] = &[$(Self::$reason,)+];

            /// The code of the reason, unique among all identifiers.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$reason => $code,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self { $(Self::$reason => $text,)+ })
            }
        }

        impl std::error::Error for $name {}
    };
}

pub(super) use reasons;

/// Declares serde as a string through `parse` and `Display`.
macro_rules! serde_as_string {
    ($($name:ident($fault:ident);)+) => {$(
        impl std::str::FromStr for $name {
            type Err = $fault;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $fault;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    )+};
}

pub(super) use serde_as_string;

/// A fault of any identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdentifierFault {
    /// Of a citizen id.
    CitizenId(CitizenIdFault),
    /// Of a unified social credit code.
    CreditCode(CreditCodeFault),
    /// Of a mobile number.
    Mobile(MobileFault),
    /// Of a basic, implementation or handling code.
    ItemCode(ItemCodeFault),
    /// Of a project code.
    ProjectCode(ProjectCodeFault),
    /// Of a case number.
    CaseNumber(CaseNumberFault),
    /// Of a query code.
    QueryCode(QueryCodeFault),
    /// Of a staff number.
    StaffNumber(StaffNumberFault),
}

macro_rules! sum {
    ($($kind:ident($fault:ident),)+) => {
        impl IdentifierFault {
            /// The code of the reason, unique among all identifiers.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$kind(fault) => fault.code(),)+ }
            }
        }

        impl fmt::Display for IdentifierFault {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$kind(fault) => fault.fmt(f),)+ }
            }
        }

        impl std::error::Error for IdentifierFault {}

        $(impl From<$fault> for IdentifierFault {
            fn from(fault: $fault) -> Self {
                Self::$kind(fault)
            }
        })+

        #[cfg(test)]
        fn all() -> Vec<IdentifierFault> {
            let mut all = Vec::new();
            $(all.extend($fault::ALL.iter().copied().map(IdentifierFault::from));)+
            all
        }
    };
}

sum! {
    CitizenId(CitizenIdFault),
    CreditCode(CreditCodeFault),
    Mobile(MobileFault),
    ItemCode(ItemCodeFault),
    ProjectCode(ProjectCodeFault),
    CaseNumber(CaseNumberFault),
    QueryCode(QueryCodeFault),
    StaffNumber(StaffNumberFault),
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_reason_has_a_code_and_a_text_of_its_own() {
        let codes: BTreeSet<_> = all().iter().map(|fault| fault.code()).collect();
        assert_eq!(codes.len(), all().len());
        for fault in all() {
            assert!(fault.code().bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase()));
            assert!(!fault.to_string().is_empty() && !fault.to_string().ends_with('.'));
        }
    }
}
