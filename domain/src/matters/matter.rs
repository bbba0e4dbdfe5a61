//! A matter of whichever procedure, for those who list, sweep and show them all.

use super::{
    Asker, Clocks, Holders, Origin, Part, Phase, Procedure, Refusal, Setting, Timer, row::offered,
};
use crate::{
    Date, Moment,
    calendar::{Calendar, Due},
    complaints::{self, CallBack, Complaint},
    disclosure_requests::{self, DisclosureRequest},
    licensing::words,
    petitions::{self, Petition},
    procurement::{self, Challenge},
    rectifications::{self, Rectification},
};
use serde::{Deserialize, Serialize};

words! {
    /// How somebody goes on from an answer that ends its procedure (FY 20, 23; SS 44–46).
    pub enum Remedy {
        /// 复议前置: reconsideration, which must come before a court hears it (FY 23).
        ReconsiderationFirst = "reconsideration_first",
        /// 复议或者诉讼: reconsideration or a court, as one likes (GK 51, CG 58).
        Either = "either",
    }
}

/// Declares the enums that have a variant for each procedure, and asks whichever it is.
macro_rules! procedures {
    ($($variant:ident: $word:literal, $module:ident, $aggregate:ident;)+) => {
        /// A matter, by its procedure.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "procedure")]
        pub enum Matter {
            $(
                #[doc = concat!("One that is heard as `", $word, "`.")]
                #[serde(rename = $word)]
                $variant(Box<$aggregate>),
            )+
        }

        /// Something that happened to a matter, by its procedure.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "procedure")]
        pub enum Fact {
            $(
                #[doc = concat!("To one that is heard as `", $word, "`.")]
                #[serde(rename = $word)]
                $variant($module::Fact),
            )+
        }

        /// What somebody wants of a matter, by its procedure.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "procedure")]
        pub enum Command {
            $(
                #[doc = concat!("Of one that is heard as `", $word, "`.")]
                #[serde(rename = $word)]
                $variant($module::Command),
            )+
        }

        /// What can be done to a matter, by its procedure: the name of a command, without what it says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ActionKind {
            $(
                #[doc = concat!("To one that is heard as `", $word, "`.")]
                $variant($module::ActionKind),
            )+
        }

        impl ActionKind {
            /// The lasting word for it, which is one of its procedure.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant(it) => it.word(),)+
                }
            }
        }

        impl Matter {
            /// What its table offers, where it stands, to somebody who plays `parts`.
            fn in_table(&self, parts: &[Part]) -> Vec<ActionKind> {
                match self {
                    $(Self::$variant(it) => {
                        let actions = offered($module::TRANSITIONS, it.state, parts);
                        actions.into_iter().map(ActionKind::$variant).collect()
                    })+
                }
            }

            /// How it is heard.
            #[must_use]
            pub const fn procedure(&self) -> Procedure {
                match self {
                    $(Self::$variant(_) => Procedure::$variant,)+
                }
            }

            /// The word for where it stands, which is one of its procedure.
            #[must_use]
            pub const fn state(&self) -> &'static str {
                match self {
                    $(Self::$variant(it) => it.state.word(),)+
                }
            }

            /// How far it is.
            #[must_use]
            pub const fn phase(&self) -> Phase {
                match self {
                    $(Self::$variant(it) => it.state.phase(),)+
                }
            }

            /// Who brought it, what about and where.
            #[must_use]
            pub const fn origin(&self) -> &Origin {
                match self {
                    $(Self::$variant(it) => &it.origin,)+
                }
            }

            /// Who has it, and who never may.
            #[must_use]
            pub const fn holders(&self) -> &Holders {
                match self {
                    $(Self::$variant(it) => &it.holders,)+
                }
            }

            /// Since when it stands where it stands.
            #[must_use]
            pub const fn since(&self) -> Moment {
                match self {
                    $(Self::$variant(it) => it.since,)+
                }
            }

            /// Its clocks.
            #[must_use]
            pub const fn clocks(&self) -> &Clocks {
                match self {
                    $(Self::$variant(it) => &it.clocks,)+
                }
            }

            /// Folds what happened; what belongs to another procedure changes nothing.
            pub fn apply(&mut self, fact: &Fact, at: Moment) {
                match (self, fact) {
                    $((Self::$variant(it), Fact::$variant(fact)) => it.apply(fact, at),)+
                    _ => {}
                }
            }

            /// The matter that its whole log tells of; none when the log does not begin with its coming in.
            #[must_use]
            pub fn replay(log: &[(Moment, Fact)]) -> Option<Self> {
                let (at, first) = log.first()?;
                let mut matter = match first {
                    $(Fact::$variant(fact) => {
                        Self::$variant(Box::new($aggregate::replay([(*at, fact)])?))
                    })+
                };
                log.iter().skip(1).for_each(|(at, fact)| matter.apply(fact, *at));
                Some(matter)
            }
        }

        impl Fact {
            /// The lasting word for it, which is one of its procedure.
            #[must_use]
            pub const fn word(&self) -> &'static str {
                match self {
                    $(Self::$variant(it) => it.word(),)+
                }
            }
        }

        impl Command {
            /// The lasting word for it, which is one of its procedure.
            #[must_use]
            pub const fn word(&self) -> &'static str {
                match self {
                    $(Self::$variant(it) => it.word(),)+
                }
            }
        }

        /// What happens when `asker` wants `command` of `matter`.
        ///
        /// # Errors
        /// The [`Refusal`] of its procedure; [`Refusal::WrongState`] for a command of another one.
        pub fn decide(
            matter: &Matter,
            command: Command,
            asker: &Asker,
            setting: Setting<'_>,
        ) -> Result<Vec<Fact>, Refusal> {
            match (matter, command) {
                $((Matter::$variant(it), Command::$variant(command)) => {
                    let facts = $module::decide(it, command, asker, setting)?;
                    Ok(facts.into_iter().map(Fact::$variant).collect())
                })+
                _ => Err(Refusal::WrongState),
            }
        }

        /// Everything that periods have brought about by now, in the order of their days.
        #[must_use]
        pub fn fire_due(matter: &Matter, setting: Setting<'_>) -> Vec<Fact> {
            match matter {
                $(Matter::$variant(it) => {
                    $module::fire_due(it, setting).into_iter().map(Fact::$variant).collect()
                })+
            }
        }
    };
}

