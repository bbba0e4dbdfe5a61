//! Where something belongs that the hall does not handle itself, or not in this procedure.

use super::Procedure;
use crate::licensing::words;

words! {
    /// A channel outside the procedure that was asked; it is named, and nothing is swallowed (XF 31, AY 46, WF 19, BJ 11).
    pub enum Elsewhere {
        /// 诉讼: the courts (XF 31(1), AY 46).
        Litigation = "litigation",
        /// 仲裁: labour, personnel or commercial arbitration (XF 31(1)).
        Arbitration = "arbitration",
        /// 行政复议: reconsideration of an administrative act (XF 31(4), FY 20).
        Reconsideration = "reconsideration",
        /// 复议前置: reconsideration, which must come before a court hears it (FY 23).
        ReconsiderationFirst = "reconsideration_first",
        /// 纪检监察: discipline and supervision of officials (XF 31(3), WF 19).
        Discipline = "discipline",
        /// 党组织: matters of the Party, by its own regulations (XF 31(2)).
        Party = "party",
        /// 报警: the police, 110.
        Police = "police",
        /// 火警: the fire brigade, 119.
        Fire = "fire",
        /// 急救: the ambulance, 120.
        Ambulance = "ambulance",
        /// 交通事故: the traffic police, 122.
        Traffic = "traffic",
        /// 法定程序: the administrative procedure that decides it, such as a licence or a penalty (XF 31(4), (5)).
        OwnProcedure = "own_procedure",
        /// 本办件: the case itself, in which it can still be said.
        Case = "case",
        /// 投诉建议: the complaints of this hall.
        Complaint = "complaint",
        /// 信访: the office for letters and visits (GK 39).
        Petition = "petition",
        /// 信访在办: the organ that has accepted or is handling the same claim (XF 19).
        PetitionUnderWay = "petition_under_way",
        /// 信访终结: nowhere, because a re-review has ended it for good (XF 36).
        PetitionConcluded = "petition_concluded",
        /// 依申请公开: a request for disclosure (GK 27).
        Disclosure = "disclosure",
        /// 政府采购质疑投诉: challenge and complaint of a supplier (CG 52).
        Procurement = "procurement",
        /// 其他机关: another organ, which is named in words.
        OtherOrgan = "other_organ",
    }
}

impl Elsewhere {
    /// The telephone number, where one has to call and not to write.
    #[must_use]
    pub const fn telephone(self) -> Option<&'static str> {
        match self {
            Self::Police => Some("110"),
            Self::Fire => Some("119"),
            Self::Ambulance => Some("120"),
            Self::Traffic => Some("122"),
            _ => None,
        }
    }

    /// The procedure of this hall that takes it, so that it can be opened at once.
    #[must_use]
    pub const fn procedure(self) -> Option<Procedure> {
        match self {
            Self::Complaint => Some(Procedure::Complaint),
            Self::Petition => Some(Procedure::Petition),
            Self::Disclosure => Some(Procedure::Disclosure),
            Self::Procurement => Some(Procedure::Procurement),
            _ => None,
        }
    }
}
