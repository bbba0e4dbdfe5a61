-- Who may not apply for a time, or may not commit, because of what they did before (XK 78, 79; domain A.6).
-- An entry is never removed: it ends by itself, or is lifted.

CREATE TABLE bar (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the entry
    person_id BLOB REFERENCES person (id),            -- the person it is on; absent for an organisation
    organisation_id BLOB REFERENCES organisation (id), -- the organisation it is on; absent for a person
    item_key TEXT,                                    -- the item it is about; absent for every item
    ground TEXT NOT NULL,                             -- word of why, which says what it rules out
    document TEXT NOT NULL,                           -- number of the decision it rests on
    until_on TEXT NOT NULL,                           -- its last day
    entered_at INTEGER NOT NULL,                      -- when it was entered
    lifted_at INTEGER,                                -- when it was lifted before its last day
    CHECK ((person_id IS NULL) <> (organisation_id IS NULL))
) STRICT;
CREATE INDEX bar_by_person ON bar (person_id, until_on);
CREATE INDEX bar_by_organisation ON bar (organisation_id, until_on);
