//! What was written with what happened, by procedure.

use super::words::{Tongue, word};
use crate::{
    text::{Language, matters as text},
    ui::dates,
};
use domain::{
    Date, complaints, disclosure_requests,
    matters::{Elsewhere, Fact, Period, Procedure},
    petitions, procurement, rectifications,
};
use service::{items::Catalogue, matters::Body};

/// What was written with what happened.
pub fn written(language: Language, body: &Body, catalogue: &Catalogue) -> String {
    let log = Log { language, catalogue };
    match &body.fact {
        Fact::Complaint(complaints::Fact::Said { .. }) => body.text.clone().unwrap_or_default(),
        Fact::Complaint(fact) => log.complaint(fact),
        Fact::Disclosure(fact) => log.disclosure(fact),
        Fact::Petition(fact) => log.petition(fact),
        Fact::Procurement(fact) => log.challenge(fact),
        Fact::Rectification(fact) => log.rectification(fact),
    }
}

struct Log<'a> {
    language: Language,
    catalogue: &'a Catalogue,
}

fn both(first: String, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { [&first, second].join("\n") }
}

impl Log<'_> {
    fn word(&self, group: &str, name: &str) -> String {
        word(self.language, group, name)
    }

    /// The name of a department.
    fn named(&self, key: &str) -> String {
        let found = self.catalogue.department(key);
        found.map(|it| self.language.read(&it.name).to_owned()).unwrap_or_default()
    }

    fn extended(&self, procedure: Procedure, amount: u32, reason: &str) -> String {
        let days = Tongue::new(self.language, procedure).own("extended_by", "days");
        both(days.replace("{days}", &amount.to_string()), reason)
    }

    /// Which period passed, and when.
    fn passed(&self, period: Period, due_on: Date) -> String {
        let day = dates::day(self.language, due_on);
        let name = self.word("period", period.word());
        self.language.fill(text::PASSED, &[("period", &name), ("on", &day)])
    }

    fn complaint(&self, fact: &complaints::Fact) -> String {
        use complaints::Fact as F;
        match fact {
            F::Declined { elsewhere, reason } => {
                both(self.word("elsewhere", elsewhere.word()), reason)
            }
            F::Dispatched { lead, assisting, .. } => {
                let others = assisting.iter().map(|key| self.named(key));
                std::iter::once(self.named(lead)).chain(others).collect::<Vec<_>>().join(" · ")
            }
            F::Returned { competent, reason } => both(competent.clone(), reason),
            F::Contributed { department, text, .. } => both(self.named(department), text),
            F::Supplemented { text } => text.clone(),
            F::Identified { department, .. } => self.named(department),
            F::ClarificationAsked { question } => question.clone(),
            F::Proposed { outcome, text, .. } | F::Answered { outcome, text, .. } => {
                both(self.word("outcome", outcome.word()), text)
            }
            F::SentBack { reason, .. } | F::Reopened { reason, .. } | F::Appealed { reason } => {
                reason.clone()
            }
            F::CalledBack { result } => self.word("call_back", result.word()),
            F::AppealDecided { granted, text, .. } => {
                both(self.word("granted", if *granted { "yes" } else { "no" }), text)
            }
            F::Merged { into } => into.grouped(),
            F::Extended { amount, reason } => self.extended(Procedure::Complaint, *amount, reason),
            F::Supervised { note } => note.clone(),
            F::Overdue { period, due_on } | F::Lapsed { period, due_on } => {
                self.passed(*period, *due_on)
            }
            F::Lodged { .. }
            | F::Accepted { .. }
            | F::Taken { .. }
            | F::Said { .. }
            | F::Closed
            | F::Withdrawn => String::new(),
        }
    }

    fn disclosure(&self, fact: &disclosure_requests::Fact) -> String {
        use disclosure_requests::Fact as F;
        match fact {
            F::ClarificationAsked { text, working_days } => {
                let days =
                    self.language.fill(text::WITHIN_DAYS, &[("days", &working_days.to_string())]);
                both(text.clone(), &days)
            }
            F::Supplemented { text } => text.clone(),
            F::Consulted { ground, who } => both(self.word("ground", ground.word()), who),
            F::Heard { ground, agrees } => {
                let said = agrees.map_or("", |it| if it { "yes" } else { "no" });
                both(self.word("ground", ground.word()), &self.word("agrees", said))
            }
            F::Extended { amount, reason } => self.extended(Procedure::Disclosure, *amount, reason),
            F::Proposed { answer, .. } | F::Answered { answer, .. } => {
                let kind = self.word("answer_kind", answer.kind.word());
                let exemption = answer.exemption.map(|it| self.word("exemption", it.word()));
                both(
                    [Some(kind), exemption].into_iter().flatten().collect::<Vec<_>>().join(" · "),
                    &answer.text,
                )
            }
            F::SentBack { reason } => reason.clone(),
            F::Supervised { note } => note.clone(),
            F::Overdue { period, due_on } | F::Lapsed { period, due_on } => {
                self.passed(*period, *due_on)
            }
            F::Received { .. } | F::Confirmed | F::Taken { .. } | F::Withdrawn => String::new(),
        }
    }

    fn petition(&self, fact: &petitions::Fact) -> String {
        use petitions::Fact as F;
        match fact {
            F::Referred { to, referral } => {
                both(self.named(to), &self.word("referral", referral.word()))
            }
            F::Objected { competent, reason } => both(competent.clone(), reason),
            F::ObjectionSettled { consents } => {
                self.word("consents", if *consents { "yes" } else { "no" })
            }
            F::Directed { route, elsewhere, reason } => {
                let route = self.word("route", route.word());
                both(self.channel(&route, *elsewhere), reason)
            }
            F::Declined { elsewhere, reason } => both(self.channel("", *elsewhere), reason),
            F::Extended { amount, reason } => self.extended(Procedure::Petition, *amount, reason),
            F::Proposed { opinion, .. } | F::Answered { opinion, .. } => self.opinion(opinion),
            F::Reviewed { finding, text, .. } | F::Concluded { finding, text, .. } => {
                both(self.word("finding", finding.word()), text)
            }
            F::SentBack { reason }
            | F::ReviewRequested { reason }
            | F::ReReviewRequested { reason } => reason.clone(),
            F::Supervised { note } => note.clone(),
            F::Overdue { period, due_on } | F::Lapsed { period, due_on } => {
                self.passed(*period, *due_on)
            }
            F::Registered { .. }
            | F::Accepted
            | F::Taken { .. }
            | F::HearingOpened
            | F::HearingClosed
            | F::Withdrawn => String::new(),
        }
    }

    /// The channel that is named, after the route on which it lies, and what to do there.
    fn channel(&self, route: &str, elsewhere: Elsewhere) -> String {
        let name = self.word("elsewhere", elsewhere.word());
        let name = [route, &name].into_iter().filter(|it| !it.is_empty());
        let name = name.collect::<Vec<_>>().join(" · ");
        both(name, &self.word("elsewhere-text", elsewhere.word()))
    }

    /// The written opinion, part by part (XF 34).
    fn opinion(&self, opinion: &petitions::Opinion) -> String {
        let tongue = Tongue::new(self.language, Procedure::Petition);
        let parts = [
            ("claims", &opinion.claims),
            ("facts", &opinion.facts),
            ("opinion", &opinion.opinion),
            ("basis", &opinion.basis),
        ];
        let parts = parts.map(|(name, said)| {
            [&tongue.own("field", name), self.language.say(text::COLON), said].concat()
        });
        both(self.word("finding", opinion.finding.word()), &parts.join("\n"))
    }

    fn rectification(&self, fact: &rectifications::Fact) -> String {
        use rectifications::Fact as F;
        let tongue = Tongue::new(self.language, Procedure::Rectification);
        match fact {
            F::Contacted { text } | F::FedBack { text } => text.clone(),
            F::Planned { text, working_days } => {
                let days = tongue.own("working", "days");
                both(days.replace("{days}", &working_days.to_string()), text)
            }
            F::Settled { remedy, text } => both(tongue.own("remedy", remedy.word()), text),
            F::Contested { reason } => reason.clone(),
            F::Judged { misused, text, .. } => {
                both(tongue.own("misused", if *misused { "yes" } else { "no" }), text)
            }
            F::CalledBack { result } => self.word("call_back", result.word()),
            F::Supervised { note } => note.clone(),
            F::Overdue { period, due_on } => self.passed(*period, *due_on),
            F::Opened { .. } | F::Taken { .. } | F::Closed => String::new(),
        }
    }

    fn challenge(&self, fact: &procurement::Fact) -> String {
        use procurement::Fact as F;
        match fact {
            F::EnquiryAnswered { text }
            | F::Challenged { text }
            | F::ChallengeAnswered { text }
            | F::Complained { text }
            | F::Corrected { text } => text.clone(),
            F::Examined { found } => self.word("found", found.word()),
            F::CorrectionRequested { text, working_days } => {
                both(text.clone(), &self.within(*working_days))
            }
            F::SpecialStarted { ground, reason } => {
                both(self.word("ground", ground.word()), reason)
            }
            F::SpecialFinished { ground, result } => {
                both(self.word("ground", ground.word()), result)
            }
            F::Suspended { days } => {
                self.language.fill(text::STANDS_FOR, &[("days", &days.to_string())])
            }
            F::SuspensionEnded { due_on } => dates::day(self.language, *due_on),
            F::Proposed { outcome, text, .. } | F::Decided { outcome, text, .. } => {
                both(self.word("outcome", outcome.word()), text)
            }
            F::Rejected { reason } | F::SentBack { reason } => reason.clone(),
            F::Supervised { note } => note.clone(),
            F::Overdue { period, due_on } | F::Lapsed { period, due_on } => {
                self.passed(*period, *due_on)
            }
            F::Begun { .. } | F::CopiesSent | F::Taken { .. } | F::Withdrawn => String::new(),
        }
    }

    /// Within how many working days something is asked for.
    fn within(&self, working_days: u32) -> String {
        self.language.fill(text::WITHIN_DAYS, &[("days", &working_days.to_string())])
    }
}
