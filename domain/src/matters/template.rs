//! Reply templates (答复模板): what a department answers often, written once, filled from the matter that is answered.

use super::{ActionKind, Procedure};
use crate::{
    complaints, disclosure_requests,
    licensing::{UnknownWord, words},
    petitions, placeholders, procurement,
};
use std::{fmt, str::FromStr};

/// Longest name of a template, in characters.
pub const TEMPLATE_NAME_CHARS: usize = 60;
/// Longest text of a template, in characters.
pub const TEMPLATE_TEXT_CHARS: usize = 4_000;

words! {
    /// What a template leaves open, written as `{编号}`; who brought the matter is nothing that it can ask for.
    pub enum Blank {
        /// The number of the matter.
        Number = "编号",
        /// What was brought, in one line.
        Title = "标题",
        /// The day on which it came in.
        LodgedOn = "提交日期",
        /// The last day of the period that runs.
        DueOn = "办理期限",
        /// The department that has it.
        Department = "承办部门",
    }
}

impl Blank {
    /// The first word between braces that is none; a brace that is left open counts as one.
    #[must_use]
    pub fn unknown(text: &str) -> Option<&str> {
        placeholders::unknown(text, |word| word.parse::<Self>().is_ok())
    }

    /// The text with what `value` knows; what nobody knows stays open.
    #[must_use]
    pub fn fill(text: &str, value: impl Fn(Self) -> Option<String>) -> String {
        placeholders::filled(text, Self::ALL.iter().map(|it| (it.word(), value(*it))))
    }
}

/// What a text that is about to be sent still leaves open.
#[must_use]
pub fn unfilled(text: &str) -> Option<Blank> {
    Blank::ALL.iter().copied().find(|it| text.contains(&placeholders::open(it.word())))
}

/// What a template fits: a procedure, or within it one kind of matter or one way in which it ends.
///
/// Written as `complaint`, or `complaint/service`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fit {
    /// By which procedure the matter is heard.
    pub procedure: Procedure,
    /// What within it; none for all of it.
    pub within: Option<&'static str>,
}

impl Fit {
    /// Every procedure that somebody answers, each followed by the kinds of its matters.
    #[must_use]
    pub fn to_kinds() -> Vec<Self> {
        let of = |procedure: &Procedure| {
            let kinds = procedure.kinds().into_iter().map(Some);
            std::iter::once(None)
                .chain(kinds)
                .map(|within| Self { procedure: *procedure, within })
                .collect::<Vec<_>>()
        };
        Procedure::ANSWERED.iter().flat_map(of).collect()
    }

    /// Every way in which a matter ends, by procedure.
    #[must_use]
    pub fn to_outcomes() -> Vec<Self> {
        let of = |procedure: &Procedure| {
            let outcomes = procedure.outcomes().into_iter();
            outcomes
                .map(|within| Self { procedure: *procedure, within: Some(within) })
                .collect::<Vec<_>>()
        };
        Procedure::ANSWERED.iter().flat_map(of).collect()
    }

    /// Whether it fits a matter of this kind.
    #[must_use]
    pub fn covers(self, procedure: Procedure, kind: &str) -> bool {
        self.procedure == procedure && self.within.is_none_or(|it| it == kind)
    }
}

impl fmt::Display for Fit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.procedure.word())?;
        self.within.map_or(Ok(()), |within| write!(f, "/{within}"))
    }
}

impl FromStr for Fit {
    type Err = UnknownWord;

    fn from_str(typed: &str) -> Result<Self, UnknownWord> {
        let mut all = Self::to_kinds().into_iter().chain(Self::to_outcomes());
        all.find(|it| it.to_string() == typed).ok_or(UnknownWord)
    }
}

impl Procedure {
    /// Those whose matters are answered on a page.
    pub const ANSWERED: &'static [Self] =
        &[Self::Complaint, Self::Petition, Self::Disclosure, Self::Procurement];

    /// The words of the kinds that its matters have; none where all are of one.
    #[must_use]
    pub fn kinds(self) -> Vec<&'static str> {
        match self {
            Self::Complaint => complaints::Kind::ALL.iter().map(|it| it.word()).collect(),
            Self::Procurement => procurement::Begin::ALL.iter().map(|it| it.word()).collect(),
            Self::Petition | Self::Disclosure | Self::Rectification => Vec::new(),
        }
    }

    /// The words of the ways in which its answers end.
    #[must_use]
    pub fn outcomes(self) -> Vec<&'static str> {
        match self {
            Self::Complaint => complaints::Outcome::ALL.iter().map(|it| it.word()).collect(),
            Self::Petition => petitions::Finding::ALL.iter().map(|it| it.word()).collect(),
            Self::Disclosure => {
                disclosure_requests::AnswerKind::ALL.iter().map(|it| it.word()).collect()
            }
            Self::Procurement => procurement::Outcome::ALL.iter().map(|it| it.word()).collect(),
            Self::Rectification => Vec::new(),
        }
    }
}

impl ActionKind {
    /// Whether it answers whoever brought the matter, so that a template may begin it.
    #[must_use]
    pub const fn is_answer(self) -> bool {
        use procurement::ActionKind as P;
        matches!(
            self,
            Self::Complaint(complaints::ActionKind::Propose)
                | Self::Disclosure(disclosure_requests::ActionKind::Propose)
                | Self::Petition(petitions::ActionKind::Propose)
                | Self::Procurement(P::AnswerEnquiry | P::AnswerChallenge | P::Propose)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_asks_for_nothing_that_tells_who_brought_the_matter() {
        assert_eq!(Blank::unknown("{编号}：{承办部门}已办结。"), None);
        for word in ["姓名", "手机号", "反映人"] {
            assert_eq!(Blank::unknown(&placeholders::open(word)), Some(word));
        }
        assert_eq!(Blank::unknown("{编号"), Some("编号"));
    }

    #[test]
    fn what_is_known_is_filled_in_and_what_is_left_open_is_found() {
        let value = |blank| (blank == Blank::Number).then(|| "T26{标题}".to_owned());
        let text = Blank::fill("{编号}于{提交日期}收到。", value);
        assert_eq!(text, "T26标题于{提交日期}收到。");
        assert_eq!(unfilled(&text), Some(Blank::LodgedOn));
        // Other braces are what somebody meant to write.
        assert_eq!(unfilled("见附件 {1}，2026年3月2日收到。"), None);
    }

    #[test]
    fn what_a_template_fits_is_written_and_read_alike() {
        for fit in Fit::to_kinds().into_iter().chain(Fit::to_outcomes()) {
            assert_eq!(fit.to_string().parse(), Ok(fit));
        }
        for unknown in ["", "complaint/", "petition/service", "rectification", "complaint/upheld"] {
            assert_eq!(unknown.parse::<Fit>(), Err(UnknownWord), "{unknown}");
        }
    }

    #[test]
    fn a_template_fits_its_procedure_and_within_it_its_kind() {
        let of = |typed: &str| typed.parse::<Fit>().unwrap();
        assert!(of("complaint").covers(Procedure::Complaint, "service"));
        assert!(of("complaint/service").covers(Procedure::Complaint, "service"));
        assert!(!of("complaint/praise").covers(Procedure::Complaint, "service"));
        assert!(!of("petition").covers(Procedure::Complaint, "petition"));
    }
}
