//! Which answers may be told to everybody (答复选登), once nobody is named in them.

use super::{Matter, Standing};
use crate::{complaints, disclosure_requests, petitions::State as Petitioned};

impl Matter {
    /// The words of its answer, where everybody may read them.
    ///
    /// Of a complaint once it was answered, but of no report, whose mere existence could betray who made it; of a request
    /// for disclosure what was public or disclosed (GK 36(1), (2)); of a petition unless it is kept secret or accuses an
    /// organ (XF 30), or an organ above was asked for a review.
    #[must_use]
    pub fn answer_for_all(&self) -> Option<&str> {
        match self {
            Self::Complaint(it) => {
                use complaints::State as S;
                let is_answered = matches!(it.state, S::Answered | S::Closed);
                let may = is_answered && it.kind != complaints::Kind::Report;
                it.answer.as_deref().filter(|_| may)
            }
            Self::Disclosure(it) => {
                let is_answered = it.state == disclosure_requests::State::Answered;
                let public = it.answer.as_ref().filter(|it| !it.kind.is_reconsidered_first());
                public.filter(|_| is_answered).map(|it| it.text.as_str())
            }
            Self::Petition(it) => {
                use Petitioned as S;
                let is_answered = matches!(it.state, S::Answered | S::Settled);
                let is_secret = it.origin.standing == Standing::Secret;
                let accuses = !it.holders.barred_departments.is_empty();
                let may = is_answered && !is_secret && !accuses && !it.holders.raised;
                it.opinion.as_ref().filter(|_| may).map(|it| it.opinion.as_str())
            }
            Self::Procurement(_) | Self::Rectification(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Moment,
        complaints::{self, Complaint, Kind, Outcome},
        disclosure_requests::{self, Answer, AnswerKind, DisclosureRequest, Received},
        ids::PersonId,
        matters::{Concern, Matter, Origin, Standing},
        petitions::{self, Finding, Opinion, Petition},
    };
    use time::macros::date;
    use uuid::Uuid;

    fn person() -> PersonId {
        PersonId::new(Uuid::from_u128(1))
    }

    fn at() -> Moment {
        Moment::at(date!(2026 - 03 - 02), 10, 0)
    }

    fn complaint(kind: Kind, standing: Standing) -> Complaint {
        let origin = Origin { standing, ..Origin::of(person(), "center", "office") };
        let mut complaint =
            Complaint::begin(&complaints::Filing { origin, kind, within: None }, at());
        let (by, outcome, text) = (person(), Outcome::Resolved, "已道歉".to_owned());
        let proposed = complaints::Fact::Proposed { by, outcome, text: text.clone() };
        complaint.apply(&proposed, at());
        complaint.apply(&complaints::Fact::Answered { by, outcome, text }, at());
        complaint
    }

    fn disclosed(kind: AnswerKind) -> Matter {
        let origin = Origin::of(person(), "market", "office");
        let (received, wanted) = (Received::InPerson, "预算".into());
        let filing = disclosure_requests::Filing { origin, received, wanted, form: None };
        let mut request = DisclosureRequest::begin(&filing, at());
        let answer = Answer { kind, exemption: None, text: "见附件".into() };
        let by = person();
        let proposed = disclosure_requests::Fact::Proposed { by, answer: answer.clone() };
        request.apply(&proposed, at());
        request.apply(&disclosure_requests::Fact::Answered { by, answer }, at());
        Matter::Disclosure(Box::new(request))
    }

    fn petition(standing: Standing, concerns: Vec<Concern>) -> Petition {
        let origin = Origin { standing, concerns, ..Origin::of(person(), "petitions", "office") };
        let (re_reviewer, claims) = ("province".into(), "补助".into());
        let mut petition =
            Petition::begin(&petitions::Filing { origin, re_reviewer, claims }, at());
        let opinion = Opinion {
            finding: Finding::Explained,
            claims: "发放补助".into(),
            facts: "尚未申请".into(),
            opinion: "请申请".into(),
            basis: "办法第五条".into(),
        };
        let by = person();
        petition.apply(&petitions::Fact::Proposed { by, opinion: opinion.clone() }, at());
        petition.apply(&petitions::Fact::Answered { by, opinion }, at());
        petition
    }

    #[test]
    fn the_answer_of_a_complaint_is_told_to_all_but_that_of_a_report_and_none_that_is_not_given() {
        for standing in Standing::ALL {
            let answered = Matter::Complaint(Box::new(complaint(Kind::Service, *standing)));
            assert_eq!(answered.answer_for_all(), Some("已道歉"), "{standing}");
        }
        let report = Matter::Complaint(Box::new(complaint(Kind::Report, Standing::Named)));
        assert_eq!(report.answer_for_all(), None);
        let mut again = complaint(Kind::Service, Standing::Named);
        let by = crate::matters::Part::Filer;
        again.apply(&complaints::Fact::Reopened { by, reason: "没有解决".into() }, at());
        assert_eq!(Matter::Complaint(Box::new(again)).answer_for_all(), None);
    }

    #[test]
    fn of_what_was_asked_for_only_what_is_public_is_told_to_all() {
        for kind in AnswerKind::ALL {
            let is_public = matches!(kind, AnswerKind::AlreadyPublic | AnswerKind::Provided);
            let told = disclosed(*kind);
            assert_eq!(told.answer_for_all().is_some(), is_public, "{kind}");
        }
    }

    #[test]
    fn a_petition_that_is_secret_accuses_an_organ_or_is_reviewed_is_told_to_nobody() {
        let told = |it| Matter::Petition(Box::new(it)).answer_for_all().map(str::to_owned);
        let named = || petition(Standing::Named, Vec::new());
        assert_eq!(told(named()).as_deref(), Some("请申请"));
        assert_eq!(told(petition(Standing::Secret, Vec::new())), None);
        let accused = Concern::Department { department: "market".to_owned() };
        assert_eq!(told(petition(Standing::Named, vec![accused])), None);
        let mut reviewed = named();
        let reason = "没有解决".to_owned();
        reviewed.apply(&petitions::Fact::ReviewRequested { reason }, at());
        let (by, finding, text) = (person(), Finding::Supported, "予以支持".to_owned());
        reviewed.apply(&petitions::Fact::Reviewed { by, finding, text }, at());
        assert_eq!(told(reviewed.clone()), None);
        let (period, due_on) = (crate::matters::Period::PetitionReReviewRequest, at().date());
        reviewed.apply(&petitions::Fact::Lapsed { period, due_on }, at());
        assert_eq!(told(reviewed), None);
    }
}
