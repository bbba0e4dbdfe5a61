-- The desk: what an officer is writing, and who looked at what is kept from view.

CREATE TABLE worksheet (
    case_id UUID NOT NULL REFERENCES cases (id),      -- the case it is about
    person_id UUID NOT NULL REFERENCES person (id),   -- who writes it
    action TEXT NOT NULL,                             -- word of the action it prepares
    body JSONB NOT NULL,                              -- what was typed, wrong or not
    updated_at TIMESTAMPTZ NOT NULL,                  -- when it was last saved
    PRIMARY KEY (case_id, person_id, action)
);

-- Who had personal facts of an applicant shown, and why.
CREATE TABLE disclosure (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the entry
    case_id UUID NOT NULL REFERENCES cases (id),      -- in which case
    person_id UUID NOT NULL REFERENCES person (id),   -- who looked
    purpose TEXT NOT NULL,                            -- what for, in the officer's words
    at TIMESTAMPTZ NOT NULL                           -- when
);
CREATE INDEX disclosure_by_case ON disclosure (case_id, at, id);
CREATE INDEX disclosure_by_person ON disclosure (person_id, at);
CREATE TRIGGER disclosure_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON disclosure
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who comes when among those accepted for an item whose number the law limits (XK 57).
CREATE TABLE place (
    item_key TEXT NOT NULL,                           -- the item
    sequence BIGINT NOT NULL,                         -- the place in the order of acceptance
    case_id UUID NOT NULL UNIQUE REFERENCES cases (id), -- who has the place
    outcome TEXT NOT NULL CHECK (outcome IN ('waiting', 'granted', 'gone')), -- what became of it
    PRIMARY KEY (item_key, sequence)
);
