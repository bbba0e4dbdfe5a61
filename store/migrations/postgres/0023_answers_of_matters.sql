-- Reply templates (答复模板): what departments answer often. Each change is a row of its own, which never changes; the last
-- one counts, and of a retired template it says so. What an answer of a matter became for everybody (答复选登) names it.

CREATE TABLE matter_template (
    id UUID NOT NULL,                                 -- UUID of the template, the same in all versions
    version BIGINT NOT NULL CHECK (version > 0),      -- from 1
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- who keeps it; those of the desk that sorts matters serve all
    name TEXT COLLATE "C" NOT NULL,                   -- how it is found
    fits TEXT COLLATE "C" NOT NULL,                   -- the procedure, or procedure/kind, that it fits
    outcome TEXT COLLATE "C",                         -- the outcome that it answers, as procedure/outcome; absent for any
    body TEXT NOT NULL,                               -- what is answered, with what is filled in between braces
    retired BIGINT NOT NULL CHECK (retired IN (0, 1)), -- 1 when nobody uses it any more
    written_by UUID NOT NULL REFERENCES person (id),  -- who made this change
    written_at TIMESTAMPTZ NOT NULL,                  -- when
    PRIMARY KEY (id, version)
);
CREATE INDEX matter_template_by_name ON matter_template (department, name, id);
CREATE INDEX matter_template_by_change ON matter_template (department, written_at, id);
CREATE TRIGGER matter_template_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON matter_template
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE published_answer ADD COLUMN matter_id UUID REFERENCES matter (id); -- the matter that was answered so
ALTER TABLE published_answer ADD COLUMN heard_as TEXT COLLATE "C"; -- word of its procedure
ALTER TABLE published_answer ADD COLUMN heard_kind TEXT COLLATE "C"; -- word of what it was about, within its procedure
ALTER TABLE published_answer ADD COLUMN heard_in DATE; -- first day of the month in which it was answered
