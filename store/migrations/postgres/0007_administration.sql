-- Administration: posts in the hall as a whole, what administrators did, and the loading of a year.

-- An administrator, an auditor or a supervisor of the hall belongs to no department.
CREATE TABLE post (
    person_id UUID NOT NULL REFERENCES person (id),   -- the member of staff
    department TEXT COLLATE "C" REFERENCES department (key), -- where the roles hold; absent for the hall as a whole
    roles JSONB NOT NULL,                             -- list of role words
    updated_at TIMESTAMPTZ NOT NULL,                  -- when the entry last changed
    UNIQUE (person_id, department)
);
INSERT INTO post (person_id, department, roles, updated_at)
SELECT person_id, department, roles, updated_at FROM staff;
DROP TABLE staff;
ALTER TABLE post RENAME TO staff;
CREATE UNIQUE INDEX staff_of_hall ON staff (person_id) WHERE department IS NULL;
CREATE INDEX staff_by_department ON staff (department, person_id);

-- What administrators did, a log that only grows.
CREATE TABLE admin_event (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the entry, later ones sort after earlier ones
    at TIMESTAMPTZ NOT NULL,                          -- when
    person_id UUID REFERENCES person (id),            -- who did it; absent for the command line
    fact TEXT NOT NULL,                               -- word of what was done
    body JSONB NOT NULL                               -- to whom or what, with the names of that day
);
CREATE TRIGGER admin_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON admin_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A year that somebody is about to load, as it was typed.
CREATE TABLE calendar_sheet (
    person_id UUID NOT NULL PRIMARY KEY REFERENCES person (id), -- who types it
    text TEXT NOT NULL,                               -- what was typed, wrong or not
    updated_at TIMESTAMPTZ NOT NULL                   -- when it was last saved
);

ALTER TABLE calendar_year ADD COLUMN restated_at TIMESTAMPTZ; -- when the dates of open cases were last restated for it
