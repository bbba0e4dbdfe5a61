//! The documents a case brings forth (文书, domain A.5).

use super::words;

words! {
    /// What kind of document is issued; the word is the key of its name and of its page.
    pub enum DocumentKind {
        /// D1 收件凭证.
        Receipt = "receipt",
        /// D2 受理通知书.
        AcceptanceNotice = "acceptance_notice",
        /// D3 不予受理/不受理告知书.
        NonAcceptanceNotice = "non_acceptance_notice",
        /// D4 补正告知书: everything to correct, once (XK 32).
        CorrectionNotice = "correction_notice",
        /// D5 容缺受理通知书, with the promise of the applicant.
        DeferredAcceptanceNotice = "deferred_acceptance_notice",
        /// D6 告知承诺书.
        Commitment = "commitment",
        /// D7 特别程序告知书 (XK 45).
        SpecialProcedureNotice = "special_procedure_notice",
        /// D8 延期告知书 (XK 42).
        ExtensionNotice = "extension_notice",
        /// D9 听证权利告知书, 听证通知书, 公告 and 笔录 (XK 46–48).
        HearingDocument = "hearing_document",
        /// D10 利害关系人告知书 (XK 36).
        InterestedPartyNotice = "interested_party_notice",
        /// D11 现场核查记录 (XK 34).
        VerificationRecord = "verification_record",
        /// D12 准予行政许可决定书.
        GrantDecision = "grant_decision",
        /// D13 不予行政许可决定书.
        RefusalDecision = "refusal_decision",
        /// D14 证照, on paper or electronic, equal in force (ZX 10).
        Licence = "licence",
        /// D15 送达回证.
        DeliveryReceipt = "delivery_receipt",
        /// D16 变更/延续/撤回/撤销/注销决定, of the licence machine.
        LicenceDecision = "licence_decision",
        /// D17 超期告知, with the remedies against the silence.
        OverdueNotice = "overdue_notice",
        /// D18 撤回确认, of T30; numbered by us, as the list ends with D17.
        WithdrawalConfirmation = "withdrawal_confirmation",
        /// D19 终止告知书, of T31; numbered by us, as the list ends with D17.
        TerminationNotice = "termination_notice",
    }
}

/// Which seal a document bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// 专用印章 of receipt and acceptance (XK 32).
    Special,
    /// The seal of the organ.
    Organ,
}

impl DocumentKind {
    /// The code under which the law's list knows it, `D1` to `D19`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receipt => "D1",
            Self::AcceptanceNotice => "D2",
            Self::NonAcceptanceNotice => "D3",
            Self::CorrectionNotice => "D4",
            Self::DeferredAcceptanceNotice => "D5",
            Self::Commitment => "D6",
            Self::SpecialProcedureNotice => "D7",
            Self::ExtensionNotice => "D8",
            Self::HearingDocument => "D9",
            Self::InterestedPartyNotice => "D10",
            Self::VerificationRecord => "D11",
            Self::GrantDecision => "D12",
            Self::RefusalDecision => "D13",
            Self::Licence => "D14",
            Self::DeliveryReceipt => "D15",
            Self::LicenceDecision => "D16",
            Self::OverdueNotice => "D17",
            Self::WithdrawalConfirmation => "D18",
            Self::TerminationNotice => "D19",
        }
    }

    /// Whether it burdens the applicant, and so must carry reasons, legal basis and remedies (XK 38; R7).
    ///
    /// A correction notice is not: it is not separately suable (SPC 3).
    #[must_use]
    pub const fn is_adverse(self) -> bool {
        matches!(
            self,
            Self::NonAcceptanceNotice
                | Self::RefusalDecision
                | Self::OverdueNotice
                | Self::TerminationNotice
        )
    }

    /// The seal it bears, together with the date.
    #[must_use]
    pub const fn seal(self) -> Seal {
        match self {
            Self::Receipt
            | Self::AcceptanceNotice
            | Self::NonAcceptanceNotice
            | Self::CorrectionNotice
            | Self::DeferredAcceptanceNotice => Seal::Special,
            _ => Seal::Organ,
        }
    }
}
