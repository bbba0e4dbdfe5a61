-- Topics of a desk, each with a queue of its own, and those of the desk who are away for some days.

ALTER TABLE conversation ADD COLUMN topic TEXT;         -- key of its topic at the desk, derived; absent in the general queue
ALTER TABLE desk_presence ADD COLUMN topics TEXT CHECK (json_valid(topics)); -- JSON list of the topics they answer; absent for all of them

CREATE TABLE desk_absence (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the absence
    person_id BLOB NOT NULL REFERENCES person (id),   -- who is away
    department TEXT NOT NULL REFERENCES department (key), -- from whose desk
    stand_in_id BLOB REFERENCES person (id),          -- who of the same desk takes what they have; absent for whoever is free
    from_on TEXT NOT NULL,                            -- the first day
    until_on TEXT NOT NULL,                           -- the last day
    noted_by BLOB NOT NULL REFERENCES person (id),    -- who noted it
    noted_at INTEGER NOT NULL,                        -- when
    ended_at INTEGER,                                 -- when it was ended before its last day
    CHECK (from_on <= until_on),
    CHECK (stand_in_id <> person_id)
) STRICT;
CREATE INDEX desk_absence_by_department ON desk_absence (department, until_on);
