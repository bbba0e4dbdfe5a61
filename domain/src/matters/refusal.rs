//! Why a matter does not do what is wanted.

use crate::licensing::words;

words! {
    /// The rules say no; the code is the key of the sentence for it.
    pub enum Refusal {
        // Who and where.
        /// Not where the matter stands.
        WrongState = "matter_wrong_state",
        /// This part never does this.
        NotPermitted = "matter_not_permitted",
        /// It concerns them, so that they never have it (XF 30, 46).
        Concerned = "matter_concerned",
        /// Somebody else of the same department has to do it.
        SamePerson = "matter_same_person",
        /// Somebody else has it.
        NotYours = "matter_not_yours",
        /// It is not time for this.
        NotYet = "matter_not_yet",

        // How it comes in.
        /// Somebody anonymous was named.
        NotAnonymous = "matter_not_anonymous",
        /// Several bring it, and nobody speaks for them (XF 20).
        RepresentativeMissing = "matter_representative_missing",
        /// At most five speak for several (XF 20).
        TooManyRepresentatives = "matter_too_many_representatives",
        /// This is asked for by name (GK 29, CG 52).
        NameNeeded = "matter_name_needed",
        /// The place is on no map.
        PlaceUnknown = "matter_place_unknown",

        // What was said.
        /// A reason, an answer or a question is missing.
        ReasonMissing = "matter_reason_missing",
        /// A department is missing, or named twice.
        DepartmentMissing = "matter_department_missing",
        /// A number that it is joined to is missing, or its own.
        NumberMissing = "matter_number_missing",

        // Returns and dispatch.
        /// The 24 hours are over (AY 50).
        ReturnTooLate = "matter_return_too_late",
        /// The center has decided who is competent (WF 22).
        ReturnDecided = "matter_return_decided",

        // Periods.
        /// It was asked once what is meant (GK 30).
        ClarifiedTwice = "matter_clarified_twice",
        /// A period is missing, or empty.
        PeriodMissing = "matter_period_missing",
        /// This stops no clock here (GK 32, 34; CGT 58).
        GroundNotAllowed = "matter_ground_not_allowed",
        /// What is kept back has no ground, or what is given has one (GK 36).
        ExemptionMissing = "matter_exemption_missing",

        /// The channel does not lie on this route (XF 31).
        RouteNotAllowed = "matter_route_not_allowed",

        // Extensions.
        /// This period is not extended.
        ExtensionNotAllowed = "matter_extension_not_allowed",
        /// It was extended once.
        ExtendedTwice = "matter_extended_twice",
        /// Longer than allowed, or not at all.
        ExtensionTooLong = "matter_extension_too_long",
        /// The period ended before.
        ExtensionTooLate = "matter_extension_too_late",

        // Rights.
        /// The period for it is over.
        TooLate = "matter_too_late",
        /// Nobody can be called back who is anonymous.
        NobodyToCall = "matter_nobody_to_call",
        /// It was handled again once already; an appeal is left.
        ReopenedTwice = "matter_reopened_twice",
        /// There is one appeal.
        AppealedTwice = "matter_appealed_twice",
        /// Whoever gave the rating was not contacted yet.
        NotContacted = "matter_not_contacted",
        /// Whoever can be called back was not yet.
        NotCalledBack = "matter_not_called_back",
        /// At least three judge whether a rating was misused.
        PanelTooSmall = "matter_panel_too_small",
        /// A panel has judged the rating.
        RatingIsJudged = "matter_rating_is_judged",
    }
}

impl std::error::Error for Refusal {}
