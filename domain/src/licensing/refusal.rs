//! Why the rules say no.

use super::words;

words! {
    /// The rules say no; the code is the key of the sentence that the person reads.
    pub enum Refusal {
        // Who.
        /// The action does not exist in this state.
        WrongState = "wrong_state",
        /// This role or department never does this here.
        NotPermitted = "not_permitted",
        /// Officers never handle their own application.
        OwnApplication = "own_application",
        /// Another reviewer has the case.
        NotAssigned = "not_assigned",
        /// A window clerk decides nothing but what is decided on the spot (XK 34).
        ClerkMayNotDecide = "clerk_may_not_decide",
        /// Whoever received or reviewed does not decide (A.6, A.10).
        SameOfficer = "same_officer",
        /// A verification needs two distinct officers (XK 34).
        NeedsTwoOfficers = "needs_two_officers",
        /// The chair of a hearing has not reviewed the case (XK 48).
        ChairIsReviewer = "chair_is_reviewer",
        /// Only the chair closes the hearing (XK 48).
        NotTheChair = "not_the_chair",
        /// The reviewer is a relative of the applicant.
        ReviewerIsRelated = "reviewer_is_related",

        // Filing.
        /// The form has faults.
        FormInvalid = "form_invalid",
        /// The declaration of truth is not signed (XK 31).
        DeclarationMissing = "declaration_missing",
        /// The agent holds no authorisation (XK 29).
        NotAuthorised = "not_authorised",
        /// Barred after false materials (XK 78, 79).
        Barred = "barred",
        /// The item needs a valid project code.
        ProjectCodeMissing = "project_code_missing",

        // Grounds.
        /// No reason is given (XK 38).
        ReasonMissing = "reason_missing",
        /// No legal basis is given.
        BasisMissing = "basis_missing",
        /// The item names no remedies (XK 7).
        RemediesMissing = "remedies_missing",
        /// The competent organ is not named (XK 32).
        OrganMissing = "organ_missing",
        /// The opinion is missing.
        OpinionMissing = "opinion_missing",
        /// The result is missing.
        ResultMissing = "result_missing",
        /// The evidence is missing.
        EvidenceMissing = "evidence_missing",
        /// The number of the archive package, of the parcel, of the public entry or the name of the recipient is missing.
        NumberMissing = "number_missing",

        // Receipt.
        /// Nothing is listed.
        NothingListed = "nothing_listed",
        /// An entry does not say what is wrong.
        RemarkMissing = "remark_missing",
        /// The same thing is listed twice.
        ListedTwice = "listed_twice",
        /// It is not in the published list, so it must not be asked for (XK 31).
        NotInPublishedList = "not_in_published_list",
        /// A second notice asks for something the first did not (XK 32; R32-a).
        SecondNoticeHasNewItems = "second_notice_has_new_items",
        /// It is called missing though it was handed in.
        ItemWasSupplied = "item_was_supplied",
        /// It was not asked for.
        NotAskedFor = "not_asked_for",
        /// Whoever supplies all that was listed must be accepted (XK 32; R32-c).
        MustAccept = "must_accept",
        /// The correction at the counter is not initialled.
        NotInitialled = "not_initialled",
        /// Required materials are missing.
        MaterialsMissing = "materials_missing",
        /// Nothing is missing.
        NothingMissing = "nothing_missing",
        /// Nothing has been notified that could be wanting still.
        NotNotified = "not_notified",

        // Modes.
        /// The item takes no documents later (容缺).
        DeferralNotOffered = "deferral_not_offered",
        /// This document must be there at once.
        NotDeferrable = "not_deferrable",
        /// The promise to supply is not signed.
        PromiseMissing = "promise_missing",
        /// The item is not decided on the spot.
        NotImmediate = "not_immediate",
        /// The item is not granted on a commitment.
        CommitmentNotOffered = "commitment_not_offered",
        /// The applicant has not chosen and signed the commitment.
        CommitmentNotSigned = "commitment_not_signed",
        /// Serious bad credit or an earlier false promise.
        BadCredit = "bad_credit",
        /// The case was not granted on a commitment.
        NoCommitment = "no_commitment",

        // Review.
        /// The verification on site is missing (XK 34).
        VerificationMissing = "verification_missing",
        /// The ground is none of the eight (XK 45).
        GroundNotInLaw = "ground_not_in_law",
        /// The time it takes must be told (XK 45).
        PlannedDaysMissing = "planned_days_missing",
        /// Somebody else must approve it.
        ApprovalMissing = "approval_missing",
        /// The party is not named.
        PartyMissing = "party_missing",
        /// The right to a hearing has not been told (XK 47).
        HearingRightNotGiven = "hearing_right_not_given",
        /// The right has been told already.
        HearingRightGiven = "hearing_right_given",
        /// The parties may still ask for a hearing (XK 47).
        HearingWindowOpen = "hearing_window_open",
        /// A hearing has been asked for already.
        HearingRequested = "hearing_requested",
        /// Nobody has asked for a hearing.
        HearingNotRequested = "hearing_not_requested",
        /// A hearing is due and was not held (XK 46, 47).
        HearingMissing = "hearing_missing",
        /// A hearing is announced at least seven days before (XK 48).
        NoticeTooShort = "notice_too_short",
        /// The hearing has not taken place yet.
        HearingNotHeld = "hearing_not_held",
        /// Place of the hearing is missing.
        PlaceMissing = "place_missing",
        /// The minutes are missing (XK 48).
        MinutesMissing = "minutes_missing",
        /// The proposal does not rest on the minutes (XK 48).
        MinutesNotCited = "minutes_not_cited",
        /// The date lies in the past.
        DateInThePast = "date_in_the_past",
        /// The case is with that department already.
        SameDepartment = "same_department",

        // Decision.
        /// The quantity is used up (XK 57).
        QuantityExhausted = "quantity_exhausted",
        /// Somebody accepted earlier has to be decided first (XK 57).
        EarlierApplicationWaits = "earlier_application_waits",
        /// The standing of the limited quantity was not looked up.
        StandingUnknown = "standing_unknown",
        /// The lawful fee is not paid (XK 58).
        FeeUnpaid = "fee_unpaid",

        // Time.
        /// The limit has passed.
        LimitPassed = "limit_passed",
        /// The period of the applicant still runs.
        PeriodRuns = "period_runs",
        /// The limit has not passed yet.
        NotDueYet = "not_due_yet",
        /// The limit has been extended once (XK 42).
        AlreadyExtended = "already_extended",
        /// Nothing, or more than the law allows (XK 42).
        ExtensionAmount = "extension_amount",
        /// The item allows no extension.
        ExtensionNotOffered = "extension_not_offered",

        // Afterwards.
        /// Undoing it would gravely harm the public (XK 69).
        HarmsPublicInterest = "harms_public_interest",
        /// It has been archived.
        AlreadyArchived = "already_archived",
        /// It has been rated (一事一评).
        AlreadyRated = "already_rated",
        /// The decision is not one that is published (XK 5, 40).
        NotPublic = "not_public",
        /// It has been published.
        AlreadyPublished = "already_published",
        /// It has been checked.
        AlreadyChecked = "already_checked",
    }
}

impl Refusal {
    /// The code, which is the key of the sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.word()
    }
}

impl std::error::Error for Refusal {}
