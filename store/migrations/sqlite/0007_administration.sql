-- Administration: posts in the hall as a whole, what administrators did, and the loading of a year.

-- An administrator, an auditor or a supervisor of the hall belongs to no department.
CREATE TABLE post (
    person_id BLOB NOT NULL REFERENCES person (id),   -- the member of staff
    department TEXT REFERENCES department (key),      -- where the roles hold; absent for the hall as a whole
    roles TEXT NOT NULL CHECK (json_valid(roles)),    -- list of role words
    updated_at INTEGER NOT NULL,                      -- when the entry last changed
    UNIQUE (person_id, department)
) STRICT;
INSERT INTO post (person_id, department, roles, updated_at)
SELECT person_id, department, roles, updated_at FROM staff;
DROP TABLE staff;
ALTER TABLE post RENAME TO staff;
CREATE UNIQUE INDEX staff_of_hall ON staff (person_id) WHERE department IS NULL;
CREATE INDEX staff_by_department ON staff (department, person_id);

-- What administrators did, a log that only grows.
CREATE TABLE admin_event (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the entry, later ones sort after earlier ones
    at INTEGER NOT NULL,                              -- when
    person_id BLOB REFERENCES person (id),            -- who did it; absent for the command line
    fact TEXT NOT NULL,                               -- word of what was done
    body TEXT NOT NULL CHECK (json_valid(body))       -- to whom or what, with the names of that day
) STRICT;
CREATE TRIGGER admin_event_no_update BEFORE UPDATE ON admin_event
BEGIN
    SELECT RAISE(ABORT, 'admin_event is append-only');
END;
CREATE TRIGGER admin_event_no_delete BEFORE DELETE ON admin_event
BEGIN
    SELECT RAISE(ABORT, 'admin_event is append-only');
END;

-- A year that somebody is about to load, as it was typed.
CREATE TABLE calendar_sheet (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id), -- who types it
    text TEXT NOT NULL,                               -- what was typed, wrong or not
    updated_at INTEGER NOT NULL                       -- when it was last saved
) STRICT, WITHOUT ROWID;

ALTER TABLE calendar_year ADD COLUMN restated_at INTEGER; -- when the dates of open cases were last restated for it
