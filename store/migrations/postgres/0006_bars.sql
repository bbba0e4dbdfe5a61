-- Who may not apply for a time, or may not commit, because of what they did before (XK 78, 79; domain A.6).
-- An entry is never removed: it ends by itself, or is lifted.

CREATE TABLE bar (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the entry
    person_id UUID REFERENCES person (id),            -- the person it is on; absent for an organisation
    organisation_id UUID REFERENCES organisation (id), -- the organisation it is on; absent for a person
    item_key TEXT COLLATE "C",                        -- the item it is about; absent for every item
    ground TEXT NOT NULL,                             -- word of why, which says what it rules out
    document TEXT NOT NULL,                           -- number of the decision it rests on
    until_on DATE NOT NULL,                           -- its last day
    entered_at TIMESTAMPTZ NOT NULL,                  -- when it was entered
    lifted_at TIMESTAMPTZ,                            -- when it was lifted before its last day
    CHECK ((person_id IS NULL) <> (organisation_id IS NULL))
);
CREATE INDEX bar_by_person ON bar (person_id, until_on);
CREATE INDEX bar_by_organisation ON bar (organisation_id, until_on);
