-- Topics of a desk, each with a queue of its own, and those of the desk who are away for some days.

ALTER TABLE conversation ADD COLUMN topic TEXT COLLATE "C";         -- key of its topic at the desk, derived; absent in the general queue
ALTER TABLE desk_presence ADD COLUMN topics JSONB; -- JSON list of the topics they answer; absent for all of them

CREATE TABLE desk_absence (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the absence
    person_id UUID NOT NULL REFERENCES person (id),   -- who is away
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- from whose desk
    stand_in_id UUID REFERENCES person (id),          -- who of the same desk takes what they have; absent for whoever is free
    from_on DATE NOT NULL,                            -- the first day
    until_on DATE NOT NULL,                           -- the last day
    noted_by UUID NOT NULL REFERENCES person (id),    -- who noted it
    noted_at TIMESTAMPTZ NOT NULL,                    -- when
    ended_at TIMESTAMPTZ,                             -- when it was ended before its last day
    CHECK (from_on <= until_on),
    CHECK (stand_in_id <> person_id)
);
CREATE INDEX desk_absence_by_department ON desk_absence (department, until_on);
