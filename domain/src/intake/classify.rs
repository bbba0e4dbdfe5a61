//! From answers to a procedure.

use super::{Answer as A, Question as Q};
use crate::{
    complaints::Kind,
    matters::{Elsewhere as E, Procedure},
};

/// What comes after the answers so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another question.
    Ask(Q),
    /// A procedure of this hall takes it.
    Procedure {
        /// Which.
        procedure: Procedure,
        /// What is complained about, for a complaint.
        kind: Option<Kind>,
    },
    /// It belongs to a channel that is named.
    Elsewhere(E),
}

/// What an answer to a question leads to.
enum Way {
    Ask(Q),
    Take(Procedure),
    Elsewhere(E),
}

/// What comes after `answers`, from the first question on; answers behind the end change nothing.
///
/// `None` when an answer is none of its question.
#[must_use]
pub fn classify(answers: &[A]) -> Option<Step> {
    let mut question = Q::Danger;
    let mut kind = None;
    for answer in answers {
        if !question.answers().contains(answer) {
            return None;
        }
        kind = kind.or(answer.kind());
        match way(question, *answer) {
            Way::Ask(next) => question = next,
            Way::Take(procedure) => return Some(Step::Procedure { procedure, kind }),
            Way::Elsewhere(channel) => return Some(Step::Elsewhere(channel)),
        }
    }
    Some(Step::Ask(question))
}

/// Where an answer to its question leads.
const fn way(question: Q, answer: A) -> Way {
    match question {
        Q::Danger => danger(answer),
        Q::Wish => match answer {
            A::Hall => Way::Ask(Q::Complaint),
            A::Hotline => Way::Ask(Q::Request),
            A::Petition => Way::Ask(Q::Claim),
            A::Information => Way::Ask(Q::Information),
            _ => Way::Ask(Q::Supplier),
        },
        Q::Complaint | Q::Request => said(answer),
        Q::Case => match answer {
            // What is asked for or found in a case is said in the case, which has its own remedies (XK 7).
            A::CaseContent => Way::Elsewhere(E::Case),
            _ => Way::Take(Procedure::Complaint),
        },
        Q::Claim => claim(answer),
        Q::Act => match answer {
            A::Decided => Way::Elsewhere(E::Reconsideration),
            A::DecidedFirst => Way::Elsewhere(E::ReconsiderationFirst),
            _ => Way::Elsewhere(E::OwnProcedure),
        },
        Q::Before => match answer {
            A::Never => Way::Take(Procedure::Petition),
            A::UnderWay => Way::Elsewhere(E::PetitionUnderWay),
            _ => Way::Elsewhere(E::PetitionConcluded),
        },
        Q::Information => match answer {
            A::Get => Way::Take(Procedure::Disclosure),
            A::Settled => Way::Elsewhere(E::Petition),
            _ => Way::Elsewhere(E::OwnProcedure),
        },
        Q::Supplier => match answer {
            A::Takes => Way::Take(Procedure::Procurement),
            _ => Way::Elsewhere(E::Complaint),
        },
    }
}

/// How something was handled may be about a case; praise, suggestions, faults and questions are about none.
const fn said(answer: A) -> Way {
    match answer {
        A::Service | A::OverTime | A::UnlawfulFee | A::CannotBeDone | A::Help => Way::Ask(Q::Case),
        _ => Way::Take(Procedure::Complaint),
    }
}

/// Danger first, whatever else is wanted (BJ 11, AY 46).
const fn danger(answer: A) -> Way {
    match answer {
        A::Crime => Way::Elsewhere(E::Police),
        A::Fire => Way::Elsewhere(E::Fire),
        A::Injury => Way::Elsewhere(E::Ambulance),
        A::Accident => Way::Elsewhere(E::Traffic),
        _ => Way::Ask(Q::Wish),
    }
}

