//! Enums that carry what was said, and beside each the plain list of its words.

/// Declares an enum with fields, tagged by a lasting word, and the plain enum of the same words.
///
/// `kind` gives the plain one, which lists, tables and text keys are made of; `word` gives its word.
macro_rules! told {
    (
        tag = $tag:literal;
        $(#[$meta:meta])* pub enum $name:ident;
        $(#[$kind_meta:meta])* pub enum $kind:ident;
        $(
            $(#[$doc:meta])*
            $variant:ident $({ $($(#[$field_meta:meta])* $field:ident: $type:ty,)+ })? = $word:literal,
        )+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = $tag)]
        pub enum $name {
            $(
                $(#[$doc])*
                #[serde(rename = $word)]
                $variant $({ $($(#[$field_meta])* $field: $type,)+ })?,
            )+
        }

        impl $name {
            /// Which one it is, without what it says.
            #[must_use]
            pub const fn kind(&self) -> $kind {
                match self {
                    $(Self::$variant { .. } => $kind::$variant,)+
                }
            }

            /// The lasting word for it.
            #[must_use]
            pub const fn word(&self) -> &'static str {
                self.kind().word()
            }
        }

        $crate::licensing::words! {
            $(#[$kind_meta])*
            pub enum $kind {
                $($(#[$doc])* $variant = $word,)+
            }
        }
    };
}

pub(crate) use told;