procedures! {
    Complaint: "complaint", complaints, Complaint;
    Petition: "petition", petitions, Petition;
    Disclosure: "disclosure", disclosure_requests, DisclosureRequest;
    Procurement: "procurement", procurement, Challenge;
    Rectification: "rectification", rectifications, Rectification;
}

impl Matter {
    /// What somebody who plays `parts` can do to it where it stands; what was done once and is not done again is left out.
    #[must_use]
    pub fn offered(&self, parts: &[Part]) -> Vec<ActionKind> {
        let mut offered = self.in_table(parts);
        offered.retain(|it| match (self, it) {
            (Self::Disclosure(it), ActionKind::Disclosure(action)) => it.is_time_for(*action),
            (Self::Petition(it), ActionKind::Petition(action)) => it.is_time_for(*action),
            (Self::Procurement(it), ActionKind::Procurement(action)) => it.is_time_for(*action),
            _ => true,
        });
        offered
    }

    /// How whoever brought it goes on from the answer that it has.
    #[must_use]
    pub fn remedy(&self) -> Option<Remedy> {
        match self {
            Self::Disclosure(it) if it.state == disclosure_requests::State::Answered => {
                let is_first = it.answer.as_ref()?.kind.is_reconsidered_first();
                Some(if is_first { Remedy::ReconsiderationFirst } else { Remedy::Either })
            }
            Self::Procurement(it) if it.state == procurement::State::Decided => {
                Some(Remedy::Either)
            }
            _ => None,
        }
    }

    /// Whether an answer is owed by either side.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.phase().is_open()
    }

    /// Key of the department that has to act: the one above while it decides on an appeal or a review, else the one that
    /// leads its handling; before that, the desk that sorts it.
    #[must_use]
    pub fn lead_department(&self) -> &str {
        let holders = self.holders();
        let is_above = match self {
            Self::Petition(it) => it.state.is_above(),
            Self::Complaint(it) => it.state == complaints::State::Appealed,
            _ => false,
        };
        if is_above {
            return &holders.superior;
        }
        holders.lead.as_deref().unwrap_or(&holders.desk)
    }

    /// The next last day on which somebody of the hall has to act.
    #[must_use]
    pub fn due(&self, calendar: &Calendar) -> Option<Due> {
        self.clocks().next_due(calendar)
    }

    /// What happens by itself unless somebody acts before.
    #[must_use]
    pub fn next_timer(&self, calendar: &Calendar) -> Option<Timer> {
        self.clocks().next_timer(calendar)
    }

    /// Whether the hall has let a period pass, seen from the day `on`.
    #[must_use]
    pub fn is_late(&self, on: Date, calendar: &Calendar) -> bool {
        let mut owed = self.clocks().iter().filter(|it| !it.id().is_right());
        owed.any(|clock| clock.reading(on, calendar).overdue > 0)
    }

    /// Whether whoever brought it was satisfied, where they were asked and have said it.
    #[must_use]
    pub fn satisfied(&self) -> Option<bool> {
        let called_back = match self {
            Self::Complaint(it) => it.called_back,
            Self::Rectification(it) => it.called_back,
            _ => None,
        };
        match called_back? {
            CallBack::Satisfied => Some(true),
            CallBack::Dissatisfied => Some(false),
            CallBack::NotReached => None,
        }
    }
}