/// The routes of XF 31: (1) to (5) are others' procedures, (6) is the petition's own.
const fn claim(answer: A) -> Way {
    match answer {
        A::Court => Way::Elsewhere(E::Litigation),
        A::Dispute => Way::Elsewhere(E::Arbitration),
        A::PartyMatter => Way::Elsewhere(E::Party),
        A::Official => Way::Elsewhere(E::Discipline),
        A::AdministrativeAct => Way::Ask(Q::Act),
        A::Duty => Way::Elsewhere(E::OwnProcedure),
        A::Information => Way::Ask(Q::Information),
        _ => Way::Ask(Q::Before),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn takes(procedure: Procedure) -> Step {
        Step::Procedure { procedure, kind: None }
    }

    const fn complaint(kind: Kind) -> Step {
        Step::Procedure { procedure: Procedure::Complaint, kind: Some(kind) }
    }

    const fn elsewhere(channel: E) -> Step {
        Step::Elsewhere(channel)
    }

    #[test]
    fn everything_has_its_procedure_or_its_channel() {
        let table: [(&[A], Step); 33] = [
            (&[], Step::Ask(Q::Danger)),
            (&[A::Crime], elsewhere(E::Police)),
            (&[A::Fire], elsewhere(E::Fire)),
            (&[A::Injury], elsewhere(E::Ambulance)),
            (&[A::Accident], elsewhere(E::Traffic)),
            (&[A::Safe], Step::Ask(Q::Wish)),
            (&[A::Safe, A::Hall], Step::Ask(Q::Complaint)),
            (&[A::Safe, A::Hall, A::Service], Step::Ask(Q::Case)),
            (&[A::Safe, A::Hall, A::Service, A::NoCase], complaint(Kind::Service)),
            (&[A::Safe, A::Hall, A::OverTime, A::CaseConduct], complaint(Kind::OverTime)),
            (&[A::Safe, A::Hall, A::UnlawfulFee, A::NoCase], complaint(Kind::UnlawfulFee)),
            (&[A::Safe, A::Hall, A::CannotBeDone, A::CaseContent], elsewhere(E::Case)),
            (&[A::Safe, A::Hall, A::SystemFault], complaint(Kind::SystemFault)),
            (&[A::Safe, A::Hall, A::Praise], complaint(Kind::Praise)),
            (&[A::Safe, A::Hotline, A::Enquiry], complaint(Kind::Enquiry)),
            (&[A::Safe, A::Hotline, A::Report], complaint(Kind::Report)),
            (&[A::Safe, A::Hotline, A::Help, A::NoCase], complaint(Kind::Help)),
            (&[A::Safe, A::Petition, A::Court], elsewhere(E::Litigation)),
            (&[A::Safe, A::Petition, A::Dispute], elsewhere(E::Arbitration)),
            (&[A::Safe, A::Petition, A::PartyMatter], elsewhere(E::Party)),
            (&[A::Safe, A::Petition, A::Official], elsewhere(E::Discipline)),
            (&[A::Safe, A::Petition, A::Duty], elsewhere(E::OwnProcedure)),
            (
                &[A::Safe, A::Petition, A::AdministrativeAct, A::Decided],
                elsewhere(E::Reconsideration),
            ),
            (
                &[A::Safe, A::Petition, A::AdministrativeAct, A::DecidedFirst],
                elsewhere(E::ReconsiderationFirst),
            ),
            (&[A::Safe, A::Petition, A::AdministrativeAct, A::Pending], elsewhere(E::OwnProcedure)),
            (&[A::Safe, A::Petition, A::Settle, A::Never], takes(Procedure::Petition)),
            (&[A::Safe, A::Petition, A::Settle, A::UnderWay], elsewhere(E::PetitionUnderWay)),
            (&[A::Safe, A::Petition, A::Settle, A::Concluded], elsewhere(E::PetitionConcluded)),
            (&[A::Safe, A::Petition, A::Information, A::Get], takes(Procedure::Disclosure)),
            (&[A::Safe, A::Information, A::Settled], elsewhere(E::Petition)),
            (&[A::Safe, A::Information, A::File], elsewhere(E::OwnProcedure)),
            (&[A::Safe, A::Procurement, A::Takes], takes(Procedure::Procurement)),
            (&[A::Safe, A::Procurement, A::Other], elsewhere(E::Complaint)),
        ];
        for (answers, expected) in table {
            assert_eq!(classify(answers), Some(expected), "{answers:?}");
        }
    }

    #[test]
    fn an_answer_to_another_question_is_none() {
        assert_eq!(classify(&[A::Hall]), None);
        assert_eq!(classify(&[A::Safe, A::Praise]), None);
        assert_eq!(classify(&[A::Crime, A::Praise]), Some(elsewhere(E::Police)), "it had ended");
    }

    /// Follows every way to its end.
    fn walk(answers: &mut Vec<A>, asked: &mut Vec<Q>, ends: &mut Vec<Step>) {
        match classify(answers).expect("only what is asked is answered") {
            Step::Ask(question) => {
                asked.push(question);
                assert!(answers.len() < 5, "too many questions: {answers:?}");
                for answer in question.answers() {
                    answers.push(*answer);
                    walk(answers, asked, ends);
                    answers.pop();
                }
            }
            end => ends.push(end),
        }
    }

    #[test]
    fn every_way_ends_after_five_questions_and_leads_somewhere_that_can_be_named() {
        let (mut asked, mut ends) = (Vec::new(), Vec::new());
        walk(&mut Vec::new(), &mut asked, &mut ends);
        for question in Q::ALL {
            assert!(asked.contains(question), "{question} is never asked");
        }
        for answer in A::ALL {
            assert!(
                Q::ALL.iter().any(|it| it.answers().contains(answer)),
                "{answer} is never given"
            );
        }
        // A rectification is opened by a rating, and by nothing else.
        for procedure in Procedure::ALL.iter().filter(|it| **it != Procedure::Rectification) {
            let leads = |end: &Step| matches!(end, Step::Procedure { procedure: it, .. } if it == procedure);
            assert!(ends.iter().any(leads), "nothing leads to {procedure}");
        }
        for kind in Kind::ALL {
            let says =
                |end: &Step| matches!(end, Step::Procedure { kind: Some(it), .. } if it == kind);
            assert!(ends.iter().any(says), "nothing says {kind}");
        }
    }
}
