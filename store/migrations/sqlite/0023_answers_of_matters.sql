-- Reply templates (答复模板): what departments answer often. Each change is a row of its own, which never changes; the last
-- one counts, and of a retired template it says so. What an answer of a matter became for everybody (答复选登) names it.

CREATE TABLE matter_template (
    id BLOB NOT NULL,                                 -- UUID of the template, the same in all versions
    version INTEGER NOT NULL CHECK (version > 0),     -- from 1
    department TEXT NOT NULL REFERENCES department (key), -- who keeps it; those of the desk that sorts matters serve all
    name TEXT NOT NULL,                               -- how it is found
    fits TEXT NOT NULL,                               -- the procedure, or procedure/kind, that it fits
    outcome TEXT,                                     -- the outcome that it answers, as procedure/outcome; absent for any
    body TEXT NOT NULL,                               -- what is answered, with what is filled in between braces
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)), -- 1 when nobody uses it any more
    written_by BLOB NOT NULL REFERENCES person (id),  -- who made this change
    written_at INTEGER NOT NULL,                      -- when
    PRIMARY KEY (id, version)
) STRICT;
CREATE INDEX matter_template_by_name ON matter_template (department, name, id);
CREATE INDEX matter_template_by_change ON matter_template (department, written_at, id);
CREATE TRIGGER matter_template_no_update BEFORE UPDATE ON matter_template
BEGIN
    SELECT RAISE(ABORT, 'matter_template is append-only');
END;
CREATE TRIGGER matter_template_no_delete BEFORE DELETE ON matter_template
BEGIN
    SELECT RAISE(ABORT, 'matter_template is append-only');
END;

ALTER TABLE published_answer ADD COLUMN matter_id BLOB REFERENCES matter (id); -- the matter that was answered so
ALTER TABLE published_answer ADD COLUMN heard_as TEXT; -- word of its procedure
ALTER TABLE published_answer ADD COLUMN heard_kind TEXT; -- word of what it was about, within its procedure
ALTER TABLE published_answer ADD COLUMN heard_in TEXT; -- first day of the month in which it was answered
